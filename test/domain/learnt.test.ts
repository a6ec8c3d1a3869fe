import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/clock.ts'
import { createPool, transaction, type Pool } from '../../src/db/pool.ts'
import { seedWorld } from '../../src/demo/world.ts'
import { findProducts, type ArticleCodes } from '../../src/domain/catalogue.ts'
import { findContact } from '../../src/domain/customers.ts'
import { addressTextKey, articleKey, learn, learntAddress, revoke, type Lesson } from '../../src/domain/learnt.ts'
import { deliveryDoubt, orderDateDoubt } from '../../src/domain/plausible.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'

const SANNE = 'sanne.bakker@lindehout.example'
const TIM = 'tim.visser@lindehout.example'
let db: TestDatabase
let pool: Pool
let jan: number
let petra: number
beforeAll(async () => {
  db = await testDatabase()
  pool = createPool(db.url, { max: 8 })
  await seedWorld(pool)
  jan = (await findContact(pool, 'inkoop@voorbeeld-ict.example'))!.customer.id
  petra = (await findContact(pool, 'petra.jansen@noordzee-netwerken.example'))!.customer.id
})
afterAll(async () => {
  await pool.end()
  await db[Symbol.asyncDispose]()
})
beforeEach(() => pool.query('delete from learnt'))

const idOf = async (sku: string) =>
  (await pool.query<{ id: number }>('select id from product where sku = $1', [sku])).rows[0]!.id

async function teach(customerId: number, written: string, sku: string, who = SANNE) {
  const lesson: Lesson = {
    what: 'article',
    written,
    key: articleKey({ sku: written }),
    productId: await idOf(sku),
    sku,
  }
  await transaction(pool, tx => learn(tx, { customerId, who }, [lesson]))
  return (await pool.query<{ id: number }>('select max(id) as id from learnt')).rows[0]!.id
}
const found = async (customerId: number | null, ...lines: ArticleCodes[]) =>
  (await findProducts(pool, customerId, lines)).map(it =>
    it.kind === 'found' ? `${it.product.sku} ${it.how}` : it.kind,
  )
const proposed = async (customerId: number | null, line: ArticleCodes) => {
  const [match] = await findProducts(pool, customerId, [line])
  return match?.kind === 'proposals' ? [match.misread ?? false, match.products[0]!.sku] : match?.kind
}

