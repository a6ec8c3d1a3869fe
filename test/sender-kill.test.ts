import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createPool } from '../src/db/pool.ts'
import { createLogger } from '../src/log.ts'
import { migrate } from '../src/db/migrate.ts'
import { createRecovery } from '../src/mail/sender-recovery.ts'
import { startSender } from '../src/mail/sender.ts'
import { outboxDesk, outboxOn, SECRET_KEY, type OutboxDesk } from './support/outbox.ts'
import { testPostgres } from './support/postgres.ts'
import { NO_LIMITS, senderDesk, until } from './support/sender.ts'
import { smtpPeer, type SmtpPeer } from './support/smtp-peer.ts'

const PROGRAM = path.join(import.meta.dirname, 'support/sender-process.ts')
const CONCURRENCY = 6

async function spawnSender(desk: OutboxDesk, peer: SmtpPeer, proof: boolean): Promise<ChildProcess> {
  const settings = { databaseUrl: desk.db.url, smtpUrl: peer.url, proof, concurrency: CONCURRENCY }
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Sends `mails` and kills the sender `kills` times on the way, each time with mails in flight. */
async function sendAndKill(desk: OutboxDesk, peer: SmtpPeer, { mails = 300, kills = 6, proof = true }) {
  await Promise.all(
    Array.from({ length: mails }, (_, n) => desk.enqueue(`mail:${n}`, { why: 'answer', data: { nummer: n } })),
  )
  peer.thinks = 15
  for (let n = 1; n <= kills; n++) {
    const child = await spawnSender(desk, peer, proof)
    const target = Math.floor((mails * n) / (kills + 1))
    await until(async () => peer.received.length >= target)
    await kill(child)
  }
  peer.thinks = 0
  const last = await spawnSender(desk, peer, proof)
  const open = `state in ('pending', 'sending', 'eod'${proof ? ", 'uncertain'" : ''})`
  await until(
    async () => (await desk.db.query(`select from outbox where ${open}`)).length === 0,
    () => desk.db.query('select state, count(*) from outbox group by state'),
  )
  await kill(last)
  const copies = new Map<string, number>()
  for (const { messageId } of peer.received) copies.set(messageId, (copies.get(messageId) ?? 0) + 1)
  const rows = await desk.db.query<{ state: string; message_id: string }>('select state, message_id from outbox')
  return { rows, copies }
}

describe('case 25: kill -9 while 300 mails are on their way', () => {
  test('with proof: every mail once, none lost, none twice, none left uncertain', async () => {
    await using desk = await outboxDesk({ limits: NO_LIMITS })
    await using peer = await smtpPeer({ pipelining: true })
    const { rows, copies } = await sendAndKill(desk, peer, { proof: true })
    expect(rows.filter(({ state }) => state !== 'sent')).toEqual([])
    expect(rows).toHaveLength(300)
    expect(rows.filter(({ message_id }) => copies.get(message_id) !== 1)).toEqual([])
    const events = await desk.db.query(`select from run_log where what = 'mail-uncertain'`)
    expect(events.length).toBeGreaterThan(0) // the kills did hit mails around their end
  }, 60_000)

  test('without proof: what may have left stands as uncertain, a few per kill; nothing is lost and nothing is sent twice', async () => {
    await using desk = await outboxDesk({ limits: NO_LIMITS })
    await using peer = await smtpPeer({ pipelining: true })
    const kills = 6
    const { rows, copies } = await sendAndKill(desk, peer, { proof: false, kills })
    const uncertain = rows.filter(({ state }) => state === 'uncertain')
    expect(uncertain.length).toBeGreaterThan(0)
    expect(uncertain.length).toBeLessThanOrEqual(kills * CONCURRENCY)
    const sent = rows.filter(({ state }) => state === 'sent')
    expect(sent.length + uncertain.length).toBe(300)
    expect(sent.filter(({ message_id }) => copies.get(message_id) !== 1)).toEqual([])
    expect(uncertain.filter(({ message_id }) => (copies.get(message_id) ?? 0) > 1)).toEqual([])
  }, 60_000)
})

test('two senders share the work: no mail is sent by both, and one takes over when the other is killed', async () => {
  await using desk = await outboxDesk({ limits: NO_LIMITS })
  await using peer = await smtpPeer()
  const [one, two] = await Promise.all([spawnSender(desk, peer, true), spawnSender(desk, peer, true)])
  await Promise.all(Array.from({ length: 150 }, (_, n) => desk.enqueue(`mail:${n}`, { data: { n } })))
  await kill(one)
  await until(async () => (await desk.db.query(`select from outbox where state <> 'sent'`)).length === 0)
  await kill(two)
  expect(new Set(peer.received.map(({ messageId }) => messageId)).size).toBe(150)
  expect(peer.received).toHaveLength(150)
}, 60_000)

test('a claim whose answer was lost comes back to the outbox while its sender lives', async () => {
  await using it = await senderDesk()
  it.send()
  const [lock] = await until(async () => {
    const locks = await it.desk.db.query<{ key: number }>(
      `select objid::int as key from pg_locks where locktype = 'advisory' and objsubid = 2`,
    )
    return locks.length > 0 && locks
  })
  const id = await it.place({ why: 'answer' })
  await it.becomes(id, 'sent')
  await it.desk.db.query(`update outbox set state = 'sending', claimed_by = $1, attempts = attempts + 1`, [lock!.key])
  await it.becomes(id, 'sent')
  expect(it.peer.received).toHaveLength(2)
})

describe('a sender that loses its lock while the mail server is silent lives on', () => {
  const LOCKS = `select pid from pg_locks where locktype = 'advisory' and objsubid = 2 and granted`
  const ANOTHER = 1
  test.each([
    ['nobody can tell', undefined],
    ['the mail server does not have it yet', () => Promise.resolve(false)],
  ] as const)('another process does not send its mail beside it: %s', async (_what, proof) => {
    await using it = await senderDesk()
    it.peer.thinks = 4000
    it.send({ timeouts: { silence: 10_000 }, uncertainResendSeconds: 0, settleSeconds: 1 })
    const id = await it.place()
    await it.becomes(id, 'eod')
    const { sweep } = createRecovery({
      pool: it.desk.pool,
      ...(proof && { proof }),
      uncertainResendSeconds: 0,
      settleSeconds: 1,
      log: createLogger('silent'),
    })
    const locks = () => it.desk.db.query<{ pid: number }>(LOCKS)
    await until(async () => {
      const [held] = await locks()
      if (held) await it.desk.db.query('select pg_terminate_backend($1)', [held.pid])
      await sweep(ANOTHER, []) // in the very moment in which the lock is gone
      return (await it.row(id)).state === 'uncertain'
    })
    await until(async () => (await locks()).length === 1)
    for (let n = 0; n < 8; n++) {
      await sweep(ANOTHER, [])
      await pause(200)
    }
    expect((await it.row(id)).state).toBe('uncertain')
    const { attempts } = await it.becomes(id, 'sent')
    expect(attempts).toBe(1)
    expect(it.peer.received).toHaveLength(1)
  })
})

describe('case 28: PostgreSQL crashes while mails are on their way', () => {
  test('nothing is lost or sent twice, and the sender lives on', async () => {
    await using postgres = await testPostgres()
    await migrate(postgres.url)
    const pool = createPool(postgres.url, { max: 12 })
    await using peer = await smtpPeer({ pipelining: true })
    const desk = outboxOn(pool, { limits: NO_LIMITS })
    await Promise.all(Array.from({ length: 300 }, (_, n) => desk.enqueue(`mail:${n}`, { why: 'answer', data: { n } })))
    peer.thinks = 10
    const sender = startSender({
      pool,
      smtpUrl: peer.url,
      secretKey: SECRET_KEY,
      limits: NO_LIMITS,
      uncertainResendSeconds: 600,
      log: createLogger('silent'),
      settleSeconds: 0,
    })
    for (let n = 1; n <= 4; n++) {
      await until(async () => peer.received.length >= n * 50)
      await postgres.crash()
      await pause(200)
      await postgres.restart()
    }
    await until(
      async () => {
        const { rows } = await pool.query(`select from outbox where state <> 'sent'`).catch(() => ({ rows: [0] }))
        return rows.length === 0
      },
      () => pool.query('select state, count(*) from outbox group by state').then(({ rows }) => rows),
    )
    await sender.stop()
    await pool.end()
    expect(peer.received).toHaveLength(300)
    expect(new Set(peer.received.map(({ messageId }) => messageId)).size).toBe(300)
  }, 60_000)
})
