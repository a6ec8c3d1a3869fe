import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { seedWorld, sold } from '../../src/demo/world.ts'
import { findContact } from '../../src/domain/customers.ts'
import type { JsonObject } from '../../src/engine/define.ts'
import type { AnyWorkflow, Request } from '../../src/workflow/define.ts'
import returnRequest from '../../workflows/return-request.ts'
import { storyWorld, type Stories } from './world.ts'

const workflow = returnRequest as unknown as AnyWorkflow
const JAN = 'inkoop@voorbeeld-ict.example'
const PETRA = 'petra.jansen@noordzee-netwerken.example'
const EMILY = 'procurement@harbourline.example'
const VELDKAMP = 'bestellen@veldkamp-automatisering.example'

interface Desk extends Stories {
  ask(from: string, fields: JsonObject, more?: Partial<Request>): Promise<number>
  checks(run: number, level?: string): Promise<string[]>
  outcome(run: number): Promise<string>
  returns(): Promise<
    { ra_number: string; sku: string; serial: string; doa_day: number; received_from: string; authorised_by: string }[]
  >
  bytes(run: number, step: string): Promise<{ subject: string; text: string; state: string }>
}

/** Clock: 23 November 2026. */
async function desk(): Promise<Desk> {
  const w = await storyWorld(workflow)
  await seedWorld(w.pool)
  return Object.assign(w, {
    async ask(from: string, fields: JsonObject, more: Partial<Request> = {}) {
      const customer = (await findContact(w.pool, from))?.customer
      return w.receive({
        subject: 'Retour',
        sender: { name: 'Jan de Vries', address: from },
        trust: customer ? 2 : 1,
        ...(customer && { customer: { id: customer.id, number: customer.number, name: customer.name } }),
        fields,
        missing: workflow.request!.missing(fields),
        ...more,
      })
    },
    async checks(run: number, level?: string) {
      const { review } = await w.item(run)
      return review.checks.filter(it => !level || it.level === level).map(it => it.text.nl)
    },
    outcome: async (run: number) => (await w.item(run)).review.outcomes[0]!.label.nl,
    async returns() {
      const { rows } = await w.pool.query(
        `select r.ra_number, l.sku, l.serial, l.doa_day, l.received_from, r.authorised_by from return_line l
         join return_authorisation r on r.id = l.return_id order by l.id`,
      )
      return rows
    },
    async bytes(run: number, step: string) {
      const { rows } = await w.pool.query('select bytes, state from outbox where run_id = $1 and step = $2', [
        run,
        step,
      ])
      const { subject = '', text = '' } = await simpleParser(rows[0].bytes)
      return { subject, text, state: rows[0].state }
    },
  })
}

const about = (
  of: { order: string; sku: string; serial: string },
  more: JsonObject = {},
  deadOnArrival?: boolean,
): JsonObject => ({
  orderReference: of.order,
  lines: [{ sku: of.sku, serialNumber: of.serial, ...(deadOnArrival !== undefined && { deadOnArrival }) }],
  ...more,
})

test('dead on arrival, day 12: approved, an RA number with instructions', async () => {
  await using w = await desk()
  const run = await w.ask(JAN, about(sold.recent, { resolution: 'replacement' }, true))
  const { review } = await w.item(run)
  expect(review.title).toBe('LH-FW60 · Voorbeeld ICT B.V.')
  expect(review.summary.nl).toBe('serienummer FW60-104310-001 · order 104310 · ontvangen 11 nov 2026')
  expect(await w.checks(run)).toContain('DOA dag 12 van 45 (product 1, LH-FW60 FW60-104310-001)')
  expect(await w.outcome(run)).toBe('Geef RA-nummer')
  expect([await w.checks(run, 'error'), await w.checks(run, 'warning')]).toEqual([[], []])

  await w.decide(run, 'approve')
  const [it] = await w.returns()
  expect(it).toMatchObject({
    sku: 'LH-FW60',
    serial: 'FW60-104310-001',
    doa_day: 12,
    received_from: 'carrier',
    authorised_by: 'sanne@lindehout.example',
  })
  const mail = await w.bytes(run, 'ra')
  expect(mail.state).toBe('pending')
  expect(mail.subject).toBe(`RA-nummer ${it!.ra_number}: zo stuurt u uw product terug`)
  for (const fact of [
    it!.ra_number,
    'FW60-104310-001',
    'Order: 104310',
    '7 december 2026',
    'Stelling 14',
    'U vroeg om een vervangend product',
  ])
    expect(mail.text).toContain(fact)
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'authorised' })
})

