import { createHash } from 'node:crypto'
import { commitMails, type CursorAfter, type Intake } from './commit-mails.ts'
import type { Epoch } from './epoch.ts'
import type { Facts, MailboxConnection } from './mailbox.ts'
import { readEnvelope, type Recording } from './record.ts'
import { GONE, HISTORY, isHistory, notFetched, tooLarge, unseen } from './settled.ts'

const MAX_MAIL_BYTES = 30 * 1024 * 1024
const BATCH_MAILS = 50
const BATCH_BYTES = 20 * 1024 * 1024
const TRIES = 3

/**
 * Download and record mails, batch by batch; a FETCH is finished before anything is stored, and a batch is one
 * transaction. `cursorAfter` says, for the UIDs that a batch settles, how far the cursor may then move. A UID that the
 * server does not send, or that breaks the connection, is counted in `failures`, later asked for alone, so that it can
 * spoil no other, and after three tries becomes a row that people see. Returns how many were recorded.
 */
export async function takeIn(
  intake: Intake,
  connection: MailboxConnection,
  epoch: Epoch,
  uids: number[],
  cursorAfter: CursorAfter = () => 0,
): Promise<number> {
  const tries = (uid: number) => intake.failures.get(uid) ?? 0
  const sound = uids.filter(uid => tries(uid) === 0)
  const suspect = uids.filter(uid => tries(uid) > 0 && tries(uid) < TRIES).toSorted((a, b) => tries(a) - tries(b))
  let recorded = await giveUp(
    intake,
    epoch,
    uids.filter(uid => tries(uid) >= TRIES),
    cursorAfter,
  )
  for (const group of [sound, ...suspect.map(uid => [uid])])
    if (group.length) recorded += await takeGroup(intake, connection, epoch, group, cursorAfter)
  return recorded
}

async function takeGroup(
  intake: Intake,
  connection: MailboxConnection,
  epoch: Epoch,
  uids: number[],
  cursorAfter: CursorAfter,
): Promise<number> {
  const facts = await counted(intake, uids, () => connection.facts(uids))
  const found = new Set(facts.map(({ uid }) => uid))
  countFailures(
    intake,
    uids.filter(uid => !found.has(uid)),
  )
  const onlyListed = (it: Facts) => (intake.firstSync === 'now' && isHistory(epoch, it)) || it.size > MAX_MAIL_BYTES
  let recorded = await takeHeads(intake, connection, epoch, facts.filter(onlyListed), cursorAfter)
  for (const batch of batches(facts.filter(it => !onlyListed(it)))) {
    const asked = batch.map(({ uid }) => uid)
    const raws = await counted(intake, asked, () => connection.sources(batch))
    countFailures(
      intake,
      asked.filter(uid => !raws.has(uid)),
    )
    const mails = batch.flatMap((it): Recording[] => {
      const raw = raws.get(it.uid)
      return raw
        ? [{ facts: it, raw, sha: digest(raw), envelope: readEnvelope(raw), history: isHistory(epoch, it) }]
        : []
    })
    const copies = copiesIn(mails)
    recorded += await commitMails(
      intake,
      epoch,
      mails.filter(it => !copies.includes(it)),
      cursorAfter,
    )
    recorded += await commitMails(intake, epoch, copies, cursorAfter)
  }
  return recorded
}

/** Rows for mails of which only the header is asked for: history, and what is too large to download. */
async function takeHeads(
  intake: Intake,
  connection: MailboxConnection,
  epoch: Epoch,
  mails: Facts[],
  cursorAfter: CursorAfter,
): Promise<number> {
  if (!mails.length) return 0
  const uids = mails.map(({ uid }) => uid)
  const heads = await counted(intake, uids, () => connection.heads(uids))
  return commitMails(
    intake,
    epoch,
    mails.map(facts => {
      const old = isHistory(epoch, facts)
      return {
        facts,
        raw: null,
        sha: null,
        envelope: readEnvelope(heads.get(facts.uid) ?? Buffer.alloc(0)),
        history: old,
        settled: old && intake.firstSync === 'now' ? HISTORY : tooLarge(intake.mailbox, facts),
      }
    }),
    cursorAfter,
  )
}

/** UIDs that were asked for three times in vain become a row that people see. */
function giveUp(intake: Intake, epoch: Epoch, uids: number[], cursorAfter: CursorAfter): Promise<number> {
  if (uids.length) intake.log.warn({ uids }, 'mails could not be fetched')
  const rows = uids.map(uid => {
    const it = unseen(uid, notFetched(intake.mailbox, uid))
    const history = isHistory(epoch, it.facts)
    return history && intake.firstSync === 'now' ? { ...it, history, settled: HISTORY } : { ...it, history }
  })
  return commitMails(intake, epoch, rows, cursorAfter)
}

/** A row for mails that somebody removed between our seeing and our fetching them. */
export function noteGone(intake: Intake, epoch: Epoch, uids: number[]): Promise<number> {
  return commitMails(
    intake,
    epoch,
    uids.map(uid => unseen(uid, GONE)),
    () => 0,
  )
}

/** At most 50 mails or 20 MB at once. */
function batches(mails: Facts[]): Facts[][] {
  const made: Facts[][] = []
  let bytes = Infinity
  for (const mail of mails) {
    bytes += mail.size
    if (bytes > BATCH_BYTES || made.at(-1)!.length === BATCH_MAILS) {
      made.push([])
      bytes = mail.size
    }
    made.at(-1)!.push(mail)
  }
  return made
}

/** Equal bytes again in one batch: these are stored after the first, as its duplicates. */
function copiesIn(mails: Recording[]): Recording[] {
  const seen = new Set<string>()
  return mails.filter(({ sha }) => {
    const key = sha?.toString('latin1') ?? ''
    const again = seen.has(key)
    seen.add(key)
    return again
  })
}

const digest = (raw: Buffer) => createHash('sha256').update(raw).digest()

/** A command that breaks the connection counts against every mail it asked for. */
async function counted<T>(intake: Intake, uids: number[], command: () => Promise<T>): Promise<T> {
  try {
    return await command()
  } catch (error) {
    countFailures(intake, uids)
    throw error
  }
}

function countFailures({ failures }: Intake, uids: number[]): void {
  for (const uid of uids) failures.set(uid, (failures.get(uid) ?? 0) + 1)
}
