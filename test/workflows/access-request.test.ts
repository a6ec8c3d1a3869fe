import { describe, expect, test } from 'vitest'
import { skipTime } from '../../src/clock.ts'
import { activationState, inviteAdministrator, issueActivation, redeemActivation } from '../../src/domain/access.ts'
import { saveCustomer } from '../../src/domain/customers.ts'
import type { AnyWorkflow, Request } from '../../src/workflow/define.ts'
import accessRequest from '../../workflows/access-request.ts'
import { SECRET_KEY, storyWorld, type Stories } from './world.ts'

const workflow = accessRequest as unknown as AnyWorkflow
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'
const asks: Partial<Request> = {
  fields: { companyName: 'Bosveld Netwerken BV', adminEmail: 'E.Jansen@bosveld.example', adminName: 'Els Jansen' },
}

async function world(customer = true): Promise<Stories & { customer: number }> {
  const w = await storyWorld(workflow)
  if (!customer) return Object.assign(w, { customer: 0 })
  const id = await saveCustomer(w.pool, { name: 'Bosveld Netwerken B.V.', number: '20417', phone: '038 000 00 00' })
  await w.pool.query(`insert into customer_domain values ('bosveld.example', $1)`, [id])
  return Object.assign(w, { customer: id })
}

/** What the sender of mails does: the link comes to exist when its mail leaves. */
async function send(w: Stories): Promise<string> {
  const secret = (await w.mails()).findLast(it => it.secret)!.secret!
  expect(secret.kind).toBe('activation')
  return (await w.tx(tx => issueActivation(tx, secret.id, SECRET_KEY)))!
}

/** What the activation page does. */
async function activate(w: Stories, token: string) {
  const { state, link } = await w.tx(tx => redeemActivation(tx, token, HASH))
  expect(state).toBe('valid')
  await w.emit(`activated:${link!.user.id}`, { at: '2026-11-24T08:05:00.000Z' })
}

const errors = async (w: Stories, run: number) =>
  (await w.item(run)).review.checks.filter(it => it.level === 'error').map(it => `${it.pointer} ${it.text.nl}`)
const warnings = async (w: Stories, run: number) =>
  (await w.item(run)).review.checks.filter(it => it.level === 'warning').map(it => it.text.nl)
const sent = async (w: Stories) => (await w.mails()).map(it => `${it.template} → ${it.to}`)

test('a complete request: approved, the link goes to the named address, activated, welcomed', async () => {
  await using w = await world()
  const run = await w.receive(asks)
  expect((await w.item(run)).review.title).toBe('Customer Portal · Bosveld Netwerken B.V.')
  expect(await errors(w, run)).toEqual([])
  await w.decide(run, 'approve')
  expect(await sent(w)).toEqual([
    'request/received → inkoop@bosveld.example',
    'access-request/activation → e.jansen@bosveld.example',
  ])
  expect(await w.run(run)).toMatchObject({ status: 'waiting', waiting_for: 'activated:first-1' })
  await activate(w, await send(w))
  expect((await w.mails()).at(-1)).toMatchObject({
    template: 'access-request/activated',
    to: 'e.jansen@bosveld.example',
  })
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'activated' })
})

test('the mail that was approved is the mail that leaves, and its link is the one of this profile', async () => {
  await using w = await world()
  const run = await w.receive(asks)
  await w.decide(run, 'approve')
  const { rows } = await w.pool.query(`select bytes, secret, state from outbox where step = 'activation'`)
  expect(rows).toHaveLength(1)
  expect(rows[0].state).toBe('pending')
  const { rows: links } = await w.pool.query('select id from portal_link')
  expect(rows[0].secret).toEqual({ kind: 'activation', id: links[0].id })
  expect(rows[0].bytes.toString()).not.toContain(await send(w))
})

test('company and address missing: asked for at once, the reply completes it', async () => {
  await using w = await world()
  const run = await w.receive({ fields: {}, missing: ['companyName', 'adminEmail'] })
  const [mail] = await w.mails()
  expect(mail!.text).toContain(
    '- de volledige bedrijfsnaam\n- het e-mailadres van de persoon die de beheerdersrechten krijgt',
  )
  await w.reply(run, { fields: asks.fields! })
  expect(await errors(w, run)).toEqual([])
})

test('a company that is no customer cannot be approved; the refusal goes to whoever asked, with the reason', async () => {
  await using w = await world(false)
  const run = await w.receive(asks)
  expect(await errors(w, run)).toEqual([
    '/customerNumber Geen klant met deze naam. Vul het klantnummer in, of wijs de aanvraag af.',
  ])
  await w.decide(run, 'refuse', { reason: 'Uw bedrijf is nog geen klant bij ons.' })
  expect((await w.mails()).at(-1)).toMatchObject({ template: 'access-request/refused', to: 'inkoop@bosveld.example' })
  expect((await w.mails()).at(-1)!.text).toContain('Uw bedrijf is nog geen klant bij ons.')
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'refused' })
  expect((await w.pool.query('select from portal_user')).rowCount).toBe(0)
})

