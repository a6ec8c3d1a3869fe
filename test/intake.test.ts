import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { migrate } from '../src/db/migrate.ts'
import { createPool } from '../src/db/pool.ts'
import { startQueue } from '../src/db/queue.ts'
import { startIntake } from '../src/mail/intake.ts'
import { pino } from 'pino'
import { intakeWorld, mailboxAt, until, type IntakeWorld } from './support/intake.ts'
import { INFO, mail, ORDERPORTAL, testMailHost } from './support/mailhost.ts'
import { testPostgres } from './support/postgres.ts'
import { tcpProxy } from './support/proxy.ts'

const CUSTOMER = 'inkoop@customer.example'
const order = (n: number | string, headers: Record<string, string> = {}) =>
  mail(
    {
      From: `Inkoop <${CUSTOMER}>`,
      To: ORDERPORTAL,
      Subject: `Bestelling ${n}`,
      'Message-ID': `<${n}@customer.example>`,
      ...headers,
    },
    `Graag ${n} stuks\n`,
  )
type Host = Awaited<ReturnType<typeof testMailHost>>
const deliver = (host: Host, ...mails: string[]) => {
  for (const raw of mails) host.deliver(raw, { from: CUSTOMER, to: ORDERPORTAL })
}
const orders = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => order(from + i))
const count = async (world: IntakeWorld, sql: string) =>
  Number((await world.pool.query(`select count(*) from ${sql}`)).rows[0].count)

test('every mail is recorded once with its bytes, envelope and a job; the mailbox is left as it was', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  world.start([mailboxAt(host.imapUrl(ORDERPORTAL))])
  await world.watching()
  deliver(host, ...orders(0, 119))
  const rows = await world.recorded(120)
  const there = host.mailbox(ORDERPORTAL)
  for (const [i, row] of rows.entries()) {
    expect(row).toMatchObject({
      uid: there[i]!.uid,
      state: 'recorded',
      history: false,
      envelope: { subject: `Bestelling ${i}` },
    })
    expect(row.raw!.equals(there[i]!.raw)).toBe(true)
    expect(there[i]!.flags).toEqual([])
  }
  expect(await world.jobs()).toEqual(rows.map(({ id }) => id))
})

test('case 1: killed again and again while it imports: every mail once, every job once', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  const url = host.imapUrl(ORDERPORTAL)
  const first = world.start([mailboxAt(url)])
  await world.watching()
  await first.stop()
  deliver(host, ...orders(1, 1500))
  const program = path.join(import.meta.dirname, 'support', 'run-intake.ts')
  for (let kill = 0; kill < 8; kill++) {
    const victim = spawn(process.execPath, [program, world.url, url], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(victim.stdout, 'data')
    await sleep(Math.random() * 60)
    victim.kill('SIGKILL')
    await once(victim, 'exit')
    deliver(host, ...orders(2000 + kill * 10, 2009 + kill * 10))
  }
  const before = (await world.rows()).length
  world.start([mailboxAt(url)])
  const rows = await world.recorded(1580)
  expect(before).toBeLessThan(1580)
  expect(rows).toHaveLength(1580)
  expect(new Set(rows.map(({ uid }) => uid)).size).toBe(1580)
  expect(rows.every(({ state }) => state === 'recorded')).toBe(true)
  expect(await world.jobs()).toEqual(rows.map(({ id }) => id))
})

describe('case 2: the server numbers the mailbox anew (UIDVALIDITY)', () => {
  test.for(['while nobody reads', 'while it is read'])(
    '%s: known mails are duplicates, new ones are worked, one alert',
    async when => {
      await using host = await testMailHost()
      await using world = await intakeWorld()
      deliver(host, ...orders(1, 5))
      const first = world.start([mailboxAt(host.imapUrl(ORDERPORTAL))])
      await world.recorded(5)
      deliver(host, ...orders(6, 25))
      await world.recorded(25)
      if (when === 'while nobody reads') await first.stop()
      host.chaos.recreate(ORDERPORTAL)
      deliver(host, ...orders(26, 28))
      if (when === 'while nobody reads') world.start([mailboxAt(host.imapUrl(ORDERPORTAL))])
      const again = (await world.recorded(53)).slice(25)
      const originals = (await world.rows()).slice(0, 25)
      expect(again.map(({ state, reason }) => reason ?? state)).toEqual([
        ...Array.from({ length: 5 }, () => expect.stringMatching(/history|duplicate/)),
        ...Array.from({ length: 20 }, () => 'duplicate'),
        ...Array.from({ length: 3 }, () => 'recorded'),
      ])
      expect(again.slice(5, 25).map(it => it.duplicate_of)).toEqual(originals.slice(5).map(({ id }) => id))
      expect(await world.jobs()).toHaveLength(23)
      expect(await count(world, 'mailbox_epoch where superseded_at is null')).toBe(1)
      expect(await count(world, 'mailbox_epoch')).toBe(2)
      expect(await count(world, "audit where action = 'mailbox-renumbered'")).toBe(1)
      expect(world.logged.filter(({ msg }) => msg.includes('anew'))).toHaveLength(1)
    },
  )
})

