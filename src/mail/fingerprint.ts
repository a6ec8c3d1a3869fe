import { createHash } from 'node:crypto'
import type { RawHeader } from './headers.ts'

/** Bytes that are looked at together: a long mail is not copied as a whole. */
const CHUNK = 256 * 1024
const NAMED = ['message-id', 'from', 'date', 'subject']

/**
 * Hex SHA-256 by which two copies of one mail are known: trace headers differ between copies, so only what the sender
 * wrote counts. Line ends and a missing last line end differ between servers and do not count.
 */
export function fingerprint(headers: RawHeader[], body: Buffer): string {
  const hash = createHash('sha256')
  for (const name of NAMED) {
    for (const header of headers)
      if (header.name === name) hash.update(`${name}:${header.value.replace(/\s+/g, ' ')}\n`)
  }
  hash.update('\n')
  let end = body.length
  while (end > 0 && (body[end - 1] === 10 || body[end - 1] === 13)) end -= 1
  for (let from = 0; from < end; from += CHUNK) {
    const piece = body.toString('latin1', from, Math.min(end, from + CHUNK))
    hash.update(piece.replaceAll('\r', ''), 'latin1')
  }
  return hash.digest('hex')
}
