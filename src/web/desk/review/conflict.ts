import type { FastifyRequest } from 'fastify'
import { now } from '../../../clock.ts'
import type { Json, JsonObject } from '../../../engine/define.ts'
import { filterOf, queryOf } from '../filter.ts'
import { type Desk, type Page } from '../page.ts'
import { namesOf } from '../people.ts'
import { lastChange, readDecided } from '../queries/item.ts'
import { clockTime } from '../time.ts'
import { speak } from '../words.ts'
import type { Conflict } from './decide.ts'
import { ordered } from './draft.ts'

/** Somebody else was first: who, when, and what differs. Nothing was sent or kept. */
export async function showConflict(desk: Desk, request: FastifyRequest, run: number, mine: Conflict): Promise<Page> {
  const { pool } = desk.deps
  const { language } = request.visit
  const say = speak(language)
  const [at, names, decided] = await Promise.all([now(pool), namesOf(pool), readDecided(pool, run)])
  const who = (email: string) => names.get(email) ?? email
  const query = queryOf(filterOf(request.query))
  const base = { text: say('conflict.long'), queueLink: `/desk/queue${query}`, again: null, outcome: null }
  if (mine.decided || !mine.item) {
    if (!decided) return { ...base, title: say('conflict.gone'), differences: [] }
    const label = decided.outcomes.find(it => it.name === decided.outcome)?.label[language] ?? decided.outcome
    return {
      ...base,
      title: say('conflict.decided', { who: who(decided.by), time: clockTime(decided.at, at, language) }),
      outcome: say('conflict.outcome', { label }) + (decided.reason ? ` – ${decided.reason}` : ''),
      again: `/desk/runs/${run}`,
      differences: mine.item
        ? differences(mine.conflict.values, decided.values, mine.item.question.request.fields)
        : [],
    }
  }
  const change = mine.item.draftBy ? await lastChange(pool, run) : null
  return {
    ...base,
    title: change
      ? say('conflict.changed', { who: who(change.by), time: clockTime(change.at, at, language) })
      : say('conflict.anew'),
    again: `/desk/items/${run}${query}`,
    differences: differences(mine.conflict.values, mine.item.draft.values, mine.item.question.request.fields),
  }
}

const MAX_ROWS = 200

/** Values that differ, leaf by leaf: 'lines 3 sku', yours and theirs. */
function differences(mine: JsonObject, theirs: JsonObject, otherwise: JsonObject) {
  const rows: { field: string; mine: string; theirs: string }[] = []
  const walk = (a: Json | undefined, b: Json | undefined, path: string[]): void => {
    if (rows.length >= MAX_ROWS || ordered(a ?? null) === ordered(b ?? null)) return
    if (isBranch(a) || isBranch(b)) {
      const [left, right] = [branch(a), branch(b)]
      for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
        walk(left[key], right[key], [...path, /^\d+$/.test(key) ? String(Number(key) + 1) : key])
    } else rows.push({ field: path.join(' '), mine: leaf(a), theirs: leaf(b) })
  }
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)]))
    walk(name in mine ? mine[name] : otherwise[name], name in theirs ? theirs[name] : otherwise[name], [name])
  return rows
}

const isBranch = (it: Json | undefined): it is JsonObject | Json[] => typeof it === 'object' && it !== null
const branch = (it: Json | undefined) => (isBranch(it) ? (it as JsonObject) : {})
const leaf = (it: Json | undefined) =>
  it === undefined || it === null || it === '' ? '–' : typeof it === 'string' ? it : JSON.stringify(it)
