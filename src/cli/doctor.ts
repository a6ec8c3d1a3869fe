import { readConfig } from '../config.ts'
import { createPool, type Pool } from '../db/pool.ts'
import { checkDatabase, checkSmtp, type Finding } from '../health.ts'
import { testSandbox } from '../mail/sandbox-selftest.ts'
import { databaseUrl } from './database.ts'
import { checkMailbox } from './doctor-mailbox.ts'
import { runningEnvironment } from './running.ts'
import type { Verb } from './verb.ts'

const MAX_SKEW_SECONDS = 5

const verb: Verb = {
  usage: 'doctor',
  summary: 'See whether everything is well: database, each mailbox, SMTP, clock, sandbox. Exit 1 when one is not.',
  async run() {
    const config = readConfig(runningEnvironment())
    const findings = (
      await Promise.all([
        database(),
        ...config.mailboxes.map(it => checkMailbox(it, config)),
        checkSmtp(config.smtpUrl).then(it => [it]),
        sandbox(),
      ])
    ).flat()
    for (const { what, ok, says } of findings)
      process.stdout.write(`${ok ? 'ok ' : 'BAD'}  ${what.padEnd(22)} ${says}\n`)
    return findings.every(it => it.ok) ? 0 : 1
  },
}
export default verb

async function database(): Promise<Finding[]> {
  let url: string
  try {
    url = databaseUrl()
  } catch (error) {
    return [{ what: 'database', ok: false, says: (error as Error).message }]
  }
  const pool = createPool(url, { max: 2, name: 'postbode-doctor' })
  try {
    const found = await checkDatabase(pool)
    return found.ok ? [found, await checkClock(pool)] : [found]
  } finally {
    await pool.end()
  }
}

async function checkClock(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ skew: number }>(
    'select extract(epoch from clock_timestamp() - $1::timestamptz)::float as skew',
    [new Date()],
  )
  const skew = rows[0]!.skew
  return {
    what: 'clock',
    ok: Math.abs(skew) < MAX_SKEW_SECONDS,
    says: `${Math.abs(skew).toFixed(1)} s ${skew < 0 ? 'behind' : 'from'} the database`,
  }
}

async function sandbox(): Promise<Finding[]> {
  const walls = await testSandbox()
  return walls.map(({ what, holds, says }) => ({ what: `sandbox: ${what}`, ok: holds, says }))
}
