import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import type { Mailbox } from '../../src/config.ts'
import { createPool, type Pool } from '../../src/db/pool.ts'
import { MAIL_RECORDED, startQueue, type Queue } from '../../src/db/queue.ts'
import { startIntake, type IntakeOptions } from '../../src/mail/intake.ts'
import { testDatabase } from './postgres.ts'

export interface Row {
  id: number
  uid: number
  mailbox: string
  state: string
  reason: string | null
  reason_text: string | null
  history: boolean
  raw: Buffer | null
  subject: string | null
  envelope: { subject: string; messageId: string | null }
  duplicate_of: number | null
  gone_at: Date | null
}

export interface IntakeWorld extends AsyncDisposable {
  url: string
  pool: Pool
  boss: Queue
  /** What the intakes of this world logged, newest last. */
  logged: { level: number; msg: string; reason?: string }[]
  start(mailboxes: Mailbox[], options?: Partial<IntakeOptions>): { stop(): Promise<void> }
  rows(mailbox?: string): Promise<Row[]>
  /** Ids of the mails for which a job was made, one for each job. */
  jobs(): Promise<number[]>
}

/** A database with a queue, on which intakes can be started and stopped. */
export async function intakeWorld(): Promise<IntakeWorld> {
  const db = await testDatabase()
  const pool = createPool(db.url, { max: 8 })
  const boss = await startQueue(db.url, { maintain: false, onError: () => {} })
  const running: { stop(): Promise<void> }[] = []
  const logged: IntakeWorld['logged'] = []
  const log = pino({ level: 'debug' }, { write: line => void logged.push(JSON.parse(line)) })
  return {
    url: db.url,
    pool,
    boss,
    logged,
    start(mailboxes, options = {}) {
      const intake = startIntake({ pool, boss, mailboxes, firstSync: 'now', log, ...options })
      running.push(intake)
      return intake
    },
    rows: async mailbox =>
      (
        await pool.query<Row>('select * from inbound_message where $1::text is null or mailbox = $1 order by id', [
          mailbox,
        ])
      ).rows,
    jobs: async () => {
      const { rows } = await pool.query<{ id: number }>(
        `select (data ->> 'id')::int as id from pgboss.job where name = $1 order by 1`,
        [MAIL_RECORDED],
      )
      return rows.map(({ id }) => id)
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map(it => it.stop()))
      await boss.stop({ graceful: false })
      await pool.end()
      await db[Symbol.asyncDispose]()
    },
  }
}

/** The Mailbox of an imap:// URL. */
export function mailboxAt(url: string, name = 'orderportal'): Mailbox {
  const { hostname, port, username, password, pathname } = new URL(url)
  return {
    name,
    address: decodeURIComponent(username),
    host: hostname,
    port: Number(port),
    secure: false,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  }
}

/** Wait until `check` answers something true; fails with what it answered last. */
export async function until<T>(check: () => Promise<T> | T, what: string, ms = 20_000): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const answer = await check()
    if (answer) return answer
    if (performance.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what}`)
    await sleep(30)
  }
}
