import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/**
 * One mailbox folder as one append-only file: lines of JSON, a mail's line followed by its bytes. A record is written in one
 * go, so `kill -9` can only leave a torn last one, which the next reading cuts off: that mail was never acknowledged.
 */
const record = z.union([
  z.object({
    uid: z.number().int().positive(),
    date: z.iso.datetime(),
    size: z.number().int().nonnegative(),
    id: z.string().nullable(),
    flags: z.array(z.string()),
  }),
  z.object({ validity: z.number().int().positive() }),
  z.object({ uid: z.number().int().positive(), flags: z.array(z.string()) }),
  z.object({ gone: z.number().int().positive() }),
])

export type JournalRecord = z.infer<typeof record>
export type MailRecord = Extract<JournalRecord, { size: number }>

const NEWLINE = 0x0a

/** Appends one record and gives the position of the mail's bytes in the file. */
export function append(file: string, entry: JournalRecord, raw?: Buffer): number {
  const line = Buffer.from(`${JSON.stringify(entry)}\n`)
  const before = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
  fs.appendFileSync(file, raw ? Buffer.concat([line, raw, Buffer.of(NEWLINE)]) : line)
  return before + line.length
}

/** All records in order, with the position of the bytes of mails. Throws one sentence when the file is damaged inside. */
export function* replay(file: string): Generator<{ entry: JournalRecord; offset: number }> {
  const bytes = fs.readFileSync(file)
  let position = 0
  while (position < bytes.length) {
    const lineEnd = bytes.indexOf(NEWLINE, position)
    const entry = lineEnd < 0 ? undefined : readLine(file, bytes.toString('utf8', position, lineEnd), position)
    const end = lineEnd + 1 + (entry ? bytesOf(entry) : 0)
    if (!entry || end > bytes.length) {
      fs.truncateSync(file, position)
      break
    }
    yield { entry, offset: lineEnd + 1 }
    position = end
  }
}

function bytesOf(entry: JournalRecord): number {
  return 'size' in entry ? entry.size + 1 : 0
}

function readLine(file: string, line: string, position: number): JournalRecord {
  try {
    return record.parse(JSON.parse(line))
  } catch {
    throw new Error(
      `The demo's mailbox file ${path.basename(file)} is damaged at byte ${position}. ` +
        'Nothing was changed. Start afresh with `npm run demo -- --reset`.',
    )
  }
}

export function readAt(file: string, offset: number, size: number): Buffer {
  const fd = fs.openSync(file, 'r')
  try {
    const bytes = Buffer.allocUnsafe(size)
    let got = 0
    while (got < size) {
      const read = fs.readSync(fd, bytes, got, size - got, offset + got)
      if (read === 0) throw new Error(`The demo's mailbox file ${path.basename(file)} ends too early.`)
      got += read
    }
    return bytes
  } finally {
    fs.closeSync(fd)
  }
}
