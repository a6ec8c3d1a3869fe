import pg from 'pg'

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
  })
  pool.on('error', error => options.onError?.(error))
  // a connection that dies while it is in use says so in its query as well; unheard, the event would end the process
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** Run `work` in one transaction. Rolls back and throws what `work` throws. */
export async function transaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await pool.connect()
  let broken: Error | undefined
  try {
    await tx.query('begin')
    const result = await work(tx)
    await tx.query('commit')
    return result
  } catch (error) {
    await tx.query('rollback').catch(rollbackError => (broken = rollbackError as Error))
    throw error
  } finally {
    tx.release(broken)
  }
}
