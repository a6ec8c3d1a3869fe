import type { Cell, Line } from '../types.ts'
import type { Column } from './columns.ts'
import { fitsColumn, valueParts } from './glued.ts'
import { extent, joined, nearest } from './places.ts'
import type { Edges } from './places.ts'

/** Cells of a row under the headings they belong to; an empty cell where a heading has nothing below it. */
export function placed(
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
