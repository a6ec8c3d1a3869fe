import type { Document, Reading } from '../types.ts'
import { attachmentsOf, bodyOf, paragraphs, subjectOf } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import { once } from '../once.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { linesOf } from './order-documents.ts'
import { isInvoice, isOrderForm } from './order-papers.ts'

/** One sentence, heading or list item, and where it stands. */
export interface Sentence {
  document: Document
  span: Span
  /** The words on one line; same length as the span's text. */
  flat: string
  place: 'subject' | 'body' | 'letter'
  /** Sentences of one paragraph have the same number. */
  paragraph: number
}

const MAX_SENTENCES = 400
/** What is longer is no sentence: its beginning says what there is to say. */
const MAX_SENTENCE = 1200
const MAX_LETTER = 6000
/** More words than these above a file: then the text is the request, not the file. */
const SHORT_TEXT = 300
/** Where a sentence ends: at its mark, or at the end of a short line that a capital follows. */
const END = /[!?]+(?=\s|$)|\.(?=\s|$)|\n(?=\s{0,8}(?:[-*•]|\p{Lu}|\d{5}))/gu
const ABBREVIATION =
  /(?<![\p{L}\d])(?:nrs?|no|art|ca|bijv|bv|st|stk|incl|excl|resp|bzw|ggf|evtl|tel|ref|p\.?o|s\.?o|b\.v|o\.a|m\.b\.t|i\.v\.m|i\.p\.v|d\.d|z\.b|e\.g|i\.e|m\.i\.v|t\.a\.v|n\.a\.v|vr|dhr|mevr|mw|mr|mrs|ms|dr|hr|fr|ord|bestell-nr|auftr|qty|pos|max|min|attn|z\.hd|z\. ?hd|\d{1,2})$/iu
const MAX_SHORT_LINE = 64

/** What a person says: subject, text, enclosed mails, and a letter that came as a file where the text says little. */
export const sentencesOf = once(read)

function read(reading: Reading): Sentence[] {
  const body = bodyOf(reading)
  const written = body.reduce((length, { text }) => length + text.replace(/\s+/g, ' ').trim().length, 0)
  const letters = attachmentsOf(reading).filter(
    document => /\.eml$/i.test(document.source) || (written <= SHORT_TEXT && isLetter(document)),
  )
  const all = [
    ...subjectOf(reading).flatMap(document => sentencesIn(document, 'subject')),
    ...body.flatMap(document => sentencesIn(document, 'body')),
    ...letters.flatMap(document => sentencesIn(document, 'letter')),
  ]
  return all.slice(0, MAX_SENTENCES)
}

/** A file of sentences: no order, no invoice, no table of goods. */
const isLetter = (document: Document) =>
  document.text.length <= MAX_LETTER &&
  !isInvoice(document) &&
  !isOrderForm(document) &&
  linesOf(document).lines.length === 0

function sentencesIn(document: Document, place: Sentence['place']): Sentence[] {
  return paragraphs(document).flatMap((paragraph, index) =>
    cut(paragraph).map(([from, to]) => {
      const span = part(paragraph.span, from, Math.min(to, from + MAX_SENTENCE))
      return { document, span, flat: span.text.replace(/[\n\t]/g, ' '), place, paragraph: index }
    }),
  )
}

function cut({ span }: Paragraph): [from: number, to: number][] {
  const cuts: [number, number][] = []
  let from = 0
  for (const end of matchesOf(END, span.text)) {
    const before = span.text.slice(from, end.index)
    if (end[0] === '.' && ABBREVIATION.test(before.slice(-12)) && end.index < span.text.length - 1) continue
    if (
      end[0] === '\n' &&
      (end.index - (before.lastIndexOf('\n') + 1 + from) > MAX_SHORT_LINE || /[,:]\s*$/.test(before))
    )
      continue
    const to = end.index + end[0].length
    if (span.text.slice(from, to).trim() !== '') cuts.push([from, to])
    from = to
  }
  if (span.text.slice(from).trim() !== '') cuts.push([from, span.text.length])
  return cuts
}
