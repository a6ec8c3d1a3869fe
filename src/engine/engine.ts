import type { z } from 'zod'
import { toJsonb } from '../db/jsonb.ts'
import { transaction, type Db, type Pool, type Tx } from '../db/pool.ts'
import type { Decision, Definition, Json, JsonObject, Mail, Replied } from './define.ts'
import {
  AlreadyDecidedError,
  ChangedMeanwhileError,
  isTransient,
  PermanentError,
  TooLateError,
  UnknownWorkflowError,
} from './errors.ts'
import { createFlow, PARKED, type Session } from './flow.ts'
import { Ledger } from './ledger.ts'

const MAX_ATTEMPTS = 8

export interface Run {
  id: number
  workflow: string
  version: number
  input: Json
  status: string
  message_id: number | null
  /** Began in this very transaction. */
  fresh?: boolean
}

/** What the engine needs from outside: a queue to knock on, and the outbox. */
export interface EngineDeps {
  pool: Pool
  wake: (tx: Tx, runId: number) => Promise<void>
  definitions: Definition[]
  outbox: (tx: Tx, run: Run, step: string, mail: Mail) => Promise<Replied>
  onFailed?: (runId: number, message: string) => void
  /** In the transaction that ends a run: what follows from its outcome. */
  onFinished?: (tx: Tx, run: Run, outcome: string) => Promise<void>
}

export interface StartOptions {
  /** What caused the run ('message:812'); the same key twice is the same run. */
  key: string
  messageId?: number
  subject?: string
  customerId?: number | null
  owner?: string | null
  /** Carry the run on in the caller's transaction, up to its first wait: one commit for a whole mail. */
  advance?: boolean
  /** Runs in one lane begin in turn, in the order of their starts, so that each sees what the one before it did; others begin beside each other. */
  lane?: string
}

export interface Start extends StartOptions {
  workflow: Definition
  input: unknown
}

export type Engine = ReturnType<typeof createEngine>

