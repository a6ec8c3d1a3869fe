import { toJsonb } from '../db/jsonb.ts'
import type { Tx } from '../db/pool.ts'
import type { Decision } from './define.ts'
import { AlreadyDecidedError, ChangedMeanwhileError, TooLateError } from './errors.ts'
import { lock, log } from './run.ts'

/** What colleagues decide, and take back. Every function works in the caller's transaction. */
export function createDecisions(wake: (tx: Tx, runId: number) => Promise<void>) {
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

  return { decide, undo, reschedule }
}

async function whyNot(tx: Tx, runId: number, name: string): Promise<Error> {
  const { rows } = await tx.query<{ answered_by: string | null; answered_at: Date }>(
    'select answered_by, answered_at from workflow_wait where run_id = $1 and name = $2',
    [runId, name],
  )
  if (rows[0]?.answered_by) return new AlreadyDecidedError(rows[0].answered_by, rows[0].answered_at)
  return new ChangedMeanwhileError('this item changed since it was opened')
}
