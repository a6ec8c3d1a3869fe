import { expect, test } from 'vitest'
import { intakeWorld, mailboxAt, until } from './support/intake.ts'
import { mail, ORDERPORTAL, testMailHost } from './support/mailhost.ts'

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

test('every mail is recorded once with its bytes, envelope and a job; the mailbox is left as it was', async () => {
  await using host = await testMailHost()
  await using world = await intakeWorld()
  world.start([mailboxAt(host.imapUrl(ORDERPORTAL))])
  await until(async () => (await world.pool.query('select 1 from mailbox_state where connected')).rowCount, 'connected')
  for (let n = 0; n < 120; n++) host.deliver(order(n), { from: CUSTOMER, to: ORDERPORTAL })
  await until(async () => (await world.rows()).length === 120, '120 rows')
  const rows = await world.rows()
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
