import type { Json, JsonObject } from '../engine/define.ts'
import type { AnyWorkflow, Request } from './define.ts'

/** Where a value differs: JSON pointer, and both values as a person reads them. */
export interface Change {
  pointer: string
  before: string
  after: string
}

/**
 * The request as a colleague corrected it. `values` are fields by JSON pointer ('/lines/2/sku') or by name ('adminEmail');
 * what is missing is asked again of the kind. Never changes its argument.
 */
export function withEdits(workflow: Pick<AnyWorkflow, 'request'>, request: Request, values: JsonObject): Request {
  const fields = structuredClone(request.fields)
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) put(fields, parts(key.startsWith('/') ? key : `/${key.replaceAll('/', '~1')}`), value)
  }
  return { ...request, fields, missing: workflow.request?.missing(fields) ?? [] }
}

/** The value a JSON pointer names (RFC 6901); undefined when there is none. */
export function at(fields: Json | undefined, pointer: string): Json | undefined {
  let it: Json | undefined = fields
  for (const part of parts(pointer)) {
    if (Array.isArray(it)) it = it[Number(part)]
    else if (it && typeof it === 'object' && Object.hasOwn(it, part)) it = it[part]
    else return undefined
  }
  return it
}

/** A field as text for a person; '' where there is none. */
export function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The text of a field; undefined when it is absent, empty or no text. */
export function textAt(fields: JsonObject, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' && value.trim() ? value.trim() : undefined
}

const parts = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))

// never a way into the prototype of an object
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_ROWS = 2000

function put(fields: JsonObject, path: string[], value: Json): void {
  let holder: Json = fields
  for (const [index, part] of path.entries()) {
    if (FORBIDDEN.has(part) || (Array.isArray(holder) && !(Number(part) >= 0 && Number(part) < MAX_ROWS))) return
    const last = index === path.length - 1
    const box = holder as { [key: string]: Json | undefined }
    if (last) return set(box, part, value)
    if (typeof box[part] !== 'object' || box[part] === null) box[part] = /^\d+$/.test(path[index + 1]!) ? [] : {}
    holder = box[part]
  }
}

/** A field that a colleague emptied is absent, as if the mail had not given it. */
function set(box: { [key: string]: Json | undefined }, part: string, value: Json): void {
  if (value === '' || value === null) delete box[part]
  else box[part] = value
}
