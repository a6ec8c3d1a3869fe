import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { transaction } from '../../src/db/pool.ts'
import { seedWorld } from '../../src/demo/world.ts'
import { findContact } from '../../src/domain/customers.ts'
import { findOrders, orderView } from '../../src/domain/order-view.ts'
import { recordSources } from '../../src/domain/sources.ts'
import { translate } from '../../src/sentences/translate.ts'
import type { Definition, JsonObject } from '../../src/engine/define.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { AnyWorkflow, FieldTable, Request } from '../../src/workflow/define.ts'
import purchaseOrder from '../../workflows/purchase-order.ts'
import { brittlePool } from '../support/engine.ts'
import { storyWorld, type Stories } from './world.ts'

const workflow = purchaseOrder as unknown as AnyWorkflow
const JAN = 'inkoop@voorbeeld-ict.example'
const PETRA = 'petra.jansen@noordzee-netwerken.example'

interface Desk extends Stories {
  /** A PO of a known contact. */
  po(from: string, fields: JsonObject, more?: Partial<Request>): Promise<number>
  checks(run: number, level?: string): Promise<string[]>
  orders(poNumber: string, from?: string): Promise<NonNullable<Awaited<ReturnType<typeof orderView>>>[]>
  /** Text of the bytes that leave for a step. */
  bytes(run: number, step: string): Promise<{ subject: string; text: string; state: string }>
}

