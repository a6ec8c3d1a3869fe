import type { Tx } from '../db/pool.ts'
import { log } from '../engine/engine.ts'
import { TooLateError } from '../engine/errors.ts'

// What a colleague can do with a mail in the outbox. Each works in the caller's transaction, leaves a line in the run's
// history, and throws TooLateError when the mail is no longer where the colleague saw it.

/** A mail that waits stays where it is, without end. */
export function holdMail(tx: Tx, id: number, who: string): Promise<void> {
  return move(tx, id, who, 'mail-held', `update outbox set state = 'held' where id = $1 and state = 'pending'`)
}

/** A mail that waits, or was held, leaves now. */
export function releaseMail(tx: Tx, id: number, who: string): Promise<void> {
  return move(
    tx,
    id,
    who,
    'mail-released',
    `update outbox set state = 'pending', send_after = desk_now(), released_at = desk_now() where id = $1 and state in ('pending', 'held')`,
  )
}

/** Send a failed or uncertain mail again: the same bytes, the same Message-ID. A copy may then arrive twice. */
export function resendMail(tx: Tx, id: number, who: string): Promise<void> {
  return move(
    tx,
    id,
    who,
    'mail-sent-again',
    `update outbox set state = 'pending', send_after = desk_now(), released_at = desk_now(), uncertain_at = null, error = null
     where id = $1 and state in ('failed', 'uncertain', 'held')`,
  )
}

/** A colleague found the uncertain mail among the sent ones. */
export function markSent(tx: Tx, id: number, who: string): Promise<void> {
  return move(
    tx,
    id,
    who,
    'mail-sent',
    `update outbox set state = 'sent', sent_at = desk_now(), uncertain_at = null, error = null where id = $1 and state = 'uncertain'`,
  )
}

/** A mail that is not to leave any more. */
export function withdrawMail(tx: Tx, id: number, who: string): Promise<void> {
  return move(
    tx,
    id,
    who,
    'mail-withdrawn',
    `update outbox set state = 'withdrawn' where id = $1 and state in ('pending', 'held', 'failed', 'uncertain')`,
  )
}

/** The address works again: what leaves without a person may go there. */
export async function liftSuspension(tx: Tx, address: string, who: string): Promise<void> {
  const { rowCount } = await tx.query('delete from suppression where address = $1', [address.toLowerCase()])
  if (!rowCount) throw new TooLateError('this address is not suspended')
  await tx.query(`insert into audit (actor, action, subject) values ($1, 'suspension-lifted', $2)`, [who, address])
}

async function move(tx: Tx, id: number, who: string, what: string, update: string): Promise<void> {
  const { rows } = await tx.query<{ run_id: number | null; step: string | null; to_address: string }>(
    `with moved as (${update} returning run_id, step, to_address, state)
     select *, case when state = 'pending' then pg_notify('outbox', '') end from moved`,
    [id],
  )
  const mail = rows[0]
  if (!mail) throw new TooLateError('this mail is no longer in the state in which it was shown')
  if (mail.run_id !== null) await log(tx, mail.run_id, who, what, { outbox: id, step: mail.step, to: mail.to_address })
}
