import { labelKey, plain } from '../values/fold.ts'
import { HEADINGS } from './column-names.ts'

/** What a line of an order holds, in the order of the contract. */
export const ORDER_LINE_COLUMNS = [
  'lineNumber',
  'sku',
  'manufacturerPartNumber',
  'ean',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'lineTotal',
  'requestedDate',
] as const
/** With what only a line of a return says, or what is taken up into the order as a whole. */
export const LINE_COLUMNS = [
  ...ORDER_LINE_COLUMNS,
  'serialNumber',
  'reason',
  'currency',
  'discount',
  'orderReference',
  'deadOnArrival',
] as const
/** `priceBase`: how many pieces the price is for. `grossPrice`: before discount. `ignored`: known, and no value of ours (VAT). */
export const COLUMNS = [...LINE_COLUMNS, 'priceBase', 'grossPrice', 'ignored'] as const

export type OrderLineColumn = (typeof ORDER_LINE_COLUMNS)[number]
export type LineColumn = (typeof LINE_COLUMNS)[number]
/** A column that has names; the article as the customer calls it is known by whose it is. */
export type NamedColumn = (typeof COLUMNS)[number]
/** What a column of an order or return table can hold; `ownSku`: the article as the customer calls it. */
export type Column = NamedColumn | 'ownSku'

const SUPPLIER = /\b(?:leveranciers?|suppliers?|vendors?|lieferanten?|fournisseurs?|distributeurs?|distributors?)\b/i
const OURS =
  /^(?:ons|onze|our|unsere?|notre|nos|mijn|my|intern|interne|internal|klant|customer|kunden)\b|\b(?:klant|customer|intern|afnemer|koper|buyer|besteller)\s?$/
const BY_KEY = new Map<string, Column>()
for (const column of COLUMNS) for (const key of HEADINGS[column]) if (!BY_KEY.has(key)) BY_KEY.set(key, column)

/** Which column a heading names, in Dutch, English, German or French; undefined for anything else. */
export function columnOf(heading: string): Column | undefined {
  if (heading.length > 60 || heading.length === 0) return undefined
  const key = labelKey(heading)
  // "retailer_po_number", "klant PO nr": whose it is does not matter
  const column = BY_KEY.get(key) ?? (key.endsWith('ponr') ? 'orderReference' : byParts(heading))
  // a word that was broken for want of room: "Ordere" above "d"
  if (!column && /\p{Ll}\s\p{Ll}{1,3}$/u.test(heading)) return columnOf(heading.replace(/\s(?=\p{Ll}{1,3}$)/u, ''))
  if (!column && SUPPLIER.test(heading)) return columnOf(heading.replace(SUPPLIER, ' '))
  return column === 'sku' && OURS.test(plain(heading).trim()) ? 'ownSku' : column
}

/** "Prijs per 100 stuks": what the price is for is no part of the name. */
const PER_SO_MANY =
  /(?:\b(?:per|pro|je|par|pour|for)\s?|\/\s?)10{0,5}\b(?:\s?(?:st|stk|stuks?|pcs?|pieces|st[üu]ck|pi[èe]ces|ea)\b\.?)?/gi

/** "Aantal / Qty", "Prijs (EUR)", "Unit price EUR excl. VAT": known once the currency, tax and translation are off. */
function byParts(heading: string): Column | undefined {
  const bare = heading
    .replace(
      /\b(?:in )?(?:EUR|USD|GBP|euro)\b|[€$£]|\b(?:excl|ex|exkl|zonder|zzgl|incl|inkl)\.?\s?(?:btw|vat|tax|mwst|tva)?\b\.?/gi,
      ' ',
    )
    .replace(PER_SO_MANY, ' ')
    .trim()
  if (bare !== heading && bare !== '') {
    const column = BY_KEY.get(labelKey(bare))
    if (column) return column
  }
  const parts = heading.split(/[/|\n]/)
  if (parts.length < 2 || parts.length > 3) return undefined
  for (const part of parts) {
    const column = BY_KEY.get(labelKey(part))
    if (column) return column
  }
  return undefined
}
