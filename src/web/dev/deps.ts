import type { Pool } from '../../db/pool.ts'
import type { Text } from '../../engine/define.ts'

export type Verdict = 'pass' | 'none' | 'fail'

/** A mail that can be sent with one button. */
export interface Preset {
  name: string
  title: Text
  /** What it shows. */
  shows: Text
  /** What becomes of it, so that a person can compare. */
  ends: Text
  /** What happens to a second copy, where that differs. */
  again?: Text
  /** Names of what is attached. */
  attachments: string[]
}

/** Where a mail was laid down by the mail host. */
export interface Place {
  address: string
  uid: number
}

/** What the server answered to a mail: where it lies now, or why it would not take it. */
export type Handed = { places: Place[] } | { refused: string }

/** The demo's mail host, as these pages use it. */
export interface DevMail {
  /** Over SMTP, from outside. */
  send(raw: Buffer, envelope: { from: string; to: string[] }, verdict?: Verdict): Promise<Handed>
  sendPreset(name: string): Promise<Handed>
  /** Source of a preset with its dates filled in. */
  presetSource(name: string): Buffer | undefined
  /** Every address that ever got a mail. */
  addresses(): string[]
  /** Mails of an address, oldest first. */
  list(address: string): { uid: number; at: Date }[]
  read(address: string, uid: number): Buffer | undefined
  /** How many mails of ours arrived more than once in the same mailbox. */
  twice(): number
}

/** What can be broken on purpose. */
export interface DevFaults {
  state(): { refusing: number; imap: 'well' | 'silent'; worker: 'runs' | 'starts'; kills: number }
  /** Answer this share (0..1) of our outgoing mails with 451: try again later. */
  refuseSmtp(share: number): void
  /** Cut every IMAP connection. */
  dropImap(): void
  /** Stop answering on IMAP, as behind a dead firewall; false: answer again. */
  silenceImap(silent: boolean): void
  /** `kill -9` of the process that reads mail, does the work and sends; it comes back by itself. */
  killWorker(): void
}

export interface DevDeps {
  pool: Pool
  mail: DevMail
  faults: DevFaults
  presets: Preset[]
  /** Addresses that the desk watches, with the names of their mailboxes. */
  watched: { name: string; address: string }[]
  /** Titles of the workflows by name. */
  titles: { [workflow: string]: Text }
  /** Move the clock of the desk, and of the mail host with it. */
  skip(by: { days?: number; hours?: number; minutes?: number }): Promise<void>
}
