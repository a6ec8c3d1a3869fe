import type { Say, Word } from './words.ts'

/** Why nobody looks at a mail: the words of inbound_message.reason for the state 'filed'. */
export const FILED = [
  'auto-reply',
  'bounce',
  'list',
  'loop',
  'calendar',
  'machine',
  'spam',
  'duplicate',
  'history',
  'gone',
]
/** The same for the state 'failed'. */
const FAILED = ['unreadable', 'too-large', 'not-fetched']

/** One or two words, for a tag or a filter. */
export const filedTag = (reason: string, say: Say) =>
  FILED.includes(reason) ? say(`filed.${reason}` as Word) : say('filed.other')

/** A sentence. */
export const filedWhy = (reason: string, say: Say) =>
  FILED.includes(reason) ? say(`filed.${reason}.long` as Word) : ''

export const failedWhy = (reason: string | null, say: Say) =>
  say(`failed.reason.${FAILED.includes(reason ?? '') ? reason : 'unreadable'}` as Word)
