import { isDeepStrictEqual } from 'node:util'
import type { Document, Reading } from '../types.ts'
import { attachmentsOf, bodyOf, pairsOf, subjectOf } from '../layout/fields.ts'
import { readFreeLines } from '../layout/free-lines.ts'
import { readLabelledLines } from '../layout/labelled-lines.ts'
import { readLineTable } from '../layout/order-lines.ts'
import type { LineTable, OrderLine } from '../layout/order-lines.ts'
import { labelled } from '../layout/fields.ts'
import { LABELS } from '../layout/labels.ts'
import { once } from '../once.ts'
import { numberUnder, referenceAt, referencesIn } from '../references.ts'
import { isData, structuredIn } from '../structured/structured.ts'
import type { Structured } from '../structured/structured.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { labelKeys } from '../values/fold.ts'

/** One order as it stands in the documents of a mail: its own document first, then those that say something of all. */
export interface OrderDocument {
  documents: Document[]
  poNumber?: Found
  table: LineTable
  /** The order where it came as data: its values stand, none of them is read from a layout. */
  data?: Structured['asked']
}

/** Order lines of a document: from its tables, else from its text; none where they came as data. */
export const linesOf = once(readLines)

function readLines(document: Document): LineTable {
  if (isData(document)) return { document, lines: [] }
  const tables = document.tables.map(table => readLineTable(document, table)).filter(table => table !== undefined)
  if (tables.length > 0) {
    const merged: LineTable = { document, lines: [] }
    for (const table of tables) {
      merged.lines.push(...table.lines)
      if (table.currency) merged.currency ??= table.currency
      // what the first page added up is no total where the next page goes on
      for (const name of ['subtotal', 'tax', 'total'] as const) {
        if (table[name]) merged[name] = table[name]
        else delete merged[name]
      }
    }
    return merged
  }
  const not = new Set(referencesIn(document).map(({ value }) => String(value.value)))
  const free = readFreeLines(document, not)
  const lines = free.length > 0 ? free : readLabelledLines(pairsOf(document)).filter(line => line.quantity)
  return { document, lines }
}

/** The orders that came as data, each once. */
export function ordersAsData(reading: Reading): OrderDocument[] {
  const orders: OrderDocument[] = []
  for (const document of attachmentsOf(reading)) {
    for (const { is, asked } of structuredIn(document)) {
      if (is !== 'order' || orders.some(({ data }) => isDeepStrictEqual(data?.fields, asked.fields))) continue
      orders.push({ documents: [document], table: { document, lines: [] }, data: asked })
    }
  }
  return orders
}

/**
 * The orders in a mail. An attachment with lines is an order; two with the same number and lines are one order in two
 * formats, and a page of an order that came as data is that order. Without such an attachment the text is the order.
 */
export function orderDocuments(reading: Reading): OrderDocument[] {
  const general = [...bodyOf(reading), ...subjectOf(reading)]
  const asData = ordersAsData(reading)
  const attached = attachmentsOf(reading).filter(
    document =>
      linesOf(document).lines.length > 0 &&
      !isInvoice(document) &&
      !asData.some(order => shows(document, order, asData)),
  )
  const orders: OrderDocument[] = [...asData]
  for (const document of attached.toSorted((a, b) => formatRank(a) - formatRank(b))) {
    const own = poNumberIn([document])
    const same = orders.find(order => !order.data && sameOrder(order, own, linesOf(document)))
    if (same) same.documents.splice(1, 0, document)
    else orders.push(...byReference(document, own))
  }
  const others = attachmentsOf(reading).filter(
    document => !attached.includes(document) && !isInvoice(document) && !isData(document),
  )
  if (orders.length === 0) {
    const [body] = bodyOf(reading)
    const documents = [...general, ...others]
    const [subject] = subjectOf(reading)
    const typed = [body, subject].find(document => document && linesOf(document).lines.length > 0)
    const table: LineTable = typed ? linesOf(typed) : { document: documents[0]!, lines: [] }
    const number = poNumberIn(documents)
    return [{ documents, ...(number ? { poNumber: number } : {}), table }]
  }
  const shared = poNumberIn(general)
  for (const order of orders) {
    if (orders.length === 1) {
      order.documents.push(...general, ...(order.data ? [] : others))
      if (!order.poNumber && shared) order.poNumber = shared
    } else if (order.poNumber) {
      order.documents.push(...general)
    }
  }
  return orders
}

