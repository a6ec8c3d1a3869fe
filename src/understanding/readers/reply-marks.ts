import type { Line } from '../types.ts'
import { afterGap } from './lines.ts'
import { ATTRIBUTION, FORWARDED_MESSAGE, headerField, ORIGINAL_MESSAGE } from './reply-words.ts'

/** Lines of a mail that is taken apart. */
export interface MailText {
  lines: Line[]
  isQuoted: (line: Line) => boolean
  forwardSubject: boolean
}

export type Mark =
  | { kind: 'quote'; body: number; wholeRest: boolean }
  | { kind: 'forward'; body: number; from: string; subject: string }

/** What begins at this line: a quoted mail, a forwarded mail, or nothing. `body` is the first line after the mark. */
export function markAt(mail: MailText, index: number): Mark | null {
  const { lines, isQuoted, forwardSubject } = mail
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
    if (end > index && (afterGap(lines, end) || (BEGINS.test(lines[end]!.text) && !BEGINS.test(lines[index]!.text))))
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
    const next = lines[at + 1]
    // a long subject or list of names goes on, and another field follows it
    const between = seen.size > 1 && next !== undefined && !afterGap(lines, at + 1) && headerField(next.text)
    const continues =
      seen.size > 0 && !header && at === end && (between || /^[\s>]{1,8}\S|[<>;,@]/.test(line.text)) && at - index < 10
    if (!continues || /^\s*$/.test(line.text) || afterGap(lines, at)) break
    if (seen.get('from') === '') seen.set('from', line.text.trim())
    end = at + 1
  }
  const from = seen.get('from')
  if (from === undefined || seen.size < 3) return null
  const strong = (seen.has('date') || /@/.test(from)) && (seen.has('subject') || seen.has('to'))
  return { end, from, subject: seen.get('subject') ?? '', strong }
}
