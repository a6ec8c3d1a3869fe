import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { setRule } from '../src/domain/policy.ts'
import type { JsonObject } from '../src/engine/define.ts'
import { conversationPlan, converse, type Story } from '../src/workflow/conversation.ts'
import { senderChecks } from '../src/workflow/checks.ts'
import { type AnyWorkflow, type Request, defineWorkflow } from '../src/workflow/define.ts'
import { at, withEdits } from '../src/workflow/edits.ts'
import { questionLetter } from '../src/workflow/letters.ts'
import { approve, ask, refuse } from '../src/workflow/outcomes.ts'
import { mergeReply } from '../src/workflow/reply.ts'
import { storyWorld, type Stories } from './workflows/world.ts'

/** A request with two fields that are needed, lines, and facts that follow the fields. */
const TITLE = { nl: 'Proefaanvraag', en: 'Trial request' }
const ASKS = {
  company: { nl: 'de bedrijfsnaam', en: 'the company name' },
  'lines/*/sku': { nl: 'regel {n}: het artikelnummer', en: 'line {n}: the article number' },
}
interface TrialFacts {
  seen: string
}
const story: Story<TrialFacts> = {
  name: 'trial',
  title: TITLE,
  request: {
    kind: 'question',
    recognise: () => 0,
    fields: z.looseObject({}),
    missing: (fields: JsonObject) => (fields['company'] ? [] : ['company']),
    extract: () => [],
  },
  assess: (_tx, { fields }) =>
    Promise.resolve({ seen: typeof fields['company'] === 'string' ? fields['company'] : 'nothing' }),
  review: ({ request, facts }) => ({
    title: facts.seen,
    summary: TITLE,
    facts: [],
    checks: senderChecks(request),
    form: [],
    outcomes: [approve(), ask(), refuse()],
  }),
  answer: (outcome, { request }, reason) =>
    outcome === 'ask' ? { step: 'question', mail: questionLetter(request, TITLE, ASKS, reason) } : null,
}
const understood = () => [{ label: { nl: 'Regels', en: 'Lines' }, count: 12 }]
const trial = defineWorkflow<TrialFacts, typeof conversationPlan>({
  ...story,
  version: 1,
  department: 'sales',
  plan: conversationPlan,
  async run(flow, request) {
    const { outcome, who, facts, request: last } = await converse(flow, story, request, { asks: ASKS, understood })
    return `${outcome} by ${who}: ${facts.seen}, ${JSON.stringify(last.fields)}`
  },
}) as unknown as AnyWorkflow

const complete: Partial<Request> = { fields: { company: 'Bosveld' } }
const incomplete: Partial<Request> = { fields: {}, missing: ['company'] }
const steps = async (w: Stories) => (await w.mails()).map(mail => `${mail.step} → ${mail.to}`)

describe('what leaves at once', () => {
  test('a receipt in numbers, without a word of the sender, and the review in the same commit', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive({
      ...complete,
      subject: 'GRATIS ‼',
      sender: { name: 'Klik Hier', address: 'inkoop@bosveld.example' },
    })
    const [receipt] = await w.mails()
    expect(receipt).toMatchObject({ template: 'request/received', automatic: true, state: 'pending' })
    expect(receipt!.text).toContain('Regels: 12')
    expect(receipt!.text).toContain('uiterlijk di 24 nov 2026')
    expect(receipt!.text).not.toMatch(/Klik|GRATIS|Bosveld/)
    expect((await w.item(run)).review.title).toBe('Bosveld')
  })

  test('a request for what is missing instead of the receipt: one automatic mail, not two', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive({ ...incomplete, missing: ['company', 'lines/2/sku'] })
    const mails = await w.mails()
    expect(mails.map(it => it.template)).toEqual(['request/missing'])
    expect(mails[0]!.text).toContain('- de bedrijfsnaam\n- regel 3: het artikelnummer')
    expect(await w.run(run)).toMatchObject({ waiting_for: 'answer:missing-1' })
  })

  test.each([
    ['nobody vouches for the sender', { trust: 0 }],
    ['a machine wrote it', { silent: 'machine' as const }],
    ['it was mailed before we began', { silent: 'history' as const }],
    ['it came by telephone', { origin: 'telephone' as const, trust: 3 }],
  ])('nothing, when %s: a colleague sees it', async (_why, more) => {
    await using w = await storyWorld(trial)
    const whole = await w.receive({ ...complete, ...more })
    const part = await w.receive({ ...incomplete, ...more })
    expect(await w.mails()).toEqual([])
    expect((await w.item(whole)).name).toBe('review:1')
    expect((await w.item(part)).request.missing).toEqual(['company'])
  })

  test('what leaves without a person is data: narrowed for one kind, it stays here', async () => {
    await using w = await storyWorld(trial)
    await w.tx(tx => setRule(tx, { what: 'receipt', kind: 'trial', trust: 2 }, 'sanne@lindehout.example'))
    await w.receive(complete)
    expect(await w.mails()).toEqual([])
    await w.receive({ ...complete, trust: 2 })
    expect(await steps(w)).toEqual(['receipt → inkoop@bosveld.example'])
  })

  test('a question that a limit keeps back does not make the item wait for an answer', async () => {
    await using w = await storyWorld(trial)
    await w.pool.query(`insert into suppression (address, reason) values ('inkoop@bosveld.example', 'unknown mailbox')`)
    const run = await w.receive(incomplete)
    expect((await w.item(run)).name).toBe('review:1')
  })
})

