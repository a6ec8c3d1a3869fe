import type { OrderLine } from '../layout/order-lines.ts'
import { ORDER_LINE_COLUMNS } from '../layout/columns.ts'
import { TWO_READINGS } from '../layout/figures.ts'
import { mayLackComma } from '../values/found.ts'
import type { Found, Gathered } from '../values/found.ts'
import { agrees, readNumber } from '../values/numbers.ts'

/** The values of a line; what its figures say together decides how sure they are. */
export function putLine(gathered: Gathered, line: OrderLine, index: number): void {
  const { quantity, unitPrice, lineTotal } = line
  const checked =
    quantity && unitPrice && lineTotal
      ? agrees(Number(quantity.value), String(unitPrice.value), String(lineTotal.value))
      : undefined
  const discounted = checked === false && agreesWithDiscount(line)
  const doubtful =
    (quantity?.confidence ?? 1) <= TWO_READINGS || mayLackComma(unitPrice?.span) || mayLackComma(lineTotal?.span)
  const confidenceOf = ({ confidence }: Found) => {
    if (checked === undefined || doubtful) return confidence
    return checked ? PROVEN : discounted ? Math.max(confidence, DISCOUNTED) : CONTRADICTED
  }
  const values: { [name: string]: Found | undefined } = {}
  for (const name of ORDER_LINE_COLUMNS) {
    const value = line[name]
    const isFigure = name === 'quantity' || name === 'unitPrice' || name === 'lineTotal'
    values[name] = value && isFigure ? { ...value, confidence: confidenceOf(value) } : value
  }
  gathered.putAll(`/lines/${index}`, values)
  if (checked === false && !discounted)
    gathered.warnings.push(
      `line ${index + 1}: ${String(quantity?.value)} x ${String(unitPrice?.value)} is not ${String(lineTotal?.value)}`,
    )
}

const PROVEN = 0.99
const DISCOUNTED = 0.94
const CONTRADICTED = 0.6

/** The price less the discount of its column, as a percentage or an amount off each piece. */
function agreesWithDiscount({ quantity, unitPrice, lineTotal, discount }: OrderLine): boolean {
  const off = Number(readNumber(/\d[\d.,]*/.exec(String(discount?.value ?? ''))?.[0] ?? ''))
  if (!off || off < 0) return false
  const [count, price, total] = [Number(quantity?.value), Number(unitPrice?.value), Number(lineTotal?.value)]
  const fits = (net: number) => Math.abs(count * net - total) <= 0.02 + count * 0.005
  return (off < 100 && fits(price * (1 - off / 100))) || fits(price - off)
}
