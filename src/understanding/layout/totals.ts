import type { Cell, Document, Table } from '../types.ts'
import { looksLikeCode } from '../values/codes.ts'
import { plain } from '../values/fold.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { cellSpan } from '../values/span.ts'
import type { Span } from '../values/span.ts'

export interface Totals {
  subtotal?: Found
  tax?: Found
  total?: Found
  currency?: Found
}

const TAX =
  /^(?:plus |zzgl\.? |incl\.? |\+ ?)?(?:\d{1,2}(?:[.,]\d{1,2})? ?% ?)?(?:btw|b\.t\.w|vat|tax|mwst|mw\.st|mehrwertsteuer|ust|tva|t\.v\.a|sales tax|omzetbelasting|umsatzsteuer|gst|montant (?:de la )?tva|belasting(?:en)?|taxes?|steuern?|impots?|total (?:btw|vat|tva|tax)|totaal btw)\b/
const SUM =
  /^(?:(?:order|bestel|bestell|opdracht|inkoop|einkaufs?|auftrags|waren|goederen|goods|netto|net|nett|brutto|bruto|eind|end|ge|zwischen|rechnungs|po|invoice|grand|sub|sous|regel|line) ?-?){0,3}(?:tota+l\p{L}*|tot\b|summe|betrag|bedrag|wert|waarde|value|amount|montant|gesamt\p{L}*|samt\p{L}*|somme|\p{L}*(?<!per)som(?:me)?\b|samen\b|zusammen\b|ensemble\b|all in\b|ttc\b)|^(?:te betalen|to pay|payable|total payable|amount due|balance due|zu zahlen|zahlbetrag|a payer|net a payer|untaxed amount|(?:gross|brutto|bruto|net|netto|nett|goods|goederen|waren)$|goederenwaarde|warenwert|goods value|bestelwaarde|orderwaarde|order value)/u
const BEFORE_TAX =
  /^(?:sub|sous|zwischen|goederen|waren|goods|untaxed|net(?:t|to)?(?!\p{L}| a payer))|^nett?o|^gesamtnetto|\b(?:ex(?:cl|kl)?\b|excl|exkl|ohne|hors|ht\b|h\.t|zzgl|before|without|zonder|net(?:to|t)?\b)/u
const WITH_TAX = /\b(?:incl|inkl|ttc|t\.t\.c|including|mit mwst|met btw|brut)/
/** What is brought to the next page, or comes from the one before: no total, and no goods. */
const CARRIED =
  /^(?:(?:te )?transport(?:eren)?|transport van|over te brengen|overbrengen|overgebracht|saldo vorige|van vorige|naar volgende|page (?:sub)?total|(?:sub)?total (?:of )?(?:this )?page|(?:balance |amount |total )?(?:carried|brought) (?:forward|over)|balance forward|[cb]\/(?:f|d|o)|to be continued|ubertrag|seitensumme|zwischensumme seite|a reporter|report|reporte?|total a reporter|sous-?total page|total page)\b/
const MAX_LABEL = 60

/** True for words of a sum that goes on on another page. */
export const isCarried = (words: string) => CARRIED.test(plain(words).trim())

export type TotalName = 'subtotal' | 'tax' | 'total'

/** What a label of an amount below the lines says it is; undefined for anything else. */
export function totalNamed(label: string): TotalName | undefined {
  const words = plain(label).replace(/[:*]/g, '').trim()
  if (words.length > MAX_LABEL || CARRIED.test(words)) return undefined
  if (TAX.test(words)) return 'tax'
  if (!SUM.test(words)) return undefined
  return BEFORE_TAX.test(words) && !WITH_TAX.test(words) ? 'subtotal' : 'total'
}

const NO_GOODS =
  /^(?:verzend|vracht|transport|bezorg|administratie|shipping|freight|delivery (?:cost|charge)|versand|fracht|porto|frais|korting|discount|rabatt|remise|opmerking|(?:notes?|pages?|pagina|seite)(?!\p{L}))/u

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
  const named = totalNamed(label.text)
  if (!named)
    return (
      (CARRIED.test(words) && filled.length <= 3) ||
      (NO_GOODS.test(words) && filled.length <= 4 && !filled.some(cell => looksLikeCode(cell.text)))
    )
  const span = (cell: Cell) => cellSpan(document, cell, table.page, table.sheet)
  const amount = filled
    .slice(1)
    .toReversed()
    .map(cell => found(span(cell), 'money', 0.9))
    .find(value => value !== undefined)
  if (!amount && filled.length > 1) return false
  if (amount && filled.length >= 4 && putBeside(filled, span, totals)) return true
  if (amount) putTotal(totals, named, amount)
  const currency = foundIn(span(label), CURRENCY, 'currency', 0.9)
  if (currency) totals.currency ??= currency
  return true
}

/** "Net 100,00   VAT 21,00   Gross 121,00": several of them beside each other; false where that is not so. */
function putBeside(filled: readonly Cell[], span: (cell: Cell) => Span, totals: Totals): boolean {
  const named = filled.flatMap((cell, at) => {
    const name = totalNamed(cell.text)
    const next = filled[at + 1]
    const value = name && next ? found(span(next), 'money', 0.9) : undefined
    return name && value ? [{ name, value }] : []
  })
  if (named.length < 2) return false
  for (const { name, value } of named) putTotal(totals, name, value)
  return true
}

/** Of two totals without a word about tax the higher one has it: the first was before tax. */
function putTotal(totals: Totals, name: TotalName, amount: Found): void {
  const before = totals.total
  if (name === 'total' && before && !totals.subtotal && Number(amount.value) > Number(before.value)) {
    totals.subtotal = before
    totals.total = amount
  } else totals[name] ??= amount
}
