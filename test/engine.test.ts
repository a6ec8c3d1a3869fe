import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { skipTime } from '../src/clock.ts'
import { transaction } from '../src/db/pool.ts'
import type { Mail } from '../src/engine/define.ts'
import {
  AlreadyDecidedError,
  ChangedMeanwhileError,
  PermanentError,
  TooLateError,
  UnknownWorkflowError,
} from '../src/engine/errors.ts'
import { brittlePool, engineWorld, story, type EngineWorld } from './support/engine.ts'

const mail = (template: string): Mail => ({
  template,
  language: 'nl',
  to: { name: 'Piet', address: 'piet@x.example' },
  data: {},
  why: 'answer',
})
const effect = (name: string) => async (tx: { query: (sql: string, values: unknown[]) => Promise<unknown> }) => {
  await tx.query('insert into effect values ($1)', [name])
  return name
}

/** Ask, do, tell, wait for the world, tell again. */
const whole = story(async flow => {
  await flow.step('look', effect('looked'))
  const decision = await flow.approval('review', { title: 'May it?' }, { topic: `reply:${flow.runId}` })
  if (decision.by !== 'colleague') return decision.by
  if (decision.outcome !== 'approve') return 'refused'
  await flow.step('book', effect('booked'))
  await flow.reply('confirmation', mail('confirmation'))
  const paid = await flow.event('paid', {
    topic: `paid:${flow.runId}`,
    schema: z.object({ amount: z.string() }),
    within: { days: 3 },
  })
  await flow.reply('thanks', mail(paid ? 'thanks' : 'reminder'))
  return paid ? 'paid' : 'reminded'
})

async function finishWhole(w: EngineWorld, run: number) {
  await w.engine.advance(run)
  await w.emit(`paid:${run}`, { amount: '10.00' })
  await w.engine.advance(run)
}

test('a run waits for a colleague, books, tells, waits for the world and ends', async () => {
  await using w = await engineWorld(whole)
  const run = await w.begin(whole)
  await w.engine.advance(run)
  expect(await w.run(run)).toMatchObject({ status: 'waiting', waiting_for: 'review' })
  await w.decide(run, 'review', 'approve')
  await finishWhole(w, run)
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'paid' })
  expect(await w.mails()).toEqual(['confirmation', 'thanks'])
})

test('a whole mail is one commit: start and first wait in the transaction of the caller', async () => {
  await using w = await engineWorld(whole)
  await transaction(w.pool, async tx => {
    await w.engine.start(tx, whole, {}, { key: 'message:9', advance: true })
    throw new Error('the caller fails')
  }).catch(() => {})
  expect([await w.count('select from workflow_run'), await w.count('select from effect')]).toEqual([0, 0])
  const run = await w.begin(whole, 'message:9', {}, true)
  expect(await w.run(run)).toMatchObject({ status: 'waiting', waiting_for: 'review' })
  expect(w.woken).toEqual([])
})

describe('a crash', () => {
  test.each(['before', 'after'] as const)('%s any commit changes nothing', async when => {
    let dieAt = 1
    for (let crashed = true; crashed; dieAt++) {
      await using w = await engineWorld(whole)
      const brittle = brittlePool(w.pool, dieAt, when)
      const fragile = w.another([whole], brittle.pool)
      const run = await w.begin(whole)
      const advance = () => fragile.advance(run).catch(() => fragile.advance(run))
      await advance()
      await w.decide(run, 'review', 'approve')
      await advance()
      await w.emit(`paid:${run}`, { amount: '1.00' })
      await advance()
      crashed = brittle.crashed()
      expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'paid' })
      expect(await w.mails()).toEqual(['confirmation', 'thanks'])
      expect(await w.count('select from effect')).toBe(2)
    }
    expect(dieAt).toBeGreaterThan(3)
  })

  test('around a call to the outside world repeats the call with the same key, and nothing else', async () => {
    const keys: string[] = []
    const calls = story(async flow => {
      await flow.step('before', effect('before'))
      const answer = await flow.call('outside', async key => {
        keys.push(key)
        return 42
      })
      await flow.step('after', effect(`after ${answer}`))
      return 'called'
    })
    for (let dieAt = 1; dieAt <= 4; dieAt++) {
      await using w = await engineWorld(calls)
      keys.length = 0
      const fragile = w.another([calls], brittlePool(w.pool, dieAt, 'after').pool)
      const run = await w.begin(calls, 'message:1', {}, true)
      await fragile.advance(run).catch(() => fragile.advance(run))
      expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'called' })
      expect(new Set(keys)).toEqual(new Set([`${run}:outside`]))
      expect(await w.count('select from effect')).toBe(2)
    }
  })

  test('of a job is made good by the sweep', async () => {
    await using w = await engineWorld(whole)
    const run = await w.begin(whole)
    w.woken.length = 0
    await skipTime(w.pool, { seconds: 20 })
    await w.engine.sweep()
    expect(w.woken).toEqual([run])
  })
})