test('case 3: one mail that the database refuses does not hold up the others, and is not passed over', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  await world.pool.query(`alter table inbound_message add check (envelope ->> 'subject' <> 'Bestelling 7')`)
  world.start([mailboxAt(host.imapUrl(ORDERPORTAL))])
  await world.watching()
  deliver(host, ...orders(1, 20))
  const rows = await world.recorded(20)
  expect(rows.map(({ envelope }) => envelope.subject)).toEqual(
    orders(1, 20).map((_, i) => (i === 6 ? '' : `Bestelling ${i + 1}`)),
  )
  expect(rows.every(({ state, raw }) => state === 'recorded' && raw!.length > 0)).toBe(true)
  expect(await world.jobs()).toHaveLength(20)
})

test.concurrent(
  'case 4: a connection that goes dead while idling is noticed within 60 s, and what came meanwhile is fetched',
  { timeout: 80_000 },
  async () => {
    await using host = await testMailHost()
    await using proxy = await tcpProxy(host.imapPort)
    await using world = await intakeWorld()
    world.start([{ ...mailboxAt(host.imapUrl(ORDERPORTAL)), port: proxy.port }])
    await world.watching()
    await sleep(200)
    proxy.swallow(true)
    const begun = performance.now()
    deliver(host, ...orders(1, 3))
    await until(async () => (await world.state())?.error, 'the dead connection is noticed', 60_000)
    expect(performance.now() - begun).toBeGreaterThan(5000)
    expect((await world.state())?.error).toMatch(/^[^\n]+ No mail is lost: it waits in the mailbox\.$/)
    proxy.swallow(false)
    await world.recorded(3, 30_000)
  },
)

test.concurrent(
  'a server without IDLE is asked every 20 s, and sooner or later swept',
  { timeout: 80_000 },
  async () => {
    await using host = await testMailHost()
    await using proxy = await tcpProxy(host.imapPort, chunk => {
      const text = chunk.toString('latin1')
      return text.includes('CAPABILITY') ? Buffer.from(text.replaceAll(' IDLE', ''), 'latin1') : chunk
    })
    await using world = await intakeWorld()
    world.start([{ ...mailboxAt(host.imapUrl(ORDERPORTAL)), port: proxy.port }])
    await world.watching()
    await sleep(500)
    deliver(host, order(1))
    const begun = performance.now()
    await world.recorded(1, 40_000)
    expect(performance.now() - begun).toBeGreaterThan(2000) // with IDLE it takes less: the proxy did hide it
  },
)

test('case 5: the same Message-ID with other content is another mail', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  world.start([mailboxAt(host.imapUrl(ORDERPORTAL))])
  await world.watching()
  deliver(
    host,
    order(1, { 'Message-ID': '<same@customer.example>' }),
    order(2, { 'Message-ID': '<same@customer.example>' }),
  )
  const rows = await world.recorded(2)
  expect(rows.map(({ state }) => state)).toEqual(['recorded', 'recorded'])
  expect(await world.jobs()).toHaveLength(2)
})

test('odd Message-IDs, no header, garbage and an empty mail are recorded like any other', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  world.start([mailboxAt(host.imapUrl(ORDERPORTAL))])
  await world.watching()
  const odd = [
    mail({ From: CUSTOMER, Subject: 'zonder' }),
    order('leeg', { 'Message-ID': '' }),
    order('lang', { 'Message-ID': `<${'x'.repeat(10_000)}@customer.example>` }),
    `Message-ID: <second@customer.example>\r\n${order('twee')}`,
    'Subject: alleen een kop\r\n\r\n',
    `Subject: nul\0byte en \u{d800}half teken\r\nFrom: =?utf-8?B?//8=?= <a\0@b.example>\r\n\r\n\0`,
    Array.from({ length: 3000 }, (_, n) => String.fromCharCode((n * 7919) % 256)).join(''),
    'x',
  ]
  deliver(host, ...odd)
  const rows = await world.recorded(odd.length)
  expect(rows.every(({ state }) => state === 'recorded')).toBe(true)
  expect(await world.jobs()).toHaveLength(odd.length)
})

