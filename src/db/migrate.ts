import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { runner } from 'node-pg-migrate'
import pg from 'pg'

const FOLDER = join(import.meta.dirname, 'migrations')

/** Any number both sides agree on; derived from the name so that it collides with nobody's by accident. */
const LOCK = createHash('sha256').update('postbode migrations').digest().readInt32BE()

/**
 * Bring the database to the newest shape. Many processes may call it at once: one works, the others wait.
 * Throws when the database was migrated by a newer version, or is unreachable.
 */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await refuseNewer(client)
    await runner({
      dbClient: client,
      dir: FOLDER,
      direction: 'up',
      migrationsTable: 'migration',
      noLock: true,
      checkOrder: true,
      singleTransaction: true,
      log: () => {},
    })
  } finally {
    await client.end()
  }
}

/** What a newer version made of the database is not ours to touch. */
async function refuseNewer(client: pg.Client): Promise<void> {
  const { rows: there } = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`)
  if (!there[0]?.there) return
  const { rows } = await client.query<{ name: string }>('select name from migration order by id')
  const ours = new Set((await readdir(FOLDER)).map(file => parse(file).name))
  const unknown = rows.find(it => !ours.has(it.name))
  if (unknown)
    throw new Error(
      `this database was migrated by a newer version of Postbode (${unknown.name}); nothing was changed: start that version`,
    )
}
