import type { Json, Language } from '../../../engine/define.ts'
import type { Field } from '../../../workflow/define.ts'
import { date, money } from '../../../format.ts'
import { at } from '../../../workflow/edits.ts'
import type { Found } from './evidence.ts'
import { createStates, type Reason, type State, type StateContext } from './field-state.ts'
import { inputName, isTable, type Problem } from './form.ts'
import type { Origin } from './show-source.ts'
import { showTable, type ShownTable } from './show-table.ts'
import { shownValue } from './values.ts'

export interface ShownField {
  id: string
  name: string
  label: string
  /** Label of a cell, with its line. */
  fullLabel: string
  type: Field['type']
  inputMode: string
  value: string
  choices: { value: string; label: string; chosen: boolean }[]
  required: boolean
  readOnly: boolean
  state: State
  reasons: Reason[]
  evidence: string | null
  origin: Origin | null
  invalid: boolean
  wide: boolean
  /** Much to read in a cell. */
  long: boolean
  numeric: boolean
}

export interface ShownForm {
  parts: ({ field: ShownField } | { table: ShownTable })[]
  /** Pointer -> id of its input, for links from checks and errors. */
  ids: Map<string, string>
  /** Evidence ids whose field needs a look: tinted in the source. */
  attention: Set<string>
  toCheck: number
}

export interface FormContext extends StateContext {
  origin: (found: Found) => Origin | null
  problems: Problem[]
}

/** The right side of the review: every field with its state, the reason of it and where it was read. */
export function showForm(context: FormContext): ShownForm {
  const { review, request, evidences, problems, say, language } = context
  const ids = new Map<string, string>()
  const attention = new Set<string>()
  const { stateOf, reasonsOf, checksAt } = createStates(context)

  function shown(field: Field, pointer: string, value: Json | undefined, row?: number): ShownField {
    const id = `f-${ids.size}`
    ids.set(pointer, id)
    const found = evidences.of(pointer)
    const problem = problems.find(it => it.pointer === pointer)
    const state = stateOf(field, pointer, value, found)
    if (state.attention && found) attention.add(found.id)
    const label = field.label[language]
    const input = problem
      ? problem.input
      : field.readOnly
        ? printed(value, field, language)
        : shownValue(value, field, language)
    return {
      id,
      name: inputName(pointer),
      label,
      fullLabel: row === undefined ? label : say('table.cell', { label, n: row + 1 }),
      type: field.type,
      inputMode: keysOf(field),
      value: input,
      choices: choicesOf(field, input, context),
      required: field.required ?? false,
      readOnly: field.readOnly ?? false,
      state,
      reasons: reasonsOf(pointer, value, state, problem),
      evidence: found?.id ?? null,
      origin: found ? context.origin(found) : null,
      invalid: problem !== undefined,
      wide: field.type === 'long-text',
      long: input.length > 16,
      numeric: field.type === 'money' || field.type === 'number',
    }
  }

  const parts: ShownForm['parts'] = review.form.map(part =>
    isTable(part)
      ? { table: showTable(part, { request, cell: shown, checksAt, say, language }) }
      : { field: shown(part, part.pointer, at(request.fields, part.pointer) ?? part.value) },
  )
  const fields = parts.flatMap(part => ('field' in part ? [part.field] : part.table.rows.flatMap(row => row.cells)))
  return { parts, ids, attention, toCheck: fields.filter(it => it.state.attention).length }
}

function choicesOf(
  { type, choices }: Field,
  input: string,
  { say, language }: Pick<FormContext, 'say' | 'language'>,
): ShownField['choices'] {
  if (type !== 'yes-no' && type !== 'choice') return []
  const list =
    type === 'yes-no'
      ? [
          { value: 'yes', label: say('yes') },
          { value: 'no', label: say('no') },
        ]
      : (choices ?? []).map(it => ({ value: it.value, label: it.label[language] }))
  const unknown = input !== '' && !list.some(it => it.value === input) ? [{ value: input, label: input }] : []
  return [{ value: '', label: '–' }, ...list, ...unknown].map(it => ({ ...it, chosen: it.value === input }))
}

/** A value that is only looked at, as mails print it. */
function printed(value: Json | undefined, field: Field, language: Language): string {
  const plain = shownValue(value, { type: 'text' }, language)
  if (field.type === 'money' && /^-?\d+(\.\d+)?$/.test(plain)) return money(plain, language)
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(plain)) return date(plain, language, 'short')
  if (field.type === 'choice') return field.choices?.find(it => it.value === plain)?.label[language] ?? plain
  return shownValue(value, field, language)
}

/** Which keys a telephone shows. */
function keysOf({ type }: Field): string {
  return type === 'email' ? 'email' : type === 'money' || type === 'number' ? 'decimal' : ''
}
