import { labelled, pairsOf, paragraphs } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { meaningBeside } from '../layout/label-meaning.ts'
import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import { readAddress } from '../values/addresses.ts'
import type { AddressFound } from '../values/addresses.ts'
import type { Pair } from '../layout/label-marks.ts'
import { addressIn } from '../values/addresses-in-prose.ts'
import { formOf } from '../values/forms.ts'
import { found } from '../values/found.ts'
import type { Gathered } from '../values/found.ts'
import { lineSpan } from '../values/span.ts'
import type { Span } from '../values/span.ts'

export type OrderAddress = 'deliveryAddress' | 'invoiceAddress'

/** An address under a label of it, line by line under labels, or in a sentence. */
export function putAddress(gathered: Gathered, documents: readonly Document[], name: OrderAddress): void {
  const named = labelled(documents, name).filter(({ value }) => isWords(value.text))
  const read = named.flatMap(pair => underLabel(pair) ?? [])
  const [first] = read
  // a street alone may be anything: "Bitte liefern:" heads the goods as well
  if (first && !first.postalCode && putLoose(gathered, documents, name)) return
  if (first) {
    gathered.putAll(`/${name}`, { ...first })
    return
  }
  if (putParts(gathered, documents, name) || putLoose(gathered, documents, name)) return
  if (name === 'deliveryAddress' && putBelow(gathered, documents)) return
  putSaid(gathered, documents, name)
}

/** Line by line, or on one line with more sentences behind it. */
function underLabel({ block, value, certainty }: Pair): AddressFound | undefined {
  const lines = readAddress(block, 0.92 * certainty)
  return lines?.postalCode ? lines : (addressIn(value, 0.85 * certainty) ?? lines)
}

/** A day, a number or an amount is said of the delivery, and no place. */
const isWords = (text: string) => !['date', 'code', 'currency'].includes(formOf(text) ?? '')

/** Words that may name an address as well as something else: only with a postal code below them. */
function putLoose(gathered: Gathered, documents: readonly Document[], name: OrderAddress): boolean {
  for (const pair of documents.flatMap(document => pairsOf(document))) {
    if (meaningBeside(pair.words, 'address') !== name || !isWords(pair.value.text)) continue
    const address = readAddress(pair.block, 0.86 * pair.certainty)
    if (!address?.postalCode) continue
    gathered.putAll(`/${name}`, { ...address })
    return true
  }
  return false
}

const MAX_SENTENCE = 160
const MOST_BELOW = 6

/** The lines right below one, up to an empty line. */
function linesBelow(document: Document, index: number): Span[] {
  const spans: Span[] = []
  for (let at = index + 1; at < document.lines.length && spans.length < MOST_BELOW; at += 1) {
    const [above, line] = [document.lines[at - 1]!, document.lines[at]!]
    if (line.start - (above.start + above.text.length) > 1 && spans.length > 0) break
    spans.push(lineSpan(document, line))
  }
  return spans
}

const TO_BRING =
  /\b(?:afleveradres|leveradres|(?:uit|af)?leveren|(?:af)?levering|bezorgen|naar|sturen|brengen|send|schicken|senden|envoyer|deliver(?:y|ed)?|ship(?:ped)?|liefern|lieferung|livrer|livraison)\b/i
/** The same in a mail, whose sentences are short. */
const BROUGHT =
  /\b(?:geleverd|geliefert|livr[ée]e?s?|daarheen|rechtstreeks|bezorg\w*|magazijn|depot|warehouse|lager)\b/i
const GOODS_GO = /lever|bezorg|ship|deliver|liefer|livr/i
const OF_INVOICE = /\b(?:factu(?:ur|re)|invoice|rechnung|facture|bill|rekening\b)/i

/** Below a sentence that says where to bring the goods and ends with a colon. */
function putBelow(gathered: Gathered, documents: readonly Document[]): boolean {
  for (const document of documents) {
    for (const [index, line] of document.lines.entries()) {
      const leads = /[:：]\s*$/.test(line.text) && line.text.length <= MAX_SENTENCE
      if (!leads || !TO_BRING.test(line.text) || OF_INVOICE.test(line.text)) continue
      const address = readAddress(linesBelow(document, index), 0.8)
      if (!address?.postalCode) continue
      gathered.putAll('/deliveryAddress', { ...address })
      return true
    }
  }
  return false
}

/** In a sentence: of the words before it, the last that speaks of goods or of the bill says what it is. */
function putSaid(gathered: Gathered, documents: readonly Document[], name: OrderAddress): void {
  for (const paragraph of documents.flatMap(document => paragraphs(document))) {
    if (!TO_BRING.test(paragraph.flat) && !(paragraph.span.document.source === 'body' && BROUGHT.test(paragraph.flat)))
      continue
    const address = addressIn(paragraph.span, 0.8)
    const start = (address?.street ?? address?.postalCode)?.span.start
    if (!address || start === undefined) continue
    // in papers the lines of several addresses run into each other
    const inMail = paragraph.span.document.source === 'body'
    const ofInvoice = inMail ? isOfInvoice(sentenceBefore(paragraph, start)) : OF_INVOICE.test(paragraph.flat)
    if (ofInvoice !== (name === 'invoiceAddress') || (ofInvoice && !inMail)) continue
    gathered.putAll(`/${name}`, { ...address })
    return
  }
}

/** Whether the bill goes to an address, or the goods: what is said last before it counts. */
const isOfInvoice = (before: string) => lastPlace(OF_INVOICE, before) > lastPlace(GOODS_GO, before)

function lastPlace(words: RegExp, text: string): number {
  return matchesOf(new RegExp(words.source, 'gi'), text).at(-1)?.index ?? -1
}

/** From the beginning of a sentence to a place in it. */
const sentenceBefore = ({ flat, span }: Paragraph, place: number) =>
  flat
    .slice(0, place - span.start)
    .split(/[.!?]\s/)
    .at(-1) ?? ''

/** An address that is given line by line, each under its own label; true where there was one. */
function putParts(gathered: Gathered, documents: readonly Document[], name: OrderAddress): boolean {
  const read = (
    part: 'name' | 'street' | 'postalCode' | 'city' | 'country',
    rule: 'text' | 'postalCode' | 'country',
  ) => {
    const [pair] = labelled(documents, `${name}/${part}`)
    return found(pair?.value, rule, 0.9 * (pair?.certainty ?? 0))
  }
  const [street, postalCode, city] = [read('street', 'text'), read('postalCode', 'postalCode'), read('city', 'text')]
  if (!street && !postalCode) return false
  gathered.putAll(`/${name}`, {
    name: read('name', 'text'),
    street,
    postalCode,
    city,
    country: read('country', 'country'),
  })
  return true
}
