import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PageToScan, ScannedPage } from '../understanding/types.ts'
import { ParserAwayError } from './read-failure.ts'
import type { PageReader } from './sandbox-ocr.ts'
import type { Answer, Operation } from './sandbox-protocol.ts'

/** Whatever reads mails: children of this process, or a parser of its own. */
export interface MailReader {
  run(operation: Operation, context: unknown, raw: Buffer): Promise<Answer>
  close(): Promise<void>
}

const PATIENCE = 5000
/** Bytes of pictures that wait or are being read. Mails that come on top come again. */
const MAX_WAITING = 150_000_000
/** Mails whose pages wait or are being read. Few of those that are kept, so that what was read is still there when its mail comes again. */
const MAX_UNREAD = 12
/** Mails whose pages are kept, so that the same mail is not read letter by letter again. */
const MAX_KEPT = 60

const pageShape = z.object({
  file: z.string(),
  page: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  scale: z.number().positive(),
  length: z.number().int(),
})
const wordShape = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  size: z.number(),
  confidence: z.number(),
})
/** What was read in the pages of a mail, as it is handed to what reads mails. */
export const scannedShape = z.array(
  z.object({
    file: z.string(),
    page: z.number(),
    words: z.array(wordShape),
    failed: z.enum(['time', 'broken']).optional(),
  }),
)
const toScanShape = z.looseObject({
  toScan: z.object({ language: z.string(), pages: z.array(pageShape).max(20), failed: scannedShape }),
})

/** Pages travel as bytes behind the JSON, which holds their sizes. */
export function splitPages(pages: PageToScan[]): { pages: unknown[]; body: Buffer } {
  return {
    pages: pages.map(({ grey, ...page }) => ({ ...page, length: grey.length })),
    body: Buffer.concat(pages.map(page => page.grey)),
  }
}

interface Kept {
  scanned: Promise<ScannedPage[]>
  /** Bytes of the mail: one of another length needs no look. */
  length: number
  read: boolean
  /** The mail was read with its words. */
  used: boolean
}

/**
 * Reads mails, and where one holds pages that are pictures has those read and then reads it again with what is written there.
 * A mail without such pages costs nothing more.
 * @param patience milliseconds after which a mail has to come again, so that it stops no other; its pages are read meanwhile
 */
export class ScanReader implements MailReader {
  #reader: MailReader
  #ocr: PageReader
  #patience: number
  #waiting = 0
  #kept = new Map<string, Kept>()

  constructor(reader: MailReader, ocr: PageReader, patience = PATIENCE) {
    this.#reader = reader
    this.#ocr = ocr
    this.#patience = patience
  }

  async run(operation: Operation, context: unknown, raw: Buffer): Promise<Answer> {
    if (operation !== 'read') return this.#reader.run(operation, context, raw)
    const wish = typeof context === 'object' ? context : {}
    const mayBeKept = [...this.#kept.values()].some(it => it.length === raw.length)
    const before = mayBeKept ? this.#kept.get(keyOf(raw)) : undefined
    if (before) return this.#readWith(before, wish, raw)
    const { result, body } = await this.#reader.run(operation, { ...wish, scans: true }, raw)
    const asked = body.length > 0 || hasToScan(result) ? toScanShape.parse(result) : undefined
    if (!asked) return { result, body }
    const { toScan } = asked
    return this.#readWith(this.#scan(raw, joinPages(toScan.pages, body), toScan.language, toScan.failed), wish, raw)
  }

  async close(): Promise<void> {
    await Promise.all([this.#reader.close(), this.#ocr.close()])
  }

  async #readWith(kept: Kept, wish: object | null, raw: Buffer): Promise<Answer> {
    const scanned = await this.#soon(kept.scanned)
    kept.used = true
    return this.#reader.run('read', { ...wish, scanned }, raw)
  }

  #scan(raw: Buffer, pages: PageToScan[], language: string, failed: ScannedPage[]): Kept {
    const key = keyOf(raw)
    const running = this.#kept.get(key)
    if (running) return running
    const unread = [...this.#kept.values()].filter(it => !it.read).length
    if (this.#waiting > MAX_WAITING || unread >= MAX_UNREAD)
      throw new ParserAwayError('The scans of other mails are being read first.')
    const bytes = pages.reduce((sum, { grey }) => sum + grey.length, 0)
    this.#waiting += bytes
    const scanned = this.#ocr.read(pages, language).then(read => {
      this.#waiting -= bytes
      kept.read = true
      return [...failed, ...read]
    })
    const kept: Kept = { scanned, length: raw.length, read: false, used: false }
    this.#forgetOne()
    this.#kept.set(key, kept)
    return kept
  }

  /** The oldest that was used; what was read for a mail that has not come again yet goes only when there is no other. */
  #forgetOne(): void {
    if (this.#kept.size < MAX_KEPT) return
    const read = [...this.#kept].filter(([, it]) => it.read)
    const oldest = read.find(([, it]) => it.used) ?? read[0]
    if (oldest) this.#kept.delete(oldest[0])
  }

  async #soon(scanned: Promise<ScannedPage[]>): Promise<ScannedPage[]> {
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => reject(new ParserAwayError('The pages of this mail are still being read.')),
      this.#patience,
    )
    return Promise.race([scanned, promise]).finally(() => clearTimeout(timer))
  }
}

const keyOf = (raw: Buffer) => createHash('sha256').update(raw).digest('base64')

const hasToScan = (result: unknown) => typeof result === 'object' && result !== null && 'toScan' in result

/** Throws where sizes and bytes do not make pages. */
function joinPages(pages: z.output<typeof pageShape>[], body: Buffer): PageToScan[] {
  let at = 0
  const joined = pages.map(({ length, ...page }) => ({ ...page, grey: body.subarray(at, (at += length)) }))
  if (at !== body.length || joined.some(({ width, height, grey }) => grey.length !== width * height))
    throw new Error('the pages of a mail do not have the size that they should')
  return joined
}
