import type { Mailbox } from '../config.ts'
import { transaction, type Pool } from '../db/pool.ts'
import type { Queue } from '../db/queue.ts'
import type { Logger } from '../log.ts'
import type { Epoch } from './epoch.ts'
import { asDatabase, DatabaseTrouble } from './mailbox-trouble.ts'
import { NO_ENVELOPE, record, type Recording } from './record.ts'

/** What taking in mails of one mailbox works with. */
export interface Intake {
  pool: Pool
  boss: Queue
  mailbox: Mailbox
  /** 'now': mail from before the first connection is listed, not downloaded and not read. */
  firstSync: 'now' | 'backfill'
  log: Logger
  onRecorded: (mails: number) => void
  /** UID -> times it was asked for in vain, in this epoch. */
  failures: Map<number, number>
  failuresOf: number | undefined
}

/** How far the cursor may move once these UIDs are recorded as well. */
export type CursorAfter = (settled: number[]) => number

/** Store mails and move the cursor, in one transaction. Returns how many were not stored before. */
export async function commitMails(
  intake: Intake,
  epoch: Epoch,
  mails: Recording[],
  cursorAfter: CursorAfter,
): Promise<number> {
  if (!mails.length) return 0
  try {
    return await commit(intake, epoch, mails, cursorAfter)
  } catch (error) {
    // SQL states 22, 23 and 54: the data is at fault, so one mail of the batch is; the others must not wait for it
    if (!(error instanceof DatabaseTrouble && /^(2[23]|54)/.test(error.code))) throw error
    if (mails.length === 1) return commit(intake, epoch, [{ ...mails[0]!, envelope: NO_ENVELOPE }], cursorAfter)
    let recorded = 0
    for (const mail of mails) recorded += await commitMails(intake, epoch, [mail], cursorAfter)
    return recorded
  }
}

async function commit(
  { pool, boss, mailbox, onRecorded, failures }: Intake,
  epoch: Epoch,
  mails: Recording[],
  cursorAfter: CursorAfter,
): Promise<number> {
  const uids = mails.map(({ facts }) => facts.uid)
  let cursor = 0
  const recorded = await asDatabase(
    transaction(pool, async tx => {
      const rows = await record(tx, boss, mailbox.name, epoch, mails)
      cursor = cursorAfter(uids)
      await tx.query('update mailbox_epoch set cursor_uid = greatest(cursor_uid, $2) where id = $1', [epoch.id, cursor])
      return rows
    }),
  )
  epoch.cursor = Math.max(epoch.cursor, cursor)
  for (const uid of uids) failures.delete(uid)
  if (recorded.length) onRecorded(recorded.length)
  return recorded.length
}
