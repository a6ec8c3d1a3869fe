import { expect, test } from 'vitest'
import { transaction } from '../../src/db/pool.ts'
import { until } from '../support/intake.ts'
import { office, raw, type Office } from './office.ts'

const QUESTION = raw('Vraag over de openingstijden', 'Goedemiddag,\n\nWat zijn jullie openingstijden?\n\nGroet, Els')

/** Mail and run of a question that a person must look at. */
async function question(w: Office): Promise<{ mail: number; run: number }> {
  const [mail] = await w.arrive(QUESTION)
  await w.open()
  const [run] = await w.begun(mail!, 1)
  expect(run!.workflow).toBe('question')
  return { mail: mail!, run: run!.id }
}

test('a mail that a colleague called a return becomes one, also when the process that reads it again is killed', async () => {
  await using w = await office()
  const { mail, run } = await question(w)
  w.killReader(1, (_raw, as) => as === 'return-request')
  await w.decide(run, 'other-kind', { otherKind: 'return-request' })
  const runs = await w.begun(mail, 2)
  expect(runs.map(it => it.workflow)).toEqual(['question', 'return-request'])
  expect(await w.mail(mail)).toMatchObject({ state: 'routed', kind: 'return-request' })
})

test('when it can never be read as that, a person sees it among what failed', async () => {
  await using w = await office()
  const { mail, run } = await question(w)
  w.killReader(100, (_raw, as) => as === 'return-request')
  await w.decide(run, 'other-kind', { otherKind: 'return-request' })
  await until(async () => (await w.mail(mail)).state === 'failed', 'the mail is shown to a person')
})

test('the same kind named twice is asked twice: no question ends without an answer', async () => {
  await using w = await office()
  const { mail, run } = await question(w)
  await w.decide(run, 'other-kind', { otherKind: 'availability' })
  const [, second] = await w.begun(mail, 2)
  await w.decide(second!.id, 'other-kind', { otherKind: 'availability' })
  const runs = await w.begun(mail, 3)
  expect(runs.at(-1)).toMatchObject({ workflow: 'question', status: 'waiting' })
})

test('a filed mail that a colleague brought back stays brought back, also when reading it fails the first time', async () => {
  await using w = await office()
  const [mail] = await w.arrive(
    raw('Automatisch antwoord: bestelling', 'Ik ben afwezig.', { headers: 'Auto-Submitted: auto-replied' }),
  )
  await w.open()
  await until(async () => (await w.mail(mail!)).state === 'filed', 'the mail is filed')
  w.killReader(1, () => true)
  await w.bringBack(mail!)
  const [run] = await w.begun(mail!, 1)
  expect(run).toMatchObject({ workflow: 'question', status: 'waiting' })
})

test('two items of one mail that are both called something else are both read again', async () => {
  await using w = await office()
  const { mail, run } = await question(w)
  const twin = await transaction(w.pool, async tx => {
    const { rows } = await tx.query('select input from workflow_run where id = $1', [run])
    const { question: workflow } = w
    return w.engine.start(tx, workflow, rows[0].input, { key: 'message:twin', messageId: mail, advance: true })
  })
  await w.decide(run, 'other-kind', { otherKind: 'return-request' }, 1)
  await w.decide(twin, 'other-kind', { otherKind: 'access-request' }, 1)
  const runs = await w.begun(mail, 4)
  expect(runs.map(it => it.workflow).toSorted()).toEqual(['access-request', 'question', 'question', 'return-request'])
})
