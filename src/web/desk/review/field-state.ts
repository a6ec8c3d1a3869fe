import type { Json, Language } from '../../../engine/define.ts'
import type { Check, Field, Request, Review } from '../../../workflow/define.ts'
import { at } from '../../../workflow/edits.ts'
import type { Say, Word } from '../words.ts'
import { ordered } from './draft.ts'
import type { Evidences, Found } from './evidence.ts'
import { isTable, type Problem } from './form.ts'
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

export interface Reason {
  level: Check['level']
  glyph: string
  word: string
  text: string
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

export const levelWord = (level: Check['level']): Word => `level.${level}`
export const levelGlyph = (level: Check['level']): string => LEVELS[level]

export interface StateContext {
  review: Review
  request: Request
  original: Request
  evidences: Evidences
  draftBy: string | null
  say: Say
  language: Language
}

/** How each field stands, and why: from the workflow's checks, from how sure the reading is, and from what colleagues changed. */
export function createStates({ review, request, original, evidences, draftBy, say, language }: StateContext) {
  const checks = Map.groupBy(
    review.checks.filter(it => it.level !== 'ok'),
    it => it.pointer ?? '',
  )
  const fine = new Set(review.checks.filter(it => it.level === 'ok').map(it => it.pointer))
  const missing = new Set(request.missing.map(path => `/${path}`))

  function stateOf(field: Field, pointer: string, value: Json | undefined, found: Found | undefined): State {
    const name = nameOf(field, pointer, value, found)
    const attention = ['warning', 'error', 'missing'].includes(name)
    return { name, glyph: GLYPHS[name], word: say(`state.${name}`), attention }
  }

  function nameOf(field: Field, pointer: string, value: Json | undefined, found: Found | undefined): StateName {
    const levels = (checks.get(pointer) ?? []).map(it => it.level)
    const empty = value === undefined || value === null || value === ''
    if (levels.includes('error')) return empty ? 'missing' : 'error'
    if (levels.includes('warning')) return 'warning'
    if (empty && (missing.has(pointer) || field.required)) return 'missing'
    if (isChanged(field, pointer, value)) return 'changed'
    if (empty) return 'empty'
    if (fine.has(pointer)) return 'checked'
    if (!found) return 'added'
    return found.evidence.confidence < UNSURE ? 'warning' : 'read'
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

  function reasonsOf(pointer: string, value: Json | undefined, state: State, problem?: Problem): Reason[] {
    const list = checksAt(pointer)
    if (state.name === 'missing' && !list.length) list.push(reason('error', say('reason.missing')))
    if (state.name === 'warning' && !list.length) list.push(reason('warning', say('reason.unsure')))
    if (state.name === 'changed' && ordered(value ?? null) !== ordered(wasValue(pointer) ?? null)) {
      const before = shownValue(wasValue(pointer), { type: 'text' }, language) || say('review.nothing')
      list.push(reason('info', say('reason.changed', { who: draftBy ?? '', before })))
    }
    if (problem)
      list.unshift(reason('error', say(`problem.${problem.refused}`, { label: labelOf(pointer), n: '2.000' })))
    return list
  }

  /** What the workflow says about this very place. */
  const checksAt = (pointer: string) => (checks.get(pointer) ?? []).map(it => reason(it.level, it.text[language]))

  const reason = (level: Check['level'], text: string): Reason => ({
    level,
    glyph: LEVELS[level],
    word: say(levelWord(level)),
    text,
  })

  function labelOf(pointer: string): string {
    for (const part of review.form) {
      if (!isTable(part) && part.pointer === pointer) return part.label[language]
      if (isTable(part) && pointer.startsWith(`${part.pointer}/`))
        return part.columns.find(it => pointer.endsWith(it.pointer))?.label[language] ?? part.label[language]
    }
    return pointer
  }

  return { stateOf, reasonsOf, checksAt }
}
