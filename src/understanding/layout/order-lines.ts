import type { Cell, Document, Table } from '../types.ts'
import { looksLikeCode } from '../values/codes.ts'
import { labelKey, plain } from '../values/fold.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { agrees, readMoney, readNumber, readQuantity } from '../values/numbers.ts'
import { cellSpan, part, through, union } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { headingsOf } from './columns.ts'
import type { Column } from './columns.ts'

/** One line of an order or a return as it was read: field -> value with its evidence. */
export type OrderLine = { [Name in Exclude<Column, 'ignored'>]?: Found }

export interface LineTable {
  document: Document
  lines: OrderLine[]
  subtotal?: Found
  tax?: Found
  total?: Found
  currency?: Found
  warnings: string[]
}

type Cells = Partial<Record<Column, Span>>

const TOTALS: [keyof Pick<LineTable, 'subtotal' | 'tax' | 'total'>, RegExp][] = [
  [
    'subtotal',
    /^(?:sub ?tota+l|totaal ex(?:cl)?\b|total ex(?:cl)?\b|net(?:to)?(?: ?totaal| total| amount|bedrag)?$|goederenwaarde|totaal netto|total net|total ht|zwischensumme|nettobetrag|gesamt netto|sous.?total|tot\.? excl|order ?totaal ex|totaalbedrag ex|gesamtbetrag netto|netto ?summe|total before tax)/,
  ],
  ['tax', /^(?:(?:\d{1,2}(?:[.,]\d)? ?% ?)?(?:btw|vat|tax|mwst|ust|tva|sales tax|omzetbelasting)\b)/],
  [
    'total',
    /^(?:totaal|eindtotaal|totaalbedrag|te betalen|order ?totaal|total|grand total|order total|amount due|total amount|gesamt|gesamtbetrag|summe|endsumme|montant total|total ttc|total general|bestelwaarde|ordertotaal|tot\b)/,
  ],
]
const NO_GOODS =
  /^(?:verzend|vracht|transport|bezorg|administratie|shipping|freight|delivery (?:cost|charge)|versand|fracht|porto|frais|korting|discount|rabatt|remise|opmerking|note|page|pagina|seite|transporteren|carried forward)/

/** Order lines of a table that has headings; undefined where no heading row is found. */
export function readLineTable(document: Document, table: Table): LineTable | undefined {
  const headings = headingsOf(table.rows)
  if (!headings) return undefined
  const result: LineTable = { document, lines: [], warnings: [] }
  for (let index = headings.row + 1; index < table.rows.length; index += 1) {
    const row = table.rows[index]!
    const again = headingsOf([row])
    if (again) continue
    const filled = row.filter(cell => cell.text !== '')
    if (filled.length === 0) continue
    if (readTotals(document, table, filled, result)) continue
    const cells: Cells = {}
    for (const [column, name] of headings.columns.entries()) {
      const cell = row[column]
      if (name && cell && cell.text !== '') cells[name] ??= cellSpan(document, cell, table.page, table.sheet)
    }
    const line = readLine(cells)
    if (line) result.lines.push(line)
    else if (result.lines.length > 0) continueLine(result.lines.at(-1)!, cells, filled.length)
  }
  const price = headings.columns.findIndex(column => column === 'unitPrice' || column === 'lineTotal')
  const heading = table.rows[headings.row]?.[price]
  const headingCurrency =
    heading && foundIn(cellSpan(document, heading, table.page, table.sheet), CURRENCY, 'currency', 0.95)
  if (headingCurrency) result.currency = headingCurrency
  for (const line of result.lines)
    result.currency ??= line.currency ?? currencyIn(line.unitPrice) ?? currencyIn(line.lineTotal)
  return result.lines.length > 0 ? result : undefined
}

export const CURRENCY = /€|\bEUR\b|\beuro'?s?\b|£|\bGBP\b|US\$|\$|\bUSD\b|\bCHF\b/i

export const currencyIn = (value: Found | undefined) => foundIn(value?.span, CURRENCY, 'currency', 0.95)

function readTotals(document: Document, table: Table, filled: Cell[], result: LineTable): boolean {
  const [label] = filled
  const words = plain(label?.text ?? '')
    .replace(/[:*]/g, '')
    .trim()
  const named = TOTALS.find(([, pattern]) => pattern.test(words))
  if (!named || words.length > 60)
    return NO_GOODS.test(words) && filled.length <= 4 && !filled.some(cell => looksLikeCode(cell.text))
  const money = filled
    .slice(1)
    .toReversed()
    .map(cell => found(cellSpan(document, cell, table.page, table.sheet), 'money', 0.9))
  const amount = money.find(value => value !== undefined)
  if (!amount && filled.length > 1) return false
  if (amount) result[named[0]] ??= amount
  const currency = foundIn(cellSpan(document, label!, table.page, table.sheet), CURRENCY, 'currency', 0.9)
  if (currency) result.currency ??= currency
  return true
}

