import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import type { Mailbox } from '../../src/config.ts'
import { createPool, type Pool } from '../../src/db/pool.ts'
import { MAIL_RECORDED, startQueue, type Queue } from '../../src/db/queue.ts'
import { startIntake, type IntakeOptions } from '../../src/mail/intake.ts'
import { testDatabase } from './postgres.ts'

interface Row {
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
  /** Connects again without waiting long, unless told otherwise. */
  start(mailboxes: Mailbox[], options?: Partial<IntakeOptions>): { stop(): Promise<void> }
  /** Until the mailbox is read and what was there before is recorded. */
  watching(mailbox?: string): Promise<void>
  /** Until so many mails are recorded; then the rows, oldest first. */
  recorded(count: number, ms?: number): Promise<Row[]>
  /** The row of mailbox_state. */
  state(mailbox?: string): Promise<{ connected: boolean; error: string | null; owner: string | null } | undefined>
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
  const rows = async (mailbox?: string) =>
    (
      await pool.query<Row>('select * from inbound_message where $1::text is null or mailbox = $1 order by id', [
        mailbox,
      ])
    ).rows
  const stored = async () =>
    (await pool.query<{ n: number }>('select count(*)::int as n from inbound_message')).rows[0]!.n
  const state = async (mailbox = 'orderportal') =>
    (await pool.query('select * from mailbox_state where mailbox = $1', [mailbox])).rows[0]
  const log = pino({ level: 'debug' }, { write: line => void logged.push(JSON.parse(line)) })
  return {
    url: db.url,
    pool,
    boss,
    logged,
    start(mailboxes, options = {}) {
      const intake = startIntake({ pool, boss, mailboxes, firstSync: 'now', log, pause: () => 50, ...options })
      running.push(intake)
      return intake
    },
    rows,
    state,
    watching: async mailbox => {
      await until(
        async () => (await state(mailbox))?.connected && (await state(mailbox))?.last_sweep_at,
        'the mailbox is read',
        15_000,
      )
    },
    recorded: async (count, ms) => {
      try {
        await until(async () => (await stored()) >= count, `${count} mails are recorded`, ms)
      } catch (error) {
        throw new Error(`${(await rows()).length} of ${count} mails are recorded; ${(await state())?.error}`, {
          cause: error,
        })
      }
      return rows()
    },
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