test(
  'a mail of more than 30 MB becomes a visible row, is not downloaded, and holds nobody up',
  { timeout: 60_000 },
  async () => {
    await using host = await testMailHost()
    await using proxy = await tcpProxy(host.imapPort)
    await using world = await intakeWorld()
    world.start([{ ...mailboxAt(host.imapUrl(ORDERPORTAL)), port: proxy.port }])
    await world.watching()
    deliver(
      host,
      order(1),
      mail({ From: `Inkoop <${CUSTOMER}>`, Subject: 'Groot' }, 'x'.repeat(31 * 1024 * 1024)),
      order(2),
    )
    const rows = await world.recorded(3)
    expect(rows.find(({ subject }) => subject === 'Groot')).toMatchObject({
      state: 'failed',
      reason: 'too-large',
      raw: null,
    })
    expect(rows.find(({ reason }) => reason === 'too-large')?.reason_text).toMatch(
      /31 MB.*stays in the mailbox orderportal/,
    )
    expect(await world.jobs()).toHaveLength(2)
  },
)

test('two daemons: one reads, the other stands by and takes over', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  const mailboxes = [mailboxAt(host.imapUrl(ORDERPORTAL)), mailboxAt(host.imapUrl(INFO), 'info')]
  const first = world.start(mailboxes)
  await world.watching('orderportal')
  await world.watching('info')
  world.start(mailboxes)
  await until(() => world.logged.filter(({ msg }) => msg.includes('stands by')).length === 2, 'the second stands by')
  deliver(host, ...orders(1, 10))
  expect(await world.recorded(10)).toHaveLength(10)
  await first.stop()
  deliver(host, ...orders(11, 20))
  host.deliver(order('info'), { from: CUSTOMER, to: INFO })
  const rows = await world.recorded(21, 15_000)
  expect(rows.filter(({ mailbox }) => mailbox === 'info')).toHaveLength(1)
  expect(new Set(rows.map(it => `${it.mailbox} ${it.uid}`)).size).toBe(21)
})

