import type { Cell, Line, Table } from '../types.ts'
import { columnOf } from './columns.ts'
import type { Column } from './columns.ts'
import { fitsColumn, headingParts, valueParts } from './glued.ts'
import { columnsOf, headingsOf, isHeadings } from './headings.ts'
import { extent, joined, nearest } from './places.ts'
import type { Edges } from './places.ts'
import { twoStoreys } from './two-storeys.ts'

/** Rows below a heading that have nothing to do with it any more: the table is over. */
const MAX_STRAY = 8
const RULE = /^[\s\-_=+|:.*·]{3,}$/

/**
 * Tables in running text or on a page: a line of headings, and the lines below it whose parts stand under them.
 * Parts are told apart by tabs, pipes or wide gaps; where the number of parts equals that of the headings they go by
 * order, else by position (points on a page, characters in a text).
 */
export function alignedTables(lines: Line[]): Table[] {
  const tables: Table[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const headings = headingsAt(lines, index)
    if (!headings) continue
    const { table, next } = twoStoreys(lines, index, headings.cells) ?? readTable(lines, index, headings)
    if (table.rows.length > 1) tables.push(table)
    index = Math.max(index, next - 1)
  }
  return tables
}

interface Heading {
  cells: Cell[]
  /** Lines that it takes. */
  lines: number
}

const MOST_STACKED = 3

/** Headings in one line, or in a few of which the lower ones go on where the upper ones broke off: "Uw" above "artikelcode". */
function headingsAt(lines: Line[], index: number): Heading | undefined {
  const line = lines[index]!
  const cells = namesIn(line)
  if (!cells) return undefined
  let upper = cells
  let columns = columnsOf(cells.map(cell => cell.text))
  let best: Heading | undefined = isHeadings(columns) ? { cells, lines: 1 } : undefined
  for (let more = 1; more < MOST_STACKED; more += 1) {
    const below = lines[index + more]
    const lower = below && namesIn(below, 1)
    if (!lower || lower.length > cells.length + 2) break
    if (best && translates(lower, below, upper, line, columns)) return { ...best, lines: more + 1 }
    const both = stacked(upper, line, lower, below)
    const stackedColumns = columnsOf(both.map(cell => cell.text))
    if (isHeadings(stackedColumns) && goesOn(upper, both, columns)) {
      best = { cells: both, lines: more + 1 }
      columns = stackedColumns
    } else if (best && more > 1) break
    upper = both
  }
  if (best) return best
  return cells.length >= 4 && provenBelow(lines, index, cells) ? { cells, lines: 1 } : undefined
}

/** The same headings again in another language. */
function translates(
  lower: Cell[],
  below: Line,
  upper: Cell[],
  line: Line,
  columns: readonly (Column | undefined)[],
): boolean {
  const edges = upper.map(cell => extent(cell, line))
  const same = lower.filter(cell => {
    const column = columnOf(cell.text)
    return column !== undefined && column === columns[nearest(extent(cell, below), edges)]
  })
  return same.length >= 2 && same.length * 2 > lower.length
}

/** "Order" above "qty.": each word of the lower line makes a name that is known of the one above it. */
const goesOn = (upper: Cell[], both: Cell[], own: (Column | undefined)[]) =>
  both.every((cell, at) => cell === upper[at] || own[at] === undefined || columnOf(cell.text) !== undefined)

/** Words that may be headings: short, no figures in them but for a price of so many. */
function namesIn(line: Line, least = 2): Cell[] | undefined {
  const cells = line.cells ?? []
  if (cells.length < least || cells.length > 30 || line.text.length > 400) return undefined
  if (cells.filter(({ text }) => /\d/.test(text)).length > 1) return undefined
  return cells.flatMap(cell => headingParts(cell))
}

function stacked(upper: Cell[], line: Line, lower: Cell[], below: Line): Cell[] {
  const edges = upper.map(cell => extent(cell, line))
  const out = [...upper]
  for (const cell of lower) {
    const at = nearest(extent(cell, below), edges)
    out[at] = joined(out[at]!, cell)
  }
  return out
}

/** Nobody knows the words of this line, but the figures below it prove that goods are listed. */
function provenBelow(lines: Line[], index: number, cells: Cell[]): boolean {
  if (cells.some(({ text }) => /\d/.test(text))) return false
  const next = lines.slice(index + 1, index + 4).find(line => !RULE.test(line.text))
  if ((next?.cells ?? []).filter(({ text }) => /\d/.test(text)).length < 3) return false
  const { table } = readTable(lines, index, { cells, lines: 1 })
  return headingsOf(table.rows)?.row === 0
}

