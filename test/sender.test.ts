import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { skipTime } from '../src/clock.ts'
import { pauseSending, readSending, resumeSending } from '../src/mail/sending.ts'
import { senderDesk, until } from './support/sender.ts'

describe('sending', () => {
  test('what stands in the outbox leaves as it stands there, once, and within moments', { retry: 2 }, async () => {
    await using it = await senderDesk({ pipelining: true })
    it.send()
    await pause(300)
    const began = performance.now()
    const id = await it.place({ data: { regel: '.\r\n..een punt aan het begin' } })
    const row = await it.becomes(id, 'sent')
    expect(performance.now() - began).toBeLessThan(800)
    expect(it.peer.received).toHaveLength(1)
    expect(it.peer.received[0]).toMatchObject({
      from: 'orderportal@lindehout.example',
      to: ['inkoop@voorbeeld-ict.example'],
      messageId: row.message_id,
    })
    expect(it.peer.received[0]?.raw).toBe((await it.desk.read(id)).raw.replace(/(\r\n)?$/, '\r\n'))
    expect(await it.attempts(id)).toEqual([{ code: 250, response: '250 2.0.0 queued' }])
  })

  test('mails of one run to one address arrive in the order in which they were written', async () => {
    await using it = await senderDesk()
    const run = await it.desk.run()
    const ids = []
    for (let n = 0; n < 5; n++) ids.push(await it.place({ why: 'notice', data: { n } }, run))
    it.send()
    await it.becomes(ids.at(-1)!, 'sent')
    const order = it.peer.received.map(({ raw }) => Number(/^n: (\d)/m.exec(raw)?.[1]))
    expect(order).toEqual([0, 1, 2, 3, 4])
  })

  test('a mail with a secret leaves with it, and the outbox still does not hold it', async () => {
    await using it = await senderDesk()
    it.send({ revealSecret: async (kind, id) => `https://desk.example/${kind}/${id}-token` })
    const id = await it.place({ why: 'notice', secret: { kind: 'activation', id: 9 } })
    await it.becomes(id, 'sent')
    expect(it.peer.received[0]?.raw.replaceAll('=\r\n', '')).toContain('https://desk.example/activation/9-token')
    expect((await it.desk.read(id)).raw).not.toContain('9-token')
  })

  test('a secret that cannot be had fails the mail where a person sees it', async () => {
    await using it = await senderDesk()
    it.send({ revealSecret: () => Promise.reject(new Error('the invitation was taken back')) })
    const row = await it.becomes(await it.place({ secret: { kind: 'activation', id: 9 } }), 'failed')
    expect(row.error).toContain('the invitation was taken back')
    expect(it.peer.received).toHaveLength(0)
  })
})

describe('case 43: a connection that breaks before the final dot', () => {
  test('in the middle of the mail: tried again, exactly one copy', async () => {
    await using it = await senderDesk()
    it.peer.fail('body', 'drop')
    it.send()
    const id = await it.place({ data: { tekst: 'veel tekst '.repeat(10_000) } })
    await until(async () => (await it.attempts(id)).length > 0)
    await skipTime(it.desk.pool, { minutes: 1 })
    const row = await it.becomes(id, 'sent')
    expect(it.peer.count(row.message_id)).toBe(1)
  })

  test.each(['greeting', 'ehlo', 'mail', 'rcpt', 'data'] as const)(
    'at %s, dropped and silent: tried again, exactly one copy',
    async phase => {
      await using it = await senderDesk()
      it.peer.fail(phase, 'drop')
      it.peer.fail(phase, 'hang')
      it.send()
      const id = await it.place()
      for (let n = 0; n < 2; n++) {
        await until(async () => (await it.attempts(id)).length > n)
        await skipTime(it.desk.pool, { minutes: 1 })
      }
      const row = await it.becomes(id, 'sent')
      expect(it.peer.count(row.message_id)).toBe(1)
      expect((await it.attempts(id)).map(({ code }) => code)).toEqual([null, null, 250])
    },
  )
})

