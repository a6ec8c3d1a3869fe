import { addDays, isWorkingDay } from '../clock.ts'

/** Further ahead than this nobody orders by mail: the year was misread, or mistyped. */
const MAX_DAYS_AHEAD = 365
/** An order form that is older than this was filled in long ago, or day and month were exchanged. */
const MAX_DAYS_OLD = 90

export type DateDoubt = 'past' | 'far' | 'closed'

/** Why nobody can deliver on this day (YYYY-MM-DD); undefined: it is plausible. Today still is. */
export function deliveryDoubt(day: string, today: string): DateDoubt | undefined {
  if (day < today) return 'past'
  if (day > addDays(today, MAX_DAYS_AHEAD)) return 'far'
  return isWorkingDay(day) ? undefined : 'closed'
}

/** Why an order cannot well be of this day. Where the customer lives it may be tomorrow already. */
export function orderDateDoubt(day: string, received: string): 'future' | 'old' | undefined {
  if (day > addDays(received, 1)) return 'future'
  return day < addDays(received, -MAX_DAYS_OLD) ? 'old' : undefined
}
