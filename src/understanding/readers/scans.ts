import type { Document, ScanFile, ScannedPage } from '../types.ts'
import { scanDocument } from './scan-document.ts'

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
    const document = scanDocument(scan.source, own, scan.text)
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

function troubleOf({ name, pages, text }: Scan, own: ScannedPage[], enough: boolean): string | undefined {
  if (own.some(({ failed }) => failed === 'time'))
    return `${name} could not be read in time: look at the scan yourself.`
  if (own.some(({ failed }) => failed === 'broken')) return `${name} could not be read: look at the scan yourself.`
  // a page left empty after pages of text
  if (text && own.length === 0) return undefined
  if (!enough && text)
    return `${name} holds no text on page ${own.map(({ page }) => page).join(', ')}, which is probably a scan.`
  if (!enough) return `${name} holds no words that could be read: look at it yourself.`
  const last = Math.max(...own.map(({ page }) => page))
  return pages.some(page => page > last && own.length > 1)
    ? `${name} has many scanned pages: only the first were read, look at the others yourself.`
    : undefined
}
