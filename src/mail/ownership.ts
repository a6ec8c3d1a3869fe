import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Pool } from '../db/pool.ts'

const TRY_EVERY = 3000
const BEAT_EVERY = 10_000

export interface Owned {
  /** Aborted when the lock may be somebody else's: stop reading at once. */
  lost: AbortSignal
  release(): Promise<void>
}

/**
 * Wait until this process is the only owner of a mailbox in this database, by an advisory lock on a connection of its own.
 * `standingBy` is called once when another process owns it. Resolves with null when `signal` ends the wait; rejects when
 * the database cannot be reached.
 */
export async function own(
  pool: Pool,
  mailbox: string,
  signal: AbortSignal,
  standingBy: () => void,
): Promise<Owned | null> {
  const client = new pg.Client({
    ...pool.options,
    application_name: `postbode owner of ${mailbox}`,
    query_timeout: BEAT_EVERY,
    keepAlive: true,
  })
  const lost = new AbortController()
  const lose = () => lost.abort()
  client.on('error', lose)
  client.on('end', lose)
  try {
    await client.connect()
    for (let told = false; !(await tryLock(client, mailbox)); told = true) {
      if (!told) standingBy()
      await sleep(TRY_EVERY, undefined, { signal }).catch(() => {})
      if (signal.aborted) {
        await end(client)
        return null
      }
    }
  } catch (error) {
    await end(client)
    throw error
  }
  const beat = setInterval(() => void client.query('select 1').catch(lose), BEAT_EVERY)
  return {
    lost: lost.signal,
    release: async () => {
      clearInterval(beat)
      await end(client)
    },
  }
}

async function tryLock(client: pg.Client, mailbox: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
    [`postbode mailbox ${mailbox}`],
  )
  return rows[0]!.mine
}

/** A connection to a dead server does not end by itself: two seconds, then it is cut. */
async function end(client: pg.Client): Promise<void> {
  const cut = setTimeout(() => client.connection.stream.destroy(), 2000)
  await client.end().catch(() => {})
  clearTimeout(cut)
}
