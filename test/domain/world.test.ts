import { afterAll, beforeAll, expect, test } from 'vitest'
import { amsterdamDay, daysBetween, now } from '../../src/clock.ts'
import { createPool, type Pool } from '../../src/db/pool.ts'
import { articles, goods, past, seedWorld, sold } from '../../src/demo/world.ts'
import { identifyCompany } from '../../src/domain/company.ts'
import { findContact } from '../../src/domain/customers.ts'
import { findDelivered } from '../../src/domain/returns.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'

let db: TestDatabase
let pool: Pool
beforeAll(async () => {
  db = await testDatabase()
  pool = createPool(db.url)
  await seedWorld(pool)
})
afterAll(async () => {
  await pool.end()
  await db[Symbol.asyncDispose]()
})

const count = async (table: string) =>
  (await pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]!.n

test('the world has customers, goods and orders in every state, and filling it twice changes nothing', async () => {
  const before = await Promise.all(
    ['customer', 'product', 'customer_order', 'order_line', 'invoice', 'serial_number'].map(count),
  )
  expect(before.slice(0, 3)).toEqual([6, goods.length, past.length])
  await Promise.all([seedWorld(pool), seedWorld(pool)])
  expect(
    await Promise.all(['customer', 'product', 'customer_order', 'order_line', 'invoice', 'serial_number'].map(count)),
  ).toEqual(before)
  const { rows } = await pool.query<{ status: string }>('select distinct status from customer_order order by 1')
  expect(rows.map(row => row.status)).toEqual(['cancelled', 'confirmed', 'fulfilled', 'partially-fulfilled', 'placed'])
})

test('what the sample mails speak of was delivered on the days that they say', async () => {
  const today = amsterdamDay(await now(pool))
  for (const [contact, of, day] of [
    ['inkoop@voorbeeld-ict.example', sold.recent, 12],
    ['petra.jansen@noordzee-netwerken.example', sold.late, 46],
    ['procurement@harbourline.example', sold.abroad, 27],
  ] as const) {
    const customer = (await findContact(pool, contact))!.customer
    const [found] = await findDelivered(pool, customer.id, of.order, [{ sku: of.sku, serialNumber: of.serial }])
    expect([of.sku, found?.by, daysBetween(found!.deliveredOn!, today)]).toEqual([of.sku, 'serial', day])
  }
})

test('orders of the past leave the stock as the catalogue has it', async () => {
  const { rows } = await pool.query<{ sku: string; stock: number }>('select sku, stock from product')
  expect(Object.fromEntries(rows.map(it => [it.sku, it.stock]))).toEqual(
    Object.fromEntries(goods.map(it => [it.sku, it.stock])),
  )
  expect(articles.firewall.stock).toBeGreaterThan(0)
})

const by = async (clues: Parameters<typeof identifyCompany>[1]) =>
  (await identifyCompany(pool, clues)).map(it => [it.customer.number, it.how])
test('a company is recognised by its domain and by its name, with why', async () => {
  expect(await by({ address: 'nieuw@voorbeeld-ict.example' })).toEqual([['20001', 'domain']])
  expect(await by({ address: 'inkoop@voorbeeld-ict.example' })).toEqual([['20001', 'contact']])
  expect(await by({ name: 'bosveld en zonen bv' })).toEqual([['20006', 'name']])
  expect(await by({ name: 'Noordzee Netwerk' })).toEqual([['20002', 'name-like']])
  expect(await by({ name: 'Duinrand IT', address: 'sophie@duinrand-it.example' })).toEqual([])
  expect(await by({ kvkNumber: '69500055', name: 'Veldkamp' })).toEqual([['20005', 'kvk']])
})
