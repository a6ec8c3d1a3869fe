import type { Cell, Document, Evidence, Line } from '../types.ts'

/** A stretch of a document: where a value stands. */
export interface Span {
  document: Document
  /** The literal words; equal to document.text.slice(start, end) unless the words are scattered (a wrapped cell). */
  text: string
  start: number
  end: number
  page?: number
  sheet?: string
  cell?: string
  box?: [number, number, number, number]
  scattered?: boolean
}

export function lineSpan(document: Document, line: Line): Span {
  return trimmed({
    document,
    text: line.text,
    start: line.start,
    end: line.start + line.text.length,
    page: line.page,
    box: line.box,
  })
}

export function cellSpan(document: Document, cell: Cell, page?: number, sheet?: string): Span {
  const scattered = document.text.slice(cell.start, cell.end) !== cell.text
  return trimmed({
    document,
    text: cell.text,
    start: cell.start,
    end: cell.end,
    page,
    sheet,
    cell: cell.ref,
    box: cell.box,
    scattered,
  })
}

/** Part of a span; offsets count from its start. */
export function part(span: Span, from: number, to: number): Span {
  const text = span.text.slice(from, to)
  return trimmed({ ...span, text, start: span.start + from, end: span.start + from + text.length })
}

/** From the start of one span to the end of another in the same document. */
export function through(first: Span, last: Span): Span {
  return {
    ...first,
    text: first.document.text.slice(first.start, last.end),
    end: last.end,
    box: union(first.box, last.box),
  }
}

export function trimmed(span: Span): Span {
  const text = span.text.trim()
  if (text.length === span.text.length && span.end === span.start + text.length) return span
  const lead = span.text.length - span.text.trimStart().length
  return { ...span, text, start: span.start + lead, end: span.start + lead + text.length }
}

export function union(a: Span['box'], b: Span['box']): Span['box'] {
  return a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b)
}

export function evidenceOf(span: Span, rule: string, confidence: number): Evidence {
  const { document, page, sheet, cell, box } = span
  const evidence: Evidence = { source: document.source, text: span.text, confidence, rule }
  if ((document.format === 'pdf' || document.format === 'scan') && page) evidence.page = page
  if (lettersOf(span) < 1) evidence.scanned = true
  if (sheet !== undefined) evidence.sheet = sheet
  if (cell !== undefined) evidence.cell = cell
  if (!span.scattered) {
    evidence.start = span.start
    evidence.end = span.end
  }
  if (box) evidence.box = box
  return evidence
}

/** How sure the letters of a span are: 1 where they were typed, less where they were read in a picture. */
export function lettersOf({ document, start, end }: Span): number {
  let least = 1
  for (const word of document.scanned ?? [])
    if (word.start < end && word.end > start) least = Math.min(least, word.confidence, ALMOST)
  return least
}

const ALMOST = 0.99
