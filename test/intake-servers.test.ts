import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { skipTime } from '../src/clock.ts'
import { cyrus } from './support/cyrus.ts'
import { dovecot, type Dovecot } from './support/dovecot.ts'
import { imapClient } from './support/imap.ts'
import { intakeWorld, mailboxAt, until } from './support/intake.ts'
import { mail, ORDERPORTAL } from './support/mailhost.ts'

// The same promises on the IMAP servers of the machine, and what only a real server does.

const CUSTOMER = 'inkoop@customer.example'
const order = (n: number | string) =>
  mail(
    {
      From: `Inkoop <${CUSTOMER}>`,
      To: ORDERPORTAL,
      Subject: `Bestelling ${n}`,
      'Message-ID': `<${n}@customer.example>`,
    },
    `Graag ${n} stuks\n`,
  )
const toUs = { from: CUSTOMER, to: ORDERPORTAL }

for (const server of [dovecot, cyrus]) {
  describe.skipIf(server.missing)(server.missing ? `${server.name}: skipped, ${server.missing}` : server.name, () => {
    test('every mail is recorded once, byte for byte, within seconds; the mailbox is left as it was', async () => {
      await using host = await server.start()
      await using world = await intakeWorld()
      for (let n = 1; n <= 5; n++) await host.deliver(order(n), toUs)
      world.start([mailboxAt(host.url(ORDERPORTAL))])
      await world.recorded(5)
      await world.watching()
      const begun = performance.now()
      for (let n = 6; n <= 25; n++) await host.deliver(order(n), toUs)
      const rows = await world.recorded(25)
      expect(performance.now() - begun).toBeLessThan(8000)
      await using client = await imapClient(host.url(ORDERPORTAL))
      await client.mailboxOpen('INBOX', { readOnly: true })
      const there = await client.fetchAll('1:*', { source: true, flags: true })
      expect(there).toHaveLength(25)
      for (const { uid, source, flags } of there) {
        expect([...(flags ?? [])].filter(flag => flag !== String.raw`\Recent`)).toEqual([])
        const row = rows.find(it => it.uid === uid)!
        if (!row.history) expect(row.raw!.equals(source!)).toBe(true)
      }
      expect(rows.filter(({ history }) => history)).toHaveLength(5)
      expect(await world.jobs()).toHaveLength(20)
    })

    test('case 2: the folder is deleted and made anew: nothing is skipped, nothing known is worked again', async () => {
      await using host = await server.start()
      await using world = await intakeWorld()
      await using client = await imapClient(host.url(ORDERPORTAL))
      await client.mailboxCreate('Orders')
      for (let n = 1; n <= 8; n++) await client.append('Orders', order(n))
      const url = host.url(ORDERPORTAL).replace(/INBOX$/, 'Orders')
      world.start([mailboxAt(url)], { sweepEvery: 300 })
      await world.recorded(8)
      for (let n = 9; n <= 16; n++) await client.append('Orders', order(n))
      await world.recorded(16)
      await client.mailboxDelete('Orders')
      await until(async () => /Orders/.test((await world.state())?.error ?? ''), 'the missing folder is visible')
      await client.mailboxCreate('Orders')
      for (let n = 5; n <= 20; n++) await client.append('Orders', order(n))
      const again = (await world.recorded(32)).slice(16)
      expect(again.map(({ state, reason }) => reason ?? state)).toEqual([
        ...Array(12).fill('duplicate'),
        ...Array(4).fill('recorded'),
      ])
      expect(await world.jobs()).toHaveLength(12)
      await until(async () => (await world.state())?.error === null, 'all is well again')
    })

    test('case 6: people read, flag, move out and back, and delete: no mail is lost, none is worked twice', async () => {
      await using host = await server.start()
      await using world = await intakeWorld()
      const intake = world.start([mailboxAt(host.url(ORDERPORTAL))])
      await world.watching()
      for (let n = 1; n <= 4; n++) await host.deliver(order(n), toUs)
      await world.recorded(4)
      await using client = await imapClient(host.url(ORDERPORTAL))
      await client.mailboxOpen('INBOX')
      await client.mailboxCreate('Later')
      await client.messageFlagsAdd('1', [String.raw`\Seen`, String.raw`\Flagged`], { uid: true })
      await client.messageMove('2', 'Later', { uid: true })
      await client.messageDelete('3', { uid: true })
      await client.mailboxOpen('Later')
      await client.messageMove('1:*', 'INBOX')
      const rows = await world.recorded(5)
      expect(rows[4]).toMatchObject({
        state: 'filed',
        reason: 'duplicate',
        duplicate_of: rows[1]!.id,
        subject: 'Bestelling 2',
      })
      expect(await world.jobs()).toHaveLength(4)
      await intake.stop()
      world.start([mailboxAt(host.url(ORDERPORTAL))])
      await until(async () => (await world.rows()).filter(it => it.gone_at).length === 2, 'what left is marked as gone')
      expect((await world.rows()).filter(it => it.gone_at).map(({ uid }) => uid)).toEqual([2, 3])
    })
  })
}

