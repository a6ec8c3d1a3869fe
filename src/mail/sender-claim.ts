import { transaction, type Db, type Pool } from '../db/pool.ts'
import { pauseSending, resumeSending } from './sending.ts'

/** A mail that this sender has taken upon itself. */
export interface Claimed {
  id: number
  /** Number of this try. */
  attempt: number
  from: string
  to: string
  bytes: Buffer
  secret: { kind: string; id: number } | null
}

/** So many automatic mails below the limit nothing needs counting for a second. */
const MARGIN = 2000
const FAR_MS = 1000

/** Takes due mails from the outbox, oldest first, as many automatic ones as the limit in all allows. */
export function createClaims(pool: Pool, claimedBy: number, inAll: number) {
  let farUntil = 0

  async function claim(count: number): Promise<Claimed[]> {
    if (performance.now() < farUntil) return take(pool, claimedBy, count, true)
    return transaction(pool, async tx => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('outbox claims'))`)
      const { used, paused } = await usedUp(tx, inAll)
      if (used + MARGIN < inAll) farUntil = performance.now() + FAR_MS
      const left = inAll - used
      if (left > 0) {
        if (paused && used <= inAll * 0.9) await resumeSending(tx, 'postbode', 'limit')
        return take(tx, claimedBy, Math.min(count, left), true)
      }
      const taken = await take(tx, claimedBy, count, false)
      if (taken.length < count) await pauseIfWaiting(tx, inAll)
      return taken
    })
  }

  return { claim }
}

/** Automatic mails that left in the last hour, or are about to. */
async function usedUp(db: Db, inAll: number): Promise<{ used: number; paused: boolean }> {
  const { rows } = await db.query<{ used: number; paused: boolean }>({
    name: 'sender-used',
    text: `select (select count(*) from (select from outbox, sending where state = 'sent' and automatic
                     and sent_at > greatest(desk_now() - interval '1 hour', resumed_at) limit $1) sent)
                + (select count(*) from outbox where state in ('sending', 'eod') and automatic)
                + (select count(*) from outbox where state = 'uncertain' and automatic) as used,
                  (select why = 'limit' from sending) as paused`,
    values: [inAll],
  })
  return rows[0]!
}

async function pauseIfWaiting(db: Db, inAll: number): Promise<void> {
  const { rowCount } = await db.query(
    `select from outbox where state = 'pending' and automatic and send_after <= desk_now() limit 1`,
  )
  if (!rowCount) return
  const reason = `${inAll} automatic mails left in the last hour, which is the limit: automatic mail waits, approved mail goes on.`
  await pauseSending(db, 'postbode', 'limit', reason)
}

/** Never a second mail of a run to an address before the first one is settled: they would arrive in any order. */
async function take(db: Db, claimedBy: number, count: number, automatic: boolean): Promise<Claimed[]> {
  const { rows } = await db.query<Claimed>({
    name: 'sender-claim',
    text: `update outbox set state = 'sending', claimed_by = $1, attempts = attempts + 1
           where id in (
             select o.id from outbox o, sending s
             where o.state = 'pending' and o.send_after <= desk_now() and ($3 or not o.automatic)
               and (s.paused_at is null or (s.why = 'limit' and ($3 or not o.automatic)))
               and not exists (select from outbox earlier where earlier.run_id = o.run_id and earlier.to_address = o.to_address
                               and earlier.id < o.id and earlier.state in ('pending', 'sending', 'eod'))
             order by o.send_after, o.id limit $2 for update of o skip locked)
           returning id, attempts as attempt, from_address as from, to_address as to, bytes, secret`,
    values: [claimedBy, count, automatic],
  })
  return rows.toSorted((a, b) => a.id - b.id)
}
