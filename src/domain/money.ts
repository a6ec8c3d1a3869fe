/**
 * Money as decimal strings with a dot ('1299.00'), counted in whole ten-thousandths: a float never touches an amount.
 * Amounts of this desk stay below 10^14; what is no amount is refused.
 */

export type Money = string

const SCALE = 10_000n
const CENT = 100n

/** Whether a text is an amount that can be counted with. */
export const isMoney = (text: unknown): text is Money =>
  typeof text === 'string' && /^-?\d{1,14}(\.\d{1,4})?$/.test(text)

/** Throws a RangeError on what is no amount. */
function units(money: Money): bigint {
  if (!isMoney(money)) throw new RangeError(`${JSON.stringify(money).slice(0, 40)} is no amount`)
  const [whole = '0', fraction = ''] = money.replace('-', '').split('.')
  const value = BigInt(whole) * SCALE + BigInt(fraction.padEnd(4, '0'))
  return money.startsWith('-') ? -value : value
}

/** Half a cent goes away from zero, as on every invoice. */
function cents(value: bigint): Money {
  const sign = value < 0n ? '-' : ''
  const rounded = ((value < 0n ? -value : value) + CENT / 2n) / CENT
  return `${rounded ? sign : ''}${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`
}

export const toCents = (money: Money): Money => cents(units(money))
export const sum = (amounts: Money[]): Money => cents(amounts.reduce((total, it) => total + units(it), 0n))
export const subtract = (a: Money, b: Money): Money => cents(units(a) - units(b))
/** Price of a whole number of pieces. */
export const times = (price: Money, quantity: number): Money => cents(units(price) * BigInt(quantity))
export const compare = (a: Money, b: Money): number => (units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : 0)
/** `percent` as a decimal string: '21', '1.5'. */
export const percentage = (amount: Money, percent: string): Money =>
  cents((units(amount) * units(percent)) / (100n * SCALE))

/** How far `amount` is from `base`, in percent with one decimal, rounded half away from zero; null when base is nothing. */
export function percentOff(amount: Money, base: Money): string | null {
  const from = units(base)
  if (from === 0n) return null
  const thousand = (units(amount) - from) * 10_000n
  const size = from < 0n ? -from : from
  const rounded = (thousand < 0n ? -1n : 1n) * (((thousand < 0n ? -thousand : thousand) / size + 5n) / 10n)
  const whole = rounded < 0n ? -rounded : rounded
  return `${rounded < 0n ? '-' : ''}${whole / 10n}.${whole % 10n}`
}
