import { toJsonb } from '../db/jsonb.ts'
import type { Tx } from '../db/pool.ts'
import type { Duration, Json, JsonObject } from './define.ts'

export interface WaitOptions {
  question?: JsonObject
  topic?: string
  within?: Duration
}

interface Step {
  run: number
  name: string
  result: Json
  ms: number
}

interface Wait {
  run: number
  name: string
  kind: string
  topic: string | null
  question: JsonObject | null
  within: string | null
}

interface Standing {
  run: number
  status: 'running' | 'waiting' | 'done'
  waiting: string | null
  outcome: string | null
}

/**
 * What one transaction has to write down of the runs it carried on: gathered, and written in three statements however many
 * runs there are. A burst of mails is a burst of runs.
 */
export class Ledger {
  #steps: Step[] = []
  #waits: Wait[] = []
  #standing: Standing[] = []

  step(run: number, name: string, result: Json, ms: number): void {
    this.#steps.push({ run, name, result, ms })
  }

  wait(run: number, name: string, kind: string, { question, topic, within }: WaitOptions): void {
    this.#waits.push({
      run,
      name,
      kind,
      topic: topic ?? null,
      question: question ?? null,
      within: within ? interval(within) : null,
    })
  }

  /** Where a run stands at the end of the transaction. */
  stands(run: number, status: Standing['status'], waiting: string | null, outcome: string | null): void {
    this.#standing.push({ run, status, waiting, outcome })
  }

  async write(tx: Tx): Promise<void> {
    if (this.#steps.length)
      await tx.query({
        name: 'ledger-steps',
        text: `insert into workflow_step (run_id, name, result, ms)
               select run, name, result, ms from jsonb_to_recordset($1::jsonb) as s (run bigint, name text, result jsonb, ms int)`,
        values: [toJsonb(this.#steps)],
      })
    if (this.#waits.length)
      await tx.query({
        name: 'ledger-waits',
        text: `insert into workflow_wait (run_id, name, kind, topic, question, due_at)
               select run, name, kind, topic, question, desk_now() + within::interval
               from jsonb_to_recordset($1::jsonb) as w (run bigint, name text, kind text, topic text, question jsonb, within text)
               on conflict do nothing`,
        values: [toJsonb(this.#waits)],
      })
    if (this.#standing.length)
      await tx.query({
        name: 'ledger-runs',
        text: `update workflow_run r set status = s.status, waiting_for = s.waiting, outcome = s.outcome, attempts = 0, retry_at = null,
                      error = null, moved_at = desk_now(), ended_at = case when s.status = 'done' then desk_now() end
               from jsonb_to_recordset($1::jsonb) as s (run bigint, status text, waiting text, outcome text)
               where r.id = s.run and r.status in ('running', 'waiting')`,
        values: [toJsonb(this.#standing)],
      })
    this.#steps = []
    this.#waits = []
    this.#standing = []
  }
}

const interval = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration) =>
  `${days} days ${hours} hours ${minutes} minutes ${seconds} seconds`
