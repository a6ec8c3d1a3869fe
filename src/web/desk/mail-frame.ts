import type { FastifyReply } from 'fastify'

/**
 * A mail's HTML as a page of its own, for a frame: no scripts, no forms, no addresses of ours, nothing from elsewhere
 * (reliability.md section 5). The frame has the attribute sandbox as well.
 */
export function mailFrame(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header(
      'content-security-policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'",
    )
    .header('x-frame-options', 'SAMEORIGIN')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}
