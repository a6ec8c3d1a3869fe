import type { Cell, Document, Line } from '../types.ts'
import { alignedTables } from '../layout/aligned.ts'
import { columnParts } from './pdf-columns.ts'
import { embeddedFiles } from './pdf-files.ts'
import type { PdfFile } from './pdf-files.ts'
import { filledIn, isOnlyForAdobe } from './pdf-form.ts'
import type { Item } from './pdf-item.ts'

const MAX_PAGES = 40
const MAX_ITEMS = 60_000
/** What stands in the place of a form that only some programs show is no longer. */
const MAX_PLEASE_WAIT = 3000

type Box = [x0: number, y0: number, x1: number, y1: number]

const tenth = (value: number) => Math.round(value * 10) / 10

export interface PdfRead {
  /** Without a line where no page holds text. */
  document: Document
  truncated: boolean
  /** Pages that show no letter that can be read as text: a scan, or empty. */
  textless: number[]
  /** Its pages show nothing but "please wait": the form itself is in XFA, which Adobe's programs show. */
  onlyAdobe: boolean
  /** Files that stand in it. */
  files: PdfFile[]
}

/** Text layer of a PDF with positions, its filled-in fields and its files. Throws what the library throws for a broken or protected file. */
export async function readPdf(source: string, content: Buffer): Promise<PdfRead> {
  const { getDocument } = await library()
  // a copy: the library takes the memory of what it is given
  const data = new Uint8Array(content)
  const reading = getDocument({ data, useSystemFonts: true, verbosity: 0, stopAtErrors: false, maxImageSize: 1 })
  try {
    const pdf = await reading.promise
    const lines: Line[] = []
    let text = ''
    let items = 0
    const textless: number[] = []
    const pinned: unknown[] = []
    const pages = Math.min(pdf.numPages, MAX_PAGES)
    for (let number = 1; number <= pages && items < MAX_ITEMS; number += 1) {
      const page = await pdf.getPage(number)
      const [left = 0, , , top = 0] = page.view
      const { items: found } = await page.getTextContent()
      items += found.length
      const read = found.slice(0, MAX_ITEMS).flatMap(item => ('str' in item ? toItems(item, left, top) : []))
      const annotations: unknown[] = await page.getAnnotations()
      const filled = filledIn(annotations, read, { left, top })
      pinned.push(...annotations.filter(isFile))
      if (read.length === 0 && filled.length === 0) textless.push(number)
      text = addPage(text, lines, [...read, ...filled], number)
      page.cleanup()
    }
    const document: Document = { source, format: 'pdf', text, lines, tables: alignedTables(lines) }
    const truncated = pdf.numPages > MAX_PAGES || items >= MAX_ITEMS
    const onlyAdobe = pdf.numPages <= 2 && text.length < MAX_PLEASE_WAIT && (await isOnlyForAdobe(pdf))
    return { document, truncated, textless, onlyAdobe, files: await embeddedFiles(pdf, pinned) }
  } finally {
    await reading.destroy()
  }
}

let loading: ReturnType<typeof load> | undefined

/** Loaded with the first PDF. */
const library = () => (loading ??= load())

/** Not its getDocumentProxy: that looks for further files on disk, for every document again. */
const load = async () => (await import('unpdf')).getResolvedPDFJS()

const isFile = (annotation: unknown) => typeof annotation === 'object' && annotation !== null && 'fileId' in annotation

/** Positions from the top left; a string with wide spaces in it is several items. */
function toItems(
  { str, transform, width, height }: { str: string; transform: number[]; width: number; height: number },
  left: number,
  top: number,
): Item[] {
  const [, b = 0, , d = 0, e = 0, f = 0] = transform
  const size = Math.abs(d) || Math.abs(b) || height || 10
  if (str.trim() === '' || (Math.abs(b) > 0.1 && Math.abs(d) < 0.1)) return []
  const perLetter = width / Math.max(1, str.length)
  return [...str.matchAll(/\S+(?:\s\S+)*/g)].map(match => ({
    text: match[0].replace(/\s/g, ' '),
    x: e - left + match.index * perLetter,
    y: top - f,
    width: match[0].length * perLetter,
    size,
  }))
}

/** Adds the lines of a page to a text; runs of words that stand apart are cells. */
export function addPage(text: string, lines: Line[], items: Item[], page: number): string {
  let out = text
  let before: { bottom: number; size: number } | undefined
  const rows = rowsOf(items)
  const parts = columnParts(rows)
  for (const [index, row] of rows.entries()) {
    const size = Math.max(...row.map(item => item.size))
    const y = row[0]!.y
    // a gap of more than a line is an empty line: labels and blocks end there
    if (out !== '') out += before && y - size - before.bottom < Math.max(size, before.size) * 0.9 ? '\n' : '\n\n'
    before = { bottom: y, size }
    const start = out.length
    const cells: Cell[] = []
    for (const run of parts[index]!) {
      if (cells.length > 0) out += '   '
      const words = run.map(item => item.text).join(' ')
      const right = Math.max(...run.map(item => item.x + item.width))
      const box: Box = [tenth(run[0]!.x), tenth(y - size), tenth(right), tenth(y + size * 0.25)]
      cells.push({ text: words, start: out.length, end: out.length + words.length, ref: `c${cells.length + 1}`, box })
      out += words
    }
    const [left, top, , bottom] = cells[0]!.box!
    const box: Box = [left, top, cells.at(-1)!.box![2], bottom]
    lines.push({ text: out.slice(start), start, page, box, cells })
  }
  return out
}

/** Items on one baseline, from the top down, each row from left to right. */
function rowsOf(items: Item[]): Item[][] {
  const rows: { y: number; items: Item[] }[] = []
  for (const item of items.toSorted((a, b) => a.y - b.y)) {
    const last = rows.at(-1)
    if (last && Math.abs(item.y - last.y) <= Math.max(1.5, item.size * 0.3)) last.items.push(item)
    else rows.push({ y: item.y, items: [item] })
  }
  return rows.map(row => row.items.toSorted((a, b) => a.x - b.x))
}