/** One order a document, or as many as its lines name in a column of order numbers. */
function byReference(document: Document, own: Found | undefined): OrderDocument[] {
  const table = linesOf(document)
  const numbers = new Map(
    table.lines.flatMap(({ orderReference }) =>
      orderReference ? [[orderReference.value, orderReference] as const] : [],
    ),
  )
  if (numbers.size < 2 || numbers.size > MAX_ORDERS)
    return [{ documents: [document], ...(own ? { poNumber: own } : {}), table }]
  return [...numbers.values()].map(poNumber => ({
    documents: [document],
    poNumber,
    table: {
      document,
      lines: table.lines.filter(line => line.orderReference?.value === poNumber.value),
      ...(table.currency ? { currency: table.currency } : {}),
    },
  }))
}

/** A page that shows an order that came as data: it names its number, or no number while there is one such order only. */
function shows(document: Document, { data }: OrderDocument, all: OrderDocument[]): boolean {
  const number = data?.fields['poNumber']
  const own = poNumberIn([document])
  if (own && own.value === number) return true
  if (typeof number === 'string' && number.length > 2 && document.text.includes(number)) return true
  return !own && all.length === 1
}

const MAX_ORDERS = 20
const RANKS = ['xlsx', 'csv', 'html', 'text', 'pdf']
const formatRank = ({ format }: Document) => (RANKS.includes(format) ? RANKS.indexOf(format) : RANKS.length)

function sameOrder(order: OrderDocument, number: Found | undefined, table: LineTable): boolean {
  if (number && order.poNumber) return number.value === order.poNumber.value
  return goodsOf(order.table.lines) === goodsOf(table.lines)
}

const goodsOf = (lines: OrderLine[]) =>
  lines.map(line => `${String(line.sku?.value)}:${String(line.quantity?.value)}`).join('|')

/** A document that calls itself an invoice, a quotation or a delivery note is no order. */
export function isInvoice(document: Document): boolean {
  const head = document.lines
    .slice(0, 12)
    .map(({ text }) => text)
    .join('\n')
  const invoice =
    /^\s*(?:\S+\s{2,})?(?:verkoop)?(?:factuur|invoice|tax invoice|rechnung|facture|creditnota|credit note|offerte|quotation|angebot|devis|pakbon|packing slip|delivery note|lieferschein|bon de livraison|orderbevestiging|order confirmation|auftragsbest[äa]tigung)\b(?!\s+(?:aan|naar|adres|to|address|an|senden|bitte|adresse|[àa])\b)/im.test(
      head,
    )
  return (
    invoice &&
    !/(?:purchase order|inkoop(?:order|opdracht)|bestelling|bestellung|bestellschein|bon de commande|bestel(?:bon|formulier|order)|order form)/i.test(
      head,
    )
  )
}

/** True where a document calls itself an order. */
export function isOrderForm(document: Document): boolean {
  const head = document.lines
    .slice(0, 25)
    .map(({ text }) => text)
    .join('\n')
  return /(?:^|\s{2,}|\n)\s*(?:purchase order|inkooporder|inkoopopdracht|bestelling|bestelbon|bestelformulier|bestelorder|order ?form|bestellung|bestellschein|bestellformular|bon de commande|commande|p\.?o\.? (?:number|nummer|nr)|order(?:nummer| number))\b/i.test(
    head,
  )
}

