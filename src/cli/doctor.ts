import { ImapFlow } from 'imapflow'
import { readConfig, type Mailbox } from '../config.ts'
import { createPool, type Pool } from '../db/pool.ts'
import { checkDatabase, checkSmtp, type Finding } from '../health.ts'
import { testSandbox } from '../mail/sandbox-selftest.ts'
import { databaseUrl } from './database.ts'
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
        ...config.mailboxes.map(async it => [await checkMailbox(it)]),
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

/** Sign in and look, with EXAMINE: the mailbox stays as it is. */
async function checkMailbox(mailbox: Mailbox): Promise<Finding> {
  const { name, host, port, secure, user, password, folder } = mailbox
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure ? {} : { doSTARTTLS: false }),
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 5000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const box = await client.mailboxOpen(folder, { readOnly: true })
    return { what: `mailbox ${name}`, ok: true, says: `${user} at ${host} signs in; ${box.exists} mails in ${folder}` }
  } catch (error) {
    const { authenticationFailed, message } = error as Error & { authenticationFailed?: boolean }
    return {
      what: `mailbox ${name}`,
      ok: false,
      says: authenticationFailed ? `${host} refuses the password of ${user}` : `${host}: ${message}`,
    }
  } finally {
    client.close()
  }
}

async function sandbox(): Promise<Finding[]> {
  const walls = await testSandbox()
  return walls.map(({ what, holds, says }) => ({ what: `sandbox: ${what}`, ok: holds, says }))
}
