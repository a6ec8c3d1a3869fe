import type { Mailbox } from '../config.ts'
import type { Epoch } from './epoch.ts'
import type { Facts } from './mailbox.ts'
import { NO_ENVELOPE, type Recording, type Settled } from './record.ts'

/**
 * Mail from before the first connection. Where the server numbered anew only its date can tell: with an hour to spare for
 * clocks, since new mail must never be taken for old; known mail of that hour is found by its bytes or Message-ID.
 */
export function isHistory(epoch: Epoch, { uid, internalDate }: Facts): boolean {
  if (!epoch.renumbered) return uid <= epoch.historyUid
  return internalDate !== null && internalDate.getTime() < epoch.watchedSince.getTime() - 3_600_000
}

/** A row for a mail of which nothing is known but that it was there. */
export function unseen(uid: number, settled: Settled): Recording {
  return {
    facts: { uid, size: 0, internalDate: null },
    raw: null,
    sha: null,
    envelope: NO_ENVELOPE,
    history: false,
    settled,
  }
}

export const HISTORY: Settled = {
  state: 'filed',
  reason: 'history',
  sentence: 'This mail was in the mailbox before the desk began to watch it, so it was left to people.',
}
export const GONE: Settled = {
  state: 'filed',
  reason: 'gone',
  sentence: 'Somebody moved or deleted this mail before it could be taken in.',
}
export const tooLarge = (mailbox: Mailbox, { size }: Facts): Settled => ({
  state: 'failed',
  reason: 'too-large',
  sentence: `This mail of ${Math.round(size / 1024 / 1024)} MB is too large to read. It stays in the mailbox ${mailbox.name}: open it there and start its request by hand.`,
})
export const notFetched = (mailbox: Mailbox, uid: number): Settled => ({
  state: 'failed',
  reason: 'not-fetched',
  sentence: `The mail server did not hand over mail number ${uid} of ${mailbox.name}. It stays in the mailbox, and we keep trying: open it there if it is urgent.`,
})
