import type { Attachment, Message } from '../../mail/message.ts'
import { languageOf } from '../language.ts'
import type { Document, Reading } from '../types.ts'
import { readBody } from './body.ts'
import { splitLines } from './lines.ts'

/** Everything of a mail that can be read, and one sentence for everything that can't. Never throws. */
export async function readMessage(message: Message): Promise<Reading> {
  const { body, signature, quoted, forwarded, truncated } = readBody(message)
  const warnings = [...message.warnings]
  if (truncated) warnings.push('The text of the mail is very long: only its first part was read.')
  const [from] = message.from
  return {
    message,
    language: languageOf(body, message.subject),
    sender: forwarded
      ? { name: forwarded.name, address: forwarded.address }
      : { name: from?.name ?? '', address: from?.address ?? '' },
    forwarded: forwarded !== null,
    documents: [subjectDocument(message.subject), body, ...(await readAttachments(message.attachments, warnings))],
    signature,
    quoted,
    warnings,
  }
}

function subjectDocument(text: string): Document {
  return { source: 'subject', format: 'text', text, lines: splitLines(text), tables: [] }
}

async function readAttachments(_attachments: Attachment[], _warnings: string[]): Promise<Document[]> {
  return []
}
