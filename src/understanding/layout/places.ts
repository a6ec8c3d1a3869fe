import type { Cell, Line } from '../types.ts'

/** Where cells stand: what is under what. */

/** Two cells of a column as one. */
export function joined(a: Cell, b: Cell): Cell {
  const box: Cell['box'] =
    a.box && b.box ? [a.box[0], Math.min(a.box[1], b.box[1]), b.box[2], Math.max(a.box[3], b.box[3])] : undefined
  return { ...a, text: `${a.text} ${b.text}`, end: b.end, ...(box ? { box } : {}) }
}

/** The heading that a cell overlaps most, or else the closest one. */
export function nearest([from, to]: Edges, headings: Edges[]): number {
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

export type Edges = [left: number, right: number]

/** Left and right edge: points on a page, else characters from the start of the line, tabs counted to the next eight. */
export function extent(cell: Cell, line: Line): Edges {
  if (cell.box) return [cell.box[0], cell.box[2]]
  let column = 0
  for (const sign of line.text.slice(0, cell.start - line.start)) column += sign === '\t' ? 8 - (column % 8) : 1
  return [column, column + cell.text.length]
}
