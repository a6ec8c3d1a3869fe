import type { Json } from '../../../engine/define.ts'
import type { Document, Evidence, Line } from '../../../understanding/types.ts'
import type { FieldTable, Request, Review } from '../../../workflow/define.ts'
import { at } from '../../../workflow/edits.ts'
import { alignRows } from './align.ts'
import { ordered } from './draft.ts'
import { isTable } from './form.ts'

/** A value that was read in a mail: the id that ties its field to its place in the source. */
export interface Found {
  id: string
  evidence: Evidence
  /** Database id of the mail. */
  mail: number | null
  /** Name of the document in that mail: 'body', 'attachment:PO.pdf'. */
  source: string
}

export interface Evidences {
  /** By pointer into the fields as they stand now. */
  of(pointer: string): Found | undefined
  /** The pointer as it was when the mail was read; undefined for a row that was added. */
  origin(pointer: string): string | undefined
  all: Found[]
}

/** `original` is the request as it was read, `fields` what stands there now: rows may have been added and removed. */
export function gatherEvidence(original: Request, fields: Json, review: Review): Evidences {
  const found = new Map(
    Object.entries(original.evidence).map(([pointer, evidence], index) => [
      pointer,
      { id: `e${index}`, evidence, ...placeOf(evidence, original.mailId ?? null) },
    ]),
  )
  const tables = review.form.filter(isTable).map(it => ({ pointer: it.pointer, rows: aligned(it) }))

  /** The first column says which row it is: the article of a line. */
  function aligned({ pointer, columns }: FieldTable): number[] {
    const keys = (rows: Json | undefined) =>
      Array.isArray(rows) ? rows.map(row => ordered(at(row, columns[0]?.pointer ?? ''))) : []
    return alignRows(keys(at(original.fields, pointer)), keys(at(fields, pointer)))
  }

  function origin(pointer: string): string | undefined {
    const table = tables.find(it => pointer.startsWith(`${it.pointer}/`))
    if (!table) return pointer
    const [, row, rest] = /^\/(\d+)(.*)$/.exec(pointer.slice(table.pointer.length)) ?? []
    const was = table.rows[Number(row)]
    return was === undefined || was < 0 ? undefined : `${table.pointer}/${was}${rest}`
  }

  return {
    origin,
    of: pointer => found.get(origin(pointer) ?? ''),
    all: [...found.values()],
  }
}

/** Evidence of a later mail says so: 'mail:12:body'. */
function placeOf({ source }: Evidence, mail: number | null): { mail: number | null; source: string } {
  const [, id, inner] = /^mail:(\d+):(.*)$/s.exec(source) ?? []
  return id ? { mail: Number(id), source: inner! } : { mail, source }
}

/** Where in the text of a document a value stands; null when it cannot be found there. */
export function spanIn(document: Document, { start, end, text }: Evidence): { start: number; end: number } | null {
  if (start !== undefined && end !== undefined && start >= 0 && end > start && end <= document.text.length)
    return { start, end }
  const found = text ? document.text.indexOf(text) : -1
  return found < 0 ? null : { start: found, end: found + text.length }
}

/** The line that an offset is in, and its number from 1. */
export function lineAt(document: Document, offset: number): { line: Line; number: number } | null {
  let [low, high] = [0, document.lines.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (document.lines[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  const line = document.lines[low]
  return line && line.start <= offset ? { line, number: low + 1 } : null
}
