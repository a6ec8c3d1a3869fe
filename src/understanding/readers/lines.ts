import type { Cell, Line } from '../types.ts'

const MAX_LINES = 20_000
/** What stands between two cells of a line of text. */
const GAP = /\t+|\s*\|\s*|\s{3,}(?![\s:])| {2}(?=[^\s:])/g

/** Lines of a text with the cells in them. Linear. */
export function splitLines(text: string, page = 1): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (lines.length === MAX_LINES) break
    if (line.trim() !== '') lines.push({ text: line, start, page, cells: splitCells(line, start) })
    start += line.length + 1
  }
  return lines
}

function splitCells(line: string, offset: number): Cell[] {
  if (line.length > 2000) return [{ text: line.trim(), start: offset, end: offset + line.length, ref: 'c1' }]
  const cells: Cell[] = []
  let from = line.length - line.trimStart().length
  const end = line.trimEnd().length
  const add = (to: number) => {
    const text = line.slice(from, to)
    if (text !== '') cells.push({ text, start: offset + from, end: offset + to, ref: `c${cells.length + 1}` })
  }
  for (const gap of line.slice(0, end).matchAll(GAP)) {
    if (gap.index < from) continue
    add(gap.index)
    from = gap.index + gap[0].length
  }
  add(end)
  return cells
}

/** The text with everything outside `keep` blanked: same length, so that offsets hold. */
export function masked(text: string, keep: { start: number; end: number }[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of keep) {
    if (end <= at) continue
    out += text.slice(at, start).replace(/[^\n]/g, ' ') + text.slice(Math.max(at, start), end)
    at = end
  }
  return out + text.slice(at).replace(/[^\n]/g, ' ')
}
