import { transaction, type Pool, type Tx } from '../db/pool.ts'
import { findContacts } from '../domain/customers.ts'
import type { JsonObject } from '../engine/define.ts'
import type { Engine, Start } from '../engine/engine.ts'
import { isTransient } from '../engine/errors.ts'
import { log } from '../engine/run.ts'
import { createMarks } from '../mail/outbox-marks.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { MailRead } from '../mail/read-result.ts'
import { tellAnswered } from '../mail/thread.ts'
import type { Asked, Kind } from '../understanding/types.ts'
import type { AnyWorkflow } from './define.ts'
import { findTwins, whyFiled, type Twin } from './filing.ts'
import { byColleague, type Incoming, type Waiting } from './incoming.ts'
import { findWaitingRuns } from './replies.ts'
import { requestOf } from './request.ts'
import { senderOf, silenceOf, type Sender } from './sender.ts'
import { storeMails, type Handled } from './store.ts'
import { sameWish, type Wish } from './wishes.ts'

/** A mail answers a run of this kind: read it again as that, then hand it in with `answers`. */
export interface ReadAgain {
  incoming: Incoming
  as: Kind
  answers: Waiting
}

export interface ReceiveDeps {
  pool: Pool
  engine: Engine
  outbox: Pick<Outbox, 'takeTurnsAhead'>
  workflows: AnyWorkflow[]
  firstSync: 'now' | 'backfill'
  secretKey: string
}

/**
 * From mails that were read to what the desk does with them: file it, hand it to the run that waits for it, or begin a run for
 * each thing it asks, carried on to its first wait. A batch is one transaction; where one mail of it fails, each gets its own.
 * Safe to repeat: a mail that is handled stays as it is.
 */
