import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { serverAccount } from './postgres/account.ts'
import { findBinaries } from './postgres/binaries.ts'
import { ensureCluster, password, placeCluster, readNote } from './postgres/cluster.ts'
import { endOrphan } from './postgres/orphan.ts'
import { freePort, tryPort } from './port.ts'
import { runServer, type Server } from './postgres/server.ts'

export interface Postgres {
  /** postgres://… of the database `postbode`; its user may create further databases. */
  url: string
  /** Orderly shutdown; open connections are ended. Calling it twice does no harm. */
  stop(): Promise<void>
  /** What a crash does: no checkpoint, the next start recovers from the log. */
  crash(): Promise<void>
  /** Starts it again on the same port and data, after a crash or while it runs. */
  restart(): Promise<void>
}

export interface PostgresOptions {
  /** Folder of its own: cluster, password, remembered port. Made when missing. */
  dataDir: string
  /** Loopback port; without it the one used last time, else a free one. */
  port?: number
  /** Gets every line that the server logs. */
  log?: (line: string) => void
}

/**
 * A real PostgreSQL in a folder, for the demo and the tests, listening on 127.0.0.1 only. It ends with our process; one that
 * a `kill -9` left behind is ended by the next start. Throws one plain sentence when it cannot start.
 */
export async function startPostgres({ dataDir, port, log = () => {} }: PostgresOptions): Promise<Postgres> {
  const cluster = placeCluster(dataDir)
  const account = serverAccount(cluster)
  const binaries = findBinaries(account)
  await endOrphan(cluster, Number(readNote(path.join(dataDir, 'owner'))))
  fs.writeFileSync(path.join(dataDir, 'owner'), `${process.pid}\n`)
  await ensureCluster(cluster, dataDir, account, binaries)

  const chosen = await choosePort(path.join(dataDir, 'port'), port)
  const start = () => runServer(binaries.postgres, cluster, chosen, account, log)
  let server: Server | undefined = await start()
  const url = (database: string) => `postgres://postbode:${password(dataDir)}@127.0.0.1:${chosen}/${database}`
  await ensureDatabase(url('postgres'))

  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const running = server
    server = undefined
    await running?.end(signal)
  }
  return {
    url: url('postbode'),
    stop: () => end('SIGINT'),
    crash: () => end('SIGQUIT'),
    async restart() {
      await end('SIGINT')
      server = await start()
    },
  }
}

/** Deletes the data of a stopped database, also the part that had to live elsewhere. */
export function removePostgres(dataDir: string): void {
  const elsewhere = readNote(path.join(dataDir, 'place'))
  if (elsewhere) fs.rmSync(elsewhere, { recursive: true, force: true })
  fs.rmSync(dataDir, { recursive: true, force: true })
}

async function choosePort(note: string, wanted: number | undefined): Promise<number> {
  if (wanted && !(await tryPort(wanted))) {
    throw new Error(`Port ${wanted} for the database is taken by another program. Choose another port.`)
  }
  const chosen = wanted ?? (await freePort(Number(readNote(note) ?? 0)))
  fs.writeFileSync(note, `${chosen}\n`)
  return chosen
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'postbode'")
    if (!rowCount) await client.query('create database postbode')
  } finally {
    await client.end()
  }
}
