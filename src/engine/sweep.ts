import type { Tx } from '../db/pool.ts'

/** Ids of the runs that could move: what woke them may have been lost in a crash. */
export async function findMovable(tx: Tx): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>({ name: 'run-sweep', text: MOVABLE })
  return rows.map(({ id }) => id)
}

/**
 * The few waits that something happened to are found first, each by its own index; only then their runs are looked at: those
 * that have not stopped, and are not to be left in peace for a while after a failed try. The time is asked once.
 */
const MOVABLE = `
  with t as materialized (select desk_now() as now),
  due as materialized (
    select run_id from workflow_wait, t where answered_at is null and due_at is not null and due_at <= t.now
    union select run_id from workflow_wait, t where effective_at is not null and effective_at <= t.now
    union select w.run_id from (select distinct topic from workflow_event where taken_by is null) e
          join workflow_wait w on w.topic = e.topic and w.answered_at is null and w.topic is not null
    union select w.run_id from workflow_wait w join workflow_event e on e.topic = w.topic and e.taken_by is null
          where w.effective_at is not null)
  (select id from workflow_run, t where status = 'running' and coalesce(retry_at, moved_at + interval '10 seconds') <= t.now limit 200)
  union
  (select r.id from due join workflow_run r on r.id = due.run_id, t
   where r.status in ('running', 'waiting') and coalesce(r.retry_at, '-infinity') <= t.now limit 200)`
