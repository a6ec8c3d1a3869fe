import { skipTime } from '../../src/clock.ts'
import { createPool, transaction, type Pool, type Tx } from '../../src/db/pool.ts'
import type { Json, JsonObject, Replied } from '../../src/engine/define.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createOutbox, type Outbox } from '../../src/mail/outbox.ts'
import { answerAt, reviewOf } from '../../src/workflow/conversation.ts'
import type { AnyWorkflow, Request, Review, ReviewQuestion } from '../../src/workflow/define.ts'
import { withEdits } from '../../src/workflow/edits.ts'
import { testDatabase } from '../support/postgres.ts'

export const SECRET_KEY = 'a key that is only for tests, 32 long'
const SANNE = 'sanne@lindehout.example'

interface Sent {
  id: number
  step: string
  template: string
  to: string
  subject: string
  automatic: boolean
  state: string
  text: string
  secret: { kind: string; id: number } | null
}

interface Item extends ReviewQuestion {
  /** The review as somebody who opens it sees it. */
  review: Review
  facts: JsonObject
  name: string
  rev: number
}

export interface Stories extends AsyncDisposable {
  pool: Pool
  engine: Engine
  outbox: Outbox
  /** A mail that came in and was understood as this; its run, carried to its first wait. */
  receive(request?: Partial<Request>): Promise<number>
  /** The item that waits for a colleague. */
  item(run: number): Promise<Item>
  /** A colleague decides as the desk does: the mail is frozen, and leaves when the decision takes effect: at once, or `undo` seconds later. */
  decide(run: number, outcome: string, more?: { values?: JsonObject; reason?: string; undo?: number }): Promise<void>
  /** The customer replies to our mail; returns the id of that mail. `later`: nobody has looked at it yet. */
  reply(run: number, reply: Partial<Reply>, later?: 'later'): Promise<number>
  emit(topic: string, value: JsonObject): Promise<void>
  skip(by: Parameters<typeof skipTime>[1]): Promise<void>
  mails(): Promise<Sent[]>
  run(
    run: number,
  ): Promise<{ status: string; outcome: string | null; waiting_for: string | null; error: string | null }>
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

interface Reply {
  mailId: number
  from: { name: string; address: string }
  trust: number
  silent?: string
  fields: JsonObject
  warnings: string[]
}

/** One workflow with a real database, engine and outbox. Clock: Monday 23 November 2026, 10:00 in Amsterdam. */
export async function storyWorld(workflow: AnyWorkflow): Promise<Stories> {
  const db = await testDatabase()
  const pool = createPool(db.url, { max: 6 })
  await pool.query(`update clock set shift = '2026-11-23 09:00:00+00'::timestamptz - now()`)
  const outbox = createOutbox({
    secretKey: SECRET_KEY,
    limits: { perAddress: 100, perDomain: 100, inAll: 1000 },
    mailboxes: [{ name: 'orderportal', address: 'orderportal@lindehout.example' }],
    company: 'Lindehout Distributie',
    house: { name: 'Orderdesk Lindehout Distributie', url: 'https://portal.lindehout.example' },
  })
  const texts = new Map<number, string>()
  const engine = createEngine({
    pool,
    definitions: [workflow],
    wake: () => Promise.resolve(),
    outbox: async (tx, run, step, mail): Promise<Replied> => {
      const replied = await outbox.enqueue(tx, run, step, mail)
      if ('outbox' in replied) texts.set(replied.outbox, (await outbox.preview(mail, tx)).text)
      return replied
    },
  })
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => transaction(pool, work)

  const world: Stories = {
    pool,
    engine,
    outbox,
    tx: inTx,
    receive: more =>
      inTx(async tx => {
        const mailId = await storeMail(tx, more)
        const request = { ...plainRequest(mailId), ...more }
        return engine.start(tx, workflow, request, { key: `message:${mailId}`, messageId: mailId, advance: true })
      }),
    async item(run) {
      const { rows } = await pool.query<{ name: string; rev: number; question: ReviewQuestion }>(
        `select w.name, rev, jsonb_build_object('request', r.input) || question as question
         from workflow_wait w join workflow_run r on r.id = run_id where run_id = $1 and kind = 'approval' and answered_at is null`,
        [run],
      )
      if (rows.length !== 1)
        throw new Error(`run ${run} has ${rows.length} open items: ${JSON.stringify(await world.run(run))}`)
      const { question, ...it } = rows[0]!
      const facts = await inTx(tx => workflow.assess(tx, question.request))
      const review = reviewOf(workflow, { request: question.request, facts }, question.notes)
      return { ...question, ...it, facts, review }
    },
    async decide(run, outcome, { values = {}, reason, undo = 0 } = {}) {
      const item = await world.item(run)
      if (!item.review.outcomes.some(it => it.name === outcome)) throw new Error(`there is no outcome ${outcome}`)
      await inTx(async tx => {
        const request = withEdits(workflow, item.request, values)
        const facts = await workflow.assess(tx, request)
        const answer = answerAt(workflow, item.name, outcome, { request, facts }, reason)
        if (answer) await outbox.freeze(tx, { runId: run, ...answer })
        const decision = {
          who: SANNE,
          outcome,
          values,
          facts: facts as Json,
          rev: item.rev,
          effectiveIn: undo,
          ...(reason !== undefined && { reason }),
        }
        await engine.decide(tx, run, item.name, decision)
      })
      await engine.advance(run)
    },
    async reply(run, reply, later) {
      const mailId = await inTx(async tx => {
        const whole = { ...plainReply, mailId: await storeMail(tx), ...reply }
        await engine.emit(tx, `reply:${run}`, whole, whole.from.address)
        return whole.mailId
      })
      if (!later) await engine.advance(run)
      return mailId
    },
    async emit(topic, value) {
      await inTx(tx => engine.emit(tx, topic, value, 'test'))
      await settle(pool, engine)
    },
    async skip(by) {
      await skipTime(pool, by)
      await settle(pool, engine)
    },
    async mails() {
      const { rows } = await pool.query<Omit<Sent, 'text'>>(
        `select id, step, template, to_address as to, subject, automatic, state, secret from outbox where state <> 'frozen' order by released_at, id`,
      )
      return rows.map(it => ({ ...it, text: texts.get(it.id) ?? '' }))
    },
    async run(run) {
      const { rows } = await pool.query('select status, outcome, waiting_for, error from workflow_run where id = $1', [
        run,
      ])
      return rows[0]
    },
    async [Symbol.asyncDispose]() {
      await pool.end()
      await db[Symbol.asyncDispose]()
    },
  }
  return world
}

/** Carry every run on that could move, as the sweep of the worker does. */
async function settle(pool: Pool, engine: Engine): Promise<void> {
  const { rows } = await pool.query<{ id: number }>(
    `select id from workflow_run where status in ('running', 'waiting') order by id`,
  )
  for (const { id } of rows) await engine.advance(id)
}

let uid = 0

async function storeMail(tx: Tx, more: Partial<Request> = {}): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into inbound_message (mailbox, state, message_id, from_address, subject, kind)
     values ('orderportal', 'routed', $1, $2, $3, 'question') returning id`,
    [
      `<mail-${++uid}@bosveld.example>`,
      more.sender?.address ?? 'inkoop@bosveld.example',
      more.subject ?? 'Toegang portal',
    ],
  )
  return rows[0]!.id
}

const plainRequest = (mailId: number): Request => ({
  origin: 'mail',
  mailId,
  mailbox: 'orderportal',
  sender: { name: 'Inkoop Bosveld', address: 'inkoop@bosveld.example' },
  subject: 'Toegang portal',
  receivedAt: '2026-11-23T08:59:00.000Z',
  language: 'nl',
  trust: 1,
  fields: {},
  missing: [],
  warnings: [],
  evidence: {},
  confidence: 0.9,
})

const plainReply = {
  from: { name: 'Inkoop Bosveld', address: 'inkoop@bosveld.example' },
  trust: 1,
  fields: {},
  warnings: [],
  language: 'nl',
  missing: [],
  evidence: {},
}
