import type { Authenticated } from '../mail/auth.ts'
import type { MailRead } from '../mail/read-result.ts'
import type { Wish } from './wishes.ts'

/** A stored mail that waits to be read. */
export interface StoredMail {
  id: number
  mailbox: string
  history: boolean
  /** It arrived more than a day before it is worked, as after an outage: a receipt would come too late to be one. */
  late?: boolean
  receivedAt: Date
}

/** A run that waits for an answer of this sender. */
export interface Waiting {
  runId: number
  workflow: string
  /** Required fields that were asked for. */
  missing: string[]
}

export interface ReceiveOptions extends Wish {
  /** It was read once more as the kind of the run it answers. */
  answers?: Waiting | undefined
}

export interface Incoming {
  mail: StoredMail
  read: MailRead
  auth: Authenticated
  options?: ReceiveOptions
}

/** A colleague asked for it: nothing about the mail itself files it or makes it an answer. */
export const byColleague = ({ options }: Incoming) => options?.again === true || options?.as !== undefined
