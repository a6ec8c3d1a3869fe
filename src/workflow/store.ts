import type { Tx } from '../db/pool.ts'
import type { Authenticated } from '../mail/auth.ts'
import type { MailRead } from '../mail/read-result.ts'
import type { Understanding } from '../understanding/types.ts'

export interface Handled {
  state: 'routed' | 'filed'
  reason?: string
  text?: string
  trust?: number
  duplicateOf?: number | null
  sameMessageId?: boolean
}

/** Keep what was read with the mail. The documents are kept where a person will look at them. */
export async function storeMail(tx: Tx, id: number, read: MailRead, auth: Authenticated, it: Handled): Promise<void> {
  const { head, understanding, guard } = read
  const documents = it.state === 'routed' ? JSON.stringify(withoutNul(read.documents)) : null
  await tx.query({
    name: 'mail-store',
    text: `update inbound_message set state = $2, reason = $3, reason_text = $4, state_at = desk_now(), message_id = $5, fingerprint = $6,
             from_address = $7, from_name = $8, subject = $9, language = $10, kind = $11, automated = $12, auth = $13, trust = $14,
             understanding = $15, reading = $16, duplicate_of = $17, same_message_id = $18
           where id = $1`,
    values: [
      id,
      it.state,
      it.reason ?? null,
      it.text ?? null,
      head.messageId,
      head.fingerprint,
      head.from[0]?.address ?? null,
      head.from[0]?.name ?? null,
      head.subject,
      understanding.language,
      understanding.kind,
      understanding.automated,
      JSON.stringify({ ...auth, guard: guard.reason }),
      it.trust ?? null,
      JSON.stringify(brief(understanding)),
      documents,
      it.duplicateOf ?? null,
      it.sameMessageId ?? false,
    ],
  })
}

/** Fields and evidence stand once, in the input of the run. */
function brief({ fields: _fields, evidence: _evidence, others, ...it }: Understanding) {
  return { ...it, ...(others && { others: others.map(({ kind, confidence }) => ({ kind, confidence })) }) }
}

/** jsonb holds no NUL; a mail may. */
const withoutNul = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('\\u0000', '')) as T
