import type { Db } from '../../../db/pool.ts'

export interface Shell {
  now: Date
  queue: number
  outgoing: number
  /** Orders of which a line has no source yet. */
  orders: number
  failed: number
  pausedAt: Date | null
  pausedWhy: string | null
  /** Mailboxes that have been unreachable for five minutes or more. */
  trouble: { mailbox: string; since: Date; error: string | null }[]
  /** Every mailbox was looked at in the last two minutes. */
  fresh: boolean
}

/** What the frame of every page shows. */
export async function readShell(db: Db): Promise<Shell> {
  const { rows } = await db.query<Omit<Shell, 'trouble'>>({
    name: 'desk-shell',
    text: `select desk_now() as now,
      (select count(*) from workflow_wait w where w.kind = 'approval' and w.answered_at is null
        and not exists (select from workflow_run f where f.id = w.run_id and f.status = 'failed')) as queue,
      (select count(*) from workflow_wait where effective_at > desk_now() and kind = 'approval') as outgoing,
      (select count(*) from customer_order where status = 'placed') as orders,
      (select count(*) from workflow_run where status = 'failed')
        + (select count(*) from inbound_message where state = 'failed')
        + (select count(*) from outbox where state in ('uncertain', 'failed')) as failed,
      s.paused_at as "pausedAt", s.reason as "pausedWhy",
      coalesce((select bool_and(connected and last_sweep_at > desk_now() - interval '2 minutes') from mailbox_state), false) as fresh
      from sending s`,
  })
  const { rows: trouble } = await db.query<Shell['trouble'][number]>({
    name: 'desk-trouble',
    text: `select address as mailbox, error_since as since, error from mailbox_state
           where not connected and error_since < desk_now() - interval '5 minutes' order by mailbox`,
  })
  return { ...rows[0]!, trouble }
}
