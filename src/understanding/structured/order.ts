import type { OrderLineColumn } from '../layout/columns.ts'
import { Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { agrees } from '../values/numbers.ts'

type Maybe<Name extends string> = { [Key in Name]?: Found | undefined }

export type AddressData = Maybe<'name' | 'street' | 'postalCode' | 'city' | 'country'>
export type LineData = Maybe<OrderLineColumn> & { partial?: Found | undefined; netOfMore?: boolean }

/** An order as a data format gives it: every value with its place, absent where the format says nothing. */
export interface OrderData extends Maybe<
  | 'poNumber'
  | 'orderDate'
  | 'requestedDate'
  | 'currency'
  | 'contactName'
  | 'endCustomer'
  | 'shippingMethod'
  | 'partialDelivery'
  | 'subtotal'
  | 'tax'
  | 'total'
  | 'notes'
> {
  deliveryAddress?: AddressData | undefined
  invoiceAddress?: AddressData | undefined
  lines: LineData[]
  warnings: string[]
}

const MAX_LINES = 20_000
/** So many lines that do not add up are named one by one. */
const MAX_FAULTS = 20

/** The fields of the contract with their evidence, and what does not add up. */
export function gather({ lines, deliveryAddress, invoiceAddress, warnings, ...header }: OrderData): Gathered {
  const gathered = new Gathered()
  gathered.warnings.push(...warnings)
  const ofLines = everyLine(lines, line => line.partial)
  const requested = header.requestedDate ?? everyLine(lines, line => line.requestedDate)
  gathered.putAll('', { ...header, requestedDate: requested, partialDelivery: header.partialDelivery ?? ofLines })
  gathered.putAll('/deliveryAddress', { ...deliveryAddress })
  gathered.putAll('/invoiceAddress', { ...invoiceAddress })
  if (lines.length > MAX_LINES) gathered.warnings.push(`only the first ${MAX_LINES} lines were read`)
  const read = lines.slice(0, MAX_LINES)
  const faults: string[] = []
  for (const [index, { partial: _partial, netOfMore, ...line }] of read.entries()) {
    gathered.putAll(`/lines/${index}`, line)
    if (!netOfMore) faults.push(...faultOf(line, index))
  }
  gathered.warnings.push(...faults.slice(0, MAX_FAULTS))
  if (faults.length > MAX_FAULTS) gathered.warnings.push(`${faults.length - MAX_FAULTS} more lines do not add up`)
  checkSum(gathered, read, header.subtotal)
  return gathered
}

/** What all lines say alike holds for the order. */
function everyLine(lines: LineData[], of: (line: LineData) => Found | undefined): Found | undefined {
  const [own] = lines.map(of)
  return own && lines.every(line => of(line)?.value === own.value) ? own : undefined
}

function faultOf({ quantity, unitPrice, lineTotal }: LineData, index: number): string[] {
  if (!quantity || !unitPrice || !lineTotal) return []
  const [price, total] = [String(unitPrice.value), String(lineTotal.value)]
  if (agrees(Number(quantity.value), price, total)) return []
  return [`line ${index + 1}: ${String(quantity.value)} x ${price} is not ${total}`]
}

function checkSum(gathered: Gathered, lines: LineData[], subtotal: Found | undefined): void {
  const totals = lines.map(line => line.lineTotal?.value)
  if (!subtotal || lines.length === 0 || totals.some(total => total === undefined)) return
  const sum = totals.reduce<number>((all, total) => all + Number(total), 0)
  if (Math.abs(sum - Number(subtotal.value)) > 0.02 * lines.length + 0.01)
    gathered.warnings.push(`the lines add up to ${sum.toFixed(2)}, not ${String(subtotal.value)}`)
}

/** What the formats know of an article. */
export interface Article {
  seller?: Found | undefined
  manufacturer?: Found | undefined
  trade?: Found | undefined
  /** Of nobody in particular, such as an ISBN. */
  other?: Found | undefined
  buyer?: Found | undefined
}

/** Less sure than the number of the seller: the catalogue has to know the number of another. */
const OF_ANOTHER = 0.9
const OF_BUYER = 0.7

/**
 * The numbers of a line. `sku` is the seller's; where he is not asked for by his own number it is the best of the others,
 * so that the desk has one to look for: the manufacturer's, the trade number, at last the customer's own.
 */
export function articleOf({ seller, manufacturer, trade, other, buyer }: Article): LineData {
  const less = (value: Found | undefined, confidence: number) => value && { ...value, confidence }
  return {
    sku: seller ?? less(manufacturer ?? trade ?? other, OF_ANOTHER) ?? less(buyer, OF_BUYER),
    manufacturerPartNumber: manufacturer,
    ean: trade,
  }
}
