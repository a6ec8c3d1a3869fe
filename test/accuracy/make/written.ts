import type { Tongue } from './data/articles.ts'

/** How a country or a program writes an amount. */
export type NumberStyle = 'dutch' | 'english' | 'swiss' | 'plain' | 'comma' | 'spaced'

const SIGNS: { [style in NumberStyle]: [thousands: string, decimal: string] } = {
  dutch: ['.', ','],
  english: [',', '.'],
  swiss: ["'", '.'],
  plain: ['', '.'],
  comma: ['', ','],
  spaced: [' ', ','],
}

/** Cents (or another fraction, by `decimals`) in a style: 123450 is '1.234,50' in Dutch. */
export function amountIn(style: NumberStyle, cents: number, decimals = 2): string {
  const [thousands, point] = SIGNS[style]
  const [whole = '', fraction] = (cents / 100).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return fraction ? `${grouped}${point}${fraction}` : grouped
}

export type DateStyle = 'dashes' | 'slashes' | 'dots' | 'iso' | 'words' | 'short'

const MONTHS: { [tongue in Tongue]: string[] } = {
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
}

/** A date (YYYY-MM-DD) as people write it; day before month everywhere. */
export function dateIn(style: DateStyle, iso: string, tongue: Tongue): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  const name = MONTHS[tongue][Number(month) - 1]!
  switch (style) {
    case 'dashes':
      return `${day}-${month}-${year}`
    case 'slashes':
      return `${day}/${month}/${year}`
    case 'dots':
      return `${day}.${month}.${year}`
    case 'iso':
      return iso
    case 'words':
      return `${Number(day)}${tongue === 'de' ? '.' : ''} ${name} ${year}`
    case 'short':
      return `${day}-${name.slice(0, 3).toLowerCase()}-${year.slice(2)}`
  }
}
