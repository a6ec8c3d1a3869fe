import type { MailRead } from '../mail/read-result.ts'
import type { Asked } from '../understanding/types.ts'
import type { Request } from './define.ts'
import type { StoredMail } from './incoming.ts'
import type { Sender } from './sender.ts'

/** What a mail asks, as the input of the run that works on it. */
export function requestOf(
  mail: StoredMail,
  read: MailRead,
  ask: Asked,
  sender: Sender,
  more: { silent: Request['silent']; sameId: number | null },
): Request {
  const sameId = more.sameId ? [`An earlier mail had the same Message-ID but other content (mail ${more.sameId}).`] : []
  return {
    origin: 'mail',
    mailId: mail.id,
    mailbox: mail.mailbox,
    sender: read.sender,
    ...(read.forwarded && { forwardedBy: read.head.from[0] ?? { name: '', address: '' } }),
    subject: read.head.subject,
    receivedAt: mail.receivedAt.toISOString(),
    language: sender.language,
    trust: sender.trust,
    ...(more.silent && { silent: more.silent }),
    ...(sender.customer && {
      customer: { id: sender.customer.id, number: sender.customer.number, name: sender.customer.name },
    }),
    fields: ask.fields,
    missing: ask.missing,
    warnings: [...ask.warnings, ...sender.warnings, ...sameId],
    evidence: ask.evidence,
    confidence: ask.confidence,
  }
}
