import { expect, test } from 'vitest'
import { transaction } from '../../src/db/pool.ts'
import type { Replied } from '../../src/engine/define.ts'
import { letter, outboxDesk } from '../support/outbox.ts'

const sent = (all: Replied[]) => all.filter(it => 'outbox' in it).length

test('batches beside each other, each with many letters to the same few, never pass a limit of an address or a domain', async () => {
  await using d = await outboxDesk({ limits: { perAddress: 3, perDomain: 7, inAll: 1000 } })
  const batch = async (at: number) => {
    const letters = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => ({
        run: { ...(await d.run()), fresh: true },
        mail: letter({
          why: 'question',
          to: { name: 'K', address: `k${(n + at) % 4}@firma${(n * 7 + at) % 3}.example` },
        }),
      })),
    )
    for (;;) {
      try {
        return await transaction(d.pool, async tx => {
          // one batch knows beforehand whom it answers, the other finds out
          if (at % 2)
            await d.outbox.takeTurnsAhead(
              tx,
              letters.map(it => ({ address: it.mail.to.address, thread: null })),
            )
          return Promise.all(letters.map(({ run, mail }) => d.outbox.enqueue(tx, run, 'question', mail)))
        })
      } catch (error) {
        if ((error as { code?: string }).code !== '40P01') throw error
      }
    }
  }
  const replied = (await Promise.all(Array.from({ length: 8 }, (_, at) => batch(at)))).flat()
  const { rows } = await d.pool.query<{ to_address: string; to_domain: string }>(
    'select to_address, to_domain from outbox',
  )
  expect(rows).toHaveLength(sent(replied))
  for (const [, its] of Map.groupBy(rows, it => it.to_address)) expect(its.length).toBeLessThanOrEqual(3)
  const domains = Map.groupBy(rows, it => it.to_domain)
  expect([...domains.values()].map(it => it.length)).toEqual([7, 7, 7])
}, 60_000)

test('one receipt for a conversation, also from two batches at once', async () => {
  await using d = await outboxDesk({ limits: { perAddress: 100, perDomain: 100, inAll: 1000 } })
  const arrived = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      d.arrive(
        `From: a@firma.example\nMessage-ID: <m${n}@firma.example>\nReferences: <root@firma.example>\nSubject: x\n\nx\n`,
      ),
    ),
  )
  const batches = [arrived.slice(0, 3), arrived.slice(3)].map(async answers => {
    const runs = await Promise.all(answers.map(() => d.run()))
    return transaction(d.pool, tx =>
      Promise.all(
        answers.map((answered, n) =>
          d.outbox.enqueue(
            tx,
            { ...runs[n]!, fresh: true },
            'receipt',
            letter({ answers: answered, to: { name: 'A', address: 'a@firma.example' } }),
          ),
        ),
      ),
    )
  })
  expect(sent((await Promise.all(batches)).flat())).toBe(1)
}, 60_000)
