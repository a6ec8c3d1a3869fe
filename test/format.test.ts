import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { date, eta, money, number, plural } from '../src/format.ts'

const NBSP = '\u00a0'

test('money, numbers and percentages look Dutch in Dutch and British in English', () => {
  expect(money('18450.00', 'nl')).toBe(`€${NBSP}18.450,00`)
  expect(money('-12.50', 'nl')).toBe(`€${NBSP}-12,50`)
  expect(money('18450.00', 'en')).toBe('€18,450.00')
  expect(number('1234567.891', 'nl')).toBe('1.234.567,891')
  expect(number(0.043, 'nl', 'percent')).toBe('4,3%')
  expect(plural(1, 'regel', 'regels', 'nl')).toBe('1 regel')
  expect(plural(1200, 'regel', 'regels', 'nl')).toBe('1.200 regels')
})

test('an amount keeps every cent that the database holds, beyond the precision of a float', () => {
  expect(money('12345678901234567.89', 'nl')).toBe(`€${NBSP}12.345.678.901.234.567,89`)
})

test('what is no number or no date is refused, never shown as NaN', () => {
  expect(() => money('twaalf', 'nl')).toThrow('“twaalf” is not a number')
  expect(() => number(Number.NaN, 'nl')).toThrow('is not a number')
  expect(() => date('31 juni', 'nl')).toThrow('“31 juni” is not a date')
  expect(() => date('2026-02-31', 'nl')).toThrow('“2026-02-31” is not a date')
})

test('dates in every style', () => {
  expect(date('2026-12-01', 'nl')).toBe('1 december 2026')
  expect(date('2026-12-01', 'en')).toBe('1 December 2026')
  expect(date('2026-12-01', 'nl', 'weekday')).toBe('di 1 dec 2026')
  expect(date('2026-12-01T08:05:00Z', 'nl', 'time')).toBe('01-12-2026, 09:05')
})

test('a moment is shown in Amsterdam, also in the nights when the clock changes', () => {
  expect(date('2026-03-29T00:59:00Z', 'nl', 'time')).toBe('29-03-2026, 01:59')
  expect(date('2026-03-29T01:00:00Z', 'nl', 'time')).toBe('29-03-2026, 03:00')
  expect(date('2026-10-25T00:30:00Z', 'nl', 'time')).toBe('25-10-2026, 02:30')
  expect(date('2026-10-25T01:30:00Z', 'nl', 'time')).toBe('25-10-2026, 02:30')
})

test.each([
  [null, '…'],
  ['2026-12-04', '4 dec 2026'],
  [{ from: '2026-12-04', to: '2026-12-18' }, '4–18 dec 2026'],
  [{ from: '2026-12-04', to: '2027-01-18' }, '4 dec 2026 – 18 jan 2027'],
  [{ from: '2026-12-04', to: '2026-12-04' }, '4 dec 2026'],
  [{ from: '2026-12-04', to: null }, '4 dec 2026 – …'],
])('ETA %j reads %s', (value, shown) => {
  expect(eta(value, 'nl')).toBe(shown)
})

test.each(['Pacific/Auckland', 'America/Los_Angeles'])('an ETA is the same day on a machine in %s', TZ => {
  const program = `import { eta, date } from ${JSON.stringify(join(import.meta.dirname, '../src/format.ts'))}
    process.stdout.write(eta({ from: '2026-12-04', to: '2026-12-18' }, 'nl') + '|' + date('2026-12-01T23:30:00Z', 'nl', 'time'))`
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, TZ } })
  expect(out.toString()).toBe('4–18 dec 2026|02-12-2026, 00:30')
})
