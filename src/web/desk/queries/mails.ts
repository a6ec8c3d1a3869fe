import { toJsonb } from '../../../db/jsonb.ts'
import type { Db, Pool } from '../../../db/pool.ts'
import type { JsonObject } from '../../../engine/define.ts'
import type { Asked, Document, Kind } from '../../../understanding/types.ts'

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

/** A mail in full: its documents, and what it asks with where each value stands in them. */
export interface ReadInFull {
  documents: Document[]
  asked: Asked[]
}

interface Unread {
  id: number
  raw: Buffer
  /** It began the run: the fields that were read in it. */
  fields: JsonObject | null
}

/**
 * What a mail says in full, and where its values stand, is read when somebody first opens its item, and kept from then on.
 * Outside any transaction: reading may take seconds. A mail that cannot be read is shown without its text.
 */
export async function readFully(
  pool: Pool,
  run: number,
  kindOf: (workflow: string) => Kind | undefined,
  readInFull: (raw: Buffer, kind: Kind | undefined) => Promise<ReadInFull>,
): Promise<void> {
  const { rows } = await pool.query<Unread & { workflow: string }>({
    name: 'mail-unread-sources',
    text: `select m.id, m.raw, r.workflow, case when (r.input ->> 'mailId')::bigint = m.id then r.input -> 'fields' end as fields
           from workflow_run r, inbound_message m
           where r.id = $1 and m.raw is not null and (m.reading is null or (r.input -> 'evidence' = '{}' and r.message_id = m.id)) and m.id in (
             select (r.input ->> 'mailId')::bigint
             union select mail::bigint from workflow_wait w, jsonb_array_elements_text(w.question -> 'mails') mail
             where w.run_id = $1 and w.kind = 'approval' and w.answered_at is null and jsonb_typeof(w.question -> 'mails') = 'array')`,
    values: [run],
  })
  for (const { id, raw, workflow, fields } of rows) {
    const read = await readInFull(raw, kindOf(workflow)).catch(() => null)
    if (!read) continue
    await pool.query('update inbound_message set reading = $2 where id = $1 and reading is null', [
      id,
      toJsonb(read.documents),
    ])
    const asked = fields && (read.asked.find(it => same(it.fields, fields)) ?? read.asked[0])
    if (asked)
      await pool.query(
        `update workflow_run set input = jsonb_set(input, '{evidence}', $2) where id = $1 and input -> 'evidence' = '{}'`,
        [run, toJsonb(asked.evidence)],
      )
  }
}

/** Fields as the database gives them back: the order of keys says nothing. */
function same(a: JsonObject, b: JsonObject): boolean {
  const ordered = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(ordered)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .toSorted(([x], [y]) => (x < y ? -1 : 1))
              .map(([key, it]) => [key, ordered(it)]),
          )
        : value
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}
