import { expect, test, vi } from 'vitest'
import { createPool } from '../src/db/pool.ts'
import { freePort } from '../src/demo/port.ts'
import { checkDatabase, checkSmtp, createReadiness } from '../src/health.ts'
import { createMetrics } from '../src/metrics.ts'
import { Daemon, eventually } from './journeys/daemon.ts'
import { temporaryFolder } from './support/folder.ts'
import { testMailHost } from './support/mailhost.ts'
import { testDatabase, testPostgres } from './support/postgres.ts'
import { smtpPeer } from './support/smtp-peer.ts'

vi.setConfig({ testTimeout: 90_000 })

async function world() {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await testDatabase())
  const host = stack.use(await testMailHost())
  const pool = stack.adopt(createPool(database.url, { max: 2, onError: () => {} }), it => it.end())
  const ready = createReadiness({
    pool,
    mailboxes: [{ name: 'orderportal' }, { name: 'info' }],
    smtpUrl: host.smtpUrl(),
  })
  const owned = stack.move()
  return {
    pool,
    host,
    ready,
    /** Intake has looked at a mailbox this many seconds ago. */
    swept: (mailbox: string, secondsAgo: number, error: string | null = null) =>
      database.query(
        `insert into mailbox_state (mailbox, address, connected, last_sweep_at, error) values ($1, $1 || '@desk.example', true, desk_now() - make_interval(secs => $2), $3)
         on conflict (mailbox) do update set last_sweep_at = excluded.last_sweep_at, error = excluded.error`,
        [mailbox, secondsAgo, error],
      ),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

const bad = ({ findings }: { findings: { what: string; ok: boolean; says: string }[] }) =>
  findings.filter(it => !it.ok).map(({ what, says }) => `${what}: ${says}`)

test('ready is: the database answers, each mailbox was looked at within 120 s, SMTP takes our mail', async () => {
  await using it = await world()
  expect(bad(await it.ready())).toEqual(['mailbox orderportal: not looked at yet', 'mailbox info: not looked at yet'])
  await it.swept('orderportal', 5)
  await it.swept('info', 110)
  expect(await it.ready()).toMatchObject({ ready: true })
  await it.swept('info', 130)
  expect(await it.ready()).toMatchObject({ ready: false })
  expect(bad(await it.ready())).toEqual([expect.stringMatching(/^mailbox info: last looked at 13\d s ago$/)])
  await it.swept('info', 130, 'the server refuses the password')
  expect(bad(await it.ready())).toEqual(['mailbox info: the server refuses the password'])
})

test('an SMTP server that is away is said at once when it was never well, and found again when it is back', async () => {
  await using it = await world()
  await it.swept('orderportal', 0)
  await it.swept('info', 0)
  it.host.chaos.breakSmtp({ phase: 'greeting', how: 'drop', times: 2 })
  expect(bad(await it.ready())).toEqual([expect.stringMatching(/^SMTP: 127\.0\.0\.1:\d+ does not take our mail/)])
  expect(bad(await it.ready())).toHaveLength(1)
  expect(bad(await it.ready())).toEqual([])
})

test('a password that SMTP refuses, and a server that says nothing, are not ready', async () => {
  await using peer = await smtpPeer({ password: 'right' })
  expect(await checkSmtp(peer.url)).toMatchObject({ ok: true })
  const wrong = await checkSmtp(peer.url.replace('right', 'wrong'))
  expect(wrong).toMatchObject({ ok: false, says: expect.stringContaining('535') })
  expect(wrong.says).not.toContain('wrong')
  await using silent = await smtpPeer()
  silent.fail('greeting', 'hang', 1)
  expect(await checkSmtp(silent.url)).toMatchObject({ ok: false })
})

test('without its database nothing is ready, and the question does not hang or throw; afterwards all is well again', async () => {
  await using server = await testPostgres()
  const pool = createPool(server.url, { max: 2, onError: () => {} })
  try {
    expect(await checkDatabase(pool)).toMatchObject({
      ok: true,
      says: expect.stringMatching(/^PostgreSQL \d+ answers$/),
    })
    await server.crash()
    await using host = await testMailHost()
    const ready = createReadiness({ pool, mailboxes: [{ name: 'info' }], smtpUrl: host.smtpUrl() })
    const { findings } = await ready()
    expect(findings.map(it => [it.what, it.ok])).toEqual([
      ['database', false],
      ['SMTP', true],
    ])
    expect(findings[0]?.says).toMatch(/^the database does not answer \(\S.*\)$/)
  } finally {
    await pool.end()
  }
})

test('a database that answers before it has written could lose mail, and is refused', async () => {
  await using database = await testDatabase()
  await database.query(`alter database ${database.name} set synchronous_commit = off`)
  const pool = createPool(database.url, { max: 1, onError: () => {} })
  try {
    expect(await checkDatabase(pool)).toMatchObject({ ok: false, says: expect.stringMatching(/could lose mail/) })
  } finally {
    await pool.end()
  }
})

test('the numbers for Prometheus are numbers, also about a desk that has work', async () => {
  await using it = await world()
  await it.swept('info', 7)
  await it.pool.query(
    `insert into inbound_message (mailbox, state, internal_date, received_at) values ('info', 'recorded', desk_now(), desk_now() - interval '90 seconds')`,
  )
  const text = await createMetrics(it.pool).read()
  const value = (name: string) =>
    Number(
      text
        .split('\n')
        .find(line => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )
  expect(value('postbode_mails{state="recorded"}')).toBe(1)
  expect(value('postbode_mail_oldest_seconds')).toBeGreaterThan(89)
  expect(value('postbode_mailbox_sweep_age_seconds{mailbox="info"}')).toBeGreaterThan(6)
  expect(value('postbode_queue')).toBe(0)
  expect(text).toContain('nodejs_eventloop_lag_seconds')
  await it.pool.query('drop table workflow_wait cascade')
  expect(await createMetrics(it.pool).read(), 'one question that fails leaves the others').toContain('postbode_mails{')
})

test('while the database is away at start the web says so from the first second, and no request goes unanswered until it is there', async () => {
  using folder = temporaryFolder()
  await using server = await testPostgres()
  await server.crash()
  const port = await freePort()
  await using daemon = new Daemon(folder.path, {
    DATABASE_URL: server.url,
    IMAP_ORDERPORTAL_URL: 'imap://orderportal%40desk.example:x@127.0.0.1:1',
    IMAP_INFO_URL: 'imap://info%40desk.example:x@127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    SECRET_KEY: 'a key that is only for tests, 32 long',
    PORT: String(port),
    ROLES: 'web',
  })
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
    return { status: answer.status, body: await answer.text() }
  }
  await daemon.says('the database does not answer yet')
  const waits = 'Postbode starts. It waits for its database to answer, and brings it up to date.'
  expect(await ask('/healthz')).toEqual({ status: 200, body: JSON.stringify({ status: 'ok', waits }) })
  const ready = await ask('/readyz')
  expect([ready.status, JSON.parse(ready.body)]).toEqual([
    503,
    { ready: false, findings: [{ what: 'start', ok: false, says: waits }] },
  ])
  expect(await ask('/desk/queue')).toEqual({ status: 503, body: expect.stringContaining('Deze pagina laadt vanzelf') })

  await server.restart()
  const seen = new Set<number>()
  await eventually('the desk', async () => {
    expect((await ask('/healthz')).status).toBe(200)
    const { status } = await ask('/desk/queue')
    seen.add(status)
    return status === 303 || undefined
  })
  expect([...seen]).toEqual([503, 303])
  expect(JSON.parse((await ask('/readyz')).body)).toMatchObject({
    ready: false,
    findings: [
      { what: 'database', ok: true },
      { what: 'mailbox orderportal', says: 'not looked at yet' },
      { what: 'mailbox info' },
      { what: 'SMTP', ok: false },
    ],
  })
  expect(await ask('/healthz')).toEqual({ status: 200, body: '{"status":"ok"}' })
  expect(await daemon.stop()).toBe(0)
})
