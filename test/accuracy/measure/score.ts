import type { Asked, Json, JsonObject, Understanding } from '../../../src/understanding/types.ts'
import type { Label, RequestLabel } from '../make/label.ts'
import { isOneOf, same } from './compare.ts'

export interface Outcome {
  /** Where in the fields: '/lines/0/sku'; of the label where only that has it. */
  path: string
  verdict: 'right' | 'wrong' | 'missed' | 'invented'
  expected?: Json
  given?: Json
  /** As the reader gave it; absent where it gave no evidence. */
  confidence?: number
}

export interface Score {
  kind: boolean
  /** null: the label names no language. */
  language: boolean | null
  automated: boolean
  missing: boolean | null
  references: Outcome[]
  values: Outcome[]
  /** Every request that the mail makes was found, and no other. */
  requests: boolean
  /** Files of which a warning should speak, and does not. */
  silentFiles: string[]
  exact: boolean
}

/** A mail as read against its label. Requests are paired by kind; several of a kind as they agree best. */
export function score(label: Label, read: Understanding): Score {
  const given: Asked[] = [read, ...(read.others ?? [])]
  const wanted: RequestLabel[] = [label, ...(label.others ?? [])]
  const left = [...given]
  const values = wanted.flatMap(request => {
    const best = left
      .filter(it => it.kind === request.kind)
      .map(asked => ({ asked, outcomes: outcomesOf(request, asked) }))
      .toSorted((a, b) => errors(a.outcomes) - errors(b.outcomes))[0]
    if (best) left.splice(left.indexOf(best.asked), 1)
    return best ? best.outcomes : outcomesOf(request, null)
  })
  const requests = left.length === 0 && wanted.length === given.length
  // What was read of a request that nobody made is invented; a question has nothing but a topic in free words.
  const extra = left
    .filter(it => it.kind !== 'question')
    .flatMap(asked => outcomesOf({ kind: asked.kind, fields: {} }, asked))
  const open = new Set(label.open)
  const missing = open.has('missing') || read.kind !== label.kind ? null : sameSet(label.missing ?? [], read.missing)
  // Lines that were read came out of the file after all: right or wrong, they are counted as values.
  const opened = Array.isArray(read.fields.lines)
  const silentFiles = (label.warnsOf ?? []).filter(file => !opened && !read.warnings.some(it => it.includes(file)))
  const kind = read.kind === label.kind
  const automated = (read.automated ?? null) === label.automated
  const all = [...values, ...extra]
  return {
    kind,
    language: label.language === null ? null : read.language === label.language,
    automated,
    missing,
    references:
      label.references && !open.has('references')
        ? setOutcomes('references', label.references, read.references, read)
        : [],
    values: all,
    requests,
    silentFiles,
    exact: kind && automated && requests && missing !== false && !silentFiles.length && errors(all) === 0,
  }
}

const errors = (outcomes: Outcome[]) => outcomes.filter(it => it.verdict !== 'right').length
const sameSet = (a: string[], b: string[]) => a.length === b.length && a.every(it => b.includes(it))

/** Each value that the label has or that was read, and what is to be said of it. */
export function outcomesOf(label: RequestLabel, read: Asked | null): Outcome[] {
  const open = new Set(label.open)
  const given = read?.fields ?? {}
  const keys = [...new Set([...Object.keys(label.fields), ...Object.keys(given)])]
  return keys.flatMap(key => walk([key], label.fields[key], label.may?.[key], given[key], { open, read }))
}

interface Context {
  open: Set<string>
  read: Asked | null
}

function walk(
  path: string[],
  want: Json | undefined,
  may: Json | undefined,
  got: Json | undefined,
  on: Context,
): Outcome[] {
  if (on.open.has(path.map(it => (/^\d+$/.test(it) ? '*' : it)).join('/'))) return []
  if (isList(want) || isList(got)) return lists(path, want, may, got, on)
  if (isObject(want) || isObject(got)) {
    const [a, b, c] = [isObject(want) ? want : {}, isObject(got) ? got : {}, isObject(may) ? may : {}]
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(key =>
      walk([...path, key], a[key], c[key], b[key], on),
    )
  }
  return leaf(path, want, may, got, on)
}

