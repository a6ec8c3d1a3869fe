import { addDays, addWorkingDays, amsterdamDay, ZONE } from '../../clock.ts'
import type { Language } from '../../engine/define.ts'
import { date } from '../../format.ts'
import type { Say } from './words.ts'

/** After this many working days an item is late (faq: customer-portal, order not visible in the portal). */
const LATE_AFTER = 3

/** How long something waits, in at most two units: '9 u 40 min', '2 d 3 u'. */
export function waited(from: Date, to: Date, say: Say): string {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
  if (minutes < 1) return say('unit.now')
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const parts = [
    days && say('unit.days', { n: days }),
    hours && say('unit.hours', { n: hours }),
    !days && minutes % 60 && say('unit.minutes', { n: minutes % 60 }),
  ]
  return parts.filter(Boolean).join(' ')
}

/** What began before this day (YYYY-MM-DD) has waited for more than 3 working days. */
export function lateBefore(now: Date): string {
  const today = amsterdamDay(now)
  let day = addDays(today, -LATE_AFTER)
  while (addWorkingDays(day, LATE_AFTER) >= today) day = addDays(day, -1)
  return addDays(day, 1)
}

/** '14:32' today, otherwise with the day: '01-12-2026, 09:05'. */
export function clockTime(at: Date, now: Date, language: Language): string {
  return amsterdamDay(at) === amsterdamDay(now) ? time(at).slice(0, 5) : date(at, language, 'time')
}

/** '14:32:10', for moments that somebody waits for. */
export function exactTime(at: Date, now: Date, language: Language): string {
  return amsterdamDay(at) === amsterdamDay(now) ? time(at) : `${date(at, language, 'short')} ${time(at)}`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const time = (at: Date) => clock.format(at)
