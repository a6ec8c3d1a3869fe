import type { Tx } from '../db/pool.ts'
import type { MailRead } from '../mail/read-result.ts'
import type { Incoming, Waiting } from './incoming.ts'
import type { Sender } from './sender.ts'

interface Row {
  messageId: string
  to: string
  customer: number | null
  runId: number
  workflow: string
  missing: string[] | null
}

/**
 * The runs whose mails these answer. A reply joins only when its sender is who we wrote to, or a contact of the same customer:
 * a guessed reference opens nobody's conversation (reliability 76).
 */
export async function findWaitingRuns(
  tx: Tx,
  batch: Incoming[],
): Promise<{ of(it: Incoming, sender: Sender): Waiting | null }> {
  const ids = batch.flatMap(it => referencesOf(it.read))
  if (!ids.length) return { of: () => null }
  const { rows } = await tx.query<Row>({
    name: 'mails-threads',
    text: `select o.message_id as "messageId", o.to_address as "to", r.customer_id as customer, r.id as "runId", r.workflow, r.input -> 'missing' as missing
           from outbox o
           join workflow_run r on r.id = o.run_id and r.status in ('running', 'waiting')
           join workflow_wait w on w.run_id = r.id and w.topic = 'reply:' || r.id and (w.answered_at is null or w.effective_at is not null)
           where o.message_id = any($1) order by o.id desc`,
    values: [ids],
  })
  return {
    of({ read }, sender) {
      const mine = new Set(referencesOf(read))
      const from = read.head.from[0]?.address
      const found = rows.find(
        it =>
          mine.has(it.messageId) && (it.to === from || (it.customer !== null && it.customer === sender.customer?.id)),
      )
      return found ? { runId: found.runId, workflow: found.workflow, missing: found.missing ?? [] } : null
    },
  }
}

/** Newest last; a forward answers nobody. */
function referencesOf({ head, forwarded }: MailRead): string[] {
  return forwarded ? [] : [...head.references.slice(-20), ...(head.inReplyTo ? [head.inReplyTo] : [])]
}

/**
 * Replies that came while the last decision of a run was taking effect, and that it ended without: they become mails of their
 * own again, so that somebody reads them. Returns the ids of those mails, to be received anew.
 */
export async function leftReplies(tx: Tx, runId: number): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `with left_over as (
       update workflow_event set taken_by = $1 where topic = 'reply:' || $1::bigint and taken_by is null returning (value ->> 'mailId')::bigint as id)
     update inbound_message m set state = 'recorded' from left_over where m.id = left_over.id and m.state = 'routed' returning m.id`,
    [runId],
  )
  return rows.map(row => row.id)
}

/**
 * Replies to runs that do not listen any more: one that was stopped, that ended while the reply was being read, or that waits for
 * something else since a decision that was made before the reply came. They too become mails of their own. Returns their ids.
 */
export async function strayReplies(tx: Tx): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>({
    name: 'replies-stray',
    text: `with stray as (
             select e.id, r.id as run from workflow_event e
             join workflow_run r on r.id = case when e.topic ~ '^reply:[0-9]{1,18}$' then substr(e.topic, 7)::bigint end
             where e.taken_by is null and e.topic like 'reply:%'
               and (r.status in ('done', 'cancelled') or r.status = 'waiting' and not exists (
                 select from workflow_wait w where w.run_id = r.id and w.topic = e.topic and (w.answered_at is null or w.effective_at is not null)))
             order by e.id limit 200 for update of e skip locked),
           given_back as (
             update workflow_event e set taken_by = stray.run from stray where e.id = stray.id returning (e.value ->> 'mailId')::bigint as mail)
           update inbound_message m set state = 'recorded' from given_back where m.id = given_back.mail and m.state = 'routed' returning m.id`,
  })
  return rows.map(row => row.id)
}
