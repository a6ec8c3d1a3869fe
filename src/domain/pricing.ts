import { compare, percentOff, subtract, type Money } from './money.ts'

/** The customer's price beside ours. `percent` is null when ours is nothing. */
export interface PriceDifference {
  theirs: Money
  ours: Money
  /** theirs - ours. */
  amount: Money
  percent: string | null
}

/** undefined: the same to the cent, or the customer named no price. */
export function priceDifference(theirs: Money | undefined, ours: Money): PriceDifference | undefined {
  if (theirs === undefined || compare(theirs, ours) === 0) return undefined
  return { theirs, ours, amount: subtract(theirs, ours), percent: percentOff(theirs, ours) }
}
