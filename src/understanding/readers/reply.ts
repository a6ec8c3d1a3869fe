import type { Line } from '../types.ts'
import { markAt } from './reply-marks.ts'
import type { MailText } from './reply-marks.ts'
import { FORWARD_SUBJECT } from './reply-words.ts'
import { withoutSignature } from './signature.ts'

export interface Range {
  start: number
  end: number
}

/** Which part of a mail's text is what; ranges are whole lines, in order of the text. */
export interface Parts {
  written: Range[]
  quoted: Range[]
  /** Header of the mail that is forwarded, and where its own text begins. */
  forward: { from: string; subject: string; start: number } | null
}

/**
 * Tells what a person wrote from what is quoted and from the sign-off. Line by line, linear.
 * @param quotes ranges that the format itself marks as quoted (blockquote in HTML)
 */
export function splitReply(lines: Line[], subject: string, quotes: Range[] = []): Parts {
  const isQuoted = (line: Line) =>
    /^\s?>/.test(line.text) || quotes.some(({ start, end }) => line.start >= start && line.start < end)
  // a line of nothing but quote marks is an empty line
  const filled = lines.filter(line => !/^[\s>]+$/.test(line.text))
  const mail: MailText = { lines: filled, isQuoted, forwardSubject: FORWARD_SUBJECT.test(subject) }
  return readPart(mail, 0, 3)
}

function readPart(mail: MailText, first: number, depth: number): Parts {
  const { lines } = mail
  const parts: Parts = { written: [], quoted: [], forward: null }
  const own: Line[] = []
  let index = first
  while (index < lines.length) {
    const mark = depth > 0 ? markAt(mail, index) : null
    if (mark?.kind === 'forward') {
      const inner = readPart({ ...mail, isQuoted: withoutOneQuote(mail, mark.body) }, mark.body, depth - 1)
      close(parts, own, lines.slice(index, mark.body), inner)
      const start = lines[mark.body]?.start ?? 0
      parts.forward =
        inner.forward && inner.written.length === 0 ? inner.forward : { from: mark.from, subject: mark.subject, start }
      return parts
    }
    if (mark) {
      const end = mark.wholeRest ? lines.length : endOfQuote(mail, mark.body)
      parts.quoted.push(...lines.slice(index, end).map(toRange))
      index = end
      continue
    }
    const line = lines[index]!
    if (mail.isQuoted(line)) parts.quoted.push(toRange(line))
    else own.push(line)
    index += 1
  }
  close(parts, own, [], null)
  return parts
}

function close(parts: Parts, own: Line[], mark: Line[], inner: Parts | null): void {
  parts.written = merged([...withoutSignature(own).map(toRange), ...(inner?.written ?? [])])
  parts.quoted = merged([...parts.quoted, ...mark.map(toRange), ...(inner?.quoted ?? [])])
}

function endOfQuote(mail: MailText, from: number): number {
  let end = from
  while (end < mail.lines.length && mail.isQuoted(mail.lines[end]!)) end += 1
  return end
}

/** A forward that is wholly quoted ("> " before every line, or a blockquote) is the mail itself, not a quote in it. */
function withoutOneQuote(mail: MailText, body: number): (line: Line) => boolean {
  const rest = mail.lines.slice(body, body + 40)
  const wholly = rest.length > 0 && rest.every(mail.isQuoted)
  return wholly ? line => /^\s?>\s?>/.test(line.text) : mail.isQuoted
}

const toRange = (line: Line): Range => ({ start: line.start, end: line.start + line.text.length })

function merged(ranges: Range[]): Range[] {
  return ranges.toSorted((a, b) => a.start - b.start)
}
