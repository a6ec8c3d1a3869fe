import type { Line } from '../types.ts'
import {
  ATTRIBUTION,
  FOOTER,
  FORWARD_SUBJECT,
  FORWARDED_MESSAGE,
  headerField,
  ORIGINAL_MESSAGE,
  SIGN_OFF,
  THANKS,
} from './reply-words.ts'

export interface Range {
  start: number
  end: number
}

/** Which part of a mail's text is what; ranges are whole lines, in order of the text. */
export interface Parts {
  written: Range[]
  signature: Range[]
  quoted: Range[]
  /** Header of the mail that is forwarded, and where its own text begins. */
  forward: { from: string; subject: string; start: number } | null
}

interface Reader {
  lines: Line[]
  isQuoted: (line: Line) => boolean
  forwardSubject: boolean
}

/**
 * Tells what a person wrote from what is quoted, and both from the sign-off. Line by line, linear.
 * @param quotes ranges that the format itself marks as quoted (blockquote in HTML)
 */
export function splitReply(lines: Line[], subject: string, quotes: Range[] = []): Parts {
  const isQuoted = (line: Line) =>
    /^\s?>/.test(line.text) || quotes.some(({ start, end }) => line.start >= start && line.start < end)
  // a line of nothing but quote marks is an empty line
  const filled = lines.filter(line => !/^[\s>]+$/.test(line.text))
  const reader: Reader = { lines: filled, isQuoted, forwardSubject: FORWARD_SUBJECT.test(subject) }
  return readPart(reader, 0, 3)
}

function readPart(reader: Reader, first: number, depth: number): Parts {
  const { lines } = reader
  const parts: Parts = { written: [], signature: [], quoted: [], forward: null }
  const own: Line[] = []
  let index = first
  while (index < lines.length) {
    const mark = depth > 0 ? markAt(reader, index) : null
    if (mark?.kind === 'forward') {
      const inner = readPart({ ...reader, isQuoted: withoutOneQuote(reader, mark.body) }, mark.body, depth - 1)
      close(parts, own, lines.slice(index, mark.body), inner)
      const start = lines[mark.body]?.start ?? 0
      parts.forward =
        inner.forward && inner.written.length === 0 ? inner.forward : { from: mark.from, subject: mark.subject, start }
      return parts
    }
    if (mark) {
      const end = mark.wholeRest ? lines.length : endOfQuote(reader, mark.body)
      parts.quoted.push(...lines.slice(index, end).map(toRange))
      index = end
      continue
    }
    const line = lines[index]!
    if (reader.isQuoted(line)) parts.quoted.push(toRange(line))
    else own.push(line)
    index += 1
  }
  close(parts, own, [], null)
  return parts
}

function close(parts: Parts, own: Line[], mark: Line[], inner: Parts | null): void {
  const { written, signature } = splitSignature(own)
  parts.written = merged([...written.map(toRange), ...(inner?.written ?? [])])
  parts.signature = merged([...signature.map(toRange), ...(inner?.signature ?? [])])
  parts.quoted = merged([...parts.quoted, ...mark.map(toRange), ...(inner?.quoted ?? [])])
}

type Mark =
  | { kind: 'quote'; body: number; wholeRest: boolean }
  | { kind: 'forward'; body: number; from: string; subject: string }

/** What begins at this line: a quoted mail, a forwarded mail, or nothing. `body` is the first line after the mark. */
function markAt(reader: Reader, index: number): Mark | null {
  const { lines, isQuoted, forwardSubject } = reader
  const line = lines[index]!
  const forwardMark = FORWARDED_MESSAGE.test(line.text)
  const originalMark = ORIGINAL_MESSAGE.test(line.text) || /^\s*_{10,}\s*$/.test(line.text)
  const header = headerBlock(lines, forwardMark || originalMark ? index + 1 : index)
  if (header && (forwardMark || (forwardSubject && (!isQuoted(line) || lines.slice(index).every(isQuoted)))))
    return { kind: 'forward', body: header.end, from: header.from, subject: header.subject }
  if (header && (originalMark || header.strong)) return { kind: 'quote', body: header.end, wholeRest: true }
  if (ORIGINAL_MESSAGE.test(line.text) && !forwardSubject) return { kind: 'quote', body: index + 1, wholeRest: true }
  const attribution = attributionAt(lines, index)
  if (!attribution) return null
  if (
    forwardSubject &&
    attribution.from.includes('@') &&
    !lines.slice(0, index).some(before => !isQuoted(before) && before.text.length > 200)
  )
    return { kind: 'forward', body: attribution.end, from: attribution.from, subject: '' }
  const next = lines[attribution.end]
  return { kind: 'quote', body: attribution.end, wholeRest: !next || !isQuoted(next) }
}

