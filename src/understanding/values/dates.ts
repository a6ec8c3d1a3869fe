import { plain } from './fold.ts'

const MONTHS: Record<string, number> = {}
const NAMES = [
  'januari jan january januar janvier janv',
  'februari feb february februar fevrier fevr',
  'maart mrt mar march marz maerz mars',
  'april apr avril avr',
  'mei may mai',
  'juni jun june juin',
  'juli jul july juillet juil',
  'augustus aug august aout',
  'september sep sept septembre',
  'oktober okt october oct octobre',
  'november nov novembre',
  'december dec dezember dez decembre',
]
for (const [index, names] of NAMES.entries()) for (const name of names.split(' ')) MONTHS[name] = index + 1

const month = String.raw`(${Object.keys(MONTHS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})\.?`
const WEEKDAY =
  /^(?:(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|mo|mi|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)\.?|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[ ,]+/
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.{0,20})?$/
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/
const NUMERIC = /^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})(?:,? \d{1,2}:\d{2}.{0,12})?$/
const DAY_MONTH = new RegExp(
  `^(?:the |le |den |der )?(\\d{1,2})(?:e|de|ste|st|nd|rd|th|er|\\.)?[ -]*(?:of )?${month}[ ,-]*(\\d{4}|\\d{2})$`,
)
const MONTH_DAY = new RegExp(`^${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`)

/** A date as it stands in running text; give what it finds to readDate. Global: use with matchAll. */
export const DATE_IN_TEXT = new RegExp(
  [
    String.raw`\b\d{4}-\d{1,2}-\d{1,2}\b`,
    String.raw`\b\d{4}[/.]\d{1,2}[/.]\d{1,2}\b`,
    String.raw`\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b`,
    `\\b\\d{1,2}(?:e|de|ste|st|nd|rd|th|er|\\.)?[ -]{1,2}(?:of )?(?:${Object.keys(MONTHS).join('|')}|février|août|décembre|märz)\\.?[ ,-]{1,2}(?:\\d{4}|\\d{2}(?!\\d|:))\\b`,
    `\\b(?:${Object.keys(MONTHS).join('|')})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`,
  ].join('|'),
  'gi',
)
/** The first one. */
export const FIRST_DATE = new RegExp(DATE_IN_TEXT.source, 'i')

/**
 * A date in words or figures to YYYY-MM-DD; 03-04-2026 is 3 April unless `monthFirst`. undefined where it is no
 * complete date: a date without a year, a week number or "tomorrow" is never completed.
 */
export function readDate(text: string, monthFirst = false): string | undefined {
  const bare = plain(text).replace(/\s+/g, ' ').trim().replace(WEEKDAY, '')
  const iso = ISO.exec(bare) ?? COMPACT.exec(bare)
  if (iso) return calendarDate(iso[1], iso[2], iso[3])
  const figures = NUMERIC.exec(bare)
  if (figures) {
    const [, first, second, year] = figures
    return monthFirst ? calendarDate(year, first, second) : calendarDate(year, second, first)
  }
  const words = DAY_MONTH.exec(bare)
  if (words) return calendarDate(words[3], String(MONTHS[words[2] ?? '']), words[1])
  const english = MONTH_DAY.exec(bare)
  if (english) return calendarDate(english[3], String(MONTHS[english[1] ?? '']), english[2])
  return undefined
}

function calendarDate(year = '', month = '', day = ''): string | undefined {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)))
  if (full < 1970 || full > 2100 || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined
  return date.toISOString().slice(0, 10)
}

/** True where the dates of a text can only be read month first: 04/25/2026, and none only day first. */
export function writesMonthFirst(text: string): boolean {
  let monthFirst = 0
  for (const match of text.slice(0, 200_000).matchAll(/\b(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})\b/g)) {
    if (Number(match[1]) > 12) return false
    if (Number(match[2]) > 12) monthFirst += 1
  }
  return monthFirst > 0
}
