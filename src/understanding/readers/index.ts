import type { Message } from '../../mail/message.ts'
import { languageOf } from '../language.ts'
import type { Document, Reading, ScannedPage } from '../types.ts'
import { readAttachments } from './attachments.ts'
import { readBody } from './body.ts'
import { splitLines } from './lines.ts'
import { addScans, notScanned } from './scans.ts'
import { FORWARD_SUBJECT } from './reply-words.ts'

/** Above an enclosed mail so little is a note to a colleague: the enclosed mail is what is asked. */
const SHORT_NOTE = 200

/**
 * Everything of a mail that can be read, and one sentence for everything that can't. Never throws.
 * @param scanned what is written on its pages that are pictures; without it `scans` names the files that hold some
 */
export async function readMessage(message: Message, scanned?: ScannedPage[]): Promise<Reading> {
  const { body, forwarded, truncated } = readBody(message)
  const warnings = [...message.warnings]
  if (truncated) warnings.push('The text of the mail is very long: only its first part was read.')
  const enclosed = await readAttachments(message.attachments, warnings)
  if (scanned) addScans(enclosed.scans, scanned, enclosed.documents, warnings)
  else notScanned(enclosed.scans, warnings)
  const original =
    forwarded ?? (body.text.trim().length < SHORT_NOTE || FORWARD_SUBJECT.test(message.subject) ? enclosed.mail : null)
  const [from] = message.from
  return {
    message,
    language: await languageOf(
      original && !forwarded ? (enclosed.documents.find(isMail) ?? body) : body,
      message.subject,
    ),
    sender: original
      ? { name: original.name, address: original.address }
      : { name: from?.name ?? '', address: from?.address ?? '' },
    forwarded: original !== null,
    documents: [subjectDocument(message.subject), body, ...enclosed.documents],
    warnings,
    ...(!scanned && enclosed.scans.length > 0 && { scans: enclosed.scans }),
  }
}

const isMail = ({ source }: Document) => /\.eml$/i.test(source)

function subjectDocument(text: string): Document {
  return { source: 'subject', format: 'text', text, lines: splitLines(text), tables: [] }
}
