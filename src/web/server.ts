import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from '../log.ts'

export interface ServerOptions {
  /** PUBLIC_URL: decides whether cookies and headers may count on HTTPS. The Host header is believed for nothing. */
  publicUrl: string
  log?: Logger
}

const MAX_BODY = 1_048_576
/** HTTPS is the work of a proxy on this computer or beside it. Its X-Forwarded-For is believed: limits count who stands behind it. */
const PROXIES = ['loopback', 'linklocal', 'uniquelocal']

/**
 * The web that desk, portal and demo share: headers, cookies, forms, limits, plain words for whatever goes wrong, /healthz.
 * Register pages on it, then listen.
 */
export async function createServer({ publicUrl, log }: ServerOptions): Promise<FastifyInstance> {
  const secure = publicUrl.startsWith('https:')
  const app: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: MAX_BODY,
    trustProxy: secure && PROXIES,
    return503OnClosing: true,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
    // an address that cannot be decoded, or with an endless part, is none of ours
    frameworkErrors: (error, request, reply) =>
      void explain(request, reply, (error.statusCode ?? 500) < 500 ? 404 : 500),
  })
  await app.register(helmet, headers(secure))
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: MAX_BODY })
  await app.register(rateLimit, { global: false, errorResponseBuilder: tooMany })
  app.addHook('onSend', timing)
  app.get('/healthz', () => ({ status: 'ok' }))
  app.setNotFoundHandler((request, reply) => explain(request, reply, 404))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500)
      log?.error({ error: error.message, stack: error.stack, route: request.routeOptions.url }, 'a page failed')
    return explain(request, reply, status)
  })
  return app
}

/** No script and no style that is not ours, nothing from elsewhere, no frame but our own (reliability.md section 6). */
function headers(secure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
      },
    },
    // on plain HTTP, as in the demo, both would lead a browser astray
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // a link with a token must not be told to anybody; our own pages may know where a form came from
    referrerPolicy: { policy: 'same-origin' },
  }
}

/** `Server-Timing` on every answer, so that the budget of a page can be seen in the browser; a page may say more itself. */
async function timing(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!reply.hasHeader('server-timing')) reply.header('server-timing', `total;dur=${reply.elapsedTime.toFixed(1)}`)
}

/** Browsers say where a request comes from. A form of another site is refused before anything else looks at it (reliability.md, 101). */
export function comesFromElsewhere(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  return origin !== undefined && origin !== 'null' && origin !== new URL(publicUrl).origin
}

function tooMany(_request: FastifyRequest, { ttl }: { ttl: number }): Error & { statusCode: number } {
  const seconds = Math.ceil(ttl / 1000)
  return Object.assign(new Error(`too many requests, wait ${seconds} s`), { statusCode: 429 })
}

const WORDS: { [status: number]: { nl: [string, string]; en: [string, string] } } = {
  404: {
    nl: [
      'Deze pagina is er niet',
      'Het adres klopt niet, of wat er stond is weg. Ga terug en probeer het daar opnieuw.',
    ],
    en: ['There is no such page', 'The address is wrong, or what was there is gone. Go back and try again from there.'],
  },
  413: {
    nl: ['Dit is te groot', 'Wat u stuurt is te groot. Er is niets bewaard. Stuur minder tegelijk.'],
    en: ['This is too large', 'What you send is too large. Nothing was kept. Send less at once.'],
  },
  429: {
    nl: [
      'Even wachten',
      'Er kwamen te veel aanvragen tegelijk. Er is niets gewijzigd. Probeer het over een minuut opnieuw.',
    ],
    en: ['Please wait a moment', 'Too many requests came at once. Nothing was changed. Try again in a minute.'],
  },
  400: {
    nl: [
      'Dit kunnen wij niet lezen',
      'De aanvraag was niet goed. Er is niets gewijzigd. Ga terug en probeer het opnieuw.',
    ],
    en: ['We cannot read this', 'The request was not right. Nothing was changed. Go back and try again.'],
  },
  500: {
    nl: [
      'Dit ging mis bij ons',
      'Er is niets gewijzigd. Probeer het over een minuut opnieuw. Blijft het misgaan? Mail ons.',
    ],
    en: [
      'Something went wrong on our side',
      'Nothing was changed. Try again in a minute. Does it stay? Send us an e-mail.',
    ],
  },
}

/** An error as a person reads it; a program gets the same sentence as JSON. Never a stack trace, never what was asked. */
function explain(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const code = WORDS[status] ? status : status < 500 ? 400 : 500
  const language = /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'nl'
  const [title, text] = WORDS[code]![language]
  reply.code(status).header('cache-control', 'no-store')
  if (request.url.startsWith('/api/')) return reply.send({ error: `${title}. ${text}` })
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
    )
}
