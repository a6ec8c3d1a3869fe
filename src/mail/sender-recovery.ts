import type { Pool } from '../db/pool.ts'
import type { Logger } from '../log.ts'
import { SENDERS } from './sender-life.ts'

/** Asks the mail server, or whoever knows: did you accept a mail with this Message-ID? undefined: cannot tell. */
export type Proof = (messageId: string) => Promise<boolean | undefined>

interface RecoveryDeps {
  pool: Pool
  proof?: Proof
  /** Low stakes without proof: sent again when its sender has been dead for this long, with the same Message-ID. */
  uncertainResendSeconds: number
  /** A server may still be busy with a mail whose sender died, and a sender may be taking its lock again: until then nothing is sent again. */
  settleSeconds: number
  log: Logger
}

const MAX_QUESTIONS = 50
const ASK_AGAIN_MS = 30_000

/** Keys of the senders that live, as their locks say. */
const LIVING = `select objid::bigint from pg_locks where locktype = 'advisory' and classid = ${SENDERS}::oid and objsubid = 2
                  and granted and database = (select oid from pg_database where datname = current_database())`

/** Nobody waits for the mail server's answer any more: while the sender of an uncertain mail lives, only that sender settles it. */
const LEFT_ALONE = `coalesce(claimed_by, 0) not in (${LIVING})`

/**
 * Settles what dead senders left behind. Safe from many processes at once. A sender that lost its lock for a moment lives on: its
 * mail may be uncertain to others meanwhile, and stays its own (`claimed_by`), so it is never sent a second time beside it.
 */
export function createRecovery({ pool, proof, uncertainResendSeconds, settleSeconds, log }: RecoveryDeps) {
  const asked = new Map<number, number>()

  /** `mine`: claims of this process that it knows of; a claim of ours that we never heard of was lost on the way. */
  async function sweep(claimedBy: number, mine: number[]): Promise<void> {
    await releaseAbandoned(claimedBy, mine)
    if (proof) await ask(proof)
    await sendAgain()
    await holdOld()
  }

  async function releaseAbandoned(claimedBy: number, mine: number[]): Promise<void> {
    const { rows } = await pool.query<{ id: number; state: string }>({
      name: 'sender-abandoned',
      text: `with abandoned as (
               update outbox o set state = case o.state when 'eod' then 'uncertain' else 'pending' end,
                 claimed_by = case when o.state = 'eod' and o.claimed_by <> $1 then o.claimed_by end,
                 uncertain_at = case o.state when 'eod' then desk_now() end,
                 error = case o.state when 'eod' then 'The desk stopped while the mail server was accepting this mail, so it may or may not have been sent.' end
               where o.state in ('sending', 'eod')
                 and case when o.claimed_by = $1 then o.id <> all ($2::bigint[]) else ${LEFT_ALONE} end
               returning o.id, o.run_id, o.step, o.to_address, o.state, o.error),
             forgotten as (
               update outbox set claimed_by = null where state = 'uncertain' and claimed_by = $1 and id <> all ($2::bigint[])),
             history as (
               insert into run_log (run_id, what, detail)
               select run_id, 'mail-uncertain', jsonb_build_object('outbox', id, 'step', step, 'to', to_address, 'reason', error)
               from abandoned where state = 'uncertain' and run_id is not null)
             select id, state from abandoned`,
      values: [claimedBy, mine],
    })
    if (rows.length) log.warn({ mails: rows }, 'mails of a sender that stopped are taken over')
  }

  async function ask(proof: Proof): Promise<void> {
    const { rows } = await pool.query<{ id: number; message_id: string; settled: boolean }>({
      name: 'sender-uncertain',
      text: `select id, message_id, uncertain_at <= desk_now() - make_interval(secs => $1) as settled
             from outbox where state = 'uncertain' and ${LEFT_ALONE} order by uncertain_at limit 500`,
      values: [settleSeconds],
    })
    const due = rows.filter(({ id }) => (asked.get(id) ?? 0) <= performance.now()).slice(0, MAX_QUESTIONS)
    await Promise.all(
      due.map(async ({ id, message_id, settled }) => {
        const accepted = await proof(message_id).catch(() => undefined)
        if (accepted) await decide(id, 'sent', 'the mail server has it')
        else if (accepted === false && settled) await decide(id, 'pending', 'the mail server does not have it')
        else if (accepted === undefined) asked.set(id, performance.now() + ASK_AGAIN_MS)
      }),
    )
    if (!rows.length) asked.clear()
  }

  async function decide(id: number, state: 'sent' | 'pending', why: string): Promise<void> {
    await pool.query(
      `with decided as (
         update outbox set state = $2, error = null, claimed_by = null, uncertain_at = null, sent_at = case when $2 = 'sent' then desk_now() end
         where id = $1 and state = 'uncertain' and ${LEFT_ALONE} returning id, run_id, step)
       insert into run_log (run_id, what, detail)
       select run_id, 'mail-' || $2, jsonb_build_object('outbox', id, 'step', step, 'reason', $3::text) from decided where run_id is not null`,
      [id, state, why],
    )
  }

  async function sendAgain(): Promise<void> {
    await pool.query({
      name: 'sender-again',
      text: `with again as (
               update outbox set state = 'pending', claimed_by = null, uncertain_at = null
               where state = 'uncertain' and stakes = 'low' and ${LEFT_ALONE} and uncertain_at <= desk_now() - make_interval(secs => $1)
               returning id, run_id, step)
             insert into run_log (run_id, what, detail)
             select run_id, 'mail-sent-again', jsonb_build_object('outbox', id, 'step', step) from again where run_id is not null`,
      values: [Math.max(uncertainResendSeconds, settleSeconds)],
    })
  }

  /** What was due for a day and never tried may be out of date by now: a colleague looks at it first. */
  async function holdOld(): Promise<void> {
    await pool.query({
      name: 'sender-old',
      text: `with old as (
               update outbox set state = 'held',
                 error = 'This mail has waited for more than a day: see whether it is still right, then send it or withdraw it.'
               where state = 'pending' and attempts = 0 and send_after <= desk_now() - interval '24 hours'
               returning id, run_id, step, error)
             insert into run_log (run_id, what, detail)
             select run_id, 'mail-held', jsonb_build_object('outbox', id, 'step', step, 'reason', error) from old where run_id is not null`,
    })
  }

  return { sweep }
}