test('a name that only resembles a customer must be chosen by a person', async () => {
  await using w = await world()
  const run = await w.receive({
    sender: { name: '', address: 'iemand@elders.example' },
    fields: { companyName: 'Bosveld Netwerken Oost', adminEmail: 'els@bosveld.example' },
  })
  expect(await errors(w, run)).toEqual(['/customerNumber Kies de klant: de bedrijfsnaam is niet zeker genoeg.'])
  const form = (await w.item(run)).review.form.find(it => it.pointer === '/customerNumber')
  expect(form).toMatchObject({ type: 'choice', choices: [{ value: '20417' }] })
  await w.decide(run, 'approve', { values: { '/customerNumber': '20417' } })
  expect((await w.mails()).at(-1)).toMatchObject({ template: 'access-request/activation', to: 'els@bosveld.example' })
  const { rows } = await w.pool.query(
    'select c.number from workflow_run run join customer c on c.id = run.customer_id where run.id = $1',
    [run],
  )
  expect(rows).toEqual([{ number: '20417' }])
})

test.each([
  [
    'at a domain that is not the company’s',
    'els@ergens-anders.example',
    'Het domein van de beheerder hoort niet bij deze klant.',
  ],
  ['at a public mail service', 'els@gmail.com', 'Het adres van de beheerder is van een openbare maildienst.'],
])('an administrator %s needs a call to the number on file', async (_what, adminEmail, reason) => {
  await using w = await world()
  const run = await w.receive({ fields: { ...asks.fields, adminEmail } })
  expect(await errors(w, run)).toEqual([`/phoneCheck ${reason} Bel 038 000 00 00 en noteer met wie.`])
  await w.decide(run, 'approve', { values: { '/phoneCheck': 'P. Bosveld, 23 november, 038 000 00 00' } })
  expect((await w.mails()).at(-1)).toMatchObject({ to: adminEmail })
})

test('a second administrator is a change of the account: called about, and the present one is told', async () => {
  await using w = await world()
  await w.tx(tx =>
    inviteAdministrator(tx, {
      customerId: w.customer,
      email: 'piet@bosveld.example',
      name: 'Piet',
      language: 'nl',
      askedBy: '',
      by: 'sanne',
    }),
  )
  const run = await w.receive(asks)
  expect(await errors(w, run)).toHaveLength(1)
  expect((await errors(w, run))[0]).toContain('Er is al een beheerder: piet@bosveld.example')
  await w.decide(run, 'approve', { values: { '/phoneCheck': 'P. Bosveld' } })
  expect(await sent(w)).toEqual([
    'request/received → inkoop@bosveld.example',
    'access-request/activation → e.jansen@bosveld.example',
    'access-request/another-administrator → piet@bosveld.example',
  ])
})

describe('two requests for one company, approved within the same minute', () => {
  const second: Partial<Request> = {
    fields: { ...asks.fields, adminEmail: 'piet@bosveld.example', adminName: 'Piet Vos' },
  }
  const administrators = async (w: Stories) =>
    (await w.pool.query<{ email: string }>('select email from portal_user order by id')).rows.map(it => it.email)

  test('the first makes the administrator, the second comes back to a person and sends nothing', async () => {
    await using w = await world()
    const [one, two] = [await w.receive(asks), await w.receive(second)]
    await w.decide(one, 'approve', { undo: 60 })
    await w.decide(two, 'approve', { undo: 60 })
    await w.skip({ minutes: 2 })
    expect(await administrators(w)).toEqual(['e.jansen@bosveld.example'])
    expect((await sent(w)).filter(it => it.startsWith('access'))).toEqual([
      'access-request/activation → e.jansen@bosveld.example',
    ])
    expect((await warnings(w, two))[0]).toBe(
      'Intussen is e.jansen@bosveld.example beheerder van de portal voor dit bedrijf. Er is niemand toegang gegeven en niets verstuurd: beslis opnieuw.',
    )
    expect((await errors(w, two)).join()).toContain('/phoneCheck Er is al een beheerder: e.jansen@bosveld.example.')

    await w.decide(two, 'approve', { values: { '/phoneCheck': 'E. Jansen, 038 000 00 00' } })
    expect((await sent(w)).slice(-2).toSorted()).toEqual([
      'access-request/activation → piet@bosveld.example',
      'access-request/another-administrator → e.jansen@bosveld.example',
    ])
  })

  test('both at the same moment, in two processes', async () => {
    await using w = await world()
    const runs = [await w.receive(asks), await w.receive(second)]
    for (const run of runs) await w.decide(run, 'approve', { undo: 60 })
    await skipTime(w.pool, { minutes: 2 })
    await Promise.all(runs.map(run => w.engine.advance(run)))
    expect(await administrators(w)).toHaveLength(1)
  })

  test('a call about another matter does not cover an administrator whom nobody knew of', async () => {
    await using w = await world()
    const one = await w.receive(asks)
    const two = await w.receive({ fields: { ...asks.fields, adminEmail: 'piet@gmail.com' } })
    await w.decide(one, 'approve', { undo: 60 })
    await w.decide(two, 'approve', { undo: 60, values: { '/phoneCheck': 'P. Vos, 038 000 00 00' } })
    await w.skip({ minutes: 2 })
    expect(await administrators(w)).toEqual(['e.jansen@bosveld.example'])
    expect((await warnings(w, two))[0]).toContain('Intussen is e.jansen@bosveld.example beheerder')
  })
})

