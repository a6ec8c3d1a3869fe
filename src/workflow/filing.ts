import type { Tx } from '../db/pool.ts'
import { fileBounce } from '../mail/bounce.ts'
import type { Marks } from '../mail/outbox-marks.ts'
import type { MailRead } from '../mail/read-result.ts'
import type { Incoming } from './incoming.ts'

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

/** Were these mails, or ones with their Message-ID, here before? Same = Message-ID, From, Date, Subject and body bytes (mission.md, decision 8). */
export async function findTwins(tx: Tx, batch: Incoming[]): Promise<{ of(it: Incoming): Twin }> {
  const heads = batch.map(it => it.read.head)
  const { rows } = await tx.query<Row>({
    name: 'mails-twins',
    text: `select id, fingerprint, message_id as "messageId" from inbound_message
           where fingerprint = any($1) and fingerprint is not null and duplicate_of is null
           union select id, fingerprint, message_id from inbound_message where message_id = any($2) and message_id is not null and duplicate_of is null
           order by id`,
    values: [heads.map(it => it.fingerprint), heads.flatMap(it => it.messageId ?? [])],
  })
  const known = [...rows]
  return {
    of({ mail, read, options }) {
      const others = options?.again || options?.as ? [] : known.filter(it => it.id !== mail.id)
      const same = others.find(it => it.fingerprint === read.head.fingerprint)?.id ?? null
      const sameId = read.head.messageId
        ? (others.find(it => it.messageId === read.head.messageId && it.fingerprint !== read.head.fingerprint)?.id ??
          null)
        : null
      // the next copy may stand in the same batch
      if (!same) known.push({ id: mail.id, fingerprint: read.head.fingerprint, messageId: read.head.messageId })
      return { same, sameId }
    },
  }
}

interface Row {
  id: number
  fingerprint: string | null
  messageId: string | null
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
