import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'

const MAX_ENTRIES = 5_000
const MAX_UNPACKED = 50 * 1024 * 1024
const MAX_RATIO = 100
/** A small file may pack well: only what unpacks to more than this is judged by its ratio. */
const RATIO_FROM = 2 * 1024 * 1024

export type ZipVerdict = { ok: true; names: string[]; unpacked: number } | { ok: false; reason: string }

/**
 * Looks into a zip before any reader unpacks it: number of files, size and ratio by its directory, then by its bytes,
 * for a directory can lie. Never unpacks more than 50 MiB.
 */
export async function checkZip(content: Buffer): Promise<ZipVerdict> {
  try {
    const zip = await yauzl.fromBufferPromise(content, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    })
    return await check(zip, content.length)
  } catch (error) {
    return {
      ok: false,
      reason: `its zip structure is broken (${error instanceof Error ? error.message.slice(0, 80) : 'unknown fault'})`,
    }
  }
}

async function check(zip: ZipFile, size: number): Promise<ZipVerdict> {
  if (zip.entryCount > MAX_ENTRIES) return { ok: false, reason: `it holds ${zip.entryCount} files` }
  const entries: Entry[] = []
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    unpacked += entry.uncompressedSize
    if (entry.isEncrypted()) return { ok: false, reason: 'it is protected with a password' }
    if (unpacked > MAX_UNPACKED) return { ok: false, reason: 'it unpacks to more than 50 MB' }
  }
  if (unpacked > RATIO_FROM && unpacked / size > MAX_RATIO)
    return { ok: false, reason: 'it unpacks to far more than its own size' }
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue
    const stream = await zip.openReadStreamPromise(entry)
    for await (const _ of stream) {
      // counted by yauzl itself: a stream that is longer than declared ends in an error
    }
  }
  return { ok: true, names: entries.map(({ fileName }) => fileName), unpacked }
}