describe('missing data', () => {
  test('the reply fills it in, and the item says what changed', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(incomplete)
    const mail = await w.reply(run, { fields: { company: 'Bosveld B.V.' } })
    const item = await w.item(run)
    expect(item.changes).toEqual([{ pointer: '/company', before: '', after: 'Bosveld B.V.' }])
    expect(item.request.missing).toEqual([])
    expect(item.review.title).toBe('Bosveld B.V.')
    expect(item.mails.at(-1)).toBe(mail)
    expect(await steps(w)).toEqual(['missing → inkoop@bosveld.example', 'receipt:missing → inkoop@bosveld.example'])
  })

  test('two reminders on working days in the morning, then a colleague; never a third', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(incomplete) // Monday 23 November, 10:00
    await w.skip({ days: 1, hours: 22 }) // Wednesday, 08:00
    expect(await steps(w)).toHaveLength(1)
    await w.skip({ hours: 2 }) // Wednesday, 10:00
    expect(await steps(w)).toHaveLength(2)
    await w.skip({ days: 4, hours: 22 }) // Monday, 08:00: a weekend does not count
    expect(await steps(w)).toHaveLength(2)
    await w.skip({ hours: 2 })
    const reminders = (await w.mails()).filter(it => it.template === 'request/reminder')
    expect(reminders).toHaveLength(2)
    expect(reminders[0]!.text).not.toContain('laatste herinnering')
    expect(reminders[1]!.text).toContain('laatste herinnering')
    await w.skip({ days: 7 })
    expect((await w.item(run)).review.checks[0]!.text.nl).toContain('heeft niet geantwoord')
    expect(await steps(w)).toHaveLength(3)
  })

  test('a reply of somebody who is not authenticated is shown with a warning, and nothing of it is taken over', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(incomplete)
    const mail = await w.reply(run, { trust: 0, fields: { company: 'Namaak' } })
    const item = await w.item(run)
    expect(item.request.fields).toEqual({})
    expect(item.changes).toEqual([])
    expect(item.mails.at(-1)).toBe(mail)
    expect(item.review.checks[0]).toMatchObject({ level: 'warning' })
    expect(item.review.checks[0]!.text.nl).toContain('niet vastgesteld')
    expect(await steps(w)).toEqual(['missing → inkoop@bosveld.example'])
  })
})

