import type { Db } from '../../../db/pool.ts'
import type { Text } from '../../../engine/define.ts'
import type { Check } from '../../../workflow/define.ts'
import { readCursor } from '../cursor.ts'
import type { Person } from '../deps.ts'

export const PAGE = 50

/** Which part of the queue: every filter is a link, so it can be mailed and Back works. */
export interface QueueFilter {
  kind: string
  who: '' | 'me' | 'department'
  late: boolean
  q: string
}

export interface QueueRow {
  run: number
  workflow: string
  askedAt: Date
  /** Place in the order of the queue, for the next page and for new items. */
  cursor: string
  owner: string | null
  draftBy: string | null
  title: string
  summary: Text
  checks: Check[]
}

export interface QueueCounts {
  all: number
  mine: number
  department: number
  late: number
  kinds: { workflow: string; n: number }[]
}

const CURSOR = `to_char(w.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '~' || w.run_id`
const WAITS = 'from workflow_wait w'
const RUNS = 'join workflow_run r on r.id = w.run_id'
// a run that stopped keeps its question; those are few and found by their own index, so counting needs no join
const OPEN = `where w.kind = 'approval' and w.answered_at is null
  and not exists (select from workflow_run f where f.id = w.run_id and f.status = 'failed')`

/** One page, oldest first. `lateDay`: what was asked before this day is late. One row more than a page means there is more. */
export async function readQueue(
  db: Db,
  filter: QueueFilter,
  person: Person,
  lateDay: string,
  after?: string,
): Promise<QueueRow[]> {
  const { where, values } = conditions(filter, person, lateDay)
  const from = after ? place(after, values, '>') : ''
  const { rows } = await db.query<QueueRow>(
    `select run, workflow, "askedAt", cursor, owner, "draftBy", review ->> 'title' as title, review -> 'summary' as summary, review -> 'checks' as checks
     from (select w.run_id as run, r.workflow, w.asked_at as "askedAt", ${CURSOR} as cursor, r.owner, w.draft_by as "draftBy",
                  (w.question -> 'review') - 'outcomes' as review
           ${WAITS} ${RUNS} ${OPEN} ${where} ${from} order by w.asked_at, w.run_id limit ${PAGE + 1} offset 0) page`,
    values,
  )
  return rows
}

/** How many stand in each part of the list: one question for all of them. */
export async function countQueue(db: Db, person: Person, lateDay: string): Promise<QueueCounts> {
  const { rows } = await db.query<{ workflow: string; n: number; mine: number; department: number; late: number }>({
    name: 'queue-counts',
    text: `select r.workflow, count(*) as n, count(*) filter (where r.owner = $1) as mine,
                  count(*) filter (where r.owner = $2) as department,
                  count(*) filter (where w.asked_at < $3::date at time zone 'Europe/Amsterdam') as late
           ${WAITS} ${RUNS} ${OPEN} group by r.workflow`,
    values: [person.email, person.department ?? '', lateDay],
  })
  const total = (name: 'n' | 'mine' | 'department' | 'late') => rows.reduce((sum, row) => sum + row[name], 0)
  return {
    all: total('n'),
    mine: total('mine'),
    department: total('department'),
    late: total('late'),
    kinds: rows.map(({ workflow, n }) => ({ workflow, n })),
  }
}

export interface Neighbours {
  before: number
  total: number
  previous: number | null
  next: number | null
}

/** Where an item stands in a filter, and what stands beside it. Also for an item that has just left the queue. */
export async function readNeighbours(
  db: Db,
  filter: QueueFilter,
  person: Person,
  lateDay: string,
  at: { askedAt: string; run: number },
): Promise<Neighbours> {
  const { where, values, ofRun } = conditions(filter, person, lateDay)
  const those = `${WAITS} ${ofRun ? RUNS : ''} ${OPEN} ${where}`
  const cursor = `${at.askedAt}~${at.run}`
  const later = place(cursor, values, '>')
  const earlier = later.replace('>', '<')
  const { rows } = await db.query<Neighbours>(
    `select (select count(*) ${those} ${earlier}) as before, (select count(*) ${those}) as total,
            (select w.run_id ${those} ${earlier} order by w.asked_at desc, w.run_id desc limit 1) as previous,
            (select w.run_id ${those} ${later} order by w.asked_at, w.run_id limit 1) as next`,
    values,
  )
  return rows[0]!
}

/** What the small poll asks: is there anything that this page has not seen? */
export async function readNews(db: Db, since: string): Promise<{ waiting: number; fresh: number; newest: string }> {
  const { rows } = await db.query<{ waiting: number; fresh: number; newest: string }>({
    name: 'queue-news',
    text: `select count(*) as waiting, count(*) filter (where asked_at > $1::timestamptz) as fresh,
                  coalesce(to_char(max(asked_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') as newest
           from workflow_wait where kind = 'approval' and answered_at is null`,
    values: [since],
  })
  return rows[0]!
}

/** For a queue with nothing in it: what happened today, and whether any mail ever came. */
export async function readToday(db: Db): Promise<{ mails: number; decided: number; ever: boolean }> {
  const { rows } = await db.query<{ mails: number; decided: number; ever: boolean }>(
    `with today as (select date_trunc('day', desk_now() at time zone 'Europe/Amsterdam') at time zone 'Europe/Amsterdam' as began)
     select (select count(*) from inbound_message, today where received_at >= began) as mails,
            (select count(*) from run_log, today where what = 'decided' and at >= began) as decided,
            exists (select from inbound_message) as ever`,
  )
  return rows[0]!
}

/** `ofRun`: the conditions ask something of the run as well. */
function conditions(
  filter: QueueFilter,
  person: Person,
  lateDay: string,
): { where: string; values: unknown[]; ofRun: boolean } {
  const values: unknown[] = []
  const parts: string[] = []
  const add = (sql: (place: string) => string, value: unknown) => {
    values.push(value)
    parts.push(`and ${sql(`$${values.length}`)}`)
  }
  if (filter.kind) add(it => `r.workflow = ${it}`, filter.kind)
  if (filter.who === 'me') add(it => `r.owner = ${it}`, person.email)
  if (filter.who === 'department') add(it => `r.owner = ${it}`, person.department ?? '')
  if (filter.late) add(it => `w.asked_at < ${it}::date at time zone 'Europe/Amsterdam'`, lateDay)
  if (filter.q)
    add(
      it =>
        `(r.subject ilike ${it} or w.question #>> '{review,title}' ilike ${it} or r.input #>> '{sender,address}' ilike ${it})`,
      `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`,
    )
  return { where: parts.join(' '), values, ofRun: !!(filter.kind || filter.who || filter.q) }
}

/** 'after this place in the queue' as a condition; a place that makes no sense is the beginning. */
function place(cursor: string, values: unknown[], side: '>' | '<'): string {
  const at = readCursor(cursor)
  values.push(at?.at ?? '-infinity', at?.id ?? 0)
  return `and (w.asked_at, w.run_id) ${side} ($${values.length - 1}::timestamptz, $${values.length}::bigint)`
}
