import { transaction, type Pool } from './db/pool.ts'
import { knock, MAIL_RECORDED, RUN_WAKE, work, workBatches, type MailJob, type Queue, type RunJob } from './db/queue.ts'
import type { Engine } from './engine/engine.ts'
import { isTransient } from './engine/errors.ts'
import type { Logger } from './log.ts'
import type { Authenticator } from './mail/auth.ts'
import { ReadFailure, type Sandbox } from './mail/sandbox.ts'
import type { Kind } from './understanding/types.ts'
import type { Incoming, StoredMail } from './workflow/incoming.ts'
import type { createReceiver } from './workflow/receive.ts'
import { strayReplies } from './workflow/replies.ts'
import type { Wish } from './workflow/wishes.ts'

export interface WorkerDeps {
  pool: Pool
  boss: Queue
  engine: Engine
  sandbox: Sandbox
  authenticate: Authenticator
  receiver: ReturnType<typeof createReceiver>
  log: Logger
}

/** A mail whose reading broke its process this often is shown to a person. Being killed from outside is not its fault, so not at once. */
const MAX_READS = 4
const SWEEP_MS = 1000
const REQUEUE_MS = 10_000
const REPLIES_MS = 5000
const QUIET_MS = 5000

type Recorded = StoredMail & { raw: Buffer | null; wish: Wish | null }

/** Do the work: read mails, carry runs on, and wake whatever could move and was forgotten. */
export async function startWorker({ pool, boss, engine, sandbox, authenticate, receiver, log }: WorkerDeps): Promise<{
  stop(): void
}> {
  let lastMailAt = -QUIET_MS
  await workBatches<MailJob>(boss, MAIL_RECORDED, { batch: 32, concurrency: 2 }, handleMails)
  await work<RunJob>(boss, RUN_WAKE, { batch: 16, concurrency: 2 }, ({ id }) => engine.advance(id))

  /**
   * Read a batch of mails beside each other, then handle them together. A mail that cannot be read, or not now, stops no other:
   * the batch comes back for it when the others are done.
   */
  async function handleMails(jobs: MailJob[]): Promise<void> {
    lastMailAt = performance.now()
    const { rows } = await pool.query<Recorded>({
      name: 'mails-recorded',
      text: `select id, mailbox, history, coalesce(internal_date, received_at) as "receivedAt", raw,
                    coalesce(internal_date, received_at) < desk_now() - interval '24 hours' as late, wish
             from inbound_message where id = any($1) and state = 'recorded' and raw is not null order by id`,
      values: [jobs.map(job => job.id)],
    })
    const read = await Promise.allSettled(rows.map(readOne))
    const again = await receiver.receive(readable(read), noteUnreadable)
    const answers = await Promise.allSettled(
      again.map(async ({ incoming, as, answers }) => {
        const mail = rows.find(it => it.id === incoming.mail.id)!
        const second = await readSafely(mail, { as, expects: answers.missing })
        return second && { ...incoming, read: second, options: { answers } }
      }),
    )
    await receiver.receive(readable(answers), noteUnreadable)
    const notNow = [...read, ...answers].find(it => it.status === 'rejected')
    if (notNow) throw notNow.reason
  }

  async function readOne(mail: Recorded): Promise<Incoming | null> {
    const wish = mail.wish ?? {}
    const read = await readSafely(mail, { as: wish.as })
    if (!read) return null
    const auth = await authenticate(read, mail.raw!)
    return { mail, read, auth, options: wish }
  }

  async function readSafely(mail: Recorded, context: { as?: Kind | undefined; expects?: string[] }) {
    try {
      return await sandbox.read(mail.raw!, context)
    } catch (error) {
      if (isTransient(error)) throw error
      await noteUnreadable({ mail }, error as Error)
      return null
    }
  }

  /** A mail that cannot be read or handled becomes an item that a person sees; the next mail is handled. */
  async function noteUnreadable({ mail }: { mail: StoredMail }, error: Error): Promise<void> {
    log.warn({ mail: mail.id, error: error.message }, 'a mail could not be read')
    await transaction(pool, async tx => {
      const { rows } = await tx.query<{ state: string }>(
        `update inbound_message set attempts = attempts + 1, reason = 'unreadable', reason_text = $2, state_at = desk_now(),
                state = case when $3 or attempts + 1 >= $4 then 'failed' else state end
         where id = $1 and state = 'recorded' returning state`,
        [mail.id, error.message.replaceAll('\0', ''), error instanceof ReadFailure && error.final, MAX_READS],
      )
      if (rows[0]?.state === 'recorded') await knock<MailJob>(boss, tx, MAIL_RECORDED, [{ id: mail.id }])
    })
  }

  /** Knock again for stored mails that nobody took: their knock was lost in a crash. While mails flow, all is well. */
  async function requeue(olderThan: string): Promise<void> {
    if (performance.now() - lastMailAt < QUIET_MS) return
    await transaction(pool, async tx => {
      const { rows } = await tx.query<{ id: number }>(
        `select id from inbound_message where state = 'recorded' and raw is not null and received_at < desk_now() - $1::interval
         order by id limit 5000`,
        [olderThan],
      )
      await knock<MailJob>(boss, tx, MAIL_RECORDED, rows)
    })
  }

  /** Hand out anew what came for runs that do not listen any more. */
  async function returnReplies(): Promise<void> {
    await transaction(pool, async tx => {
      const stray = await strayReplies(tx)
      await knock<MailJob>(
        boss,
        tx,
        MAIL_RECORDED,
        stray.map(id => ({ id })),
      )
    })
  }

  const quietly = (what: string, task: () => Promise<unknown>) => () => {
    task().catch((error: Error) => log.warn({ error: error.message }, `${what} has to wait`))
  }
  await requeue('0 seconds')
  const timers = [
    setInterval(
      quietly('waking runs', () => engine.sweep()),
      SWEEP_MS,
    ),
    setInterval(
      quietly('looking for forgotten mails', () => requeue('10 seconds')),
      REQUEUE_MS,
    ),
    setInterval(quietly('looking for replies that nobody takes', returnReplies), REPLIES_MS),
  ]
  return { stop: () => timers.forEach(clearInterval) }
}

const readable = (read: PromiseSettledResult<Incoming | null>[]): Incoming[] =>
  read.flatMap(it => (it.status === 'fulfilled' && it.value ? [it.value] : []))