export function createReceiver({ pool, engine, outbox, workflows, firstSync, secretKey }: ReceiveDeps) {
  const marks = createMarks(secretKey)

  /** `onFailed` hears of each mail that could not be handled. Returns the mails that must be read once more. */
  async function receive(
    batch: Incoming[],
    onFailed: (it: Incoming, error: Error) => Promise<void>,
  ): Promise<ReadAgain[]> {
    try {
      if (batch.length > 1) return await transaction(pool, tx => handle(tx, batch, true))
    } catch (error) {
      if (isTransient(error) && !isDeadlock(error)) throw error
    }
    const again: ReadAgain[] = []
    for (const it of batch) {
      await receiveOne(it).then(
        more => again.push(...more),
        error => {
          if (isTransient(error)) throw error
          return onFailed(it, error as Error)
        },
      )
    }
    return again
  }

  async function receiveOne(it: Incoming): Promise<ReadAgain[]> {
    try {
      return await transaction(pool, tx => handle(tx, [it], true))
    } catch (error) {
      if (isTransient(error)) throw error
      if (isDouble(error) && !byColleague(it)) return receiveOne(it) // its twin was faster: now it is seen
      // the story broke on its way to the first wait: keep the mail, and let the run stop where a person sees it
      return transaction(pool, tx => handle(tx, [it], false))
    }
  }

  async function handle(tx: Tx, batch: Incoming[], advance: boolean): Promise<ReadAgain[]> {
    const open = await lockOpen(tx, batch)
    const senders = open.map(it => it.read.sender.address)
    const mayAnswer = open.filter(it => !byColleague(it) && !it.options?.answers)
    const [twins, contacts, waiting] = await Promise.all([
      findTwins(tx, open),
      findContacts(tx, senders),
      findWaitingRuns(tx, mayAnswer),
    ])
    const stored: Handled[] = []
    const starts: Start[] = []
    const replies: (() => Promise<void>)[] = []
    const again: ReadAgain[] = []

    for (const it of open) {
      const twin = twins.of(it)
      const filed = byColleague(it)
        ? null
        : await whyFiled(tx, it.read, twin, it.mail.history && firstSync === 'now', marks)
      if (filed) {
        stored.push({ ...it, state: 'filed', duplicateOf: twin.same, ...filed })
        continue
      }
      const sender = senderOf(it.read, it.auth, contacts)
      const answers = it.options?.answers ?? waiting.of(it, sender)
      const as = answers && !it.options?.answers ? kindOf(answers.workflow) : undefined
      if (answers && as) {
        again.push({ incoming: it, as, answers })
        continue
      }
      stored.push({ ...it, state: 'routed', trust: sender.trust, sameMessageId: twin.sameId !== null })
      if (answers) replies.push(() => addToRun(tx, answers.runId, it, sender))
      else starts.push(...startsOf(it, sender, twin, advance))
    }

    await storeMails(tx, stored)
    for (const it of stored) tellAnswered(tx, it.mail.id, headOf(it))
    // runs before turns, as a run that is carried on: who holds a turn waits for no run
    for (const reply of replies) await reply()
    await outbox.takeTurnsAhead(
      tx,
      open.map(({ read }) => ({ address: read.sender.address, thread: ownThread(read) })),
    )
    if (starts.length) await engine.startAll(tx, starts)
    return again
  }

  /** One item for each thing that is asked; only the first may be answered by itself (mission.md, decisions 8 and 14). */
  function startsOf(
    { mail, read, options = {} }: Incoming,
    sender: Sender,
    { sameId }: Twin,
    advance: boolean,
  ): Start[] {
    const asked: Asked[] = [read.understanding, ...(options.as ? [] : (read.understanding.others ?? []))]
    return asked.map((ask, index) => {
      const workflow = workflowOf(options.as ?? ask.kind)
      const silent = silenceOf(mail, read, options) ?? (index ? 'already-answered' : undefined)
      return {
        workflow,
        input: requestOf(mail, read, ask, sender, { silent, sameId }),
        key: `message:${mail.id}${options.as ? `:as:${options.as}:${options.after}` : ''}${options.again ? ':again' : ''}${index ? `:${index}` : ''}`,
        messageId: mail.id,
        subject: read.head.subject,
        customerId: sender.customer?.id ?? null,
        owner: sender.customer?.accountManager ?? workflow.department,
        advance,
        lane: sender.customer ? `customer ${sender.customer.id}` : sender.address,
      }
    })
  }

  async function addToRun(
    tx: Tx,
    runId: number,
    { mail, read, options = {} }: Incoming,
    sender: Sender,
  ): Promise<void> {
    const { fields, missing, warnings, evidence, language } = read.understanding
    const reply = {
      mailId: mail.id,
      from: read.sender,
      trust: sender.trust,
      silent: silenceOf(mail, read, options),
      language,
      fields,
      missing,
      warnings: [...warnings, ...sender.warnings],
      evidence,
    }
    await engine.emit(tx, `reply:${runId}`, reply as unknown as JsonObject, read.sender.address)
    await log(tx, runId, read.sender.address, 'mail-added', { mailId: mail.id, subject: read.head.subject })
  }

  function workflowOf(kind: string): AnyWorkflow {
    const found = workflows.find(it => it.request?.kind === kind) ?? workflows.find(it => it.request === null)
    if (!found) throw new Error('no workflow catches what no other workflow takes')
    return found
  }

  const kindOf = (workflow: string): Kind | undefined => workflows.find(it => it.name === workflow)?.request?.kind

  return { receive }
}

const headOf = ({ mail, read: { head } }: Incoming) => ({
  mailbox: mail.mailbox,
  messageId: head.messageId,
  subject: head.subject,
  headers: head.headers.map(([name, value]) => ({ name, value })),
})

/** A mail that answers nothing begins a conversation of its own. */
const ownThread = ({ head }: MailRead) => (!head.inReplyTo && !head.references.length ? head.messageId : null)

/**
 * The mails that nobody has handled yet, locked. In the order of their senders' domains: the limits of the outbox take turns by
 * domain, and two batches that meet the same domains in the same order never wait for each other in a circle.
 */
async function lockOpen(tx: Tx, batch: Incoming[]): Promise<Incoming[]> {
  const { rows } = await tx.query<{ id: number; wish: Wish | null }>({
    name: 'mails-lock',
    text: `select id, wish from inbound_message where id = any($1) and state = 'recorded' order by id for update`,
    values: [batch.map(it => it.mail.id)],
  })
  const wishes = new Map(rows.map(row => [row.id, row.wish]))
  const domain = (it: Incoming) => it.read.sender.address.split('@')[1] ?? ''
  return batch
    .filter(({ mail, options }) => wishes.has(mail.id) && sameWish(wishes.get(mail.id) ?? null, options))
    .toSorted((a, b) => (domain(a) < domain(b) ? -1 : domain(a) > domain(b) ? 1 : a.mail.id - b.mail.id))
}

const isDouble = (error: unknown) => (error as { constraint?: string }).constraint === 'inbound_message_once'
const isDeadlock = (error: unknown) => (error as { code?: string }).code === '40P01'
