import { readCountry } from '../values/countries.ts'
import { readDate } from '../values/dates.ts'
import { folded } from '../values/fold.ts'

/**
 * Rules for values of data formats, where the format settles what a letter or figure means: 10.000 is ten, never ten
 * thousand, and nothing has to be guessed from the form. They go with the rules of values/rules.ts.
 */
export const dataRules = {
  xmlText,
  ediText,
  exactQuantity: (text: string) => {
    const number = Number(decimalOf(text))
    return number > 0 && number <= 1e9 ? number : undefined
  },
  exactMoney: (text: string) => money(decimalOf(text)),
  moneyForQuantity,
  isoDay: (text: string) => readDate(/^\d{4}-\d\d-\d\d(?=$|[TZ+ -])/.exec(text)?.[0] ?? ''),
  /** CCYYMMDD with or without a time behind it. UN/EDIFACT 2379: 102, 203, 204 */
  compactDay: (text: string) => readDate(/^\d{8}(?=$|\d{2,6}$)/.exec(text)?.[0] ?? ''),
  /** YYMMDD, also with a time. UN/EDIFACT 2379: 101, 201 */
  shortDay: (text: string) => readDate(/^\d{6}(?=$|\d{4}$)/.test(text) ? `20${text.slice(0, 6)}` : ''),
  /** The first day of a period, CCYYMMDDCCYYMMDD. UN/EDIFACT 2379: 718 */
  periodDay: (text: string) => readDate(/^(\d{8})-?\d{8}$/.exec(text)?.[1] ?? ''),
  /** ISO 4217: three capitals; which ones are money is for the desk to judge. */
  currencyCode: (text: string) => (/^[A-Z]{3}$/.test(text) ? text : undefined),
  countryCode: (text: string) => readCountry(text) ?? (isRegion(text) ? text : undefined),
  trueOrFalse: (text: string) =>
    /^(?:true|1|yes)$/i.test(text) ? true : /^(?:false|0|no)$/i.test(text) ? false : undefined,
  /** A trade number whose check digit is wrong is still the one that was ordered. */
  tradeNumber: (text: string) => (/^\d{8,14}$/.test(text) ? text : undefined),
}

const MARKUP = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<[^<>]*>|&(#?\w{1,10});/g

/** Text of XML: references decoded, tags as white space, comments left out, white space folded. XML 1.0 s. 4.1 */
function xmlText(text: string): string | undefined {
  const plain = text.replace(MARKUP, (found, data?: string, reference?: string) =>
    data !== undefined ? data : reference === undefined ? (/^<[!?]/.test(found) ? '' : ' ') : character(reference),
  )
  return folded(plain) || undefined
}

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

/** What a reference stands for; itself where it stands for nothing. */
export function character(reference: string): string {
  const code = /^#x([\da-f]+)$/i.exec(reference)?.[1]
  const number = code ? Number.parseInt(code, 16) : Number(/^#(\d+)$/.exec(reference)?.[1])
  if (number > 0 && number <= 0x10ffff) return String.fromCodePoint(number)
  return NAMED.get(reference) ?? `&${reference};`
}

/** A line of 35 letters was cut because it was full, maybe within a word. UN/EDIFACT 7008, 4440 */
const FULL = 35

/** Text of EDIFACT in its standard signs: `?` frees the next sign, `:` begins the next line of the text. ISO 9735 */
function ediText(text: string): string | undefined {
  let out = ''
  let line = 0
  for (const [, freed, sign] of text.matchAll(/\?([^])|([^])/g)) {
    if (sign === ':') {
      if (line !== FULL) out += ' '
      line = 0
    } else {
      out += freed ?? sign
      line += 1
    }
  }
  return folded(out) || undefined
}

/** A number with one decimal sign, point or comma, and no thousands signs. ISO 9735 s. 10.2, XML Schema decimal */
function decimalOf(text: string): string | undefined {
  const match = /^([+-]?)0*(\d{0,15})(?:[.,](\d{0,12}))?$/.exec(text)
  if (!match || !/\d/.test(text)) return undefined
  const [, sign, whole, fraction = ''] = match
  return `${sign === '-' ? '-' : ''}${whole || '0'}.${fraction}`
}

/** At least two decimals, more only where they say something. */
function money(decimal: string | undefined): string | undefined {
  if (decimal === undefined) return undefined
  const [whole = '', fraction = ''] = decimal.split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

const MAX_DECIMALS = 6

/** "120.00 ... 100": a price and the quantity that it is for, with whatever stands between them, to the price of one. */
function moneyForQuantity(text: string): string | undefined {
  const price = decimalOf(/^[\d.,]+/.exec(text)?.[0] ?? '')
  const quantity = decimalOf(/[\d.,]+$/.exec(text)?.[0] ?? '')
  if (!price || !quantity || Number(quantity) <= 0) return undefined
  const [above, below] = [scaled(price), scaled(quantity)]
  const rounded = (above * 10n ** BigInt(MAX_DECIMALS) * 2n + below) / (below * 2n)
  const digits = String(rounded).padStart(MAX_DECIMALS + 1, '0')
  return money(`${digits.slice(0, -MAX_DECIMALS)}.${digits.slice(-MAX_DECIMALS)}`)
}

/** A decimal as a whole number of billionths of billionths: dividing loses nothing. */
function scaled(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(12, '0'))
}

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

const isRegion = (text: string) => /^[A-Z]{2}$/.test(text) && REGIONS.of(text) !== undefined
