import { expect, test } from 'vitest'
import { createPool, transaction, type Tx } from '../../src/db/pool.ts'
import { findProducts } from '../../src/domain/catalogue.ts'
import { testDatabase } from '../support/postgres.ts'

test('orders of thousands of unknown articles are looked up in small answers, also when a batch has many of them', async () => {
  await using db = await testDatabase()
  const pool = createPool(db.url, { max: 1 })
  await pool.query(`insert into product (sku, sku_key, manufacturer, description, price)
                    select 'LHSW' || n, 'LHSW' || n, 'Lindehout', 'Switch', 10 from generate_series(1000, 1399) n`)
  const lines = Array.from({ length: 1200 }, (_, n) => ({ sku: `LHSW1${100 + (n % 300)}X` }))
  const answers: number[] = []
  const counted = (client: Tx): Tx =>
    Object.create(client, {
      query: {
        value: async (...asked: Parameters<Tx['query']>) => {
          const answer = (await (client.query(...asked) as unknown)) as { rowCount: number }
          answers.push(answer.rowCount)
          return answer
        },
      },
    }) as Tx
  const client = await pool.connect()
  const found = await findProducts(counted(client), null, lines)
  client.release()
  expect(Math.max(...answers)).toBeLessThanOrEqual(200 * 200)
  expect(found.slice(0, 500).every(it => it.kind === 'proposals')).toBe(true)
  expect(found).toHaveLength(1200)
  const batch = await transaction(pool, tx => Promise.all([1, 2, 3].map(() => findProducts(tx, null, lines))))
  expect(batch).toEqual([found, found, found])
  await pool.end()
}, 60_000)