const STRONG = labelKeys(`
    po, po nummer, po nr, po no, po ref, po referentie, po number, purchase order, purchase order number,
    purchase order no, inkooporder, inkoopordernummer, inkoopopdracht, inkoopnummer, bestelbon,
    bestelbonnummer, customer po, bon de commande, bestellnummer, bestelnummer, p.o. number,
    inkoopopdrachtnummer, einkaufsbestellung, your po, our po, purchase order nr`)
const WEAK = labelKeys(`
    referentie, reference, ref, referentienummer, reference number, uw referentie, your reference, kenmerk,
    referenz, référence, document number, documentnummer, ons kenmerk, onze referentie, our reference`)

/** The customer's own number of the order: under a label, else by name in the text. */
function poNumberIn(documents: readonly Document[]): Found | undefined {
  const pairs = labelled(documents, 'poNumber')
  const of = (wanted: (label: string) => boolean, confidence: number) => {
    for (const pair of pairs.filter(({ label }) => wanted(label))) {
      const value =
        (WEAK.has(pair.label) ? referenceAt(pair.value, confidence * pair.certainty) : numberUnder(pair, confidence)) ??
        (STRONG.has(pair.label) && pair.certainty >= 0.95 ? wordNumber(pair.value) : undefined)
      if (value) return value
    }
    return undefined
  }
  const strong = of(label => STRONG.has(label), 0.98)
  if (strong) return strong
  const plain = of(label => LABELS.poNumber.has(label) && !WEAK.has(label), 0.93)
  if (plain) return plain
  const form = documents
    .filter(isOrderForm)
    .flatMap(document => pairsOf(document))
    .find(({ label }) => label === 'nr')
  const ofForm = form && referenceAt(form.value, 0.85 * form.certainty)
  if (ofForm) return ofForm
  const named = documents
    .flatMap(document => referencesIn(document))
    .filter(({ type, value }) => type === 'order' && !OLDER.test(before(value)))
  const own = named.find(({ value }) => OWN.test(before(value)))
  const ofSubject = named.find(({ value }) => value.span.document.source === 'subject')
  const best =
    own ?? ofSubject ?? named.find(({ value }) => /^(?:PO|IO|INK|BST|P)/.test(String(value.value))) ?? named[0]
  return best?.value ?? of(label => WEAK.has(label), 0.7)
}

const before = ({ span }: Found) => span.document.text.slice(Math.max(0, span.start - 40), span.start)
/** An order of before, or a paper of somebody else: not the number of the order that is placed. */
const OLDER =
  /(?:vorige|eerdere|laatste|oude|lopende|openstaande|previous|earlier|last|older|former|open|outstanding|vorherige[nr]?|fr[üu]here[nr]?|letzte[nr]?|pr[ée]c[ée]dente?|derni[èe]re|ancienne|offerte|aanbieding|quote|quotation|offer|angebot|devis|offre)(?:\s\p{L}+){0,2}\s?(?:nr\.?|no\.?|nummer|number)?[\s:#]*$/iu
const OWN =
  /(?:onder|under|unter|sous)\s(?:(?:ons|onze|our|unserer?|notre|het|the|der|le)\s)?(?:\p{L}+[\s.]){0,2}[:#]?\s?$|(?:ons|onze|our|unsere?|notre)\s(?:\p{L}+[\s.-]?){1,2}\s?(?:nr\.?|no\.?|nummer|number|is|ist|est)?[\s:#]*$/iu

/** True where a document gives a purchase order number under a label that can mean nothing else. */
export const declaresNumber = (documents: readonly Document[]) =>
  labelled(documents, 'poNumber').some(pair => STRONG.has(pair.label) && numberUnder(pair, 1) !== undefined)

/** True where a document gives its number under any label of one. */
export const ordersNumber = (document: Document) =>
  labelled([document], 'poNumber').some(pair => numberUnder(pair, 1) !== undefined)

/** "PO: JANSEN-MAART": a code of letters only, where the label leaves no doubt. */
function wordNumber(span: Found['span']): Found | undefined {
  return /^[A-Z][A-Z0-9._/-]{2,34}$/.test(span.text) ? found(span, 'code', 0.8) : undefined
}
