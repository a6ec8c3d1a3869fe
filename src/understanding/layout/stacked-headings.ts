import type { Cell, Line } from '../types.ts'
import { columnOf } from './columns.ts'
import type { Column } from './columns.ts'
import { headingParts } from './glued.ts'
import { extent, joined, nearest } from './places.ts'

/** The same headings again in another language. */
export function translates(
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
export const goesOn = (upper: Cell[], both: Cell[], own: (Column | undefined)[]) =>
  both.every((cell, at) => cell === upper[at] || own[at] === undefined || columnOf(cell.text) !== undefined)

/** Words that may be headings: short, no figures in them but for a price of so many. */
export function namesIn(line: Line, least = 2): Cell[] | undefined {
  const cells = line.cells ?? []
  if (cells.length < least || cells.length > 30 || line.text.length > 400) return undefined
  if (cells.filter(({ text }) => /\d/.test(text)).length > 1) return undefined
  return cells.flatMap(cell => headingParts(cell))
}

/** The words of the lower line at those of the upper one that they stand under. */
export function stacked(upper: Cell[], line: Line, lower: Cell[], below: Line): Cell[] {
  const edges = upper.map(cell => extent(cell, line))
  const out = [...upper]
  for (const cell of lower) {
    const at = nearest(extent(cell, below), edges)
    out[at] = joined(out[at]!, cell)
  }
  return out
}