describe('case 42: a connection that breaks after the final dot', () => {
  test.each(['drop', 'hang'] as const)('%s: uncertain, and never sent again blindly', async how => {
    await using it = await senderDesk()
    it.peer.fail('accepted', how)
    it.send()
    const row = await it.becomes(await it.place({ why: 'answer' }), 'uncertain')
    expect(row.error).toContain('may or may not have been sent')
    await skipTime(it.desk.pool, { days: 1 })
    await pause(1500)
    expect((await it.row(row.id)).state).toBe('uncertain')
    expect(it.peer.count(row.message_id)).toBe(1)
    expect(await it.desk.db.query(`select from run_log where what = 'mail-uncertain'`)).toHaveLength(1)
  })

  test('low stakes without proof: sent again with the same Message-ID when the time is over', async () => {
    await using it = await senderDesk()
    it.peer.fail('accepted', 'drop')
    it.send()
    const { id, message_id } = await it.becomes(await it.place(), 'uncertain')
    await skipTime(it.desk.pool, { seconds: 590 })
    await pause(1300)
    expect((await it.row(id)).state).toBe('uncertain')
    await skipTime(it.desk.pool, { seconds: 20 })
    await it.becomes(id, 'sent')
    expect(it.peer.count(message_id)).toBe(2)
  })

  test('with proof: what was accepted is sent, what was not is sent again, whatever the stakes', async () => {
    await using it = await senderDesk()
    it.peer.fail('accepted', 'drop')
    it.send({ proof: async messageId => it.peer.count(messageId) > 0 })
    const accepted = await it.place({ why: 'answer' })
    await it.becomes(accepted, 'sent')
    it.peer.fail('dot', 'drop')
    const lost = await it.place({ why: 'answer' })
    await it.becomes(lost, 'sent')
    for (const id of [accepted, lost]) expect(it.peer.count((await it.row(id)).message_id)).toBe(1)
  })

  test('a mail server that says nothing of use is asked again, and decides later', async () => {
    await using it = await senderDesk()
    it.peer.fail('accepted', 'drop')
    let known: boolean | undefined
    let asked = 0
    it.send({ proof: async () => (asked++, known) })
    const id = await it.place({ why: 'answer' })
    await it.becomes(id, 'uncertain')
    await until(async () => asked > 0)
    known = true
    expect((await it.row(id)).state).toBe('uncertain')
  })
})

