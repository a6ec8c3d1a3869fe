import { now } from '../clock.ts'
import { oncePerTransaction, tellTransaction, type Db, type Tx } from '../db/pool.ts'
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

/** What the answer to a mail needs of it. */
export interface AnsweredMail {
  mailbox: string
  messageId: string | null
  subject: string | null
  headers: { name: string; value: string }[]
}

/** The mail is in hand while it is stored: its answer in the same transaction need not read it back. */
export function tellAnswered(tx: Tx, id: number, mail: AnsweredMail): void {
  tellTransaction(tx, `answered:${id}`, mail)
}

/** Desk time and, for an answer, the mail it answers. Throws when that mail does not exist. */
export async function readAnswered(db: Db, id?: number): Promise<{ now: Date; answered: Answered | null }> {
  const time = await now(db)
  if (id === undefined) return { now: time, answered: null }
  const mail = await oncePerTransaction(db, `answered:${id}`, () => readHead(db, id))
  if (!mail) throw new PermanentError(`The mail that this answers (${id}) does not exist.`)
  return { now: time, answered: await follow(db, mail, id) }
}

async function readHead(db: Db, id: number): Promise<AnsweredMail | null> {
  const { rows } = await db.query<Omit<AnsweredMail, 'headers'> & { head: Buffer | null }>({
    name: 'outbox-answered',
    text: `select mailbox, message_id as "messageId", coalesce(subject, envelope ->> 'subject') as subject,
                  substring(raw from 1 for coalesce(nullif(position('\\x0d0a0d0a'::bytea in substring(raw from 1 for 65536)), 0), 16384)) as head
           from inbound_message where id = $1`,
    values: [id],
  })
  const row = rows[0]
  return row ? { ...row, headers: row.head ? readHeaders(splitMessage(row.head).head) : [] } : null
}

async function follow(db: Db, mail: AnsweredMail, id: number): Promise<Answered> {
  const first = (name: string) => mail.headers.find(header => header.name === name)?.value ?? ''
  const messageId = messageIds(mail.messageId ?? first('message-id'))[0] ?? null
  const inReplyTo = messageIds(first('in-reply-to')).slice(0, 1)
  const theirs = messageIds(first('references'))
  const before = theirs.length ? theirs : inReplyTo
  const references = shorten([...new Set([...before, ...(messageId ? [messageId] : [])])])
  return {
    mailbox: mail.mailbox,
    messageId,
    references,
    subject: oneLine(mail.subject ?? decodeWords(first('subject'))).slice(0, MAX_SUBJECT),
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
