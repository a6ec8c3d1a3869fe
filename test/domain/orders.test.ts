import { afterAll, beforeAll, expect, test } from 'vitest'
import { amsterdamDay, now } from '../../src/clock.ts'
import { createPool, transaction, type Pool, type Tx } from '../../src/db/pool.ts'
import { seedWorld } from '../../src/demo/world.ts'
import { findProducts } from '../../src/domain/catalogue.ts'
import { outstandingOf } from '../../src/domain/credit.ts'
import { findContact, searchCustomers } from '../../src/domain/customers.ts'
import { seenBefore } from '../../src/domain/duplicates.ts'
import { recordDelivery, recordInvoice, recordShipment } from '../../src/domain/fulfilment.ts'
import { compare, subtract } from '../../src/domain/money.ts'
import { reserveOrderNumber, reserveRaNumber } from '../../src/domain/numbers.ts'
import { moveOrder } from '../../src/domain/order-status.ts'
import { findOrders, orderView } from '../../src/domain/order-view.ts'
import { placeOrder, type NewOrder, type Placed } from '../../src/domain/orders.ts'
import { recordSources } from '../../src/domain/sources.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'

const SANNE = 'sanne.bakker@lindehout.example'
let db: TestDatabase
let pool: Pool
let jan: number
beforeAll(async () => {
  db = await testDatabase()
  pool = createPool(db.url, { max: 12 })
  await seedWorld(pool)
  jan = (await findContact(pool, 'inkoop@voorbeeld-ict.example'))!.customer.id
})
afterAll(async () => {
  await pool.end()
  await db[Symbol.asyncDispose]()
})
const tx = <T>(work: (tx: Tx) => Promise<T>) => transaction(pool, work)

const product = async (sku: string) => {
  const [match] = await findProducts(pool, jan, [{ sku }])
  if (match?.kind !== 'found') throw new Error(`${sku} is ${match?.kind}`)
  return match.product
}

let po = 0
type Line = [sku: string, quantity: number, source: 'stock' | 'supplier' | null]
async function order(lines: Line[], more: Partial<NewOrder> = {}): Promise<NewOrder> {
  const poNumber = `T-${++po}`
  const asked = { lines: lines.map(([code, quantity]) => ({ code, quantity })) }
  return {
    number: await reserveOrderNumber(pool, { customerId: jan, poNumber, asked }),
    customerId: jan,
    poNumber,
    asked,
    paymentProcedure: 'customer-acceptance',
    deliveryAddress: { name: 'X', street: 'Kanaalweg 12', postalCode: '3526 KL', city: 'Utrecht', country: 'NL' },
    contact: { name: 'Jan', address: 'inkoop@voorbeeld-ict.example' },
    language: 'nl',
    lines: await Promise.all(
      lines.map(async ([sku, quantity, source]) => {
        const { id, description, price } = await product(sku)
        return { productId: id, sku, description, quantity, unitPrice: price, source }
      }),
    ),
    ...more,
  }
}
const placed = (it: Placed) => {
  if (!it.placed) throw new Error(`not placed: ${it.existing}`)
  return it
}
const place = async (lines: Line[], more?: Partial<NewOrder>) => {
  const wanted = await order(lines, more)
  return placed(await tx(t => placeOrder(t, wanted, SANNE)))
}

// ---------------------------------------------------------------- catalogue

test('an article is found by our number, their own, the manufacturer’s and the EAN, in one query', async () => {
  const firewall = await product('LH-FW60')
  const matches = await findProducts(pool, jan, [
    { sku: 'lh-fw60' },
    { sku: 'VB-1001' },
    { manufacturerPartNumber: 'WL-FW60-N' },
    { sku: 'wl-fw60-n' },
    { ean: firewall.ean! },
  ])
  expect(matches.map(it => (it.kind === 'found' ? [it.product.sku, it.how] : it.kind))).toEqual([
    ['LH-FW60', 'sku'],
    ['LH-FW60', 'own-number'],
    ['LH-FW60', 'mpn'],
    ['LH-FW60', 'mpn'],
    ['LH-FW60', 'ean'],
  ])
})

