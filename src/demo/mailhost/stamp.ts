import { randomBytes } from 'node:crypto'
import { fromDomain, readHead, withCrlf, withoutHeaders } from './headers.ts'

export type Verdict = 'pass' | 'fail' | 'none'

export interface Envelope {
  /** Reverse-path; '' is the null sender of bounces. */
  from: string
  to: string[]
}

export interface Trace {
  authServId: string
  envelope: Envelope
  /** Name that the client gave in its EHLO. */
  helo: string
  verdict: Verdict
  at: Date
}

/**
 * What the last hop of a real host does: headers that only it may write are taken out and written anew, on top.
 * RFC 8601 s. 5 (Authentication-Results), RFC 5321 s. 4.4 (Return-Path, Received).
 */
export function stamp(mail: Buffer, { authServId, envelope, helo, verdict, at }: Trace): Buffer {
  const raw = withoutHeaders(withCrlf(mail), ['authentication-results', 'return-path'])
  const from = fromDomain(readHead(raw))
  const receiver = envelope.to.length === 1 ? `\r\n\tfor <${envelope.to[0]}>` : ''
  const top = [
    `Return-Path: <${envelope.from}>`,
    `Authentication-Results: ${authServId};\r\n\t${results(verdict, from, envelope.from, helo).join(';\r\n\t')}`,
    `Received: from ${token(helo)} ([127.0.0.1])\r\n\tby ${authServId} with ESMTP id ${randomBytes(6).toString('hex')}${receiver};` +
      `\r\n\t${at.toUTCString().replace('GMT', '+0000')}`,
  ]
  return Buffer.concat([Buffer.from(`${top.join('\r\n')}\r\n`), raw])
}

/** The verdict for a mail that nobody chose one for: the domains of the invented world pass, strangers publish no policy. */
export function verdictFor(mail: Buffer, trusted: readonly string[]): Verdict {
  const domain = fromDomain(readHead(mail))
  return trusted.some(one => domain === one || domain?.endsWith(`.${one}`)) ? 'pass' : 'none'
}

function results(verdict: Verdict, from: string | null, sender: string, helo: string): string[] {
  const sent = sender.includes('@')
    ? `smtp.mailfrom=${token(sender.slice(sender.lastIndexOf('@') + 1))}`
    : `smtp.helo=${token(helo)}`
  const headerFrom = from ? ` header.from=${token(from)}` : ''
  return [
    `dmarc=${verdict}${headerFrom}`,
    `spf=${verdict} ${sent}`,
    verdict === 'pass' && from ? `dkim=pass header.d=${token(from)}` : 'dkim=none',
  ]
}

/** Text of the sender may not add a result of its own. */
function token(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}.-]/gu, '_').slice(0, 255) || '_'
}
