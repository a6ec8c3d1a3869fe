import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ParserAwayError } from '../../src/mail/read-failure.ts'
import { OcrProcess } from '../../src/mail/sandbox-ocr.ts'
import { type MailReader, ScanReader } from '../../src/mail/sandbox-scans.ts'

const PAGE = { file: 'scan.png', page: 1, width: 10, height: 10, scale: 1 }

/** Asks for its page when it has no words yet, as what reads mails does. */
const reader: MailReader = {
  async run(_operation, context) {
    const { scanned } = context as { scanned?: unknown[] }
    if (scanned) return { result: { read: true }, body: Buffer.alloc(0) }
    const pages = [{ ...PAGE, length: 100 }]
    return { result: { toScan: { language: 'nl', pages, failed: [] } }, body: Buffer.alloc(100) }
  },
  close: () => Promise.resolve(),
}

/** One page after the other, a moment each. */
function slowOcr() {
  let turn = Promise.resolve()
  let pages = 0
  return {
    pages: () => pages,
    read: () => {
      const mine = turn.then(async () => {
        await pause(2)
        pages += 1
        return [{ file: PAGE.file, page: 1, words: [] }]
      })
      turn = mine.then(() => {})
      return mine
    },
    close: () => Promise.resolve(),
  }
}

test('scans of a burst of mails are read once each, however often the mails have to come again meanwhile', async () => {
  const ocr = slowOcr()
  const scans = new ScanReader(reader, ocr, 5)
  const mails = Array.from({ length: 200 }, (_, n) => Buffer.from(`mail ${n}`.padEnd(20)))
  const read = new Set<Buffer>()
  for (const end = performance.now() + 4000; performance.now() < end && read.size < mails.length;) {
    await Promise.all(
      mails
        .filter(it => !read.has(it))
        .map(async it => {
          try {
            await scans.run('read', {}, it)
            read.add(it)
          } catch (error) {
            expect(error).toBeInstanceOf(ParserAwayError)
          }
        }),
    )
  }
  expect(read.size).toBe(200)
  expect(ocr.pages()).toBe(200)
})

test('a reader of scans that cannot be begun at all costs each mail its pages, never the mail', async () => {
  const said: string[] = []
  const ocr = new OcrProcess({ log: { error: (_, it) => void said.push(it) }, program: '/no\0where.ts' })
  const page = { file: 'scan.png', page: 1, width: 1, height: 1, scale: 1, grey: Buffer.alloc(1) }
  for (let mail = 0; mail < 2; mail++)
    expect(await ocr.read([page], 'nl')).toEqual([{ file: 'scan.png', page: 1, words: [], failed: 'broken' }])
  expect(said).toHaveLength(2)
  await ocr.close()
})
