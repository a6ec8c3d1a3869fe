import type { Db } from '../../../db/pool.ts'
import { readCursor } from '../cursor.ts'

export const PAGE = 50

export interface FiledMail {
  id: number
  from: string | null
  fromName: string | null
  subject: string | null
  reason: string
  text: string | null
  duplicateOf: number | null
  at: Date
  cursor: string
}

/** Mails that nobody has to do anything with, newest first. */
export async function readFiled(db: Db, reason: string, before?: string): Promise<FiledMail[]> {
  const from = readCursor(before)
  const { rows } = await db.query<FiledMail>({
    name: 'filed',
    text: `select id, coalesce(from_address, envelope ->> 'from') as from, from_name as "fromName", coalesce(subject, envelope ->> 'subject') as subject,
                  coalesce(reason, '') as reason, reason_text as text, duplicate_of as "duplicateOf", state_at as at,
                  to_char(state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '~' || id as cursor
           from inbound_message where state = 'filed' and ($1 = '' or reason = $1) and (state_at, id) < ($2::timestamptz, $3::bigint)
           order by state_at desc, id desc limit ${PAGE + 1}`,
    values: [reason, from?.at ?? 'infinity', from?.id ?? Number.MAX_SAFE_INTEGER],
  })
  return rows
}

/** How many of each reason, of the last 30 days: the archive grows, the filter stays quick. */
export async function countFiled(db: Db): Promise<{ reason: string; n: number }[]> {
  const { rows } = await db.query<{ reason: string; n: number }>({
    name: 'filed-counts',
    text: `select coalesce(reason, '') as reason, count(*) as n from inbound_message
           where state = 'filed' and state_at > desk_now() - interval '30 days' group by 1 order by 2 desc`,
  })
  return rows
}
