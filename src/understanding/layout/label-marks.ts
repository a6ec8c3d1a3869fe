import type { Cell } from '../types.ts'
import { labelKey } from '../values/fold.ts'
import { part, trimmed } from '../values/span.ts'
import type { Span } from '../values/span.ts'

/** A label and what stands at it: "PO nummer: 4500012345", a form with values below, two cells of a table. */
export interface Pair {
  /** labelKey of the words. */
  label: string
  /** The words as written. */
  words: string
  value: Span
  /** Value and the lines or cells below it that belong to it: for addresses. */
  block: Span[]
  /** 1 where a colon or a table says that it is a label; less where only the place does. */
  certainty: number
}

export const COLON =
  /^[\s*•·»\-–>_[\]xX☑☒✓.,%\d)]{0,12}([\p{L}#][\p{L}\p{N} .,()'’/&#°+%?*-]{0,69}?)\s?[*_]{0,2}\s?(?:\.{3,}\s?:?|_{3,}|…{1,9}|=?[→>](?=\s)|[:=：])[*_]{0,2}(?:\s|$|(?=[^\s/\\\d])|(?=\d)(?<!\d[:=]))/u
/** "Beheerder - Wim Jansen": a dash does what a colon does, for a word that is a label. */
export const DASH = /^[\s*•·]{0,4}([\p{L}][\p{L} ./'-]{1,40}?)\s[-–—]\s(?=\S)/u
export const MAX_BLOCK = 8

/** Whether a word is the label of a field; `marked`: a dash or the like stands behind it. */
export type IsLabel = (label: string, marked?: boolean) => boolean

/** Emphasis that mail programs leave around a value: *bold*, _underlined_. */
export function unmarked(span: Span): Span {
  if (/^[:=]\s/.test(span.text)) return unmarked(part(span, 1, span.text.length))
  const lead = /^[*_]{1,2}(?=[^*_\s])/.exec(span.text)?.[0].length ?? 0
  const tail = lead > 0 ? (/[*_]{1,2}$/.exec(span.text)?.[0].length ?? 0) : 0
  return lead + tail > 0 ? part(span, lead, span.text.length - tail) : trimmed(span)
}

export function isLabel(text: string, known: IsLabel): boolean {
  if (text.length > 60) return COLON.test(`${text} `)
  return (
    COLON.test(`${text} `) ||
    known(labelKey(text)) ||
    (text.includes('/') && text.split('/').every(word => known(labelKey(word), true)))
  )
}

/** A colon in a column of its own, or before the value, belongs to the label; `marked`: where such labels start. */
export function colonsApart(cells: Cell[]): { cells: Cell[]; marked: ReadonlySet<number> } {
  const marked = new Set<number>()
  if (!cells.some(({ text }) => /^[:：]/.test(text))) return { cells, marked }
  const apart = cells.flatMap((cell, at) => {
    const lead = /^[:：]\s*/.exec(cell.text)?.[0].length ?? 0
    const before = cells[at - 1]
    if (lead > 0 && before && /^\p{L}/u.test(before.text)) marked.add(before.start)
    if (lead === cell.text.length) return []
    return [lead > 0 ? { ...cell, text: cell.text.slice(lead), start: cell.start + lead } : cell]
  })
  return { cells: apart, marked }
}