test('who asks for somebody else, and a sender nobody vouches for, are said', async () => {
  await using w = await world()
  const run = await w.receive({ ...asks, trust: 0 })
  expect(await warnings(w, run)).toEqual([
    'De aanvrager (inkoop@bosveld.example) is niet de beheerder.',
    'Het adres inkoop@bosveld.example is niet vastgesteld: de afzender kan vervalst zijn.',
    'Onbekende afzender: inkoop@bosveld.example staat bij geen klant.',
  ])
  expect(await w.mails()).toEqual([])
})

test('an address with access for another customer cannot be approved, also when that happens in the undo window', async () => {
  await using w = await world()
  const run = await w.receive(asks)
  const item = await w.item(run)
  const other = await saveCustomer(w.pool, { name: 'Ander Bedrijf' })
  await w.tx(tx =>
    w.engine.decide(tx, run, item.name, {
      who: 'sanne',
      outcome: 'approve',
      values: {},
      rev: item.rev,
      effectiveIn: 0,
    }),
  )
  await w.tx(tx =>
    inviteAdministrator(tx, {
      customerId: other,
      email: 'e.jansen@bosveld.example',
      name: '',
      language: 'nl',
      askedBy: '',
      by: 'sanne',
    }),
  )
  await w.engine.advance(run)
  expect(await errors(w, run)).toEqual(['/adminEmail E.Jansen@bosveld.example heeft al toegang voor Ander Bedrijf.'])
  expect((await w.item(run)).review.checks[0]!.text.nl).toContain('Er is niets verstuurd')
  await w.decide(run, 'refuse', { reason: 'Dit adres is al in gebruik.' })
  expect(await w.run(run)).toMatchObject({ outcome: 'refused' })
})

test('one reminder with a fresh link a day before the first expires, then a visible end', async () => {
  await using w = await world()
  const run = await w.receive(asks)
  await w.decide(run, 'approve')
  const first = await send(w)
  await w.skip({ hours: 47 })
  expect(await sent(w)).toHaveLength(2)
  await w.skip({ hours: 1, minutes: 1 })
  expect((await w.mails()).at(-1)).toMatchObject({
    template: 'access-request/activation-reminder',
    to: 'e.jansen@bosveld.example',
  })
  const second = await send(w)
  expect((await activationState(w.pool, first)).state).toBe('superseded')
  expect((await activationState(w.pool, second)).state).toBe('valid')
  for (let hour = 0; hour < 80; hour += 8) await w.skip({ hours: 8 })
  expect((await activationState(w.pool, second)).state).toBe('expired')
  expect(await sent(w)).toHaveLength(3)
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'expired' })
})

test('the time counts from the sending: a mail that was held for days is not reminded of too early', async () => {
  await using w = await world()
  const run = await w.receive(asks)
  await w.decide(run, 'approve')
  await w.skip({ days: 5 })
  const token = await send(w)
  await w.skip({ hours: 47 })
  expect((await activationState(w.pool, token)).state).toBe('valid')
  await activate(w, token)
  expect(await w.run(run)).toMatchObject({ outcome: 'activated' })
})

test('the link of the reminder works as well', async () => {
  await using w = await world()
  const run = await w.receive({ ...asks, language: 'en' })
  await w.decide(run, 'approve')
  await send(w)
  await w.skip({ hours: 49 })
  await activate(w, await send(w))
  expect((await w.mails()).at(-1)).toMatchObject({ subject: 'Your Customer Portal access is active' })
  expect(await w.run(run)).toMatchObject({ outcome: 'activated' })
})

test('a request by telephone is worked like a mailed one, and mails nobody who has no address', async () => {
  await using w = await world()
  const run = await w.receive({
    ...asks,
    origin: 'telephone',
    mailId: undefined,
    sender: { name: 'Piet', address: '' },
    trust: 3,
  })
  await w.decide(run, 'approve')
  expect(await sent(w)).toEqual(['access-request/activation → e.jansen@bosveld.example'])
})
