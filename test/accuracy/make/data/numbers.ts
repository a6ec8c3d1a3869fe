import type { Random } from '../random.ts'

/** EAN-13 with a right check digit. GS1 general specifications, weights 1 and 3. */
export function ean(random: Random): string {
  const twelve = random.pick(['87', '40', '50', '30', '08', '47']) + random.digits(10)
  const sum = Array.from(twelve).reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0)
  return twelve + String((10 - (sum % 10)) % 10)
}

export const kvk = (random: Random) => random.pick(['1', '2', '3', '5', '6', '7', '8']) + random.digits(7)

/** A VAT number with right checks: NL by the 11-test of its nine digits, BE by mod 97, DE and FR by their own rules. */
export function vat(random: Random, country: string): string {
  if (country === 'BE') {
    const eight = `0${random.pick(['4', '5', '6', '7'])}${random.digits(6)}`
    return `BE${eight}${String(97 - (Number(eight) % 97)).padStart(2, '0')}`
  }
  if (country === 'DE') {
    const eight = random.digits(8)
    let product = 10
    for (const digit of eight) {
      const sum = (Number(digit) + product) % 10 || 10
      product = (2 * sum) % 11
    }
    return `DE${eight}${(11 - product) % 10}`
  }
  if (country === 'FR') {
    const siren = luhn(random.digits(8))
    return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`
  }
  if (country === 'GB') return `GB${random.digits(9)}`
  for (;;) {
    const eight = random.digits(8)
    const rest = Array.from(eight).reduce((total, digit, i) => total + Number(digit) * (9 - i), 0) % 11
    if (rest < 10) return `NL${eight}${rest}B0${random.whole(1, 3)}`
  }
}

function luhn(eight: string): string {
  const sum = Array.from(eight)
    .toReversed()
    .reduce((total, digit, i) => {
      const doubled = Number(digit) * (i % 2 ? 1 : 2)
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return eight + String((10 - (sum % 10)) % 10)
}

/** ISO 13616: country, two check digits so that the rearranged number is 1 mod 97, account number. */
export function iban(random: Random, country: string): string {
  const accounts: { [country: string]: () => string } = {
    BE: () => belgian(random),
    DE: () => random.digits(18),
    FR: () => random.digits(23),
  }
  const account = accounts[country]?.()
  const bban = account ?? `${random.pick(['INGB', 'RABO', 'ABNA', 'TRIO'])}0${random.digits(9)}`
  const land = account ? country : 'NL'
  const digits = Array.from(`${bban}${land}00`, sign => parseInt(sign, 36)).join('')
  return `${land}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`
}

function belgian(random: Random): string {
  const ten = random.digits(10)
  return ten + String(Number(BigInt(ten) % 97n) || 97).padStart(2, '0')
}

/** As people write long numbers: in groups. */
export const grouped = (number: string, size = 4) => number.match(new RegExp(`.{1,${size}}`, 'g'))!.join(' ')
