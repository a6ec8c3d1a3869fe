import { addDays, daysBetween } from '../clock.ts'

/** Days after receipt within which dead-on-arrival goods come back; the last day counts (faq: ordering-and-returns, retour beleid). */
export const DOA_DAYS = 45

/** What is known of one article that a customer wants to return. Days as YYYY-MM-DD. */
export interface ReturnFacts {
  /** Did this customer buy it from us? */
  bought: boolean
  software: boolean
  /** The carrier's delivery date; null: not known. */
  deliveredOn: string | null
  /** What the customer says; used only where the carrier is silent. */
  customerSays: string | null
  /** The customer's word on dead on arrival; null: not said. */
  deadOnArrival: boolean | null
  warrantyMonths: number
  /** RA number under which this very serial number is on its way already. */
  underway: string | null
}

type Entitled = 'ra' | 'service-centre' | 'refuse' | 'undecided'

/** Why. 'doa' and 'doa-expired' go with the day, the rest is a word. */
export type Ground =
  | 'doa'
  | 'doa-expired'
  | 'warranty'
  | 'out-of-warranty'
  | 'not-bought'
  | 'software'
  | 'no-date'
  | 'future-date'
  | 'doa-unknown'
  | 'underway'

export interface Entitlement {
  outcome: Entitled
  ground: Ground
  receivedOn: string | null
  receivedFrom: 'carrier' | 'customer' | null
  /** Days after receipt on the day of the request. */
  day: number | null
  /** Last day of the warranty; null without a day of receipt. */
  warrantyUntil: string | null
}

/**
 * What the FAQ gives a customer: a return number for dead on arrival up to and with day 45, the service centre for another
 * defect within warranty, else nothing. A proposal: a person decides, always.
 */
export function entitlement(facts: ReturnFacts, requestedOn: string): Entitlement {
  const receivedOn = facts.deliveredOn ?? facts.customerSays
  const receivedFrom = facts.deliveredOn ? 'carrier' : facts.customerSays ? 'customer' : null
  const day = receivedOn ? daysBetween(receivedOn, requestedOn) : null
  const warrantyUntil = receivedOn ? addMonths(receivedOn, facts.warrantyMonths) : null
  const decided = decide(facts, day, warrantyUntil !== null && requestedOn <= warrantyUntil)
  return { ...decided, receivedOn, receivedFrom, day, warrantyUntil }
}

function decide(facts: ReturnFacts, day: number | null, inWarranty: boolean): Pick<Entitlement, 'outcome' | 'ground'> {
  if (facts.underway) return { outcome: 'undecided', ground: 'underway' }
  if (!facts.bought) return { outcome: 'undecided', ground: 'not-bought' }
  if (facts.software) return { outcome: 'undecided', ground: 'software' }
  if (day === null) return { outcome: 'undecided', ground: 'no-date' }
  if (day < 0) return { outcome: 'undecided', ground: 'future-date' }
  if (facts.deadOnArrival && day <= DOA_DAYS) return { outcome: 'ra', ground: 'doa' }
  if (!inWarranty) return { outcome: 'refuse', ground: 'out-of-warranty' }
  if (facts.deadOnArrival) return { outcome: 'service-centre', ground: 'doa-expired' }
  if (facts.deadOnArrival === false) return { outcome: 'service-centre', ground: 'warranty' }
  return { outcome: 'undecided', ground: 'doa-unknown' }
}

/** The same day so many months on; the last of the month where there is none (31 January + 1 = 28 February). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return addDays(first.toISOString().slice(0, 10), Math.min(date, last) - 1)
}
