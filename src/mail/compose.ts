import MailComposer from 'nodemailer/lib/mail-composer'
import type MimeNode from 'nodemailer/lib/mime-node'
import * as qp from 'nodemailer/lib/qp'
import type { Address } from './message.ts'

/** A mail that is ready to be written down. Names and subject are one line each, addresses are checked. */
export interface Letter {
  from: Address
  to: Address
  subject: string
  /** Without angle brackets. */
  messageId: string
  inReplyTo: string | null
  references: string[]
  date: Date
  language: string
  /** RFC 3834 s. 5 */
  autoSubmitted: 'auto-replied' | 'auto-generated'
  runId: number | null
  loop: string
  boundary: string
  text: string
  html: string
}

/** The bytes of a mail: the same letter always gives the same bytes. Bodies are quoted-printable, so every relay leaves them alone. */
export function compose(letter: Letter): Buffer {
  const composer = new MailComposer({
    from: letter.from,
    to: letter.to,
    subject: letter.subject,
    messageId: `<${letter.messageId}>`,
    ...(letter.inReplyTo && { inReplyTo: letter.inReplyTo }),
    ...(letter.references.length && { references: letter.references }),
    date: letter.date,
    headers: ownHeaders(letter).map(([key, value]) => ({ key, value })),
    text: plainLines(letter.text),
    html: plainLines(letter.html),
    encoding: 'quoted-printable',
    baseBoundary: letter.boundary,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return written(composer.compile())
}

/** What `build()` of the library writes, without a stream for every part: a burst of mails is a burst of letters. */
function written(root: MimeNode): Buffer {
  const head = root.buildHeaders() // fixes the boundary as well
  const parts = root.childNodes.map(part => {
    if (typeof part.content !== 'string') throw new TypeError('a part of a letter is text')
    const body = qp.wrap(qp.encode(part.content.replaceAll('\n', '\r\n')))
    return `--${root.boundary}\r\n${part.buildHeaders()}\r\n\r\n${body}\r\n`
  })
  return Buffer.from(`${head}\r\n\r\n${parts.join('')}--${root.boundary}--\r\n`)
}

/** Never `All` in X-Auto-Response-Suppress: bounces are wanted. */
function ownHeaders({ autoSubmitted, language, runId, loop }: Letter): [name: string, value: string][] {
  return [
    ['Auto-Submitted', autoSubmitted],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
    ['Content-Language', language],
    ...(runId === null ? [] : [['X-Postbode-Run', String(runId)] as [string, string]]),
    ['X-Postbode-Loop', loop],
  ]
}

/** One kind of line end and no control characters: what is stored is byte for byte what a mail server gets. */
function plainLines(body: string): string {
  return body
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
}