describe('what the mail server says', () => {
  test('case 44: "try again later" for six hours, then once delivered, and every try is there to see', async () => {
    await using it = await senderDesk()
    const codes = ['421 4.3.2 closing', '450 4.2.1 busy', '451 4.7.1 greylisted', '452 4.2.2 full']
    const asks = [...codes, ...codes]
    for (const line of asks) it.peer.fail('rcpt', line)
    it.send()
    const id = await it.place()
    for (let n = 0; n < asks.length; n++) {
      await until(async () => (await it.attempts(id)).length > n && (await it.row(id)).state === 'pending')
      await skipTime(it.desk.pool, { hours: 1 })
    }
    const row = await it.becomes(id, 'sent')
    expect(it.peer.count(row.message_id)).toBe(1)
    expect(await it.attempts(id)).toHaveLength(9)
  })

  test('after 48 hours of that it fails where a person sees it', async () => {
    await using it = await senderDesk()
    it.peer.fail('mail', '451 4.3.0 not now', 100)
    it.send()
    const id = await it.place()
    await until(async () => (await it.attempts(id)).length > 0)
    await skipTime(it.desk.pool, { hours: 47 })
    await until(async () => (await it.attempts(id)).length > 1)
    expect((await it.row(id)).state).toBe('pending')
    await skipTime(it.desk.pool, { hours: 2 })
    const row = await it.becomes(id, 'failed')
    expect(row.error).toContain('could not be delivered for 48 hours')
    expect(await it.desk.db.query(`select from run_log where what = 'mail-failed'`)).toHaveLength(1)
  })

  test('case 45: an address that is refused fails alone and is suspended; the other one is served', async () => {
    await using it = await senderDesk()
    it.peer.refuse('weg@voorbeeld-ict.example', '550 5.1.1 no such user')
    it.peer.refuse('dicht@voorbeeld-ict.example', '550 5.7.1 you are not welcome')
    it.send()
    const gone = await it.place({ to: { name: '', address: 'weg@voorbeeld-ict.example' } })
    const closed = await it.place({ to: { name: '', address: 'dicht@voorbeeld-ict.example' } })
    const fine = await it.place()
    expect((await it.becomes(gone, 'failed')).error).toBe(
      'The address does not exist, says the mail server: 550 5.1.1 no such user',
    )
    await it.becomes(closed, 'failed')
    await it.becomes(fine, 'sent')
    expect(it.peer.received).toHaveLength(1)
    expect(await it.desk.db.query('select address from suppression')).toEqual([
      { address: 'weg@voorbeeld-ict.example' },
    ])
  })

  test('a refusal after the final dot is a refusal, not an uncertainty', async () => {
    await using it = await senderDesk()
    it.peer.fail('dot', '554 5.6.0 looks like spam')
    it.peer.fail('dot', '451 4.3.0 try later')
    it.send()
    const id = await it.place()
    expect((await it.becomes(id, 'failed')).error).toContain('554 5.6.0 looks like spam')
    const later = await it.place()
    await until(async () => (await it.attempts(later)).length === 1)
    expect((await it.row(later)).state).toBe('pending')
  })

  test('case 46: an account that does not work stops the mail, fails none, and goes on by itself when it works', async () => {
    await using it = await senderDesk({ password: 'right' })
    it.peer.fail('auth', '535 5.7.8 Authentication credentials invalid', 3)
    const sender = it.send()
    const ids = [await it.place(), await it.place(), await it.place({ why: 'answer' })]
    const stopped = await until(async () => {
      const now = await readSending(it.desk.pool)
      return now.pausedAt && now
    })
    expect(stopped).toMatchObject({ why: 'server', reason: expect.stringContaining('535 5.7.8') })
    expect(sender.trouble()).toContain('does not let us in')
    for (const id of ids) await it.becomes(id, 'sent')
    expect((await readSending(it.desk.pool)).pausedAt).toBeNull()
    expect(sender.trouble()).toBeNull()
    expect(it.peer.received).toHaveLength(3)
  })

  test.each(['530 5.7.0 Authentication required', '550 5.7.30 Basic authentication is not supported'])(
    'case 46: %s at the sender stops the mail as well',
    async line => {
      await using it = await senderDesk()
      it.peer.fail('mail', line, 1)
      it.send()
      const id = await it.place()
      await it.becomes(id, 'sent')
      expect(await it.desk.db.query(`select from audit where action = 'sending-paused'`)).toHaveLength(1)
      expect((await it.attempts(id)).map(({ code }) => code)).toEqual([Number(line.slice(0, 3)), 250])
    },
  )

  test('a mail server that is away costs no mail its life', async () => {
    await using it = await senderDesk()
    await it.peer.away()
    const sender = it.send()
    const ids = await Promise.all(Array.from({ length: 20 }, () => it.place()))
    await until(async () => sender.trouble())
    await skipTime(it.desk.pool, { hours: 20 })
    await pause(1200)
    await it.peer.listen()
    for (const id of ids) await it.becomes(id, 'sent')
    expect(it.peer.received).toHaveLength(20)
  })

  test('case 54: the clock of the mail server and odd answers change nothing', async () => {
    await using it = await senderDesk()
    it.peer.fail('greeting', '220 peer ready, Thu, 1 Jan 1970 02:00:00 +0200')
    it.peer.fail('accepted', '250 ok \u0000 at Thu, 31 Dec 2099 23:59:59 +1400')
    it.send()
    const { sent_at } = await it.becomes(await it.place(), 'sent')
    expect(Math.abs(sent_at!.getTime() - Date.now())).toBeLessThan(20_000)
  })

  test('an idle connection that was closed is replaced without a delay', async () => {
    await using it = await senderDesk()
    it.send()
    await it.becomes(await it.place(), 'sent')
    it.peer.fail('mail', 'drop')
    await it.becomes(await it.place(), 'sent')
    expect(it.peer.connections()).toBe(2)
  })
})

