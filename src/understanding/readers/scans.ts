import type { Attachment } from '../../mail/message.ts'
import { alignedTables } from '../layout/aligned.ts'
import type { Cell, Document, Line, ScanFile, ScannedPage } from '../types.ts'
import { UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'
import { addPage } from './pdf.ts'

/** A file with pages that are pictures; `text` is what could be read on its other pages. */
export interface Scan extends ScanFile {
  source: string
  text?: Document | undefined
  /** It stands in the words of the mail: most such pictures are decoration. */
  inline: boolean
}

/** Fewer words than these are a logo or a photo of goods, not a document. */
const MIN_WORDS = 4
const MIN_WORDS_INLINE = 15
/** Percent: a page of which less is sure is a photo, or not to be made out. */
const SURE = 0.3

/** What was read in the pictures of a mail: into `documents`, and a sentence for each file with something that was not. */
export function addScans(scans: Scan[], pages: ScannedPage[], documents: Document[], warnings: string[]): void {
  for (const scan of scans) {
    const own = pages.filter(({ file }) => file === scan.id)
    const words = own.flatMap(page => page.words.filter(it => it.confidence >= SURE && /[\p{L}\d]{2}/u.test(it.text)))
    const enough = words.length >= (scan.inline ? MIN_WORDS_INLINE : MIN_WORDS)
    const trouble = troubleOf(scan, own, enough)
    if (trouble && !(scan.inline && !own.some(it => it.failed === 'time'))) warnings.push(trouble)
    if (!enough) continue
    const document = scannedDocument(scan, own)
    const at = scan.text ? documents.indexOf(scan.text) : -1
    if (at === -1) documents.push(document)
    else documents[at] = document
  }
}

/** What is said where nobody reads pictures. */
export function notScanned(scans: Scan[], warnings: string[]): void {
  for (const { name, format, text, pages, inline } of scans) {
    if (inline) continue
    if (text) warnings.push(`${name} holds no text on page ${pages.join(', ')}, which is probably a scan.`)
    else if (format === 'pdf') warnings.push(`${name} was not read: it holds no text, it is probably a scan.`)
    else warnings.push(`${name} was not read: it is a picture.`)
  }
}

function troubleOf({ name, pages }: Scan, own: ScannedPage[], enough: boolean): string | undefined {
  if (own.some(({ failed }) => failed === 'time'))
    return `${name} could not be read in time: look at the scan yourself.`
  if (own.some(({ failed }) => failed === 'broken')) return `${name} could not be read: look at the scan yourself.`
  if (!enough) return `${name} holds no words that could be read: look at it yourself.`
  const last = Math.max(...own.map(({ page }) => page))
  return pages.some(page => page > last && own.length > 1)
    ? `${name} has many scanned pages: only the first were read, look at the others yourself.`
    : undefined
}

/** Lines and cells as on any page; with the pages in between that hold text. */
function scannedDocument({ source, text: typed }: Scan, scanned: ScannedPage[]): Document {
  const lines: Line[] = []
  const sure: NonNullable<Document['scanned']> = []
  let text = ''
  const numbers = new Set([...scanned, ...(typed?.lines ?? [])].map(({ page }) => page))
  for (const page of [...numbers].toSorted((a, b) => a - b)) {
    const read = scanned.find(it => it.page === page)
    if (read) {
      const first = lines.length
      text = addPage(text, lines, read.words, page)
      sure.push(...placed(lines.slice(first), read.words))
    } else if (typed) text = addTyped(text, lines, typed, page)
  }
  return { source, format: 'scan', text, lines, tables: alignedTables(lines), scanned: sure }
}

/** Where the words stand in the text of their lines. */
function placed(lines: Line[], words: ScannedPage['words']): NonNullable<Document['scanned']> {
  const bySpot = new Map(words.map(word => [word, false]))
  const found: NonNullable<Document['scanned']> = []
  for (const { cells = [], ...line } of lines) {
    // whatever stands here was read in a picture, also where its word is not found again
    found.push({ start: line.start, end: line.start + line.text.length, confidence: 0.94 })
    for (const { text, start, box } of cells) {
      if (!box) continue
      // the words of a cell stand in it from left to right
      const inside = [...bySpot.keys()]
        .filter(
          ({ x, y, width, size }) =>
            y >= box[1] && y <= box[3] + size * 0.1 && x >= box[0] - 0.2 && x + width <= box[2] + 0.2,
        )
        .toSorted((a, b) => a.x - b.x)
      let at = 0
      for (const word of inside) {
        const from = text.indexOf(word.text, at)
        if (from === -1) continue
        bySpot.delete(word)
        at = from + word.text.length
        found.push({ start: start + from, end: start + at, confidence: word.confidence })
      }
    }
  }
  return found
}

function addTyped(text: string, lines: Line[], typed: Document, page: number): string {
  const own = typed.lines.filter(line => line.page === page)
  const [first] = own
  const last = own.at(-1)
  if (!first || !last) return text
  const out = text === '' ? '' : `${text}\n\n`
  const shift = out.length - first.start
  const moved = (cell: Cell): Cell => ({ ...cell, start: cell.start + shift, end: cell.end + shift })
  for (const line of own)
    lines.push({ ...line, start: line.start + shift, ...(line.cells && { cells: line.cells.map(moved) }) })
  return out + typed.text.slice(first.start, last.start + last.text.length)
}

/** Sides in pixels below which a picture is no page, and how much longer than wide it may be. */
const MIN_SHORT = 300
const MIN_LONG = 500
const MAX_SHAPE = 6
const MIN_BYTES_INLINE = 15_000

/** A picture that may be a scan. Throws where it is stored in a way that is not read. */
export function openPicture({ content }: Attachment): Opened {
  const format = pictureFormat(content)
  if (!format) throw new UnreadFile('pictures are read as PNG, JPEG or TIFF')
  return { scan: { format, pages: [] } }
}

/** How a picture is stored; undefined where it is none that can be read. */
export function pictureFormat(content: Buffer): 'png' | 'jpeg' | 'tiff' | undefined {
  const head = content.toString('latin1', 0, 8)
  if (head === '\u0089PNG\r\n\u001a\n') return 'png'
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg'
  return head.startsWith('II*\0') || head.startsWith('MM\0*') ? 'tiff' : undefined
}

/** Too small, too long or too light to be a page: logos, banners, lines and counters of who opened a mail. */
export function isOrnament({ content, inline, contentId }: Attachment): boolean {
  const [width, height] = sizeOf(content) ?? (content.length < MIN_BYTES_INLINE ? [0, 0] : [MIN_LONG, MIN_LONG])
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (short < MIN_SHORT || long < MIN_LONG || long > short * MAX_SHAPE) return true
  return (inline || contentId !== null) && content.length < MIN_BYTES_INLINE
}

/** Pixels by the head of the file; undefined where it does not say so at once. */
function sizeOf(content: Buffer): [number, number] | undefined {
  const format = pictureFormat(content)
  if (format === 'png' && content.length > 24) return [content.readUInt32BE(16), content.readUInt32BE(20)]
  if (content.toString('latin1', 0, 4) === 'GIF8') return [content.readUInt16LE(6), content.readUInt16LE(8)]
  if (format !== 'jpeg') return undefined
  for (let at = 2; at + 9 < content.length && content[at] === 0xff; at += 2 + content.readUInt16BE(at + 2)) {
    const marker = content[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [content.readUInt16BE(at + 7), content.readUInt16BE(at + 5)]
  }
  return undefined
}
