import addressparser from 'nodemailer/lib/addressparser'

const MAX_FROM = 10_000

/** Header lines of a mail, unfolded, in order, and the position of its body. Bytes are kept as latin1. */
export interface Head {
  fields: { name: string; value: string }[]
  bodyStart: number
}

export function readHead(raw: Buffer): Head {
  const { lines, bodyStart } = headLines(raw)
  const fields: Head['fields'] = []
  for (const line of lines) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`
    else {
      const colon = line.indexOf(':')
      if (colon > 0)
        fields.push({ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() })
    }
  }
  return { fields, bodyStart }
}

/** The same mail without the named headers; everything else stays byte for byte. */
export function withoutHeaders(raw: Buffer, names: readonly string[]): Buffer {
  const { lines, bodyStart } = headLines(raw)
  let dropping = false
  const kept = lines.filter(line => {
    if (!/^[ \t]/.test(line))
      dropping = names.includes(
        line
          .slice(0, Math.max(line.indexOf(':'), 0))
          .trim()
          .toLowerCase(),
      )
    return !dropping
  })
  return Buffer.concat([Buffer.from(kept.join(''), 'latin1'), raw.subarray(bodyStart)])
}

/** First value of a header; null when there is none. */
export function headerValue(head: Head, name: string): string | null {
  return head.fields.find(field => field.name === name)?.value ?? null
}

/** Domain of the one address in the one From header; null where that is not unambiguous (RFC 7489 s. 6.6.1). */
export function fromDomain(head: Head): string | null {
  const from = head.fields.filter(field => field.name === 'from')
  const addresses = from.length === 1 ? addressparser((from[0]?.value ?? '').slice(0, MAX_FROM), { flatten: true }) : []
  const only = addresses.length === 1 ? (addresses[0]?.address ?? '') : ''
  const at = only.lastIndexOf('@')
  return at > 0 ? only.slice(at + 1).toLowerCase() : null
}

/** A mail written with bare line feeds, as files are, gets the line ends that SMTP prescribes. */
export function withCrlf(raw: Buffer): Buffer {
  if (raw.includes('\r\n')) return raw
  return Buffer.from(raw.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')
}

/** Lines with their line ends, without the empty line; `bodyStart` points at that empty line. */
function headLines(raw: Buffer): { lines: string[]; bodyStart: number } {
  const lines: string[] = []
  let position = 0
  while (position < raw.length) {
    const end = raw.indexOf(0x0a, position)
    const next = end < 0 ? raw.length : end + 1
    const line = raw.toString('latin1', position, next)
    if (line === '\n' || line === '\r\n') break
    lines.push(line)
    position = next
  }
  return { lines, bodyStart: position }
}
