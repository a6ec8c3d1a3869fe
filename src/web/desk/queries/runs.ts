import type { Db } from '../../../db/pool.ts'
import type { Json, JsonObject } from '../../../engine/define.ts'

export const PAGE = 50

export interface RunFilter {
  status: string
  workflow: string
  q: string
}

export interface RunRow {
  id: number
  workflow: string
  status: string
  waitingFor: string | null
  outcome: string | null
  error: string | null
  retryAt: Date | null
  subject: string | null
  from: string | null
  owner: string | null
  createdAt: Date
  movedAt: Date
}

const ROW = `r.id, r.workflow, r.status, r.waiting_for as "waitingFor", r.outcome, r.error, r.retry_at as "retryAt", r.subject,
  m.from_address as from, r.owner, r.created_at as "createdAt", r.moved_at as "movedAt"`

/** Runs, newest first. `before`: only those with a smaller id. */
export async function readRuns(db: Db, { status, workflow, q }: RunFilter, before?: number): Promise<RunRow[]> {
  const values: unknown[] = [before ?? Number.MAX_SAFE_INTEGER]
  const parts = ['r.id < $1']
  const add = (sql: (place: string) => string, value: unknown) => {
    values.push(value)
    parts.push(sql(`$${values.length}`))
  }
  if (status) add(it => `r.status = ${it}`, status)
  if (workflow) add(it => `r.workflow = ${it}`, workflow)
  if (q) add(it => `(r.subject ilike ${it} or m.from_address ilike ${it})`, `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await db.query<RunRow>(
    `select ${ROW} from workflow_run r left join inbound_message m on m.id = r.message_id
     where ${parts.join(' and ')} order by r.id desc limit ${PAGE + 1}`,
    values,
  )
  return rows
}

export interface Run extends RunRow {
  version: number
  attempts: number
  endedAt: Date | null
  messageId: number | null
  sender: string | null
  now: Date
}

export async function readRun(db: Db, id: number): Promise<Run | null> {
  const { rows } = await db.query<Run>({
    name: 'desk-run',
    text: `select ${ROW}, r.version, r.attempts, r.ended_at as "endedAt", r.message_id as "messageId",
                  coalesce(nullif(m.from_name, ''), m.from_address) as sender, desk_now() as now
           from workflow_run r left join inbound_message m on m.id = r.message_id where r.id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

export interface RunPast {
  steps: { name: string; result: Json; at: Date; ms: number }[]
  waits: {
    name: string
    kind: string
    askedAt: Date
    dueAt: Date | null
    answer: JsonObject | null
    answeredBy: string | null
    answeredAt: Date | null
    effectiveAt: Date | null
    held: boolean
    labels: { name: string; label: { nl: string; en: string } }[] | null
  }[]
  logs: { at: Date; by: string; what: string; detail: JsonObject | null }[]
  mails: {
    id: number
    step: string | null
    to: string
    subject: string
    state: string
    error: string | null
    createdAt: Date
    sentAt: Date | null
    attempts: { at: string; code: number | null; response: string | null; ms: number | null }[]
  }[]
  linked: { id: number; workflow: string; status: string; subject: string | null }[]
  orders: { id: number; number: string }[]
}

const MOST = 500

/** Everything that happened in a run, one question for each table. */
export async function readPast(db: Db, run: Run): Promise<RunPast> {
  const ask = async <T extends object>(name: string, text: string, values: unknown[] = [run.id]) =>
    (await db.query<T>({ name: `past-${name}`, text, values })).rows
  const [steps, waits, logs, mails, linked, orders] = await Promise.all([
    ask<RunPast['steps'][number]>(
      'steps',
      `select name, result, at, ms from workflow_step where run_id = $1 order by at limit ${MOST}`,
    ),
    ask<RunPast['waits'][number]>(
      'waits',
      `select name, kind, asked_at as "askedAt", due_at as "dueAt", answer - 'values' as answer, answered_by as "answeredBy",
              answered_at as "answeredAt", case when effective_at < 'infinity' then effective_at end as "effectiveAt",
              coalesce(effective_at = 'infinity', false) as held, question #> '{review,outcomes}' as labels
       from workflow_wait where run_id = $1 order by asked_at limit ${MOST}`,
    ),
    ask<RunPast['logs'][number]>(
      'logs',
      `select at, by, what, detail from run_log where run_id = $1 order by id limit ${MOST}`,
    ),
    ask<RunPast['mails'][number]>(
      'mails',
      `select o.id, o.step, o.to_address as to, o.subject, o.state, o.error, o.created_at as "createdAt", o.sent_at as "sentAt",
              coalesce((select jsonb_agg(jsonb_build_object('at', at, 'code', code, 'response', response, 'ms', ms) order by at)
                        from outbox_attempt where outbox_id = o.id), '[]') as attempts
       from outbox o where o.run_id = $1 order by o.id limit ${MOST}`,
    ),
    ask<RunPast['linked'][number]>(
      'linked',
      `select id, workflow, status, subject from workflow_run where message_id = $2 and id <> $1 order by id limit 50`,
      [run.id, run.messageId],
    ),
    ask<RunPast['orders'][number]>('orders', 'select id, number from customer_order where run_id = $1 order by id'),
  ])
  return { steps, waits, logs, mails, linked, orders }
}
