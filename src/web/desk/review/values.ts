import type { Json, Language } from '../../../engine/define.ts'
import type { Field } from '../../../workflow/define.ts'

const MAX_TEXT = 2_000
const MAX_LONG_TEXT = 20_000

/** Why an input was refused: the word of the message. */
export type Refusal = 'date' | 'money' | 'number' | 'email' | 'choice' | 'long'

export type Parsed = { value: Json } | { refused: Refusal }

/** What stands in the input of a field. Decimals as the colleague's language writes them. */
export function shownValue(value: Json | undefined, field: Pick<Field, 'type'>, language: Language): string {
  if (value === undefined || value === null) return ''
  if (field.type === 'yes-no') return value === true ? 'yes' : value === false ? 'no' : ''
  if (Array.isArray(value))
    return value.map(it => (typeof it === 'object' ? JSON.stringify(it) : String(it))).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  // written out, day first: a picker of the browser may put the month first
  if (field.type === 'date') return text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3-$2-$1')
  if (field.type !== 'money' && field.type !== 'number') return text
  return /^-?\d+(\.\d+)?$/.test(text) && language === 'nl' ? text.replace('.', ',') : text
}

/** What a colleague typed, as the value of the field; null when it was emptied. `before` tells a list from a text. */
export function parseValue(input: string, field: Field, language: Language, before?: Json): Parsed {
  const text = input.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim()
  if (text === '') return { value: null }
  if (text.length > (field.type === 'long-text' ? MAX_LONG_TEXT : MAX_TEXT)) return { refused: 'long' }
  switch (field.type) {
    case 'text':
    case 'long-text':
      return {
        value: Array.isArray(before)
          ? text
              .split(/[,\n]/)
              .map(it => it.trim())
              .filter(Boolean)
          : text,
      }
    case 'email':
      return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(text)
        ? { value: text.toLowerCase() }
        : { refused: 'email' }
    case 'date':
      return optional(parseDay(text), 'date')
    case 'money':
      return optional(twoDecimals(parseDecimal(text, language)), 'money')
    case 'number': {
      const decimal = parseDecimal(text, language)
      return decimal === null ? { refused: 'number' } : { value: Number(decimal) }
    }
    case 'yes-no':
      return text === 'yes' || text === 'no' ? { value: text === 'yes' } : { refused: 'choice' }
    case 'choice':
      return field.choices?.some(it => it.value === text) ? { value: text } : { refused: 'choice' }
  }
}

/** '1.299,00', '1299.00' and '€ 1 299' are the same amount; a lone separator before three digits is the language's own. */
export function parseDecimal(text: string, language: Language): string | null {
  const plain = text.replace(/[\s€'’\u00a0]/g, '')
  if (!/^[-+]?[\d.,]{1,20}$/.test(plain) || !/\d/.test(plain)) return null
  const sign = plain.startsWith('-') ? '-' : ''
  const digits = plain.replace(/^[-+]/, '')
  const point = decimalPoint(digits, language)
  const whole = (point < 0 ? digits : digits.slice(0, point)).split(/[.,]/)
  const rest = point < 0 ? '' : digits.slice(point + 1)
  if (/[.,]/.test(rest) || rest.length > 6) return null
  if (whole.length > 1 && whole.some((part, index) => (index === 0 ? !/^\d{1,3}$/.test(part) : part.length !== 3)))
    return null
  const number = whole.join('').replace(/^0+(?=\d)/, '') || '0'
  return number.length > 12 ? null : `${sign}${number}${rest && `.${rest}`}`
}

/** Place of the separator between whole and fraction; -1 when every separator groups thousands. */
function decimalPoint(digits: string, language: Language): number {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (last < 0) return -1
  const both = digits.includes('.') && digits.includes(',')
  if (both) return last
  const separator = digits[last]!
  if (digits.indexOf(separator) !== last) return -1
  const groups = digits.length - last - 1 === 3 && separator === (language === 'nl' ? '.' : ',')
  return groups ? -1 : last
}

function parseDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : dutch ? dutch.slice(1).toReversed() : []
  if (!year || !month || !day) return null
  const it = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${it}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(it) ? it : null
}

/** Money is a decimal text with a dot and at least two decimals (contract: understanding). */
function twoDecimals(decimal: string | null): string | null {
  if (decimal === null) return null
  const [whole, fraction = ''] = decimal.split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}

const optional = (value: string | null, refused: Refusal): Parsed => (value === null ? { refused } : { value })
