import type { Tx } from '../db/pool.ts'
import { fileBounce } from '../mail/bounce.ts'
import type { Marks } from '../mail/outbox-marks.ts'
import type { MailRead } from '../mail/read-result.ts'

export interface Twin {
  /** The same mail, received before: in the other mailbox, or delivered twice. */
  same: number | null
  /** Another mail with the same Message-ID: handled, and said (reliability 5). */
  sameId: number | null
}

export interface Filed {
  /** A word for filters. */
  reason: string
  /** What is more to say, such as the words that gave it away; the desk has the sentence. */
  text: string
}

/** Was this mail, or one with its Message-ID, here before? Same = Message-ID, From, Date, Subject and body bytes (mission.md, decision 8). */
export async function findTwin(tx: Tx, id: number, read: MailRead): Promise<Twin> {
  const { rows } = await tx.query<{ id: number; same: boolean }>({
    name: 'mail-twin',
    text: `select id, fingerprint = $1 as same from inbound_message
           where id <> $3 and duplicate_of is null and (fingerprint = $1 or message_id = $2) order by same desc, id limit 2`,
    values: [read.head.fingerprint, read.head.messageId, id],
  })
  return { same: rows.find(it => it.same)?.id ?? null, sameId: rows.find(it => !it.same)?.id ?? null }
}

/** Why nobody has to do anything with this mail; null when somebody, or a run, has to. */
export async function whyFiled(
  tx: Tx,
  read: MailRead,
  twin: Twin,
  history: boolean,
  marks: Marks,
): Promise<Filed | null> {
  const { automated, kind } = read.understanding
  if (history) return { reason: 'history', text: '' }
  if (twin.same) return { reason: 'duplicate', text: `mail ${twin.same}` }
  if (await isOurs(tx, read, marks)) return { reason: 'loop', text: '' }
  if (automated === 'bounce') return { reason: 'bounce', text: await fileBounce(tx, read) }
  if (automated && automated !== 'machine') return { reason: automated, text: read.guard.reason }
  if (kind === 'automated') return { reason: automated ?? 'auto-reply', text: read.guard.reason }
  if (kind === 'spam') return { reason: 'spam', text: '' }
  return null
}

/** A mail of ours that came back: by its Message-ID, or by the header that only we can write. Our own domain is no sign of it. */
async function isOurs(tx: Tx, { head }: MailRead, marks: Marks): Promise<boolean> {
  if (head.headers.some(([name, value]) => name === 'x-postbode-loop' && marks.readLoop(value) !== null)) return true
  if (!head.messageId || !/^<[0-9a-f]{32}@/.test(head.messageId)) return false
  const { rowCount } = await tx.query('select from outbox where message_id = $1', [head.messageId])
  return rowCount === 1
}
