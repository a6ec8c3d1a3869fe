import type { Cell, Line, Table } from '../types.ts'
import { columnsOf } from './headings.ts'
import { extent, joined, nearest } from './places.ts'

/** Lines that are none of the table; then it is over. */
const MAX_STRAY = 4
const RULE = /^[\s\-_=+|:.*·]{3,}$/

/**
 * A table each line of which takes two rows, under headings in two rows: the article above, how many for how much below, as
 * SAP prints it. One row each in the table that is made of it; undefined where the headings are no such pair.
 */
export function twoStoreys(lines: Line[], index: number, headings: Cell[]): { table: Table; next: number } | undefined {
  const [above, below] = [lines[index]!, lines[index + 1]]
  const [upper, lower] = [headings, below?.cells ?? []]
  if (upper.length !== (above.cells ?? []).length || upper.some((cell, at) => cell.text !== above.cells![at]!.text))
    return undefined
  if (upper.length < 2 || lower.length < 2 || upper.length > 12 || lower.length > 12) return undefined
  if ([...upper, ...lower].some(({ text }) => /\d/.test(text) || text.length > 40)) return undefined
  const [first, second] = [columnsOf(upper.map(it => it.text)), columnsOf(lower.map(it => it.text))]
  const isPair =
    !first.includes('quantity') &&
    (first.includes('sku') || first.includes('description')) &&
    first.filter(name => name !== undefined).length >= 2 &&
    second.includes('quantity') &&
    second.filter(name => name !== undefined).length >= 2 &&
    !second.some(name => name !== undefined && name !== 'ignored' && first.includes(name))
  if (!isPair) return undefined
  const table: Table = {
    page: above.page,
    rows: [[...upper, ...lower].map((cell, at) => ({ ...cell, ref: `r1c${at + 1}` }))],
  }
  const [upperEdges, lowerEdges] = [upper.map(cell => extent(cell, above)), lower.map(cell => extent(cell, below!))]
  const apart = Math.abs(upperEdges[0]![0] - lowerEdges[0]![0]) > 8
  let half = false
  let stray = 0
  let next = index + 2
  for (; next < lines.length && stray < MAX_STRAY; next += 1) {
    const line = lines[next]!
    const cells = line.cells ?? []
    if (RULE.test(line.text)) continue
    const begins = Math.abs(extent(cells[0]!, line)[0] - upperEdges[0]![0]) < 6
    const isLower = half && (apart ? !begins : true)
    if (!isLower) {
      table.rows.push(emptyRow(table.rows[0]!, table.rows.length + 1))
      half = begins && cells.length >= 2
    }
    const [edges, from] = isLower ? [lowerEdges, upper.length] : half ? [upperEdges, 0] : [lowerEdges, upper.length]
    const row = table.rows.at(-1)!
    for (const cell of cells) {
      const at = from + nearest(extent(cell, line), edges)
      const here = row[at]!
      row[at] = here.text === '' ? { ...cell, ref: here.ref } : joined(here, cell)
    }
    if (isLower) half = false
    stray = isLower || half ? 0 : stray + 1
  }
  return { table, next: next - stray }
}

const emptyRow = (headings: Cell[], row: number): Cell[] =>
  headings.map(({ start }, at) => ({ text: '', start, end: start, ref: `r${row}c${at + 1}` }))
