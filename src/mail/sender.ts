import type { Pool } from '../db/pool.ts'
import { isTransient } from '../engine/errors.ts'
import type { Logger } from '../log.ts'
import type { AnswerLimits } from './limits.ts'
import { createMarks } from './outbox-marks.ts'
import { joinSecret } from './outbox-secret.ts'
import { createBell } from './sender-bell.ts'
import { createClaims, type Claimed } from './sender-claim.ts'
import { deliver } from './sender-deliver.ts'
import { createGate } from './sender-gate.ts'
import { createJournal } from './sender-journal.ts'
import { createLanes } from './sender-lanes.ts'
import { holdLife } from './sender-life.ts'
import { createPace } from './sender-pace.ts'
import { createRecovery, type Proof } from './sender-recovery.ts'
import { smtpConnector, type Session, type Timeouts } from './sender-smtp.ts'
import { readTrouble, type Outcome } from './sender-verdict.ts'
import { createWay } from './sender-way.ts'

export interface SenderOptions {
  /** One of its connections is held for as long as the sender lives. */
  pool: Pool
  smtpUrl: string
  secretKey: string
  limits: AnswerLimits
  /** Contract: UNCERTAIN_RESEND_SECONDS. */
  uncertainResendSeconds: number
  /** The link behind `mail.secret`, made or looked up at the moment of sending. */
  revealSecret?: (kind: string, id: number) => Promise<string>
  proof?: Proof
  log: Logger
  /** SMTP sessions at the same time. */
  concurrency?: number
  /** Before this a "no" of the proof is not believed: the mail server may still be busy with the mail. */
  settleSeconds?: number
  timeouts?: Partial<Timeouts>
}

export interface Sender {
  /** Mails on their way are finished, the others go back; resolves when everything is written down. */
  stop(): Promise<void>
  /** What is wrong with the way to the mail server, in one sentence; null when nothing is. */
  trouble(): string | null
}

const POLL_MS = 1000
/** Right after work there is often more, and nobody rings for it. */
const BUSY_POLL_MS = 40
const BUSY_FOR_MS = 2000
/** How long mails on their way may take when the desk stops; well within the 30 s that the process has for everything. */
const STOP_MS = 15_000

/** Send what stands in the outbox, until stopped. Needs no database and no mail server to start: it waits for both. */
export function startSender(options: SenderOptions): Sender {
  const { pool, log, concurrency = 8 } = options
  const bell = createBell()
  const life = holdLife(pool, bell.ring, log)
  const journal = createJournal(pool, life, log)
  const gate = createGate()
  const { claim } = createClaims(pool, life.key, options.limits.inAll)
  const recovery = createRecovery({ settleSeconds: 5, ...options })
  const { placeholder } = createMarks(options.secretKey)
  const connect = smtpConnector(options.smtpUrl, options.timeouts)
  const way = createWay(pool, connect, log)
  const pace = createPace(pool)
  const lanes = createLanes({ size: concurrency, connect, send, onUnreachable })
  const stopping = new AbortController()
  /** Claims whose outcome is not yet in the database: id and number of the try. */
  const mine = new Map<number, number>()
  let sweepAt = 0
  let maybeMore = false
  let busyUntil = 0

  async function loop(): Promise<void> {
    await life.begin()
    while (!stopping.signal.aborted) {
      try {
        if (await round()) continue
      } catch (error) {
        log.warn({ error: readTrouble(error).message }, 'the sender has to wait')
      }
      await bell.wait(performance.now() < busyUntil ? BUSY_POLL_MS : POLL_MS)
    }
  }

  /** One look at the outbox. True when there may be more to take at once. */
  async function round(): Promise<boolean> {
    if (!life.alive()) return false
    if (performance.now() >= sweepAt) {
      await recovery.sweep(life.key, [...mine.keys()])
      await way.tryLogin()
      await pace.refresh()
      sweepAt = performance.now() + POLL_MS
    }
    const room = pace.allow(roomForMore())
    if (room === 0) return false
    const mails = await claim(room)
    pace.spend(mails.length)
    for (const { id, attempt } of mails) mine.set(id, attempt)
    lanes.push(mails)
    maybeMore = mails.length === room
    if (mails.length > 0) busyUntil = performance.now() + BUSY_FOR_MS
    return maybeMore && room > 1
  }

  /** A server that was away is asked with one mail. */
  function roomForMore(): number {
    if (way.isDoubtful()) return way.isWaiting() || mine.size > 0 ? 0 : 1
    return lanes.waiting() < concurrency && mine.size < concurrency * 6 ? concurrency * 2 : 0
  }

  async function send(session: Session, mail: Claimed): Promise<void> {
    const began = performance.now()
    const reused = session.mails > 0
    const outcome = await attempt(session, mail)
    way.clear()
    // an idle session that was closed meanwhile says nothing about the server or the mail
    if (outcome.state === 'pending' && outcome.code === null && reused) outcome.again = 'soon'
    await settle(mail, outcome, performance.now() - began)
  }

  async function attempt(session: Session, mail: Claimed): Promise<Outcome> {
    try {
      return await deliver(session, mail, await wholeBytes(mail), journal, gate)
    } catch (error) {
      const sentence = `The secret link of this mail could not be added: ${readTrouble(error).message}.`
      if (isTransient(error)) return { state: 'pending', code: null, response: '', error: sentence, again: 'later' }
      return { state: 'failed', code: null, response: '', error: sentence, suppress: false }
    }
  }

  async function wholeBytes({ bytes, secret }: Claimed): Promise<Buffer> {
    if (!secret) return bytes
    if (!options.revealSecret) throw new Error('nobody knows its secret link')
    return joinSecret(bytes, placeholder, await options.revealSecret(secret.kind, secret.id))
  }

  async function onUnreachable(mail: Claimed, error: unknown): Promise<void> {
    const outcome = way.block(error)
    giveBack(outcome.error)
    await settle(mail, outcome, 0)
  }

  /** Mails that no session has begun with. */
  function giveBack(error: string): void {
    for (const mail of lanes.drain())
      void settle(mail, { state: 'pending', code: null, response: '', error, again: 'soon', untried: true }, 0)
  }

  async function settle(mail: Claimed, outcome: Outcome, ms: number): Promise<void> {
    if (outcome.state !== 'sent')
      log.warn({ outbox: mail.id, state: outcome.state, error: outcome.error }, 'a mail was not sent')
    if (outcome.state === 'pending' && outcome.again === 'after-login') await way.stopMail(outcome.error)
    const written = journal.record(mail, outcome, Math.round(ms)).then(() => forget(mail))
    gate.leave(mail.id)
    if (outcome.state !== 'sent') await written
  }

  /** A finished mail makes room, and may be what the next one to the same address waited for. */
  function forget({ id, attempt }: Claimed): void {
    if (mine.get(id) === attempt) mine.delete(id)
    if (maybeMore || mine.size === 0) bell.ring()
  }

  async function stop(): Promise<void> {
    stopping.abort()
    bell.ring()
    await running
    giveBack('The desk stopped before this mail was tried.')
    const end = performance.now() + STOP_MS
    while (mine.size > 0 && performance.now() < end) await bell.wait(50)
    lanes.close()
    life.stop()
  }

  const running = loop()
  return { stop, trouble: way.trouble }
}
