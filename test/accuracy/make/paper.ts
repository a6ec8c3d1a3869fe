import type { Json, JsonObject } from '../../../src/understanding/types.ts'
import type { Tongue } from './data/articles.ts'
import { envelope, type Address } from './data/companies.ts'
import { oneOf, type RequestLabel } from './label.ts'
import { amount, decimal, subtotal, type Order, type OrderLine } from './order.ts'
import { amountIn, dateIn, type DateStyle, type NumberStyle } from './written.ts'

export type Column =
  | 'position'
  | 'sku'
  | 'mpn'
  | 'ean'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'per'
  | 'discount'
  | 'net'
  | 'total'
  | 'date'
type Fact = 'poNumber' | 'orderDate' | 'requestedDate' | 'contact' | 'shipping' | 'partial' | 'endCustomer' | 'currency'

/** The words of one language on a form: each form has its own. */
export interface FormWords {
  title: string
  columns: { [column in Column]: string }
  facts: { [fact in Fact]: string }
  deliverTo: string
  invoiceTo: string
  piece: string
  yes: string
  no: string
  subtotal: string
  tax: string
  total: string
}

export interface Layout {
  columns: Column[]
  facts: Fact[]
  deliverTo?: boolean
  invoiceTo?: boolean
  totals?: boolean
  numbers: NumberStyle
  dates: DateStyle
  /** How an amount shows its currency. */
  sign?: 'before' | 'after' | 'code'
  decimals?: number
  /** Positions as 10, 20, 30. */
  tens?: boolean
  withCountry?: boolean
  /** Quantities as '10,00', or as '10 st'. */
  quantities?: 'decimals' | 'with unit'
}

export interface Row {
  /** A remark is no order line, a `sum` is a subtotal carried along. */
  type: 'line' | 'remark' | 'sum'
  cells: string[]
}

/** A form in words and cells, before it becomes a file of some kind; with what should be understood of it. */
export interface Paper {
  order: Order
  words: FormWords
  layout: Layout
  title: string
  letterhead: string[]
  facts: [label: string, value: string][]
  blocks: { heading: string; lines: string[] }[]
  columns: Column[]
  headings: string[]
  rows: Row[]
  totals: [label: string, value: string][]
  label: RequestLabel
}

const VAT_RATE = 21

export function paperOf(order: Order, words: FormWords, layout: Layout): Paper {
  const { tongue } = order
  const tax = Math.round((subtotal(order) * VAT_RATE) / 100)
  const show = (cents: number) => money(cents, layout, order.currency)
  return {
    order,
    words,
    layout,
    title: words.title,
    letterhead: [...envelope(order.buyer.address, tongue), order.person.phoneWritten, `www.${order.buyer.domain}`],
    facts: layout.facts.map(fact => [words.facts[fact], factOf(order, words, layout, fact)]),
    blocks: [
      ...(layout.deliverTo ? [{ heading: words.deliverTo, lines: lines(order.deliverTo, tongue, layout) }] : []),
      ...(layout.invoiceTo ? [{ heading: words.invoiceTo, lines: lines(order.invoiceTo, tongue, layout) }] : []),
    ],
    columns: layout.columns,
    headings: layout.columns.map(column => words.columns[column]),
    rows: order.lines.map(line => ({
      type: 'line',
      cells: layout.columns.map(column => cellOf(line, column, layout, words, order)),
    })),
    totals: layout.totals
      ? [
          [words.subtotal, show(subtotal(order))],
          [words.tax, show(tax)],
          [words.total, show(subtotal(order) + tax)],
        ]
      : [],
    label: labelOf(order, words, layout),
  }
}

const lines = (address: Address, tongue: Tongue, layout: Layout) =>
  envelope(address, tongue, layout.withCountry ?? true)

function money(cents: number, layout: Layout, currency: Order['currency'], decimals = layout.decimals ?? 2): string {
  const written = amountIn(layout.numbers, cents, decimals)
  const sign = { EUR: '€', GBP: '£', USD: '$' }[currency]
  if (layout.sign === 'before') return `${sign} ${written}`
  if (layout.sign === 'after') return `${written} ${sign}`
  return layout.sign === 'code' ? `${currency} ${written}` : written
}

function factOf(order: Order, words: FormWords, layout: Layout, fact: Fact): string {
  switch (fact) {
    case 'poNumber':
      return order.poNumber
    case 'orderDate':
    case 'requestedDate':
      return dateIn(layout.dates, order[fact], order.tongue)
    case 'contact':
      return order.person.name
    case 'partial':
      return order.partial ? words.yes : words.no
    case 'shipping':
    case 'endCustomer':
    case 'currency':
      return order[fact]
  }
}

