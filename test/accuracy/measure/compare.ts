import type { Json, JsonObject } from '../../../src/understanding/types.ts'

/**
 * When a value that was read counts as right. The only place that decides it.
 *
 * - amounts and quantities: equal as numbers, whatever the notation (a price to a hundredth of a cent)
 * - dates, countries, truth values and words of a fixed list: equal as they stand
 * - numbers of orders, articles, accounts and the like: equal without regard to white space and capitals
 * - units: equal, or both a word for a single piece
 * - names, streets, cities: equal once white space is folded and punctuation at the ends is dropped, capitals do not count
 * - descriptions: as names, or one holds the other and is at most two thirds longer
 * - what people say in their own words (reasons, remarks, old and new values, times, destinations): one holds the other,
 *   or half of the words of the longer are shared
 */
export function same(key: string, expected: Json, given: Json): boolean {
  if (isOneOf(expected)) return expected.$oneOf.some(it => same(key, it, given))
  if (NUMERIC.has(key)) return Math.abs(Number(expected) - Number(given)) < 0.00006
  if (typeof expected !== 'string' || typeof given !== 'string') return expected === given
  if (CODES.has(key)) return code(expected) === code(given)
  if (key === 'unit') return unit(expected) === unit(given)
  if (FREE.has(key)) return alike(folded(expected), folded(given))
  if (NAMES.has(key)) return folded(expected) === folded(given)
  if (key === 'description') return folded(expected) === folded(given) || holds(folded(expected), folded(given))
  return expected === given
}

const NUMERIC = new Set(['unitPrice', 'lineTotal', 'subtotal', 'tax', 'total', 'quantity', 'lineNumber'])
const CODES = new Set([
  'poNumber',
  'sku',
  'skus',
  'manufacturerPartNumber',
  'ean',
  'orderReference',
  'orderReferences',
  'invoiceNumber',
  'invoiceNumbers',
  'supplierOrder',
  'serialNumber',
  'kvkNumber',
  'vatNumber',
  'iban',
  'postalCode',
  'references',
  'phone',
  'adminEmail',
  'contactEmail',
])
const FREE = new Set([
  'reason',
  'remark',
  'value',
  'oldValue',
  'newValue',
  'destination',
  'method',
  'shippingMethod',
  'preferredTimes',
  'topic',
  'notes',
])
const NAMES = new Set(['contactName', 'adminName', 'companyName', 'endCustomer', 'name', 'street', 'city'])
const PIECES = new Set([
  'st',
  'stk',
  'stuk',
  'stuks',
  'stück',
  'ea',
  'each',
  'pc',
  'pcs',
  'pce',
  'pces',
  'piece',
  'pieces',
  'pièce',
  'pièces',
  'c62',
  'h87',
  'unit',
  'units',
  'unité',
  'pz',
  'pièces.',
])

interface OneOf {
  $oneOf: Json[]
}
export const isOneOf = (value: Json | undefined): value is JsonObject & OneOf =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && '$oneOf' in value

const code = (text: string) => text.replace(/\s+/g, '').toUpperCase()
const unit = (text: string) => (PIECES.has(folded(text)) ? 'piece' : folded(text))

export const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:!?()"'-]+|[\s.,;:!?()"'-]+$/g, '')

function holds(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= long.length * 0.6 && long.includes(short)
}

function alike(one: string, other: string): boolean {
  if (!one || !other) return one === other
  if (one.includes(other) || other.includes(one)) return true
  const [a, b] = [one, other].map(text => new Set(text.split(/[^\p{L}\p{N}]+/u)))
  const shared = [...a!].filter(word => b!.has(word)).length
  return shared * 2 >= Math.max(a!.size, b!.size)
}
