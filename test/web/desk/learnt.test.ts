import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { seedWorld } from '../../../src/demo/world.ts'
import { findContact } from '../../../src/domain/customers.ts'
import type { JsonObject } from '../../../src/engine/define.ts'
import { addColleague } from '../../../src/web/desk/index.ts'
import type { AnyWorkflow } from '../../../src/workflow/define.ts'
import purchaseOrder from '../../../workflows/purchase-order.ts'
import { storyWorld, type Stories } from '../../workflows/world.ts'
import { chromiumIsThere, launch, openPage, tooWide, violations } from '../chromium.ts'
import { type Browser, PASSWORD, serveDesk, signIn, unescape } from './world.ts'

const workflow = purchaseOrder as unknown as AnyWorkflow
const JAN = 'inkoop@voorbeeld-ict.example'

let w: Stories
let app: FastifyInstance
let sanne: Browser
let tim: Browser
beforeAll(async () => {
  w = await storyWorld(workflow)
  await seedWorld(w.pool)
  await w.pool.query('delete from learnt')
  app = await serveDesk({ ...w, workflows: [workflow], asked: [] }, { undoSeconds: 0 })
  for (const [name, email] of [
    ['Sanne Bakker', 'sanne@lindehout.example'],
    ['Tim Visser', 'tim@lindehout.example'],
  ] as const)
    await addColleague(w.pool, { email, name, role: 'colleague', password: PASSWORD })
  sanne = await signIn(app, 'sanne@lindehout.example')
  tim = await signIn(app, 'tim@lindehout.example')
})
afterAll(async () => {
  await app.close()
  await w[Symbol.asyncDispose]()
})

