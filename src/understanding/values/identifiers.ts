/** Length of an IBAN by country. ISO 13616 registry */
const IBAN_LENGTH: { [country: string]: number } = {
  NL: 18,
  BE: 16,
  DE: 22,
  FR: 27,
  LU: 20,
  GB: 22,
  IE: 22,
  AT: 20,
  CH: 21,
  ES: 24,
  IT: 27,
  PT: 25,
  DK: 18,
  SE: 24,
  NO: 15,
  FI: 18,
  PL: 28,
  CZ: 24,
}

export const ibanLength = (country: string): number | undefined => IBAN_LENGTH[country.toUpperCase()]

const bare = (text: string) => text.replace(/[\s.\u00a0-]/g, '').toUpperCase()

/** An IBAN without spaces; undefined where its length or its check digits do not fit. ISO 13616 */
export function readIban(text: string): string | undefined {
  const iban = bare(text)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || iban.length !== ibanLength(iban.slice(0, 2))) return undefined
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1 ? iban : undefined
}

/** A number of the Dutch Chamber of Commerce: 8 digits, there is no check digit. */
export function readKvk(text: string): string | undefined {
  const digits = text.replace(/[\s.\u00a0-]/g, '')
  return /^\d{8}$/.test(digits) ? digits : undefined
}

/**
 * A VAT number with its country, without spaces; undefined where its form or its check digits do not fit. A Dutch one
 * may stand without NL: no other country writes a B in it.
 */
export function readVat(text: string): string | undefined {
  const written = bare(text)
  const number = /^\d{9}B\d{2}$/.test(written) ? `NL${written}` : written
  const country = number.slice(0, 2)
  const rest = number.slice(2)
  const check = CHECKS[country]
  if (check) return check(rest) ? number : undefined
  return OTHER_FORMS.test(number) ? number : undefined
}

/** Countries whose numbers are told by their form only. */
const OTHER_FORMS =
  /^(?:ATU\d{8}|CHE\d{9}(?:MWST|TVA|IVA)?|CZ\d{8,10}|DK\d{8}|EL\d{9}|ES[A-Z0-9]\d{7}[A-Z0-9]|FI\d{8}|GB(?:\d{9}|\d{12})|IE\d[A-Z0-9]\d{5}[A-Z]{1,2}|IT\d{11}|PL\d{10}|PT\d{9}|SE\d{12})$/

const CHECKS: { [country: string]: (rest: string) => boolean } = {
  NL: rest => /^\d{9}B(?!00)\d{2}$/.test(rest) && (elevenTest(rest.slice(0, 9)) || mod97(`NL${rest}`) === 1),
  BE: rest => /^[01]\d{9}$/.test(rest) && (Number(rest.slice(0, 8)) + Number(rest.slice(8))) % 97 === 0,
  DE: rest => /^\d{9}$/.test(rest) && elevenTen(rest),
  FR: rest =>
    /^[A-Z0-9]{2}\d{9}$/.test(rest) &&
    (/^\D|^.\D/.test(rest) || (12 + 3 * (Number(rest.slice(2)) % 97)) % 97 === Number(rest.slice(0, 2))),
  LU: rest => /^\d{8}$/.test(rest) && Number(rest.slice(0, 6)) % 89 === Number(rest.slice(6)),
}

/** The test of Dutch citizen and company numbers. */
function elevenTest(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
  return sum % 11 === 0
}

/** ISO 7064 mod 11,10 */
function elevenTen(digits: string): boolean {
  let product = 10
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (2 * sum) % 11
  }
  return (11 - product) % 10 === Number(digits.at(-1))
}

/** ISO 7064 mod 97-10, letters as 10 to 35. */
function mod97(text: string): number {
  let rest = 0
  for (const sign of text) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97
  return rest
}
