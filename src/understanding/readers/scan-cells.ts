import type { Cell, Line, ScannedWord } from '../types.ts'

export interface PlacedWord {
  start: number
  end: number
  word?: ScannedWord
}

/** Part of the letter size by which two words may differ and still begin or end under each other. */
const UNDER = 0.35
/** Part of the height of a line that may stand between two that belong together. */
const ROOM = 0.8
const AMOUNT = /^(?:[€$£]|EUR|\d[\d.,]*)$/
const CENTS = /[.,]\d{2}$/
/** Part of the letter size that has to stand between the last word of a column and the first of the next. */
const GAP = 0.15

/**
 * A long label nearly reaches the value beside it: where the lines above or below have a column, it is one here too. Changes the
 * cells of the lines.
 */
export function splitAligned(lines: Line[], words: PlacedWord[]): void {
  const byStart = new Map(words.flatMap(({ start, word }) => (word ? [[start, word] as const] : [])))
  const columns = lines.map(columnsOf)
  const split = (index: number) => {
    const line = lines[index]!
    const near = [index - 1, index + 1].filter(it => isNext(line, lines[it])).flatMap(it => columns[it] ?? [])
    if (near.every(({ left }) => left.length === 0) || !line.cells) return
    const cells = line.cells.flatMap(cell => parted(cell, byStart, near))
    if (cells.length === line.cells.length) return
    line.cells = cells.map((cell, at) => ({ ...cell, ref: `c${at + 1}` }))
    columns[index] = columnsOf(line)
  }
  // down and up again: a column goes on from line to line
  for (const index of lines.keys()) split(index)
  for (const index of [...lines.keys()].toReversed()) split(index)
}

/** The line above or below, with no room in between. */
function isNext({ box }: Line, other: Line | undefined): boolean {
  if (!box || !other?.box) return false
  const [above, below] = box[1] < other.box[1] ? [box, other.box] : [other.box, box]
  return below[1] - above[3] < (above[3] - above[1]) * ROOM
}

const columnsOf = ({ cells = [] }: Line): Columns => ({
  left: cells.slice(1).flatMap(({ box }) => box?.[0] ?? []),
  right: cells.length > 1 ? cells.slice(-1).flatMap(({ box }) => box?.[2] ?? []) : [],
})

interface Columns {
  left: number[]
  right: number[]
}

function parted(cell: Cell, byStart: Map<number, ScannedWord>, near: Columns[]): Cell[] {
  const written = [...cell.text.matchAll(/\S+/g)]
  const starts = written.map(({ index }) => cell.start + index)
  // an amount may be written in groups
  const amount = written.findLastIndex(([word]) => !AMOUNT.test(word)) + 1
  const last = byStart.get(starts.at(-1) ?? -1)
  for (const [at, start] of starts.entries()) {
    const word = byStart.get(start)
    const before = byStart.get(starts[at - 1] ?? -1)
    if (!word || !before || !cell.box || word.x - before.x - before.width < word.size * GAP) continue
    const within = word.size * UNDER
    const begins = near.some(({ left }) => left.some(x => Math.abs(x - word.x) < within))
    const ends =
      at === amount &&
      CENTS.test(last?.text ?? '') &&
      near.some(({ right }) => right.some(x => last && Math.abs(x - last.x - last.width) < within))
    if (!begins && !ends) continue
    const [x0, y0, x1, y1] = cell.box
    const first: Cell = {
      ...cell,
      text: cell.text.slice(0, start - cell.start).trimEnd(),
      end: cell.start + cell.text.slice(0, start - cell.start).trimEnd().length,
      box: [x0, y0, before.x + before.width, y1],
    }
    return [first, { ...cell, text: cell.text.slice(start - cell.start), start, box: [word.x, y0, x1, y1] }]
  }
  return [cell]
}
