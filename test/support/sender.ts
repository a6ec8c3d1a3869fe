import { setTimeout as pause } from 'node:timers/promises'
import type { Mail } from '../../src/engine/define.ts'
import { createLogger } from '../../src/log.ts'
import { startSender, type Sender, type SenderOptions } from '../../src/mail/sender.ts'
import { outboxDesk, placed, SECRET_KEY, type OutboxDesk } from './outbox.ts'
import { smtpPeer, type SmtpPeer } from './smtp-peer.ts'

export const NO_LIMITS = { perAddress: 1e6, perDomain: 1e6, inAll: 1e6 }

interface OutboxRow {
  id: number
  state: string
  error: string | null
  attempts: number
  message_id: string
  sent_at: Date | null
}

export interface SenderDesk extends AsyncDisposable {
  desk: OutboxDesk
  peer: SmtpPeer
  /** Begin to send; stopped at the end of the scope. */
  send(options?: Partial<SenderOptions>): Sender
  place(mail?: Partial<Mail>, run?: { id: number }): Promise<number>
  row(id: number): Promise<OutboxRow>
  /** Waits until the row is in this state. */
  becomes(id: number, state: string): Promise<OutboxRow>
  attempts(id: number): Promise<{ code: number | null; response: string }[]>
}

/** An outbox, a mail server that can fail, and senders in between. */
export async function senderDesk(
  options: { password?: string; pipelining?: boolean; limits?: SenderOptions['limits'] } = {},
): Promise<SenderDesk> {
  const limits = options.limits ?? NO_LIMITS
  const desk = await outboxDesk({ limits })
  const peer = await smtpPeer(options)
  const senders: Sender[] = []
  let steps = 0
  const row = async (id: number) =>
    (
      await desk.db.query<OutboxRow>(
        'select id, state, error, attempts, message_id, sent_at from outbox where id = $1',
        [id],
      )
    )[0]!
  return {
    desk,
    peer,
    send(more = {}) {
      const sender = startSender({
        pool: desk.pool,
        smtpUrl: peer.url,
        secretKey: SECRET_KEY,
        limits,
        uncertainResendSeconds: 600,
        log: createLogger('silent'),
        settleSeconds: 0,
        timeouts: { connect: 1000, greeting: 400, silence: 400 },
        ...more,
      })
      senders.push(sender)
      return sender
    },
    place: async (mail = {}, run) => placed(await desk.enqueue(`step:${++steps}`, mail, run)),
    row,
    becomes: (id, state) =>
      until(
        async () => {
          const found = await row(id)
          return found.state === state ? found : null
        },
        () => row(id),
      ),
    attempts: id => desk.db.query('select code, response from outbox_attempt where outbox_id = $1 order by at', [id]),
    async [Symbol.asyncDispose]() {
      await Promise.all(senders.map(sender => sender.stop()))
      await desk[Symbol.asyncDispose]()
      await peer[Symbol.asyncDispose]()
    },
  }
}

/** Asks until there is an answer; throws with what it saw last after `ms`. */
export async function until<T>(
  ask: () => Promise<T | null | undefined | false>,
  last: () => Promise<unknown> = async () => '',
  ms = 15_000,
): Promise<T> {
  for (const end = performance.now() + ms; performance.now() < end; await pause(25)) {
    const answer = await ask()
    if (answer) return answer
  }
  throw new Error(`it did not happen: ${JSON.stringify(await last())}`)
}
