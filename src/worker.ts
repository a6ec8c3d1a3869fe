import { transaction, type Pool } from './db/pool.ts'
import { knock, MAIL_RECORDED, RUN_WAKE, work, type MailJob, type Queue, type RunJob } from './db/queue.ts'
import type { Engine } from './engine/engine.ts'
import { isTransient } from './engine/errors.ts'
import type { Logger } from './log.ts'
import type { Authenticator } from './mail/auth.ts'
import { ReadFailure, type Sandbox } from './mail/sandbox.ts'
import type { Kind } from './understanding/types.ts'
import type { createReceiver, StoredMail } from './workflow/receive.ts'

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
const QUIET_MS = 5000

type Recorded = StoredMail & { raw: Buffer | null; attempts: number }

/** Do the work: read mails, carry runs on, and wake whatever could move and was forgotten. */
export async function startWorker({
  pool,
  boss,
  engine,
  sandbox,
  authenticate,
  receiver,
  log,
}: WorkerDeps): Promise<{ stop(): void }> {
  await work<MailJob>(boss, MAIL_RECORDED, { batch: 16, concurrency: 2 }, handleMail)
  await work<RunJob>(boss, RUN_WAKE, { batch: 16, concurrency: 2 }, ({ id }) => engine.advance(id))

  let lastMailAt = -QUIET_MS

  async function handleMail(job: MailJob): Promise<void> {
    lastMailAt = performance.now()
    const { rows } = await pool.query<Recorded>({
      name: 'mail-recorded',
      text: `select id, mailbox, history, coalesce(internal_date, received_at) as "receivedAt", raw, attempts
             from inbound_message where id = $1 and (state = 'recorded' or $2)`,
      values: [job.id, job.as !== undefined],
    })
    const mail = rows[0]
    if (!mail?.raw) return
    try {
      await read(mail, mail.raw, job)
    } catch (error) {
      if (isTransient(error)) throw error
      await noteUnreadable(mail, error as Error)
    }
  }

  async function read(mail: StoredMail, raw: Buffer, job: MailJob): Promise<void> {
    const as = job.as as Kind | undefined
    const first = await sandbox.read(raw, { as })
    const auth = await authenticate(first, raw)
    const again = await receiver.receive(mail, first, auth, { as, again: job.again })
    if (!again) return
    const second = await sandbox.read(raw, { as: again.as, expects: again.answers.missing })
    await receiver.receive(mail, second, auth, { answers: again.answers })
  }

  /** A mail that cannot be read becomes an item that a person sees; the next mail is handled. */
  async function noteUnreadable(mail: Recorded, error: Error): Promise<void> {
    const final = (error instanceof ReadFailure && error.final) || mail.attempts + 1 >= MAX_READS
    log.warn({ mail: mail.id, error: error.message, final }, 'a mail could not be read')
    await transaction(pool, async tx => {
      await tx.query(
        `update inbound_message set attempts = attempts + 1, state = case when $3 then 'failed' else state end,
                reason = 'unreadable', reason_text = $2, state_at = desk_now() where id = $1 and state = 'recorded'`,
        [mail.id, error.message.replaceAll('\0', ''), final],
      )
      if (!final) await knock<MailJob>(boss, tx, MAIL_RECORDED, [{ id: mail.id }])
    })
  }

  /** Knock again for stored mails that nobody took: their knock was lost in a crash. While mails flow, all is well. */
  async function requeue(olderThan: string): Promise<void> {
    if (performance.now() - lastMailAt < QUIET_MS) return
    await transaction(pool, async tx => {
      const { rows } = await tx.query<{ id: number }>(
        `select id from inbound_message where state = 'recorded' and raw is not null and received_at < desk_now() - $1::interval order by id limit 5000`,
        [olderThan],
      )
      await knock<MailJob>(boss, tx, MAIL_RECORDED, rows)
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
  ]
  return { stop: () => timers.forEach(clearInterval) }
}
