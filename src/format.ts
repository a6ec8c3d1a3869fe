import { ZONE } from './clock.ts'

/** How money, dates, ETAs and numbers look, in every mail and on every page: one place, so they can never differ. */

export type FormatLanguage = 'nl' | 'en'
export type DateStyle = 'long' | 'short' | 'weekday' | 'time'

/**
 * A supplier's promise for goods to reach our warehouse (faq: customer-portal, ETA): a day as YYYY-MM-DD, null where the
 * supplier gave none, or the earliest and the latest day of several open lines (`to` null: a part is not known yet).
 */
export type Eta = string | null | { from: string; to: string | null }

const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const
const UNKNOWN = '…'
const DAY = 'YYYY-MM-DD'.length

/** An amount with its currency: '€ 18.450,00'. Takes the decimal text of the database as it is, without rounding through a float. */
export function money(value: string | number, language: FormatLanguage, currency = 'EUR'): string {
  return numberFormat(language, { style: 'currency', currency }).format(decimal(value))
}

/** '1.234.567,891'; with `percent` a fraction: 0.043 is '4,3%'. */
export function number(value: string | number, language: FormatLanguage, style: 'plain' | 'percent' = 'plain'): string {
  const options: Intl.NumberFormatOptions =
    style === 'percent' ? { style: 'percent', maximumFractionDigits: 1 } : { maximumFractionDigits: 6 }
  return numberFormat(language, options).format(decimal(value))
}

/** '1 regel', '12 regels'. */
export function plural(count: number, one: string, many: string, language: FormatLanguage): string {
  return `${number(count, language)} ${count === 1 ? one : many}`
}

/**
 * A calendar day (YYYY-MM-DD) is the same day wherever it is read; a moment (Date, ISO 8601) is shown in Amsterdam.
 * long '1 december 2026', short '1 dec 2026', weekday 'di 1 dec 2026', time '01-12-2026, 09:05'.
 */
export function date(value: string | Date, language: FormatLanguage, style: DateStyle = 'long'): string {
  const zone = typeof value === 'string' && value.length === DAY ? 'UTC' : ZONE
  return plainSpaces(dateFormat(language, style, zone).format(moment(value)))
}

/** The ETA as people read it: '4 dec 2026', '4–18 dec 2026', '4 dec 2026 – …', or '…' while the supplier gave no date. */
export function eta(value: Eta, language: FormatLanguage, style: 'long' | 'short' = 'short'): string {
  if (value === null) return UNKNOWN
  if (typeof value === 'string') return date(value, language, style)
  if (value.to === null) return `${date(value.from, language, style)} – ${UNKNOWN}`
  if (value.from === value.to) return date(value.from, language, style)
  return plainSpaces(dateFormat(language, style, 'UTC').formatRange(moment(value.from), moment(value.to)))
}

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  time: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
}

// making a formatter costs a hundred times more than using one
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function numberFormat(language: FormatLanguage, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(`${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(LOCALE[language], options))
}

function dateFormat(language: FormatLanguage, style: DateStyle, timeZone: string): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat(LOCALE[language], { ...DATE_STYLES[style], timeZone })
  return cached(`${language} ${style} ${timeZone}`, make)
}

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const found = formatters.get(key) as T | undefined
  if (found) return found
  const made = make()
  if (formatters.size < 200) formatters.set(key, made)
  return made
}

function decimal(value: string | number): number | `${number}` {
  const text = typeof value === 'number' ? String(value) : value.trim()
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) throw new RangeError(`“${text.slice(0, 40)}” is not a number`)
  return text as `${number}`
}

/** ISO 8601 only: what else `Date` reads depends on the machine, and it makes 3 March of 31 February. */
function moment(value: string | Date): Date {
  const at =
    value instanceof Date
      ? value
      : new Date(/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/.test(value) ? value : '')
  const real = !Number.isNaN(at.getTime())
  if (!real || (typeof value === 'string' && value.length === DAY && at.toISOString().slice(0, DAY) !== value))
    throw new RangeError(`“${String(value).slice(0, 40)}” is not a date`)
  return at
}

/** ICU puts thin spaces around the dash of a range; searching and copying want the ordinary one. */
const plainSpaces = (text: string) => text.replace(/[\u2009\u202f]/g, ' ')
