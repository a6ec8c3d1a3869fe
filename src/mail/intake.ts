import { setTimeout as sleep } from 'node:timers/promises'
import type { Mailbox } from '../config.ts'
import type { Pool } from '../db/pool.ts'
import type { Queue } from '../db/queue.ts'
import type { Logger } from '../log.ts'
import { openEpoch, renumberedSentence, type Epoch } from './epoch.ts'
import { MailboxConnection } from './mailbox.ts'
import { MailboxState } from './mailbox-state.ts'
import { asDatabase, DatabaseTrouble, pauseBefore, troubleOf } from './mailbox-trouble.ts'
import { own } from './ownership.ts'
import { reconcile } from './reconcile.ts'
import { sweep } from './sweep.ts'
import type { Intake } from './commit-mails.ts'

export interface IntakeOptions {
  pool: Pool
  boss: Queue
  mailboxes: Mailbox[]
  firstSync: 'now' | 'backfill'
  log: Logger
  /** Mails were recorded: for counters. */
  onRecorded?: (mailbox: string, mails: number) => void
  /** Milliseconds; the server's announcements are only a hint to look sooner. */
  sweepEvery?: number
  reconcileEvery?: number
  /** How long to wait before connecting again. */
  pause?: typeof pauseBefore
}

const SWEEP_EVERY = 60_000
const RECONCILE_EVERY = 15 * 60_000
/** While mails are listed that the server did not hand over. */
const SWEEP_SOON = 5000

/**
 * Record every mail of the mailboxes, once, with its bytes and a job: from now until `stop()`. Never rejects and never
 * ends by itself; what is wrong stands in mailbox_state. Many processes may run it: one owns a mailbox, the others stand by.
 */
export function startIntake(options: IntakeOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const watched = options.mailboxes.map(mailbox => watch(options, mailbox, stopping.signal))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(watched)
    },
  }
}

async function watch(options: IntakeOptions, mailbox: Mailbox, stopping: AbortSignal): Promise<void> {
  const { pool, boss, firstSync, onRecorded, pause = pauseBefore } = options
  const log = options.log.child({ mailbox: mailbox.name })
  const state = new MailboxState(pool, mailbox)
  const intake: Intake = {
    pool,
    boss,
    mailbox,
    firstSync,
    log,
    failures: new Map(),
    failuresOf: undefined,
    onRecorded: mails => onRecorded?.(mailbox.name, mails),
  }
  let attempt = 0
  let said = ''
  const swept = (mails: number) => {
    state.swept(mails)
    if (said) log.info('the mailbox is read again')
    attempt = 0
    said = ''
  }
  while (!stopping.aborted) {
    try {
      const owned = await asDatabase(
        own(pool, mailbox.name, stopping, () => log.info('another process reads this mailbox; this one stands by')),
      )
      if (!owned) break
      state.owned()
      try {
        await readAsOwner(intake, options, state, swept, AbortSignal.any([stopping, owned.lost]))
      } catch (error) {
        throw owned.lost.aborted ? new DatabaseTrouble(new Error('the lock on the mailbox was lost')) : error
      } finally {
        await owned.release()
      }
    } catch (error) {
      if (stopping.aborted) break
      const { kind, sentence } = troubleOf(error, mailbox)
      if (sentence !== said) log.warn({ reason: sentence }, 'the mailbox is not read')
      said = sentence
      state.disconnected(sentence)
      await sleep(pause(++attempt, kind), undefined, { signal: stopping }).catch(() => {})
    }
  }
  await state.stop()
}

/** One connection, until it breaks (rejects), the lock is lost or the desk stops. */
async function readAsOwner(
  intake: Intake,
  { sweepEvery = SWEEP_EVERY, reconcileEvery = RECONCILE_EVERY }: IntakeOptions,
  state: MailboxState,
  swept: (mails: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const connection = await MailboxConnection.open(intake.mailbox)
  const close = () => connection.close()
  signal.addEventListener('abort', close, { once: true })
  try {
    signal.throwIfAborted()
    state.connected()
    let epoch = await epochOf(intake, connection)
    let sweepAt = performance.now() + sweepEvery
    let reconcileAt = 0
    while (!signal.aborted) {
      swept(await sweep(intake, connection, epoch))
      if (connection.news) continue
      if (performance.now() >= reconcileAt) {
        await reconcile(intake, connection, epoch)
        reconcileAt = performance.now() + reconcileEvery
      }
      await connection.waitForNews(
        Math.max(0, sweepAt - performance.now()),
        intake.failures.size ? SWEEP_SOON : sweepEvery,
      )
      if (performance.now() < sweepAt) continue
      await connection.examine()
      sweepAt = performance.now() + sweepEvery
      const before = epoch.id
      epoch = await epochOf(intake, connection, epoch)
      if (epoch.id !== before) reconcileAt = 0
    }
  } finally {
    signal.removeEventListener('abort', close)
    connection.close()
  }
}

async function epochOf(intake: Intake, connection: MailboxConnection, current?: Epoch): Promise<Epoch> {
  const { uidValidity, uidNext } = connection
  if (current?.uidValidity === uidValidity) return current
  const highest = uidNext === undefined ? Math.max(0, ...(await connection.allUids()).slice(-1)) : uidNext - 1
  const epoch = await asDatabase(openEpoch(intake.pool, intake.mailbox, uidValidity, highest))
  if (intake.failuresOf !== epoch.id) intake.failures.clear()
  intake.failuresOf = epoch.id
  if (epoch.begun && epoch.renumbered) intake.log.warn(renumberedSentence(intake.mailbox))
  return epoch
}
