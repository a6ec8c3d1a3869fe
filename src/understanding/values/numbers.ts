import { folded } from './fold.ts'

/** 10, 412,35, 1299.00: nothing to settle, as in most cells of a sheet. */
const PLAINLY = /^(?:0|[1-9]\d{0,11})(?:[.,]\d{1,2})?$/

/**
 * A written number to a plain decimal string with a dot; undefined where it is none. The last separator is the decimal
 * one, except where exactly three digits follow a single kind of separator: those are thousands (1.299 and 1,299 are 1299).
 */
export function readNumber(text: string): string | undefined {
  if (PLAINLY.test(text)) return text.replace(',', '.')
  const bare = text
    .trim()
    .replace(/[,.]-+$/, '')
    .replace(/[\s'’\u00a0]/g, '')
  if (!/^[-+]?\d[\d.,]{0,17}$/.test(bare) || /[.,]$/.test(bare)) return undefined
  const sign = bare.startsWith('-') ? '-' : ''
  const digits = bare.replace(/^[-+]/, '')
  const separators = digits.replace(/\d/g, '')
  const decimal = decimalSeparator(digits, separators)
  const groups = decimal ? digits.slice(0, digits.lastIndexOf(decimal)) : digits
  if (/[.,]/.test(groups) && !/^\d{1,3}([.,]\d{3})+$/.test(groups)) return undefined
  const whole = groups.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  const fraction = decimal ? digits.slice(digits.lastIndexOf(decimal) + 1) : ''
  return sign + whole + (fraction && `.${fraction}`)
}

function decimalSeparator(digits: string, separators: string): string {
  const last = separators.at(-1) ?? ''
  if (!last) return ''
  if (new Set(separators).size > 1) return last
  if (separators.length > 1) return ''
  const [before = '', after = ''] = digits.split(last)
  return after.length === 3 && before.length <= 3 && before !== '0' && before !== '' ? '' : last
}

const QUANTITY = /^(?:x ?|aantal:? ?|qty:? ?)?([\d.,' ]+?) ?(?:x|×|[a-zéüä]{1,12}\.?(?:\([a-z]{1,3}\))?)?$/i

/** A quantity: a positive number, unit words around it allowed ("10 stuks", "3x"). */
export function readQuantity(text: string): number | undefined {
  const figures = PLAINLY.test(text) ? text : QUANTITY.exec(text.trim())?.[1]
  const number = Number(readNumber(figures ?? ''))
  return number > 0 && number <= 1e9 ? number : undefined
}

/** A quantity with three decimals, as SAP writes it: 10,000 ST is ten. */
export function readQuantityOfThreeDecimals(text: string): number | undefined {
  const match = /^(\d{1,6})[.,](\d{3})(?: ?[a-z]{1,8}\.?)?$/i.exec(text.trim())
  const number = Number(`${match?.[1]}.${match?.[2]}`)
  return match && number > 0 ? number : undefined
}

const MONEY =
  /^(?:(?:EUR|USD|GBP|CHF|euro)\b|US\$|[€$£])?:? ?([-+]?[\d.,' ]*\d(?:[.,]-+)?) ?(?:(?:EUR|USD|GBP|CHF|euros?)\b|[€$£])?(?: ?(?:p(?:er |\/)?(?:stuk|st|piece|pce?|unit)\.?|each|ea\.?|\/ ?st(?:uk|k)?\.?|excl\.?.{0,12}|ex\.?.{0,12}|per st(?:uk|\.)?|je st(?:ü|u)ck|p\.?st?\.?|pièce))?$/i

/** An amount to a decimal string with at least two decimals; currency and "per stuk" around it allowed. */
export function readMoney(text: string): string | undefined {
  const figures = PLAINLY.test(text) ? text : MONEY.exec(folded(text))?.[1]
  const number = readNumber(figures ?? '')
  if (number === undefined) return undefined
  const point = number.indexOf('.')
  return point === -1 ? `${number}.00` : number.padEnd(point + 3, '0')
}

/** Two decimal strings multiplied by a quantity agree within a cent (or within rounding of a long price). */
export function agrees(quantity: number, unitPrice: string, total: string): boolean {
  return Math.abs(quantity * Number(unitPrice) - Number(total)) <= 0.011 + quantity * 0.00005
}

/** An amount with three decimals: 1.355 where the decimals stand behind a point. */
export function readMoneyOfThreeDecimals(text: string): string | undefined {
  const figures = MONEY.exec(folded(text))?.[1]
  const match = figures ? /^([-+]?\d{1,6})[.,](\d{3})$/.exec(figures.trim()) : null
  return match ? `${Number(match[1])}.${match[2]}` : undefined
}

const PRICE_PER =
  /^(.*?\d(?:[.,]-+)?\s?(?:EUR|USD|GBP|CHF|euro|[€$£])?)[\s/]+(?:(?:per|pro|je|par|pour|for|voor|für|à|a)\s)?(\d[\d.,]{0,7})(?:\s?\p{L}{1,12}\.?)?$/iu
const MAX_BASE = 100_000
const DECIMALS = 6

/** "51,10 per 1000", "13,48 €   100": a price and the number of pieces that it is for, to the price of one. */
export function readMoneyPer(text: string): string | undefined {
  const match = PRICE_PER.exec(folded(text))
  const price = match && readMoney(match[1] ?? '')
  const base = Number(match && readNumber(match[2] ?? ''))
  if (!price || !Number.isInteger(base) || base < 1 || base > MAX_BASE) return undefined
  const [whole = '', fraction = ''] = (Number(price) / base).toFixed(DECIMALS).split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

/** The sign before the cents in a text whose amounts all have the same one: a comma in "1.299,00", a point in "1,299.00". */
export function decimalSign(text: string): ',' | '.' | undefined {
  const signs = new Set<string>()
  for (const match of text.slice(0, MAX_TEXT).matchAll(CENTS)) signs.add(match[1]!)
  const [sign] = signs
  return signs.size === 1 && (sign === ',' || sign === '.') ? sign : undefined
}

const MAX_TEXT = 100_000
/** Two decimals; no date, no version, no part of a longer number. */
const CENTS = /(?<![\d.,/-])\d{1,3}(?:[.,' \u00a0]?\d{3}){0,3}([.,])\d{2}(?![\d.,/%-]|\s?%)/g