/** A line of goods: something that names the article, and how many; undefined for anything else. */
function readLine(cells: Cells): OrderLine | undefined {
  const line: OrderLine = {}
  const quantity = readQuantityCell(cells)
  const sku = codeOf(cells.sku) ?? codeOf(cells.ownSku, 0.7)
  const serial = found(cells.serialNumber, 'compact', 0.95)
  const names = sku ?? cells.manufacturerPartNumber ?? cells.description ?? cells.ean
  if (!names || (!quantity && !serial && !(sku && cells.reason))) return undefined
  put(line, 'lineNumber', found(cells.lineNumber, 'integer', 0.97))
  put(line, 'sku', sku)
  put(line, 'manufacturerPartNumber', found(cells.manufacturerPartNumber, 'text', 0.95))
  put(line, 'ean', found(cells.ean, 'ean', 0.98))
  put(line, 'description', found(cells.description, 'text', 0.95))
  put(line, 'quantity', quantity)
  put(line, 'unit', found(cells.unit, 'text', 0.95) ?? unitIn(cells.quantity))
  put(line, 'unitPrice', found(cells.unitPrice, 'money', 0.95))
  put(line, 'lineTotal', found(cells.lineTotal, 'money', 0.95))
  put(line, 'currency', found(cells.currency, 'currency', 0.97))
  put(line, 'requestedDate', found(cells.requestedDate, 'date', 0.95))
  put(line, 'serialNumber', serial)
  put(line, 'reason', found(cells.reason, 'text', 0.95))
  put(line, 'orderReference', found(cells.orderReference, 'code', 0.95))
  put(line, 'deadOnArrival', found(cells.deadOnArrival, 'doaAnswer', 0.95))
  if (!line.sku && cells.sku) {
    // words where a code was expected: the column holds descriptions
    const words = found(cells.sku, 'text', 0.8)
    if (!line.description && words) line.description = words
    else if (words) line.sku = words
  }
  return line
}

function put(line: OrderLine, name: keyof OrderLine, value: Found | undefined): void {
  if (value) line[name] = value
}

/** SAP writes ten as 10,000: read so where price and total say so. */
function readQuantityCell(cells: Cells): Found | undefined {
  const { quantity } = cells
  if (!quantity) return undefined
  const price = readMoney(cells.unitPrice?.text ?? '')
  const total = readMoney(cells.lineTotal?.text ?? '')
  const plainly = found(quantity, 'quantity', 0.95)
  if (!price || !total) return plainly
  const right = (value: Found | undefined) => value !== undefined && agrees(Number(value.value), price, total)
  if (right(plainly)) return { ...plainly!, confidence: 0.99 }
  const ofThree = found(quantity, 'quantityOfThreeDecimals', 0.97)
  return right(ofThree) ? ofThree : plainly
}

function unitIn(quantity: Span | undefined): Found | undefined {
  return foundIn(quantity, /\d\s?([\p{L}][\p{L}.]{0,11}(?:\([a-z]{1,3}\))?)$/u, 'text', 0.9)
}

function codeOf(span: Span | undefined, confidence = 0.97): Found | undefined {
  if (!span) return undefined
  const whole = found(span, 'code', confidence)
  if (whole) return whole
  // "FG-60F FortiGate 60F": the code first, the words after it; or a code on a line of its own
  const first = /^(\S+)[\s,;:(-]/.exec(span.text)?.[1]
  if (first && looksLikeCode(first.replace(/[,;:]$/, '')))
    return found(part(span, 0, first.replace(/[,;:]$/, '').length), 'code', confidence - 0.1)
  return span.text.length <= 40 && /\d/.test(span.text) && !/\p{L}{4,} \p{L}{3,}/u.test(span.text)
    ? found(span, 'text', confidence - 0.15)
    : undefined
}

/** A row with nothing but words below a line of goods goes on with its description. */
function continueLine(line: OrderLine, cells: Cells, filled: number): void {
  const more = cells.description
  if (
    !more ||
    filled > 1 ||
    cells.quantity ||
    readNumber(more.text) !== undefined ||
    readQuantity(more.text) !== undefined
  )
    return
  if (/:\s*\S/.test(more.text) && !/^\(/.test(more.text)) return
  const before = line.description
  if (!before || before.rule !== 'text' || before.span.text.length + more.text.length > 300) return
  const near =
    before.span.document.text.slice(before.span.end, more.start).trim() === '' && more.start >= before.span.end
  const span: Span = near
    ? through(before.span, more)
    : {
        ...before.span,
        text: `${before.span.text} ${more.text}`,
        scattered: true,
        box: union(before.span.box, more.box),
      }
  line.description = found(span, 'text', before.confidence - 0.03)
}

/** True for a label that names a total of the order. */
export const isTotalLabel = (label: string) =>
  TOTALS.some(([, pattern]) => pattern.test(plain(label))) && labelKey(label) !== ''