export function createEngine({ pool, wake, definitions, outbox, onFailed, onFinished }: EngineDeps) {
  /** Begin a run in the caller's transaction. Returns its id, also when the key was there already. */
  async function start<I extends z.ZodType>(
    tx: Tx,
    workflow: Definition<I>,
    input: z.input<I>,
    options: StartOptions,
  ): Promise<number> {
    const [id] = await startAll(tx, [{ workflow, input, ...options }])
    return id!
  }

  /** Begin many runs in the caller's transaction, in few statements. Ids come in the order of the starts. */
  async function startAll(tx: Tx, starts: Start[]): Promise<number[]> {
    const parsed = starts.map(it => it.workflow.input.parse(it.input)) // refused now rather than by the first worker
    const { rows } = await tx.query<{ id: number; key: string }>({
      name: 'runs-start',
      text: `insert into workflow_run (workflow, version, key, input, message_id, subject, customer_id, owner)
             select workflow, version, key, input, message_id, subject, customer_id, owner
             from jsonb_to_recordset($1::jsonb) as r (workflow text, version int, key text, input jsonb, message_id bigint, subject text,
                                                      customer_id bigint, owner text)
             on conflict (key) do nothing returning id, key`,
      values: [toJsonb(starts.map(asRow))],
    })
    const begun = new Map(rows.map(row => [row.key, row.id]))
    const ledger = new Ledger()
    const first = async ({ workflow, key, messageId, advance }: Start, input: unknown): Promise<void> => {
      const id = begun.get(key)
      if (id === undefined) return
      const run: Run = {
        id,
        workflow: workflow.name,
        version: workflow.version,
        input: null,
        status: 'running',
        message_id: messageId ?? null,
        fresh: true,
      }
      const arrived = advance === true && (await carryOn({ tx, run, fresh: true, ledger, outbox }, input)).arrived
      if (!arrived) await wake(tx, id)
    }
    await inLanes(starts.map((it, at) => ({ lane: it.lane ?? it.key, begin: () => first(it, parsed[at]) })))
    await ledger.write(tx)
    if (begun.size === starts.length) return starts.map(it => begun.get(it.key)!)
    const known = await tx.query<{ id: number; key: string }>('select id, key from workflow_run where key = any($1)', [
      starts.map(it => it.key),
    ])
    const ids = new Map(known.rows.map(row => [row.key, row.id]))
    return starts.map(it => ids.get(it.key)!)
  }

  /** Carry a run on from where it stopped. Safe at any time, any number of times, from any process. */
  async function advance(runId: number): Promise<void> {
    try {
      let arrived = false
      while (!arrived) arrived = await transaction(pool, tx => carryOnLocked(tx, runId))
    } catch (error) {
      if (isTransient(error)) throw error
      await noteFailure(runId, error as Error)
    }
  }

  /** One transaction of a run: up to its end, its next wait, or past a call. Says whether it is finished for now. */
  async function carryOnLocked(tx: Tx, runId: number): Promise<boolean> {
    const run = await lock(tx, runId)
    if (!run || !['running', 'waiting'].includes(run.status)) return true
    const ledger = new Ledger()
    const input = find(run).input.parse(run.input)
    const { arrived, call } = await carryOn({ tx, run, fresh: false, ledger, outbox }, input)
    await ledger.write(tx)
    if (!arrived) await call()
    return arrived
  }

  /** `arrived` is false when the story stopped before a call: what it did so far must be committed first. */
  async function carryOn(session: Session, input: unknown): Promise<{ arrived: boolean; call: () => Promise<void> }> {
    const workflow = find(session.run)
    const journal = await createFlow(session)
    const end = await Promise.race([workflow.run(journal.flow, input), journal.parked])
    if (end === PARKED) return { arrived: journal.stand(), call: journal.call }
    journal.finish(end)
    await onFinished?.(session.tx, session.run, end)
    return { arrived: true, call: journal.call }
  }

  /** A colleague decides. Nothing moves before the undo window is over (`effectiveIn` seconds; 0: at once). */
  async function decide(
    tx: Tx,
    runId: number,
    name: string,
    decision: Omit<Extract<Decision, { by: 'colleague' }>, 'by'> & { rev: number; effectiveIn: number },
  ): Promise<void> {
    await lock(tx, runId)
    const { rev, effectiveIn, ...answer } = decision
    const { rowCount } = await tx.query(
      `update workflow_wait set answer = $3, answered_by = $4, answered_at = desk_now(), rev = rev + 1,
              effective_at = desk_now() + make_interval(secs => $5)
       where run_id = $1 and name = $2 and kind = 'approval' and answered_at is null and rev = $6`,
      [runId, name, toJsonb({ by: 'colleague', ...answer }), decision.who, effectiveIn, rev],
    )
    if (!rowCount) throw await whyNot(tx, runId, name)
    await log(tx, runId, decision.who, 'decided', { name, outcome: decision.outcome, reason: decision.reason })
    if (effectiveIn <= 0) await wake(tx, runId)
  }

  /** Take a decision back inside its window. What the colleague had changed stays as a draft. Returns the values. */
  async function undo(tx: Tx, runId: number, name: string, who: string): Promise<void> {
    await lock(tx, runId)
    const { rowCount } = await tx.query(
      `update workflow_wait set draft = answer -> 'values', draft_by = answered_by, answer = null, answered_by = null,
              answered_at = null, effective_at = null, rev = rev + 1
       where run_id = $1 and name = $2 and effective_at > desk_now()`,
      [runId, name],
    )
    if (!rowCount) throw new TooLateError('the decision has taken effect')
    await log(tx, runId, who, 'undone', { name })
  }

  /** Move the moment a decision takes effect: `null` holds it without end, 0 is now. */
  async function reschedule(tx: Tx, runId: number, name: string, who: string, seconds: number | null): Promise<void> {
    await lock(tx, runId)
    const { rowCount } = await tx.query(
      `update workflow_wait set effective_at = coalesce(desk_now() + make_interval(secs => $3), 'infinity')
       where run_id = $1 and name = $2 and effective_at > desk_now()`,
      [runId, name, seconds],
    )
    if (!rowCount) throw new TooLateError('the decision has taken effect')
    await log(tx, runId, who, seconds === null ? 'held' : 'released', { name })
    if (seconds === 0) await wake(tx, runId)
  }

  /** Something happened elsewhere. It is kept until a run takes it, so it may come before anybody waits. */
  async function emit(tx: Tx, topic: string, value: JsonObject, by: string): Promise<void> {
    await tx.query('insert into workflow_event (topic, value, by) values ($1, $2, $3)', [topic, toJsonb(value), by])
    const { rows } = await tx.query<{ run_id: number }>(
      'select run_id from workflow_wait where topic = $1 and answered_at is null',
      [topic],
    )
    for (const { run_id } of rows) await wake(tx, run_id)
  }

  /** A colleague lets a failed run try again from where it stopped. Mails that left are not sent again. */
  async function retry(tx: Tx, runId: number, who: string): Promise<void> {
    if (!(await retryRun(tx, runId, who))) throw new TooLateError('this run is not stopped')
    await wake(tx, runId)
  }

  /** Stop a run for good. What it did stays; what it waits for is forgotten. */
  async function cancel(tx: Tx, runId: number, who: string, reason: string): Promise<void> {
    const run = await lock(tx, runId)
    if (!run || ['done', 'cancelled'].includes(run.status)) throw new TooLateError('this run has ended')
    await tx.query(
      `update workflow_run set status = 'cancelled', outcome = 'cancelled', waiting_for = null, error = null,
              moved_at = desk_now(), ended_at = desk_now() where id = $1`,
      [runId],
    )
    await tx.query(
      `update workflow_wait set answered_at = coalesce(answered_at, desk_now()), answered_by = coalesce(answered_by, $2), effective_at = null
       where run_id = $1 and (answered_at is null or effective_at is not null)`,
      [runId, who],
    )
    await log(tx, runId, who, 'cancelled', { reason })
  }

  /** Wake every run that could move: every second while all is well, and everything in flight after a crash. */
  async function sweep(): Promise<number> {
    return transaction(pool, async tx => {
      const { rows } = await tx.query<{ id: number }>({
        name: 'run-sweep',
        text: SWEEP,
      })
      for (const { id } of rows) await wake(tx, id)
      return rows.length
    })
  }

  /** Refuse to start when a run in flight needs a definition that is not here. */
  async function checkVersions(): Promise<void> {
    const { rows } = await pool.query<Run>(
      `select distinct workflow, version from workflow_run where status in ('running', 'waiting')`,
    )
    for (const run of rows) find(run)
  }

  function find({ workflow, version }: Pick<Run, 'workflow' | 'version'>): Definition {
    const found = definitions.find(it => it.name === workflow && it.version === version)
    if (!found)
      throw new UnknownWorkflowError(`workflow ${workflow}, version ${version}, is in flight but not in this program`)
    return found
  }

  async function noteFailure(runId: number, error: Error): Promise<void> {
    const final = error instanceof PermanentError
    const { rows } = await pool.query<{ status: string }>(
      `update workflow_run set attempts = attempts + 1, error = $2, moved_at = desk_now(),
              status = case when $3 or attempts + 1 >= $4 then 'failed' else 'running' end,
              retry_at = desk_now() + least(interval '1 hour', interval '1 second' * power(3, attempts))
       where id = $1 and status in ('running', 'waiting') returning status`,
      [runId, error.message, final, MAX_ATTEMPTS],
    )
    await log(pool, runId, 'postbode', 'failed-attempt', { error: error.message })
    if (rows[0]?.status === 'failed') onFailed?.(runId, error.message)
  }

  return { start, startAll, advance, decide, undo, reschedule, emit, retry, cancel, sweep, checkVersions }
}

