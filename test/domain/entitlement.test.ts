import { expect, test } from 'vitest'
import { addDays } from '../../src/clock.ts'
import { addMonths, DOA_DAYS, entitlement, type ReturnFacts } from '../../src/domain/entitlement.ts'

const REQUESTED = '2026-11-20'
const facts = (more: Partial<ReturnFacts>): ReturnFacts => ({
  bought: true,
  software: false,
  deliveredOn: '2026-11-08',
  customerSays: null,
  deadOnArrival: true,
  warrantyMonths: 24,
  underway: null,
  ...more,
})
const ago = (days: number) => addDays(REQUESTED, -days)

test.each([
  ['the day of receipt', { deliveredOn: ago(0) }, 'ra', 'doa', 0],
  ['day 44', { deliveredOn: ago(44) }, 'ra', 'doa', 44],
  ['day 45, which counts', { deliveredOn: ago(45) }, 'ra', 'doa', 45],
  ['day 46', { deliveredOn: ago(46) }, 'service-centre', 'doa-expired', 46],
  ['day 46 without warranty left', { deliveredOn: ago(46), warrantyMonths: 1 }, 'refuse', 'out-of-warranty', 46],
  ['a defect that is not dead on arrival', { deadOnArrival: false }, 'service-centre', 'warranty', 12],
  ['nothing said about arrival', { deadOnArrival: null }, 'undecided', 'doa-unknown', 12],
  ['a delivery that lies after the request', { deliveredOn: ago(-1) }, 'undecided', 'future-date', -1],
  ['no date at all', { deliveredOn: null }, 'undecided', 'no-date', null],
  ['not bought from us', { bought: false }, 'undecided', 'not-bought', 12],
  ['software', { software: true }, 'undecided', 'software', 12],
  ['the same serial number again', { underway: 'RA-26-00801' }, 'undecided', 'underway', 12],
])('%s', (_what, more, outcome, ground, day) => {
  expect(entitlement(facts(more), REQUESTED)).toMatchObject({ outcome, ground, day })
})

test("the carrier's date counts before the customer's word, which counts where the carrier is silent", () => {
  const both = entitlement(facts({ deliveredOn: ago(46), customerSays: ago(10) }), REQUESTED)
  expect(both).toMatchObject({ receivedFrom: 'carrier', day: 46, outcome: 'service-centre' })
  const word = entitlement(facts({ deliveredOn: null, customerSays: ago(45) }), REQUESTED)
  expect(word).toMatchObject({ receivedFrom: 'customer', day: 45, outcome: 'ra' })
})

test('the last day of the warranty counts', () => {
  const year = facts({ deliveredOn: '2025-11-20', deadOnArrival: false, warrantyMonths: 12 })
  expect(entitlement(year, '2026-11-20')).toMatchObject({ outcome: 'service-centre', warrantyUntil: '2026-11-20' })
  expect(entitlement(year, '2026-11-21')).toMatchObject({ outcome: 'refuse' })
})

test('45 days stay 45 days over the night when the clock changes, a leap day and the end of the year', () => {
  for (const [received, last] of [
    ['2026-09-15', '2026-10-30'],
    ['2026-03-10', '2026-04-24'],
    ['2028-01-20', '2028-03-05'],
    ['2026-11-20', '2027-01-04'],
  ] as const) {
    expect(addDays(received, DOA_DAYS)).toBe(last)
    expect(entitlement(facts({ deliveredOn: received }), last).outcome).toBe('ra')
    expect(entitlement(facts({ deliveredOn: received }), addDays(last, 1)).outcome).toBe('service-centre')
  }
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-20', 24, '2028-11-20'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %i months is %s', (day, months, then) => expect(addMonths(day, months)).toBe(then))
