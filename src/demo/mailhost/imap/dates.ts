import { Bad } from './values.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `20-Nov-2026 17:45:00 +0000`, always in UTC (RFC 3501, date-time). */
export function formatDateTime(date: Date): string {
  const [time] = date.toISOString().slice(11).split('.')
  return `${String(date.getUTCDate()).padStart(2, '0')}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${time} +0000`
}

export function parseDateTime(text: string): Date {
  const match = /^ ?(\d{1,2})-([a-z]{3})-(\d{4}) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/i.exec(text)
  const date = match && new Date(`${day(match)}T${match[4]}${match[5]}:${match[6]}`)
  if (!date || Number.isNaN(date.getTime())) throw new Bad('A date and time is expected')
  return date
}

/** A day such as `20-Nov-2026` as `2026-11-20`. */
export function parseDay(text: string): string {
  const match = /^(\d{1,2})-([a-z]{3})-(\d{4})$/i.exec(text)
  if (!match) throw new Bad('A date is expected')
  return day(match)
}

function day(match: RegExpExecArray): string {
  const month = MONTHS.findIndex(name => name.toLowerCase() === match[2]?.toLowerCase()) + 1
  return `${match[3]}-${String(month).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`
}
