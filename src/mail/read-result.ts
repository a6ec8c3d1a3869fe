import type { Document, Understanding } from '../understanding/types.ts'
import type { Guarded } from './guard.ts'
import type { Address, Message } from './message.ts'

/** What the sandbox hands back of a mail: everything the desk needs to know, and nothing that could harm it. Plain JSON. */
export interface MailRead {
  head: Omit<Message, 'text' | 'html' | 'attachments'>
  attachments: { name: string; type: string; size: number }[]
  /** Who asks; for a forward the original sender. */
  sender: Address
  forwarded: boolean
  /** Only where they were asked for: a burst of mails does not pay for what nobody looks at yet. */
  documents: Document[]
  understanding: Understanding
  guard: Guarded
  /** Text of the delivery-status part, of what came back and of the mail itself, where it is a delivery report. */
  deliveryReport?: string
}

/** Headers that decide about trust, automation and threads; the rest stays in the raw mail. */
const KEPT =
  /^(authentication-results|received|arc-.*|dkim-signature|return-path|reply-to|sender|auto-submitted|precedence|list-.*|x-.*|in-reply-to|references|message-id)$/
const MAX_KEPT = 200
const MAX_DOCUMENT = 256_000

/** Reduce what was read to what leaves the sandbox: headers that matter, documents cut at 256,000 characters each. */
export function mailRead(message: Message, rest: Omit<MailRead, 'head' | 'attachments' | 'deliveryReport'>): MailRead {
  const { text, html: _html, attachments, ...head } = message
  const report = attachments
    .filter(it => /^(message\/delivery-status|text\/rfc822-headers|message\/rfc822)$/.test(it.type))
    .map(it => it.content.toString('utf8').slice(0, 64_000))
  // many mail systems write the report, and what came back, into the text
  if (rest.guard.automated === 'bounce') report.push(text.slice(0, 64_000))
  return {
    ...rest,
    head: { ...head, headers: head.headers.filter(([name]) => KEPT.test(name)).slice(0, MAX_KEPT) },
    attachments: attachments.map(({ name, type, size }) => ({ name, type, size })),
    documents: rest.documents.map(shorten),
    ...(report.length && {
      deliveryReport: report.join('\n\n'),
    }),
  }
}

function shorten(document: Document): Document {
  if (document.text.length <= MAX_DOCUMENT) return document
  return {
    ...document,
    text: document.text.slice(0, MAX_DOCUMENT),
    lines: document.lines.filter(line => line.start + line.text.length <= MAX_DOCUMENT),
    tables: document.tables.map(table => ({
      ...table,
      rows: table.rows.filter(row => row.every(cell => cell.end <= MAX_DOCUMENT)),
    })),
  }
}
