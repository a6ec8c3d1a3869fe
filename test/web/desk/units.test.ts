import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignRows } from '../../../src/web/desk/review/align.ts'
import { cut } from '../../../src/web/desk/review/segments.ts'
import { parseDecimal, parseValue, shownValue } from '../../../src/web/desk/review/values.ts'
import { ownPath } from '../../../src/web/desk/page.ts'
import { lateBefore, waited } from '../../../src/web/desk/time.ts'
import { speak } from '../../../src/web/desk/words.ts'

describe('amounts and numbers as people type them', () => {
  test.each([
    ['1.299,00', 'nl', '1299.00'],
    ['1299,5', 'nl', '1299.5'],
    ['1.299', 'nl', '1299'],
    ['1,299', 'nl', '1.299'],
    ['1,299', 'en', '1299'],
    ['1.299', 'en', '1.299'],
    ['€ 18.450,00', 'nl', '18450.00'],
    ['-12,50', 'nl', '-12.50'],
    ['1 299', 'nl', '1299'],
    ['1.234.567', 'nl', '1234567'],
    ['12.34.56', 'nl', null],
    ['1,2,3', 'en', null],
    ['duur', 'nl', null],
    ['1e9', 'nl', null],
    ['', 'nl', null],
    ['.', 'nl', null],
  ] as const)('%s in %s is %s', (text, language, expected) => expect(parseDecimal(text, language)).toBe(expected))

  test('what is shown is read back as the same value', () => {
    const money = { pointer: '/p', label: { nl: '', en: '' }, type: 'money' as const }
    const amount = fc.integer({ min: -9_999_999, max: 9_999_999 }).map(cents => (cents / 100).toFixed(2))
    fc.assert(
      fc.property(amount, fc.constantFrom('nl' as const, 'en' as const), (value, language) => {
        expect(parseValue(shownValue(value, money, language), money, language)).toEqual({
          value: value.replace(/^-(0\.00)$/, '$1'),
        })
      }),
    )
  })
})

test.each([['31-2-2026'], ['2026-13-01'], ['morgen'], ['1-1-26']])('%s is no date', text =>
  expect(parseValue(text, { pointer: '', label: { nl: '', en: '' }, type: 'date' }, 'nl')).toEqual({ refused: 'date' }),
)

test('a text cut at its spans is the same text, and every span begins once', () => {
  const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 10 })), { maxLength: 12 })
  fc.assert(
    fc.property(
      fc.string({ minLength: 50, maxLength: 60, unit: fc.constantFrom('a', 'b', ' ') }),
      spans,
      (text, list) => {
        const all = list.map(([start, length], index) => ({ start, end: start + length, id: `e${index}` }))
        const pieces = cut(text, all)
        expect(pieces.map(it => it.text).join('')).toBe(text)
        expect(pieces.flatMap(it => it.begins).toSorted()).toEqual(all.map(it => it.id).toSorted())
        for (const { id, start, end } of all)
          expect(
            pieces
              .filter(it => it.ids.includes(id))
              .map(it => it.text)
              .join(''),
          ).toBe(text.slice(start, end))
      },
    ),
  )
})

test('a text that turns the direction of writing around is shown without that', () => {
  expect(cut('factuur\u202efdp.exe', []).map(it => it.text)).toEqual(['factuurfdp.exe'])
})

describe('rows after adding and removing', () => {
  test('know which row of the mail they were', () => {
    expect(alignRows(['A', 'B', 'C'], ['A', 'C', 'new'])).toEqual([0, 2, -1])
    expect(alignRows(['A', 'B', 'C'], ['A', 'X', 'C'])).toEqual([0, 1, 2])
    expect(alignRows(['A', 'A', 'A'], ['A', 'A'])).toEqual([0, 1])
  })
  test('never two of the same', () => {
    const rows = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 20 })
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        const known = alignRows(before, now).filter(it => it >= 0)
        expect(known).toEqual([...new Set(known)].toSorted((a, b) => a - b))
      }),
    )
  })
})

test('late is after three working days: a weekend and a holiday do not count', () => {
  // Friday 20 November 2026: what came on Monday may still wait, what came the Friday before may not
  expect(lateBefore(new Date('2026-11-20T12:00:00+01:00'))).toBe('2026-11-17')
  expect(lateBefore(new Date('2026-11-23T12:00:00+01:00'))).toBe('2026-11-18')
  expect(lateBefore(new Date('2026-12-28T12:00:00+01:00'))).toBe('2026-12-22')
})

test('a wait is told in at most two units', () => {
  const at = (minutes: number) => waited(new Date(0), new Date(minutes * 60_000), speak('nl'))
  expect([at(0), at(7), at(72), at(120), at(1500), at(8640)]).toEqual([
    'net',
    '7 min',
    '1 u 12 min',
    '2 u',
    '1 d 1 u',
    '6 d',
  ])
})

test.each([
  ['/desk/queue?kind=x', '/desk/queue?kind=x'],
  ['//evil.example/desk', '/desk/queue'],
  ['https://evil.example', '/desk/queue'],
  ['/desk\\evil', '/desk/queue'],
  ['/deskevil', '/desk/queue'],
  ['/portal', '/desk/queue'],
])('the way back %s leads to %s', (path, to) => expect(ownPath(path, '/desk/queue')).toBe(to))
