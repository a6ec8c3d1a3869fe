import { matchesOf } from '../matches.ts'
import type { Cell, Line } from '../types.ts'

const MAX_LINES = 20_000
const MAX_LINE = 1000
/** What stands between two cells of a line of text. */
const GAP = /\t+|\s*\|\s*|\s{3,}(?![\s:])| {2}(?=[^\s:])/g

/** Lines of a text with the cells in them. Linear. */
export function splitLines(text: string, page = 1): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (lines.length === MAX_LINES) break
    // a line that no person types is read in pieces, so that nothing that looks at lines ever works on a long text
    for (let at = 0; at < line.length; at += MAX_LINE) {
      const piece = line.slice(at, at + MAX_LINE)
      if (piece.trim() !== '')
        lines.push({ text: piece, start: start + at, page, cells: splitCells(piece, start + at) })
    }
    start += line.length + 1
  }
  return lines
}

function splitCells(line: string, offset: number): Cell[] {
  const cells: Cell[] = []
  let from = line.length - line.trimStart().length
  const end = line.trimEnd().length
  const add = (to: number) => {
    const text = line.slice(from, to)
    if (text !== '') cells.push({ text, start: offset + from, end: offset + to, ref: `c${cells.length + 1}` })
  }
  for (const gap of matchesOf(GAP, line.slice(0, end))) {
    if (gap.index < from) continue
    add(gap.index)
    from = gap.index + gap[0].length
  }
  add(end)
  return cells
}

/** True where an empty line stands before this one. */
export function afterGap(lines: Line[], at: number): boolean {
  const before = lines[at - 1]
  const line = lines[at]
  return !!before && !!line && line.start - (before.start + before.text.length) > 1
}

/** Runs of spaces and of empty lines cut short: they mean nothing, and patterns crawl on them. Linear. */
export function withoutLongGaps(text: string): string {
  return text.replace(/ {60,}/g, gap => gap.slice(0, 60)).replace(/\n{4,}/g, '\n\n\n')
}

/** The text with everything outside `keep` blanked: same length, so that offsets hold. */
export function masked(text: string, keep: { start: number; end: number }[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of keep) {
    if (end <= at) continue
    out += blank(text.slice(at, start)) + text.slice(Math.max(at, start), end)
    at = end
  }
  return out + blank(text.slice(at))
}

const blank = (text: string) =>
  text
    .split('\n')
    .map(line => ' '.repeat(line.length))
    .join('\n')
