import type { Db } from '../../../db/pool.ts'
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
