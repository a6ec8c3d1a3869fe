import type { Cell, Line, Table } from '../types.ts'
import { columnOf } from './columns.ts'
import { columnsOf, headingsOf, isHeadings } from './headings.ts'
import { placed } from './placed-row.ts'
import { goesOn, namesIn, stacked, translates } from './stacked-headings.ts'
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
function headingsAt(lines: Line[], index: number, mayProve = true): Heading | undefined {
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
  return mayProve && cells.length >= 4 && provenBelow(lines, index, cells) ? { cells, lines: 1 } : undefined
}

/** Nobody knows the words of this line, but the figures below it prove that goods are listed. */
function provenBelow(lines: Line[], index: number, cells: Cell[]): boolean {
  if (cells.some(({ text }) => /\d/.test(text))) return false
  const next = lines.slice(index + 1, index + 4).find(line => !RULE.test(line.text))
  if ((next?.cells ?? []).filter(({ text }) => /\d/.test(text)).length < 3) return false
  const { table } = readTable(lines, index, { cells, lines: 1 }, MOST_FOR_PROOF)
  return headingsOf(table.rows)?.row === 0
}

/** Rows that are enough to prove what a table is. */
const MOST_FOR_PROOF = 30

function readTable(
  lines: Line[],
  from: number,
  heading: Heading,
  most = Number.POSITIVE_INFINITY,
): { table: Table; next: number } {
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
  for (; next < lines.length && stray < MAX_STRAY && next - from < most; next += 1) {
    const line = lines[next]!
    const cells = line.cells ?? []
    if (RULE.test(line.text) || (line.text === first.text && heading.lines === 1)) continue
    // what only its rows could prove is no heading here: else each would read all that are left
    const again = cells.length > 1 && !/\d{3}/.test(line.text) ? headingsAt(lines, next, false) : undefined
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
