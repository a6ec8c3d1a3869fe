import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { removePostgres, startPostgres } from '../src/demo/postgres.ts'
import { temporaryFolder } from './support/folder.ts'
import { testDatabase, testPostgres } from './support/postgres.ts'
import { withClient } from './support/sql.ts'

const starter = path.resolve(import.meta.dirname, 'support/start-postgres.ts')

test('what was committed is there after an orderly stop, on the same port and with the same password', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  const first = await startPostgres({ dataDir })
  await withClient(first.url, client => client.query('create table kept as select 42 as answer'))
  await first.stop()
  await first.stop()
  const second = await startPostgres({ dataDir })
  expect(second.url).toBe(first.url)
  expect(await withClient(second.url, async client => (await client.query('table kept')).rows)).toEqual([
    { answer: 42 },
  ])
  await second.stop()
})

test('it is PostgreSQL 18 in UTF-8, durable, with case rules beyond ASCII and without a socket file', async () => {
  await using postgres = await testPostgres()
  const [facts] = await withClient(postgres.url, async client => {
    const settings = ['server_version', 'server_encoding', 'fsync', 'synchronous_commit', 'full_page_writes']
    const columns = settings.map(name => `current_setting('${name}') as ${name}`).join(', ')
    return (
      await client.query(
        `select ${columns}, lower('ÉÖ') as lowered, current_setting('unix_socket_directories') as socket`,
      )
    ).rows
  })
  expect(facts).toMatchObject({
    server_encoding: 'UTF8',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
  })
  expect(facts).toMatchObject({ server_version: expect.stringMatching(/^18\./), lowered: 'éö', socket: '' })
})

test('a crash loses no answered commit, and the restart is on the same address', async () => {
  await using postgres = await testPostgres()
  await withClient(postgres.url, client => client.query('create table kept (n int)'))
  for (let n = 0; n < 3; n++) {
    await withClient(postgres.url, client => client.query('insert into kept values ($1)', [n]))
    await postgres.crash()
    await expect(withClient(postgres.url, client => client.query('select 1'))).rejects.toThrow('ECONNREFUSED')
    await postgres.restart()
  }
  expect(
    await withClient(postgres.url, async client => (await client.query('select n from kept order by n')).rows),
  ).toEqual([0, 1, 2].map(n => ({ n })))
})

test('after kill -9 of the server its stale pid file does not stop the next start', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  const first = await startPostgres({ dataDir })
  await withClient(first.url, client => client.query('create table kept (n int)'))
  process.kill(serverPid(dataDir), 'SIGKILL')
  await first.stop()
  expect(fs.existsSync(pidFile(dataDir))).toBe(true)
  const second = await startPostgres({ dataDir })
  await withClient(second.url, client => client.query('insert into kept values (1)'))
  await second.stop()
})

test('a pid file that names a process of somebody else neither harms it nor stops the start', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  const first = await startPostgres({ dataDir })
  const [, ...rest] = fs.readFileSync(pidFile(dataDir), 'utf8').split('\n')
  await first.crash()
  const bystander = spawn('sleep', ['60'])
  fs.writeFileSync(pidFile(dataDir), [bystander.pid, ...rest].join('\n'))
  const second = await startPostgres({ dataDir })
  await second.stop()
  expect(bystander.exitCode ?? bystander.signalCode).toBe(null)
  bystander.kill()
})

test.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s to our process ends the server as well', async signal => {
  using folder = temporaryFolder()
  const { child, pid } = await startElsewhere(path.join(folder.path, 'postgres'))
  child.kill(signal)
  await once(child, 'exit')
  expect(await endsWithin(pid, 15_000)).toBe(true)
})

test('an orphan of a process that was killed with kill -9 is ended by the next start', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  const { child, pid } = await startElsewhere(dataDir)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await sleep(300)
  expect(isAlive(pid)).toBe(true)
  const next = await startPostgres({ dataDir })
  expect(isAlive(pid)).toBe(false)
  await next.stop()
})

test('a second start on the folder of a living process is refused in one sentence and does no harm', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  const first = await startPostgres({ dataDir })
  await expect(startPostgres({ dataDir })).rejects.toThrow(`is in use by process ${process.pid}`)
  await withClient(first.url, client => client.query('select 1'))
  await first.stop()
})

test('a start cut short during the first preparation is made good by the next one', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  fs.mkdirSync(path.join(dataDir, 'cluster.new'), { recursive: true })
  fs.writeFileSync(path.join(dataDir, 'cluster.new', 'PG_VERSION'), '18\n')
  const postgres = await startPostgres({ dataDir })
  await postgres.stop()
})

test('a remembered port that is taken gives way to a free one; a port asked for does not', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  const first = await startPostgres({ dataDir })
  await first.stop()
  const port = Number(new URL(first.url).port)
  const squatter = net.createServer().listen(port, '127.0.0.1')
  await once(squatter, 'listening')
  await expect(startPostgres({ dataDir, port })).rejects.toThrow(`Port ${port} for the database is taken`)
  const second = await startPostgres({ dataDir })
  expect(second.url).not.toBe(first.url)
  await second.stop()
  squatter.close()
})

test('data of another major version is refused and left as it is', async () => {
  using folder = temporaryFolder()
  const dataDir = path.join(folder.path, 'postgres')
  fs.mkdirSync(path.join(dataDir, 'cluster'), { recursive: true })
  fs.writeFileSync(path.join(dataDir, 'cluster', 'PG_VERSION'), '15\n')
  await expect(startPostgres({ dataDir })).rejects.toThrow('made by PostgreSQL 15')
})

test.skipIf(process.getuid?.() !== 0)(
  'root: a folder below a closed one works, and is removed as a whole',
  async () => {
    using folder = temporaryFolder()
    fs.chmodSync(folder.path, 0o700)
    const dataDir = path.join(folder.path, 'postgres')
    const first = await startPostgres({ dataDir })
    await withClient(first.url, client => client.query('create table kept (n int)'))
    await first.stop()
    const elsewhere = fs.readFileSync(path.join(dataDir, 'place'), 'utf8').trim()
    const second = await startPostgres({ dataDir })
    await withClient(second.url, client => client.query('insert into kept values (1)'))
    await second.stop()
    removePostgres(dataDir)
    expect([fs.existsSync(dataDir), fs.existsSync(elsewhere)]).toEqual([false, false])
  },
)

test('every test database is apart from the others and gone at the end of its scope', async () => {
  let gone = ''
  {
    await using one = await testDatabase()
    await using two = await testDatabase()
    await one.query('create table mine (n int)')
    expect(await two.query("select to_regclass('mine') as found")).toEqual([{ found: null }])
    gone = one.name
  }
  await using three = await testDatabase()
  expect(await three.query('select 1 from pg_database where datname = $1', [gone])).toEqual([])
})

function pidFile(dataDir: string): string {
  const place = path.join(dataDir, 'place')
  const folder = fs.existsSync(place) ? fs.readFileSync(place, 'utf8').trim() : dataDir
  return path.join(folder, 'cluster', 'postmaster.pid')
}

function serverPid(dataDir: string): number {
  return Number(fs.readFileSync(pidFile(dataDir), 'utf8').split('\n')[0])
}

async function startElsewhere(dataDir: string) {
  const child = spawn(process.execPath, [starter, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return { child, pid: serverPid(dataDir) }
}

/** A process whose exit nobody has collected yet has ended. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    if (!isAlive(pid)) return true
    await sleep(20)
  }
  return false
}
