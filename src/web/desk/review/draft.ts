import { toJsonb } from '../../../db/jsonb.ts'
import type { Json, JsonObject } from '../../../engine/define.ts'

/** What a colleague has changed so far and not yet decided: fields by name, and what was written beside an outcome. */
export interface Draft {
  values: JsonObject
  reasons: { [outcome: string]: string }
  messages: { [outcome: string]: string }
}

export const NO_DRAFT: Draft = { values: {}, reasons: {}, messages: {} }

/** A draft as it is stored; after an undo by others than the desk it holds the values alone. */
export function readDraft(stored: JsonObject | null): Draft {
  if (!stored) return NO_DRAFT
  const whole = isObject(stored['values']) && isObject(stored['reasons']) && isObject(stored['messages'])
  if (!whole) return { ...NO_DRAFT, values: stored }
  return stored as unknown as Draft
}

export const storedDraft = (draft: Draft): string => toJsonb(draft)

export const sameDraft = (a: Draft, b: Draft): boolean =>
  ordered(a as unknown as Json) === ordered(b as unknown as Json)

/** Text that is equal for equal values, in whatever order the database gives the keys. */
export function ordered(value: Json | undefined): string {
  return JSON.stringify(value ?? null, (_key, it: unknown) =>
    isObject(it) ? Object.fromEntries(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1))) : it,
  )
}

function isObject(it: unknown): it is JsonObject {
  return typeof it === 'object' && it !== null && !Array.isArray(it)
}
