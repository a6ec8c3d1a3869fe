import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from './config.ts'
import { migrate } from './db/migrate.ts'
import { createPool, type Pool } from './db/pool.ts'
import { checkDatabase } from './health.ts'
import type { Logger } from './log.ts'

export interface Database {
  url: string
  pool: Pool
  close(): Promise<void>
}

/** The database of DATABASE_URL, or an embedded one in DATA_DIR; waited for, migrated and checked. Throws one plain sentence. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>, log: Logger): Promise<Database> {
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir, log)
  const url = config.databaseUrl ?? embedded!.url
  await answers(url, log)
  await migrate(url)
  const pool = createPool(url, {
    max: 14,
    onError: error => log.warn({ error: error.message }, 'a connection to the database was lost'),
  })
  const finding = await checkDatabase(pool)
  if (!finding.ok) throw new Error(finding.says)
  return {
    url,
    pool,
    async close() {
      await pool.end()
      await embedded?.stop()
    },
  }
}

async function startEmbedded(dataDir: string, log: Logger): Promise<{ url: string; stop(): Promise<void> }> {
  const { startPostgres } = await import('./demo/postgres.ts')
  return startPostgres({ dataDir: path.resolve(dataDir, 'postgres'), log: line => log.debug({ line }, 'postgres') })
}

const PASSING = /ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P03|53300/

/** A database that is still starting is waited for; one that refuses us is an error at once. */
async function answers(url: string, log: Logger): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string }
      if (!PASSING.test(code) && !/timeout|terminated/i.test(message))
        throw new Error(`the database refuses us: ${message}`, { cause: error })
      if (attempt === 0) log.warn('the database does not answer yet; waiting for it')
      await sleep(Math.min(250 * 2 ** attempt, 10_000))
    }
  }
}
