import { toJsonb } from '../db/jsonb.ts'
import type { Tx } from '../db/pool.ts'
import type { Decision, Flow, Json, JsonObject, Mail, Replied, Text } from './define.ts'
import { RepeatedStepError } from './errors.ts'
import type { Ledger, WaitOptions } from './ledger.ts'
import type { Run } from './run.ts'

/** What the race returns when a story stands still. */
export const PARKED = Symbol('parked')

/** One run in one transaction, its row locked. */
export interface Session {
  tx: Tx
  run: Run
  /** Just started: nothing can be remembered, nobody can have answered yet. */
  fresh: boolean
  ledger: Ledger
  outbox: (tx: Tx, run: Run, step: string, mail: Mail) => Promise<Replied>
}

interface Journal {
  flow: Flow<Record<string, Text>>
  /** Settles when the story stands still: nothing of it runs on after that. */
  parked: Promise<typeof PARKED>
  /** Write where the story stands into the ledger. False: it stopped before a call, carry it on after the commit. */
  stand(): boolean
  finish(outcome: string): void
  /** The call that the story stopped before: commits, does the work, remembers it in a transaction that the caller commits. */
  call: () => Promise<void>
}

/** A decision as it is stored: who or what ended the wait, and what came with it. */
type Answer = JsonObject & { by: string }

interface Wait {
  answer: Answer | null
  effective: boolean
  late: boolean
}

/** The verbs of one advance. Results are remembered by (run, name); the ledger writes them at the end of the transaction. */
export async function createFlow({ tx, run, fresh, ledger, outbox }: Session): Promise<Journal> {
  const memos = new Map<string, Json>(fresh ? [] : await recall(tx, run.id))
  const used = new Set<string>()
  const { promise: parked, resolve, reject } = Promise.withResolvers<typeof PARKED>()
  let waitingFor: string | null = null
  let pending: (() => Promise<void>) | null = null

  function claim(name: string): void {
    if (used.has(name)) throw new RepeatedStepError(`${run.workflow} uses the step name ${name} twice`)
    used.add(name)
  }

  /** A promise that never settles, so that no try/catch or finally in a story can notice it. */
  function park(): Promise<never> {
    resolve(PARKED)
    return new Promise(() => {})
  }

  function remember(name: string, value: unknown, ms = 0): Json {
    const result = JSON.parse(toJsonb(value ?? null)) as Json // the same value now as after a restart
    memos.set(name, result)
    ledger.step(run.id, name, result, ms)
    return result
  }

  async function once(name: string, work: () => Promise<unknown>): Promise<Json> {
    claim(name)
    if (memos.has(name)) return memos.get(name)!
    const began = performance.now()
    return remember(name, await work(), Math.round(performance.now() - began))
  }

  /** Outside work happens while no transaction is open: stop here, commit, do it, remember it, carry on. */
  async function call(name: string, work: (key: string) => Promise<unknown>): Promise<Json> {
    claim(name)
    if (memos.has(name)) return memos.get(name)!
    pending = async () => {
      await tx.query('commit')
      const began = performance.now()
      try {
        const value = await work(`${run.id}:${name}`)
        await tx.query('begin')
        await tx.query('select from workflow_run where id = $1 for update', [run.id])
        await tx.query(
          'insert into workflow_step (run_id, name, result, ms) values ($1, $2, $3, $4) on conflict do nothing',
          [run.id, name, toJsonb(value ?? null), Math.round(performance.now() - began)],
        )
      } catch (error) {
        await tx.query('begin').catch(() => {}) // the caller rolls back
        throw error
      }
    }
    return park()
  }

  /** Nobody can have answered what was not asked before; an event that came too early is found by the next sweep. */
  async function wait(name: string, kind: string, options: WaitOptions): Promise<Answer> {
    const asked = memos.has(`?${name}`)
    if (!asked) ledger.wait(run.id, name, kind, options)
    if (fresh) return stand(name)
    const it = asked ? await look(name) : undefined
    // what happened before a decision takes effect is heard at once: the story looks at it before it does anything
    if (it?.answer) return it.effective || (await happened(options.topic)) ? it.answer : stand(name)
    const event = options.topic ? await takeEvent(options.topic) : undefined
    if (event) return { by: 'event', value: event }
    return it?.late ? { by: 'clock' } : stand(name)
  }

  async function look(name: string): Promise<Wait | undefined> {
    const { rows } = await tx.query<Wait>({
      name: 'wait-look',
      text: `select answer, coalesce(effective_at <= desk_now(), answered_at is not null) as effective,
                    coalesce(due_at <= desk_now(), false) as late
             from workflow_wait where run_id = $1 and name = $2`,
      values: [run.id, name],
    })
    return rows[0]
  }

  async function happened(topic: string | undefined): Promise<boolean> {
    if (topic === undefined) return false
    const { rowCount } = await tx.query({
      name: 'event-look',
      text: 'select from workflow_event where topic = $1 and taken_by is null limit 1',
      values: [topic],
    })
    return rowCount === 1
  }

  function stand(name: string): Promise<never> {
    waitingFor = name
    return park()
  }

  async function takeEvent(topic: string): Promise<JsonObject | undefined> {
    const { rows } = await tx.query<{ value: JsonObject }>({
      name: 'event-take',
      text: `update workflow_event set taken_by = $1 where id = (
               select id from workflow_event where topic = $2 and taken_by is null order by id limit 1 for update skip locked)
             returning value`,
      values: [run.id, topic],
    })
    return rows[0]?.value
  }

  /** Wait, and close the wait in the same commit as the memory of its answer. */
  async function answered(name: string, kind: string, options: WaitOptions): Promise<Decision> {
    return (await once(name, async () => {
      const answer = await wait(name, kind, options)
      await ledger.write(tx) // the wait may have been asked in this very transaction
      await tx.query(
        `update workflow_wait set effective_at = null, answer = coalesce(answer, $3), answered_at = coalesce(answered_at, desk_now()),
                answered_by = coalesce(answered_by, $4) where run_id = $1 and name = $2`,
        [run.id, name, toJsonb(answer), answer.by],
      )
      return answer
    })) as unknown as Decision
  }

  /** An error inside a verb ends the advance, whatever the story does with it. */
  function guard<T>(work: Promise<unknown>): Promise<T> {
    work.catch(reject)
    return work as Promise<T>
  }

  const flow: Flow<Record<string, Text>> = {
    runId: run.id,
    step: (name, work) => guard(once(name, () => work(tx))),
    call: (name, work) => guard(call(name, work)),
    reply: (name, mail) => guard(once(name, () => outbox(tx, run, name, mail))),
    sleep: (name, within) => guard(answered(name, 'sleep', { within }).then(() => undefined)),
    approval: (name, question, or = {}) => guard(answered(name, 'approval', { question, ...or })),
    event: (name, { schema, topic, within }) =>
      guard(
        answered(name, 'event', { topic, within }).then(it => (it.by === 'event' ? schema.parse(it.value) : undefined)),
      ),
  }

  return {
    flow,
    parked,
    stand() {
      ledger.stands(run.id, pending ? 'running' : 'waiting', waitingFor, null)
      return !pending
    },
    finish: outcome => ledger.stands(run.id, 'done', null, outcome),
    call: async () => pending?.(),
  }
}

async function recall(tx: Tx, runId: number): Promise<[string, Json][]> {
  const { rows } = await tx.query<{ name: string; result: Json }>({
    name: 'steps-recall',
    text: `select name, result from workflow_step where run_id = $1
           union all select '?' || name, null from workflow_wait where run_id = $1`,
    values: [runId],
  })
  return rows.map(({ name, result }) => [name, result])
}
