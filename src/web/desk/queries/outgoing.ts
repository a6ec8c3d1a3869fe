import type { Db, Tx } from '../../../db/pool.ts'
import { log } from '../../../engine/run.ts'
import type { Outcome } from '../../../workflow/define.ts'
import { readCursor } from '../cursor.ts'

export const PAGE = 50

/** A decision that can still be taken back. */
export interface Waiting {
  run: number
  title: string
  outcome: string
  outcomes: Outcome[]
  by: string
  /** null: held without end. */
  effectiveAt: Date | null
  mail: number | null
  to: string | null
  subject: string | null
}

export async function readWaiting(db: Db): Promise<Waiting[]> {
  const { rows } = await db.query<Waiting>({
    name: 'outgoing-waiting',
    text: `select w.run_id as run, w.question #>> '{review,title}' as title, w.answer ->> 'outcome' as outcome,
                  w.question #> '{review,outcomes}' as outcomes, w.answered_by as by,
                  case when w.effective_at < 'infinity' then w.effective_at end as "effectiveAt", o.id as mail, o.to_address as to, o.subject
           from workflow_wait w left join outbox o on o.run_id = w.run_id and o.state = 'frozen'
           where w.effective_at > desk_now() and w.kind = 'approval' order by w.effective_at, w.run_id limit 200`,
  })
  return rows
}

export interface OutgoingMail {
  id: number
  run: number | null
  to: string
  subject: string
  template: string
  automatic: boolean
  state: string
  attempts: number
  sendAfter: Date
  sentAt: Date | null
  createdAt: Date
  error: string | null
}

const MAIL = `id, run_id as run, to_address as to, subject, template, automatic, state, attempts, send_after as "sendAfter",
  sent_at as "sentAt", created_at as "createdAt", error`

/** Mails that a colleague must look at. */
export async function readAttention(db: Db): Promise<OutgoingMail[]> {
  const { rows } = await db.query<OutgoingMail>({
    name: 'outgoing-attention',
    text: `select ${MAIL} from outbox where state in ('uncertain', 'failed', 'held') order by created_at desc limit 200`,
  })
  return rows
}

export async function readPending(db: Db): Promise<{ mails: OutgoingMail[]; total: number }> {
  const { rows } = await db.query<OutgoingMail & { total: number }>({
    name: 'outgoing-pending',
    text: `select ${MAIL}, (select count(*) from outbox where state = 'pending') as total from outbox
           where state = 'pending' order by send_after, id limit ${PAGE}`,
  })
  return { mails: rows, total: rows[0]?.total ?? 0 }
}

/** What left, newest first. `before`: place of the last row of the page before. */
export async function readSent(db: Db, before?: string): Promise<(OutgoingMail & { cursor: string })[]> {
  const from = readCursor(before)
  const { rows } = await db.query<OutgoingMail & { cursor: string }>({
    name: 'outgoing-sent',
    text: `select ${MAIL}, to_char(sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '~' || id as cursor from outbox
           where state = 'sent' and (sent_at, id) < ($1::timestamptz, $2::bigint) order by sent_at desc, id desc limit ${PAGE + 1}`,
    values: [from?.at ?? 'infinity', from?.id ?? Number.MAX_SAFE_INTEGER],
  })
  return rows
}

export const ACTS = {
  /** Not now: until somebody says so. */
  hold: { from: ['pending'], set: `state = 'held'` },
  release: { from: ['held'], set: `state = 'pending', send_after = desk_now(), released_at = desk_now()` },
  // the same bytes with the same Message-ID: a mailbox that has it already shows it once
  resend: {
    from: ['uncertain', 'failed'],
    set: `state = 'pending', send_after = desk_now(), released_at = desk_now(), error = null, uncertain_at = null`,
  },
  'mark-sent': { from: ['uncertain'], set: `state = 'sent', sent_at = desk_now(), error = null, uncertain_at = null` },
  withdraw: { from: ['held', 'failed', 'uncertain'], set: `state = 'withdrawn', error = null` },
} as const
export type Act = keyof typeof ACTS

/** What a colleague does with one mail. False when it is no longer in a state for that: nothing has changed. */
export async function act(tx: Tx, id: number, name: Act, who: string): Promise<boolean> {
  const { from, set } = ACTS[name]
  const { rows } = await tx.query<{ run: number | null; step: string; to: string }>(
    `update outbox set ${set} where id = $1 and state = any($2) returning run_id as run, step, to_address as to, pg_notify('outbox', '')`,
    [id, from],
  )
  const mail = rows[0]
  if (mail?.run) await log(tx, mail.run, who, `mail-${name}`, { outbox: id, step: mail.step, to: mail.to })
  return mail !== undefined
}