test('an owner whose database connection is cut stops reading, and one owner reads on', async () => {
  await using host = await testMailHost()
  await using proxy = await tcpProxy(host.imapPort)
  await using world = await intakeWorld()
  world.start([{ ...mailboxAt(host.imapUrl(ORDERPORTAL)), port: proxy.port }])
  await world.watching()
  for (let cut = 1; cut <= 3; cut++) {
    await world.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'postbode owner of orderportal' and datname = current_database()`,
    )
    await until(() => proxy.total > cut && proxy.open === 1, 'it has connected again')
    deliver(host, order(cut))
    await world.recorded(cut)
  }
  expect(proxy.most).toBeLessThanOrEqual(2)
  expect(
    await count(
      world,
      "pg_stat_activity where application_name like 'postbode owner%' and datname = current_database()",
    ),
  ).toBe(1)
})

test('25 cuts: it always comes back, leaves no connection behind and no mail out', { timeout: 60_000 }, async () => {
  await using host = await testMailHost()
  await using proxy = await tcpProxy(host.imapPort)
  await using world = await intakeWorld()
  world.start([{ ...mailboxAt(host.imapUrl(ORDERPORTAL)), port: proxy.port }])
  await world.watching()
  for (let n = 1; n <= 25; n++) {
    if (n % 2) proxy.reset()
    else host.chaos.dropImap()
    deliver(host, order(n))
    await world.recorded(n)
  }
  expect(proxy.total).toBe(26)
  expect(proxy.most).toBeLessThanOrEqual(2)
  expect(
    await count(
      world,
      "pg_stat_activity where application_name like 'postbode owner%' and datname = current_database()",
    ),
  ).toBe(1)
})

test('mails that are announced while it is busy are all taken in at once', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  let batches = 0
  world.start([mailboxAt(host.imapUrl(ORDERPORTAL))], {
    onRecorded: () => {
      if (++batches <= 5) deliver(host, ...orders(batches * 100, batches * 100 + 49))
    },
  })
  await world.watching()
  deliver(host, order(1))
  expect(await world.recorded(251, 10_000)).toHaveLength(251)
})

test('a sign-in that is refused is said in one sentence, and tried again', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  host.chaos.refuseImapLogin(true)
  const kinds: string[] = []
  world.start([mailboxAt(host.imapUrl(ORDERPORTAL))], {
    pause: (_attempt, kind) => {
      kinds.push(kind)
      return 50
    },
  })
  const state = await until(async () => {
    const it = await world.state()
    return it?.error ? it : undefined
  }, 'the refusal is visible')
  expect(state).toMatchObject({
    connected: false,
    error: expect.stringMatching(/refused the sign-in.*IMAP_ORDERPORTAL_URL/),
  })
  expect(kinds[0]).toBe('refused')
  host.chaos.refuseImapLogin(false)
  await world.watching()
  await until(async () => (await world.state())?.error === null, 'the error is gone')
  deliver(host, order(1))
  await world.recorded(1)
})

test('a mailbox whose server is away says so and does not disturb the other', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  const away = { ...mailboxAt(host.imapUrl(INFO), 'info'), port: 1 }
  world.start([away, mailboxAt(host.imapUrl(ORDERPORTAL))])
  await until(async () => (await world.state('info'))?.error, 'info is not read')
  expect((await world.state('info'))?.error).toBe(
    '127.0.0.1:1 cannot be reached (nothing listens there). We keep trying. No mail is lost: it waits in the mailbox.',
  )
  await world.watching('orderportal')
  deliver(host, order(1))
  await world.recorded(1)
})

describe('mail from before the first connection', () => {
  test('FIRST_SYNC=now: it is listed and filed, without jobs; new mail comes first', async () => {
    await using host = await testMailHost()
    await using world = await intakeWorld()
    deliver(host, ...orders(1, 1200))
    let delivered = false
    world.start([mailboxAt(host.imapUrl(ORDERPORTAL))], {
      onRecorded: () => {
        if (!delivered) deliver(host, order('nieuw'))
        delivered = true
      },
    })
    const rows = await world.recorded(1201)
    const old = rows.filter(({ history }) => history)
    expect(old).toHaveLength(1200)
    expect(new Set(old.map(({ state, reason, raw }) => [state, reason, raw?.length].join()))).toEqual(
      new Set(['filed,history,']),
    )
    expect(old.map(({ subject }) => subject)).toContain('Bestelling 700')
    const fresh = rows.findIndex(({ history }) => !history)
    expect(rows[fresh]).toMatchObject({ state: 'recorded', envelope: { subject: 'Bestelling nieuw' } })
    expect(fresh).toBeLessThan(1200)
    expect(await world.jobs()).toEqual([rows[fresh]!.id])
    await until(
      async () => (await count(world, 'mailbox_epoch where cursor_uid = 1201')) === 1,
      'the cursor stands at the end',
    )
  })

  test('FIRST_SYNC=backfill: it is recorded whole, worked, and known as history', async () => {
    await using host = await testMailHost()
    await using world = await intakeWorld()
    deliver(host, ...orders(1, 30))
    world.start([mailboxAt(host.imapUrl(ORDERPORTAL))], { firstSync: 'backfill' })
    await world.recorded(30)
    deliver(host, order(31))
    const rows = await world.recorded(31)
    expect(rows.map(({ history }) => history)).toEqual(rows.map((_, i) => i < 30))
    expect(rows.every(({ raw, state }) => raw && state === 'recorded')).toBe(true)
    expect(await world.jobs()).toHaveLength(31)
  })
})

test('a crash of PostgreSQL pauses it; it goes on by itself and loses nothing', { timeout: 60_000 }, async () => {
  await using postgres = await testPostgres()
  await migrate(postgres.url)
  const pool = createPool(postgres.url, { max: 4 })
  const boss = await startQueue(postgres.url, { maintain: false, onError: () => {} })
  await using host = await testMailHost()
  const intake = startIntake({
    pool,
    boss,
    mailboxes: [mailboxAt(host.imapUrl(ORDERPORTAL))],
    firstSync: 'now',
    log: pino({ level: 'silent' }),
    pause: () => 50,
  })
  const recorded = () =>
    pool.query('select uid from inbound_message').then(
      ({ rowCount }) => rowCount ?? 0,
      () => 0,
    )
  try {
    await until(
      () => pool.query('select 1 from mailbox_state where connected').then(({ rowCount }) => rowCount),
      'it reads',
    )
    for (let round = 1; round <= 3; round++) {
      const importing = until(async () => (await recorded()) > (round - 1) * 300, 'it imports')
      deliver(host, ...orders(round * 1000, round * 1000 + 299))
      await importing
      await postgres.crash()
      await sleep(300)
      await postgres.restart()
      await until(async () => (await recorded()) === round * 300, 'all are recorded')
    }
    const { rows } = await pool.query(
      'select count(*)::int as jobs, count(distinct data)::int as mails from pgboss.job',
    )
    expect(rows[0]).toEqual({ jobs: 900, mails: 900 })
  } finally {
    await intake.stop()
    await boss.stop({ graceful: false })
    await pool.end()
  }
})
