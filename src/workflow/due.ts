import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, amsterdamDay, now, ZONE } from '../clock.ts'
import type { Tx } from '../db/pool.ts'

const MORNING = '09:00'

/**
 * Seconds from now to nine in the morning, so many working days later, and from there on: [2, 3] is after 2 working days, and
 * 3 working days after that.
 */
export async function untilWorkingDays(tx: Tx, days: number[]): Promise<number[]> {
  let from = await now(tx)
  return days.map(n => {
    const due = morning(addWorkingDays(amsterdamDay(from), n))
    const seconds = Math.round((due.getTime() - from.getTime()) / 1000)
    from = due
    return seconds
  })
}

/** Also right on the days when the clock changes. */
function morning(day: string): Date {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: MORNING })
  return new Date(at.epochMilliseconds)
}
