import type { Db } from '../db/pool.ts'

/** Who stopped the mail: a colleague, a mail server that does not let us in, or the limit (automatic mails only). */
export type Stopper = 'colleague' | 'server' | 'limit'

export interface Sending {
  pausedAt: Date | null
  why: Stopper | null
  by: string | null
  /** One sentence for a person. */
  reason: string | null
}

export async function readSending(db: Db): Promise<Sending> {
  const { rows } = await db.query<Sending>('select paused_at as "pausedAt", why, by, reason from sending')
  return rows[0]!
}

/**
 * Stop the mail; nothing is lost, it waits in the outbox. A colleague's stop overrules one that the desk would lift by itself.
 * Returns false when it was stopped already.
 */
export async function pauseSending(db: Db, by: string, why: Stopper, reason: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update sending set paused_at = desk_now(), why = $2, by = $1, reason = $3
     where paused_at is null or (why is distinct from $2 and (why = 'limit' or $2 = 'colleague'))`,
    [by, why, reason],
  )
  if (rowCount) await remember(db, by, 'sending-paused', reason)
  return !!rowCount
}

/** Let mail go again; with `only`, unless it was stopped for another reason. A colleague gives the limit a fresh hour. */
export async function resumeSending(db: Db, by: string, only?: Stopper): Promise<boolean> {
  const { rowCount } = await db.query(
    `with resumed as (
       update sending set paused_at = null, why = null, by = null, reason = null,
                          resumed_at = case when $1 = 'postbode' then resumed_at else desk_now() end
       where paused_at is not null and ($2::text is null or why = $2) returning 1)
     select pg_notify('outbox', '') from resumed`,
    [by, only ?? null],
  )
  if (rowCount) await remember(db, by, 'sending-resumed', null)
  return !!rowCount
}

async function remember(db: Db, by: string, action: string, reason: string | null): Promise<void> {
  await db.query(`insert into audit (actor, action, subject, detail) values ($1, $2, 'outbox', $3)`, [
    by,
    action,
    JSON.stringify({ reason }),
  ])
}
