import { alignedTables } from '../layout/aligned.ts'
import type { Cell, Document, Line, ScannedPage, ScannedWord } from '../types.ts'
import { addPage } from './pdf.ts'
import { splitAligned } from './scan-cells.ts'
import type { PlacedWord } from './scan-cells.ts'

/** Lines and cells as on any page; with the pages in between that hold text. */
export function scanDocument(source: string, scanned: ScannedPage[], typed?: Document): Document {
  const lines: Line[] = []
  const sure: NonNullable<Document['scanned']> = []
  let text = ''
  const numbers = new Set([...scanned, ...(typed?.lines ?? [])].map(({ page }) => page))
  for (const page of [...numbers].toSorted((a, b) => a - b)) {
    const read = scanned.find(it => it.page === page)
    if (read) {
      const first = lines.length
      text = addPage(text, lines, read.words, page)
      const own = lines.slice(first)
      const words = placed(own, read.words)
      splitAligned(own, words)
      sure.push(...words.map(({ start, end, word }) => ({ start, end, confidence: word?.confidence ?? UNKNOWN })))
    } else if (typed) text = addTyped(text, lines, typed, page)
  }
  return { source, format: 'scan', text, lines, tables: alignedTables(lines), scanned: sure }
}

/** Of letters that were read, but are not found again among the words. */
const UNKNOWN = 0.94

/** Where the words stand in the text of their lines; without a word: the whole line, which was read in a picture in any case. */
function placed(lines: Line[], words: ScannedWord[]): PlacedWord[] {
  const left = new Set(words)
  const found: PlacedWord[] = []
  for (const { cells = [], ...line } of lines) {
    found.push({ start: line.start, end: line.start + line.text.length })
    for (const { text, start, box } of cells) {
      if (!box) continue
      // the words of a cell stand in it from left to right
      const inside = [...left]
        .filter(
          ({ x, y, width, size }) =>
            y >= box[1] && y <= box[3] + size * 0.1 && x >= box[0] - 0.2 && x + width <= box[2] + 0.2,
        )
        .toSorted((a, b) => a.x - b.x)
      let at = 0
      for (const word of inside) {
        const from = text.indexOf(word.text, at)
        if (from === -1) continue
        left.delete(word)
        at = from + word.text.length
        found.push({ start: start + from, end: start + at, word })
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
