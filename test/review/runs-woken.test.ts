import { expect, test } from 'vitest'
import { transaction } from '../../src/db/pool.ts'
import { TooLateError } from '../../src/engine/errors.ts'
import { engineWorld, story } from '../support/engine.ts'

const decides = story(async flow => {
  await flow.approval('review', {})
  return 'done'
})
const breaks = story(async flow => {
  await flow.approval('review', {})
  await flow.step('book', () => Promise.reject(new Error('the article is gone')))
  return 'done'
})

test('a run whose approved work fails waits longer after each try, whatever else would wake it', async () => {
  await using w = await engineWorld(breaks)
  const run = await w.begin(breaks, 'message:1', {}, true)
  await w.decide(run, 'review', 'approve')
  await w.engine.advance(run)
  await w.engine.advance(run)
  expect(await w.run(run)).toMatchObject({ status: 'running', attempts: 2 })
  w.woken.length = 0
  await w.engine.sweep()
  expect(w.woken).toEqual([])
  await w.pool.query(`update clock set shift = '4 seconds'`)
  await w.engine.sweep()
  expect(w.woken).toEqual([run])
})

test('runs that stopped, however many, never stand in front of one that may move', async () => {
  await using w = await engineWorld(breaks)
  for (let n = 0; n < 205; n++) {
    const run = await w.begin(breaks, `message:${n}`, {}, true)
    await w.decide(run, 'review', 'approve')
  }
  await w.pool.query(`update workflow_run set status = 'failed'`)
  const next = await w.begin(breaks, 'message:next', {}, true)
  await w.decide(next, 'review', 'approve')
  w.woken.length = 0
  await w.engine.sweep()
  expect(w.woken).toEqual([next])
})

test('a decision in its undo window ends with the run that is stopped: nothing to take back, nothing to wake', async () => {
  await using w = await engineWorld(decides)
  const run = await w.begin(decides, 'message:1', {}, true)
  await w.decide(run, 'review', 'approve', { effectiveIn: 60 })
  await transaction(w.pool, tx => w.engine.cancel(tx, run, 'tim', 'asked by telephone'))
  await expect(transaction(w.pool, tx => w.engine.undo(tx, run, 'review', 'sanne'))).rejects.toThrow(TooLateError)
  expect(await w.count('select from workflow_wait where answered_at is null or effective_at is not null')).toBe(0)
})
