import type { Db, Pool } from '../../../db/pool.ts'
import type { Document } from '../../../understanding/types.ts'

export interface SourceMail {
  id: number
  mailbox: string
  fromName: string | null
  fromAddress: string | null
  subject: string | null
  receivedAt: Date
  trust: number | null
  documents: Document[]
}

/** The mails that an item is about, as they were read, in the order in which they came. */
export async function readSources(db: Db, ids: number[]): Promise<SourceMail[]> {
  if (!ids.length) return []
  const { rows } = await db.query<Omit<SourceMail, 'documents'> & { reading: Document[] | null }>({
    name: 'mail-sources',
    text: `select m.id, coalesce(s.address, m.mailbox) as mailbox, from_name as "fromName", from_address as "fromAddress", subject,
                  coalesce(internal_date, received_at) as "receivedAt", trust, reading
           from inbound_message m left join mailbox_state s on s.mailbox = m.mailbox where m.id = any($1) order by m.id`,
    values: [ids],
  })
  return rows.map(({ reading, ...mail }) => ({ ...mail, documents: Array.isArray(reading) ? reading : [] }))
}

/**
 * What a mail says in full is read when somebody first opens its item, and kept from then on. Outside any transaction: reading
 * may take seconds. A mail that cannot be read is shown without its text.
 */
export async function readFully(
  pool: Pool,
  run: number,
  readDocuments: (raw: Buffer) => Promise<Document[]>,
): Promise<void> {
  const { rows } = await pool.query<{ id: number; raw: Buffer }>({
    name: 'mail-unread-sources',
    text: `select id, raw from inbound_message where reading is null and raw is not null and id in (
             select (input ->> 'mailId')::bigint from workflow_run where id = $1
             union select mail::bigint from workflow_wait w, jsonb_array_elements_text(w.question -> 'mails') mail
             where w.run_id = $1 and w.kind = 'approval' and w.answered_at is null and jsonb_typeof(w.question -> 'mails') = 'array')`,
    values: [run],
  })
  for (const { id, raw } of rows) {
    const documents = await readDocuments(raw).catch(() => null)
    // jsonb holds no NUL; a mail may
    if (documents)
      await pool.query('update inbound_message set reading = $2 where id = $1 and reading is null', [
        id,
        JSON.stringify(documents).replaceAll('\\u0000', ''),
      ])
  }
}
