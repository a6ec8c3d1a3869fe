import type { z } from 'zod'
import { toJsonb } from '../db/jsonb.ts'
import { transaction, type Pool, type Tx } from '../db/pool.ts'
import { createDecisions } from './decisions.ts'
import type { Definition, JsonObject, Mail, Replied } from './define.ts'
import { isTransient, PermanentError, TooLateError, UnknownWorkflowError } from './errors.ts'
import { createFlow, PARKED, type Session } from './flow.ts'
import { Ledger } from './ledger.ts'
import { lock, log, retryRun, type Run } from './run.ts'
import { findMovable } from './sweep.ts'

const MAX_ATTEMPTS = 8

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

  /** Something happened elsewhere. It is kept until a run takes it, so it may come before anybody waits. */
  async function emit(tx: Tx, topic: string, value: JsonObject, by: string): Promise<void> {
    await tx.query('insert into workflow_event (topic, value, by) values ($1, $2, $3)', [topic, toJsonb(value), by])
    const { rows } = await tx.query<{ run_id: number }>(
      'select run_id from workflow_wait where topic = $1 and (answered_at is null or effective_at is not null)',
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
      const movable = await findMovable(tx)
      for (const id of movable) await wake(tx, id)
      return movable.length
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

  return { start, startAll, advance, ...createDecisions(wake), emit, retry, cancel, sweep, checkVersions }
}

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
