import type { Attachment } from '../../mail/message.ts'
import type { Document } from '../types.ts'
import { fileTypeOf } from './file-type.ts'
import { UnreadFile } from './opened.ts'
import { READERS } from './read-file.ts'
import { isOrnament } from './picture-file.ts'
import type { Scan } from './scans.ts'

const MAX_READ = 40
const MAX_SIZE = 25 * 1024 * 1024
/** All that is unpacked of one mail: what is attached to it is bounded already, what stands inside could be anything. */
const MAX_INSIDE = 50 * 1024 * 1024
const MAX_DEPTH = 3

export interface Enclosed {
  documents: Document[]
  /** Files with pages that are pictures, which are read elsewhere. */
  scans: Scan[]
  /** A mail that is enclosed as a file: who wrote it. */
  mail: { name: string; address: string } | null
}

interface Progress {
  enclosed: Enclosed
  warnings: string[]
  read: number
  left: number
  /** Bytes of files inside files. */
  inside: number
}

/** Reads what is attached, the readable formats; everything else gets a sentence in `warnings` by name and reason. */
export async function readAttachments(attachments: Attachment[], warnings: string[]): Promise<Enclosed> {
  const enclosed: Enclosed = { documents: [], scans: [], mail: null }
  const progress: Progress = { enclosed, warnings, read: 0, left: 0, inside: 0 }
  await readAll(attachments, progress, MAX_DEPTH)
  if (progress.left > 0) warnings.push(`${progress.left} further attachments were not read.`)
  return enclosed
}

async function readAll(files: Attachment[], progress: Progress, depth: number, within = ''): Promise<void> {
  for (const file of files) {
    if (isDecoration(file)) continue
    if (progress.read === MAX_READ) {
      progress.left += 1
      continue
    }
    progress.read += 1
    try {
      await readOne(file, progress, depth)
    } catch (error) {
      progress.warnings.push(`${file.name}${within} was not read: ${reason(error)}.`)
    }
  }
}

async function readOne(file: Attachment, progress: Progress, depth: number): Promise<void> {
  if (file.content.length > MAX_SIZE) throw new UnreadFile('it is larger than 25 MB')
  if (file.content.length === 0) throw new UnreadFile('it is empty')
  const { enclosed, warnings } = progress
  const source = freeSource(file.name, enclosed.documents)
  const { documents = [], inside = [], mail, scan, notes = [] } = await READERS[fileTypeOf(file)](file, source)
  if (mail) enclosed.mail ??= mail
  if (scan) {
    const inline = file.inline || file.contentId !== null
    enclosed.scans.push({ ...scan, id: String(progress.read), name: file.name, content: file.content, source, inline })
  }
  warnings.push(...notes)
  if (!scan && inside.length === 0 && documents.every(({ text }) => text.trim() === ''))
    throw new UnreadFile('it holds no text')
  enclosed.documents.push(...documents)
  if (inside.length === 0) return
  if (depth === 0) throw new UnreadFile('files are enclosed in it too deep')
  progress.inside += inside.reduce((sum, { content }) => sum + content.length, 0)
  if (progress.inside > MAX_INSIDE) throw new UnreadFile('it unpacks to more than 50 MB')
  await readAll(inside, progress, depth - 1, ` (in ${file.name})`)
}

/** Files inside different files may have the same name; where a value was read must be plain. */
function freeSource(name: string, documents: Document[]): string {
  const taken = (source: string) => documents.some(document => document.source === source)
  let source = `attachment:${name}`
  for (let copy = 2; taken(source); copy += 1) source = `attachment:${name} (${copy})`
  return source
}

/** Logos of a signature, calendar entries, visiting cards and detached signatures hold no request. */
function isDecoration(file: Attachment): boolean {
  const { name, type } = file
  if (type.startsWith('image/')) return isOrnament(file)
  return (
    /^(?:text\/(?:calendar|x-vcard|vcard|x-amp-html)|application\/(?:ics|pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys)|message\/(?:delivery-status|disposition-notification|feedback-report))$/.test(
      type,
    ) || /\.(?:vcf|ics|p7s)$/i.test(name)
  )
}

/** Faults of the libraries in words that a colleague understands. */
function reason(error: unknown): string {
  const { name = '', message = '' } = error instanceof Error ? error : {}
  if (error instanceof UnreadFile) return message
  if (/PasswordException/.test(name)) return 'it is protected with a password'
  if (/InvalidPDFException|FormatError|MissingPDFException|UnknownErrorException/.test(name) || /pdf/i.test(message))
    return 'it is no valid PDF'
  if (/InvalidSpreadsheetError/.test(name) || /spreadsheet|xlsx|sheet/i.test(message)) return 'it is no valid workbook'
  return message.split('\n')[0]?.slice(0, 120) || 'unknown fault'
}
