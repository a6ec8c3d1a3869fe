import type { Cell, Line, Table } from '../types.ts'
import { columnsOf, isHeadings } from './headings.ts'

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
    const headings = headingCells(lines[index]!)
    if (!headings) continue
    const { table, next } = readTable(lines, index, headings)
    if (table.rows.length > 1) tables.push(table)
    index = Math.max(index, next - 1)
  }
  return tables
}

function headingCells(line: Line): Cell[] | undefined {
  const cells = line.cells ?? []
  if (cells.length < 2 || cells.length > 30) return undefined
  return isHeadings(columnsOf(cells.map(cell => cell.text))) ? cells : undefined
}

function readTable(lines: Line[], from: number, headings: Cell[]): { table: Table; next: number } {
  const first = lines[from]!
  const table: Table = {
    page: first.page,
    rows: [headings.map((cell, column) => ({ ...cell, ref: `r1c${column + 1}` }))],
  }
  let stray = 0
  let next = from + 1
  for (; next < lines.length && stray < MAX_STRAY; next += 1) {
    const line = lines[next]!
    const cells = line.cells ?? []
    if (RULE.test(line.text)) continue
    const again = headingCells(line)
    if (again && again.length === headings.length && again.every((cell, at) => cell.text === headings[at]?.text))
      continue
    if (again) break
    const row = placed(line, first, headings, table.rows.length + 1)
    stray = cells.length < 2 ? stray + 1 : 0
    table.rows.push(row)
  }
  while (table.rows.length > 1 && (table.rows.at(-1) ?? []).filter(cell => cell.text !== '').length < 2)
    table.rows.pop()
  return { table, next: next - stray }
}

/** Cells of a row under the headings they belong to; an empty cell where a heading has nothing below it. */
function placed(line: Line, heading: Line, headings: Cell[], row: number): Cell[] {
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
  const cells = line.cells ?? []
  const edges = headings.map(cell => extent(cell, heading))
  const inOrder = cells.length === headings.length && !cells[0]?.box
  for (const [index, cell] of cells.entries()) put(inOrder ? index : nearest(extent(cell, line), edges), cell)
  return out
}

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

function joined(a: Cell, b: Cell): Cell {
  const box: Cell['box'] =
    a.box && b.box ? [a.box[0], Math.min(a.box[1], b.box[1]), b.box[2], Math.max(a.box[3], b.box[3])] : undefined
  return { ...a, text: `${a.text} ${b.text}`, end: b.end, ...(box ? { box } : {}) }
}

/** The heading that a cell overlaps most, or else the closest one. */
function nearest([from, to]: Edges, headings: Edges[]): number {
  let best = 0
  let bestScore = Number.NEGATIVE_INFINITY
  for (const [index, [left, right]] of headings.entries()) {
    const overlap = Math.min(to, right) - Math.max(from, left)
    // right-aligned figures end with their heading, left-aligned words begin with it
    const distance = Math.min(Math.abs(from - left), Math.abs(to - right))
    const score = overlap > 0 ? 1000 + overlap - distance : -distance
    if (score > bestScore) {
      best = index
      bestScore = score
    }
  }
  return best
}

type Edges = [left: number, right: number]

/** Left and right edge: points on a page, else characters from the start of the line, tabs counted to the next eight. */
function extent(cell: Cell, line: Line): Edges {
  if (cell.box) return [cell.box[0], cell.box[2]]
  let column = 0
  for (const sign of line.text.slice(0, cell.start - line.start)) column += sign === '\t' ? 8 - (column % 8) : 1
  return [column, column + cell.text.length]
}
