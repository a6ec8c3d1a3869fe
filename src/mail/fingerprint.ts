import { createHash } from 'node:crypto'
import type { RawHeader } from './headers.ts'

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
  let from = 0
  for (let cr = body.indexOf(13); cr !== -1 && cr < end; cr = body.indexOf(13, cr + 1)) {
    hash.update(body.subarray(from, cr))
    from = cr + 1
  }
  return hash.update(body.subarray(from, end)).digest('hex')
}
