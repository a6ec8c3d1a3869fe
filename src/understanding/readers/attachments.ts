import type { Attachment, Message } from '../../mail/message.ts'
import { parseMail } from '../../mail/parse.ts'
import { alignedTables } from '../layout/aligned.ts'
import type { Document } from '../types.ts'
import { readBody } from './body.ts'
import { decodeText, readCsv } from './csv.ts'
import { readHtml } from './html.ts'
import { splitLines, withoutLongGaps } from './lines.ts'
import { readPdf } from './pdf.ts'
import { readXlsx } from './xlsx.ts'
import { checkZip } from './zip.ts'

const MAX_READ = 40
const MAX_SIZE = 25 * 1024 * 1024
const MAX_TEXT = 400_000

export interface Enclosed {
  documents: Document[]
  /** A mail that is enclosed as a file: who wrote it. */
  mail: { name: string; address: string } | null
}

/** Reads what is attached, the readable formats; everything else gets a sentence in `warnings` by name and reason. */
export async function readAttachments(attachments: Attachment[], warnings: string[], depth = 2): Promise<Enclosed> {
  const enclosed: Enclosed = { documents: [], mail: null }
  const worth = attachments.filter(attachment => !isDecoration(attachment))
  for (const attachment of worth.slice(0, MAX_READ)) {
    try {
      await readAttachment(attachment, enclosed, warnings, depth)
    } catch (error) {
      warnings.push(`${attachment.name} was not read: ${reason(error)}.`)
    }
  }
  if (worth.length > MAX_READ) warnings.push(`${worth.length - MAX_READ} further attachments were not read.`)
  return enclosed
}

async function readAttachment(
  attachment: Attachment,
  enclosed: Enclosed,
  warnings: string[],
  depth: number,
): Promise<void> {
  const { name, content } = attachment
  const source = `attachment:${name}`
  if (content.length > MAX_SIZE) throw new Error('it is larger than 25 MB')
  if (content.length === 0) throw new Error('it is empty')
  const format = formatOf(attachment)
  if (format === 'mail') return readMailInside(attachment, enclosed, warnings, depth)
  if (format === 'pdf') {
    const { truncated, hasText, ...document } = await readPdf(source, content)
    if (!hasText) throw new Error('it holds no text, it is probably a scan')
    if (truncated) warnings.push(`${name} is very long: only its first pages were read.`)
    enclosed.documents.push(document)
  } else if (format === 'xlsx') {
    const verdict = await checkZip(content)
    if (!verdict.ok) throw new Error(verdict.reason)
    if (!verdict.names.some(entry => /^xl\/workbook\.xml$/i.test(entry)))
      throw new Error(`this format is not read (${kindOfZip(verdict.names)})`)
    keep(await readXlsx(source, content))
  } else if (format === 'csv') {
    keep(readCsv(source, content))
  } else if (format === 'html') {
    const { text, tables, truncated } = readHtml(decodeText(content))
    keep({ source, format: 'html', text, lines: splitLines(text), tables, truncated })
  } else if (format === 'text') {
    const whole = withoutLongGaps(decodeText(content).replace(/\r\n?/g, '\n'))
    const text = whole.slice(0, MAX_TEXT)
    const lines = splitLines(text)
    keep({ source, format: 'text', text, lines, tables: alignedTables(lines), truncated: whole.length > MAX_TEXT })
  } else {
    throw new Error(`this format is not read (${attachment.type.slice(0, 80)})`)
  }

  function keep({ truncated, ...document }: Document & { truncated: boolean }): void {
    if (truncated) warnings.push(`${name} is very long: only its first part was read.`)
    enclosed.documents.push(document)
  }
}

type Format = 'pdf' | 'xlsx' | 'csv' | 'html' | 'text' | 'mail' | 'other'

/** By its first bytes where these say it, else by name, else by the type that the sender gave. */
function formatOf({ name, type, content }: Attachment): Format {
  const head = content.toString('latin1', 0, 1024)
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\u0003\u0004')) return 'xlsx'
  if (type === 'message/rfc822' || extension === 'eml') return 'mail'
  if (extension === 'pdf') return 'pdf'
  if (['xlsx', 'xlsm'].includes(extension)) return 'xlsx'
  if (
    ['csv', 'tsv', 'tab'].includes(extension) ||
    /^text\/(?:csv|tab-separated-values|comma-separated-values)$/.test(type)
  )
    return 'csv'
  if (['html', 'htm'].includes(extension) || type === 'text/html') return 'html'
  const isText =
    extension === 'txt' || (type === 'text/plain' && !['xml', 'edi', 'json', 'ics', 'vcf', 'log'].includes(extension))
  return isText && !head.slice(0, 200).includes('\0\0') ? 'text' : 'other'
}

/** Logos of a signature, calendar entries, visiting cards and detached signatures hold no request. */
function isDecoration({ name, type, inline, contentId }: Attachment): boolean {
  if (type.startsWith('image/')) return inline || contentId !== null
  return (
    /^(?:text\/(?:calendar|x-vcard|vcard|x-amp-html)|application\/(?:ics|pkcs7-signature|x-pkcs7-signature|pgp-signature)|message\/(?:delivery-status|disposition-notification|feedback-report))$/.test(
      type,
    ) || /\.(?:vcf|ics|p7s)$/i.test(name)
  )
}

async function readMailInside(
  attachment: Attachment,
  enclosed: Enclosed,
  warnings: string[],
  depth: number,
): Promise<void> {
  if (depth === 0) throw new Error('mails are enclosed in it too deep')
  const message: Message = await parseMail(attachment.content)
  const { body } = readBody(message)
  const [from] = message.from
  enclosed.mail ??= from ? { name: from.name, address: from.address } : null
  enclosed.documents.push({ ...body, source: `attachment:${attachment.name}` })
  const inner = await readAttachments(message.attachments, warnings, depth - 1)
  enclosed.documents.push(...inner.documents)
}

function kindOfZip(names: string[]): string {
  if (names.some(name => name.startsWith('word/'))) return 'Word document'
  if (names.some(name => name.startsWith('xl/'))) return 'binary workbook'
  return names.includes('mimetype') ? 'OpenDocument' : 'zip archive'
}

/** Faults of the libraries in words that a colleague understands. */
function reason(error: unknown): string {
  const { name = '', message = '' } = error instanceof Error ? error : {}
  if (/PasswordException/.test(name)) return 'it is protected with a password'
  if (/InvalidPDFException|FormatError|MissingPDFException|UnknownErrorException/.test(name) || /pdf/i.test(message))
    return 'it is no valid PDF'
  if (/InvalidSpreadsheetError/.test(name) || /spreadsheet|xlsx|sheet/i.test(message)) return 'it is no valid workbook'
  return message.split('\n')[0]?.slice(0, 120) || 'unknown fault'
}
