import pg from 'pg'
import { GatheringSocket } from './gathering-socket.ts'

export type Pool = pg.Pool
/** A connection inside a transaction. What takes a `Tx` never commits: its caller does. */
export type Tx = pg.PoolClient
/** Anything a single statement can be run on. */
export type Db = Pool | Tx

// bigint ids and counts stay far below 2^53; UIDVALIDITY and money are numeric and stay text
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// an ETA is a date, never a moment: keep YYYY-MM-DD
pg.types.setTypeParser(pg.types.builtins.DATE, value => value)

/** A pool that survives a restart of the database: broken idle connections are dropped, not fatal. */
export function createPool(
  url: string,
  options: { max?: number; name?: string; onError?: (error: Error) => void } = {},
): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'postbode',
    connectionTimeoutMillis: 10_000,
    // a batch asks many things beside each other: they are sent together and answered in one round trip
    pipeline: true,
    stream: () => new GatheringSocket(),
  })
  pool.on('error', error => options.onError?.(error))
  // a connection that dies while it is in use says so in its query as well; unheard, the event would end the process
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** Run `work` in one transaction. Rolls back and throws what `work` throws. */
export async function transaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const { tx, close } = lend(client)
  let broken: Error | undefined
  known.set(tx, new Map())
  try {
    await client.query('begin')
    const result = await work(tx)
    close()
    await client.query('commit')
    return result
  } catch (error) {
    close()
    await client.query('rollback').catch(rollbackError => (broken = rollbackError as Error))
    throw error
  } finally {
    known.delete(tx)
    client.release(broken)
  }
}

/**
 * The connection as one transaction has it. Whoever still holds it when that is over (one of several things begun beside each
 * other, when another has failed) can ask nothing more: it would happen for good, or in the transaction of somebody else.
 */
function lend(client: Tx): { tx: Tx; close: () => void } {
  let over = false
  const query = (...asked: Parameters<Tx['query']>): unknown =>
    over ? Promise.reject(new Error('this transaction is over')) : client.query(...asked)
  return {
    tx: Object.create(client, { query: { value: query, configurable: true, writable: true } }) as Tx,
    close: () => (over = true),
  }
}

/** What a transaction knows already. */
export const known = new WeakMap<Db, Map<string, unknown>>()

/**
 * Ask once in a transaction, for what is the same as long as it lasts: the time of the desk, its settings, a mail that was
 * just stored. A batch of mails asks the same things many times. Outside a transaction every call asks.
 */
export function oncePerTransaction<T>(db: Db, what: string, ask: () => Promise<T>): Promise<T> {
  const answers = known.get(db)
  if (!answers) return ask()
  if (!answers.has(what)) answers.set(what, ask())
  return answers.get(what) as Promise<T>
}

/** Tell a transaction what it would otherwise ask the database. */
export function tellTransaction(tx: Tx, what: string, answer: unknown): void {
  known.get(tx)?.set(what, Promise.resolve(answer))
}

/** Was this told to the transaction, or asked in it, before? */
export function knows(tx: Tx, what: string): boolean {
  return known.get(tx)?.has(what) ?? false
}
