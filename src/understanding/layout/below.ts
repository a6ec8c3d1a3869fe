import type { Cell, Document, Line } from '../types.ts'
import { isPostalCode } from '../values/addresses.ts'
import { cellSpan, lineSpan, through } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { isLabel, MAX_BLOCK } from './label-marks.ts'
import type { IsLabel } from './label-marks.ts'

const MAX_LOOSE = 60

/** The lines below a cell that belong to it: until an empty line, another label, or nothing at its place. */
export function below(document: Document, index: number, cell: Cell, known: IsLabel): Span[] {
  if (cell.box) return underneath(document, index, cell, cell.box, known)
  if ((document.lines[index]!.cells ?? []).length > 1 && document.format === 'text')
    return inColumn(document, index, cell, known)
  const spans: Span[] = []
  const { lines } = document
  let loose = false
  for (let at = index + 1; at < lines.length && spans.length < MAX_BLOCK; at += 1) {
    const line = lines[at]!
    const before = lines[at - 1]!
    if (spans.length === 0) loose = document.format === 'html' && apart(before, line)
    // one paragraph a line, also below the label: the empty lines mean nothing
    else if (loose ? (line.cells ?? []).length > 1 || line.text.length > MAX_LOOSE : apart(before, line)) break
    const span = lineSpan(document, line)
    if (isLabel(span.text, known)) break
    spans.push(span)
  }
  return spans
}

/** In a text with blocks beside each other: what begins at the same place of the lines below. */
function inColumn(document: Document, index: number, cell: Cell, known: IsLabel): Span[] {
  const spans: Span[] = []
  const { lines } = document
  const from = cell.start - lines[index]!.start
  for (let at = index + 1; at < lines.length && spans.length < MAX_BLOCK; at += 1) {
    const line = lines[at]!
    if (apart(lines[at - 1]!, line)) break
    const under = (line.cells ?? []).find(({ start }) => Math.abs(start - line.start - from) <= 2)
    if (!under) continue
    if (isLabel(under.text, known)) break
    spans.push(placed(document, line, under, line.page))
  }
  return spans
}

/** On a page: what stands under it, whatever stands beside that on lines of its own. */
function underneath(document: Document, index: number, cell: Cell, [, top, , bottom]: Box, known: IsLabel): Span[] {
  const spans: Span[] = []
  const { lines } = document
  const { page } = lines[index]!
  let last = bottom
  for (let at = index + 1; at < lines.length && spans.length < MAX_BLOCK; at += 1) {
    const line = lines[at]!
    if (line.page !== page || !line.box || line.box[1] - last > 1.2 * (bottom - top)) break
    const under = (line.cells ?? []).find(candidate => overlaps(candidate, cell))
    if (!under) continue
    if (isLabel(under.text, known)) break
    spans.push(placed(document, line, under, page))
    last = under.box?.[3] ?? last
  }
  return spans
}

type Box = NonNullable<Cell['box']>

/** An empty line, or on a page a gap of more than a line, stands between two lines. */
function apart(before: Line, line: Line): boolean {
  if (before.page !== line.page) return true
  if (before.box && line.box) return line.box[1] - before.box[3] > 1.2 * (before.box[3] - before.box[1])
  return line.start - (before.start + before.text.length) > 1
}

function overlaps(a: Cell, b: Cell): boolean {
  if (!a.box || !b.box || a.box[0] >= b.box[2] || a.box[2] <= b.box[0]) return false
  return Math.abs(a.box[0] - b.box[0]) < 40 || Math.abs(a.box[2] - b.box[2]) < 20
}

/** "3817 BX" and behind a wide gap its city are one line of an address. */
function placed(document: Document, line: Line, cell: Cell, page: number | undefined): Span {
  const span = cellSpan(document, cell, page)
  const next = isPostalCode(cell.text) ? line.cells?.[line.cells.indexOf(cell) + 1] : undefined
  if (!next || !/^\p{Lu}/u.test(next.text)) return span
  const near = next.box && cell.box ? next.box[0] - cell.box[2] < MAX_GAP : next.start - cell.end <= MOST_SPACES
  return near ? through(span, cellSpan(document, next, page)) : span
}

/** Points. */
const MAX_GAP = 30
/** "3817 BX  Amersfoort" in a text. */
const MOST_SPACES = 3
