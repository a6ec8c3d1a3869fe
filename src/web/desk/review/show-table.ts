import type { Json, JsonObject, Language } from '../../../engine/define.ts'
import type { Field, FieldTable, Request } from '../../../workflow/define.ts'
import { at } from '../../../workflow/edits.ts'
import type { Say } from '../words.ts'
import type { Reason } from './field-state.ts'
import type { ShownField } from './show-fields.ts'
import type { Origin } from './show-source.ts'

export interface ShownTable {
  label: string
  pointer: string
  id: string
  growing: boolean
  columns: { label: string; numeric: boolean; wide: boolean }[]
  span: number
  rows: {
    line: number
    index: number
    cells: ShownField[]
    reasons: Reason[]
    origin: Origin | null
    removeLabel: string
  }[]
  reasons: Reason[]
  count: number
}

interface TableContext {
  request: Request
  cell: (column: Field, pointer: string, value: Json | undefined, row: number) => ShownField
  checksAt: (pointer: string) => Reason[]
  say: Say
  language: Language
}

/** A list of objects, such as order lines; what is wrong in a row stands below it, each with its column. */
export function showTable(part: FieldTable, { request, cell, checksAt, say, language }: TableContext): ShownTable {
  const stored = part.rows ?? at(request.fields, part.pointer)
  const rows = (Array.isArray(stored) ? stored : []) as JsonObject[]
  return {
    label: part.label[language],
    pointer: part.pointer,
    id: `t-${part.pointer.replaceAll(/[^a-z0-9]+/gi, '-')}`,
    growing: part.growing ?? false,
    columns: part.columns.map(it => ({
      label: it.label[language],
      numeric: it.type === 'money' || it.type === 'number',
      wide: it.type === 'text' || it.type === 'long-text',
    })),
    span: part.columns.length + (part.growing ? 2 : 1),
    count: rows.length,
    reasons: checksAt(part.pointer),
    rows: rows.map((row, index) => {
      const pointer = `${part.pointer}/${index}`
      const cells = part.columns.map(column =>
        cell(column, pointer + column.pointer, at(row, column.pointer) ?? column.value, index),
      )
      const named = cells.flatMap(it => it.reasons.map(reason => ({ ...reason, text: `${it.label}: ${reason.text}` })))
      return {
        line: index + 1,
        index,
        cells,
        reasons: [...checksAt(pointer), ...named],
        origin: cells.find(it => it.origin)?.origin ?? null,
        removeLabel: say('table.remove', { n: index + 1 }),
      }
    }),
  }
}
