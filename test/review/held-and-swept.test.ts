import { expect, test } from 'vitest'
import { transaction } from '../../src/db/pool.ts'
import { wroteMeanwhile } from '../../src/workflow/meanwhile.ts'
import { engineWorld, story } from '../support/engine.ts'

const hears = story(async flow => {
  for (let round = 1; ; round++) {
    const decision = await flow.approval(`review:${round}`, {}, { topic: `reply:${flow.runId}` })
    if (decision.by !== 'colleague') continue
    const wrote = await wroteMeanwhile(flow, `${round}`)
    if (!wrote) return decision.outcome
  }
})

test('replies to a held decision are heard one by one, and then the sweep has nothing to do', async () => {
  await using w = await engineWorld(hears)
  const run = await w.begin(hears, 'message:1', {}, true)
  await w.decide(run, 'review:1', 'approve', { effectiveIn: 3600 })
  await transaction(w.pool, tx => w.engine.reschedule(tx, run, 'review:1', 'sanne', null))
  expect(await w.engine.sweep()).toBe(0)
  for (let n = 0; n < 3; n++) await w.emit(`reply:${run}`, { mailId: n })
  expect(await w.engine.sweep()).toBe(1)
  for (let n = 0; n < 3; n++) await w.engine.advance(run)
  expect(await w.engine.sweep()).toBe(0)
  expect(await w.count('select from workflow_event where taken_by is null')).toBe(0)
  expect(await w.run(run)).toMatchObject({ status: 'waiting' })
  const { rows } = await w.pool.query<{ name: string }>('select name from workflow_wait where answered_at is null')
  expect(rows).toHaveLength(1)
  await w.decide(run, rows[0]!.name, 'close')
  await w.engine.advance(run)
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'close' })
})

test('a decision that took effect and a reply that comes while it is carried out never both count', async () => {
  await using w = await engineWorld(hears)
  for (let n = 0; n < 15; n++) {
    const run = await w.begin(hears, `message:${n}`, {}, true)
    await w.decide(run, 'review:1', 'approve')
    await Promise.all([w.engine.advance(run), w.emit(`reply:${run}`, { mailId: n }), w.engine.advance(run)])
    const { status } = await w.run(run)
    const open = await w.count(`select from workflow_event where topic = 'reply:${run}' and taken_by is null`)
    // done: the reply is left for the desk to hand out anew; heard: the decision does not count
    expect([status, open]).toEqual(status === 'done' ? ['done', 1] : ['waiting', 0])
  }
})
