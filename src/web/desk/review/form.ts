import type { Json, JsonObject, Language } from '../../../engine/define.ts'
import type { Field, FieldTable, Request, Review } from '../../../workflow/define.ts'
import { at, withEdits } from '../../../workflow/edits.ts'
import type { AnyWorkflow } from '../../../workflow/define.ts'
import { value } from '../page.ts'
import { type Draft, ordered } from './draft.ts'
import { keepInRow, keptObjects } from './kept.ts'
import { parseValue, type Refusal, shownValue } from './values.ts'

const MAX_ROWS = 2_000

/** An input that could not be taken, and what was typed there. */
export interface Problem {
  pointer: string
  input: string
  refused: Refusal
}

export interface Posted {
  draft: Draft
  problems: Problem[]
}

export const isTable = (it: Field | FieldTable): it is FieldTable => 'columns' in it

/** Names of inputs: a JSON pointer behind 'f:'. */
export const inputName = (pointer: string) => `f:${pointer}`

export interface Shown {
  workflow: AnyWorkflow
  /** As it was asked. */
  request: Request
  review: Review
  /** The draft that the form showed. */
  before: Draft
  language: Language
  /** With a decision everything that was shown counts as said; in a draft a default stays a default, so that it follows the facts. */
  deciding: boolean
}

/**
 * What the posted form changes; what the form did not show stays as it was. `act` may add a row to a table or remove one:
 * 'add:/lines', 'remove:/lines/3'.
 */
export function readForm(form: Shown, body: unknown, act = ''): Posted {
  const { workflow, request, review, before, language, deciding } = form
  const shown = withEdits(workflow, request, before.values).fields
  const problems: Problem[] = []
  const edits: JsonObject = {}

  function take(field: Field, pointer: string, usual: Json | undefined = field.value): Json | undefined {
    const name = inputName(pointer)
    if (field.readOnly || !body || typeof body !== 'object' || !Object.hasOwn(body, name)) return undefined
    const input = value(body, name)
    const known = at(shown, pointer)
    if (!deciding && known === undefined && input === shownValue(usual, field, language)) return undefined
    const parsed = parseValue(input, field, language, known)
    if ('value' in parsed) return parsed.value
    problems.push({ pointer, input, refused: parsed.refused })
    return undefined
  }

  for (const part of review.form) {
    if (isTable(part)) edits[part.pointer] = readRows(part, body, shown, act, take)
    else {
      const taken = take(part, part.pointer)
      if (taken !== undefined) edits[part.pointer] = taken
    }
  }
  const edited = withEdits(workflow, { ...request, fields: shown }, edits)
  const after = withEdits(workflow, edited, keptObjects(review, request.fields, edited.fields)).fields
  return {
    problems,
    draft: {
      values: differences(request.fields, after),
      reasons: texts(review, body, before),
      messages: messages(review, body, before),
    },
  }
}

function readRows(
  table: FieldTable,
  body: unknown,
  fields: JsonObject,
  act: string,
  take: (field: Field, pointer: string, usual?: Json) => Json | undefined,
): Json[] {
  const stored = at(fields, table.pointer)
  const rows = (Array.isArray(stored) ? stored : []) as JsonObject[]
  const count = Math.min(Number(value(body, `rows:${table.pointer}`)) || rows.length, MAX_ROWS)
  const result: JsonObject[] = []
  for (let index = 0; index < count; index++) {
    const row: JsonObject = { ...rows[index] }
    for (const column of table.columns) {
      const usual = at(table.rows?.[index], column.pointer) ?? column.value
      const taken = take(column, `${table.pointer}/${index}${column.pointer}`, usual)
      if (taken === undefined) continue
      const name = column.pointer.slice(1)
      if (column.keeps) keepInRow(row, name, column.keeps.slice(1), taken)
      if (taken === null) delete row[name]
      else row[name] = taken
    }
    const removed = table.growing && act === `remove:${table.pointer}/${index}`
    const empty = table.growing && Object.values(row).every(it => it === undefined || it === null || it === '')
    if (!removed && !empty) result.push(row)
  }
  if (table.growing && act === `add:${table.pointer}` && result.length < MAX_ROWS) result.push({})
  return result
}

/** Top-level fields that differ; null where one was emptied. */
function differences(before: JsonObject, after: JsonObject): JsonObject {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...names].filter(name => ordered(before[name]) !== ordered(after[name]))
  return Object.fromEntries(changed.map(name => [name, after[name] ?? null]))
}

const OWN = 20_000

/** A reason is one of the list, or words of one's own, which win. */
function texts(review: Review, body: unknown, before: Draft): { [outcome: string]: string } {
  const reasons = { ...before.reasons }
  for (const { name, reason } of review.outcomes) {
    if (!reason) continue
    const own = clean(value(body, `reason-text:${name}`))
    const text = own || clean(value(body, `reason:${name}`))
    if (text) reasons[name] = text
    else delete reasons[name]
  }
  return reasons
}

function messages(review: Review, body: unknown, before: Draft): { [outcome: string]: string } {
  const written = { ...before.messages }
  for (const { name, message } of review.outcomes) {
    if (!message || !body || typeof body !== 'object' || !Object.hasOwn(body, `message:${name}`)) continue
    written[name] = clean(value(body, `message:${name}`))
  }
  return written
}

const clean = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim().slice(0, OWN)
