import type { Cell, Document, Table } from '../types.ts'
import { looksLikeCode } from '../values/codes.ts'
import { plain } from '../values/fold.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { cellSpan } from '../values/span.ts'

export interface Totals {
  subtotal?: Found
  tax?: Found
  total?: Found
  currency?: Found
}

const NAMES: ['subtotal' | 'tax' | 'total', RegExp][] = [
  [
    'subtotal',
    /^(?:sub ?tota+l|untaxed amount|gesamtnettowert|totaal ex(?:cl)?\b|total ex(?:cl)?\b|net(?:to)?(?: ?totaal| total| amount|bedrag)?$|goederenwaarde|totaal netto|total net|total ht|zwischensumme|nettobetrag|gesamt netto|sous.?total|tot\.? excl|order ?totaal ex|totaalbedrag ex|gesamtbetrag netto|netto ?summe|total before tax)/,
  ],
  [
    'tax',
    /^(?:plus |zzgl\.? )?(?:\d{1,2}(?:[.,]\d)? ?% ?)?(?:btw|vat|tax|mwst|ust|tva|sales tax|omzetbelasting|umsatzsteuer)\b/,
  ],
  [
    'total',
    /^(?:totaal|eindtotaal|totaalbedrag|te betalen|order ?totaal|total|grand total|order total|amount due|total amount|gesamt|gesamtbetrag|gesamtsumme|summe|endsumme|montant total|total ttc|total general|bestelwaarde|ordertotaal|tot\b)/,
  ],
]
const NO_GOODS =
  /^(?:verzend|vracht|transport|bezorg|administratie|shipping|freight|delivery (?:cost|charge)|versand|fracht|porto|frais|korting|discount|rabatt|remise|opmerking|note|page|pagina|seite|transporteren|carried forward)/

export const CURRENCY = /€|\bEUR\b|\beuro'?s?\b|£|\bGBP\b|US\$|\$|\bUSD\b|\bCHF\b/i

/** The currency that stands at an amount. */
export const currencyIn = (value: Found | undefined) => foundIn(value?.span, CURRENCY, 'currency', 0.95)

/**
 * Takes a row of totals, freight or remarks out of the goods; true when it is one.
 * @param filled cells of the row that hold something, from the left
 */
export function readTotals(document: Document, table: Table, filled: readonly Cell[], totals: Totals): boolean {
  const [label] = filled
  if (!label) return true
  const words = plain(label.text).replace(/[:*]/g, '').trim()
  const named = NAMES.find(([, pattern]) => pattern.test(words))?.[0]
  if (!named || words.length > 60)
    return NO_GOODS.test(words) && filled.length <= 4 && !filled.some(cell => looksLikeCode(cell.text))
  const span = (cell: Cell) => cellSpan(document, cell, table.page, table.sheet)
  const amount = filled
    .slice(1)
    .toReversed()
    .map(cell => found(span(cell), 'money', 0.9))
    .find(value => value !== undefined)
  if (!amount && filled.length > 1) return false
  if (amount) totals[named] ??= amount
  const currency = foundIn(span(label), CURRENCY, 'currency', 0.9)
  if (currency) totals.currency ??= currency
  return true
}
