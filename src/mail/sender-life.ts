import { randomInt } from 'node:crypto'
import type { PoolClient, QueryConfig } from 'pg'
import type { Pool } from '../db/pool.ts'
import type { Logger } from '../log.ts'

/** First key of the advisory locks that senders hold while they live; the second says which sender. */
export const SENDERS = 0x706f7374

const RETRY_MS = 250

export type Life = ReturnType<typeof holdLife>

/**
 * A connection of its own whose lock says that this sender lives: when the process dies, however hard, the lock is free at once
 * and the mails it had claimed are known to be abandoned. It also hears when a mail is put in the outbox.
 */
export function holdLife(pool: Pool, onMail: () => void, log: Logger) {
  const key = randomInt(1, 2 ** 31)
  let client: PoolClient | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function begin(): Promise<void> {
    const fresh = await pool.connect()
    const lost = (error?: Error) => {
      if (client !== fresh) return
      client = null
      fresh.release(error ?? true)
      retry()
    }
    fresh.on('error', lost)
    fresh.on('end', () => lost())
    fresh.on('notification', onMail)
    try {
      const { rows } = await fresh.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [
        SENDERS,
        key,
      ])
      if (!rows[0]?.locked) throw new Error('the lock of the lost connection is still held')
      await fresh.query('listen outbox')
    } catch (error) {
      fresh.release(true)
      throw error
    }
    if (stopped) return fresh.release(true)
    client = fresh
    onMail()
  }

  function retry(): void {
    if (stopped) return
    timer = setTimeout(() => {
      begin().catch((error: Error) => {
        log.debug({ error: error.message }, 'the sender waits for the database')
        retry()
      })
    }, RETRY_MS)
  }

  return {
    key,
    begin: () => begin().catch(retry),
    /** False while the lock is not held: claim nothing. */
    alive: () => client !== null,
    /** Leaves at once, behind what is asked over this connection already: it waits for no other. Rejects while the lock is not held. */
    tell: async (statement: QueryConfig): Promise<void> => {
      if (!client) throw new Error('there is no connection to the database')
      await client.query(statement)
    },
    stop(): void {
      stopped = true
      clearTimeout(timer)
      const held = client
      client = null
      held?.release(true)
    },
  }
}
