import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditStanding, paymentProcedure } from '../../src/domain/credit.ts'
import { compare, isMoney, percentage, percentOff, subtract, sum, times } from '../../src/domain/money.ts'
import { orderTotals } from '../../src/domain/orders.ts'
import { priceDifference } from '../../src/domain/pricing.ts'

const amount = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`)

test('sums of many amounts keep every cent', () => {
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 200 }), amounts => {
      const cents = amounts.reduce((total, it) => total + BigInt(it.replace('.', '')), 0n)
      expect(sum(amounts).replace('.', '')).toBe(String(cents).padStart(3, '0'))
      expect(subtract(sum(amounts), sum(amounts))).toBe('0.00')
    }),
  )
})

test.each([
  ['0.10', 3, '0.30'],
  ['1.005', 1, '1.01'],
  ['1.0049', 1, '1.00'],
  ['412.35', 2, '824.70'],
  ['99999999.99', 1_000_000, '99999999990000.00'],
])('%s × %i is %s', (price, quantity, total) => expect(times(price, quantity)).toBe(total))

test.each([
  ['1014.70', '213.09'],
  ['0.02', '0.00'],
  ['0.03', '0.01'],
  ['-10.00', '-2.10'],
])('21%% of %s is %s', (net, vat) => expect(percentage(net, '21')).toBe(vat))

test.each([
  ['104.00', '100.00', '4.0'],
  ['96.00', '100.00', '-4.0'],
  ['100.04', '100.00', '0.0'],
  ['100.05', '100.00', '0.1'],
  ['1.00', '3.00', '-66.7'],
  ['5.00', '0.00', null],
])('%s is %s off by %s percent', (theirs, ours, percent) => expect(percentOff(theirs, ours)).toBe(percent))

test.each(['', '1,00', '1e3', '€ 1', '1.23456', 'NaN', '999999999999999', null, 12])('%j is no amount', it =>
  expect(isMoney(it)).toBe(false),
)

test('a price that is the same to the cent, or that was not named, is no difference', () => {
  expect(priceDifference(undefined, '10.00')).toBeUndefined()
  expect(priceDifference('10', '10.00')).toBeUndefined()
  expect(priceDifference('10.40', '10.00')).toEqual({ theirs: '10.40', ours: '10.00', amount: '0.40', percent: '4.0' })
})

test.each([
  [null, 'payment-first'],
  ['0.00', 'payment-first'],
  ['0.01', 'customer-acceptance'],
  ['60000.00', 'customer-acceptance'],
])('a credit limit of %s asks for %s', (limit, procedure) => expect(paymentProcedure(limit)).toBe(procedure))

test.each([
  ['1000.00', '400.00', '600.00', undefined],
  ['1000.00', '400.00', '600.01', '0.01'],
  ['1000.00', '1200.00', '0.00', '200.00'],
])(
  'with a limit of %s, %s outstanding and an order of %s the limit is passed by %s',
  (limit, outstanding, order, beyond) => expect(creditStanding(limit, outstanding, order)?.beyond).toBe(beyond),
)

test('parked lines count for nothing, and VAT is of the whole', () => {
  const lines = [
    { quantity: 3, unitPrice: '0.05', parked: null },
    { quantity: 1, unitPrice: '0.07', parked: null },
    { quantity: null, unitPrice: null, parked: 'unknown-article' as const },
  ]
  expect(orderTotals(lines, '0.01', 'standard')).toEqual({ subtotal: '0.22', vat: '0.05', total: '0.28' })
  expect(orderTotals(lines, null, 'reverse-charged')).toEqual({ subtotal: '0.22', vat: '0.00', total: '0.22' })
  expect(compare('0.28', '0.280')).toBe(0)
})
