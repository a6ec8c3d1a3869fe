import path from 'node:path'
import { z } from 'zod'
import type { PageToScan, ScannedPage } from '../understanding/types.ts'
import { ReadFailure } from './read-failure.ts'
import { NotBegun, SandboxChild } from './sandbox-child.ts'
import { confine, type Confinement } from './sandbox-confine.ts'

const PROGRAM = path.join(import.meta.dirname, '..', 'ocr.ts')
/** Walls of its own: it may take longer than what reads mails, and more memory. */
const LIMITS = { memory: 900_000_000, processor: 1200 }
/** Seconds of processor time after which another takes its place, well below what it may use in its life. */
const WORN_AFTER = 900
const SECONDS_PER_MAIL = 60
const IDLE_MS = 60_000
/** Pages of one mail that may break it. */
const MAX_BROKEN = 2

const pageRead = z.object({
  words: z
    .array(
      z.object({
        text: z.string().min(1).max(80),
        x: z.number(),
        y: z.number(),
        width: z.number(),
        size: z.number(),
        confidence: z.number().min(0).max(1),
      }),
    )
    .max(3000),
})

/** What the pages of one mail are read with. */
export interface PageReader {
  /** One answer for each page, in order. Never rejects. */
  read(pages: PageToScan[], language: string): Promise<ScannedPage[]>
  close(): Promise<void>
}

interface OcrLog {
  error(details: object, said: string): void
}

export interface OcrOptions {
  log: OcrLog
  /** Another program, in tests. */
  program?: string | undefined
  /** Seconds that the pages of one mail may take, in tests. */
  seconds?: number | undefined
  /** Milliseconds that it is kept warm. */
  idle?: number | undefined
}

/**
 * Reads pages that are pictures in a confined process of its own: one at most, begun with the first such page and ended when
 * none has come for a while. A page that breaks it costs that page, one that takes too long the rest of its mail.
 */
export class OcrProcess implements PageReader {
  #log: OcrLog
  #program: string
  #seconds: number
  #idle: number
  #confinement: Promise<Confinement> | undefined
  #child: SandboxChild | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #rest: NodeJS.Timeout | undefined
  #closed = false

  constructor({ log, program = PROGRAM, seconds = SECONDS_PER_MAIL, idle = IDLE_MS }: OcrOptions) {
    this.#log = log
    this.#program = program
    this.#seconds = seconds
    this.#idle = idle
  }

  /** The process that is warm, if any. */
  get pid(): number | undefined {
    return this.#child?.gone === false ? this.#child.pid : undefined
  }

  read(pages: PageToScan[], language: string): Promise<ScannedPage[]> {
    const read = this.#turn
      .then(() => this.#readAll(pages, language))
      .catch((error: Error) => {
        this.#confinement = undefined // the next mail begins anew
        this.#log.error({ said: error.message }, 'the program that reads scans could not be begun')
        return pages.map(page => nothing(page, 'broken'))
      })
    this.#turn = read
    return read
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#rest)
    this.#child?.kill()
    await this.#child?.ended
    await this.#turn
  }

  async #readAll(pages: PageToScan[], language: string): Promise<ScannedPage[]> {
    clearTimeout(this.#rest)
    const until = performance.now() + this.#seconds * 1000
    const read: ScannedPage[] = []
    let broken = 0
    let late = false
    for (const page of pages) {
      late ||= performance.now() > until
      const failed: 'time' | 'broken' | undefined = late ? 'time' : broken >= MAX_BROKEN ? 'broken' : undefined
      const one: ScannedPage = failed ? nothing(page, failed) : await this.#readOne(page, language, until)
      if (one.failed === 'broken') broken += 1
      late ||= one.failed === 'time'
      read.push(one)
    }
    this.#rest = setTimeout(() => this.#child?.retire(), this.#idle).unref()
    return read
  }

  async #readOne(page: PageToScan, language: string, until: number): Promise<ScannedPage> {
    const { width, height, scale, grey } = page
    for (let tries = 0; tries < 2 && !this.#closed; tries += 1) {
      const child = await this.#warm()
      const seconds = (until - performance.now()) / 1000
      if (!child) return nothing(page, 'broken')
      if (seconds <= 0) return nothing(page, 'time')
      try {
        const { result } = await child.handle('scan', { language, width, height, scale }, Buffer.from(grey), seconds)
        if (child.spent > WORN_AFTER) child.retire()
        return { file: page.file, page: page.page, ...pageRead.parse(result) }
      } catch (error) {
        const failure = error instanceof ReadFailure ? error : undefined
        if (!failure) child.kill()
        if (error instanceof NotBegun) continue
        if (failure?.kind === 'time') return nothing(page, 'time')
        // ended from outside: read it once more
        if (failure?.final !== false) return nothing(page, 'broken')
      }
    }
    return nothing(page, 'broken')
  }

  async #warm(): Promise<SandboxChild | undefined> {
    if (this.#child && !this.#child.gone && !this.#child.retired) return this.#child
    await this.#child?.ended
    this.#confinement ??= confine(this.#program, LIMITS)
    const child = new SandboxChild(await this.#confinement)
    this.#child = child
    if ((await child.ready) && !this.#closed) return child
    child.kill()
    if (!this.#closed) this.#log.error({ said: child.said.slice(0, 500) }, 'the program that reads scans did not start')
    return undefined
  }
}

const nothing = ({ file, page }: PageToScan, failed: 'time' | 'broken'): ScannedPage => ({
  file,
  page,
  words: [],
  failed,
})
