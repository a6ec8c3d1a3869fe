import { toJsonb } from '../db/jsonb.ts'
import type { Db, Tx } from '../db/pool.ts'
import { together } from '../db/together.ts'
import type { Mail, Replied } from '../engine/define.ts'
import { PermanentError } from '../engine/errors.ts'
import { log, type Run } from '../engine/run.ts'
import { createLimits, type AnswerLimits } from './limits.ts'
import type { Address } from './message.ts'
import { addressProblem, domainOf, oneLine } from './outbox-address.ts'
import { toBytes, writeLetter, type LetterDeps, type Written } from './outbox-letter.ts'
import { createMarks } from './outbox-marks.ts'
import { MASK } from './outbox-secret.ts'

export interface OutboxDeps extends Omit<LetterDeps, 'marks'> {
  /** SECRET_KEY of the contract. */
  secretKey: string
  limits: AnswerLimits
}

/** A mail as it would leave, to be shown; secrets are masked. */
export interface Preview {
  from: Address
  to: Address
  subject: string
  preheader: string
  text: string
  html: string
}

export interface Approved {
  runId: number
  /** The step of the plan that will send it. */
  step: string
  mail: Mail
}

/** A mail written out, with the step it belongs to. */
interface Ready extends Approved {
  written: Written
  bytes: Buffer
}

export type Outbox = ReturnType<typeof createOutbox>

/** The only way out for a mail. Every function works in the caller's transaction: a mail stands and falls with the fact it tells. */
export function createOutbox({ secretKey, limits, ...rest }: OutboxDeps) {
  const marks = createMarks(secretKey)
  const deps: LetterDeps = { ...rest, marks }
  const ourAddresses = rest.mailboxes.map(({ address }) => address.toLowerCase())
  const { refusals, takeTurnsAhead } = createLimits(limits)

  /**
   * Put the mail of a step in the outbox, once: where a colleague approved it, those very bytes are released. What leaves
   * without a person may be withheld, which the run's history tells. Throws PermanentError when it cannot be written.
   */
  async function enqueue(tx: Tx, run: Pick<Run, 'id' | 'fresh'>, step: string, mail: Mail): Promise<Replied> {
    // nobody can have approved a mail of a run that has only just begun
    const released = run.fresh ? null : await release(tx, run.id, step, mail)
    if (released !== null) return { outbox: released }
    const alone = leavesAlone(mail)
    const problem = recipientProblem(mail)
    if (problem && !alone) throw new PermanentError(problem)
    if (problem) return withhold(tx, run.id, step, mail, problem)
    const written = await writeLetter(deps, tx, mail, { runId: run.id, key: keyOf(run.id, step) })
    const letter = { runId: run.id, step, mail, written, bytes: toBytes(written) }
    return together(tx, 'outbox', letter, all => putAll(tx, all))
  }

  /** The mails of a batch in few statements: what leaves alone passes the limits in the order given. */
  async function putAll(tx: Tx, letters: Ready[]): Promise<Replied[]> {
    const alone = letters.filter(it => leavesAlone(it.mail))
    const reasons = await refusals(tx, alone.map(candidate))
    const withheld = new Map(alone.flatMap((it, at) => (reasons[at] ? [[it, reasons[at]]] : [])))
    const ids = await insert(
      tx,
      letters.filter(it => !withheld.has(it)),
      'pending',
    )
    return Promise.all(
      letters.map(async it => {
        const reason = withheld.get(it)
        return reason === undefined
          ? { outbox: ids.get(keyOf(it.runId, it.step))! }
          : withhold(tx, it.runId, it.step, it.mail, reason)
      }),
    )
  }

  /** Keep the mail that a colleague has just approved, byte for byte, until its decision takes effect. Returns its outbox id. */
  async function freeze(tx: Tx, approved: Approved): Promise<number> {
    const problem = recipientProblem(approved.mail)
    if (problem) throw new PermanentError(problem)
    const key = keyOf(approved.runId, approved.step)
    const written = await writeLetter(deps, tx, approved.mail, { runId: approved.runId, key })
    // a run has one decision at a time: this one takes the place of an earlier one whose mail never left
    await tx.query(`delete from outbox where run_id = $1 and state = 'frozen'`, [approved.runId])
    const mail = { ...approved.mail, automatic: false }
    const ids = await insert(tx, [{ ...approved, mail, written, bytes: toBytes(written) }], 'frozen')
    return ids.get(key)!
  }

  /** What would leave, exactly: written by the same hand. Throws PermanentError as enqueue does. */
  async function preview(mail: Mail, db: Db): Promise<Preview> {
    const { letter, preheader } = await writeLetter(deps, db, mail, { runId: null, key: 'preview' })
    const { from, to, subject, text, html } = letter
    const [maskedText, maskedHtml] = [text, html].map(body => body.replaceAll(marks.placeholder, MASK))
    return { from, to, subject, preheader, text: maskedText!, html: maskedHtml! }
  }

  function recipientProblem({ to: { address } }: Mail): string | null {
    const ours = ourAddresses.includes(address.toLowerCase())
    return ours ? `${address} is one of our own mailboxes: the desk does not write to itself.` : addressProblem(address)
  }

  return { enqueue, freeze, withdraw, preview, takeTurnsAhead }
}