test('ten workers on one run: one effect, one mail', async () => {
  await using w = await engineWorld(whole)
  const run = await w.begin(whole)
  await w.engine.advance(run)
  await w.decide(run, 'review', 'approve')
  await Promise.all(Array.from({ length: 10 }, () => w.engine.advance(run)))
  expect(await w.mails()).toEqual(['confirmation'])
  expect(await w.count('select from effect')).toBe(2)
})

test('case 26: a worker that takes too long and one that got its job again: one effect, one mail', async () => {
  let slow = true
  const booking = story(async flow => {
    await flow.step('book', async tx => {
      const mine = slow
      slow = false
      await tx.query(`insert into effect values ('booked')`)
      if (mine) await tx.query('select pg_sleep(1)') // past the time that its job had
      return null
    })
    await flow.reply('confirmation', mail('confirmation'))
    return 'done'
  })
  await using w = await engineWorld(booking)
  const run = await w.begin(booking)
  const late = w.engine.advance(run)
  await new Promise(resolve => setTimeout(resolve, 200))
  await Promise.all([late, w.engine.advance(run), w.another([booking]).advance(run)])
  expect(await w.mails()).toEqual(['confirmation'])
  expect(await w.count('select from effect')).toBe(1)
  expect(await w.run(run)).toMatchObject({ status: 'done', attempts: 0 })
})

test('an answer that races with the worker is never lost', async () => {
  await using w = await engineWorld(whole)
  for (let i = 0; i < 20; i++) {
    const run = await w.begin(story(whole.run), `message:${i}`)
    await w.pool.query('truncate effect')
    await w.engine.advance(run)
    await Promise.all([w.engine.advance(run), w.decide(run, 'review', 'refuse')])
    await w.engine.advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'refused' })
  }
})

describe('the undo window', () => {
  test('nothing moves before it is over, and a decision inside it can be taken back with its changes', async () => {
    await using w = await engineWorld(whole)
    const run = await w.begin(whole)
    await w.engine.advance(run)
    await w.decide(run, 'review', 'approve', { effectiveIn: 60 })
    await w.engine.advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'waiting' })
    await transaction(w.pool, tx => w.engine.undo(tx, run, 'review', 'sanne'))
    await skipTime(w.pool, { seconds: 61 })
    await w.engine.advance(run)
    expect(await w.mails()).toEqual([])
    await w.decide(run, 'review', 'approve', { effectiveIn: 60, rev: 2 })
    await skipTime(w.pool, { seconds: 61 })
    expect(await w.engine.sweep()).toBe(1)
    await w.engine.advance(run)
    expect(await w.mails()).toEqual(['confirmation'])
    await expect(transaction(w.pool, tx => w.engine.undo(tx, run, 'review', 'sanne'))).rejects.toThrow(TooLateError)
  })

  test('can be held without end and released', async () => {
    await using w = await engineWorld(whole)
    const run = await w.begin(whole)
    await w.engine.advance(run)
    await w.decide(run, 'review', 'approve', { effectiveIn: 60 })
    await transaction(w.pool, tx => w.engine.reschedule(tx, run, 'review', 'sanne', null))
    await skipTime(w.pool, { days: 400 })
    await w.engine.advance(run)
    expect(await w.mails()).toEqual([])
    await transaction(w.pool, tx => w.engine.reschedule(tx, run, 'review', 'sanne', 0))
    await w.engine.advance(run)
    expect(await w.mails()).toEqual(['confirmation'])
  })
})

test('case 33: a second approval gets the name of who was first; a stale one is refused', async () => {
  await using w = await engineWorld(whole)
  const run = await w.begin(whole)
  await w.engine.advance(run)
  await expect(w.decide(run, 'review', 'approve', { rev: 7 })).rejects.toThrow(ChangedMeanwhileError)
  const both = await Promise.allSettled([
    w.decide(run, 'review', 'approve', { who: 'sanne', effectiveIn: 60 }),
    w.decide(run, 'review', 'refuse', { who: 'tim', effectiveIn: 60 }),
  ])
  expect(both.map(it => it.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const refused = both.find(it => it.status === 'rejected')
  expect(refused?.reason).toBeInstanceOf(AlreadyDecidedError)
})

test('an event ends a review; an event that came too early is kept; a wait that is late goes on', async () => {
  await using w = await engineWorld(whole)
  const run = await w.begin(whole)
  await w.emit(`reply:${run}`, { mail: 5 })
  await w.engine.advance(run)
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'event' })

  const late = await w.begin(story(whole.run), 'message:2')
  await w.pool.query('truncate effect')
  await w.engine.advance(late)
  await w.decide(late, 'review', 'approve')
  await w.engine.advance(late)
  await skipTime(w.pool, { days: 3, minutes: 1 })
  expect(await w.engine.sweep()).toBeGreaterThan(0)
  await w.engine.advance(late)
  expect(await w.run(late)).toMatchObject({ status: 'done', outcome: 'reminded' })
})

