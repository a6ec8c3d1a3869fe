import { expect, test } from 'vitest'
import { alike } from '../../src/domain/company.ts'
import { compareOrders, type AskedOrder } from '../../src/domain/duplicates.ts'
import { orderEta, readEta } from '../../src/domain/eta.ts'
import { addressKey, codeKey, domainOf, eanKey, isPublicDomain, nameKey, poKey } from '../../src/domain/keys.ts'

test.each([
  ['Jansen & Zn. B.V.', 'jansen en zonen bv'],
  ['Gebr. Veldkamp Automatisering VOF', 'Gebroeders Veldkamp Automatisering'],
  ['Café Überland GmbH', 'cafe uberland'],
  ['  Voorbeeld-ICT   B.V. ', 'Voorbeeld ICT'],
])('%s and %s are one company name', (a, b) => expect(nameKey(a)).toBe(nameKey(b)))

test('a name that is only a legal form stays a name', () => expect(nameKey('B.V.')).toBe('bv'))

test.each([
  ['lh-fw60', 'LH FW60', codeKey],
  ['LH/FW.60#', 'LHFW60', codeKey],
  ['po 4500 123', 'PO4500123', poKey],
  ['4006381333931', '4 006381 333931', eanKey],
  ['036000291452', '0036000291452', eanKey],
])('%s and %s are the same', (a, b, key) => expect(key(a)).toBe(key(b)))

test('PO numbers that differ in a separator are two numbers', () => expect(poKey('2026-1')).not.toBe(poKey('20261')))

const at = (street: string, postalCode: string) => addressKey({ street, postalCode, city: 'Utrecht' })
test('an address is its postal code and house number', () => {
  expect(at('Kanaalweg 12', '3526 KL')).toBe(at('Kanaalwg. 12', '3526kl'))
  expect(at('Kanaalweg 12', '3526 KL')).not.toBe(at('Kanaalweg 12a', '3526 KL'))
})

test('a public mail domain says nothing about a company', () => {
  expect(isPublicDomain(domainOf('Jan@GMAIL.com'))).toBe(true)
  expect(isPublicDomain(domainOf('jan@voorbeeld-ict.example'))).toBe(false)
})

test.each([
  ['noordzee netwerken', 'noordzee netwerk', true],
  ['noordzee', 'noordzee netwerken', true],
  ['bosveld', 'bosvelt', true],
  ['bosveld', 'duinveld', false],
])('%s and %s look alike: %s', (a, b, yes) => expect(alike(a, b)).toBe(yes))

const po: AskedOrder = {
  lines: [
    { code: 'LH-FW60', quantity: 2, price: '412.35' },
    { code: 'LH-SW24', quantity: 1 },
  ],
  deliveryAddress: { street: 'Kanaalweg 12', postalCode: '3526 KL', city: 'Utrecht' },
  requestedDate: '2026-12-01',
}
const differ = (change: (it: AskedOrder) => void) => {
  const after = structuredClone(po)
  change(after)
  return compareOrders(po, after)
}

test('the same PO, with its lines in another order and written otherwise, is the same', () => {
  expect(differ(it => (it.lines = it.lines.toReversed()))).toEqual([])
  expect(differ(it => (it.lines[0]!.code = 'lh fw60'))).toEqual([])
  expect(differ(it => (it.lines[0]!.price = '412.350'))).toEqual([])
})

test('what one of the two does not say is no difference', () => {
  expect(differ(it => delete it.lines[0]!.price)).toEqual([])
  expect(differ(it => delete it.deliveryAddress)).toEqual([])
  expect(differ(it => delete it.requestedDate)).toEqual([])
})

test('every other difference is named, line by line', () => {
  expect(
    differ(it => {
      it.lines[0] = { code: 'LH-FW60', quantity: 4, price: '400.00' }
      it.lines[1] = { code: 'LH-AP6', quantity: 10 }
      it.deliveryAddress = { street: 'Havenkade 8', postalCode: '3433 PA', city: 'Nieuwegein' }
      it.requestedDate = '2026-12-08'
    }),
  ).toEqual([
    { what: 'quantity', code: 'LH-FW60', before: '2', after: '4' },
    { what: 'price', code: 'LH-FW60', before: '412.35', after: '400.00' },
    { what: 'line', code: 'LH-SW24', before: '1', after: null },
    { what: 'line', code: 'LH-AP6', before: null, after: '10' },
    { what: 'address', before: 'Kanaalweg 12, 3526 KL, Utrecht', after: 'Havenkade 8, 3433 PA, Nieuwegein' },
    { what: 'date', before: '2026-12-01', after: '2026-12-08' },
  ])
})

test('the same article on two lines is compared line by line', () => {
  const twice = {
    lines: [
      { code: 'A', quantity: 1 },
      { code: 'A', quantity: 5 },
    ],
  }
  expect(compareOrders(twice, structuredClone(twice))).toEqual([])
  expect(compareOrders(twice, { lines: [{ code: 'A', quantity: 1 }] })).toEqual([
    { what: 'line', code: 'A', before: '5', after: null },
  ])
})

test.each([
  ['2026-12-04', '2026-12-04'],
  ['...', null],
  ['', null],
  [null, null],
  ['2099-12-31', null],
  ['2029-12-31', '2029-12-31'],
  ['2026-13-45', null],
])("a supplier's %j is ETA %j", (given, eta) => expect(readEta(given, '2026-11-20')).toBe(eta))

test.each([
  [[], null],
  [[null], null],
  [['2026-12-04'], '2026-12-04'],
  [['2026-12-18', '2026-12-04'], { from: '2026-12-04', to: '2026-12-18' }],
  [['2026-12-18', null], { from: '2026-12-18', to: null }],
])('the ETA of open lines %j is %j', (etas, eta) => expect(orderEta(etas)).toEqual(eta))