let count = 0
async function po(fields: JsonObject) {
  const { customer } = (await findContact(w.pool, JAN))!
  const all = { poNumber: `W-${++count}`, ...fields }
  return w.receive({
    sender: { name: 'Jan de Vries', address: JAN },
    trust: 2,
    customer: { id: customer.id, number: customer.number, name: customer.name },
    fields: all,
    missing: workflow.request!.missing(all),
  })
}
const form = (run: number) => new RegExp(`^/desk/items/${run}`)
const look = (browser: Browser, run: number) => browser.get(`/desk/items/${run}`)
const textOf = (html: string) => unescape(html.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
const learnt = async () =>
  (
    await w.pool.query(
      'select l.id, written, sku, by, revoked_by from learnt l left join product p on p.id = l.product_id order by l.id',
    )
  ).rows
const audits = async () =>
  (await w.pool.query(`select actor, subject, detail from audit where action = 'revoke-learnt' order by id`)).rows

/** As a colleague without scripts does it: type another article, look, approve. */
async function correct(browser: Browser, run: number, sku: string) {
  await browser.submit(await look(browser, run), form(run), { 'f:/lines/0/sku': sku, do: 'update' })
  await browser.submit(await look(browser, run), form(run), { outcome: 'approve' })
  await w.engine.advance(run)
}

describe('an article that is put right in the review', () => {
  test('is announced, learnt with the approval, shown the next time, and revoked there without scripts', async () => {
    const run = await po({ lines: [{ sku: 'AB-9931', description: 'AP binnen', quantity: 2 }] })
    const page = await look(sanne, run)
    expect(textOf(page.html)).not.toContain('Correctie onthouden')
    await sanne.submit(page, form(run), { 'f:/lines/0/sku': 'LH-AP6', do: 'update' })
    const updated = await look(sanne, run)
    expect(textOf(updated.html)).toContain('Bij goedkeuring onthouden: met ‘AB-9931’ bedoelt deze klant LH-AP6.')
    expect((await sanne.submit(updated, form(run), { outcome: 'approve' })).status).toBe(303)
    await w.engine.advance(run)
    expect(await learnt()).toMatchObject([{ written: 'AB-9931', sku: 'LH-AP6', by: 'sanne@lindehout.example' }])

    const next = await po({ lines: [{ sku: 'ab 9931', quantity: 5 }] })
    const shown = await look(tim, next)
    expect(textOf(shown.html)).toMatch(
      /Geleerd, regel 1: op \d+ november 2026 zei Sanne Bakker dat ‘ab 9931’ bij deze klant LH-AP6 is\. Trek in: ab 9931/,
    )
    const [{ id }] = await learnt()
    // what was typed before the button was pressed is kept
    const answer = await tim.submit(shown, form(next), { 'f:/lines/0/quantity': '6', do: `revoke:${id}` })
    expect(answer.status).toBe(303)
    const after = await tim.get(answer.to)
    expect(textOf(after.html)).toContain('Ingetrokken: dit wordt niet meer toegepast.')
    expect(textOf(after.html)).toContain('Regel 1, ab 9931: artikelnummer staat niet in ons assortiment')
    expect(after.html).toMatch(/name="f:\/lines\/0\/quantity"[^>]*value="6"/)
    expect(await learnt()).toMatchObject([{ revoked_by: 'tim@lindehout.example' }])
    expect(await audits()).toEqual([
      {
        actor: 'tim@lindehout.example',
        subject: `learnt:${id}`,
        detail: { customer: '20001', written: 'AB-9931', run: next },
      },
    ])
  })

  test('and put back again teaches nothing', async () => {
    const before = (await learnt()).length
    const run = await po({
      lines: [
        { sku: 'CD-1', quantity: 1 },
        { sku: 'LH-SW8', quantity: 1 },
      ],
    })
    await sanne.submit(await look(sanne, run), form(run), { 'f:/lines/0/sku': 'LH-AP6', do: 'update' })
    await sanne.submit(await look(sanne, run), form(run), { 'f:/lines/0/sku': 'LH-AP7', do: 'update' })
    await sanne.submit(await look(sanne, run), form(run), { 'f:/lines/0/sku': 'CD-1', do: 'update' })
    const { rows } = await w.pool.query<{ lines: unknown }>(
      `select draft #> '{values,lines}' as lines from workflow_wait where run_id = $1`,
      [run],
    )
    expect(JSON.stringify(rows[0]!.lines ?? null)).not.toContain('written')
    await correct(sanne, run, 'CD-1')
    expect(await learnt()).toHaveLength(before)
  })

  test('is known by its own row, whatever is added, removed or put right around it', async () => {
    const before = (await learnt()).length
    const run = await po({
      lines: [
        { sku: 'EF-1', quantity: 1 },
        { sku: 'EF-2', quantity: 2 },
        { sku: 'EF-3', quantity: 3 },
      ],
    })
    await sanne.submit(await look(sanne, run), form(run), { 'f:/lines/1/sku': 'LH-AP6', do: 'remove:/lines/0' })
    await sanne.submit(await look(sanne, run), form(run), { 'f:/lines/1/sku': 'LH-SW8', do: 'add:/lines' })
    const page = await look(sanne, run)
    await sanne.submit(page, form(run), { 'f:/lines/2/sku': 'LH-SW24', 'f:/lines/2/quantity': '1', outcome: 'approve' })
    await w.engine.advance(run)
    expect((await learnt()).slice(before).map(it => [it.written, it.sku])).toEqual([
      ['EF-2', 'LH-AP6'],
      ['EF-3', 'LH-SW8'],
    ])
  })

  test('is for this order only where the colleague says so', async () => {
    const before = (await learnt()).length
    const run = await po({ lines: [{ sku: 'GH-1', quantity: 1 }] })
    await sanne.submit(await look(sanne, run), form(run), { 'f:/lines/0/sku': 'LH-AP6', do: 'update' })
    await sanne.submit(await look(sanne, run), form(run), { 'f:/remember': 'no', outcome: 'approve' })
    await w.engine.advance(run)
    expect((await w.run(run)).outcome).toBe('confirmed')
    expect(await learnt()).toHaveLength(before)
  })

  test('cannot be revoked from the review of another order', async () => {
    const run = await po({ lines: [{ sku: 'IJ-1', quantity: 1 }] })
    await correct(sanne, run, 'LH-AP6')
    const id = (await learnt()).at(-1)!.id
    const other = await po({ lines: [{ sku: 'LH-SW8', quantity: 1 }] })
    await tim.submit(await look(tim, other), form(other), { do: `revoke:${id}` })
    expect((await learnt()).at(-1)!.revoked_by).toBeNull()
  })
})

test('an address that is put right is learnt as it was written, and said where it is used', async () => {
  const deliveryAddress = {
    name: 'Voorbeeld ICT B.V.',
    street: 'Kanaalstraat 12',
    postalCode: '3526',
    city: 'Utrecht',
    country: 'NL',
  }
  const lines = [{ sku: 'LH-SW8', quantity: 1 }]
  const run = await po({ lines, deliveryAddress })
  await sanne.submit(await look(sanne, run), form(run), {
    'f:/deliveryAddress/street': 'Kanaalweg 12',
    'f:/deliveryAddress/postalCode': '3526 KL',
    outcome: 'approve',
  })
  await w.engine.advance(run)
  expect((await learnt()).at(-1)).toMatchObject({ written: 'Voorbeeld ICT B.V., Kanaalstraat 12, 3526 Utrecht' })
  const next = await po({ lines, deliveryAddress })
  const page = await look(tim, next)
  expect(textOf(page.html)).toContain('Wij leveren op')
  expect((await tim.submit(page, form(next), { outcome: 'approve' })).status).toBe(303)
  await w.engine.advance(next)
  const { rows } = await w.pool.query(
    `select delivery_address ->> 'street' as street from customer_order where run_id = $1`,
    [next],
  )
  expect(rows).toEqual([{ street: 'Kanaalweg 12' }])
  // what the form said of its own was no correction
  expect((await learnt()).filter(it => it.sku === null)).toHaveLength(1)
})

describe('the list of what was learnt', () => {
  const rowsOf = (html: string) =>
    [...html.matchAll(/<tr>\s*<td class="what">(.*?)<\/tr>/gs)].map(([row]) => textOf(row))

  test('says of whom, what, by whom, when, in which mail and how often, and revokes', async () => {
    const run = await po({ lines: [{ sku: 'KL-7', quantity: 1 }] })
    await correct(sanne, run, 'LH-AP6')
    for (let n = 0; n < 2; n++) {
      const next = await po({ lines: [{ sku: 'KL-7', quantity: 1 }] })
      await tim.submit(await look(tim, next), form(next), { outcome: 'approve' })
      await w.engine.advance(next)
    }
    const page = await tim.get('/desk/learnt?q=kl-7')
    const rows = rowsOf(page.html)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(
      /KL-7 LH-AP6 Access point 6, binnen Voorbeeld ICT B\.V\. 20001 Sanne Bakker \d\d:\d\d · de mail 2 keer laatst \d\d:\d\d Trek in/,
    )
    const { mailId } = (await w.pool.query(`select message_id as "mailId" from workflow_run where id = $1`, [run]))
      .rows[0]
    expect(page.html).toContain(`href="/desk/mail/in/${mailId}"`)

    const answer = await tim.submit(page, /\/revoke$/)
    expect([answer.status, answer.to]).toEqual([303, '/desk/learnt?q=kl-7&revoked=1'])
    await sanne.submit(page, /\/revoke$/, {
      csrf: /name="csrf" value="([^"]+)"/.exec((await sanne.get('/desk/me')).html)![1]!,
    })
    const after = await tim.get(answer.to)
    expect(textOf(after.html)).toContain('Ingetrokken: dit wordt niet meer toegepast.')
    expect(rowsOf(after.html)).toEqual([])
    expect(rowsOf((await tim.get('/desk/learnt?q=kl-7&all=1')).html)[0]).toMatch(
      /ingetrokken door Tim Visser, \d\d:\d\d/,
    )
    expect((await audits()).filter(it => it.detail.written === 'KL-7')).toHaveLength(1)
  })

  test('keeps what was replaced, apart from what is in force', async () => {
    for (const sku of ['LH-AP6', 'LH-SW8']) {
      const run = await po({ lines: [{ sku: 'MN-8', quantity: 1 }] })
      await correct(sanne, run, sku)
    }
    expect(rowsOf((await sanne.get('/desk/learnt?q=MN-8')).html)).toEqual([expect.stringContaining('LH-SW8')])
    const all = rowsOf((await sanne.get('/desk/learnt?q=MN-8&all=1')).html)
    expect(all).toEqual([
      expect.stringContaining('LH-SW8'),
      expect.stringMatching(/LH-AP6.*vervangen door een nieuwere/),
    ])
  })

  test('is found by customer and by article, and by no pattern', async () => {
    for (const q of ['20001', 'voorbeeld ict', 'LH-SW8'])
      expect(rowsOf((await sanne.get(`/desk/learnt?q=${encodeURIComponent(q)}`)).html).length).toBeGreaterThan(0)
    expect(rowsOf((await sanne.get('/desk/learnt?q=%25')).html)).toEqual([])
  })

  test('revokes nothing without the token of a page of the desk', async () => {
    const id = (await learnt()).at(-1)!.id
    expect((await tim.post(`/desk/learnt/${id}/revoke`, {})).status).toBe(403)
    expect((await learnt()).at(-1)!.revoked_by).toBeNull()
  })
})

test.skipIf(!chromiumIsThere).each([1440, 390])(
  'the review of what was learnt can be used by everybody, and revoked from the keyboard: %i wide (needs Chromium)',
  { timeout: 60_000 },
  async width => {
    const written = `OP-${width}`
    const taught = await po({ lines: [{ sku: written, quantity: 1 }] })
    await correct(sanne, taught, 'LH-AP6')
    const run = await po({ lines: [{ sku: written, quantity: 1 }] })
    const url = app.server.listening
      ? `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
      : await app.listen({ port: 0, host: '127.0.0.1' })
    const browser = await launch()
    try {
      const [name, value] = tim.cookie.split('=') as [string, string]
      await using page = await openPage(browser, `${url}/desk/items/${run}`, { width, cookies: [{ name, value, url }] })
      expect(await violations(page)).toEqual([])
      expect(await tooWide(page)).toBe(0)
      const button = page.getByRole('button', { name: `Trek in: ${written}` })
      await button.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/revoked=1/)
      expect(await page.locator('.banner').innerText()).toContain('Ingetrokken')
      expect(await violations(page)).toEqual([])
    } finally {
      await browser.close()
    }
  },
)