describe('case 27: a failing run', () => {
  const broken = story(async flow => {
    await flow.step('first', effect('first'))
    await flow.step('second', async () => {
      throw new Error('the catalogue is closed')
    })
    return 'never'
  })

  test('is tried again with growing pauses, then stops visibly; nothing of it stays half done', async () => {
    await using w = await engineWorld(broken)
    const run = await w.begin(broken)
    for (let i = 0; i < 8; i++) {
      await w.engine.advance(run)
      expect(await w.count('select from effect')).toBe(0)
      await skipTime(w.pool, { hours: 2 })
    }
    expect(await w.run(run)).toMatchObject({ status: 'failed', error: 'the catalogue is closed', attempts: 8 })
    expect(await w.count(`select from run_log where what = 'failed-attempt'`)).toBe(8)
  })

  test('goes on from where it stopped when a colleague retries it with better code', async () => {
    await using w = await engineWorld(broken)
    const run = await w.begin(broken)
    await w.pool.query(`update workflow_run set status = 'failed'`)
    await transaction(w.pool, tx => w.engine.retry(tx, run, 'sanne'))
    const mended = w.another([story(async flow => String(await flow.step('first', effect('first'))))])
    await mended.advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'first' })
  })

  test('stops at once on a permanent error, and a story that swallows the error of a verb does not go on', async () => {
    const greedy = story(async flow => {
      try {
        await flow.step('first', async () => {
          throw new PermanentError('the customer is blocked')
        })
      } catch {
        return 'swallowed'
      }
      return 'never'
    })
    await using w = await engineWorld(greedy)
    const run = await w.begin(greedy)
    await w.engine.advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'failed', error: 'the customer is blocked' })
  })

  test('case 30: an SQL error that the step swallowed leaves nothing half committed', async () => {
    const sly = story(async flow => {
      await flow.step('first', async tx => {
        await effect('first')(tx)
        await tx.query('select 1/0').catch(() => {})
      })
      return 'done'
    })
    await using w = await engineWorld(sly)
    const run = await w.begin(sly)
    await w.engine.advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'running', attempts: 1 })
    expect(await w.count('select from effect')).toBe(0)
  })
})

describe('versions and determinism', () => {
  test('parking cannot be swallowed by try/catch, and finally does not run', async () => {
    const seen: string[] = []
    const greedy = story(async flow => {
      try {
        await flow.approval('ask', {})
      } catch {
        seen.push('caught')
      } finally {
        seen.push('finally')
      }
      return 'over'
    })
    await using w = await engineWorld(greedy)
    const run = await w.begin(greedy)
    await w.engine.advance(run)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect([seen, (await w.run(run)).status]).toEqual([[], 'waiting'])
  })

  test('a step may be put between old ones while runs are in flight', async () => {
    const before = story(async flow => {
      await flow.step('one', effect('one'))
      await flow.approval('ask', {})
      await flow.step('two', effect('two'))
      return 'old'
    })
    const after = story(async flow => {
      await flow.step('one', effect('one'))
      await flow.step('between', effect('between'))
      await flow.approval('ask', {})
      await flow.step('two', effect('two'))
      return 'new'
    })
    await using w = await engineWorld(before)
    const run = await w.begin(before)
    await w.engine.advance(run)
    await w.decide(run, 'ask', 'approve')
    await w.another([after]).advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'new' })
    expect(await w.count('select from effect')).toBe(3)
  })

  test('a run in flight without its version stops the start-up', async () => {
    await using w = await engineWorld(whole)
    await w.begin(whole)
    await expect(w.another([story(whole.run, 2)]).checkVersions()).rejects.toThrow(UnknownWorkflowError)
    await expect(w.another([story(whole.run, 2), whole]).checkVersions()).resolves.toBeUndefined()
  })

  test('a step name used twice fails the run', async () => {
    const twice = story(async flow => {
      await flow.step('one', effect('one'))
      await flow.step('one', effect('two'))
      return 'never'
    })
    await using w = await engineWorld(twice)
    const run = await w.begin(twice)
    await w.engine.advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'failed', error: 'story uses the step name one twice' })
  })

  test('a step returns the same value before and after a restart', async () => {
    const values: unknown[] = []
    const sloppy = story(async flow => {
      values.push(await flow.step('one', async () => ({ at: new Date(0), nothing: undefined }) as never))
      await flow.approval('ask', {})
      return 'over'
    })
    await using w = await engineWorld(sloppy)
    const run = await w.begin(sloppy)
    await w.engine.advance(run)
    await w.engine.advance(run)
    expect(values[0]).toEqual({ at: '1970-01-01T00:00:00.000Z' })
    expect(values[1]).toEqual(values[0])
  })

  test('the same cause twice is one run', async () => {
    await using w = await engineWorld(whole)
    const [a, b] = await Promise.all([w.begin(whole), w.begin(whole)])
    expect(a).toBe(b)
    expect(await w.count('select from workflow_run')).toBe(1)
  })

  test('a cancelled run does not move any more', async () => {
    await using w = await engineWorld(whole)
    const run = await w.begin(whole, 'message:1', {}, true)
    await transaction(w.pool, tx => w.engine.cancel(tx, run, 'sanne', 'dubbel'))
    await w.emit(`reply:${run}`, { mail: 1 })
    await w.engine.advance(run)
    expect(await w.run(run)).toMatchObject({ status: 'cancelled', waiting_for: null })
  })
})
