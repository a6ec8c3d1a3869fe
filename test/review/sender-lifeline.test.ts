import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { SENDERS } from '../../src/mail/sender-life.ts'
import { senderDesk, until } from '../support/sender.ts'

const LIFELINES = `select pid from pg_locks where locktype = 'advisory' and classid = ${SENDERS}::oid and granted
  and database = (select oid from pg_database where datname = current_database())`

test('however often the lifeline of the sender is cut, each mail leaves once and its outcome is written once', async () => {
  await using d = await senderDesk()
  d.peer.thinks = 3
  const ids: number[] = []
  for (let n = 0; n < 150; n++)
    ids.push(await d.place({ to: { name: `K ${n}`, address: `k${n}@voorbeeld-ict.example` } }))
  d.send({ concurrency: 6, timeouts: { connect: 2000, greeting: 2000, silence: 5000 } })
  let cuts = 0
  const settled = async () =>
    (await d.desk.db.query<{ n: number }>(`select count(*)::int as n from outbox where state <> 'sent'`))[0]!.n === 0
  for (const end = performance.now() + 5000; performance.now() < end && !(await settled()); await pause(250)) {
    const cut = await d.desk.db.query<{ pid: number }>(`select pg_terminate_backend(pid) from (${LIFELINES}) l`)
    cuts += cut.length
  }
  await until(settled, () => d.desk.db.query('select state, count(*) from outbox group by 1'))
  expect(cuts).toBeGreaterThan(0)
  for (const id of ids) {
    const { message_id } = await d.row(id)
    expect(d.peer.count(message_id)).toBe(1)
    expect((await d.attempts(id)).filter(it => it.code === 250)).toHaveLength(1)
  }
}, 60_000)

test('sessions that are cut while their mails wait for the one before them hold up nobody', async () => {
  await using d = await senderDesk()
  d.peer.thinks = 200
  d.peer.fail('accepted', 'hang', 1)
  const ids: number[] = []
  for (let n = 0; n < 12; n++)
    ids.push(await d.place({ to: { name: `K ${n}`, address: `k${n}@voorbeeld-ict.example` } }))
  d.send({ concurrency: 12, timeouts: { connect: 2000, greeting: 2000, silence: 1500 } })
  await until(async () => d.peer.received.length > 0)
  await d.peer.away()
  d.peer.thinks = 0
  await d.peer.listen()
  const states = async () => d.desk.db.query<{ state: string }>('select state from outbox')
  await until(async () => (await states()).every(it => ['sent', 'uncertain'].includes(it.state)), states)
  for (const id of ids) {
    const row = await d.row(id)
    expect(d.peer.count(row.message_id)).toBe(1)
  }
}, 60_000)

test('a mail whose secret link cannot be made holds up no other, and the sender stops in time while a mail is waited for', async () => {
  await using d = await senderDesk()
  d.peer.thinks = 300
  const secret = { kind: 'activation', id: 1 }
  const [bad, good] = [
    await d.place({ secret, data: { link: 'x' } }),
    await d.place({ to: { name: 'K', address: 'k@voorbeeld-ict.example' } }),
  ]
  const sender = d.send({ revealSecret: () => Promise.reject(new Error('the link is gone')) })
  await until(async () => d.peer.received.length > 0)
  const began = performance.now()
  await sender.stop()
  expect(performance.now() - began).toBeLessThan(3000)
  expect((await d.row(good)).state).toBe('sent')
  expect((await d.row(bad)).state).toBe('failed')
})
