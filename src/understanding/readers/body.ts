import type { Message } from '../../mail/message.ts'
import type { Document, Line } from '../types.ts'
import { alignedTables } from '../layout/aligned.ts'
import { readForward } from './forward.ts'
import { readHtml } from './html.ts'
import { masked, splitLines, withoutLongGaps } from './lines.ts'
import { splitReply } from './reply.ts'
import type { Parts, Range } from './reply.ts'

/** More is never a request that a person typed; what is quoted below it can wait for the quotes document. */
const MAX_BODY = 200_000

export interface Body {
  body: Document
  /** Original sender of a forward. */
  forwarded: { name: string; address: string; subject: string } | null
  truncated: boolean
}

/** What the person wrote: the text of a mail with what is quoted and what stands under the sign-off blanked, so that places hold. */
export function readBody(message: Pick<Message, 'text' | 'html' | 'subject'>): Body {
  const { text, tables, quotes, format, truncated } = chooseText(message)
  const lines = splitLines(text)
  const parts = splitReply(lines, message.subject, quotes)
  const forward = readForward(text, message.subject, parts.forward)
  const written = forward?.opening ? withForwarded(lines, parts, forward.opening) : parts.written
  const kept = keptLines(lines, written)
  const whole = written.length > 0 && kept.length === lines.length
  const body: Document = {
    source: 'body',
    format,
    text: whole ? text : masked(text, written),
    lines: kept,
    tables: [
      ...tables.filter(table => inside(table.rows[0]?.[0]?.start ?? 0, written)),
      ...(format === 'text' ? alignedTables(kept) : []),
    ],
  }
  return { body, forwarded: forward, truncated }
}

/** What was taken for a quote is the forwarded mail itself, from its first words on. */
function withForwarded(lines: Line[], { written, quoted }: Parts, opening: string): Range[] {
  const first = lines.find(line => line.text.replace(/^[\s>]+/, '').startsWith(opening))
  if (!first) return written
  const own = quoted.filter(range => range.start >= first.start)
  return [...written, ...own].toSorted((a, b) => a.start - b.start)
}

function keptLines(lines: Line[], ranges: Range[]): Line[] {
  let at = 0
  return lines.filter(line => {
    while (at < ranges.length && ranges[at]!.end <= line.start) at += 1
    const range = ranges[at]
    return range !== undefined && line.start >= range.start
  })
}

const inside = (offset: number, ranges: Range[]) => ranges.some(({ start, end }) => offset >= start && offset < end)

/**
 * Mail programs send text and HTML of the same words; the text loses the tables. So HTML is read where it holds a
 * table or where the text is a stub, the text otherwise: its line ends are the writer's own.
 */
function chooseText({ text, html }: Pick<Message, 'text' | 'html'>) {
  const plainText = tidy(text)
  if (
    html !== null &&
    (plainText.trim() === '' || /<table|<th\b/i.test(html) || plainText.trim().length * 4 < html.length / 20)
  ) {
    const read = readHtml(html)
    if (
      plainText.trim() === '' ||
      (read.tables.length > 0 && read.text !== '') ||
      letters(plainText) * 3 < letters(read.text)
    )
      return {
        ...read,
        text: read.text.slice(0, MAX_BODY),
        format: 'html',
        truncated: read.truncated || read.text.length > MAX_BODY,
      }
  }
  return {
    text: plainText.slice(0, MAX_BODY),
    tables: [],
    quotes: [],
    format: 'text',
    truncated: plainText.length > MAX_BODY,
  }
}

const letters = (value: string) => value.replace(/\s+/g, '').length

const tidy = (text: string) =>
  withoutLongGaps(text)
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
