import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPool, transaction } from '../../src/db/pool.ts'
import { together } from '../../src/db/together.ts'
import { testDatabase } from '../support/postgres.ts'

test('a name of a prepared statement stands for one text in the whole program', async () => {
  const places = new Map<string, string[]>()
  for await (const file of glob('{src,workflows}/**/*.ts'))
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/\bname: ['"]([a-z][a-z0-9-]*)['"],\s*text\b/g))
      places.set(name!, [...(places.get(name!) ?? []), file])
  expect(places.size).toBeGreaterThan(70)
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([])
})

test('what one of several asks after another failed never gets past the rollback', async () => {
  await using db = await testDatabase()
  const pool = createPool(db.url, { max: 1 })
  await pool.query('create table mark (what text)')
  const work = transaction(pool, async tx => {
    await Promise.all([
      tx.query('select 1 / 0'),
      (async () => {
        await pause(5)
        await tx.query(`insert into mark values ('after')`)
      })(),
      together(tx, 'mark', 'together', all =>
        tx.query('insert into mark select unnest($1::text[])', [all]).then(() => all),
      ),
    ])
  })
  await expect(work).rejects.toThrow('division by zero')
  await pause(50)
  expect((await pool.query('select what from mark')).rows).toEqual([])
  await pool.end()
})