test.each([
  [VELDKAMP, '104253', 'LH-AP6', 'AP6-104253-001', 45, 'Geef RA-nummer'],
  ['ict@onderwijsnet-zuid.example', '104254', 'LH-SW48', 'SW48-104254-001', 44, 'Geef RA-nummer'],
  [PETRA, sold.late.order, sold.late.sku, sold.late.serial, 46, 'Verwijs naar servicecenter'],
])(
  '%s, order %s: the carrier delivered so many days ago, whatever the customer says',
  async (from, order, sku, serial, day, label) => {
    await using w = await desk()
    const run = await w.ask(from, about({ order, sku, serial }, { receivedOn: '2026-11-20' }, true))
    expect((await w.checks(run)).join('\n')).toContain(`DOA dag ${day} van 45`)
    expect(await w.outcome(run)).toBe(label)
  },
)

test('day 46: no RA number, but the service centre with its details', async () => {
  await using w = await desk()
  const run = await w.ask(PETRA, about(sold.late, {}, true))
  expect((await w.checks(run, 'warning'))[0]).toContain('DOA dag 46 van 45, garantie tot 8 oktober 2029')
  await w.decide(run, 'approve')
  expect(await w.run(run)).toMatchObject({ outcome: 'service-centre' })
  const { text } = await w.bytes(run, 'service-centre')
  for (const fact of [
    'Dag 46 na ontvangst',
    'dag 45',
    'Netwerkherstel Midden',
    '+31 30 555 20 20',
    'Garantie tot: 8 oktober 2029',
    'Tim Visser',
  ])
    expect(text).toContain(fact)
  expect(await w.returns()).toEqual([])
})

test('DOA days count to the day of the request, not to the day somebody looks at it', async () => {
  await using w = await desk()
  const run = await w.ask(VELDKAMP, about({ order: '104253', sku: 'LH-AP6', serial: 'AP6-104253-002' }, {}, true))
  await w.skip({ days: 5 })
  await w.decide(run, 'approve')
  expect(await w.returns()).toMatchObject([{ doa_day: 45 }])
})

test('a defect after weeks of use, abroad: the service centre of that country, in English', async () => {
  await using w = await desk()
  const run = await w.ask(EMILY, about(sold.abroad, {}, false), { language: 'en' })
  await w.decide(run, 'approve')
  const { text } = await w.bytes(run, 'service-centre')
  for (const fact of ['Screen Clinic', 'Serial number: MON27-104261-002', 'Received on: 27 October 2026'])
    expect(text).toContain(fact)
})

test('the customer does not say whether it was dead on arrival: a colleague must decide', async () => {
  await using w = await desk()
  const run = await w.ask(EMILY, about(sold.abroad))
  expect((await w.checks(run, 'error'))[0]).toContain('Klant zegt niet of het bij ontvangst al defect was (dag 27)')
  const lines = [{ sku: sold.abroad.sku, serialNumber: sold.abroad.serial, decision: 'ra' }]
  await w.decide(run, 'approve', { values: { lines } })
  expect(await w.returns()).toMatchObject([{ sku: 'LH-MON27', doa_day: 27 }])
})

test('out of warranty: refused with the rule', async () => {
  await using w = await desk()
  const run = await w.ask(PETRA, { orderReference: '104180', lines: [{ sku: 'LH-SFP1', deadOnArrival: false }] })
  expect((await w.checks(run, 'warning'))[0]).toContain('Garantie verlopen op 14 oktober 2026')
  await w.decide(run, 'approve')
  expect(await w.run(run)).toMatchObject({ outcome: 'refused' })
  expect((await w.bytes(run, 'refuse')).text).toContain('- 1 × LH-SFP1: De garantie liep tot 14 oktober 2026.')
})

test('three products, three decisions, one mail', async () => {
  await using w = await desk()
  const run = await w.ask(JAN, {
    orderReference: sold.recent.order,
    lines: [
      { sku: 'LH-FW60', serialNumber: sold.recent.serial, deadOnArrival: true },
      { sku: 'LH-FW60', serialNumber: 'FW60-104310-002', deadOnArrival: false },
      { sku: 'LH-SFP10', quantity: 4, deadOnArrival: true, decision: 'refuse' },
    ],
  })
  expect(await w.outcome(run)).toBe('Verstuur de beslissing')
  await w.decide(run, 'approve')
  expect((await w.returns()).map(it => it.serial)).toEqual([sold.recent.serial])
  const { text } = await w.bytes(run, 'ra')
  expect(text).toContain(
    '- 1 × LH-FW60, FW60-104310-002: dit product gaat naar het servicecenter\n  Servicecenter Noord',
  )
  expect(text).toContain('- 4 × LH-SFP10: Dit product komt niet in aanmerking voor retour.')
})