describe('the review', () => {
  test('a question goes out as approved, and its answer opens the same item again', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    await w.decide(run, 'ask', { reason: 'Welk adres?\nWelke datum?' })
    const sent = (await w.mails()).at(-1)!
    expect(sent).toMatchObject({ step: 'question:1', automatic: false, template: 'request/question' })
    expect(sent.text).toContain('Beste Inkoop Bosveld,')
    expect(sent.text).toContain('- Welk adres?\n- Welke datum?')
    await w.reply(run, { fields: { address: 'Kade 12' } })
    expect(await w.item(run)).toMatchObject({
      name: 'review:2',
      changes: [{ pointer: '/address', before: '', after: 'Kade 12' }],
    })
    await w.decide(run, 'ask', { reason: 'Zeker?' })
    expect((await w.mails()).at(-1)).toMatchObject({ step: 'question:2' })
  })

  test('a reply that comes while a colleague looks brings the item up to date', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    await w.reply(run, { fields: { company: 'Bosveld Groep' } })
    expect((await w.item(run)).changes).toEqual([{ pointer: '/company', before: 'Bosveld', after: 'Bosveld Groep' }])
    expect(await w.pool.query('select from workflow_event where taken_by is null')).toMatchObject({ rowCount: 0 })
  })

  test('the outcome comes with what the colleague corrected, and with facts of the corrected request', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive({ fields: { company: 'Bosvld', lines: [{ sku: 'A' }, { sku: 'B' }] } })
    await w.decide(run, 'approve', { values: { '/company': 'Bosveld', '/lines/1/sku': 'C' } })
    expect(await w.run(run)).toMatchObject({
      status: 'done',
      outcome: 'approve by sanne@lindehout.example: Bosveld, {"lines":[{"sku":"A"},{"sku":"C"}],"company":"Bosveld"}',
    })
  })

  test('an unanswered question of a colleague is reminded of, and comes back', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    await w.decide(run, 'ask', { reason: 'Welk adres?' })
    await w.skip({ days: 3 })
    expect((await w.mails()).at(-1)).toMatchObject({ template: 'request/reminder', step: 'reminder:1-1' })
    expect((await w.mails()).at(-1)!.text).toContain('- Welk adres?')
    for (let day = 0; day < 14; day++) await w.skip({ days: 1 })
    expect(await w.item(run)).toMatchObject({ name: 'review:2' })
    expect((await w.mails()).filter(it => it.template === 'request/reminder')).toHaveLength(2)
  })

  test('two replies before anybody looks are both in the item', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    const first = await w.reply(run, { fields: { a: '1' } }, 'later')
    const second = await w.reply(run, { fields: { b: '2' } }, 'later')
    await w.engine.advance(run)
    const item = await w.item(run)
    expect(item.request.fields).toEqual({ company: 'Bosveld', a: '1', b: '2' })
    expect(item.mails.slice(-2)).toEqual([first, second])
  })
})

describe('a reply between a decision and its effect', () => {
  const outbox = async (w: Stories) =>
    (await w.pool.query<{ step: string; state: string }>('select step, state from outbox order by id')).rows.map(
      it => `${it.step} ${it.state}`,
    )

  test('within the time to undo: nothing is done, the item comes back with what the colleague had filled in', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    await w.decide(run, 'ask', { reason: 'Welk adres?', values: { '/contact': 'Els', message: 'Wij' }, undo: 60 })
    expect(await outbox(w)).toEqual(['receipt pending', 'question:1 frozen'])
    const mail = await w.reply(run, { fields: { address: 'Kade 12' } })
    const item = await w.item(run)
    expect(item).toMatchObject({
      name: 'review:2',
      request: { fields: { company: 'Bosveld', contact: 'Els', message: 'Wij', address: 'Kade 12' } },
      changes: [{ pointer: '/address', before: '', after: 'Kade 12' }],
    })
    expect(item.mails.at(-1)).toBe(mail)
    expect(item.review.checks[0]!.text.nl).toBe(
      'De klant schreef voordat ‘Vraag klant’ van sanne@lindehout.example inging. Er is niets uitgevoerd of verstuurd: lees het antwoord en beslis opnieuw. Geschreven was: Welk adres?',
    )
    expect(await outbox(w)).toEqual(['receipt pending', 'receipt:1 pending'])
    await w.decide(run, 'approve')
    expect(await w.run(run)).toMatchObject({ status: 'done', outcome: expect.stringContaining('Kade 12') })
  })

  test('while it is held: the item comes back with the reply at once', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    await w.decide(run, 'approve', { undo: 60 })
    const move = (seconds: number | null) => w.tx(tx => w.engine.reschedule(tx, run, 'review:1', 'sanne', seconds))
    await move(null)
    await w.reply(run, { trust: 0, fields: { company: 'Namaak' } })
    const item = await w.item(run)
    expect(item).toMatchObject({ name: 'review:2', request: { fields: { company: 'Bosveld' } } })
    expect(item.review.checks.slice(0, 2).map(it => it.text.en)).toEqual([
      expect.stringContaining('before ‘Approve’ by sanne@lindehout.example took effect'),
      expect.stringContaining('nobody vouches for that address'),
    ])
  })

  test('two of them are both read before anything is done', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    await w.decide(run, 'approve', { undo: 60 })
    const mails = [await w.reply(run, { fields: { a: '1' } }), await w.reply(run, { fields: { b: '2' } })]
    await w.skip({ minutes: 2 })
    expect((await w.item(run)).mails.slice(-2)).toEqual(mails)
    expect((await w.item(run)).review.checks[0]!.text.nl).toContain('voordat ‘Keur goed’ van')
  })

  test('one that comes after the effect is for what the run waits for then', async () => {
    await using w = await storyWorld(trial)
    const run = await w.receive(complete)
    await w.decide(run, 'ask', { reason: 'Welk adres?' })
    await w.reply(run, { fields: { address: 'Kade 12' } }, 'later')
    // as a run that was decided before this look at replies existed
    await w.pool.query(`delete from workflow_step where name = 'assess:meanwhile-1'`)
    await w.engine.advance(run)
    expect((await w.item(run)).review.checks.map(it => it.text.nl).join()).not.toContain('voordat')
    expect((await w.item(run)).request.fields).toEqual({ company: 'Bosveld', address: 'Kade 12' })
  })
})

