import { ImapFlow } from 'imapflow'
import type { FetchMessageObject, FetchQueryObject } from 'imapflow'
import type { Mailbox } from '../config.ts'
import { MailboxError } from './mailbox-trouble.ts'

/** What the server says of a mail before it is downloaded. */
export interface Facts {
  uid: number
  size: number
  internalDate: Date | null
}

const CONNECT_WITHIN = 45_000
const NOOP_EVERY = 20_000
const NOOP_WITHIN = 10_000
/** A command that brings no byte for this long runs on a dead connection. */
const SILENT_FOR = 40_000
/** How imapflow says that a command ended because the connection did. */
const CUT = ['NoConnection', 'EConnectionClosed', 'StateLogout']

/**
 * One connection to one mailbox, opened with EXAMINE: nothing here sets a flag, moves or deletes. A connection serves until
 * the first fault; every method then rejects, and a new one must be opened.
 */
export class MailboxConnection {
  uidValidity = ''
  /** No mail has this UID or a higher one yet; undefined where the server does not say. */
  uidNext: number | undefined
  #client: ImapFlow
  #mailbox: Mailbox
  #news = true
  #wake: () => void = () => {}
  #fault: Error | undefined

  private constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox
    this.#client = new ImapFlow({
      host: mailbox.host,
      port: mailbox.port,
      secure: mailbox.secure,
      ...(mailbox.secure ? {} : { doSTARTTLS: false }),
      auth: { user: mailbox.user, pass: mailbox.password },
      clientInfo: { name: 'Postbode' },
      logger: false,
      disableAutoIdle: true,
      disableCompression: true,
      connectionTimeout: 20_000,
      greetingTimeout: 10_000,
      socketTimeout: 60_000,
      maxIdleTime: NOOP_EVERY,
      maxLiteralSize: 64 * 1024 * 1024,
      maxResponseSize: 80 * 1024 * 1024,
    })
    // emitted more than once for one fault, and without a listener it would end the process
    this.#client.on('error', error => this.#break(error))
    this.#client.on('close', () => this.#break(new MailboxError(`The connection to ${mailbox.host} was cut.`)))
    this.#client.on('exists', () => {
      this.#news = true
      this.#wake()
    })
  }

  /** Connect, sign in and open the folder. Rejects with what imapflow rejects with, or a MailboxError. */
  static async open(mailbox: Mailbox): Promise<MailboxConnection> {
    const connection = new MailboxConnection(mailbox)
    try {
      await connection.#within(CONNECT_WITHIN, connection.#client.connect(), 'did not let us in')
      await connection.examine()
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /** Open the folder anew: the only sure way to notice that it was replaced by another of the same name. */
  async examine(): Promise<void> {
    const box = await this.#command(() => this.#client.mailboxOpen(this.#mailbox.folder, { readOnly: true }))
    this.uidValidity = String(box.uidValidity ?? 0n)
    this.uidNext = box.uidNext
  }

  /** UIDs above `uid`, ascending. */
  async uidsAbove(uid: number): Promise<number[]> {
    this.#news = false
    const found = await this.#search({ uid: `${uid + 1}:*` })
    return found.filter(it => it > uid) // "5:*" names the last mail even when all UIDs are below 5: RFC 3501 s. 6.4.8
  }

  async allUids(): Promise<number[]> {
    return this.#search({ all: true })
  }

  async facts(uids: number[]): Promise<Facts[]> {
    const found = await this.#fetch(uids, { size: true, internalDate: true })
    return found.flatMap(({ uid, size, internalDate }) =>
      size === undefined ? [] : [{ uid, size, internalDate: asDate(internalDate) }],
    )
  }

  /** The header fields that a list shows, as raw header lines. */
  async heads(uids: number[]): Promise<Map<number, Buffer>> {
    const found = await this.#fetch(uids, { headers: ['subject', 'from', 'message-id'] })
    return new Map(found.flatMap(({ uid, headers }) => (headers ? [[uid, headers] as const] : [])))
  }

  /** Whole mails. The server may send fewer than asked for: the caller must compare. */
  async sources(mails: Facts[]): Promise<Map<number, Buffer>> {
    const found = await this.#fetch(
      mails.map(it => it.uid),
      { source: true },
    )
    const empty = new Set(mails.filter(it => it.size === 0).map(it => it.uid))
    return new Map(
      found.flatMap(({ uid, source }) => {
        // nothing where there should be something is what some servers send for a mail they cannot read
        const bytes = empty.has(uid) ? (source ?? Buffer.alloc(0)) : source
        return bytes && (bytes.length > 0 || empty.has(uid)) ? [[uid, bytes] as const] : []
      }),
    )
  }

  /** True when the server announced mail since the last look at the mailbox. */
  get news(): boolean {
    return this.#news
  }

  /** Until the server announces mail, or the shortest of the times in ms has passed. Rejects at most 30 s after the connection died. */
  async waitForNews(...ms: number[]): Promise<void> {
    const until = performance.now() + Math.min(...ms)
    while (!this.#news) {
      if (this.#fault) throw this.#fault
      const left = until - performance.now()
      if (left <= 0) return
      // imapflow begins to idle only 15 s after the last command when it is not told to
      this.#client.idle().catch(() => {})
      await this.#quiet(Math.min(left, NOOP_EVERY))
      if (!this.#news && !this.#fault) {
        await this.#within(NOOP_WITHIN, this.#client.noop(), 'no longer answers')
        if (!this.#client.usable)
          throw this.#fault ?? new MailboxError(`The connection to ${this.#mailbox.host} was cut.`)
      }
    }
  }

  close(): void {
    this.#fault ??= new MailboxError('The connection was closed.')
    this.#wake()
    this.#client.close()
  }

  #quiet(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.#news || this.#fault) this.#wake()
    })
  }

  #break(error: Error): void {
    this.#fault ??= error
    this.#wake()
    if (!this.#client.isClosed) this.#client.close()
  }

  async #search(query: { uid: string } | { all: true }): Promise<number[]> {
    const found = await this.#command(() => this.#client.search(query, { uid: true }))
    // imapflow answers false instead of rejecting; taken for "no mail" it would hide mail
    if (!Array.isArray(found))
      throw this.#fault ?? new MailboxError(`${this.#mailbox.host} could not list the mailbox.`)
    return found
  }

  async #fetch(uids: number[], query: FetchQueryObject): Promise<FetchMessageObject[]> {
    const asked = new Set(uids)
    const found = new Map<number, FetchMessageObject>()
    await this.#command(async () => {
      for await (const message of this.#client.fetch(ranges(uids), { uid: true, ...query }, { uid: true }))
        if (asked.has(message.uid)) found.set(message.uid, { ...found.get(message.uid), ...message })
    })
    return [...found.values()]
  }

  async #command<T>(run: () => Promise<T>): Promise<T> {
    if (this.#fault) throw this.#fault
    let received = this.#client.stats().received
    let heardAt = performance.now()
    const watch = setInterval(() => {
      const now = this.#client.stats().received
      if (now !== received) heardAt = performance.now()
      else if (performance.now() - heardAt > SILENT_FOR)
        this.#break(new MailboxError(`${this.#mailbox.host} no longer answers.`))
      received = now
    }, 5000)
    try {
      return await run()
    } catch (error) {
      throw this.#cause(error)
    } finally {
      clearInterval(watch)
    }
  }

  /** A command that ended with its connection tells nothing: what ended the connection does. */
  #cause(error: unknown): unknown {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
    return this.#fault && typeof code === 'string' && CUT.includes(code) ? this.#fault : error
  }

  async #within<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
    const timer = setTimeout(() => this.#break(new MailboxError(`${this.#mailbox.host} ${what}.`)), ms)
    try {
      return await work
    } catch (error) {
      throw this.#cause(error)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** 1,2,3,7 -> '1:3,7': short commands for long lists. */
export function ranges(uids: number[]): string {
  const parts: string[] = []
  const sorted = uids.toSorted((a, b) => a - b)
  for (let i = 0; i < sorted.length;) {
    let end = i
    while (sorted[end + 1] === sorted[end]! + 1) end++
    parts.push(end === i ? `${sorted[i]}` : `${sorted[i]}:${sorted[end]}`)
    i = end + 1
  }
  return parts.join(',')
}

function asDate(value: Date | string | undefined): Date | null {
  const date = new Date(value ?? '')
  return date.getFullYear() > 1970 && date.getFullYear() < 3000 ? date : null
}
