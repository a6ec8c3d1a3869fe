import { expect, test } from 'vitest'
import { addWorkingDays, amsterdamDay, daysBetween, isHoliday } from '../src/clock.ts'

// domain-facts section 2: "3 werkdagen", day of receipt not counted
test.each([
  ['2026-04-02', '2026-04-08'],
  ['2026-04-24', '2026-04-30'],
  ['2026-05-13', '2026-05-19'],
  ['2026-12-23', '2026-12-29'],
  ['2026-12-30', '2027-01-05'],
])('three working days after %s is %s', (from, to) => expect(addWorkingDays(from, 3)).toBe(to))

test('where Good Friday is closed, it does not count', () => {
  expect(addWorkingDays('2026-04-02', 3, { goodFriday: true, liberationDay: false })).toBe('2026-04-09')
})

test('Koningsdag moves to Saturday 26 April when the 27th is a Sunday', () => {
  expect([isHoliday('2031-04-26'), isHoliday('2031-04-27'), isHoliday('2026-04-27')]).toEqual([true, false, true])
})

test('a day is a day in Amsterdam, on both DST nights', () => {
  expect(amsterdamDay(new Date('2026-03-28T23:30:00Z'))).toBe('2026-03-29')
  expect(amsterdamDay(new Date('2026-10-25T22:59:00Z'))).toBe('2026-10-25')
  expect(amsterdamDay(new Date('2026-10-25T23:01:00Z'))).toBe('2026-10-26')
  expect(daysBetween('2026-10-20', '2026-12-04')).toBe(45)
})
