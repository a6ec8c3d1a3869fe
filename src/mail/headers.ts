import { isUtf8 } from 'node:buffer'

/** More header bytes than this are not looked at (mailsplit's own limit is the same). */
const MAX_HEADER_BYTES = 1024 * 1024
const MAX_HEADERS = 2000
const MAX_VALUE = 64 * 1024

export interface RawHeader {
  /** Lower case. */
  name: string
  /** Unfolded, not decoded (RFC 2047 words still in it), without control characters. */
  value: string
}

/** Splits a raw message at its first empty line; linear, reads at most 1 MiB of header. */
export function splitMessage(raw: Buffer): { head: Buffer; body: Buffer } {
  let from = 0
  while (from < raw.length) {
    const end = raw.indexOf(10, from)
    if (end === -1 || end > MAX_HEADER_BYTES) break
    if (end === from || (end === from + 1 && raw[from] === 13))
      return { head: raw.subarray(0, from), body: raw.subarray(end + 1) }
    from = end + 1
  }
  return { head: raw.subarray(0, Math.min(raw.length, MAX_HEADER_BYTES)), body: raw.subarray(raw.length) }
}

/** Header fields in order of the message; a line that is no field and no continuation is skipped. RFC 5322 s. 2.2 */
export function readHeaders(head: Buffer): RawHeader[] {
  const headers: { name: string; parts: string[] }[] = []
  for (const line of decodeBytes(head).split(/\r?\n/)) {
    const last = headers.at(-1)
    if (/^[ \t]/.test(line)) {
      last?.parts.push(line.trim())
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim()
    if (colon < 1 || !/^[\x21-\x7e]{1,100}$/.test(name)) continue
    if (headers.length >= MAX_HEADERS) break
    headers.push({ name: name.toLowerCase(), parts: [line.slice(colon + 1).trim()] })
  }
  return headers.map(({ name, parts }) => ({
    name,
    value: withoutControls(parts.join(' ')).slice(0, MAX_VALUE).trim(),
  }))
}

/** Bytes to text: UTF-8 where it is valid, else windows-1252, which reads every byte. */
function decodeBytes(bytes: Uint8Array, charset = ''): string {
  const label = charset.trim().replace(/^"|"$/g, '')
  if (label && !/^(us-?ascii|utf-?8|unknown.*)$/i.test(label)) {
    try {
      return new TextDecoder(label).decode(bytes)
    } catch {
      // an unknown charset: read it as if none was named
    }
  }
  return (isUtf8(bytes) ? UTF8 : WINDOWS).decode(bytes)
}

const UTF8 = new TextDecoder('utf-8')
const WINDOWS = new TextDecoder('windows-1252')

/** Decodes =?charset?Q?...?= words; bytes of adjacent words are joined first, as senders split characters. RFC 2047 */
export function decodeWords(value: string): string {
  const word = /=\?([^?\s]{1,60})\?([bq])\?([^?]{0,8000})\?=/gi
  let out = ''
  let at = 0
  let run: { charset: string; bytes: Buffer[] } | null = null
  const flush = () => {
    if (run) out += decodeBytes(Buffer.concat(run.bytes), run.charset)
    run = null
  }
  for (const match of value.matchAll(word)) {
    const between = value.slice(at, match.index)
    if (!run || between.trim() !== '') {
      flush()
      out += between
    }
    const charset = (match[1] ?? '').replace(/\*.*$/, '').toLowerCase()
    if (run && (run as { charset: string }).charset !== charset) flush()
    run ??= { charset, bytes: [] as Buffer[] }
    ;(run as { bytes: Buffer[] }).bytes.push(wordBytes(match[2] ?? 'q', match[3] ?? ''))
    at = match.index + match[0].length
  }
  flush()
  return withoutControls(out + value.slice(at))
}

function wordBytes(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64')
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, /[^\0-\xff]/.test(bytes) ? 'utf8' : 'latin1')
}

/** ASCII controls but tab and line feed, and characters that turn the direction of writing around. */
const CONTROLS = /[^\P{Cc}\t\n\x80-\x9f]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Control and bidirectional characters never belong in a header that people see. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}
