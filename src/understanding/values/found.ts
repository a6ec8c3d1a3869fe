import type { Evidence, Json, JsonObject } from '../types.ts'
import { rules } from './rules.ts'
import type { Rule } from './rules.ts'
import { evidenceOf, part } from './span.ts'
import type { Span } from './span.ts'

/** A value with the words that it was made of. */
export interface Found {
  value: string | number | boolean
  span: Span
  rule: Rule
  confidence: number
}

/** Applies a rule to the words of a span; undefined where they are no such value. */
export function found(span: Span | undefined, rule: Rule, confidence: number): Found | undefined {
  if (!span || span.text === '' || span.text.length > 4000) return undefined
  const value = rules[rule](span.text)
  return value === undefined ? undefined : { value, span, rule, confidence: Math.round(confidence * 100) / 100 }
}

/** Applies a rule to the first part of a span that a pattern finds. */
export function foundIn(span: Span | undefined, pattern: RegExp, rule: Rule, confidence: number): Found | undefined {
  const match = span && pattern.exec(span.text)
  if (!span || !match) return undefined
  const text = match[1] ?? match[0]
  const from = match.index + match[0].indexOf(text)
  return found(part(span, from, from + text.length), rule, confidence)
}

/** Fields of a request while they are gathered: a value never goes in without its evidence. */
export class Gathered {
  readonly fields: JsonObject = {}
  readonly evidence: { [pointer: string]: Evidence } = {}
  readonly warnings: string[] = []

  /** @param pointer JSON pointer into the fields; lists and objects on the way are made */
  put(pointer: string, value: Found | undefined): boolean {
    if (!value || pointer in this.evidence) return false
    place(this.fields, pointer.slice(1).split('/'), value.value)
    this.evidence[pointer] = evidenceOf(value.span, value.rule, value.confidence)
    return true
  }

  has(pointer: string): boolean {
    return pointer in this.evidence || Object.keys(this.evidence).some(key => key.startsWith(`${pointer}/`))
  }
}

/** Puts a value at a path, making the objects and lists on the way. */
function place(parent: Json[] | JsonObject, [key = '', ...rest]: string[], value: Json): void {
  const fresh: Json = rest.length === 0 ? value : /^\d+$/.test(rest[0]!) ? [] : {}
  const next = Array.isArray(parent) ? (parent[Number(key)] ??= fresh) : (parent[key] ??= fresh)
  if (rest.length > 0 && next !== null && typeof next === 'object') place(next, rest, value)
}
