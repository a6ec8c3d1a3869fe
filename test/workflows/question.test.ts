import { expect, test } from 'vitest'
import { saveCustomer } from '../../src/domain/customers.ts'
import type { AnyWorkflow, Request } from '../../src/workflow/define.ts'
import { KINDS } from '../../src/understanding/types.ts'
import { KIND_NAMES } from '../../src/workflow/kind-names.ts'
import { proposalFor } from '../../src/workflow/question/proposals.ts'
import question from '../../workflows/question.ts'
import { storyWorld } from './world.ts'

const workflow = question as unknown as AnyWorkflow

test('a receipt at once, an answer that a person writes, to the sender in the same thread', async () => {
  await using w = await storyWorld(workflow)
  const run = await w.receive({ subject: 'Garantie', fields: { topic: 'Hoe lang is de garantie?' } })
  expect((await w.mails())[0]).toMatchObject({ template: 'request/received', automatic: true })
  const { review } = await w.item(run)
  expect(review.summary.nl).toBe('Hoe lang is de garantie?')
  expect(review.checks.filter(it => it.level === 'error').map(it => it.pointer)).toEqual(['/answer'])
  expect(review.facts).toContainEqual({
    label: { nl: 'Waar het over gaat', en: 'What it is about' },
    value: { nl: 'Hoe lang is de garantie?', en: 'Hoe lang is de garantie?' },
  })
  await w.decide(run, 'answer', { values: { '/answer': 'Tot 4 december 2027.\n\nVerlengen kan.' } })
  const answer = (await w.mails()).at(-1)!
  expect(answer).toMatchObject({ subject: 'Re: Garantie', to: 'inkoop@bosveld.example', automatic: false })
  expect(answer.text).toContain('Beste Inkoop Bosveld,\n\nTot 4 december 2027.\n\nVerlengen kan.\n')
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'answered' })
})

test('an empty answer cannot be sent', async () => {
  await using w = await storyWorld(workflow)
  const run = await w.receive({ subject: 'Kabels' })
  await expect(w.decide(run, 'answer')).rejects.toThrow('the value “paragraphs” is missing')
  expect((await w.item(run)).name).toBe('review:1')
})

test('another kind: no mail from here, the mail begins once more as that', async () => {
  await using w = await storyWorld(workflow)
  const run = await w.receive()
  await w.decide(run, 'other-kind', { values: { '/otherKind': 'return-request' } })
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'restart-as:return-request' })
  expect(await w.mails()).toHaveLength(1)
})

test.each([[{}], [{ '/otherKind': 'spam; drop table' }]])(
  'another kind without a real one (%j) comes back as a question',
  async values => {
    await using w = await storyWorld(workflow)
    const run = await w.receive()
    await w.decide(run, 'other-kind', { values })
    expect(await w.run(run)).toMatchObject({ outcome: 'restart-as:question' })
  },
)

test('closed without a mail', async () => {
  await using w = await storyWorld(workflow)
  const run = await w.receive()
  await w.decide(run, 'close', { reason: 'Ongevraagde reclame.' })
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'closed' })
  expect(await w.mails()).toHaveLength(1)
})

test('the colleague sees what was read, and who the sender may be', async () => {
  await using w = await storyWorld(workflow)
  const customer = await saveCustomer(w.pool, { name: 'Bosveld Netwerken B.V.', number: '20417' })
  await w.pool.query(`insert into customer_domain values ('bosveld.example', $1)`, [customer])
  const run = await w.receive({ fields: { invoiceNumber: '2026-0045' } })
  await w.pool.query(`update inbound_message set kind = 'invoice-copy'`)
  await w.reply(run, { fields: { remark: 'Graag snel' } })
  const { review } = await w.item(run)
  expect(review.title).toBe('Toegang portal · inkoop@bosveld.example')
  expect(review.facts.map(it => it.value.nl).toSorted()).toEqual([
    '2026-0045',
    'Bosveld Netwerken B.V. (20417): domein bosveld.example hoort bij deze klant',
    'Graag snel',
  ])
})

test('where the rules settle it an answer is proposed: filled in, pointed out, and sent only by a colleague', async () => {
  await using w = await storyWorld(workflow)
  const run = await w.receive({ subject: 'Vraag', fields: { topic: 'Is er een minimale afname per bestelling?' } })
  const item = await w.item(run)
  expect(item.request.fields['answer']).toBe('U kunt bij ons elk aantal bestellen. Wij kennen geen minimum.')
  expect(item.review.checks[0]).toMatchObject({ level: 'warning', pointer: '/answer' })
  expect((await w.mails()).map(it => it.template)).toEqual(['request/received'])
  await w.decide(run, 'answer')
  expect((await w.mails()).at(-1)!.text).toContain('Wij kennen geen minimum.')
})

test.each([
  ['Wat betekent de ETA bij mijn order?', 'eta'],
  ['What is the return policy, how many days do I have?', 'returns'],
  ['Kan ik mijn order nog annuleren?', 'cancelling'],
  ['Wat zijn de verzendkosten?', 'shipping'],
  ['Wij willen graag klant worden', 'customer'],
  ['Hoe krijgen wij toegang tot de Customer Portal?', 'portal'],
  ['Hoe kunnen wij onze accountgegevens wijzigen?', 'details'],
  ['Kan ik annuleren, en wat zijn anders de verzendkosten?', undefined],
  ['Hebben jullie nog van die blauwe kabels?', undefined],
  ['', undefined],
])('“%s” is a question about %s', (topic, name) => {
  expect(proposalFor({ subject: '', fields: { topic } } as unknown as Request)?.name).toBe(name)
})

test('every kind that a person can ask has a name, so that every kind can be chosen', () => {
  expect(Object.keys(KIND_NAMES).toSorted()).toEqual(KINDS.filter(it => it !== 'automated' && it !== 'spam').toSorted())
})
