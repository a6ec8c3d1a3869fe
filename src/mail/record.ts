import addressparser from 'nodemailer/lib/addressparser'
import type { Tx } from '../db/pool.ts'
import { MAIL_RECORDED, knock, type Queue } from '../db/queue.ts'
import type { Epoch } from './epoch.ts'
import { decodeWords, readHeaders, splitMessage } from './headers.ts'
import type { Facts } from './mailbox.ts'
import type { Address } from './message.ts'

/** What a list shows of a mail that nobody has read yet. */
export interface Envelope {
  subject: string
  from: Address | null
  messageId: string | null
}

/** One mail on its way into the table. */
export interface Recording {
  facts: Facts
  /** null: not downloaded. */
  raw: Buffer | null
  /** SHA-256 of raw. */
  sha: Buffer | null
  envelope: Envelope
  history: boolean
  /** undefined: recorded, a worker reads it. Else why nobody does. */
  settled?: Settled
}

export interface Settled {
  state: 'filed' | 'failed'
  reason: 'history' | 'too-large' | 'not-fetched' | 'gone'
  sentence: string
}

export interface Recorded {
  id: number
  uid: number
  state: 'recorded' | 'filed' | 'failed'
}

const HEADER_BYTES = 64 * 1024

/**
 * Store mails in the caller's transaction, with a job for each that is to be read. What is stored already stays as it is.
 * Bytes that this mailbox brought before (moved out and back, numbered anew) are filed as a duplicate, without a job.
 * The raws travel as one value: a row's part is cut out of it, which costs a fraction of an array of bytea as text.
 */
export async function record(
  tx: Tx,
  boss: Queue,
  mailbox: string,
  epoch: Epoch,
  mails: Recording[],
): Promise<Recorded[]> {
  let start = 1
  const rows = mails.map(({ facts, raw, sha, envelope, history, settled }) => {
    const row = {
      uid: facts.uid,
      internal_date: facts.internalDate,
      size: Math.min(facts.size, 2 ** 31 - 1),
      sha: sha?.toString('hex'),
      start: raw ? start : null,
      length: raw?.length,
      envelope,
      history,
      ...settled,
    }
    start += raw?.length ?? 0
    return row
  })
  const { rows: recorded } = await tx.query<Recorded>(INSERT, [
    epoch.id,
    mailbox,
    JSON.stringify(rows),
    Buffer.concat(mails.flatMap(({ raw }) => raw ?? [])),
  ])
  const open = recorded.filter(({ state }) => state === 'recorded')
  await knock(
    boss,
    tx,
    MAIL_RECORDED,
    open.map(({ id }) => ({ id })),
  )
  return recorded
}

const INSERT = `
  with mail as (
    select * from jsonb_to_recordset($3::jsonb) as m(uid bigint, internal_date timestamptz, size int, sha text, start int, length int,
      envelope jsonb, history boolean, state text, reason text, sentence text)
  ), placed as (
    select mail.*, decode(sha, 'hex') as digest, known.id as known
    from mail left join lateral (
      select id from (
        select o.id from inbound_message o
        where o.raw_sha256 = decode(mail.sha, 'hex') and o.mailbox = $2 and o.duplicate_of is null
        union all
        select o.id from inbound_message o  -- history was never downloaded: known by its Message-ID and size
        where o.message_id = mail.envelope ->> 'messageId' and o.mailbox = $2 and o.raw_sha256 is null and o.history
          and o.size = mail.size and o.epoch_id <> $1
      ) same order by id limit 1
    ) known on true
  )
  insert into inbound_message (epoch_id, mailbox, uid, internal_date, size, raw, raw_sha256, envelope, history, state, reason, reason_text,
    duplicate_of, message_id, subject, from_name, from_address)
  select $1, $2, uid, internal_date, size, substring($4::bytea from start for length), digest, envelope, history,
    case when known is not null then 'filed' else coalesce(state, 'recorded') end,
    case when known is not null then 'duplicate' else reason end,
    case when known is not null then 'The same mail was taken in before.' else sentence end,
    known, shown ->> 'messageId', shown ->> 'subject', shown -> 'from' ->> 'name', shown -> 'from' ->> 'address'
  from placed, lateral (select case when state is not null or known is not null then envelope end as shown) unread order by uid
  on conflict (epoch_id, uid) do nothing
  returning id, uid, state`

export const NO_ENVELOPE: Envelope = { subject: '', from: null, messageId: null }

/** Subject, sender and Message-ID from a raw mail or its header, for lists only: nothing is decided by them. */
export function readEnvelope(raw: Buffer): Envelope {
  const headers = readHeaders(splitMessage(raw.subarray(0, HEADER_BYTES)).head)
  const value = (name: string) => headers.find(header => header.name === name)?.value ?? ''
  const [from] = addressparser(value('from').slice(0, 2000), { flatten: true })
  return {
    subject: decodeWords(value('subject')).replace(/\s+/g, ' ').trim().slice(0, 500).toWellFormed(),
    from: from
      ? {
          name: decodeWords(from.name ?? '')
            .slice(0, 200)
            .toWellFormed(),
          address: (from.address ?? '').toLowerCase().slice(0, 320).toWellFormed(),
        }
      : null,
    messageId: /<[^<>\s]{1,996}>/.exec(value('message-id'))?.[0] ?? null,
  }
}