function leaf(
  path: string[],
  want: Json | undefined,
  may: Json | undefined,
  got: Json | undefined,
  { read }: Context,
): Outcome[] {
  const key = path.findLast(it => !/^\d+$/.test(it))!
  const pointer = `/${path.join('/')}`
  // An article number that was given as the manufacturer's only has its evidence there.
  const sure = (read?.evidence[pointer] ?? read?.evidence[pointer.replace(/sku$/, 'manufacturerPartNumber')])
    ?.confidence
  const given = {
    path: pointer,
    ...(got === undefined ? {} : { given: got }),
    ...(sure === undefined ? {} : { confidence: sure }),
  }
  const known = (value: Json | undefined) => value !== undefined && value !== null
  if (!known(want)) {
    if (!known(got) || (known(may) && same(key, may, got))) return []
    return [{ ...given, verdict: 'invented' }]
  }
  if (!known(got)) return [{ path: pointer, verdict: 'missed', expected: want }]
  const right = same(key, want, got) || (known(may) && same(key, may, got))
  return [{ ...given, expected: want, verdict: right ? 'right' : 'wrong' }]
}

function lists(
  path: string[],
  want: Json | undefined,
  may: Json | undefined,
  got: Json | undefined,
  on: Context,
): Outcome[] {
  const wanted = isList(want) ? want : []
  const given = isList(got) ? got : []
  const name = path[0]!
  if (![...wanted, ...given].some(it => isObject(it)))
    return setOutcomes(name, wanted, given, on.read).filter(
      it => !on.open.has(`${name}/${typeof it.given === 'string' ? it.given : ''}`),
    )
  const pairs = paired(wanted.filter(isObject), given.filter(isObject))
  return pairs.flatMap(([i, j]) => {
    const label = i === null ? undefined : (wanted[i] as JsonObject)
    const asked = j === null ? undefined : sameArticle(label, given[j] as JsonObject)
    const allowed = i !== null && isList(may) ? may[i] : undefined
    return walk([...path, String(j ?? i)], label, allowed, asked, on)
  })
}

/** Rows of both sides that speak of the same article (or change), then the rest in order. */
function paired(wanted: JsonObject[], given: JsonObject[]): [number | null, number | null][] {
  const free = new Set(given.keys())
  const found = new Map<number, number>()
  const take = (agree: (a: JsonObject, b: JsonObject) => boolean) => {
    for (const [i, label] of wanted.entries()) {
      if (found.has(i)) continue
      const j = [...free].find(it => agree(label, given[it]!))
      if (j === undefined) continue
      found.set(i, j)
      free.delete(j)
    }
  }
  const names = (row: JsonObject) =>
    [row.sku, row.manufacturerPartNumber, row.ean, row.field, row.action].filter(it => typeof it === 'string')
  take(
    (a, b) =>
      names(a).some(name => names(b).some(other => same('sku', name, other))) &&
      Number(a.quantity) === Number(b.quantity),
  )
  take((a, b) => names(a).some(name => names(b).some(other => same('sku', name, other))))
  take(() => true)
  return [
    ...wanted.map((_, i): [number, number | null] => [i, found.get(i) ?? null]),
    ...[...free].map((j): [null, number] => [null, j]),
  ]
}

/** Where the paper has one article number only, it may be given as either, or as both. */
function sameArticle(label: JsonObject | undefined, read: JsonObject): JsonObject {
  if (!label || label.manufacturerPartNumber !== undefined || typeof read.manufacturerPartNumber !== 'string')
    return read
  const { manufacturerPartNumber: other, ...rest } = read
  if (rest.sku === undefined) return { ...rest, sku: other }
  return typeof label.sku === 'string' && same('sku', label.sku, other) ? rest : read
}

function setOutcomes(key: string, want: Json[], got: Json[], read: Asked | null): Outcome[] {
  const free = [...got.keys()]
  const found = want.map((expected): Outcome => {
    const at = free.findIndex(j => same(key, expected, got[j]!))
    const j = at < 0 ? undefined : free.splice(at, 1)[0]
    return j === undefined
      ? { path: `/${key}`, verdict: 'missed', expected }
      : outcome(key, 'right', j, got[j]!, read, expected)
  })
  return [...found, ...free.map(j => outcome(key, 'invented', j, got[j]!, read))]
}

function outcome(
  key: string,
  verdict: Outcome['verdict'],
  j: number,
  given: Json,
  read: Asked | null,
  expected?: Json,
): Outcome {
  const path = `/${key}/${j}`
  const confidence = read?.evidence[path]?.confidence
  return {
    path,
    verdict,
    given,
    ...(expected === undefined ? {} : { expected }),
    ...(confidence === undefined ? {} : { confidence }),
  }
}

const isList = (value: Json | undefined): value is Json[] => Array.isArray(value)
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isOneOf(value)
