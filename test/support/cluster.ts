import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from '../../src/demo/postgres.ts'
import { withClient, withDatabase } from './sql.ts'

const migrateFile = path.resolve(import.meta.dirname, '../../src/db/migrate.ts')
const migrations = path.resolve(import.meta.dirname, '../../src/db/migrations')

/** A server and, in it, a migrated database that tests copy theirs from. */
export interface Template {
  /** A URL of the server whose user may create databases. */
  server: string
  /** Name of the database to copy. */
  template: string
}

/** The run's server: `TEST_DATABASE_URL` where one is set, else an embedded one in a folder of its own. */
export class TestCluster {
  #stop: (() => Promise<void>) | undefined
  #server: Promise<string> | undefined
  #templates = new Map<string, Promise<string>>()
  #run = randomBytes(4).toString('hex')

  /** Migrated again only when the migrations have changed since (watch mode). */
  async template(): Promise<Template> {
    this.#server ??= this.#start()
    const server = await this.#server
    const key = fingerprint()
    let template = this.#templates.get(key)
    if (!template) {
      template = migrated(server, `postbode_test_${this.#run}_${key}`)
      this.#templates.set(key, template)
    }
    return { server, template: await template }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server) return
    const server = await this.#server
    for (const template of this.#templates.values()) {
      const name = await template.catch(() => undefined)
      if (name && !this.#stop) await withClient(server, client => client.query(`drop database if exists ${name}`))
    }
    await this.#stop?.()
  }

  async #start(): Promise<string> {
    const given = process.env['TEST_DATABASE_URL']
    if (given) return given
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postbode-test-'))
    fs.chmodSync(folder, 0o755)
    const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') })
    this.#stop = async () => {
      await postgres.crash()
      fs.rmSync(folder, { recursive: true, force: true })
    }
    return postgres.url
  }
}

async function migrated(server: string, name: string): Promise<string> {
  await withClient(server, client => client.query(`create database ${name}`))
  if (fs.existsSync(migrateFile)) {
    const { migrate } = await import('../../src/db/migrate.ts')
    await migrate(withDatabase(server, name))
  }
  return name
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const files = fs.existsSync(migrations) ? fs.readdirSync(migrations).map(name => path.join(migrations, name)) : []
  for (const file of [...files.toSorted(), migrateFile])
    if (fs.existsSync(file)) hash.update(file).update(fs.readFileSync(file))
  return hash.digest('hex').slice(0, 8)
}
