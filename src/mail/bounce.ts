import type { Tx } from '../db/pool.ts'
import { log } from '../engine/run.ts'
import { readReturned, readVerdict, type Verdict } from './bounce-report.ts'
import { oneLine } from './outbox-address.ts'
import type { MailRead } from './read-result.ts'

interface Ours {
  id: number
  run_id: number | null
  step: string | null
  to_address: string
  state: string
}

/**
 * A delivery report: the mail of ours that it is about failed for good, is late, or arrived. Believed only when it brings back a
 * Message-ID or loop mark, which nobody can guess; a forged one changes nothing. Never answered. Returns one sentence for a
 * person. (RFC 3464; reliability.md 2.4)
 */
export async function fileBounce(tx: Tx, read: MailRead): Promise<string> {
  const report = `${read.head.subject}\n\n${read.deliveryReport ?? ''}`
  const ours = await findOurs(tx, read, report)
  if (!ours) return 'A delivery report about a mail that this desk did not send: nothing was changed.'
  const verdict = readVerdict(report)
  const sentence = sentenceOf(ours, verdict)
  if (verdict?.outcome === 'failed') await fail(tx, ours, sentence)
  else if (verdict && ours.state === 'uncertain') await prove(tx, ours.id)
  if (verdict && ours.run_id !== null)
    await log(tx, ours.run_id, 'postbode', verdict.outcome === 'failed' ? 'mail-bounced' : `mail-${verdict.outcome}`, {
      outbox: ours.id,
      step: ours.step,
      to: ours.to_address,
      reason: sentence,
    })
  return sentence
}

async function findOurs(tx: Tx, { head }: MailRead, report: string): Promise<Ours | null> {
  const { ids, locals } = readReturned(report)
  const named = [...ids, ...head.references.slice(-20), ...(head.inReplyTo ? [head.inReplyTo] : [])]
  if (!named.length && !locals.length) return null
  const { rows } = await tx.query<Ours>(
    `select id, run_id, step, to_address, state from outbox
     where message_id = any ($1) or message_id in (
       select '<' || local || '@' || domain || '>'
       from unnest($2::text[]) local, (select distinct split_part(address, '@', 2) as domain from mailbox_state) ours)
     order by id desc limit 1 for update`,
    [named, locals],
  )
  return rows[0] ?? null
}

/** It came back after the mail server had taken it, or while nobody knew whether it had. */
async function fail(tx: Tx, { id, to_address }: Ours, sentence: string): Promise<void> {
  await tx.query(
    `update outbox set state = 'failed', error = $2, claimed_by = null, uncertain_at = null
     where id = $1 and state in ('sent', 'uncertain', 'failed')`,
    [id, sentence],
  )
  await tx.query('insert into suppression (address, reason) values ($1, $2) on conflict (address) do nothing', [
    to_address,
    sentence,
  ])
}

/** A report about it proves that the mail server had taken it. */
async function prove(tx: Tx, id: number): Promise<void> {
  await tx.query(
    `update outbox set state = 'sent', sent_at = desk_now(), uncertain_at = null, error = null where id = $1 and state = 'uncertain'`,
    [id],
  )
}

function sentenceOf({ to_address }: Ours, verdict: Verdict | null): string {
  const said = verdict?.said ? `: ${oneLine(verdict.said)}` : ''
  if (verdict?.outcome === 'failed') return `The mail to ${to_address} came back${said}`
  if (verdict?.outcome === 'delayed') return `The mail to ${to_address} is late; the mail system still tries${said}`
  if (verdict?.outcome === 'delivered') return `The mail to ${to_address} arrived.`
  return `A report about the mail to ${to_address} that does not say whether it arrived.`
}
