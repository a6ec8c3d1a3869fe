import { oncePerTransaction, type Db } from './db/pool.ts'

/** Working days are counted on this calendar, times are shown in this zone, whatever the machine says. */
export const ZONE = 'Europe/Amsterdam'

export interface Calendar {
  /** Good Friday and 5 May are closed in some firms (mission.md, decision 1). */
  goodFriday: boolean
  liberationDay: boolean
}
const DEFAULT_CALENDAR: Calendar = { goodFriday: false, liberationDay: false }

/** What time it is for the desk. Tests and the demo move it (`skipTime`). */
export async function now(db: Db): Promise<Date> {
  return oncePerTransaction(
    db,
    'now',
    async () => (await db.query<{ now: Date }>('select desk_now() as now')).rows[0]!.now,
  )
}

/** Move the clock of the desk forward: for tests and the demo only. */
export async function skipTime(
  db: Db,
  by: { days?: number; hours?: number; minutes?: number; seconds?: number },
): Promise<void> {
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by
  await db.query('update clock set shift = shift + make_interval(days => $1, hours => $2, mins => $3, secs => $4)', [
    days,
    hours,
    minutes,
    seconds,
  ])
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })

/** The calendar day of a moment in Amsterdam, as YYYY-MM-DD. */
export function amsterdamDay(moment: Date): string {
  return DAY.format(moment)
}

/** The n-th working day after `day` (YYYY-MM-DD); the day itself is day 0. */
export function addWorkingDays(day: string, n: number, calendar: Calendar = DEFAULT_CALENDAR): string {
  let at = day
  for (let left = n; left > 0;) {
    at = addDays(at, 1)
    if (isWorkingDay(at, calendar)) left--
  }
  return at
}

export function isWorkingDay(day: string, calendar: Calendar = DEFAULT_CALENDAR): boolean {
  const weekday = utc(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(day, calendar)
}

/** Dutch public holidays. Source: Rijksoverheid, "officiële feestdagen"; Koningsdag moves to Saturday when the 27th is a Sunday. */
export function isHoliday(day: string, calendar: Calendar = DEFAULT_CALENDAR): boolean {
  const year = Number(day.slice(0, 4))
  const easter = easterSunday(year)
  const kingsDay = utc(`${year}-04-27`).getUTCDay() === 0 ? `${year}-04-26` : `${year}-04-27`
  const days = [
    `${year}-01-01`,
    easter,
    addDays(easter, 1),
    kingsDay,
    addDays(easter, 39),
    addDays(easter, 49),
    addDays(easter, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]
  if (calendar.goodFriday) days.push(addDays(easter, -2))
  if (calendar.liberationDay) days.push(`${year}-05-05`)
  return days.includes(day)
}

/** Calendar days between two days (YYYY-MM-DD), positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000)
}

export function addDays(day: string, n: number): string {
  return new Date(utc(day).getTime() + n * 86_400_000).toISOString().slice(0, 10)
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`)

/** Anonymous Gregorian computus (Meeus/Jones/Butcher). */
function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
