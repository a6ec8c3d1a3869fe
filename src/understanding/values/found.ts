import type { Asked, Json, JsonObject } from '../types.ts'
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
  readonly fields: JsonObject
  readonly warnings: string[] = []
  readonly #evidence: Asked['evidence']
  readonly #placed: [pointer: string, value: Found][] = []

  /** @param before what is known already, copied */
  constructor(before?: Pick<Asked, 'fields' | 'evidence'>) {
    this.fields = before ? structuredClone(before.fields) : {}
    this.#evidence = { ...before?.evidence }
  }

  /** Written down when somebody asks: most readings are never looked at by a person. */
  get evidence(): Asked['evidence'] {
    for (const [pointer, { span, rule, confidence }] of this.#placed.splice(0))
      this.#evidence[pointer] = evidenceOf(span, rule, confidence)
    return this.#evidence
  }

  /** @param pointer JSON pointer into the fields; lists and objects on the way are made, a value that is there stays */
  put(pointer: string, value: Found | undefined): void {
    if (value && place(this.fields, pointer.split('/'), value.value)) this.#placed.push([pointer, value])
  }
}

/** Puts a value at a path ('', 'lines', '0', 'sku'), making the objects and lists on the way; false where one is already. */
function place(fields: JsonObject, path: string[], value: Json): boolean {
  let parent: Json[] | JsonObject = fields
  for (let at = 1; at < path.length - 1; at += 1) {
    const inside: Json | undefined = childOf(parent, path[at]!)
    const next = inside ?? (/^\d+$/.test(path[at + 1]!) ? [] : {})
    if (next === null || typeof next !== 'object') return false
    if (inside === undefined) setChild(parent, path[at]!, next)
    parent = next
  }
  const last = path.at(-1)!
  if (childOf(parent, last) !== undefined) return false
  setChild(parent, last, value)
  return true
}

const childOf = (parent: Json[] | JsonObject, key: string) =>
  Array.isArray(parent) ? parent[Number(key)] : parent[key]

function setChild(parent: Json[] | JsonObject, key: string, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value
  else parent[key] = value
}
