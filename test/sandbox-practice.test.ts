import path from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { practiceMails } from '../src/mail/sandbox-practice.ts'
import { SandboxPool } from '../src/mail/sandbox-pool.ts'
import { readForDesk } from '../src/read-for-desk.ts'
import { allKinds } from '../src/understanding/kinds/all.ts'

const PROGRAM = path.join(import.meta.dirname, '..', 'src', 'parser.ts')
const kinds = allKinds([])

test('what is read for practice is read to the end, and is of many kinds and forms', async () => {
  const read = await Promise.all(practiceMails().map(mail => readForDesk(mail, { kinds, documents: true })))
  expect(read.flatMap(it => it.understanding.warnings)).toEqual([])
  expect(new Set(read.map(it => it.understanding.kind)).size).toBeGreaterThan(5)
  expect(new Set(read.flatMap(it => it.documents.map(({ format }) => format)))).toEqual(
    new Set(['text', 'html', 'csv', 'pdf']),
  )
})

test('a mail that comes while a child practises is read as ever', async () => {
  const pools = [false, true].map(
    practise => new SandboxPool({ size: 1, log: pino({ level: 'silent' }), program: PROGRAM, practise }),
  )
  try {
    const mail = practiceMails()[2]!
    const [plain, practised] = await Promise.all(pools.map(pool => pool.run('read', {}, mail)))
    expect(practised!.result).toEqual(plain!.result)
  } finally {
    await Promise.all(pools.map(pool => pool.close()))
  }
})
