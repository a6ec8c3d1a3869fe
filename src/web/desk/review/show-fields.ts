import type { Json, JsonObject, Language } from '../../../engine/define.ts'
import type { Check, Field, FieldTable, Request, Review } from '../../../workflow/define.ts'
import { date, money } from '../../../format.ts'
import { at } from '../../../workflow/edits.ts'
import type { Say, Word } from '../words.ts'
import { ordered } from './draft.ts'
import type { Evidences, Found } from './evidence.ts'
import { inputName, isTable, type Problem } from './form.ts'
import type { Origin } from './show-source.ts'
import { shownValue } from './values.ts'

/** Below this chance that a value was read right, a person looks (opinion; the workflow's own checks come on top). */
const UNSURE = 0.6

export type StateName = 'read' | 'checked' | 'warning' | 'error' | 'missing' | 'changed' | 'added' | 'empty'

/** Colour never stands alone: a glyph, a word, and the reason in words. */
export interface State {
  name: StateName
  glyph: string
  word: string
  /** To be looked at: N jumps here. */
  attention: boolean
}

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
  reasons: { level: Check['level']; glyph: string; word: string; text: string }[]
  evidence: string | null
  origin: Origin | null
  invalid: boolean
  wide: boolean
  /** Much to read in a cell. */
  long: boolean
  numeric: boolean
}

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
    reasons: ShownField['reasons']
    origin: Origin | null
    removeLabel: string
  }[]
  reasons: ShownField['reasons']
  count: number
}

export interface ShownForm {
  parts: ({ field: ShownField } | { table: ShownTable })[]
  /** Pointer -> id of its input, for links from checks and errors. */
  ids: Map<string, string>
  /** Evidence ids whose field needs a look: tinted in the source. */
  attention: Set<string>
  toCheck: number
}

const GLYPHS: { [name in StateName]: string } = {
  read: '✓',
  checked: '✓',
  changed: '✎',
  warning: '●',
  error: '▲',
  missing: '○',
  added: '·',
  empty: '–',
}
const LEVELS: { [level in Check['level']]: string } = { ok: '✓', info: 'i', warning: '●', error: '▲' }

export interface FormContext {
  review: Review
  request: Request
  original: Request
  evidences: Evidences
  origin: (found: Found) => Origin | null
  problems: Problem[]
  draftBy: string | null
  say: Say
  language: Language
}

/** The right side of the review: every field with its state, the reason of it and where it was read. */
export function showForm(context: FormContext): ShownForm {
  const { review, request, original, evidences, problems, say, language } = context
  const ids = new Map<string, string>()
  const attention = new Set<string>()
  const checks = Map.groupBy(
    review.checks.filter(it => it.level !== 'ok'),
    it => it.pointer ?? '',
  )
  const fine = new Set(review.checks.filter(it => it.level === 'ok').map(it => it.pointer))
  const missing = new Set(request.missing.map(path => `/${path}`))

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
      choices: choicesOf(field, input),
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

  function stateOf(field: Field, pointer: string, value: Json | undefined, found: Found | undefined): State {
    const levels = (checks.get(pointer) ?? []).map(it => it.level)
    const empty = value === undefined || value === null || value === ''
    const name: StateName = levels.includes('error')
      ? empty
        ? 'missing'
        : 'error'
      : levels.includes('warning')
        ? 'warning'
        : empty && (missing.has(pointer) || field.required)
          ? 'missing'
          : isChanged(field, pointer, value)
            ? 'changed'
            : empty
              ? 'empty'
              : fine.has(pointer)
                ? 'checked'
                : !found
                  ? 'added'
                  : found.evidence.confidence < UNSURE
                    ? 'warning'
                    : 'read'
    return {
      name,
      glyph: GLYPHS[name],
      word: say(`state.${name}`),
      attention: ['warning', 'error', 'missing'].includes(name),
    }
  }

  const wasValue = (pointer: string) => {
    const before = evidences.origin(pointer)
    return before === undefined ? undefined : at(original.fields, before)
  }
  /** By a colleague: what the desk shows of its own beside the customer's values is no change. */
  const isChanged = (field: Field, pointer: string, value: Json | undefined) =>
    !field.readOnly &&
    ordered(wasValue(pointer) ?? null) !== ordered(at(request.fields, pointer) ?? null) &&
    ordered(at(request.fields, pointer) ?? null) === ordered(value ?? null)

  function reasonsOf(pointer: string, value: Json | undefined, state: State, problem?: Problem): ShownField['reasons'] {
    const list = (checks.get(pointer) ?? []).map(it => reason(it.level, it.text[language]))
    if (state.name === 'missing' && !list.length) list.push(reason('error', say('reason.missing')))
    if (state.name === 'warning' && !list.length) list.push(reason('warning', say('reason.unsure')))
    if (state.name === 'changed' && ordered(value ?? null) !== ordered(wasValue(pointer) ?? null)) {
      const before = shownValue(wasValue(pointer), { type: 'text' }, language) || say('review.nothing')
      list.push(reason('info', say('reason.changed', { who: context.draftBy ?? '', before })))
    }
    if (problem) list.unshift(reason('error', problemText(problem, say, pointer)))
    return list
  }

  const reason = (level: Check['level'], text: string): ShownField['reasons'][number] => ({
    level,
    glyph: LEVELS[level],
    word: say(`level.${level}`),
    text,
  })
  const problemText = (problem: Problem, say: Say, pointer: string) =>
    say(`problem.${problem.refused}`, { label: labelOf(pointer), n: '2.000' })
  const labelOf = (pointer: string) => {
    for (const part of review.form) {
      if (!isTable(part) && part.pointer === pointer) return part.label[language]
      if (isTable(part) && pointer.startsWith(`${part.pointer}/`))
        return part.columns.find(it => pointer.endsWith(it.pointer))?.label[language] ?? part.label[language]
    }
    return pointer
  }

  function choicesOf({ type, choices }: Field, input: string): ShownField['choices'] {
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

  function table(part: FieldTable): ShownTable {
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
      reasons: (checks.get(part.pointer) ?? []).map(it => reason(it.level, it.text[language])),
      rows: rows.map((row, index) => {
        const pointer = `${part.pointer}/${index}`
        const cells = part.columns.map(column =>
          shown(column, pointer + column.pointer, at(row, column.pointer) ?? column.value, index),
        )
        const own = (checks.get(pointer) ?? []).map(it => reason(it.level, it.text[language]))
        const named = cells.flatMap(cell => cell.reasons.map(it => ({ ...it, text: `${cell.label}: ${it.text}` })))
        return {
          line: index + 1,
          index,
          cells,
          reasons: [...own, ...named],
          origin: cells.find(cell => cell.origin)?.origin ?? null,
          removeLabel: say('table.remove', { n: index + 1 }),
        }
      }),
    }
  }

  const parts: ShownForm['parts'] = review.form.map(part =>
    isTable(part)
      ? { table: table(part) }
      : { field: shown(part, part.pointer, at(request.fields, part.pointer) ?? part.value) },
  )
  const fields = parts.flatMap(part => ('field' in part ? [part.field] : part.table.rows.flatMap(row => row.cells)))
  return { parts, ids, attention, toCheck: fields.filter(it => it.state.attention).length }
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

export const levelWord = (level: Check['level']): Word => `level.${level}`
export const levelGlyph = (level: Check['level']): string => LEVELS[level]
