import type { Db } from '../../../db/pool.ts'

export type Direction = 'in' | 'out'

/** A stored mail, either way. */
export interface StoredMail {
  id: number
  subject: string | null
  raw: Buffer | null
  at: Date
  state: string
  reason: string | null
  reasonText: string | null
  trust: number | null
  runs: { id: number; workflow: string; status: string }[]
}

export async function readMail(db: Db, direction: Direction, id: number): Promise<StoredMail | null> {
  const text =
    direction === 'in'
      ? `select m.id, coalesce(m.subject, m.envelope ->> 'subject') as subject, m.raw, coalesce(m.internal_date, m.received_at) as at, m.state, m.reason,
                m.reason_text as "reasonText", m.trust,
                coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'workflow', r.workflow, 'status', r.status) order by r.id)
                          from workflow_run r where r.message_id = m.id), '[]') as runs
         from inbound_message m where m.id = $1`
      : `select o.id, o.subject, o.bytes as raw, coalesce(o.sent_at, o.created_at) as at, o.state, null as reason, o.error as "reasonText", null as trust,
                coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'workflow', r.workflow, 'status', r.status))
                          from workflow_run r where r.id = o.run_id), '[]') as runs
         from outbox o where o.id = $1`
  const { rows } = await db.query<StoredMail>({ name: `mail-${direction}`, text, values: [id] })
  return rows[0] ?? null
}
