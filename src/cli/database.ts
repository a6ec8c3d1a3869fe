import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { dataDir, environmentDatabaseUrl } from '../config.ts'
import { createPool, type Pool } from '../db/pool.ts'

/** The database of a running demo or daemon: DATABASE_URL, else the embedded one that runs in DATA_DIR. */
export async function databaseUrl(): Promise<string> {
  const given = environmentDatabaseUrl()
  if (given) return given
  const file = path.join(dataDir(), 'database-url')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  throw new Error(
    'there is no database to talk to: set DATABASE_URL, or start the demo or the daemon in this folder first',
  )
}

/** Do one thing with the database and let it go. */
export async function withDatabase<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(await databaseUrl(), { max: 3, name: 'postbode-cli' })
  try {
    return await work(pool)
  } catch (error) {
    if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT/.test((error as { code?: string }).code ?? '')) {
      throw new Error('the database does not answer; is the demo or the daemon running?', { cause: error })
    }
    throw error
  } finally {
    await pool.end()
  }
}
