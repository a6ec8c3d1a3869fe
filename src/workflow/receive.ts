import { transaction, type Pool, type Tx } from '../db/pool.ts'
import type { JsonObject } from '../engine/define.ts'
import { log, type Engine } from '../engine/engine.ts'
import type { Authenticated } from '../mail/auth.ts'
import { createMarks } from '../mail/outbox-marks.ts'
import type { MailRead } from '../mail/read-result.ts'
import type { Asked, Kind } from '../understanding/types.ts'
import type { AnyWorkflow, Request } from './define.ts'
import { findTwin, whyFiled } from './filing.ts'
import { waitingRun, type Waiting } from './replies.ts'
import { senderOf, silenceOf, type Sender } from './sender.ts'
import { storeMail } from './store.ts'

/** A stored mail that waits to be read. */
export interface StoredMail {
  id: number
  mailbox: string
  history: boolean
  receivedAt: Date
}

export interface ReceiveOptions {
  /** A colleague named the kind: begin it as that, whatever else the mail says. */
  as?: Kind
  /** A colleague brought it back from the filed mails: take it for a person's. */
  again?: boolean
  /** It was read once more as the kind of the run it answers. */
  answers?: Waiting
}

/** The mail answers a run of this kind: read it again as that, then hand it in with `answers`. */
export interface ReadAgain {
  as: Kind
  answers: Waiting
}

export interface ReceiveDeps {
  pool: Pool
  engine: Engine
  workflows: AnyWorkflow[]
  firstSync: 'now' | 'backfill'
  secretKey: string
}

/**
 * From a mail that was read to what the desk does with it, in one transaction: file it, hand it to the run that waits for it,
 * or begin a run for each thing it asks, carried on to its first wait. Safe to repeat: a mail that is handled stays as it is.
 */
export function createReceiver({ pool, engine, workflows, firstSync, secretKey }: ReceiveDeps) {
  const marks = createMarks(secretKey)

  async function receive(
    mail: StoredMail,
    read: MailRead,
    auth: Authenticated,
    options: ReceiveOptions = {},
  ): Promise<ReadAgain | void> {
    try {
      return await transaction(pool, tx => handle(tx, { mail, read, auth, options, advance: true }))
    } catch (error) {
      if (isDoubleFingerprint(error)) return receive(mail, read, auth, options) // its twin was faster: now it is seen
      if (!(error instanceof StoryFailedError)) throw error
      // the story broke on its way to the first wait: keep the mail, and let the run stop where a person sees it
      return transaction(pool, tx => handle(tx, { mail, read, auth, options, advance: false }))
    }
  }

  interface Incoming {
    mail: StoredMail
    read: MailRead
    auth: Authenticated
    options: ReceiveOptions
    advance: boolean
  }

  async function handle(tx: Tx, it: Incoming): Promise<ReadAgain | void> {
    const { mail, read, auth, options } = it
    const { rowCount } = await tx.query({
      name: 'mail-lock',
      text: `select from inbound_message where id = $1 and (state = 'recorded' or $2) for update`,
      values: [mail.id, !!options.as],
    })
    if (!rowCount) return
    const byColleague = options.again === true || options.as !== undefined
    const twin = byColleague ? { same: null, sameId: null } : await findTwin(tx, mail.id, read)
    const filed = byColleague ? null : await whyFiled(tx, read, twin, mail.history && firstSync === 'now', marks)
    if (filed) return storeMail(tx, mail.id, read, auth, { state: 'filed', duplicateOf: twin.same, ...filed })

    const sender = await senderOf(tx, read, auth)
    const answers = options.answers ?? (byColleague ? null : await waitingRun(tx, read, sender))
    if (answers && !options.answers && kindOf(answers.workflow)) return { as: kindOf(answers.workflow)!, answers }
    await storeMail(tx, mail.id, read, auth, {
      state: 'routed',
      trust: sender.trust,
      sameMessageId: twin.sameId !== null,
    })
    if (answers) await addToRun(tx, answers.runId, it, sender)
    else await begin(tx, it, sender, twin.sameId)
  }

  /** One item for each thing that is asked; only the first may be answered by itself (mission.md, decisions 8 and 14). */
  async function begin(
    tx: Tx,
    { mail, read, options, advance }: Incoming,
    sender: Sender,
    sameId: number | null,
  ): Promise<void> {
    const asked: Asked[] = [read.understanding, ...(options.as ? [] : (read.understanding.others ?? []))]
    for (const [index, ask] of asked.entries()) {
      const workflow = workflowOf(options.as ?? ask.kind)
      const silent = silenceOf(mail, read, options) ?? (index ? 'already-answered' : undefined)
      const request = requestOf(mail, read, ask, sender, { silent, sameId })
      try {
        await engine.start(tx, workflow, request, {
          key: `message:${mail.id}${options.as ? `:as:${options.as}` : ''}${options.again ? ':again' : ''}${index ? `:${index}` : ''}`,
          messageId: mail.id,
          subject: read.head.subject,
          customerId: sender.customer?.id ?? null,
          owner: sender.customer?.accountManager ?? workflow.department,
          advance,
        })
      } catch (error) {
        throw advance && !isOfTheDatabase(error) ? new StoryFailedError((error as Error).message) : error
      }
    }
  }

  async function addToRun(tx: Tx, runId: number, { mail, read, options }: Incoming, sender: Sender): Promise<void> {
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

/** A story threw while the mail's transaction was open. */
class StoryFailedError extends Error {}

function requestOf(
  mail: StoredMail,
  read: MailRead,
  ask: Asked,
  sender: Sender,
  more: { silent: Request['silent']; sameId: number | null },
): Request {
  const sameId = more.sameId
    ? [`Een eerdere mail had dezelfde Message-ID maar een andere inhoud (mail ${more.sameId}).`]
    : []
  return {
    origin: 'mail',
    mailId: mail.id,
    mailbox: mail.mailbox,
    sender: read.sender,
    ...(read.forwarded && { forwardedBy: read.head.from[0] ?? { name: '', address: '' } }),
    subject: read.head.subject,
    receivedAt: mail.receivedAt.toISOString(),
    language: sender.language,
    trust: sender.trust,
    ...(more.silent && { silent: more.silent }),
    ...(sender.customer && {
      customer: { id: sender.customer.id, number: sender.customer.number, name: sender.customer.name },
    }),
    fields: ask.fields,
    missing: ask.missing,
    warnings: [...ask.warnings, ...sender.warnings, ...sameId],
    evidence: ask.evidence,
    confidence: ask.confidence,
  }
}

const isDoubleFingerprint = (error: unknown) => (error as { constraint?: string }).constraint === 'inbound_message_once'
const isOfTheDatabase = (error: unknown) =>
  isDoubleFingerprint(error) || /^(08|40|53|57)/.test((error as { code?: string }).code ?? '')
