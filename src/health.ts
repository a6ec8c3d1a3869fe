import type { Mailbox } from './config.ts'
import type { Pool } from './db/pool.ts'
import { smtpConnector } from './mail/sender-smtp.ts'

/** One thing that must be well, in one line for a person. */
export interface Finding {
  what: string
  ok: boolean
  says: string
}

const STALE_SECONDS = 120
const SMTP_CACHE_MS = 30_000
const SMTP_MS = 5000

/** What /readyz says: database, each mailbox (last good sweep less than 120 s ago), SMTP. */
export function createReadiness({
  pool,
  mailboxes,
  smtpUrl,
}: {
  pool: Pool
  mailboxes: Pick<Mailbox, 'name'>[]
  smtpUrl: string
}) {
  let smtp: { at: number; finding: Promise<Finding> } | undefined

  async function check(): Promise<{ ready: boolean; findings: Finding[] }> {
    const database = await checkDatabase(pool)
    const boxes = database.ok
      ? await checkMailboxes(
          pool,
          mailboxes.map(it => it.name),
        )
      : []
    if (!smtp || performance.now() - smtp.at > SMTP_CACHE_MS || !(await smtp.finding).ok)
      smtp = { at: performance.now(), finding: checkSmtp(smtpUrl) }
    const findings = [database, ...boxes, await smtp.finding]
    return { ready: findings.every(it => it.ok), findings }
  }

  return check
}

export async function checkDatabase(pool: Pool): Promise<Finding> {
  try {
    const { rows } = await pool.query<{ fsync: string; commit: string; replica: boolean; version: number }>(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, pg_is_in_recovery() as replica,
              current_setting('server_version_num')::int as version`,
    )
    const it = rows[0]!
    if (it.replica)
      return {
        what: 'database',
        ok: false,
        says: 'this PostgreSQL is a read-only replica; DATABASE_URL must name the primary',
      }
    if (it.version < 140_000) return { what: 'database', ok: false, says: 'this PostgreSQL is older than version 14' }
    if (it.fsync !== 'on' || it.commit === 'off')
      return { what: 'database', ok: false, says: 'fsync or synchronous_commit is off: a power cut could lose mail' }
    return { what: 'database', ok: true, says: `PostgreSQL ${Math.floor(it.version / 10_000)} answers` }
  } catch (error) {
    return {
      what: 'database',
      ok: false,
      says: `the database does not answer (${(error as Error).message || (error as { code?: string }).code})`,
    }
  }
}

async function checkMailboxes(pool: Pool, names: string[]): Promise<Finding[]> {
  const { rows } = await pool.query<{ mailbox: string; connected: boolean; age: number | null; error: string | null }>(
    `select mailbox, connected, extract(epoch from desk_now() - last_sweep_at)::float as age, error from mailbox_state where mailbox = any($1)`,
    [names],
  )
  return names.map(name => {
    const what = `mailbox ${name}`
    const it = rows.find(row => row.mailbox === name)
    if (!it || it.age === null) return { what, ok: false, says: it?.error ?? 'not looked at yet' }
    if (it.age >= STALE_SECONDS)
      return { what, ok: false, says: it.error ?? `last looked at ${Math.round(it.age)} s ago` }
    return { what, ok: true, says: `looked at ${Math.max(0, Math.round(it.age))} s ago` }
  })
}

/** Connects and signs in as the sender does, under the same rules about encryption. */
export async function checkSmtp(url: string): Promise<Finding> {
  const { host } = new URL(url)
  try {
    const session = await smtpConnector(url, { connect: SMTP_MS, greeting: SMTP_MS, silence: SMTP_MS })()
    session.quit()
    return { what: 'SMTP', ok: true, says: `${host} takes our mail` }
  } catch (error) {
    const said = (error as Error).message.split('\n')[0]
    return { what: 'SMTP', ok: false, says: `${host} does not take our mail (${said})` }
  }
}
