import { createHash } from 'node:crypto'
import type { Mailbox } from '../config.ts'
import { transaction, type Pool } from '../db/pool.ts'
import type { Queue } from '../db/queue.ts'
import type { Logger } from '../log.ts'
import { asDatabase, DatabaseTrouble } from './mailbox-trouble.ts'
import type { Epoch } from './epoch.ts'
import type { Facts, MailboxConnection } from './mailbox.ts'
import { NO_ENVELOPE, readEnvelope, record, type Recording, type Settled } from './record.ts'

/** What taking in mails of one mailbox works with. */
export interface Intake {
  pool: Pool
  boss: Queue
  mailbox: Mailbox
  /** 'now': mail from before the first connection is listed, not downloaded and not read. */
  firstSync: 'now' | 'backfill'
  log: Logger
  onRecorded: (mails: number) => void
  /** UID -> times it was asked for in vain. */
  failures: Map<number, number>
}

export const MAX_MAIL_BYTES = 30 * 1024 * 1024
const BATCH_MAILS = 50
const BATCH_BYTES = 20 * 1024 * 1024
const TRIES = 3

/**
 * Download and record mails, batch by batch; a FETCH is finished before anything is stored, and a batch is one
 * transaction. `cursorAfter` says, for the UIDs that a batch settles, how far the cursor may then move.
 * Returns how many were recorded. A UID that the server does not send is counted in `failures` and left for later.
 */
export async function takeIn(
  intake: Intake,
  connection: MailboxConnection,
  epoch: Epoch,
  uids: number[],
  cursorAfter: (settled: number[]) => number = () => 0,
): Promise<number> {
  const facts = await counted(intake, uids, () => connection.facts(uids))
  const found = new Set(facts.map(({ uid }) => uid))
  countFailures(
    intake,
    uids.filter(uid => !found.has(uid)),
  )
  const history = (it: Facts) => isHistory(epoch, it)
  const listed = facts.filter(it => intake.firstSync === 'now' && history(it))
  const large = facts.filter(it => it.size > MAX_MAIL_BYTES && !listed.includes(it))
  const left = new Set([...listed, ...large])
  let recorded = await takeHeads(intake, connection, epoch, [...listed, ...large], cursorAfter)
  for (const batch of batches(
    intake,
    facts.filter(it => !left.has(it)),
  )) {
    const raws = await counted(
      intake,
      batch.map(({ uid }) => uid),
      () => connection.sources(batch),
    )
    countFailures(
      intake,
      batch.map(({ uid }) => uid).filter(uid => !raws.has(uid)),
    )
    const mails = batch.flatMap((it): Recording[] => {
      const raw = raws.get(it.uid)
      return raw ? [{ facts: it, raw, sha: digest(raw), envelope: readEnvelope(raw), history: history(it) }] : []
    })
    const copies = copiesIn(mails)
    recorded += await store(
      intake,
      epoch,
      mails.filter(it => !copies.includes(it)),
      cursorAfter,
    )
    recorded += await store(intake, epoch, copies, cursorAfter)
  }
  return recorded + (await giveUp(intake, epoch, cursorAfter))
}

/**
 * Mail from before the first connection. Where the server numbered anew only its date can tell: with an hour to spare for
 * clocks, since new mail must never be taken for old; known mail of that hour is found by its bytes or Message-ID.
 */
export function isHistory(epoch: Epoch, { uid, internalDate }: Facts): boolean {
  if (!epoch.renumbered) return uid <= epoch.historyUid
  return internalDate !== null && internalDate.getTime() < epoch.watchedSince.getTime() - 3_600_000
}

