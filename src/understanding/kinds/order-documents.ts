import { isDeepStrictEqual } from 'node:util'
import type { Document, Reading } from '../types.ts'
import { attachmentsOf, bodyOf, pairsOf, subjectOf } from '../layout/fields.ts'
import { readFreeLines } from '../layout/free-lines.ts'
import { readLabelledLines } from '../layout/labelled-lines.ts'
import { readLineTable } from '../layout/order-lines.ts'
import type { LineTable, OrderLine } from '../layout/order-lines.ts'
import { once } from '../once.ts'
import { referencesIn } from '../references.ts'
import { isData, structuredIn } from '../structured/structured.ts'
import type { Structured } from '../structured/structured.ts'
import type { Found } from '../values/found.ts'
import { poNumberIn } from './order-number.ts'
import { isInvoice } from './order-papers.ts'

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
  const labelled = readLabelledLines(pairsOf(document)).filter(line => line.quantity)
  // a form for each article says more than what looks like goods within its words
  const isForm = labelled.length > 0 && labelled.length >= free.length && labelled.every(line => line.sku ?? line.ean)
  const lines = free.length > 0 && !isForm ? free : labelled
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
