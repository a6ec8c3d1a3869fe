import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { noteRunning } from '../cli/running.ts'
import { skipTime } from '../clock.ts'
import { readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { createPool, type Pool } from '../db/pool.ts'
import { createLogger } from '../log.ts'
import { startPostbode } from '../main.ts'
import { registerDev } from '../web/dev/index.ts'
import { createDevFaults } from './dev-faults.ts'
import { createDevMail } from './dev-mail.ts'
import { demoEnvironment, AUTHSERV_ID, MAILBOXES } from './environment.ts'
import { demoFolder, emptyFolder, refuseWhenRunning } from './folder.ts'
import { openLedger } from './ledger.ts'
import { type MailHost, startMailHost } from './mailhost/host.ts'
import { PASSWORD, seedPeople, SANNE } from './people.ts'
import { tryPort } from './port.ts'
import { startPostgres } from './postgres.ts'
import { samples } from './samples.ts'
import { sendSamples } from './send-samples.ts'
import type { Terminal } from './terminal.ts'
import { watchMails } from './watch.ts'
import { startWorkerProcess } from './worker-process.ts'
import { buyers, seedWorld } from './world.ts'

export interface DemoOptions {
  dataDir: string
  /** The first that is free from here on. */
  port: number
  reset: boolean
  verbose: boolean
  terminal: Terminal
}

export interface Demo {
  url: string
  pool: Pool
  host: MailHost
  /** Every sample is handed over. */
  sent: Promise<void>
  stop(): Promise<void>
}

const RESTART_AFTER_MS = 3000
const OUR_DOMAIN = 'lindehout.example'

/** Everything on this computer: database, mail host, invented world, desk and portal. Throws one plain sentence. */
export async function startDemo({ dataDir, port: wanted, reset, verbose, terminal }: DemoOptions): Promise<Demo> {
  const folder = demoFolder(dataDir)
  refuseWhenRunning(folder)
  if (reset) emptyFolder(folder)
  writeFileSync(folder.owner, `${process.pid}\n`)
  const ledger = openLedger(folder.ledger, () => ({
    begun: new Date(),
    secretKey: randomBytes(32).toString('base64url'),
  }))
  const log = verbose ? createLogger('info', { pretty: true }) : createLogger('info', { file: folder.log })
  const closing: (() => Promise<unknown> | void)[] = [() => rmSync(folder.owner, { force: true })]
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  }

  try {
    let shiftMs = 0
    const now = () => new Date(Date.now() + shiftMs)
    const [postgres, host] = await Promise.all([
      startPostgres({ dataDir: folder.postgres, log: line => log.info({ line }, 'postgres') }),
      startMailHost({
        dir: folder.mail,
        users: Object.fromEntries(MAILBOXES.map(({ address }) => [address, PASSWORD])),
        authServId: AUTHSERV_ID,
        domains: [OUR_DOMAIN, ...buyers.flatMap(it => it.domains)],
        now,
      }),
    ])
    closing.push(
      () => postgres.stop(),
      () => host.stop(),
    )
    terminal.step('database', `PostgreSQL, kept in ${dataDir}/postgres`)
    terminal.step('mail host', `IMAP 127.0.0.1:${host.imapPort}, SMTP 127.0.0.1:${host.smtpPort}`)

    await migrate(postgres.url)
    const pool = createPool(postgres.url, { max: 6, name: 'demo', onError: error => log.warn(error.message) })
    closing.push(() => pool.end())
    await seedWorld(pool)
    await seedPeople(pool, ledger.secretKey)
    shiftMs = await shiftOf(pool)
    terminal.step('invented world', await worldInNumbers(pool))

    const port = await nextFreePort(wanted)
    const env = demoEnvironment({
      databaseUrl: postgres.url,
      host,
      dataDir: folder.root,
      port,
      secretKey: ledger.secretKey,
      logLevel: 'info',
    })
    closing.push(noteRunning(folder.root, env))
    const worker = startWorkerProcess({
      env: { ...env, ROLES: 'intake,worker,sender,scheduler' },
      cwd: folder.root,
      logFile: verbose ? undefined : folder.log,
      accepted: messageId => host.has(messageId),
      restartAfterMs: RESTART_AFTER_MS,
    })
    closing.push(() => worker.stop())

    const mail = createDevMail(host, now)
    const web = await startPostbode(readConfig({ ...env, ROLES: 'web' }), {
      log,
      quiet: true,
      autoSignIn: SANNE,
      pages: (app, { workflows }) =>
        registerDev(app, {
          pool,
          mail,
          faults: createDevFaults(host, worker),
          presets: samples,
          watched: MAILBOXES,
          titles: Object.fromEntries(workflows.map(({ name, title }) => [name, title])),
          async skip(by) {
            await skipTime(pool, by)
            shiftMs = await shiftOf(pool)
          },
        }),
    })
    closing.push(() => web.stop())
    const url = `http://localhost:${port}`
    terminal.step('desk and portal', port === wanted ? url : `${url} (port ${wanted} is taken by another program)`)

    const watch = watchMails(pool, Object.fromEntries(web.workflows.map(it => [it.name, it.title])), it =>
      terminal.mail(it.at, it.subject, it.text, it.forPerson),
    )
    closing.push(() => watch.stop())
    await Promise.all([watch.watching, worker.ready])
    terminal.step('worker', `${web.workflows.length} workflows, in a process of its own`)

    return { url, pool, host, sent: sendSamples(pool, mail, ledger, () => closing.length === 0), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function shiftOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>('select (extract(epoch from shift) * 1000)::float as ms from clock')
  return rows[0]?.ms ?? 0
}

async function worldInNumbers(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ customers: number; articles: number; orders: number }>(
    `select (select count(*) from customer) as customers, (select count(*) from product) as articles,
            (select count(*) from customer_order) as orders`,
  )
  const { customers = 0, articles = 0, orders = 0 } = rows[0] ?? {}
  return `${customers} customers, ${articles} articles, ${orders} orders`
}

async function nextFreePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port++) if (await tryPort(port)) return port
  throw new Error(`The ports ${from} to ${from + 99} of this computer are all taken. Set PORT to another one.`)
}
