import { z } from 'zod'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { labelled } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import { referenceAt, referencesIn } from '../references.ts'
import { Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import { ASKS_FOR_INVOICE, DISPUTED } from './invoice-copy-cues.ts'
import { ordersByForm, ordersNamed, unlike } from './named-orders.ts'
import { saidIn, sureness } from './sayings.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'

const fields = z.strictObject({
  invoiceNumbers: z.array(z.string()).optional(),
  orderReferences: z.array(z.string()).optional(),
})

/** An invoice once more, or for the first time. faq: ordering-and-returns, kopie factuur */
export const invoiceCopy: RequestKind<typeof fields> = {
  kind: 'invoice-copy',
  fields,
  recognise(reading) {
    const disputed = sentencesOf(reading).some(({ flat }) => DISPUTED.test(flat))
    return sureness(reading, saidIn(reading, ASKS_FOR_INVOICE)) * (disputed ? 0.4 : 1)
  },
  missing: (given: JsonObject) =>
    given['invoiceNumbers'] === undefined && given['orderReferences'] === undefined ? ['invoiceNumbers'] : [],
  extract: reading => [extract(reading)],
}

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const about = saidIn(reading, ASKS_FOR_INVOICE).map(({ sentence }) => sentence)
  const near = closeTo(reading, about)
  const text = about.filter(({ place }) => place !== 'subject')
  const invoices = firstOf([text, near, about, sentencesOf(reading)], invoicesIn)
  const orders = firstOf(invoices.length > 0 ? [text, near] : [text, near, about, sentencesOf(reading)], ordersIn)
  for (const [index, value] of invoices.entries()) gathered.put(`/invoiceNumbers/${index}`, value)
  const known = new Set(invoices.map(({ value }) => value))
  for (const [index, value] of orders.filter(it => !known.has(it.value)).entries())
    gathered.put(`/orderReferences/${index}`, value)
  return gathered
}

function firstOf(places: Sentence[][], read: (sentence: Sentence) => Found[]): Found[] {
  for (const sentences of places) {
    const values = unlike(sentences.flatMap(sentence => read(sentence)))
    if (values.length > 0) return values
  }
  return []
}

/** The same paragraph, and what is listed below a sentence. */
function closeTo(reading: Reading, about: readonly Sentence[]): Sentence[] {
  return sentencesOf(reading).filter(other =>
    about.some(
      it =>
        it.document === other.document &&
        (it.paragraph === other.paragraph || (other.paragraph > it.paragraph && isListed(other))),
    ),
  )
}

/** An item of a list, or a label with its value. */
const isListed = ({ flat }: Sentence) =>
  /^\s*(?:[-*•]|\d{1,2}[.)]\s|[\p{L} .-]{2,40}:)/u.test(flat) || !/\s\p{L}+\s\p{L}+\s/u.test(flat)

const within = ({ span }: Found, sentence: Sentence) =>
  span.start >= sentence.span.start && span.end <= sentence.span.end

function invoicesIn(sentence: Sentence): Found[] {
  const { document } = sentence
  const named = referencesIn(document)
    .filter(({ type }) => type === 'invoice')
    .map(({ value }) => value)
  const labels = labelled([document], 'invoiceNumber').flatMap(pair => referenceAt(pair.value, 0.95) ?? [])
  return [...named, ...labels, ...afterInvoiceWord(sentence)].filter(value => within(value, sentence))
}

const AFTER_INVOICE =
  /(?<!\p{L})(?:fact(?:u(?:u)?r(?:en|nummers?|nrs?\.?)?|uren)|invoices?|rechnung(?:en|snummern?|snr\.?)?|factures?)(?!\p{L})[^.?!\d]{0,40}?(?<![\p{L}\d])((?:[A-Z]{1,6}[-./]?)?\d{4,}(?:[-/.]\d+)*)/giu
/** Words between an invoice and a number that make it the number of something else. */
const OF_ORDER =
  /(?:order|bestel|po\b|auftrag|commande|opdracht|customer|klant|kunden|client|debiteur)\w*|(?<!\p{L})(?:bij|voor|for|zu|zur|f[üu]r|pour)(?!\p{L})/iu

/** "de factuur van vorige week (20261188)": a number close behind the word. */
function afterInvoiceWord(sentence: Sentence): Found[] {
  return matchesOf(AFTER_INVOICE, sentence.flat).flatMap(match => {
    const number = match[1] ?? ''
    if (OF_ORDER.test(match[0].slice(8, -number.length))) return []
    const from = match.index + match[0].length - number.length
    const at = sentence.span.start + from
    if (ordersNamed(sentence.document).some(({ span }) => span.start <= at && at < span.end)) return []
    return referenceAt(part(sentence.span, from, from + number.length), 0.8) ?? []
  })
}

/** Numbers of orders; one that only looks so is the number of the invoice that is asked for. */
function ordersIn(sentence: Sentence): Found[] {
  const read = (numbers: (document: Document) => Found[]) =>
    numbers(sentence.document).filter(value => within(value, sentence))
  const named = read(ordersNamed)
  return named.length > 0 || invoicesIn(sentence).length > 0 ? named : read(ordersByForm).filter(isOfAnOrder)
}

const isOfAnOrder = ({ span }: Found) => /^(?:PO|SO|VO|IO|INK|BES|BST|ORD|P)/i.test(span.text)