describe('a reply and a request put together', () => {
  const base = {
    ...complete,
    sender: { name: '', address: 'a@x.example' },
    evidence: {},
    warnings: [],
    missing: [],
    trust: 2,
  } as unknown as Request
  const reply = {
    mailId: 5,
    from: { name: '', address: 'a@x.example' },
    trust: 1,
    language: 'nl',
    missing: [],
    warnings: [],
    evidence: {},
  }
  const merge = (ours: JsonObject, theirs: JsonObject) =>
    mergeReply(story, { ...base, fields: ours }, { ...reply, fields: theirs })

  test('lines are matched by number or article, added when new, and never dropped', () => {
    const ours = {
      lines: [
        { lineNumber: 1, sku: 'A', quantity: 2 },
        { lineNumber: 2, sku: 'B', quantity: 3 },
      ],
    }
    const { request, changes } = merge(ours, {
      lines: [
        { sku: 'B', quantity: 5 },
        { sku: 'C', quantity: 1 },
      ],
    })
    expect(request.fields['lines']).toEqual([
      { lineNumber: 1, sku: 'A', quantity: 2 },
      { lineNumber: 2, sku: 'B', quantity: 5 },
      { sku: 'C', quantity: 1 },
    ])
    expect(changes.map(it => it.pointer)).toEqual(['/lines/1/quantity', '/lines/2/sku', '/lines/2/quantity'])
    expect(ours.lines[1]!.quantity).toBe(3)
  })

  test('a line that is named by its number is put right, also when its article changes and another line has that article', () => {
    const ours = {
      lines: [
        { sku: 'A', quantity: 2, description: 'Switch', unitPrice: '10.00' },
        { sku: 'B', quantity: 3, description: 'Router', unitPrice: '20.00' },
      ],
    }
    const where = { source: 'body', text: 'A', confidence: 0.9 }
    const theirs = { ...reply, evidence: { '/lines/0/sku': where } }
    const { request, changes } = mergeReply(
      story,
      { ...base, fields: ours },
      { ...theirs, fields: { lines: [{ lineNumber: 2, sku: 'A', quantity: 5 }] } },
    )
    expect(request.fields['lines']).toEqual([
      { sku: 'A', quantity: 2, description: 'Switch', unitPrice: '10.00' },
      { lineNumber: 2, sku: 'A', quantity: 5 },
    ])
    expect(changes.map(it => it.pointer)).toEqual(['/lines/1/lineNumber', '/lines/1/sku', '/lines/1/quantity'])
    expect(request.evidence).toEqual({ '/lines/1/sku': { ...where, source: 'mail:5:body' } })
  })

  test('an absent, null or empty field of the reply takes nothing away', () => {
    const { request, changes } = merge(
      { company: 'Bosveld', address: { city: 'Zwolle' } },
      { company: '', address: { city: null } },
    )
    expect(request.fields).toEqual({ company: 'Bosveld', address: { city: 'Zwolle' } })
    expect(changes).toEqual([])
  })

  test('the request is believed no further than its weakest mail', () => {
    expect(merge({}, { company: 'X' }).request.trust).toBe(1)
  })
})

test('an edit never leaves the fields: no prototype, no million rows', () => {
  const request = { ...complete, missing: [] } as unknown as Request
  const edited = withEdits(story, request, {
    '/__proto__/polluted': 'yes',
    '/lines/999999999/sku': 'A',
    '/company': '',
  })
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
  expect(edited.fields).toEqual({ lines: [] })
  expect(edited.missing).toEqual(['company'])
  expect(at({ 'a/b': [{ 'c~d': 1 }] }, '/a~1b/0/c~0d')).toBe(1)
})
