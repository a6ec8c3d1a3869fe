import { toJsonb } from '../db/jsonb.ts'
import type { Tx } from '../db/pool.ts'
import type { Understanding } from '../understanding/types.ts'
import type { Incoming } from './incoming.ts'

export type Handled = Incoming & {
  state: 'routed' | 'filed'
  reason?: string
  text?: string
  trust?: number
  duplicateOf?: number | null
  sameMessageId?: boolean
}

/** Keep what was understood with the mails, in one statement. Fields and evidence stand once, in the input of their run. */
export async function storeMails(tx: Tx, handled: Handled[]): Promise<void> {
  if (!handled.length) return
  await tx.query({
    name: 'mails-store',
    text: `update inbound_message m set state = s.state, reason = s.reason, reason_text = s.reason_text, state_at = desk_now(),
             message_id = s.message_id, fingerprint = s.fingerprint, from_address = s.from_address, from_name = s.from_name, subject = s.subject,
             language = s.language, kind = s.kind, automated = s.automated, auth = s.auth, trust = s.trust, understanding = s.understanding,
             duplicate_of = s.duplicate_of, same_message_id = s.same_message_id, wish = null
           from jsonb_to_recordset($1::jsonb) as s (id bigint, state text, reason text, reason_text text, message_id text, fingerprint text,
             from_address text, from_name text, subject text, language text, kind text, automated text, auth jsonb, trust smallint,
             understanding jsonb, duplicate_of bigint, same_message_id boolean)
           where m.id = s.id`,
    values: [toJsonb(handled.map(asRow))],
  })
}

function asRow({ mail, read, auth, ...it }: Handled) {
  const { head, understanding, guard } = read
  return {
    id: mail.id,
    state: it.state,
    reason: it.reason,
    reason_text: it.text,
    message_id: head.messageId,
    fingerprint: head.fingerprint,
    from_address: head.from[0]?.address,
    from_name: head.from[0]?.name,
    subject: head.subject,
    language: understanding.language,
    kind: understanding.kind,
    automated: understanding.automated,
    auth: { ...auth, guard: guard.reason },
    trust: it.trust,
    understanding: brief(understanding),
    duplicate_of: it.duplicateOf,
    same_message_id: it.sameMessageId ?? false,
  }
}

function brief({ fields: _fields, evidence: _evidence, others, ...it }: Understanding) {
  return { ...it, ...(others && { others: others.map(({ kind, confidence }) => ({ kind, confidence })) }) }
}
