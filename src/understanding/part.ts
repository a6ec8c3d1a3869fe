import type { Cell, Document, Line, Reading } from './types.ts'

/** From where to where in the text of a document. */
export interface Stretch {
  from: number
  to: number
}

/**
 * The mail as if only these stretches of this document had been written. Positions stay what they are: what is left out is blank.
 * @param document of the reading, with the stretches in their order
 */
export function partOf(reading: Reading, document: Document, stretches: readonly Stretch[]): Reading {
  const part: Document = {
    ...document,
    text: blanked(document.text, stretches),
    lines: document.lines.flatMap(line => cut(line, stretches)),
    tables: document.tables
      .map(table => ({ ...table, rows: table.rows.filter(row => row.some(cell => isIn(cell, stretches))) }))
      .filter(({ rows }) => rows.length > 0),
  }
  return { ...reading, documents: reading.documents.map(it => (it === document ? part : it)) }
}

function blanked(text: string, stretches: readonly Stretch[]): string {
  let at = 0
  const parts: string[] = []
  for (const { from, to } of stretches) {
    parts.push(' '.repeat(Math.max(0, from - at)), text.slice(Math.max(at, from), to))
    at = Math.max(at, to)
  }
  return parts.join('') + ' '.repeat(Math.max(0, text.length - at))
}

function cut(line: Line, stretches: readonly Stretch[]): Line[] {
  const end = line.start + line.text.length
  const inside = stretches.filter(({ from, to }) => from < end && to > line.start)
  if (inside.length === 0) return []
  const own = inside.map(({ from, to }) => ({ from: Math.max(0, from - line.start), to: to - line.start }))
  const cells = line.cells?.filter(cell => isIn(cell, inside))
  const { cells: _, ...rest } = line
  return [{ ...rest, text: blanked(line.text, own), ...(cells && cells.length > 0 ? { cells } : {}) }]
}

const isIn = ({ start, end }: Cell, stretches: readonly Stretch[]) =>
  stretches.some(({ from, to }) => start >= from && end <= to)