describe('stops', () => {
  test('the limit in all stops automatic mail, says so, lets approved mail go, and ends by itself', async () => {
    await using it = await senderDesk({ limits: { perAddress: 100, perDomain: 100, inAll: 5 } })
    it.send()
    const ids = await Promise.all(Array.from({ length: 9 }, () => it.place()))
    const stopped = await until(async () => {
      const now = await readSending(it.desk.pool)
      return now.why === 'limit' && now
    })
    expect(stopped.reason).toBe(
      '5 automatic mails left in the last hour, which is the limit: automatic mail waits, approved mail goes on.',
    )
    await it.becomes(await it.place({ why: 'answer' }), 'sent')
    expect(it.peer.received).toHaveLength(6)
    await skipTime(it.desk.pool, { minutes: 61 })
    await until(async () => it.peer.received.length === 10)
    expect((await readSending(it.desk.pool)).pausedAt).toBeNull()
    for (const id of ids) await it.becomes(id, 'sent')
  })

  test('a colleague gives the limit a fresh hour', async () => {
    await using it = await senderDesk({ limits: { perAddress: 100, perDomain: 100, inAll: 3 } })
    it.send()
    await Promise.all(Array.from({ length: 6 }, () => it.place()))
    await until(async () => (await readSending(it.desk.pool)).why === 'limit')
    await until(async () => (await it.desk.pool.query(`select from outbox where state = 'sent'`)).rowCount === 3)
    await skipTime(it.desk.pool, { seconds: 1 })
    await resumeSending(it.desk.pool, 'sanne@lindehout.example')
    await until(async () => it.peer.received.length === 6)
  })

  test('three senders together do not pass the limit in all', async () => {
    await using it = await senderDesk({ limits: { perAddress: 100, perDomain: 100, inAll: 7 } })
    await Promise.all(Array.from({ length: 20 }, () => it.place()))
    for (let n = 0; n < 3; n++) it.send()
    await until(async () => (await readSending(it.desk.pool)).why === 'limit')
    await pause(500)
    expect(it.peer.received).toHaveLength(7)
  })

  test('case 55: a mail that was never tried for a day is held until a colleague has looked', async () => {
    await using it = await senderDesk()
    await pauseSending(it.desk.pool, 'sanne@lindehout.example', 'colleague', 'inventory')
    it.send()
    const old = await it.place({ why: 'answer' })
    await skipTime(it.desk.pool, { hours: 25 })
    const fresh = await it.place({ why: 'answer' })
    const held = await it.becomes(old, 'held')
    expect(held.error).toContain('waited for more than a day')
    await resumeSending(it.desk.pool, 'sanne@lindehout.example')
    await it.becomes(fresh, 'sent')
    expect(it.peer.received).toHaveLength(1)
    expect((await it.row(old)).state).toBe('held')
  })

  test('case 47: so many mails a minute as the desk has set, in their order', async () => {
    await using it = await senderDesk()
    await it.desk.db.query(
      `insert into setting (name, value, set_by) values ('mails-per-minute', '120', 'sanne@lindehout.example')`,
    )
    const run = await it.desk.run()
    for (let n = 0; n < 30; n++) await it.place({ why: 'notice', data: { n } }, n % 2 ? run : undefined)
    it.send()
    await until(async () => it.peer.received.length > 0)
    await pause(3000)
    expect(it.peer.received.length).toBeGreaterThan(4)
    expect(it.peer.received.length).toBeLessThan(16)
    const order = it.peer.received.map(({ raw }) => Number(/^n: (\d+)/m.exec(raw)?.[1]))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
})

describe('stopping', () => {
  test('mails on their way are finished, the others wait for the next sender', async () => {
    await using it = await senderDesk()
    it.peer.thinks = 200
    const sender = it.send({ concurrency: 2 })
    const ids = await Promise.all(Array.from({ length: 10 }, () => it.place()))
    await until(async () => it.peer.received.length > 0)
    await sender.stop()
    const rows = await Promise.all(ids.map(id => it.row(id)))
    expect(rows.every(({ state }) => state === 'sent' || state === 'pending')).toBe(true)
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(it.peer.received.length)
    expect(rows.some(({ state }) => state === 'pending')).toBe(true)
    it.peer.thinks = 0
    it.send()
    for (const id of ids) await it.becomes(id, 'sent')
    expect(it.peer.received).toHaveLength(10)
  })
})
