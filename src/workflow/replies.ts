import type { Tx } from '../db/pool.ts'
import type { MailRead } from '../mail/read-result.ts'
import type { Sender } from './sender.ts'

/** A run that waits for an answer of this sender. */
export interface Waiting {
  runId: number
  workflow: string
  /** Required fields that were asked for. */
  missing: string[]
}

/**
 * The run whose mail this answers. A reply joins only when its sender is who we wrote to, or a contact of the same customer:
 * a guessed reference opens nobody's conversation (reliability 76).
 */
export async function waitingRun(tx: Tx, read: MailRead, sender: Sender): Promise<Waiting | null> {
  const ids = [read.head.inReplyTo, ...read.head.references].filter(it => it !== null)
  if (!ids.length || read.forwarded) return null
  const { rows } = await tx.query<{ id: number; workflow: string; missing: string[] | null }>({
    name: 'mail-thread',
    text: `select r.id, r.workflow, r.input -> 'missing' as missing from outbox o
           join workflow_run r on r.id = o.run_id and r.status in ('running', 'waiting')
           join workflow_wait w on w.run_id = r.id and w.topic = 'reply:' || r.id and (w.answered_at is null or w.effective_at is not null)
           where o.message_id = any($1) and (o.to_address = $2 or (r.customer_id is not null and r.customer_id = $3))
           order by o.id desc limit 1`,
    values: [ids.slice(-20), read.head.from[0]?.address ?? '', sender.customer?.id ?? null],
  })
  const it = rows[0]
  return it ? { runId: it.id, workflow: it.workflow, missing: it.missing ?? [] } : null
}