async function desk(): Promise<Desk> {
  const w = await storyWorld(workflow)
  await seedWorld(w.pool)
  const customerOf = async (from: string) => (await findContact(w.pool, from))?.customer
  return Object.assign(w, {
    async po(from: string, fields: JsonObject, more: Partial<Request> = {}) {
      const customer = await customerOf(from)
      return w.receive({
        subject: `Bestelling ${JSON.stringify(fields['poNumber'])}`,
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
    async orders(poNumber: string, from = JAN) {
      const found = await findOrders(w.pool, (await customerOf(from))!.id, poNumber)
      return Promise.all(found.map(async it => (await orderView(w.pool, it.id))!))
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

const line = (sku: string, quantity: number, unitPrice?: string) => ({ sku, quantity, ...(unitPrice && { unitPrice }) })
const sent = async (w: Stories) => (await w.mails()).map(it => `${it.template} → ${it.to}`)

test('a complete PO: a receipt, a review, one approval books and confirms it, and the mail shown is the mail sent', async () => {
  await using w = await desk()
  const run = await w.po(JAN, {
    poNumber: '4500123',
    requestedDate: '2026-12-01',
    lines: [line('LH-SW24', 4, '319.00'), line('VB-1001', 2)],
  })
  expect(await sent(w)).toEqual([`request/received → ${JAN}`])
  const { review } = await w.item(run)
  expect(review.title).toBe('PO 4500123 · Voorbeeld ICT B.V.')
  expect(review.summary.nl).toBe('2 regels · €\u00a02.100,70 · gewenst 1 dec 2026')
  expect(await w.checks(run, 'error')).toEqual([])
  expect(await w.checks(run, 'warning')).toEqual([])

  await w.decide(run, 'approve')
  const [order] = await w.orders('4500123')
  expect(order).toMatchObject({ status: 'confirmed', total: '2541.85', paymentProcedure: 'customer-acceptance' })
  expect(order!.lines.map(it => [it.sku, it.quantity, it.unitPrice, it.source, it.sourceBy])).toEqual([
    ['LH-SW24', 4, '319.00', 'stock', 'sanne@lindehout.example'],
    ['LH-FW60', 2, '412.35', 'stock', 'sanne@lindehout.example'],
  ])
  const mail = await w.bytes(run, 'confirm')
  expect(mail.state).toBe('pending')
  expect(mail.subject).toBe(`Orderbevestiging ${order!.number} – uw referentie 4500123`)
  for (const fact of [
    order!.number,
    '4500123',
    'LH-FW60',
    '€\u00a0824,70',
    '€\u00a02.541,85',
    'Kanaalweg 12',
    'zodra wij uw akkoord hebben',
  ])
    expect(mail.text).toContain(fact)
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'confirmed' })
  expect((await w.pool.query('select from order_reservation')).rowCount).toBe(0)
})

test('without a credit limit the customer is told to pay first, with amount, account and reference', async () => {
  await using w = await desk()
  const run = await w.po(PETRA, { poNumber: 'NN-1', lines: [line('LH-SW8', 10)] })
  expect(await w.checks(run, 'info')).toContain('Geen kredietlimiet: eerst betaling, dan verzending.')
  await w.decide(run, 'approve', { values: { shippingCost: '25.00' } })
  const [order] = await w.orders('NN-1', PETRA)
  expect(order).toMatchObject({ paymentProcedure: 'payment-first', shippingCost: '25.00', total: '992.20' })
  const { text } = await w.bytes(run, 'confirm')
  for (const fact of [
    '€\u00a0992,20',
    'NL20 INGB 0001 2345 67',
    `Kenmerk: ${order!.number}`,
    'uw betaling is bijgeschreven',
  ])
    expect(text).toContain(fact)
})

test('lines without a source: the order is booked, the approved confirmation waits and leaves when the last line has it', async () => {
  await using w = await desk()
  const run = await w.po(JAN, { poNumber: '4500200', lines: [line('LH-SW24', 1), line('LH-FW200', 2)] })
  expect(await w.checks(run, 'info')).toContainEqual(expect.stringContaining('Van 1 regel is nog niet vastgelegd'))
  await w.decide(run, 'approve')
  const [order] = await w.orders('4500200')
  expect(order!.status).toBe('placed')
  expect(await w.run(run)).toMatchObject({ status: 'waiting', waiting_for: 'sourced' })
  expect(await confirmations(w, run)).toEqual(['frozen'])

  await w.skip({ days: 4 })
  expect(await confirmations(w, run)).toEqual(['frozen'])
  const entry = { lineId: order!.lines[1]!.id, source: 'supplier' as const, supplierOrder: 'WL-88', eta: '2026-12-17' }
  const recorded = await transaction(w.pool, tx => recordSources(tx, order!.id, [entry], 'tim'))
  expect(recorded.complete).toBe(true)
  await w.emit(`order-sourced:${order!.id}`, {})
  expect((await w.orders('4500200'))[0]!.status).toBe('confirmed')
  expect((await w.bytes(run, 'confirm')).state).toBe('pending')
  expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'confirmed' })
})

describe('what is recorded after the approval', () => {
  const waiting = async (w: Desk) => {
    const run = await w.po(JAN, { poNumber: '4500200', lines: [line('LH-SW24', 1), line('LH-FW200', 2)] })
    await w.decide(run, 'approve')
    const [order] = await w.orders('4500200')
    const record = async (more: { eta?: string | null }) => {
      const entry = { lineId: order!.lines[1]!.id, source: 'supplier' as const, ...more }
      await transaction(w.pool, tx => recordSources(tx, order!.id, [entry], 'tim'))
      await w.emit(`order-sourced:${order!.id}`, {})
    }
    return { run, record }
  }
  const notes = async (w: Desk, run: number) =>
    (await w.pool.query(`select detail ->> 'reason' as text from run_log where run_id = $1 and what = 'note'`, [run]))
      .rows

  test('stands in the confirmation, which is written anew, and the history says so', async () => {
    await using w = await desk()
    const { run, record } = await waiting(w)
    const approved = await w.bytes(run, 'confirm')
    expect(approved.text).not.toContain('8 jan 2027')
    await record({ eta: '2027-01-08' })
    const left = await w.bytes(run, 'confirm')
    expect(left.state).toBe('pending')
    expect(left.text).toContain('8 jan 2027')
    expect(left.subject).toBe(approved.subject)
    expect(await confirmations(w, run)).toEqual(['pending'])
    const [{ text }] = await notes(w, run)
    expect(translate(text).nl).toBe(
      'De bevestiging is opnieuw geschreven, omdat de herkomst of ETA na de goedkeuring is vastgelegd. Het gaat om regel 2.',
    )
  })

  test('changes nothing where it is what was approved: those very bytes leave', async () => {
    await using w = await desk()
    const { run, record } = await waiting(w)
    const bytes = async () =>
      (await w.pool.query(`select bytes from outbox where run_id = $1 and step = 'confirm'`, [run])).rows[0].bytes
    const approved = await bytes()
    await record({})
    expect((await bytes()).equals(approved)).toBe(true)
    expect(await confirmations(w, run)).toEqual(['pending'])
    expect(await notes(w, run)).toEqual([])
  })
})

test('one bad line does not stop nine good ones, and the customer is told exactly that', async () => {
  await using w = await desk()
  const good = ['LH-SW8', 'LH-SW24', 'LH-AP6', 'LH-SFP1', 'LH-SFP10', 'LH-DAC3', 'LH-CAT6-3', 'LH-INJ30', 'LH-MON24']
  const lines = [...good.map(sku => line(sku, 1)), line('LH-FW06', 2)]
  const run = await w.po(JAN, { poNumber: '4500201', lines })
  const [warning] = await w.checks(run, 'warning')
  expect(warning).toContain(
    'Regel 10, LH-FW06: artikelnummer staat niet in ons assortiment. De regel blijft buiten de order. Misschien: ',
  )
  expect(warning).toContain('LH-FW60')
  await w.decide(run, 'approve')
  const [order] = await w.orders('4500201')
  expect(order!.status).toBe('confirmed')
  expect(order!.lines.map(it => it.fulfilment)).toEqual([...good.map(() => 'open'), 'parked'])
  const { text } = await w.bytes(run, 'confirm')
  expect(text).toContain('Niet in deze order\n- Regel 10, LH-FW06: artikelnummer staat niet in ons assortiment')
})

test('a line without a quantity is left out as well; nobody is kept waiting for it', async () => {
  await using w = await desk()
  const run = await w.po(JAN, {
    poNumber: '4500202',
    lines: [line('LH-SW8', 1), { sku: 'LH-AP6' }, line('LH-AP7', 0.5)],
  })
  expect(await sent(w)).toEqual([`request/received → ${JAN}`])
  expect(await w.checks(run, 'error')).toEqual([])
  await w.decide(run, 'approve')
  expect((await w.orders('4500202'))[0]!.lines.map(it => it.parked)).toEqual([null, 'quantity', 'quantity'])
})

test('a colleague corrects the article, the price and where a line comes from', async () => {
  await using w = await desk()
  const run = await w.po(JAN, { poNumber: '4500203', lines: [line('LH-FW06', 1, '400.00'), line('LH-FW200', 1)] })
  const values = {
    lines: [
      { ...line('LH-FW60', 1, '400.00'), price: '400.00' },
      { ...line('LH-FW200', 1), source: 'supplier' },
    ],
  }
  await w.decide(run, 'approve', { values })
  const [order] = await w.orders('4500203')
  expect(order!.status).toBe('confirmed')
  expect(order!.lines.map(it => [it.sku, it.unitPrice, it.source])).toEqual([
    ['LH-FW60', '400.00', 'stock'],
    ['LH-FW200', '3890.00', 'supplier'],
  ])
})

test('every check is in words: price, stock, address, credit, reverse charge, sum', async () => {
  await using w = await desk()
  const run = await w.po('bestellen@veldkamp-automatisering.example', {
    poNumber: 'VK-600',
    subtotal: '20000.00',
    deliveryAddress: { street: 'Elders 1', postalCode: '1000 AA', city: 'Amsterdam' },
    lines: [line('LH-LT14', 12, '940.80'), line('LH-FW100', 7, '1249.00'), line('LH-FW40', 1, '289.00')],
  })
  const warnings = (await w.checks(run, 'warning')).join('\n')
  for (const words of [
    'Prijs wijkt 4% af. Regel 1, LH-LT14: €\u00a0940,80 in de PO, €\u00a0980,00 bij ons (€\u00a039,20 lager).',
    'Regel 3, LH-FW40: artikel is uitverkocht en wordt niet meer verwacht.',
    'Nieuw afleveradres voor deze klant.',
    'Kredietlimiet van €\u00a07.500,00 wordt met',
    'De PO telt op tot €\u00a020.000,00, de gelezen regels tot €\u00a020.321,60.',
  ])
    expect(warnings).toContain(words)
  const infos = (await w.checks(run, 'info')).join('\n')
  expect(infos).toContain('Regel 2, LH-FW100: 6 van 7 op voorraad, ETA 7 december 2026.')
  expect(infos).toContain('Goederen waarvoor btw verlegd kan zijn: €\u00a011.760,00')
  const table = (await w.item(run)).review.form.find((it): it is FieldTable => 'columns' in it)!
  expect(table.rows!.map(row => [row['ours'], row['stock'], row['source']])).toEqual([
    ['980.00', 15, 'stock'],
    ['1249.00', 6, 'later'],
    ['289.00', 0, 'later'],
  ])
})

test('what is said to come from stock and is not there blocks', async () => {
  await using w = await desk()
  const run = await w.po(JAN, { poNumber: '4500204', lines: [{ ...line('LH-FW100', 7), source: 'stock' }] })
  expect(await w.checks(run, 'error')).toEqual(['Regel 1, LH-FW100: 6 van 7 op voorraad, ETA 7 december 2026.'])
})

// ---------------------------------------------------------------- twice the same PO

test('the same PO again: answered at once with what there is, nothing booked, no review', async () => {
  await using w = await desk()
  const fields = { poNumber: '4500123', lines: [line('LH-SW24', 4, '319.00'), line('LH-SFP10', 8)] }
  await w.decide(await w.po(JAN, fields), 'approve')
  const [order] = await w.orders('4500123')
  const again = await w.po(JAN, { ...fields, lines: fields.lines.toReversed() })
  expect(await w.run(again)).toMatchObject({ status: 'done', outcome: 'repeated' })
  const mail = (await w.mails()).at(-1)!
  expect(mail).toMatchObject({ template: 'purchase-order/repeated', to: JAN, automatic: true })
  expect(mail.text).toContain(`Ons ordernummer: ${order!.number}`)
  expect(mail.text).toContain('Status: Bevestigd')
  expect(await w.orders('4500123')).toHaveLength(1)
  expect((await w.pool.query('select from order_reservation')).rowCount).toBe(0)
})

test.each([
  ['nobody vouches for the sender', { trust: 0 }],
  ['a machine sent it', { silent: 'machine' as const }],
])('the same PO again, but %s: a colleague decides', async (_what, more) => {
  await using w = await desk()
  const fields = { poNumber: '4500123', lines: [line('LH-SW24', 4)] }
  await w.decide(await w.po(JAN, fields), 'approve')
  const again = await w.po(JAN, fields, more)
  expect((await w.item(again)).review.outcomes[0]!.name).toBe('repeat')
  expect((await w.checks(again, 'warning')).join()).toContain('Dubbel: deze PO is op 23 november 2026 al geboekt')
  await w.decide(again, 'repeat')
  expect((await w.bytes(again, 'repeat')).state).toBe('pending')
  expect((await w.mails()).filter(it => it.template === 'purchase-order/repeated')).toHaveLength(1)
  expect(await w.run(again)).toMatchObject({ outcome: 'repeated' })
  expect(await w.orders('4500123')).toHaveLength(1)
})

test('the same PO with other content: the differences, and the customer is asked what is meant', async () => {
  await using w = await desk()
  await w.decide(await w.po(JAN, { poNumber: '4500123', lines: [line('LH-SW24', 4), line('LH-SFP10', 8)] }), 'approve')
  const [order] = await w.orders('4500123')
  const other = await w.po(JAN, { poNumber: 'po 4500123'.slice(3), lines: [line('LH-SW24', 6), line('LH-AP6', 1)] })
  const checks = await w.checks(other)
  expect(checks[0]).toBe(
    `Wijziging: deze PO is op 23 november 2026 al geboekt als order ${order!.number} (Bevestigd), met 3 × iets anders.`,
  )
  expect(checks).toEqual(
    expect.arrayContaining(['LH-SW24: aantal 6 (was 4)', 'LH-SFP10: vervallen (was 8 ×)', 'LH-AP6: nieuw, 1 ×']),
  )
  await w.decide(other, 'change')
  expect(await w.run(other)).toMatchObject({ status: 'done', outcome: 'change-asked' })
  expect((await w.bytes(other, 'change')).text).toContain('- LH-SW24: aantal 6 (was 4)')
  expect(await w.orders('4500123')).toHaveLength(1)
})

test('a colleague may book it all the same, knowingly', async () => {
  await using w = await desk()
  await w.decide(await w.po(JAN, { poNumber: '4500123', lines: [line('LH-SW24', 4)] }), 'approve')
  const other = await w.po(JAN, { poNumber: '4500123', lines: [line('LH-SW24', 6)] })
  await w.decide(other, 'book-anew')
  expect(await w.run(other)).toMatchObject({ outcome: 'confirmed' })
  expect((await w.orders('4500123')).map(it => it.lines[0]!.quantity)).toEqual([6, 4])
})

/** States of the confirmations that stand in the outbox, approved or on their way. */
const confirmations = async (w: Stories, run: number) =>
  (await w.pool.query(`select state from outbox where run_id = $1 and step = 'confirm'`, [run])).rows.map(
    it => it.state,
  )

/** Approve as the desk does, and let nothing move yet: the decision is in its undo window. */
async function approveUnseen(w: Stories, run: number): Promise<void> {
  const { name, rev, request, facts } = await w.item(run)
  await w.tx(async tx => {
    const answer = workflow.answer('approve', { request, facts: facts as never })
    await w.outbox.freeze(tx, { runId: run, ...answer! })
    await w.engine.decide(tx, run, name, { who: 'tim', outcome: 'approve', values: {}, rev, effectiveIn: 0 })
  })
}

test.each(['before', 'after'] as const)(
  'a process that dies %s its commit books once, takes the stock once, sends once',
  async when => {
    await using w = await desk()
    const run = await w.po(JAN, { poNumber: '4500600', lines: [line('LH-SW24', 4), line('LH-FW200', 1)] })
    const outbox = w.outbox.enqueue
    const story = workflow as unknown as Definition
    for (const act of ['approve', 'source'] as const) {
      if (act === 'approve') await approveUnseen(w, run)
      else {
        const [order] = await w.orders('4500600')
        const entry = { lineId: order!.lines[1]!.id, source: 'supplier' as const }
        await w.tx(async tx => {
          await recordSources(tx, order!.id, [entry], 'tim')
          await w.engine.emit(tx, `order-sourced:${order!.id}`, {}, 'tim')
        })
      }
      const brittle = brittlePool(w.pool, 1, when)
      const dying = createEngine({ pool: brittle.pool, definitions: [story], wake: () => Promise.resolve(), outbox })
      await expect(dying.advance(run)).rejects.toThrow('Connection terminated')
      expect(brittle.crashed()).toBe(true)
      await w.engine.advance(run)
      await w.engine.advance(run)
    }
    expect(await w.run(run)).toMatchObject({ status: 'done', outcome: 'confirmed' })
    expect(await w.orders('4500600')).toHaveLength(1)
    expect((await w.pool.query(`select stock from product where sku = 'LH-SW24'`)).rows).toEqual([{ stock: 22 }])
    expect((await w.mails()).filter(it => it.step === 'confirm')).toHaveLength(1)
  },
)

test('prices that changed inside the undo window: nothing is booked, the colleague decides again', async () => {
  await using w = await desk()
  const run = await w.po(JAN, { poNumber: '4500500', lines: [line('LH-SW24', 1)] })
  await approveUnseen(w, run)
  await w.pool.query(`update product set price = 329.00 where sku = 'LH-SW24'`)
  await w.engine.advance(run)
  expect(await w.orders('4500500')).toEqual([])
  expect(await confirmations(w, run)).toEqual([])
  expect((await w.checks(run))[0]).toContain('Sinds de goedkeuring zijn gegevens veranderd')
  await w.decide(run, 'ask', { reason: 'Gaat u akkoord met € 329,00?' })
  expect((await w.bytes(run, 'question:again-1')).text).toContain('Gaat u akkoord met € 329,00?')
  await w.reply(run, {
    from: { name: 'Jan', address: JAN },
    trust: 2,
    fields: { lines: [{ sku: 'LH-SW24', quantity: 2 }] },
  })
  await w.decide(run, 'approve')
  expect((await w.orders('4500500'))[0]).toMatchObject({ status: 'confirmed', subtotal: '658.00' })
  expect((await w.bytes(run, 'confirm')).text).toContain('2 × €\u00a0329,00 = €\u00a0658,00')
})

test('twice under review, approved twice: booked once, and the second approval comes back with the reason', async () => {
  await using w = await desk()
  const fields = { poNumber: '4500123', lines: [line('LH-SW24', 4)] }
  const first = await w.po(JAN, fields)
  const second = await w.po(JAN, fields)
  expect((await w.checks(second, 'warning')).join()).toContain('Dezelfde PO ligt ook in een ander item ter beoordeling')
  await approveUnseen(w, second)
  await w.decide(first, 'approve')
  await w.engine.advance(second)
  const [order] = await w.orders('4500123')
  expect(await w.orders('4500123')).toHaveLength(1)
  const item = await w.item(second)
  expect(item.name).toBe('review:again-1')
  expect(item.review.checks[0]!.text.nl).toContain(`Intussen is deze PO al geboekt als order ${order!.number}`)
  expect(await confirmations(w, second)).toEqual([])
  await w.decide(second, 'repeat')
  expect(await w.run(second)).toMatchObject({ status: 'done', outcome: 'repeated' })
  const { rows } = await w.pool.query('select step, state from outbox where run_id = $1 order by id', [second])
  expect(rows.filter(it => it.step !== 'receipt')).toEqual([{ step: 'repeat', state: 'pending' }])
})

// ---------------------------------------------------------------- who asks

test('an unknown sender: nothing can be approved until a colleague picks the customer', async () => {
  await using w = await desk()
  const run = await w.po('nieuw@voorbeeld-ict.example', { poNumber: 'X-1', lines: [line('LH-SW8', 1)] })
  expect(await w.checks(run, 'error')).toEqual(['Kies de klant van wie dit verzoek is.', 'Er is geen afleveradres.'])
  const field = (await w.item(run)).review.form.find(it => it.pointer === '/customer')
  expect(field).toMatchObject({ type: 'choice', choices: [{ value: '20001' }] })
  await w.decide(run, 'approve', { values: { customer: '20001' } })
  expect(await w.run(run)).toMatchObject({ outcome: 'confirmed' })
  const [order] = await w.orders('X-1')
  expect(order).toMatchObject({ customer: { number: '20001' }, contact: { address: 'nieuw@voorbeeld-ict.example' } })
  const { rows } = await w.pool.query(
    'select c.number, run.owner = c.account_manager as owned from workflow_run run join customer c on c.id = run.customer_id where run.id = $1',
    [run],
  )
  expect(rows).toEqual([{ number: '20001', owned: true }])
})

test('a stranger whom nobody knows is refused with the reason of a colleague', async () => {
  await using w = await desk()
  const run = await w.po('sophie@duinrand-it.example', { poNumber: 'D-118', lines: [line('LH-FW60', 2)] })
  expect((await w.item(run)).review.form[0]).toMatchObject({ pointer: '/customerNumber', type: 'text' })
  await w.decide(run, 'refuse', { reason: 'Wij leveren alleen aan klanten met een account bij ons.' })
  expect(await w.run(run)).toMatchObject({ outcome: 'refused' })
  expect((await w.bytes(run, 'refuse')).text).toContain('Wij leveren alleen aan klanten met een account bij ons.')
  expect((await w.pool.query(`select from customer_order where po_number = 'D-118'`)).rowCount).toBe(0)
  expect((await w.pool.query('select from order_reservation')).rowCount).toBe(0)
})

test('200 lines: the mail lists 25, says how many more there are and where they stand, and stays small', async () => {
  await using w = await desk()
  const long = 'Switch met een heel lange omschrijving van alles wat erop en eraan zit '.repeat(8)
  const lines = Array.from({ length: 200 }, (_, n) =>
    n < 150 ? line('VB-1001', 1) : { ...line(`ONBEKEND-${n}`, 1), description: long },
  )
  const run = await w.po(JAN, { poNumber: '4500900', lines })
  await w.decide(run, 'approve')
  const { rows } = await w.pool.query(`select bytes from outbox where run_id = $1 and step = 'confirm'`, [run])
  const { html, text = '' } = await simpleParser(rows[0].bytes)
  expect(Buffer.byteLength(html || '')).toBeLessThan(102_000)
  expect(rows[0].bytes.length).toBeLessThan(102_000)
  expect(text).toMatch(/En nog 125 regels\. U vindt ze in de Customer Portal:\s+https?:\/\/\S+\/portal/)
  expect(text).toContain('en nog 25 regels')
  expect((await w.orders('4500900'))[0]!.lines).toHaveLength(200)
})

test('no PO number: asked for at once, the reply completes the item', async () => {
  await using w = await desk()
  const run = await w.po(JAN, { lines: [line('LH-SW8', 1)] })
  const [mail] = await w.mails()
  expect(mail!.text).toContain('- uw ordernummer (PO-nummer)')
  await w.reply(run, { from: { name: 'Jan', address: JAN }, trust: 2, fields: { poNumber: '4500301' } })
  expect((await w.item(run)).changes).toEqual([{ pointer: '/poNumber', before: '', after: '4500301' }])
  expect(await w.checks(run, 'error')).toEqual([])
  await w.decide(run, 'approve')
  expect((await w.orders('4500301'))[0]!.status).toBe('confirmed')
})

test('a colleague asks which article is meant; the reply changes the line in the same item', async () => {
  await using w = await desk()
  const run = await w.po(JAN, { poNumber: '4500302', lines: [{ lineNumber: 1, ...line('firewall', 2) }] })
  expect(await w.checks(run, 'error')).toEqual(['Geen enkele regel kan zo worden opgenomen.'])
  await w.decide(run, 'ask')
  expect((await w.bytes(run, 'question:1')).text).toContain('Welk artikel bedoelt u op regel 1 met ‘firewall’?')
  await w.reply(run, {
    from: { name: 'Jan', address: JAN },
    trust: 2,
    fields: { lines: [{ lineNumber: 1, sku: 'LH-FW60' }] },
  })
  expect(await w.checks(run, 'error')).toEqual([])
  await w.decide(run, 'approve')
  expect((await w.orders('4500302'))[0]!.lines).toMatchObject([{ sku: 'LH-FW60', quantity: 2 }])
})

test('at trust 0 nothing leaves by itself', async () => {
  await using w = await desk()
  const run = await w.po(JAN, { poNumber: '4500188', lines: [line('LH-MON27', 25)] }, { trust: 0 })
  expect(await sent(w)).toEqual([])
  expect((await w.checks(run, 'warning'))[0]).toContain('niet vastgesteld')
})

test('an English customer reads English, and amounts as the British write them', async () => {
  await using w = await desk()
  const run = await w.po(
    'procurement@harbourline.example',
    { poNumber: 'HL-1', lines: [line('LH-MON27', 2), line('NOPE-1234', 1)] },
    { language: 'en' },
  )
  await w.decide(run, 'approve')
  const { subject, text } = await w.bytes(run, 'confirm')
  expect(subject).toMatch(/^Order confirmation \d+ – your reference HL-1$/)
  expect(text).toContain('2 × €238.00 = €476.00')
  expect(text).toContain('- Line 2, NOPE-1234: article number is not in our range')
})

// ---------------------------------------------------------------- size

test('a PO of 150 lines is looked up in a handful of queries, and its facts stay small', async () => {
  await using w = await desk()
  const lines = Array.from({ length: 150 }, (_, n) => line(n % 10 ? 'LH-CAT6-3' : `LH-XX${n}`, 1, '3.95'))
  const run = await w.po(JAN, { poNumber: '4500400', lines })
  const { request, facts } = await w.item(run)
  expect(JSON.stringify(facts).length).toBeLessThan(60_000)
  const queries = await w.tx(async tx => {
    let n = 0
    const counting = new Proxy(tx, {
      get: (target, key) =>
        key === 'query'
          ? (...args: Parameters<typeof tx.query>) => ((n += 1), target.query(...args))
          : Reflect.get(target, key),
    })
    await workflow.assess(counting, request)
    return n
  })
  expect(queries).toBeLessThanOrEqual(8)
  await w.decide(run, 'approve')
  expect((await w.orders('4500400'))[0]!.lines).toHaveLength(150)
  const { text } = await w.bytes(run, 'confirm')
  expect(text).toContain('En nog 110 regels. U vindt ze in de Customer Portal:')
})
