import { toJsonb } from '../db/jsonb.ts'
import type { Db, Tx } from '../db/pool.ts'
import type { Json, JsonObject } from './define.ts'

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

/** Whoever changes a run holds its row. Undefined: there is none. */
export async function lock(tx: Tx, runId: number): Promise<Run | undefined> {
  const { rows } = await tx.query<Run>({
    name: 'run-lock',
    text: 'select id, workflow, version, input, status, message_id from workflow_run where id = $1 for update',
    values: [runId],
  })
  return rows[0]
}

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
