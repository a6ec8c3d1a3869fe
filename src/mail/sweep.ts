import { asDatabase } from './mailbox-trouble.ts'
import type { Epoch } from './epoch.ts'
import type { MailboxConnection } from './mailbox.ts'
import type { CursorAfter, Intake } from './commit-mails.ts'
import { noteGone, takeIn } from './take-in.ts'

const CHUNK = 500

/**
 * Take in every mail above the cursor that is not recorded yet: new mail first, then what was there before the first
 * connection. Ends early when new mail is announced meanwhile (`connection.news`). Returns how many were recorded.
 */
export async function sweep(intake: Intake, connection: MailboxConnection, epoch: Epoch): Promise<number> {
  const listed = await connection.uidsAbove(epoch.cursor)
  let recorded = await noteVanished(intake, epoch, listed)
  if (!listed.length) return recorded
  const open = await notRecorded(intake, epoch, listed)
  const cursorAfter = cursorOver(listed, open)
  const isOld = (uid: number) => !epoch.renumbered && uid <= epoch.historyUid
  for (const chunk of chunks(open.filter(uid => !isOld(uid))))
    recorded += await takeIn(intake, connection, epoch, chunk, cursorAfter)
  for (const chunk of chunks(open.filter(isOld))) {
    recorded += await takeIn(intake, connection, epoch, chunk, cursorAfter)
    if (connection.news) break
  }
  return recorded
}

async function notRecorded({ pool }: Intake, epoch: Epoch, listed: number[]): Promise<number[]> {
  const { rows } = await asDatabase(
    pool.query<{ uid: number }>('select uid from inbound_message where epoch_id = $1 and uid > $2', [
      epoch.id,
      epoch.cursor,
    ]),
  )
  const known = new Set(rows.map(({ uid }) => uid))
  return listed.filter(uid => !known.has(uid))
}

/** A UID that failed and is no longer listed was removed before we had it. */
function noteVanished(intake: Intake, epoch: Epoch, listed: number[]): Promise<number> {
  if (!intake.failures.size) return Promise.resolve(0)
  const there = new Set(listed)
  return noteGone(
    intake,
    epoch,
    [...intake.failures.keys()].filter(uid => uid > epoch.cursor && !there.has(uid)),
  )
}

/** The cursor never passes a UID that is listed and not recorded. */
function cursorOver(listed: number[], open: number[]): CursorAfter {
  const waiting = new Set(open)
  let at = 0
  return settled => {
    for (const uid of settled) waiting.delete(uid)
    while (at < open.length && !waiting.has(open[at]!)) at++
    return at < open.length ? open[at]! - 1 : listed.at(-1)!
  }
}

function chunks(uids: number[]): number[][] {
  return Array.from({ length: Math.ceil(uids.length / CHUNK) }, (_, i) => uids.slice(i * CHUNK, (i + 1) * CHUNK))
}
