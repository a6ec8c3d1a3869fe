import { pino } from 'pino'
import { createPool, transaction, type Pool } from '../../src/db/pool.ts'
import { knock, MAIL_RECORDED, type MailJob, RUN_WAKE, startQueue } from '../../src/db/queue.ts'
import type { JsonObject } from '../../src/engine/define.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createAuthenticator, type AuthSettings } from '../../src/mail/auth.ts'
import { createOutbox, type Outbox } from '../../src/mail/outbox.ts'
import { createSandbox, ReadFailure, type Sandbox } from '../../src/mail/sandbox.ts'
import { startWorker } from '../../src/worker.ts'
import type { AnyWorkflow } from '../../src/workflow/define.ts'
import { loadWorkflows } from '../../src/workflow/load.ts'
import { createReceiver } from '../../src/workflow/receive.ts'
import { wishAgain, wishAs } from '../../src/workflow/wishes.ts'
import { leftReplies } from '../../src/workflow/replies.ts'
import { until } from '../support/intake.ts'
import { testDatabase } from '../support/postgres.ts'

export const SECRET_KEY = 'a key that is only for tests, 32 long'
const AUTHSERV_ID = 'mx.lindehout.example'

export interface Office extends AsyncDisposable {
  pool: Pool
  engine: Engine
  outbox: Outbox
  /** Mails that came in, in one commit; ids in their order. */
  arrive(...raws: string[]): Promise<number[]>
  /** From now on a mail is worked on; before that it waits. */
  open(): Promise<void>
  /** The child that reads these mails is killed from outside, so many times. */
  killReader(times: number, which: (raw: string, as: string | undefined) => boolean): void
  /** Before a mail is read as the kind of the run that it answers. */
  onReading(hook: (as: string | undefined) => Promise<void>): void
  /** A colleague brings a filed mail back. */
  bringBack(mail: number): Promise<void>
  /** The workflow of what nobody could classify. */
  question: AnyWorkflow
  mail(id: number): Promise<{ state: string; reason: string | null; kind: string | null }>
  runs(mail: number): Promise<{ id: number; workflow: string; status: string; outcome: string | null }[]>
  /** Until the mail has so many runs. */
  begun(mail: number, count: number): Promise<{ id: number; workflow: string; status: string }[]>
  /** A colleague decides; it takes effect at once, or after so many seconds. */
  decide(run: number, outcome: string, values?: JsonObject, effectiveIn?: number): Promise<void>
}