/** Rows for mails of which only the header is asked for: history, and what is too large to download. */
async function takeHeads(
  intake: Intake,
  connection: MailboxConnection,
  epoch: Epoch,
  mails: Facts[],
  cursorAfter: (settled: number[]) => number,
): Promise<number> {
  if (!mails.length) return 0
  const uids = mails.map(({ uid }) => uid)
  const heads = await counted(intake, uids, () => connection.heads(uids))
  return store(
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

async function store(
  intake: Intake,
  epoch: Epoch,
  mails: Recording[],
  cursorAfter: (settled: number[]) => number,
): Promise<number> {
  if (!mails.length) return 0
  try {
    return await commit(intake, epoch, mails, cursorAfter)
  } catch (error) {
    // SQL states 22 and 23: the data is at fault, so one mail of the batch is; the others must not wait for it
    if (!(error instanceof DatabaseTrouble && /^2[23]/.test(error.code))) throw error
    if (mails.length === 1) return commit(intake, epoch, [{ ...mails[0]!, envelope: NO_ENVELOPE }], cursorAfter)
    let recorded = 0
    for (const mail of mails) recorded += await store(intake, epoch, [mail], cursorAfter)
    return recorded
  }
}

async function commit(
  { pool, boss, mailbox, onRecorded, failures }: Intake,
  epoch: Epoch,
  mails: Recording[],
  cursorAfter: (settled: number[]) => number,
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

/** UIDs that were asked for three times in vain become a row that people see. */
function giveUp(intake: Intake, epoch: Epoch, cursorAfter: (settled: number[]) => number): Promise<number> {
  const hopeless = [...intake.failures].filter(([, tries]) => tries >= TRIES).map(([uid]) => uid)
  if (hopeless.length) intake.log.warn({ mailbox: intake.mailbox.name, uids: hopeless }, 'mails could not be fetched')
  return store(
    intake,
    epoch,
    hopeless.map(uid => unseen(uid, notFetched(intake.mailbox, uid))),
    cursorAfter,
  )
}

/** A row for mails that somebody removed between our seeing and our fetching them. */
export function noteGone(intake: Intake, epoch: Epoch, uids: number[]): Promise<number> {
  return store(
    intake,
    epoch,
    uids.map(uid => unseen(uid, GONE)),
    () => 0,
  )
}

function unseen(uid: number, settled: Settled): Recording {
  return {
    facts: { uid, size: 0, internalDate: null },
    raw: null,
    sha: null,
    envelope: NO_ENVELOPE,
    history: false,
    settled,
  }
}

/** At most 50 mails or 20 MB at once; what failed before is fetched alone, so that it can spoil no other. */
function batches({ failures }: Intake, mails: Facts[]): Facts[][] {
  const made: Facts[][] = []
  let batch: Facts[] = []
  let bytes = 0
  for (const mail of mails) {
    if (failures.has(mail.uid)) {
      made.push([mail])
      continue
    }
    if (batch.length === BATCH_MAILS || (batch.length && bytes + mail.size > BATCH_BYTES)) {
      made.push(batch)
      batch = []
      bytes = 0
    }
    batch.push(mail)
    bytes += mail.size
  }
  return batch.length ? [...made, batch] : made
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

const HISTORY: Settled = {
  state: 'filed',
  reason: 'history',
  sentence: 'This mail was in the mailbox before the desk began to watch it, so it was left to people.',
}
const GONE: Settled = {
  state: 'filed',
  reason: 'gone',
  sentence: 'Somebody moved or deleted this mail before it could be taken in.',
}
const tooLarge = (mailbox: Mailbox, { size }: Facts): Settled => ({
  state: 'failed',
  reason: 'too-large',
  sentence: `This mail of ${Math.round(size / 1024 / 1024)} MB is too large to read. It stays in the mailbox ${mailbox.name}: open it there and start its request by hand.`,
})
const notFetched = (mailbox: Mailbox, uid: number): Settled => ({
  state: 'failed',
  reason: 'not-fetched',
  sentence: `The mail server did not hand over mail number ${uid} of ${mailbox.name}. It stays in the mailbox, and we keep trying: open it there if it is urgent.`,
})
