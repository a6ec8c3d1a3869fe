import { createPool, type Pool } from '../db/pool.ts'
import { runningEnvironment } from './running.ts'
import { UsageError } from './verb.ts'

/** The database of a running demo or daemon: DATABASE_URL, else the embedded one that runs in DATA_DIR. */
export function databaseUrl(): string {
  const url = runningEnvironment().DATABASE_URL
  if (!url)
    throw new Error(
      'there is no database to talk to: set DATABASE_URL, or start the demo or the daemon in this folder first',
    )
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new UsageError('DATABASE_URL must begin with postgres:// or postgresql://')
  return url
}

/** Do one thing with the database and let it go. */
export async function withDatabase<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(databaseUrl(), { max: 3, name: 'postbode-cli' })
  try {
    return await plainly(() => work(pool))
  } finally {
    await pool.end()
  }
}

/** What a database is most often in trouble with, in words. */
export async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as { code?: string }
    if (/^E(CONNREFUSED|NOTFOUND|TIMEDOUT)$/.test(code ?? ''))
      throw new Error('the database does not answer; is the demo or the daemon running?', { cause: error })
    if (code === '42P01')
      throw new Error("this database is not the desk's, or not migrated yet: postbode migrate", { cause: error })
    throw error
  }
}
