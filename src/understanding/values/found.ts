import type { Asked, Json, JsonObject } from '../types.ts'
import { rules } from './rules.ts'
import type { Rule } from './rules.ts'
import { evidenceOf, lettersOf, part } from './span.ts'
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
  return value === undefined
    ? undefined
    : { value, span, rule, confidence: Math.round(sure(span, rule, confidence) * 100) / 100 }
}

/** An amount in a scan without its cents may have lost the comma, and so may those that it agrees with: they prove nothing. */
export function mayLackComma(span: Span | undefined): boolean {
  return !!span?.document.scanned && lettersOf(span) < 1 && !/\d[.,]\d{2}(?!\d)|,-/.test(span.text)
}

const COMMA_LOST = 0.6

/** Letters that look alike: what was read in a picture is never sure, unless it proves itself by a check digit. */
const MOST_OF_SCAN = 0.94

function sure(span: Span, rule: Rule, confidence: number): number {
  if (!span.document.scanned || rule === 'ean') return confidence
  const letters = lettersOf(span) * (rule === 'money' && mayLackComma(span) ? COMMA_LOST : 1)
  return letters < 1 ? Math.min(MOST_OF_SCAN, confidence * letters) : confidence
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
  readonly fields: JsonObject
  readonly warnings: string[] = []
  readonly #evidence: Asked['evidence']
  readonly #placed: [parent: string, name: string, value: Found][] = []

  /** @param before what is known already, copied */
  constructor(before?: Pick<Asked, 'fields' | 'evidence'>) {
    this.fields = before ? structuredClone(before.fields) : {}
    this.#evidence = { ...before?.evidence }
  }

  /** Written down when somebody asks: most readings are never looked at by a person. */
  get evidence(): Asked['evidence'] {
    for (const [parent, name, { span, rule, confidence }] of this.#placed.splice(0))
      this.#evidence[`${parent}/${name}`] = evidenceOf(span, rule, confidence)
    return this.#evidence
  }

  /** @param pointer JSON pointer into the fields; lists and objects on the way are made, a value that is there stays */
  put(pointer: string, value: Found | undefined): void {
    const cut = pointer.lastIndexOf('/')
    if (value) this.putAll(pointer.slice(0, cut), { [pointer.slice(cut + 1)]: value })
  }

  /** The values of one object or list, by name; `pointer` is where it stands. */
  putAll(pointer: string, values: { [name: string]: Found | undefined }): void {
    let place: Json[] | JsonObject | undefined
    for (const [name, value] of Object.entries(values)) {
      if (!value) continue
      place ??= placeAt(this.fields, pointer, name)
      if (!place) return
      if (childOf(place, name) !== undefined) continue
      setChild(place, name, value.value)
      this.#placed.push([pointer, name, value])
    }
  }
}

/** The object or list at a pointer, made where nothing stands; undefined where a value stands on the way. */
function placeAt(fields: JsonObject, pointer: string, name: string): Json[] | JsonObject | undefined {
  const [, ...path] = pointer.split('/')
  let place: Json[] | JsonObject = fields
  for (const [at, key] of path.entries()) {
    const before: Json | undefined = childOf(place, key)
    const inside = before ?? (/^\d+$/.test(path[at + 1] ?? name) ? [] : {})
    if (typeof inside !== 'object') return undefined
    if (before !== inside) setChild(place, key, inside)
    place = inside
  }
  return place
}

const childOf = (parent: Json[] | JsonObject, key: string) =>
  Array.isArray(parent) ? parent[Number(key)] : parent[key]

function setChild(parent: Json[] | JsonObject, key: string, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value
  else parent[key] = value
}