/**
 * The few waits that something happened to are found first, each by its own index; only then their runs are looked at: those
 * that have not stopped, and are not to be left in peace for a while after a failed try. The time is asked once.
 */
const SWEEP = `
  with t as materialized (select desk_now() as now),
  due as materialized (
    select run_id from workflow_wait, t where answered_at is null and due_at is not null and due_at <= t.now
    union select run_id from workflow_wait, t where effective_at is not null and effective_at <= t.now
    union select w.run_id from (select distinct topic from workflow_event where taken_by is null) e
          join workflow_wait w on w.topic = e.topic and w.answered_at is null and w.topic is not null)
  (select id from workflow_run, t where status = 'running' and coalesce(retry_at, moved_at + interval '10 seconds') <= t.now limit 200)
  union
  (select r.id from due join workflow_run r on r.id = due.run_id, t
   where r.status in ('running', 'waiting') and coalesce(r.retry_at, '-infinity') <= t.now limit 200)`

/** The lanes go on beside each other. Rejects when all stand still: nothing of them may go on in a transaction that was rolled back. */
async function inLanes(starts: { lane: string; begin: () => Promise<void> }[]): Promise<void> {
  const lanes = [...Map.groupBy(starts, it => it.lane).values()].map(async lane => {
    for (const { begin } of lane) await begin()
  })
  for (const end of await Promise.allSettled(lanes)) if (end.status === 'rejected') throw end.reason
}

const asRow = ({ workflow, input, key, messageId, subject, customerId, owner }: Start) => ({
  workflow: workflow.name,
  version: workflow.version,
  key,
  input,
  message_id: messageId,
  subject,
  customer_id: customerId,
  owner,
})

/** Let a failed run go on; the next sweep wakes it. False when it is not stopped, or not there. */
export async function retryRun(db: Db, runId: number, who: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update workflow_run set status = 'running', error = null, attempts = 0, retry_at = desk_now(), moved_at = desk_now(), ended_at = null
     where id = $1 and status = 'failed'`,
    [runId],
  )
  if (rowCount) await log(db, runId, who, 'retried')
  return rowCount === 1
}

/** Add a line to the history of a run. */
export async function log(db: Db, runId: number, by: string, what: string, detail?: JsonObject): Promise<void> {
  await db.query('insert into run_log (run_id, by, what, detail) values ($1, $2, $3, $4)', [
    runId,
    by,
    what,
    detail ? toJsonb(detail) : null,
  ])
}

async function lock(tx: Tx, runId: number): Promise<Run | undefined> {
  const { rows } = await tx.query<Run>({
    name: 'run-lock',
    text: 'select id, workflow, version, input, status, message_id from workflow_run where id = $1 for update',
    values: [runId],
  })
  return rows[0]
}

async function whyNot(tx: Tx, runId: number, name: string): Promise<Error> {
  const { rows } = await tx.query<{ answered_by: string | null; answered_at: Date }>(
    'select answered_by, answered_at from workflow_wait where run_id = $1 and name = $2',
    [runId, name],
  )
  if (rows[0]?.answered_by) return new AlreadyDecidedError(rows[0].answered_by, rows[0].answered_at)
  return new ChangedMeanwhileError('this item changed since it was opened')
}