describe('what was learnt of an article', () => {
  test('is found again however it is written: case, spaces and dashes are no difference, another character is', async () => {
    await teach(jan, 'AB-9931', 'LH-AP6')
    expect(await found(jan, { sku: 'ab 99 31' }, { sku: 'AB9931' }, { sku: 'AB-9932' })).toEqual([
      'LH-AP6 learnt',
      'LH-AP6 learnt',
      'none',
    ])
  })

  test('says who, when, and what it means', async () => {
    await pool.query(
      `insert into desk_user (email, name, role, password_hash) values ($1, 'Sanne Bakker', 'colleague', 'x')`,
      [SANNE],
    )
    const id = await teach(jan, 'AB-9931', 'LH-AP6')
    const [match] = await findProducts(pool, jan, [{ sku: 'AB-9931' }])
    const { rows } = await pool.query(
      `select to_char(desk_now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as today`,
    )
    expect(match).toMatchObject({ learnt: { id, sku: 'LH-AP6', by: 'Sanne Bakker', on: rows[0].today } })
  })

  test('of one customer is nothing of another, nor of nobody', async () => {
    await teach(jan, 'AB-9931', 'LH-AP6')
    await teach(petra, 'AB-9931', 'LH-SW8')
    expect(await found(jan, { sku: 'AB-9931' })).toEqual(['LH-AP6 learnt'])
    expect(await found(petra, { sku: 'AB-9931' })).toEqual(['LH-SW8 learnt'])
    expect(await found(null, { sku: 'AB-9931' })).toEqual(['none'])
    const both = await transaction(pool, tx =>
      Promise.all([findProducts(tx, jan, [{ sku: 'AB-9931' }]), findProducts(tx, petra, [{ sku: 'AB-9931' }])]),
    )
    expect(both.map(([it]) => it?.kind === 'found' && it.product.sku)).toEqual(['LH-AP6', 'LH-SW8'])
  })

  test('that is a proposal for him looks nothing like anything to another customer', async () => {
    await teach(jan, 'QX-8O51', 'LH-AP6')
    expect(await proposed(jan, { sku: 'QX-BO5l' })).toEqual([true, 'LH-AP6'])
    expect(await proposed(petra, { sku: 'QX-BO5l' })).toBe('none')
  })

  test('is not applied once it is revoked, also not what it replaced; who revoked first stays on record', async () => {
    await teach(jan, 'AB-9931', 'LH-SW8')
    const id = await teach(jan, 'AB-9931', 'LH-AP6')
    expect(await transaction(pool, tx => revoke(tx, id, TIM))).toEqual({ customer: '20001', written: 'AB-9931' })
    expect(await transaction(pool, tx => revoke(tx, id, SANNE))).toBeNull()
    expect(await found(jan, { sku: 'AB-9931' })).toEqual(['none'])
    const { rows } = await pool.query('select revoked_by from learnt order by id')
    expect(rows).toEqual([{ revoked_by: null }, { revoked_by: TIM }])
    await teach(jan, 'AB-9931', 'LH-SW8')
    expect(await found(jan, { sku: 'AB-9931' })).toEqual(['LH-SW8 learnt'])
  })

  test('by two colleagues at once is what the last one said, and both stay on record', async () => {
    await Promise.all([teach(jan, 'AB-9931', 'LH-AP6'), teach(jan, 'AB-9931', 'LH-SW8', TIM)])
    const { rows } = await pool.query<{ sku: string }>(
      'select p.sku from learnt l join product p on p.id = l.product_id order by l.id desc',
    )
    expect(rows.map(it => it.sku).toSorted()).toEqual(['LH-AP6', 'LH-SW8'])
    expect(await found(jan, { sku: 'AB-9931' })).toEqual([`${rows[0]!.sku} learnt`])
  })

  test.each([
    [
      'our own number',
      `insert into product (sku, sku_key, manufacturer, description, price) values ('AB-9931', 'AB9931', 'X', 'New', 1)`,
    ],
    [
      'our own number, written otherwise',
      `insert into product (sku, sku_key, manufacturer, description, price) values ('AB9931', 'AB9931', 'X', 'New', 1)`,
    ],
    ['a number of a manufacturer', `update product set mpn = 'AB-9931', mpn_key = 'AB9931' where sku = 'LH-SW8'`],
    [
      'another own number of his',
      `update customer_product set code = 'AB-9931', code_key = 'AB9931' where product_id = (select id from product where sku = 'LH-SW24')`,
    ],
  ])('that has become %s since is for a person, with both', async (_what, sql) => {
    await teach(jan, 'AB-9931', 'LH-AP6')
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(sql)
      const [match] = await findProducts(client, jan, [{ sku: 'AB-9931' }])
      expect(match).toMatchObject({ kind: 'several', learnt: { sku: 'LH-AP6' } })
      expect(match?.kind === 'several' && match.products.map(it => it.sku)).toHaveLength(2)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('and now is what the catalogue says too needs no memory', async () => {
    await teach(jan, 'NN-AP6-I', 'LH-AP6')
    expect(await found(jan, { sku: 'NN-AP6-I' })).toEqual(['LH-AP6 mpn'])
  })

  test('is looked up for 150 lines in the one statement that looks up everything', async () => {
    await teach(jan, 'AB-9931', 'LH-AP6')
    const seen: string[] = []
    const counting = {
      query: (query: { name: string }) => (seen.push(query.name), pool.query(query as never)),
    } as unknown as Pool
    const lines = Array.from({ length: 150 }, (_, n) => ({ sku: n % 2 ? 'AB-9931' : 'LH-FW60' }))
    expect((await findProducts(counting, jan, lines)).every(it => it.kind === 'found')).toBe(true)
    expect(seen).toEqual(['products-find'])
  })
})

describe('numbers that look alike are proposed, said to be misread, and never taken', () => {
  test.each([
    ['LH-FW6O', 'LH-FW60', 'a letter for a zero'],
    ['LH-SWB', 'LH-SW8', 'B for 8'],
    ['lh-cat6-lO', 'LH-CAT6-10', 'l for 1, O for 0'],
    ['LH-5W24', 'LH-SW24', '5 for S'],
    ['1H-FW60', 'LH-FW60', 'also at the beginning'],
    ['NN-5WB-G', 'LH-SW8', 'in the number of the manufacturer'],
    ['VB-IOO1', 'LH-FW60', 'in the customer’s own number'],
  ])('%s for %s: %s', async (sku, ours) => expect(await proposed(jan, { sku })).toEqual([true, ours]))

  test('the number of the manufacturer alone will do', async () =>
    expect(await proposed(jan, { manufacturerPartNumber: 'NN-5WB-G' })).toEqual([true, 'LH-SW8']))
  test('an own number of somebody else is nothing', async () =>
    expect(await proposed(petra, { sku: 'VB-IOO1' })).toBe('none'))
  test('two characters exchanged are a slip, not misread', async () =>
    expect((await proposed(jan, { sku: 'LH-FW06' }))?.[0]).toBe(false))
  test('G and 6 are told apart by everybody', async () =>
    expect((await proposed(jan, { sku: 'LH-FWG0' }))?.[0]).toBe(false))
})

test('an EAN in the column of article numbers is an EAN', async () => {
  const { rows } = await pool.query<{ ean: string }>(`select ean from product where sku = 'LH-AP6'`)
  const { ean } = rows[0]!
  expect(
    await found(jan, { sku: ean }, { sku: `${ean.slice(0, 6)} ${ean.slice(6)}` }, { sku: ean.slice(0, 12) }),
  ).toEqual(['LH-AP6 ean', 'LH-AP6 ean', 'none'])
  expect(await proposed(jan, { sku: ean.replace('0', 'O') })).toEqual([true, 'LH-AP6'])
})

test('an address is remembered with all that stands in it, and only of its customer', async () => {
  const written = { name: 'Loods 4', street: 'Havenkade 80', postalCode: '3433 PA', city: 'Nieuwegein', country: 'NL' }
  const address = { ...written, name: 'Magazijn', street: 'Havenkade 8' }
  const lesson: Lesson = { what: 'address', written: 'x', key: addressTextKey(written), address }
  await transaction(pool, tx => learn(tx, { customerId: jan, who: SANNE }, [lesson]))
  expect(await learntAddress(pool, jan, { ...written, street: 'HAVENKADE  80', postalCode: '3433PA' })).toMatchObject({
    to: address,
  })
  for (const other of [{ name: '' }, { street: 'Havenkade 81' }, { country: 'BE' }])
    expect(await learntAddress(pool, jan, { ...written, ...other })).toBeNull()
  expect(await learntAddress(pool, petra, written)).toBeNull()
})

describe('a plausible date', () => {
  const today = '2026-11-23' // a Monday
  test.each([
    [addDays(today, -1), 'past'],
    [today, undefined],
    [addDays(today, 1), undefined],
    ['2026-11-28', 'closed'],
    ['2026-12-25', 'closed'],
    ['2027-11-23', undefined],
    ['2027-11-24', 'far'],
  ])('to deliver on: %s is %s', (day, doubt) => expect(deliveryDoubt(day, today)).toBe(doubt))
  test.each([
    ['2026-11-25', 'future'],
    ['2026-11-24', undefined],
    [addDays(today, -90), undefined],
    [addDays(today, -91), 'old'],
  ])('of an order: %s is %s', (day, doubt) => expect(orderDateDoubt(day, today)).toBe(doubt))
})
