import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { agrees, readNumber } from '../values/numbers.ts'
import type { Rule } from '../values/rules.ts'
import { union } from '../values/span.ts'
import type { Span } from '../values/span.ts'

/** The sign before the decimals, where the whole document has one. */
export type DecimalSign = ',' | '.' | undefined

/** Quantity, price and total of a line. */
export interface Figures {
  quantity?: Found
  unitPrice?: Found
  lineTotal?: Found
}

interface Written {
  quantity?: Span | undefined
  unitPrice?: Span | undefined
  lineTotal?: Span | undefined
  /** The number of pieces that the price is for. */
  priceBase?: Span | undefined
}

/** At or below it a quantity could have been read in two ways; a total that fits proves nothing then. */
export const TWO_READINGS = 0.72
const PROVEN = 0.99
const UNPROVEN = 0.95
const LIKELY = 0.85

/**
 * What the figures of a line say together. 8.000 is eight thousand where the prices have a comma before the cents, and eight
 * where they have a point; where neither is known the total decides, and less is certain.
 */
export function readFigures({ quantity, unitPrice, lineTotal, priceBase }: Written, sign: DecimalSign): Figures {
  const counts = readings(quantity, ['quantity', 'quantityOfThreeDecimals'], sign)
  const prices = [
    ...(unitPrice && priceBase && isBase(priceBase) ? onlyOne(perBase(unitPrice, priceBase)) : []),
    ...readings(unitPrice, ['money', 'moneyOfThreeDecimals'], sign),
    ...(unitPrice ? onlyOne(found(unitPrice, 'moneyPer', UNPROVEN)) : []),
  ]
  const totals = readings(lineTotal, ['money', 'moneyOfThreeDecimals'], sign)
  const fits = counts.flatMap(count =>
    prices.flatMap(price =>
      totals.flatMap(total =>
        agrees(Number(count.value), String(price.value), String(total.value)) ? [{ count, price, total }] : [],
      ),
    ),
  )
  const [best] = fits
  if (!best) return firstOf(counts[0], prices[0], totals[0])
  // another way to write the same sum is no proof, unless the document says how it writes its figures
  const doubt = counts.length > 1 && (!sign || best.count !== counts[0])
  const certain = (value: Found) => ({ ...value, confidence: Math.min(value.confidence + 0.2, PROVEN) })
  const count = doubt ? { ...best.count, confidence: TWO_READINGS } : certain(best.count)
  return doubt
    ? { quantity: count, unitPrice: { ...best.price, confidence: LIKELY }, lineTotal: certain(best.total) }
    : { quantity: count, unitPrice: certain(best.price), lineTotal: certain(best.total) }
}

function firstOf(quantity: Found | undefined, unitPrice: Found | undefined, lineTotal: Found | undefined): Figures {
  return {
    ...(quantity ? { quantity } : {}),
    ...(unitPrice ? { unitPrice } : {}),
    ...(lineTotal ? { lineTotal } : {}),
  }
}

const onlyOne = (value: Found | undefined) => (value ? [value] : [])
const THREE = /(?<![\d.,])\d{1,6}([.,])\d{3}(?![\d.,])/

/** The likeliest reading first: three figures behind the sign of the decimals are decimals, behind the other one thousands. */
function readings(span: Span | undefined, [plainly, ofThree]: [Rule, Rule], sign: DecimalSign): Found[] {
  const separator = span && THREE.exec(span.text)?.[1]
  const known = separator !== undefined && sign !== undefined
  const plain = found(span, plainly, separator && !known ? LIKELY : UNPROVEN)
  const other = separator ? found(span, ofThree, known ? UNPROVEN : LIKELY) : undefined
  if (!other || (plain && plain.value === other.value)) return onlyOne(plain)
  return known && separator === sign ? [other, ...onlyOne(plain)] : [...onlyOne(plain), other]
}

const isBase = ({ text }: Span) => /^\d[\d.,]{0,7}(?:\s?\p{L}{1,12}\.?)?$/u.test(text) && Number(readNumber(text)) !== 1

/** The price and what it is for stand in two cells. */
function perBase(price: Span, base: Span): Found | undefined {
  const text = `${price.text} / ${base.text}`
  return found({ ...price, text, scattered: true, box: union(price.box, base.box) }, 'moneyPer', UNPROVEN)
}