describe.skipIf(dovecot.missing)(dovecot.missing ? `Dovecot: skipped, ${dovecot.missing}` : 'Dovecot', () => {
  test('a restart of the server: the process lives, and reads on', async () => {
    await using host = await dovecot.start()
    await using world = await intakeWorld()
    world.start([mailboxAt(host.url(ORDERPORTAL))])
    await world.watching()
    await host.deliver(order(1), toUs)
    await world.recorded(1)
    await host.restart()
    await host.deliver(order(2), toUs)
    await world.recorded(2)
  })

  test('a mail that the server lists and does not hand over is retried, shown, and taken in when it can be had', async () => {
    await using host = await dovecot.start()
    await using world = await intakeWorld()
    const first = world.start([mailboxAt(host.url(ORDERPORTAL))])
    await world.watching()
    await first.stop()
    for (let n = 1; n <= 6; n++) await host.deliver(order(n), toUs)
    const file = mailFile(host, 'Bestelling 3')
    await listed(host, 6)
    fs.chmodSync(file, 0)
    const second = world.start([mailboxAt(host.url(ORDERPORTAL))])
    await until(async () => (await world.rows()).length === 6, 'the mail that cannot be had is a row', 25_000)
    const rows = await world.rows()
    const lacking = rows.filter(({ raw }) => raw === null)
    expect(lacking).toMatchObject([
      { uid: 3, state: 'failed', reason: 'not-fetched', reason_text: expect.stringContaining('mail number 3') },
    ])
    expect(await world.jobs()).toHaveLength(5)
    await second.stop()
    fs.chmodSync(file, 0o600)
    await skipTime(world.pool, { minutes: 11 })
    world.start([mailboxAt(host.url(ORDERPORTAL))])
    await until(async () => (await world.rows()).every(({ state }) => state === 'recorded'), 'it is taken in after all')
    expect(await world.jobs()).toEqual((await world.rows()).map(({ id }) => id))
  })

  test('a mail that goes away between listing and fetching is told, and holds nothing up', async () => {
    await using host = await dovecot.start()
    await using world = await intakeWorld()
    const first = world.start([mailboxAt(host.url(ORDERPORTAL))])
    await world.watching()
    await first.stop()
    for (let n = 1; n <= 6; n++) await host.deliver(order(n), toUs)
    await listed(host, 6)
    fs.rmSync(mailFile(host, 'Bestelling 4'))
    world.start([mailboxAt(host.url(ORDERPORTAL))])
    await until(async () => (await world.rows()).filter(({ raw }) => raw).length === 5, 'the others are recorded')
    expect(await world.jobs()).toHaveLength(5)
    await sleep(200)
    await host.deliver(order(7), toUs)
    await until(async () => (await world.rows()).filter(({ raw }) => raw).length === 6, 'the next one is recorded')
  })

  test('an empty file and one of pure noise are mails like any other', async () => {
    await using host = await dovecot.start()
    await using world = await intakeWorld()
    world.start([mailboxAt(host.url(ORDERPORTAL))])
    await world.watching()
    put(host, 'a', Buffer.alloc(0))
    put(host, 'b', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)))
    await host.deliver(order(1), toUs)
    const rows = await world.recorded(3)
    expect(rows.every(({ state }) => state === 'recorded')).toBe(true)
    expect(rows.map(({ raw }) => raw!.length)).toContain(0)
  })

  test(
    'first start on 10,000 old mails: no job for them, and the first new mail does not wait for them',
    { timeout: 150_000 },
    async () => {
      await using host = await dovecot.start()
      await using world = await intakeWorld()
      for (let n = 0; n < 10_000; n++) put(host, `old${n}`, Buffer.from(order(n)), n === 0)
      await listed(host, 10_000)
      const begun = performance.now()
      let delivered = Promise.resolve()
      let once = false
      world.start([mailboxAt(host.url(ORDERPORTAL))], {
        onRecorded: () => {
          if (!once) delivered = host.deliver(order('nieuw'), toUs)
          once = true
        },
      })
      await world.recorded(10_001, 60_000)
      await delivered
      expect(performance.now() - begun).toBeLessThan(60_000)
      const { rows } = await world.pool.query<{ history: boolean; state: string; mails: number; place: number }>(
        'select history, state, count(*)::int as mails, min(id)::int as place from inbound_message group by 1, 2 order by 1',
      )
      expect(rows).toMatchObject([
        { history: false, state: 'recorded', mails: 1 },
        { history: true, state: 'filed', mails: 10_000 },
      ])
      expect(rows[0]!.place).toBeLessThan(9000)
      expect(await world.jobs()).toHaveLength(1)
    },
  )
})

/** Put a file into the mailbox behind the server's back. */
function put(host: Dovecot, name: string, content: Buffer, make = true): void {
  const folder = path.join(host.maildir(ORDERPORTAL), 'new')
  if (make) fs.mkdirSync(folder, { recursive: true })
  const { uid, gid } = fs.statSync(path.dirname(host.maildir(ORDERPORTAL)))
  const file = path.join(folder, `1700000000.${name}.host`)
  fs.writeFileSync(file, content)
  fs.chownSync(file, uid, gid)
  if (make) for (const it of [host.maildir(ORDERPORTAL), folder]) fs.chownSync(it, uid, gid)
}

function mailFile(host: Dovecot, subject: string): string {
  const folders = ['new', 'cur'].map(it => path.join(host.maildir(ORDERPORTAL), it))
  const files = folders.flatMap(folder => fs.readdirSync(folder).map(name => path.join(folder, name)))
  const found = files.find(
    file =>
      fs.readFileSync(file, 'latin1').includes(`Subject: ${subject}\r`) ||
      fs.readFileSync(file, 'latin1').includes(`Subject: ${subject}\n`),
  )
  if (!found) throw new Error(`no file of ${subject}`)
  return found
}

/** Until the server itself knows so many mails. */
async function listed(host: Dovecot, mails: number): Promise<void> {
  await using client = await imapClient(host.url(ORDERPORTAL))
  const box = await client.mailboxOpen('INBOX', { readOnly: true })
  expect(box.exists).toBe(mails)
  await client.fetchAll('1:*', { size: true })
}
