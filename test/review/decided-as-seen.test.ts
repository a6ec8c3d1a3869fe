import { expect, test } from 'vitest'
import { saveCustomer } from '../../src/domain/customers.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { addColleague, registerDesk } from '../../src/web/desk/index.ts'
import { createServer } from '../../src/web/server.ts'
import type { AnyWorkflow } from '../../src/workflow/define.ts'
import accessRequest from '../../workflows/access-request.ts'
import { type Browser, PASSWORD, signIn } from '../web/desk/world.ts'
import { storyWorld, type Stories } from '../workflows/world.ts'

const workflow = accessRequest as unknown as AnyWorkflow

/** A colleague at the real review screen, with a minute to take a decision back. */
async function colleagueAt(w: Stories): Promise<Browser & AsyncDisposable> {
  const app = await createServer({ publicUrl: 'http://localhost' })
  await registerDesk(app, {
    pool: w.pool,
    engine: w.engine,
    outbox: w.outbox,
    workflows: [workflow],
    readMessage: raw => parseMail(raw),
    readInFull: () => Promise.resolve({ documents: [], asked: [] }),
    readAgain: () => Promise.resolve(),
    receiveAgain: () => Promise.resolve(),
    undoSeconds: 60,
    publicUrl: 'http://localhost',
  })
  const email = 'sanne@lindehout.example'
  await addColleague(w.pool, { email, name: 'Sanne Bakker', role: 'administrator', password: PASSWORD })
  return Object.assign(await signIn(app, email), { [Symbol.asyncDispose]: () => app.close() })
}

async function approve(desk: Browser, run: number, changes: { [input: string]: string } = {}): Promise<void> {
  const page = await desk.get(`/desk/items/${run}`)
  const done = await desk.submit(page, new RegExp(`/desk/items/${run}(\\?|$)`), { ...changes, outcome: 'approve' })
  expect(done.to).toContain(`done=${run}`)
}

test('access is given for the customer that the colleague saw, not for the one of the day on which the mail came', async () => {
  await using w = await storyWorld(workflow)
  const namesake = await saveCustomer(w.pool, { name: 'Bosveld Netwerken B.V.', number: '20417' })
  const run = await w.receive({
    fields: { companyName: 'Bosveld Netwerken BV', adminEmail: 'inkoop@bosveld.example', adminName: 'Els' },
  })
  // meanwhile the sender turns out to be a contact of another firm of that name
  const own = await saveCustomer(w.pool, { name: 'Bosveld Netwerken Noord B.V.', number: '20999' })
  await w.pool.query(`insert into contact (customer_id, email) values ($1, 'inkoop@bosveld.example')`, [own])
  await using desk = await colleagueAt(w)
  expect((await desk.get(`/desk/items/${run}`)).html).toContain('Klant: Bosveld Netwerken Noord B.V. (20999)')
  await approve(desk, run)
  await w.skip({ seconds: 61 })
  expect((await w.pool.query('select customer_id from portal_user')).rows).toEqual([{ customer_id: own }])
  expect(namesake).not.toBe(own)
})

test('when another customer is found inside the undo window, nobody gets access unseen: a person decides again', async () => {
  await using w = await storyWorld(workflow)
  const seen = await saveCustomer(w.pool, { name: 'Bosveld Netwerken B.V.', number: '20417' })
  await w.pool.query(`insert into customer_domain values ('bosveld.example', $1)`, [seen])
  const run = await w.receive({
    fields: { companyName: 'Bosveld Netwerken BV', adminEmail: 'e.jansen@bosveld.example', adminName: 'Els' },
  })
  await using desk = await colleagueAt(w)
  await approve(desk, run, { 'f:/adminName': 'Els Jansen' })
  const other = await saveCustomer(w.pool, { name: 'Ander Bedrijf' })
  await w.pool.query(`insert into contact (customer_id, email) values ($1, 'inkoop@bosveld.example')`, [other])
  await w.skip({ seconds: 61 })
  expect((await w.pool.query('select customer_id from portal_user')).rows).toEqual([])
  expect((await w.item(run)).review.checks[0]?.level).toBe('warning')
})