test('what is written otherwise, or looks alike, is proposed and never taken', async () => {
  const [dashless, typo, nothing, empty] = await findProducts(pool, jan, [
    { sku: 'LHFW60' },
    { sku: 'LH-FW06' },
    { sku: 'QX-7790-ULTRA' },
    {},
  ])
  expect(dashless).toMatchObject({ kind: 'proposals', products: [{ sku: 'LH-FW60' }] })
  expect(typo?.kind === 'proposals' && typo.products.map(it => it.sku)).toContain('LH-FW60')
  expect(nothing).toEqual({ kind: 'none' })
  expect(empty).toEqual({ kind: 'none' })
})

test('numbers of one line that point at two articles are for a person', async () => {
  const other = await product('LH-SW24')
  const [match] = await findProducts(pool, jan, [{ sku: 'LH-FW60', ean: other.ean! }])
  expect(match).toMatchObject({ kind: 'several' })
})

test('a customer’s own numbers and agreed prices are his alone', async () => {
  const petra = (await findContact(pool, 'petra.jansen@noordzee-netwerken.example'))!.customer.id
  const [own] = await findProducts(pool, petra, [{ sku: 'VB-1001' }])
  expect(own?.kind).not.toBe('found')
  const [jans] = await findProducts(pool, jan, [{ sku: 'LH-CAT6-3' }])
  const [petras] = await findProducts(pool, petra, [{ sku: 'LH-CAT6-3' }])
  expect([jans, petras].map(it => it?.kind === 'found' && it.product.price)).toEqual(['3.95', '4.15'])
})

test('150 lines take two queries, however many are unknown', async () => {
  const seen: string[] = []
  const counting = {
    query: (query: { name: string }, ...rest: []) => {
      seen.push(query.name)
      return pool.query(query as never, ...rest)
    },
  } as unknown as Pool
  const lines = Array.from({ length: 150 }, (_, n) => ({ sku: n % 3 ? 'LH-FW60' : `LH-FX${n}` }))
  expect(await findProducts(counting, jan, lines)).toHaveLength(150)
  expect(seen).toEqual(['products-find', 'products-near'])
})

test('customers are found by number, name, address and domain', async () => {
  for (const typed of ['20006', 'bosveld', 'Bosveld & Zn.', 'inkoop@bosveld.example', 'zonen'])
    expect([typed, (await searchCustomers(pool, typed)).map(it => it.number)]).toEqual([typed, ['20006']])
  expect(await searchCustomers(pool, '%')).toEqual([])
  expect(await searchCustomers(pool, '  ')).toEqual([])
})

// ---------------------------------------------------------------- orders

test('an order whose every line has its source is confirmed by that, with who and when', async () => {
  const { orderId, confirmed, open } = await place([
    ['LH-SW8', 2, 'stock'],
    ['LH-FW200', 1, 'supplier'],
  ])
  expect([confirmed, open]).toEqual([true, []])
  const it = (await orderView(pool, orderId))!
  expect(it).toMatchObject({ status: 'confirmed', subtotal: '4049.00', vat: '850.29', total: '4899.29' })
  expect(it.confirmedAt).toBeInstanceOf(Date)
  expect(it.lines.map(line => [line.source, line.sourceBy, line.fulfilment])).toEqual([
    ['stock', SANNE, 'open'],
    ['supplier', SANNE, 'back-order'],
  ])
  const { rows } = await pool.query('select what, by from order_event where order_id = $1 order by id', [orderId])
  expect(rows.map(row => row.what)).toEqual(['place', 'source', 'source', 'confirm'])
})

test('lines left open are recorded later, and the last one confirms the order', async () => {
  const { orderId, confirmed, open } = await place([
    ['LH-SW8', 1, 'stock'],
    ['LH-FW200', 1, null],
    ['LH-NAS4', 1, null],
  ])
  expect([confirmed, open]).toEqual([false, [2, 3]])
  const lines = (await orderView(pool, orderId))!.lines
  const first = await tx(t =>
    recordSources(
      t,
      orderId,
      [{ lineId: lines[1]!.id, source: 'supplier', supplierOrder: 'S-9', eta: '2027-01-08' }],
      'tim',
    ),
  )
  expect(first).toEqual({ complete: false, short: [], open: [lines[2]!.id] })
  const last = await tx(t => recordSources(t, orderId, [{ lineId: lines[2]!.id, source: 'stock' }], 'tim'))
  expect(last).toEqual({ complete: true, short: [], open: [] })
  const it = (await orderView(pool, orderId))!
  expect(it.status).toBe('confirmed')
  expect(it.lines[1]).toMatchObject({ source: 'supplier', sourceBy: 'tim', supplierOrder: 'S-9', eta: '2027-01-08' })
  expect(await tx(t => recordSources(t, orderId, [{ lineId: lines[1]!.id, source: 'stock' }], 'noor'))).toMatchObject({
    complete: true,
  })
  expect((await orderView(pool, orderId))!.lines[1]!.sourceBy).toBe('tim')
})

