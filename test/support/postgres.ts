import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { QueryResultRow } from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'
import { type Postgres, removePostgres, startPostgres } from '../../src/demo/postgres.ts'
import { withClient, withDatabase } from './sql.ts'
import { temporaryFolder } from './folder.ts'

export interface TestDatabase extends AsyncDisposable {
  url: string
  name: string
  /** Rows of one statement, on a short connection of its own. */
  query<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
}

/**
 * A migrated database of its own in the run's PostgreSQL: `await using db = await testDatabase()`. Dropped at the end of the
 * scope, also when somebody still holds a connection.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { server, template } = await askTemplate()
  const name = `${template}_${randomBytes(6).toString('hex')}`
  await withClient(server, client => client.query(`create database ${name} template ${template}`))
  const url = withDatabase(server, name)
  return {
    url,
    name,
    query: async (sql, values) => (await withClient(url, client => client.query(sql, values))).rows,
    async [Symbol.asyncDispose]() {
      await withClient(server, client => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** A server of its own, empty, for tests that crash and restart PostgreSQL. */
export async function testPostgres(): Promise<Postgres & AsyncDisposable> {
  const folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  const postgres = await startPostgres({ dataDir })
  return {
    ...postgres,
    async [Symbol.asyncDispose]() {
      await postgres.crash()
      removePostgres(dataDir)
      folder[Symbol.dispose]()
    },
  }
}

const answerShape = z.object({ server: z.string(), template: z.string() })

async function askTemplate(): Promise<z.infer<typeof answerShape>> {
  const answer = await fetch(inject('clusterDesk'))
  if (!answer.ok) throw new Error(`No test database: ${await answer.text()}`)
  const template = answerShape.parse(await answer.json())
  // For programs that a test starts.
  process.env['TEST_DATABASE_URL'] = template.server
  return template
}