function cellOf(line: OrderLine, column: Column, layout: Layout, words: FormWords, order: Order): string {
  const net = (line.price * (100 - line.discount)) / 100
  switch (column) {
    case 'position':
      return String(line.position * (layout.tens ? 10 : 1))
    case 'sku':
    case 'mpn':
    case 'ean':
      return line.article[column]
    case 'description':
      return line.description
    case 'quantity':
      return quantityOf(line, layout, words)
    case 'unit':
      return words.piece
    case 'price':
      return money(line.price, layout, order.currency)
    case 'per':
      return String(line.per)
    case 'discount':
      return line.discount ? `${String(line.discount).replace('.', layout.numbers === 'english' ? '.' : ',')}%` : ''
    case 'net':
      return money(net, layout, order.currency)
    case 'total':
      return money(amount(line), layout, order.currency)
    case 'date':
      return dateIn(layout.dates, line.date, order.tongue)
  }
}

function quantityOf({ quantity }: OrderLine, layout: Layout, words: FormWords): string {
  if (layout.quantities === 'decimals') return amountIn(layout.numbers, quantity * 100)
  const whole = amountIn(quantity >= 1000 ? layout.numbers : 'plain', quantity * 100, 0)
  return layout.quantities === 'with unit' ? `${whole} ${words.piece}` : whole
}

/** What the printed facts and columns say, and nothing else. */
export function labelOf(order: Order, words: Pick<FormWords, 'piece'>, layout: Layout): RequestLabel {
  const facts = new Set(layout.facts)
  const columns = new Set(layout.columns)
  const tax = Math.round((subtotal(order) * VAT_RATE) / 100)
  const priced = columns.has('price') || columns.has('total') || columns.has('net')
  const signed = (priced && layout.sign) || facts.has('currency')
  const place = (address: Address): JsonObject => ({
    name: address.name,
    street: address.street,
    postalCode: address.postalCode,
    city: address.city,
    ...(layout.withCountry === false ? {} : { country: address.country }),
  })
  const fields: JsonObject = {
    ...(facts.has('poNumber') ? { poNumber: order.poNumber } : {}),
    ...(facts.has('orderDate') ? { orderDate: order.orderDate } : {}),
    ...(facts.has('requestedDate') ? { requestedDate: order.requestedDate } : {}),
    ...(signed ? { currency: order.currency } : {}),
    ...(layout.deliverTo ? { deliveryAddress: place(order.deliverTo) } : {}),
    ...(layout.invoiceTo ? { invoiceAddress: place(order.invoiceTo) } : {}),
    ...(facts.has('contact') ? { contactName: order.person.name } : {}),
    ...(facts.has('endCustomer') ? { endCustomer: order.endCustomer } : {}),
    ...(facts.has('shipping') ? { shippingMethod: order.shipping } : {}),
    ...(facts.has('partial') ? { partialDelivery: order.partial } : {}),
    lines: order.lines.map(line => lineLabel(line, columns, words, layout)),
    ...(layout.totals
      ? {
          subtotal: decimal(subtotal(order)),
          tax: decimal(tax),
          total: decimal(subtotal(order) + tax),
        }
      : {}),
  }
  const may: JsonObject = {
    contactName: order.person.name,
    ...(signed ? {} : { currency: order.currency }),
    deliveryAddress: { country: order.deliverTo.country },
    invoiceAddress: { country: order.invoiceTo.country },
    lines: order.lines.map(line => ({ lineNumber: oneOf(line.position, line.position * 10), unit: words.piece })),
  }
  return { kind: 'purchase-order', fields, may, open: ['notes'], missing: facts.has('poNumber') ? [] : ['poNumber'] }
}

/** At least two decimals, and up to four where the price is for many pieces. */
const perPiece = (cents: number, { per }: OrderLine) => (cents / per / 100).toFixed(4).replace(/0{1,2}$/, '')

function lineLabel(line: OrderLine, columns: Set<Column>, words: Pick<FormWords, 'piece'>, layout: Layout): JsonObject {
  const { article } = line
  const gross = perPiece(line.price, line)
  const net = perPiece((line.price * (100 - line.discount)) / 100, line)
  // The price of a line with a discount can be read before it or after it; with one number only, that one.
  const prices = [
    ...(columns.has('price') ? [gross] : []),
    ...(columns.has('net') || columns.has('discount') ? [net] : []),
  ]
  const price: Json | undefined = prices.length > 1 && gross !== net ? oneOf(...prices) : prices[0]
  return {
    ...(columns.has('position') ? { lineNumber: line.position * (layout.tens ? 10 : 1) } : {}),
    ...(columns.has('sku') ? { sku: article.sku } : columns.has('mpn') ? { sku: article.mpn } : {}),
    ...(columns.has('sku') && columns.has('mpn') ? { manufacturerPartNumber: article.mpn } : {}),
    ...(columns.has('ean') ? { ean: article.ean } : {}),
    ...(columns.has('description') ? { description: line.description } : {}),
    quantity: line.quantity,
    ...(columns.has('unit') ? { unit: words.piece } : {}),
    ...(price !== undefined ? { unitPrice: price } : {}),
    ...(columns.has('total') ? { lineTotal: decimal(amount(line)) } : {}),
    ...(columns.has('date') ? { requestedDate: line.date } : {}),
  }
}
