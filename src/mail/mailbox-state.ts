import os from 'node:os'
import type { Mailbox } from '../config.ts'
import type { Pool } from '../db/pool.ts'

/** How often the row is written when nothing but times changed. */
const EVERY = 5000

interface State {
  connected: boolean
  swept: boolean
  mail: boolean
  error: string | null
}

/** Keeps the row of a mailbox in mailbox_state current; a database that is away is no reason to stop. */
export class MailboxState {
  #pool: Pool
  #mailbox: Mailbox
  #now: State = { connected: false, swept: false, mail: false, error: null }
  /** A process that stands by says nothing of the mailbox. */
  #owned = false
  /** No sweep yet on this connection: the first one is told at once. */
  #fresh = true
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(pool: Pool, mailbox: Mailbox) {
    this.#pool = pool
    this.#mailbox = mailbox
  }

  /** This process is the one that reads the mailbox. */
  owned(): void {
    this.#owned = true
  }

  connected(): void {
    this.#now.connected = true
    this.#fresh = true
    this.#soon(0)
  }

  swept(mails: number): void {
    const first = this.#fresh
    this.#fresh = false
    this.#now = { connected: true, swept: true, mail: this.#now.mail || mails > 0, error: null }
    this.#soon(first ? 0 : EVERY)
  }

  disconnected(error: string | null): void {
    this.#now = { ...this.#now, connected: false, error }
    if (this.#owned) this.#soon(0)
    this.#owned = false
  }

  /** Write for the last time: nobody here reads the mailbox any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    if (!this.#owned) return
    this.#now.connected = false
    await this.#writing.then(() => this.#write())
  }

  #soon(ms: number): void {
    if (ms === 0) clearTimeout(this.#timer)
    else if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#writing = this.#writing.then(() => this.#write())
    }, ms)
  }

  async #write(): Promise<void> {
    const { connected, swept, mail, error } = this.#now
    this.#now.swept = this.#now.mail = false
    try {
      await this.#pool.query(WRITE, [this.#mailbox.name, this.#mailbox.address, connected, swept, mail, error, owner])
    } catch {
      this.#now.swept ||= swept
      this.#now.mail ||= mail
    }
  }
}

const owner = `${os.hostname()}:${process.pid}`

const WRITE = `
  insert into mailbox_state as s (mailbox, address, connected, last_sweep_at, last_mail_at, error, error_since, owner)
  values ($1, $2, $3, case when $4 then desk_now() end, case when $5 then desk_now() end, $6::text,
    case when $6::text is not null then desk_now() end, $7)
  on conflict (mailbox) do update set address = excluded.address, connected = excluded.connected,
    last_sweep_at = coalesce(excluded.last_sweep_at, s.last_sweep_at), last_mail_at = coalesce(excluded.last_mail_at, s.last_mail_at),
    error = excluded.error, owner = excluded.owner,
    error_since = case when excluded.error is not null then coalesce(s.error_since, excluded.error_since) end`
