import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createPool, type Pool } from '../../db/pool.ts'
import { startMailHost, type MailHost } from '../../demo/mailhost/host.ts'
import { startPostgres, type Postgres } from '../../demo/postgres.ts'
import { productEnvironment, swept, WATCHED } from './environment.ts'
import { judge, unfinished, type Verdict } from './judge.ts'
import { tortureMails, type TortureMail } from './mails.ts'
import { seeded, type Random } from './random.ts'
import { Victim, type Kill, type VictimRole } from './victims.ts'

export interface TortureOptions {
  mails: number
  kills: number
  crashes: number
  seed: number
  /** Only intake runs and is killed. */
  intakeOnly: boolean
  say: (line: string) => void
}

const ROLES: VictimRole[] = ['intake', 'parser', 'worker', 'sender']
/** Nothing moved for this long: what is missing now will not come. */
const STALL_MS = 60_000

/** Run the product on a database and mail host of its own, hurt it, and count what came of it. */
export async function torture(
  options: TortureOptions,
): Promise<Verdict & { kills: Kill[]; seconds: number; unexpectedExits: number }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postbode-torture-'))
  const random = seeded(options.seed)
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') })
  const mails = tortureMails(options.mails, options.seed)
  const host = await startMailHost({
    dir: path.join(folder, 'mail'),
    users: { [WATCHED.orderportal]: 'geheim', [WATCHED.info]: 'geheim' },
    authServId: 'mx.lindehout.example',
    domains: domainsOf(mails),
  })
  const pool = createPool(postgres.url, { max: 3, name: 'postbode-torture' })
  const began = performance.now()
  const victims = (options.intakeOnly ? ROLES.slice(0, 1) : ROLES).map(
    role => new Victim(role, productEnvironment(postgres, host, folder), path.join(folder, `${role}.log`)),
  )
  const kills: Kill[] = []
  let clean = false
  try {
    for (const victim of victims) await victim.start()
    await swept(pool)
    options.say(`ready after ${seconds(began)} s: ${victims.map(it => it.role).join(', ')}; logs in ${folder}`)
    const flow = deliver(host, mails, random)
    const hurt = Promise.all([
      ...victims.map((victim, at) =>
        victim.torment(share(options.kills, victims.length, at), seeded(options.seed + at + 1), [20, 700], kill => {
          kills.push(kill)
          options.say(
            `kill ${String(kills.length).padStart(3)}  ${kill.role.padEnd(7)} pid ${kill.pid}, ${kill.afterReady} ms after it was ready`,
          )
        }),
      ),
      crashes(postgres, options.crashes, seeded(options.seed + 77), options.say),
    ])
    await Promise.all([flow, hurt])
    options.say(
      `all delivered, ${kills.length} kills and ${options.crashes} database crashes done after ${seconds(began)} s; waiting for the rest`,
    )
    await settle(pool, mails, options.intakeOnly)
    const verdict = await judge(pool, host, mails, options.intakeOnly)
    clean = verdict.faults.length === 0
    return {
      ...verdict,
      kills,
      seconds: seconds(began),
      unexpectedExits: victims.reduce((sum, it) => sum + it.exits, 0),
    }
  } finally {
    await Promise.all(victims.map(it => it.end()))
    await pool.end()
    await host.stop()
    await postgres.stop()
    if (clean) rmSync(folder, { recursive: true, force: true })
  }
}

/** A stream of mails that lasts as long as the harm does: kills in a quiet moment prove nothing. */
async function deliver(host: MailHost, mails: TortureMail[], random: Random): Promise<void> {
  for (const [at, mail] of mails.entries()) {
    host.deliver(mail.raw, { from: mail.answered ? mail.from : '', to: WATCHED[mail.mailbox] })
    if (at % 10 === 9) await new Promise(resolve => setTimeout(resolve, random.between(20, 160)))
  }
}

async function crashes(postgres: Postgres, times: number, random: Random, say: (line: string) => void): Promise<void> {
  for (let i = 1; i <= times; i++) {
    await new Promise(resolve => setTimeout(resolve, random.between(2000, 5000)))
    await postgres.crash()
    say(`crash ${i} of PostgreSQL`)
    await new Promise(resolve => setTimeout(resolve, random.between(100, 800)))
    await postgres.restart()
  }
}

async function settle(pool: Pool, mails: TortureMail[], intakeOnly: boolean): Promise<void> {
  let left = Number.POSITIVE_INFINITY
  let movedAt = performance.now()
  while (left > 0 && performance.now() - movedAt < STALL_MS) {
    await new Promise(resolve => setTimeout(resolve, 250))
    const now = await unfinished(pool, mails, intakeOnly).catch(() => left)
    if (now !== left) movedAt = performance.now()
    left = now
  }
  await new Promise(resolve => setTimeout(resolve, 2000)) // a second copy would come now
}

const share = (total: number, parts: number, at: number) => Math.floor(total / parts) + (at < total % parts ? 1 : 0)
const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10
const domainsOf = (mails: TortureMail[]) => [...new Set(mails.map(it => it.from.split('@')[1]!))]
