import type { Item } from './pdf-item.ts'

/** Items closer than this part of the letter size are one run of words, unless a column begins or ends between them. */
const WORD_GAP = 0.9
/** No less than this stands between two columns; between two words there is less. */
const LEAST = 0.34
/** Less than between two words may stand there where a column is full, and many rows show that it is one. */
const FULL = 0.12
/** By so many points may what stands below each other differ. */
const UNDER = 0.7
/** Rows above and below that are looked at. */
const NEAR = 6
/** A sign of a currency belongs to its amount, wherever it stands. */
const SIGN = /^(?:[€$£]|EUR|USD|GBP|CHF)$/

/** The items of each row as runs: what stands closely together and under one column. */
export const columnParts = (rows: readonly Item[][]): Item[][][] => rows.map((row, at) => partsOf(rows, row, at))

function partsOf(rows: readonly Item[][], row: Item[], at: number): Item[][] {
  const runs: Item[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const [index, item] of row.entries()) {
    const last = runs.at(-1)
    const gap = item.x - end
    if (last && gap < item.size * WORD_GAP && !isEdge(rows, at, row[index - 1]!, item)) last.push(item)
    else runs.push([item])
    end = Math.max(end, item.x + item.width)
  }
  return runs
}

/** At least two rows nearby begin or end something at the same place, and nothing in between reaches across it. */
function isEdge(rows: readonly Item[][], at: number, before: Item, item: Item): boolean {
  if (SIGN.test(before.text) || SIGN.test(item.text)) return false
  const right = before.x + before.width
  const gap = item.x - right
  if (gap < item.size * FULL) return false
  const least = gap < item.size * LEAST ? 4 : 2
  const middle = (right + item.x) / 2
  let begins = 0
  let ends = 0
  for (const step of [-1, 1]) {
    for (let other = at + step; other >= 0 && other < rows.length && Math.abs(other - at) <= NEAR; other += step) {
      const row = rows[other]!
      if (row.some(({ x, width }) => x < middle - 1 && x + width > middle + 1)) break
      if (row.some((it, index) => Math.abs(it.x - item.x) < UNDER && isApart(row[index - 1], it))) begins += 1
      if (row.some((it, index) => Math.abs(it.x + it.width - right) < UNDER && isApart(it, row[index + 1]))) ends += 1
    }
  }
  return begins >= least || ends >= least
}

const isApart = (left: Item | undefined, right: Item | undefined) =>
  !left || !right || right.x - left.x - left.width >= right.size * LEAST
