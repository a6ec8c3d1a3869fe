import { ADDED, ADDRESSED, ALTERED, COUNTED, countInWords, DATED, REMOVED } from './change-words.ts'
import { ADDED_LOOSELY, ADDRESSED_LOOSELY, DATED_LOOSELY, REMOVED_LOOSELY } from './change-words-loosely.ts'
import { ETA_LOOSELY, SERIALS_LOOSELY, TRACKING_LOOSELY } from './order-words-loosely.ts'
import { acceptance } from './acceptance-words.ts'
import {
  DELIVERY_IN_QUESTION,
  ETA_ASKED,
  ETA_NAMED,
  LATE,
  SERIAL_NUMBERS,
  STATUS_LOOSE,
  STATUS_NAMED,
  TRACKING,
  VISIBILITY,
} from './order-words.ts'

/** A rule that gives one word of the contract for words that say it. */
const says =
  <Word extends string>(word: Word, ...patterns: RegExp[]) =>
  (text: string): Word | undefined =>
    patterns.some(pattern => pattern.test(text)) ? word : undefined

/** What is asked after an order; contract: understanding, order-status. */
export const orderRules = {
  acceptance,
  countInWords,
  changeAdds: says('add', ADDED),
  changeRemoves: says('remove', REMOVED),
  changesQuantity: says('quantity', COUNTED),
  changesAddress: says('address', ADDRESSED),
  changesDate: says('date', DATED),
  changesOther: says('other', ALTERED),
  // of a mail that is known to change an order
  addsLoosely: says('add', ADDED_LOOSELY),
  removesLoosely: says('remove', REMOVED_LOOSELY),
  addressLoosely: says('address', ADDRESSED_LOOSELY),
  dateLoosely: says('date', DATED_LOOSELY),
  dayChanges: says('date', /\p{L}|\d[-/.]\d/u),
  countChanges: (text: string) => (/^\d{1,6}$/.test(text) || countInWords(text) ? 'quantity' : undefined),
  changesAnything: says('other', /\p{L}/u),
  // of a mail that is known to ask after an order
  etaLoosely: says('eta', ETA_LOOSELY),
  serialsLoosely: says('serial-numbers', SERIALS_LOOSELY),
  trackingLoosely: says('tracking', TRACKING_LOOSELY),
  asksAnything: says('status', /\p{L}/u),
  asksEta: says('eta', ETA_ASKED, LATE, ETA_NAMED, DELIVERY_IN_QUESTION),
  asksTracking: says('tracking', TRACKING),
  asksVisibility: says('visibility', VISIBILITY),
  asksStatus: says('status', STATUS_NAMED, STATUS_LOOSE),
  asksSerialNumbers: says('serial-numbers', SERIAL_NUMBERS),
}