function readTable(lines: Line[], from: number, heading: Heading): { table: Table; next: number } {
  const headings = heading.cells
  const first = lines[from]!
  const table: Table = {
    page: first.page,
    rows: [headings.map((cell, column) => ({ ...cell, ref: `r1c${column + 1}` }))],
  }
  const columns = columnsOf(headings.map(cell => cell.text))
  let stray = 0
  let next = from + heading.lines
  const pitch = gapOf(lines[next - 1]!, lines[next])
  // words right below the last row may be the end of its description
  let follows = true
  let kept = 1
  for (; next < lines.length && stray < MAX_STRAY; next += 1) {
    const line = lines[next]!
    const cells = line.cells ?? []
    if (RULE.test(line.text)) continue
    const again = cells.length > 1 && !/\d{3}/.test(line.text) ? headingsAt(lines, next) : undefined
    if (again && sameHeadings(again.cells, headings)) {
      next += again.lines - 1
      continue
    }
    if (again) break
    table.rows.push(placed(line, first, headings, columns, table.rows.length + 1))
    if (cells.length >= 2) {
      stray = 0
      follows = true
    } else {
      stray += 1
      follows &&= stray <= MAX_WRAPPED && isRightBelow(lines[next - 1]!, line, pitch)
    }
    if (follows) kept = table.rows.length
  }
  table.rows.length = kept
  return { table, next: next - stray }
}

const MAX_WRAPPED = 3

const sameHeadings = (cells: Cell[], others: Cell[]) =>
  cells.length === others.length && cells.every((cell, at) => cell.text === others[at]!.text)

/** No more than between the rows, nor a label of something that is no article: totals stand there. */
function isRightBelow(above: Line, line: Line, pitch: number): boolean {
  if (line.page !== above.page) return false
  const label = /^([^:]{1,40}):/.exec(line.text)?.[1]
  if (label !== undefined && columnOf(label.trim()) === undefined) return false
  return line.start - (above.start + above.text.length) <= 1 || (pitch > 0 && gapOf(above, line) <= pitch * 1.2)
}

/** White between two lines of a page, in points; -1 where lines have no place on a page. */
const gapOf = (above: Line, line: Line | undefined) => (above.box && line?.box ? line.box[1] - above.box[3] : -1)

/** Cells of a row under the headings they belong to; an empty cell where a heading has nothing below it. */
function placed(
  line: Line,
  heading: Line,
  headings: Cell[],
  columns: readonly (Column | undefined)[],
  row: number,
): Cell[] {
  const out: Cell[] = headings.map((cell, column) => ({
    text: '',
    start: cell.start,
    end: cell.start,
    ref: `r${row}c${column + 1}`,
  }))
  const put = (column: number, cell: Cell) => {
    const here = out[column]!
    out[column] = here.text === '' ? { ...cell, ref: here.ref } : joined(here, cell)
  }
  const strict = separated(line, heading, headings.length)
  if (strict) {
    for (const [column, cell] of strict.entries()) if (cell.text !== '') put(column, cell)
    return out
  }
  const edges = headings.map(cell => extent(cell, heading))
  const cells = (line.cells ?? []).flatMap(cell => partedBelow(cell, line, headings, edges, columns))
  const inOrder = cells.length === headings.length && !cells[0]?.box
  for (const [index, cell] of cells.entries()) put(inOrder ? index : nearest(extent(cell, line), edges), cell)
  return out
}

/** Values that look like one because their headings stand close together. */
function partedBelow(
  cell: Cell,
  line: Line,
  headings: Cell[],
  edges: Edges[],
  columns: readonly (Column | undefined)[],
): Cell[] {
  if (!cell.text.includes(' ') || cell.text.length > 60) return [cell]
  const at = nearest(extent(cell, line), edges)
  for (const left of [at, at - 1]) {
    const [one, other] = [columns[left], columns[left + 1]]
    if (!one || !other || !areClose(headings[left]!, headings[left + 1]!)) continue
    const whole = columns[at]!
    if (whole !== 'quantity' && fitsColumn(whole, cell.text)) return [cell]
    const parts = valueParts(cell, [one, other])
    if (parts) return parts
  }
  return [cell]
}

/** Two headings with hardly more than a space between them. */
const areClose = (left: Cell, right: Cell) =>
  right.start - left.end <= 1 || (!!left.box && !!right.box && right.box[0] - left.box[2] < 12)

/** Cells by their separator where both lines have one, so that an empty cell stays empty: tabs or pipes. */
function separated(line: Line, heading: Line, columns: number): Cell[] | undefined {
  const mark = ['\t', '|'].find(sign => heading.text.includes(sign) && line.text.includes(sign))
  if (!mark || line.cells?.[0]?.box) return undefined
  const cut = ({ text, start }: Line): Cell[] => {
    let at = start
    return text.split(mark).map((piece, index) => {
      const from = at + piece.length - piece.trimStart().length
      at += piece.length + 1
      return { text: piece.trim(), start: from, end: from + piece.trim().length, ref: `c${index + 1}` }
    })
  }
  const names = cut(heading)
  const cells = cut(line)
  if (cells.length !== names.length) return undefined
  const named = names.flatMap((cell, index) => (cell.text === '' ? [] : [index]))
  return named.length === columns ? named.map(index => cells[index]!) : undefined
}
