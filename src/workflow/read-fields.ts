import type { Json, JsonObject } from '../engine/define.ts'
import { isMoney } from '../domain/money.ts'

/** Values of a request as the rules count with them: what is absent, empty or of another shape is undefined, never an error. */

const MAX_TEXT = 2_000

export function textOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() ? text.trim().slice(0, MAX_TEXT) : undefined
}

export function moneyOf(value: Json | undefined): string | undefined {
  const text = textOf(value)
  return isMoney(text) ? text : undefined
}

export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** YYYY-MM-DD */
export function dayOf(value: Json | undefined): string | undefined {
  const text = textOf(value)
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

export const truthOf = (value: Json | undefined) => (typeof value === 'boolean' ? value : undefined)

export function oneOf<T extends string>(value: Json | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find(it => it === value)
}

export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** Rows of a list at the place they have there; what is no object counts as an empty row. */
export function rowsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}