test("another customer's order and serial numbers are nobody's business", async () => {
  await using w = await desk()
  const run = await w.ask(PETRA, about(sold.recent, {}, true))
  expect((await w.checks(run, 'error'))[0]).toContain('Niet gevonden bij de leveringen aan deze klant')
  expect((await w.item(run)).facts).toMatchObject({ lines: [{ delivered: null, decision: null }] })
})

test('the carrier is silent: the customer’s word counts, and says so', async () => {
  await using w = await desk()
  await w.pool.query(
    `update shipment set delivered_on = null where order_id = (select id from customer_order where number = '104310')`,
  )
  const run = await w.ask(JAN, about(sold.recent, { receivedOn: '2026-11-12' }, true))
  expect(await w.checks(run, 'warning')).toEqual([
    'De vervoerder meldt geen bezorging. De klant zegt: ontvangen op 12 november 2026 (product 1, LH-FW60 FW60-104310-001)',
  ])
  await w.decide(run, 'approve')
  expect(await w.returns()).toMatchObject([{ doa_day: 11, received_from: 'customer' }])
})

test('the same serial number twice: one RA number, the second item says which', async () => {
  await using w = await desk()
  const fields = about(sold.recent, {}, true)
  const [first, second] = [await w.ask(JAN, fields), await w.ask(JAN, fields)]
  await w.decide(first, 'approve', { undo: 60 })
  await w.decide(second, 'approve', { undo: 60 })
  await w.skip({ minutes: 2 })
  const [it] = await w.returns()
  expect(await w.returns()).toHaveLength(1)
  const item = await w.item(second)
  expect(item.name).toBe('review:again-1')
  expect(item.review.checks.map(check => check.text.nl).join('\n')).toContain(`Al aangemeld onder ${it!.ra_number}`)
  const third = await w.ask(JAN, fields)
  expect((await w.checks(third, 'error'))[0]).toContain(`Al aangemeld onder ${it!.ra_number}`)
  await w.decide(third, 'refuse', { reason: 'Dit product is al aangemeld.' })
  expect((await w.bytes(third, 'refuse')).text).toContain('Dit product is al aangemeld.')
})

test('neither order nor article: asked for at once, the reply completes the item', async () => {
  await using w = await desk()
  const run = await w.ask(PETRA, { lines: [] })
  const [mail] = await w.mails()
  expect(mail!.text).toContain('- het nummer van de order of de factuur waarop u het product hebt gekocht')
  await w.reply(run, { from: { name: 'Petra', address: PETRA }, trust: 2, fields: about(sold.late, {}, true) })
  expect(await w.outcome(run)).toBe('Verwijs naar servicecenter')
})

test('a serial number that we delivered says enough: nothing else blocks', async () => {
  await using w = await desk()
  const run = await w.ask(
    JAN,
    { lines: [{ serialNumber: sold.recent.serial.toLowerCase(), deadOnArrival: true }] },
    { trust: 0 },
  )
  expect(await w.checks(run, 'error')).toEqual([])
  expect(await w.mails()).toEqual([])
})

test('an unknown sender: a colleague picks the customer, and the deliveries of that customer are found', async () => {
  await using w = await desk()
  const run = await w.ask('monteur@voorbeeld-ict.example', about(sold.recent, {}, true))
  expect(await w.checks(run, 'error')).toContain('Kies de klant van wie dit verzoek is.')
  await w.decide(run, 'approve', { values: { customer: '20001' } })
  expect(await w.returns()).toMatchObject([{ serial: sold.recent.serial }])
})

test('an invoice number will do, and a make without a service centre waits for its details', async () => {
  await using w = await desk()
  await w.pool.query('delete from service_centre')
  const run = await w.ask(PETRA, {
    invoiceNumber: `F${sold.late.order}`,
    lines: [{ sku: sold.late.sku, deadOnArrival: true }],
  })
  expect((await w.checks(run, 'error'))[0]).toContain('Er is geen servicecenter bekend voor dit merk')
  await w.decide(run, 'approve', { values: { serviceCentre: 'Herstel BV\nKade 9\n1000 AA Amsterdam' } })
  expect((await w.bytes(run, 'service-centre')).text).toContain('Herstel BV\nKade 9\n1000 AA Amsterdam')
})