function attributionAt(lines: Line[], index: number): { end: number; from: string } | null {
  let text = ''
  for (let end = index; end < Math.min(lines.length, index + 3); end += 1) {
    // what the person wrote above it, such as a bare address, is no part of the mark
    if (end > index && (gap(lines, end) || (BEGINS.test(lines[end]!.text) && !BEGINS.test(lines[index]!.text))))
      return null
    text = `${text} ${lines[end]!.text.replace(/^[\s>]+/, '')}`.trim()
    if (text.length > 400) return null
    if (text.endsWith(':') || /:\s*-+$/.test(text)) {
      return ATTRIBUTION.some(pattern => pattern.test(text)) && /\d|@/.test(text) ? { end: end + 1, from: text } : null
    }
    if (end === index && !BEGINS.test(text) && !/[<@]/.test(text)) return null
  }
  return null
}

const BEGINS = /^\W{0,3}(?:on|op|am|le|el|il|em|den|dnia|w dniu|pe)\b/i

/** Header lines of another mail: a From, and at least two more fields close by. `strong`: enough to be no form. */
function headerBlock(
  lines: Line[],
  index: number,
): { end: number; from: string; subject: string; strong: boolean } | null {
  const seen = new Map<string, string>()
  let end = index
  for (let at = index; at < Math.min(lines.length, index + 14); at += 1) {
    const line = lines[at]!
    const header = headerField(line.text)
    if (header && !seen.has(header.field)) {
      if (seen.size === 0 && !/from|date|subject/.test(header.field)) return null
      seen.set(header.field, header.value)
      end = at + 1
      continue
    }
    const continues =
      seen.size > 0 && !header && at === end && /^[\s>]{1,8}\S|[<>;,@]/.test(line.text) && at - index < 10
    if (!continues || /^\s*$/.test(line.text) || gap(lines, at)) break
    if (seen.get('from') === '') seen.set('from', line.text.trim())
    end = at + 1
  }
  const from = seen.get('from')
  if (from === undefined || seen.size < 3) return null
  const strong = (seen.has('date') || /@/.test(from)) && (seen.has('subject') || seen.has('to'))
  return { end, from, subject: seen.get('subject') ?? '', strong }
}

/** True where an empty line stands before this one. */
function gap(lines: Line[], at: number): boolean {
  const before = lines[at - 1]
  const line = lines[at]
  return !!before && !!line && line.start - (before.start + before.text.length) > 1
}

function endOfQuote(reader: Reader, from: number): number {
  let end = from
  while (end < reader.lines.length && reader.isQuoted(reader.lines[end]!)) end += 1
  return end
}

/** A forward that is wholly quoted ("> " before every line, or a blockquote) is the mail itself, not a quote in it. */
function withoutOneQuote(reader: Reader, body: number): (line: Line) => boolean {
  const rest = reader.lines.slice(body, body + 40)
  const wholly = rest.length > 0 && rest.every(reader.isQuoted)
  return wholly ? line => /^\s?>\s?>/.test(line.text) : reader.isQuoted
}

function splitSignature(lines: Line[]): { written: Line[]; signature: Line[] } {
  for (const [index, line] of lines.entries()) {
    const text = line.text.replace(/^[\s>*_]+|[\s*_]+$/g, '')
    const before = lines.slice(0, index)
    if (FOOTER.some(pattern => pattern.test(line.text.startsWith('--') ? line.text.trimEnd() : text))) {
      if (before.length > 0 || index === lines.length - 1) return withoutForm(lines, index)
      continue
    }
    if (before.length === 0 || text.length > 120) continue
    const closing =
      SIGN_OFF.some(pattern => pattern.test(text)) || (THANKS.test(text) && lines.length - index <= 4 && index > 1)
    if (closing) return withoutForm(lines, index)
  }
  return { written: lines, signature: [] }
}

const CONTACT =
  /^(?:tel|phone|telefoon|t|m|e|f|w|i|mob|fax|mobiel|mobile|e-?mail|mail|web|website|www|kvk|btw|vat|iban|bic|bank|adres|address|linkedin|https?|direct|ust|siret|tva|handy|ref)\b/i

function isForm(line: Line): boolean {
  const labelled = /^[\s*•-]{0,6}([\p{L}][\p{L}\d .()/'-]{1,40})\s?:\s*\S/u.exec(line.text)
  return (labelled !== null && !CONTACT.test(labelled[1] ?? '')) || (line.cells?.length ?? 0) >= 3
}

/** A form or a table below the sign-off belongs to the request. */
function withoutForm(lines: Line[], index: number): { written: Line[]; signature: Line[] } {
  for (let at = index + 2; at + 1 < lines.length; at += 1) {
    if (gap(lines, at) && isForm(lines[at]!) && isForm(lines[at + 1]!)) {
      return { written: [...lines.slice(0, index), ...lines.slice(at)], signature: lines.slice(index, at) }
    }
  }
  return { written: lines.slice(0, index), signature: lines.slice(index) }
}

const toRange = (line: Line): Range => ({ start: line.start, end: line.start + line.text.length })

function merged(ranges: Range[]): Range[] {
  return ranges.toSorted((a, b) => a.start - b.start)
}