test('what is not in stock cannot be taken from stock: the line stays open and the order is not confirmed', async () => {
  const { stock } = await product('LH-FW100')
  const result = await place([
    ['LH-FW100', stock, 'stock'],
    ['LH-FW100', 1, 'stock'],
  ])
  expect(result).toMatchObject({ confirmed: false, open: [2] })
  expect((await product('LH-FW100')).stock).toBe(0)
  const [, short] = (await orderView(pool, result.orderId))!.lines
  expect(await tx(t => recordSources(t, result.orderId, [{ lineId: short!.id, source: 'stock' }], SANNE))).toEqual({
    complete: false,
    short: [short!.id],
    open: [short!.id],
  })
})

test('ten orders at once for the last pieces sell each piece once', async () => {
  await pool.query(`update product set stock = 7 where sku = 'LH-AP7'`)
  const wanted = await Promise.all(
    Array.from({ length: 10 }, () =>
      order([
        ['LH-AP7', 2, 'stock'],
        ['LH-SW8', 1, 'stock'],
      ]),
    ),
  )
  const results = await Promise.all(wanted.map(it => tx(t => placeOrder(t, it, SANNE))))
  expect(results.filter(it => placed(it).confirmed)).toHaveLength(3)
  expect((await product('LH-AP7')).stock).toBe(1)
})

test('a line that cannot be taken is parked, and the order is confirmed without it', async () => {
  const base = await order([['LH-SW8', 1, 'stock']])
  const parked = {
    productId: null,
    sku: 'FW-06X',
    description: '',
    quantity: 3,
    unitPrice: null,
    parked: 'unknown-article' as const,
  }
  const { orderId, confirmed } = placed(
    await tx(t => placeOrder(t, { ...base, lines: [...base.lines, parked] }, SANNE)),
  )
  expect(confirmed).toBe(true)
  const it = (await orderView(pool, orderId))!
  expect(it.subtotal).toBe('79.50')
  expect(it.lines[1]).toMatchObject({ sku: 'FW-06X', fulfilment: 'parked', parked: 'unknown-article', source: null })
  await expect(tx(async t => placeOrder(t, await order([], { lines: [parked] }), SANNE))).rejects.toThrow(
    'a line that can be taken',
  )
})

test('the same PO number is booked once, also by two colleagues at the same time', async () => {
  const [a, b] = [await order([['LH-SW8', 1, 'stock']]), await order([['LH-SW8', 1, 'stock']])]
  const results = await Promise.all(
    [a, { ...b, poNumber: ` ${a.poNumber.toLowerCase()} ` }].map(it => tx(t => placeOrder(t, it, SANNE))),
  )
  const lost = results.filter(it => !it.placed)
  expect(lost).toHaveLength(1)
  expect(await findOrders(pool, jan, a.poNumber)).toHaveLength(1)
  const again = await order([['LH-SW8', 1, 'stock']])
  expect((await tx(t => placeOrder(t, { ...again, poNumber: a.poNumber, despiteDuplicate: true }, SANNE))).placed).toBe(
    true,
  )
  expect(await findOrders(pool, jan, a.poNumber)).toHaveLength(2)
})

test('a PO is seen before when it is booked, and when it is under review; a cancelled one counts no more', async () => {
  const first = await order([['LH-SW8', 1, null]])
  const second = await reserveOrderNumber(pool, { customerId: jan, poNumber: first.poNumber, asked: first.asked })
  expect(await seenBefore(pool, jan, first.poNumber, second)).toMatchObject({ inReview: { number: first.number } })
  const { orderId } = placed(await tx(t => placeOrder(t, first, SANNE)))
  const seen = await seenBefore(pool, jan, first.poNumber, second)
  expect(seen).toMatchObject({ order: { id: orderId, number: first.number, status: 'placed', asked: first.asked } })
  expect(seen.inReview).toBeUndefined()
  expect(await tx(t => moveOrder(t, orderId, 'cancel', SANNE))).toBe(true)
  expect(await seenBefore(pool, jan, first.poNumber, second)).toEqual({})
})

