import { z } from 'zod'
import type { Json, JsonObject } from '../engine/define.ts'
import type { AnyWorkflow, Check, Request } from './define.ts'
import { type Change, shown } from './edits.ts'
import { Places } from './reply-places.ts'

/** A mail of the customer about an open matter, read again as this kind: the event with topic `reply:<runId>`. */
export const replySchema = z.object({
  mailId: z.number(),
  from: z.object({ name: z.string(), address: z.string() }),
  trust: z.number().int().min(0).max(3),
  /** Why it may not be answered by itself, as in a request. */
  silent: z.string().optional(),
  language: z.string(),
  fields: z.record(z.string(), z.unknown()).transform(it => it as JsonObject),
  missing: z.array(z.string()),
  warnings: z.array(z.string()),
  evidence: z.record(z.string(), z.unknown()).transform(it => it as Request['evidence']),
})
export type Reply = z.output<typeof replySchema>

export interface Merged {
  request: Request
  changes: Change[]
  notes: Check[]
}

/**
 * What the reply says, put into the request. A field that the reply gives replaces ours; a line is found by its number, its
 * place or its article, new ones are added, none is ever dropped. The reply of somebody who is not authenticated changes nothing: a person reads it.
 */
export function mergeReply(workflow: Pick<AnyWorkflow, 'request'>, request: Request, reply: Reply): Merged {
  const { address } = reply.from
  if (reply.trust < 1) {
    const text = {
      nl: `Er is een antwoord van ${address}, maar dat adres is niet vastgesteld. Er is niets uit overgenomen: lees het zelf.`,
      en: `There is a reply from ${address}, but nobody vouches for that address. Nothing was taken from it: read it yourself.`,
    }
    return { request, changes: [], notes: [{ level: 'warning', text }] }
  }
  const moved: Moved = { changes: [], rows: new Map() }
  const fields = merge(request.fields, reply.fields, '', moved) as JsonObject
  const { changes } = moved
  // the address is the customer's own word again, and no correction of what he wrote first
  if (changes.some(it => it.pointer.startsWith('/deliveryAddress'))) delete fields['addressAsWritten']
  const evidence = { ...request.evidence, ...fromReply(reply, moved) }
  const missing = workflow.request?.missing(fields) ?? []
  const trust = Math.min(request.trust, reply.trust)
  const warnings = [...new Set([...request.warnings, ...reply.warnings])]
  return {
    request: { ...request, fields, evidence, missing, trust, warnings },
    changes,
    notes: notesAbout(request, reply, changes),
  }
}

function notesAbout(request: Request, { from }: Reply, changes: Change[]): Check[] {
  const notes: Check[] = []
  if (from.address !== request.sender.address)
    notes.push({
      level: 'warning',
      text: {
        nl: `Het antwoord komt van ${from.address}, de vraag kwam van ${request.sender.address}.`,
        en: `The reply is from ${from.address}, the question was from ${request.sender.address}.`,
      },
    })
  notes.push({
    level: 'info',
    text: changes.length
      ? {
          nl: `De klant heeft geantwoord: ${changes.length} × gewijzigd.`,
          en: `The customer replied: ${changes.length} changed.`,
        }
      : {
          nl: 'De klant heeft geantwoord. Er is geen nieuw gegeven uit gelezen: lees het antwoord.',
          en: 'The customer replied. Nothing new was read from it: read the reply.',
        },
  })
  return notes
}

interface Moved {
  changes: Change[]
  /** Place of a row in the request -> its place in the reply. */
  rows: Map<string, string>
}

/** Evidence points into the documents of one mail: of the reply only what the reply changed, marked with its mail. */
function fromReply({ evidence, mailId }: Reply, { changes, rows }: Moved): Request['evidence'] {
  const own: Request['evidence'] = {}
  for (const { pointer } of changes) {
    const [, row, rest] = /^(.*\/\d+)(\/[^/]+)$/.exec(pointer) ?? []
    const it = evidence[row === undefined ? pointer : (rows.get(row) ?? row) + rest!]
    if (it) own[pointer] = { ...it, source: `mail:${mailId}:${it.source}` }
  }
  return own
}

function merge(ours: Json | undefined, theirs: Json | undefined, pointer: string, moved: Moved): Json | undefined {
  if (theirs === undefined || theirs === null || theirs === '') return ours
  if (Array.isArray(theirs) && Array.isArray(ours) && theirs.every(isObject))
    return mergeRows(ours, theirs, pointer, moved)
  if (isObject(theirs) && (ours === undefined || isObject(ours))) {
    const merged: JsonObject = { ...ours }
    for (const [key, value] of Object.entries(theirs)) {
      const here = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      merged[key] = merge(merged[key], value, here, moved)
    }
    return merged
  }
  if (JSON.stringify(ours) !== JSON.stringify(theirs))
    moved.changes.push({ pointer, before: shown(ours), after: shown(theirs) })
  return theirs
}

function mergeRows(ours: Json[], theirs: JsonObject[], pointer: string, moved: Moved): Json[] {
  const merged = [...ours]
  const places = new Places(merged)
  for (const [at, row] of theirs.entries()) {
    const found = places.find(row)
    const index = found < 0 ? merged.length : found
    moved.rows.set(`${pointer}/${index}`, `${pointer}/${at}`)
    const before = merged[index]
    const base = isObject(before) && otherGoods(before, row) ? withoutGoods(before) : before
    places.put(index, merge(base, row, `${pointer}/${index}`, moved) ?? row)
  }
  return merged
}

const otherGoods = (ours: JsonObject, theirs: JsonObject) =>
  isGiven(ours['sku']) && isGiven(theirs['sku']) && ours['sku'] !== theirs['sku']
const isGiven = (it: Json | undefined) => it !== undefined && it !== null

/** What was said of an article says nothing of the one that takes its place. */
function withoutGoods(row: JsonObject): JsonObject {
  const {
    description: _d,
    manufacturerPartNumber: _m,
    ean: _e,
    unitPrice: _p,
    lineTotal: _t,
    written: _w,
    ...rest
  } = row
  return rest
}

const isObject = (it: Json | undefined): it is JsonObject => typeof it === 'object' && it !== null && !Array.isArray(it)