/** The worker with all that it works with, on a database of its own; mails are put into the table as the intake does. */
export async function office(auth: Partial<AuthSettings> = { authServId: AUTHSERV_ID }): Promise<Office> {
  await using stack = new AsyncDisposableStack()
  const db = stack.use(await testDatabase())
  const pool = stack.adopt(createPool(db.url, { max: 12, onError: () => {} }), it => it.end())
  const boss = await startQueue(db.url, { maintain: true, onError: () => {} })
  stack.defer(() => boss.stop({ graceful: true, timeout: 5000 }))
  const log = pino({ level: 'silent' })
  const workflows = await loadWorkflows()
  const outbox = createOutbox({
    secretKey: SECRET_KEY,
    limits: { perAddress: 100, perDomain: 100, inAll: 1000 },
    mailboxes: [{ name: 'orderportal', address: 'orderportal@lindehout.example' }],
    company: 'Lindehout Distributie',
    house: { name: 'Orderdesk Lindehout Distributie', url: 'https://portal.lindehout.example' },
  })
  const engine = createEngine({
    pool,
    definitions: workflows,
    wake: (tx, id) => knock(boss, tx, RUN_WAKE, [{ id }]),
    outbox: outbox.enqueue,
    onFinished: async (tx, run, outcome) => {
      const as = /^restart-as:([a-z-]+)$/.exec(outcome)?.[1]
      if (as && run.message_id) {
        await wishAs(tx, run.message_id, { as, after: run.id })
        await knock<MailJob>(boss, tx, MAIL_RECORDED, [{ id: run.message_id }])
      }
      for (const id of await leftReplies(tx, run.id)) await knock<MailJob>(boss, tx, MAIL_RECORDED, [{ id }])
    },
  })
  const real = createSandbox({ size: 1, log, guard: { ourDomains: ['lindehout.example'] } })
  stack.defer(() => real.close())
  let kills = { times: 0, which: (_raw: string, _as: string | undefined): boolean => false }
  let hook = (_as: string | undefined): Promise<void> => Promise.resolve()
  const sandbox: Sandbox = {
    ...real,
    async read(raw, context = {}) {
      await hook(context.as)
      if (kills.times > 0 && kills.which(raw.toString(), context.as)) {
        kills.times--
        throw new ReadFailure('crash', 'The child was killed.', false)
      }
      return real.read(raw, context)
    },
  }
  const receiver = createReceiver({ pool, engine, outbox, workflows, firstSync: 'now', secretKey: SECRET_KEY })
  const authenticate = createAuthenticator({ known: () => Promise.resolve([]), ...auth })
  const owned = stack.move()

  const runs: Office['runs'] = async mail =>
    (
      await pool.query('select id, workflow, status, outcome from workflow_run where message_id = $1 order by id', [
        mail,
      ])
    ).rows
  return {
    pool,
    engine,
    outbox,
    arrive: (...raws) =>
      transaction(pool, async tx => {
        const ids: number[] = []
        for (const raw of raws) {
          const { rows } = await tx.query<{ id: number }>(
            `insert into inbound_message (mailbox, internal_date, size, raw) values ('orderportal', desk_now(), $1, $2) returning id`,
            [raw.length, Buffer.from(raw)],
          )
          ids.push(rows[0]!.id)
        }
        await knock(
          boss,
          tx,
          MAIL_RECORDED,
          ids.map(id => ({ id })),
        )
        return ids
      }),
    async open() {
      const worker = await startWorker({ pool, boss, engine, sandbox, authenticate, receiver, log })
      owned.defer(() => worker.stop())
    },
    killReader: (times, which) => (kills = { times, which }),
    bringBack: mail =>
      transaction(pool, async tx => {
        await wishAgain(tx, mail)
        await knock<MailJob>(boss, tx, MAIL_RECORDED, [{ id: mail }])
      }),
    question: workflows.find(it => it.name === 'question')!,
    onReading: it => (hook = it),
    mail: async id => (await pool.query('select state, reason, kind from inbound_message where id = $1', [id])).rows[0],
    runs,
    async begun(mail, count) {
      await until(async () => (await runs(mail)).length >= count, `mail ${mail} has ${count} runs`)
      return runs(mail)
    },
    decide: (run, outcome, values = {}, effectiveIn = 0) =>
      transaction(pool, async tx => {
        const { rows } = await tx.query<{ name: string; rev: number }>(
          `select name, rev from workflow_wait where run_id = $1 and kind = 'approval' and answered_at is null`,
          [run],
        )
        await engine.decide(tx, run, rows[0]!.name, { who: 'sanne', outcome, values, rev: rows[0]!.rev, effectiveIn })
      }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

let count = 0

/** A mail of a customer, as our mail server hands it over. */
export function raw(
  subject: string,
  body: string,
  { from = 'inkoop@bosveld.example', headers = '' }: { from?: string; headers?: string } = {},
): string {
  const domain = from.split('@')[1]!
  return [
    `Authentication-Results: ${AUTHSERV_ID}; dmarc=pass header.from=${domain}`,
    `From: Inkoop <${from}>`,
    'To: orderportal@lindehout.example',
    `Subject: ${subject}`,
    `Message-ID: <review-${++count}@${domain}>`,
    'Date: Mon, 23 Nov 2026 09:00:00 +0100',
    ...(headers ? [headers] : []),
    '',
    ...body.split('\n'),
    '',
  ].join('\r\n')
}