/** Undo: the mail is forgotten. Does nothing when there is none, or when it was released already. */
async function withdraw(tx: Tx, runId: number, step: string): Promise<void> {
  await tx.query(`delete from outbox where key = $1 and state = 'frozen'`, [keyOf(runId, step)])
}

const keyOf = (runId: number, step: string) => `${runId}:${step}`

/** The contract counts what answers a mail by itself; digests, reminders and approved mails do not count. */
const isAutomatic = ({ automatic, why }: Mail) => automatic ?? (why === 'receipt' || why === 'question')

/** No colleague looked at this very mail: it does not go to suspended addresses. */
const leavesAlone = (mail: Mail) => isAutomatic(mail) || mail.why !== 'answer'

const candidate = ({ mail, written: { letter, thread } }: Ready) => ({
  address: letter.to.address,
  why: mail.why,
  automatic: isAutomatic(mail),
  thread,
})

/** What a mistake in it would cost decides whether it may be repeated when nobody knows if it left (mission.md; reliability.md 2.2). */
function stakesOf(mail: Mail): 'low' | 'high' {
  return mail.secret || (mail.why === 'answer' && !isAutomatic(mail)) ? 'high' : 'low'
}

/** A mail that was frozen leaves now; one that left before stays as it is. Null when there is none. */
async function release(tx: Tx, runId: number, step: string, mail: Mail): Promise<number | null> {
  const { rows } = await tx.query<{ id: number }>({
    name: 'outbox-release',
    text: `with released as (
             update outbox set state = 'pending', send_after = desk_now(), released_at = desk_now(), secret = coalesce($2, secret)
             where key = $1 and state = 'frozen' returning id, pg_notify('outbox', ''))
           select id from released union all select id from outbox where key = $1 limit 1`,
    values: [keyOf(runId, step), mail.secret ? JSON.stringify(mail.secret) : null],
  })
  return rows[0]?.id ?? null
}

/**
 * Ids by key. The bytes travel as one value, cut up in the database.
 * Notifications make commits queue up, so a sender that has work already is not told: it looks again by itself.
 */
async function insert(tx: Tx, letters: Ready[], state: 'pending' | 'frozen'): Promise<Map<string, number>> {
  if (!letters.length) return new Map()
  let end = 0
  const rows = letters.map(({ runId, step, mail, written: { letter, thread }, bytes }) => {
    end += bytes.length
    return {
      key: keyOf(runId, step),
      run_id: runId,
      step,
      why: mail.why,
      automatic: isAutomatic(mail),
      stakes: stakesOf(mail),
      template: mail.template,
      language: mail.language,
      from_address: letter.from.address,
      to_address: letter.to.address,
      to_name: letter.to.name,
      to_domain: domainOf(letter.to.address),
      subject: letter.subject,
      message_id: `<${letter.messageId}>`,
      thread,
      secret: mail.secret ?? null,
      start: end - bytes.length + 1,
      length: bytes.length,
    }
  })
  const written = await tx.query<{ key: string; id: number }>({
    name: 'outbox-insert',
    text: `with written as (
             insert into outbox (key, run_id, step, why, automatic, stakes, template, language, from_address, to_address, to_name,
                                 to_domain, subject, message_id, thread, bytes, secret, state)
             select key, run_id, step, why, automatic, stakes, template, language, from_address, to_address, to_name,
                    to_domain, subject, message_id, thread, substring($2::bytea from start for length), secret, $3
             from jsonb_to_recordset($1::jsonb) as m (key text, run_id bigint, step text, why text, automatic boolean, stakes text,
               template text, language text, from_address text, to_address text, to_name text, to_domain text, subject text,
               message_id text, thread text, secret jsonb, start int, length int)
             returning key, id),
           told as (
             select pg_notify('outbox', '') where $3 = 'pending'
               and not exists (select from outbox where state = 'pending' and send_after <= desk_now()))
           select key, id, (select count(*) from told) from written`,
    values: [toJsonb(rows), Buffer.concat(letters.map(it => it.bytes)), state],
  })
  return new Map(written.rows.map(({ key, id }) => [key, id]))
}

async function withhold(tx: Tx, runId: number, step: string, mail: Mail, reason: string): Promise<Replied> {
  await log(tx, runId, 'postbode', 'withheld', { step, template: mail.template, to: oneLine(mail.to.address), reason })
  return { withheld: reason }
}
