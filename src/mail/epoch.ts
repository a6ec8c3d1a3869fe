import type { Mailbox } from '../config.ts'
import { transaction, type Pool } from '../db/pool.ts'

/** A mailbox under one UIDVALIDITY: the time in which its UIDs mean the same mails. RFC 3501 s. 2.3.1.1 */
export interface Epoch {
  id: number
  uidValidity: string
  /** All UIDs up to this one are recorded. */
  cursor: number
  /** Mail up to this UID was there before the first connection. */
  historyUid: number
  /** When this mailbox was first watched, in whatever epoch. */
  watchedSince: Date
  /** The server numbered the mailbox anew: every mail in it may be one that is known. */
  renumbered: boolean
  /** It was begun by this call. */
  begun: boolean
}

interface Row {
  id: number
  cursor: number
  historyUid: number
  begun: boolean
}

/**
 * The epoch of a mailbox as the server numbers it now. The first one ever takes what is there as history (`highestUid`);
 * another UIDVALIDITY than last time supersedes the old epoch and takes nothing as known.
 */
export async function openEpoch(pool: Pool, mailbox: Mailbox, uidValidity: string, highestUid: number): Promise<Epoch> {
  return transaction(pool, async tx => {
    const { rows: earlier } = await tx.query<{ since: Date | null; others: number }>(
      `select min(first_seen) as since, count(*) filter (where uidvalidity <> $2)::int as others
       from mailbox_epoch where mailbox = $1`,
      [mailbox.name, uidValidity],
    )
    const { since, others } = earlier[0]!
    const { rows } = await tx.query<Row & { firstSeen: Date }>(
      `insert into mailbox_epoch as epoch (mailbox, uidvalidity, history_uid) values ($1, $2, $3)
       on conflict (mailbox, uidvalidity) do update set superseded_at = null
       returning id, cursor_uid as cursor, history_uid as "historyUid", first_seen as "firstSeen", xmax = 0 as begun`,
      [mailbox.name, uidValidity, since ? 0 : highestUid],
    )
    const { firstSeen, ...epoch } = rows[0]!
    if (others > 0) {
      const { rowCount } = await tx.query(
        'update mailbox_epoch set superseded_at = desk_now() where mailbox = $1 and id <> $2 and superseded_at is null',
        [mailbox.name, epoch.id],
      )
      if (rowCount) await noteRenumbering(tx, mailbox, uidValidity)
    }
    return { ...epoch, uidValidity, watchedSince: since ?? firstSeen, renumbered: others > 0 }
  })
}

async function noteRenumbering(tx: Pick<Pool, 'query'>, mailbox: Mailbox, uidValidity: string): Promise<void> {
  await tx.query(
    `insert into audit (at, actor, action, subject, detail) values (desk_now(), 'postbode', 'mailbox-renumbered', $1, $2)`,
    [`mailbox:${mailbox.name}`, JSON.stringify({ uidValidity, sentence: renumberedSentence(mailbox) })],
  )
}

export const renumberedSentence = (mailbox: Mailbox) =>
  `The mail server numbered the mailbox ${mailbox.name} anew. Everything in it is taken in again: mails that are known are marked as duplicates and answered no second time.`
