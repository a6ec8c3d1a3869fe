import type { Db } from '../db/pool.ts'
import { PermanentError } from '../engine/errors.ts'
import { decodeWords, readHeaders, splitMessage } from './headers.ts'
import { oneLine } from './outbox-address.ts'

/** RFC 5322 asks for no limit; mail programs follow the first and the last few. */
const MAX_REFERENCES = 20
const MAX_SUBJECT = 500

/** The mail that an outgoing one answers, as far as its headers matter. */
export interface Answered {
  mailbox: string
  /** Message-ID with angle brackets; null when it has none that is usable. */
  messageId: string | null
  /** Value of our References header: theirs and their Message-ID, oldest first. */
  references: string[]
  /** As the sender wrote it, on one line. */
  subject: string
  /** What began the conversation: the same for every mail in it, whoever wrote it. */
  thread: string
}

interface Row {
  now: Date
  id: number | null
  mailbox: string
  message_id: string | null
  subject: string | null
  head: Buffer | null
}

/** Desk time and, for an answer, the mail it answers. Throws when that mail does not exist. */
export async function readAnswered(db: Db, id?: number): Promise<{ now: Date; answered: Answered | null }> {
  const { rows } = await db.query<Row>({
    name: 'outbox-answered',
    text: `select desk_now() as now, m.id, m.mailbox, m.message_id, coalesce(m.subject, m.envelope ->> 'subject') as subject,
                  substring(m.raw from 1 for coalesce(nullif(position('\\x0d0a0d0a'::bytea in substring(m.raw from 1 for 65536)), 0), 16384)) as head
           from (select) one left join inbound_message m on m.id = $1`,
    values: [id ?? null],
  })
  const row = rows[0]!
  if (id === undefined) return { now: row.now, answered: null }
  if (row.id === null) throw new PermanentError(`The mail that this answers (${id}) does not exist.`)
  return { now: row.now, answered: await follow(db, row, id) }
}

async function follow(db: Db, row: Row, id: number): Promise<Answered> {
  const headers = row.head ? readHeaders(splitMessage(row.head).head) : []
  const first = (name: string) => headers.find(header => header.name === name)?.value ?? ''
  const messageId = messageIds(row.message_id ?? first('message-id'))[0] ?? null
  const inReplyTo = messageIds(first('in-reply-to')).slice(0, 1)
  const theirs = messageIds(first('references'))
  const before = theirs.length ? theirs : inReplyTo
  const references = shorten([...new Set([...before, ...(messageId ? [messageId] : [])])])
  return {
    mailbox: row.mailbox,
    messageId,
    references,
    subject: oneLine(row.subject ?? decodeWords(first('subject'))).slice(0, MAX_SUBJECT),
    thread: (before.length && (await ourThread(db, before))) || references[0] || `mail:${id}`,
  }
}

/** Some mail programs name only the mail they answer: when that is ours, the conversation is the one we know. */
async function ourThread(db: Db, references: string[]): Promise<string | null> {
  const { rows } = await db.query<{ thread: string | null }>({
    name: 'outbox-thread',
    text: 'select thread from outbox where message_id = any($1) order by id limit 1',
    values: [references.slice(-MAX_REFERENCES)],
  })
  return rows[0]?.thread ?? null
}

/** The first, which began it, and the newest. */
function shorten(ids: string[]): string[] {
  return ids.length <= MAX_REFERENCES ? ids : [ids[0]!, ...ids.slice(1 - MAX_REFERENCES)]
}

/** Message-IDs in a header, printable ASCII only; what is longer than a header line may be is none. */
function messageIds(value: string): string[] {
  return value.slice(0, 20_000).match(/<[!-;=?-~]{1,250}>/g) ?? []
}

/** `Re:` and the subject as it was; one that is an answer already stays untouched, threads hang on it. */
export function replySubject(subject: string): string | undefined {
  if (!subject) return undefined
  return /^(re|antw|aw|sv|betr|r[ée]f?)\s?:/i.test(subject) ? subject : `Re: ${subject}`
}