test('an order moves only along its transitions', async () => {
  const { orderId } = await place([['LH-SW8', 1, null]])
  for (const never of ['fulfil', 'fulfil-part'] as const)
    expect(await tx(t => moveOrder(t, orderId, never, SANNE))).toBe(false)
  expect(await tx(t => moveOrder(t, orderId, 'cancel', SANNE))).toBe(true)
  for (const never of ['confirm', 'cancel', 'fulfil'] as const)
    expect(await tx(t => moveOrder(t, orderId, never, SANNE))).toBe(false)
  await expect(pool.query(`update customer_order set status = 'confirmed' where id = $1`, [orderId])).rejects.toThrow(
    'check constraint',
  )
})

test('partially fulfilled while goods are still to come, fulfilled when all is delivered and invoiced', async () => {
  const { orderId } = await place([
    ['LH-SW8', 2, 'stock'],
    ['LH-NAS4', 1, 'supplier'],
  ])
  const [switches, nas] = (await orderView(pool, orderId))!.lines
  const today = amsterdamDay(await now(pool))
  const status = async () => (await orderView(pool, orderId))!.status
  const ship = (lineId: number, quantity: number, trackingNumber: string, serials?: string[]) =>
    tx(t =>
      recordShipment(
        t,
        { orderId, carrier: 'UPS', trackingNumber, shippedOn: today, lines: [{ lineId, quantity, serials }] },
        'erp',
      ),
    )
  const one = await ship(switches!.id, 2, '1ZA', ['S-1', 's-1', 'S-2'])
  expect(await ship(switches!.id, 2, '1ZA')).toBe(one)
  expect((await orderView(pool, orderId))!.lines[0]).toMatchObject({ shippedQuantity: 2, fulfilment: 'shipped' })
  expect((await pool.query('select from serial_number where shipment_id = $1', [one])).rowCount).toBe(2)
  expect(await status()).toBe('confirmed')
  await tx(t => recordDelivery(t, one, today, 'erp'))
  await tx(t => recordDelivery(t, one, today, 'erp'))
  expect(await status()).toBe('partially-fulfilled')
  const two = await ship(nas!.id, 1, '1ZB')
  await tx(t => recordDelivery(t, two, today, 'erp'))
  expect(await status()).toBe('partially-fulfilled')
  await tx(t => recordInvoice(t, { orderId, number: `F-${orderId}`, invoicedOn: today, total: '1.00' }, 'erp'))
  expect(await status()).toBe('fulfilled')
})

test('what a customer owes is what is ordered or invoiced and not paid, each once', async () => {
  const before = await outstandingOf(pool, jan)
  const { orderId } = await place([['LH-SW8', 2, 'stock']])
  expect(subtract(await outstandingOf(pool, jan), before)).toBe('192.39')
  await tx(t => recordInvoice(t, { orderId, number: `G-${orderId}`, invoicedOn: '2026-11-20', total: '192.39' }, 'erp'))
  expect(subtract(await outstandingOf(pool, jan), before)).toBe('192.39')
  await pool.query(`update invoice set paid_on = '2026-11-21' where number = $1`, [`G-${orderId}`])
  expect(compare(await outstandingOf(pool, jan), before)).toBe(0)
})

test('another customer sees nothing of an order, by id or by reference', async () => {
  const { orderId } = await place([['LH-SW8', 1, 'stock']])
  const petra = (await findContact(pool, 'petra.jansen@noordzee-netwerken.example'))!.customer.id
  expect(await orderView(pool, orderId, petra)).toBeUndefined()
  const { number, poNumber } = (await orderView(pool, orderId, jan))!
  for (const reference of [number, poNumber]) {
    expect(await findOrders(pool, petra, reference)).toEqual([])
    expect(await findOrders(pool, jan, reference)).toEqual([{ id: orderId, number }])
  }
})

test('fifty requests at once get fifty numbers', async () => {
  const orders = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      reserveOrderNumber(pool, { customerId: null, poNumber: `N-${n}`, asked: { lines: [] } }),
    ),
  )
  const returns = await Promise.all(Array.from({ length: 50 }, () => reserveRaNumber(pool)))
  expect(new Set(orders).size).toBe(50)
  expect(new Set(returns).size).toBe(50)
  for (const ra of returns) expect(ra).toMatch(/^RA-\d\d-\d{5}$/)
})
