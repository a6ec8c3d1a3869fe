import type { Document, Reading } from '../types.ts'
import { once } from '../once.ts'
import { labelKeys } from '../values/fold.ts'
import { formOf } from '../values/forms.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { isKnown, knownAs } from './labels.ts'
import type { Label } from './labels.ts'
import { meaningBeside, meaningOf } from './label-meaning.ts'
import type { AddressPart } from './label-meaning.ts'
import { labelledValues } from './pairs.ts'
import { totalNamed } from './totals.ts'
import type { Pair } from './label-marks.ts'

/** Words that are labels only with a colon behind them: on their own they are just words. */
const ONLY_WITH_COLON = labelKeys(`
    po, order, bestelling, ref, delivery, levering, contact, klant, customer, bedrijf, company, date, datum, note, nb, letop, transport, verzending, shipping, versand, actie, solution, wunsch, gewenst, voorkeur, inv, mail, email, admin, beheerder, administrator, commande, bestellung, auftrag, opdracht, issue, defect, storing, panne, probleem, problem, received, ontvangen, geleverd, delivered, doa, t, tel, bank, rekening, rue, land, plaats, stad, city, town, stadt, ort, ville, siège, street, straat, country, pays, mobile, portable, kvk`)

/** All labelled values of a document. */
export const pairsOf = once((document: Document): Pair[] => {
  const loose = document.format === 'text' || document.format === 'html'
  return labelledValues(document, (label, marked = false) =>
    isKnown(label)
      ? marked || !(loose && ONLY_WITH_COLON.has(label))
      : (marked || !loose) && meantBy(label) !== undefined,
  )
})

/** Values that their form fits to the words before them, though nobody knows these as a label. */
const LOOSELY = 0.9

/** Labelled values under one name, the surest first, else in order of the documents. */
export function labelled(documents: readonly Document[], label: Label | AddressPart): Pair[] {
  return documents.flatMap(document => pairsByName(document).get(label) ?? [])
}

const pairsByName = once((document: Document) => {
  const byName = new Map<string, Pair[]>()
  for (const pair of pairsOf(document)) {
    for (const name of isKnown(pair.label) ? knownAs(pair.label) : totalOf(pair)) put(byName, name, pair)
  }
  // what is only meant comes behind what is named
  const loose: [Label, Pair][] = []
  for (const pair of pairsOf(document)) {
    const known = knownAs(pair.label)
    const meant = known.length > 0 ? undefined : meantBy(pair.label)
    if (meant) put(byName, meant, { ...pair, certainty: pair.certainty * MEANT })
    const form = formOf(pair.value.text)
    // a name that stands at what is known to be something else is that
    const beside = form && !(form === 'person' && known.length > 0) && meaningBeside(pair.words, form)
    if (beside && beside !== meant && !known.includes(beside))
      loose.push([beside, { ...pair, certainty: pair.certainty * LOOSELY }])
  }
  for (const [name, pair] of loose) put(byName, name, pair)
  return byName
})

const MEANT = 0.94

function put(byName: Map<string, Pair[]>, name: string, pair: Pair): void {
  const pairs = byName.get(name)
  if (pairs) pairs.push(pair)
  else byName.set(name, [pair])
}

/** The same few labels are asked for again and again. */
const MEANT_BY_KEY = new Map<string, Label | AddressPart | undefined>()
const MOST_KEPT = 5000

function meantBy(key: string): Label | AddressPart | undefined {
  if (MEANT_BY_KEY.has(key)) return MEANT_BY_KEY.get(key)
  // a number in it makes it a value: "Bestelcode 118.0042"
  const meant = /\d{3}/.test(key) ? undefined : meaningOf(key)
  if (MEANT_BY_KEY.size < MOST_KEPT) MEANT_BY_KEY.set(key, meant)
  return meant
}

/** "21% omzetbelasting", "Totaal exclusief btw (EUR)": a sum by its words, however they are put together. */
function totalOf({ words, value }: Pair): string[] {
  const name = /\d/.test(value.text) ? totalNamed(words) : undefined
  return name ? [name] : []
}

/** The first labelled value under a name that a rule can read. */
export function labelledValue(
  documents: readonly Document[],
  label: Label,
  rule: Rule,
  confidence = 0.95,
): Found | undefined {
  for (const pair of labelled(documents, label)) {
    const value = found(pair.value, rule, confidence * pair.certainty)
    if (value) return value
  }
  return undefined
}

export interface Paragraph {
  span: Span
  /** The words on one line: same length as the span's text, so that positions in it hold. */
  flat: string
}

const MAX_PARAGRAPH = 4000
/** A list item or a labelled line is no continuation of the line before. */
const NEW_ITEM = /^\s*(?:[-*•·>]|\d{1,2}[.)]\s|[\p{L}][\p{L} .()'/-]{1,45}:\s)/u

/** Lines without an empty line between them: a sentence may go over several. */
export const paragraphs = once(readParagraphs)

function readParagraphs(document: Document): Paragraph[] {
  const all: Paragraph[] = []
  let first = 0
  const { lines, text } = document
  for (let index = 1; index <= lines.length; index += 1) {
    const before = lines[index - 1]!
    const end = before.start + before.text.length
    const line = lines[index]
    const from = lines[first]!.start
    const goesOn = line && line.start === end + 1 && line.start + line.text.length - from <= MAX_PARAGRAPH
    if (goesOn && !NEW_ITEM.test(line.text)) continue
    const words = text.slice(from, Math.min(end, from + MAX_PARAGRAPH))
    all.push({
      span: { document, text: words, start: from, end: from + words.length, page: before.page },
      flat: words.replace(/[\n\t]/g, ' '),
    })
    first = index
  }
  return all
}

/** What a pattern's first group (or the whole match) finds in running text, read by a rule. */
export function inProse(
  documents: readonly Document[],
  pattern: RegExp,
  rule: Rule,
  confidence: number,
): Found | undefined {
  for (const document of documents) {
    for (const paragraph of paragraphs(document)) {
      const value = inParagraph(paragraph, pattern, rule, confidence)
      if (value) return value
    }
  }
  return undefined
}

function inParagraph({ span, flat }: Paragraph, pattern: RegExp, rule: Rule, confidence: number): Found | undefined {
  const match = pattern.exec(flat)
  if (!match) return undefined
  const words = match[1] ?? match[0]
  const from = match.index + match[0].indexOf(words)
  return found(part(span, from, from + words.length), rule, confidence)
}

/** Documents by what they are: the mail's own words, and what came with it. */
export const subjectOf = (reading: Reading) => reading.documents.filter(({ source }) => source === 'subject')
export const bodyOf = (reading: Reading) => reading.documents.filter(({ source }) => source === 'body')
export const attachmentsOf = (reading: Reading) =>
  reading.documents.filter(({ source }) => source.startsWith('attachment:'))
