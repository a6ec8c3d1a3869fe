import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/clock.ts'
import { seedWorld } from '../../src/demo/world.ts'
import { findContact } from '../../src/domain/customers.ts'
import { revoke } from '../../src/domain/learnt.ts'
import type { JsonObject } from '../../src/engine/define.ts'
import { translate } from '../../src/sentences/translate.ts'
import type { AnyWorkflow, Request } from '../../src/workflow/define.ts'
import purchaseOrder from '../../workflows/purchase-order.ts'
import { storyWorld, type Stories } from './world.ts'

const workflow = purchaseOrder as unknown as AnyWorkflow
const JAN = 'inkoop@voorbeeld-ict.example'
const PETRA = 'petra.jansen@noordzee-netwerken.example'

let w: Stories
beforeEach(async () => {
  w = await storyWorld(workflow)
  await seedWorld(w.pool)
  await w.pool.query('delete from learnt')
})
afterEach(() => w[Symbol.asyncDispose]())

let count = 0
/** A PO of a known contact. */
async function po(from: string, lines: JsonObject[], fields: JsonObject = {}, more: Partial<Request> = {}) {
  const all = { poNumber: `L-${++count}`, lines, ...fields }
  const { customer } = (await findContact(w.pool, from))!
  return w.receive({
    sender: { name: 'Jan de Vries', address: from },
    trust: 2,
    customer: { id: customer.id, number: customer.number, name: customer.name },
    fields: all,
    missing: workflow.request!.missing(all),
    ...more,
  })
}
const checks = async (run: number, level?: string) =>
  (await w.item(run)).review.checks.filter(it => !level || it.level === level).map(it => it.text.nl)
const about = async (run: number, words: string) => (await checks(run)).filter(it => it.includes(words))
const booked = async (run: number) =>
  (
    await w.pool.query<{ sku: string; parked: string | null }>(
      'select l.sku, l.parked_reason as parked from order_line l join customer_order o on o.id = l.order_id where o.run_id = $1 order by position',
      [run],
    )
  ).rows.map(it => it.parked ?? it.sku)
const learnt = async () =>
  (await w.pool.query('select written, by, run_id, message_id, revoked_by from learnt order by id')).rows
/** A line whose article a colleague put right, as the form of the desk hands it on. */
const corrected = (written: string, sku: string, more: JsonObject = {}) => ({ sku, written, quantity: 1, ...more })

/** Sanne says in an order of this customer that what he wrote is this article. */
async function teach(from: string, written: string, sku: string) {
  const run = await po(from, [{ sku: written, quantity: 1 }])
  await w.decide(run, 'approve', { values: { lines: [corrected(written, sku)] } })
  return run
}

describe('a corrected article', () => {
  test('is remembered with the approval, and found, shown and booked the next time; its use is counted', async () => {
    const first = await teach(JAN, 'AB-9931', 'LH-AP6')
    const { mailId } = (await w.pool.query(`select message_id as "mailId" from workflow_run where id = $1`, [first]))
      .rows[0]
    expect(await learnt()).toEqual([
      { written: 'AB-9931', by: 'sanne@lindehout.example', run_id: first, message_id: mailId, revoked_by: null },
    ])
    const { rows } = await w.pool.query(
      `select detail ->> 'reason' as text from run_log where run_id = $1 and what = 'note'`,
      [first],
    )
    expect(translate(rows[0].text).nl).toBe('Geleerd van deze klant: AB-9931 = LH-AP6.')

    const run = await po(JAN, [{ sku: 'ab 9931', quantity: 2 }])
    expect(await about(run, 'Geleerd')).toEqual([
      'Geleerd, regel 1: op 23 november 2026 zei sanne@lindehout.example dat ‘ab 9931’ bij deze klant LH-AP6 is.',
    ])
    expect(await checks(run, 'warning')).toEqual([])
    expect((await w.run(run)).status).toBe('waiting')
    await w.decide(run, 'approve')
    expect(await booked(run)).toEqual(['LH-AP6'])
    const uses = await w.pool.query('select o.run_id from learnt_use u join customer_order o on o.id = u.order_id')
    expect(uses.rows).toEqual([{ run_id: run }])
    expect(await learnt()).toHaveLength(1)
  })

  test('is announced before the approval, and not remembered where the colleague says that it is for once', async () => {
    const lines = [{ ...corrected('AB-9931', 'LH-AP6'), lineNumber: 1 }]
    const run = await po(JAN, lines)
    expect(await about(run, 'onthouden')).toEqual([
      'Bij goedkeuring onthouden: met ‘AB-9931’ bedoelt deze klant LH-AP6.',
    ])
    expect((await w.item(run)).review.form).toContainEqual(
      expect.objectContaining({ pointer: '/remember', value: true }),
    )
    const once = await po(JAN, lines, { remember: false })
    expect(await about(once, 'Alleen voor deze order')).toHaveLength(1)
    await w.decide(once, 'approve')
    expect([await booked(once), await learnt()]).toEqual([['LH-AP6'], []])
  })

  test.each([
    ['refused', 'refuse', 'Wij kunnen dit artikel niet leveren.'],
    ['asked about', 'ask', 'Welk artikel bedoelt u?'],
  ])('in an order that is %s teaches nothing', async (_what, outcome, reason) => {
    const run = await po(JAN, [{ sku: 'AB-9931', quantity: 1 }])
    await w.decide(run, outcome, { reason, values: { lines: [corrected('AB-9931', 'LH-AP6')] } })
    expect(await learnt()).toEqual([])
  })

  test('that was an article of ours already teaches nothing: he gets something else this once', async () => {
    for (const written of ['LH-SW8', 'NN-SW8-G', 'VB-1002']) {
      const run = await teach(JAN, written, 'LH-SW24P')
      expect(await booked(run)).toEqual(['LH-SW24P'])
    }
    expect(await learnt()).toEqual([])
  })

  test('that fitted two articles of ours teaches nothing', async () => {
    const both = corrected('LH-SW8', 'LH-SW24P', { manufacturerPartNumber: 'NN-AP6-I' })
    const run = await po(JAN, [both])
    await w.decide(run, 'approve')
    expect([await booked(run), await learnt()]).toEqual([['LH-SW24P'], []])
  })

  test('that stays out of the order, or that nobody has, teaches nothing', async () => {
    const lines = [
      corrected('AB-1', 'LH-AP6', { source: 'park' }),
      corrected('AB-2', 'NOTHING-9'),
      corrected('AB-3', 'LH-SW8'),
    ]
    await w.decide(await po(JAN, lines), 'approve')
    expect((await learnt()).map(it => it.written)).toEqual(['AB-3'])
  })

  test('into two articles in one order teaches nothing; twice into the same one teaches it once', async () => {
    const lines = [
      corrected('AB-1', 'LH-AP6'),
      corrected('ab1', 'LH-SW8'),
      corrected('AB-2', 'LH-AP6'),
      corrected('AB 2', 'LH-AP6'),
    ]
    await w.decide(await po(JAN, lines), 'approve')
    expect((await learnt()).map(it => it.written)).toEqual(['AB-2'])
  })

  test('that the customer named by the number of a manufacturer is remembered by that', async () => {
    const written = { manufacturerPartNumber: 'ZZ-441-K', quantity: 1 }
    const run = await po(JAN, [written])
    await w.decide(run, 'approve', { values: { lines: [{ ...written, sku: 'LH-AP6', written: '' }] } })
    expect(await booked(run)).toEqual(['LH-AP6'])
    const again = await po(JAN, [{ ...written, manufacturerPartNumber: 'zz441k' }])
    expect(await about(again, 'Geleerd')).toHaveLength(1)
  })

  test('counts alone: what else the customer wrote in that line does not contradict it', async () => {
    const run = await po(JAN, [corrected('AB-9931', 'LH-AP6', { manufacturerPartNumber: 'NN-SW8-G' })])
    expect(await checks(run, 'warning')).toEqual([])
    await w.decide(run, 'approve')
    expect(await booked(run)).toEqual(['LH-AP6'])
  })

  test('that the customer changes himself in a reply is not learnt', async () => {
    const run = await po(JAN, [{ lineNumber: 1, ...corrected('AB-9931', 'LH-AP6') }])
    await w.decide(run, 'ask', { reason: 'Welk artikel bedoelt u?' })
    await w.reply(run, {
      from: { name: 'Jan', address: JAN },
      trust: 2,
      fields: { lines: [{ lineNumber: 1, sku: 'LH-SW8' }] },
    })
    await w.decide(run, 'approve')
    expect([await booked(run), await learnt()]).toEqual([['LH-SW8'], []])
  })
})

describe('what was learnt', () => {
  test('of one customer is nothing to another', async () => {
    await teach(JAN, 'AB-9931', 'LH-AP6')
    const run = await po(PETRA, [{ sku: 'AB-9931', quantity: 1 }])
    expect(await about(run, 'Geleerd')).toEqual([])
    expect((await checks(run, 'error'))[0]).toContain('Geen enkele regel')
  })

  test('is replaced when a colleague says otherwise: the last one counts, both stay on record', async () => {
    await teach(JAN, 'AB-9931', 'LH-AP6')
    await teach(JAN, 'AB-9931', 'LH-SW8')
    const run = await po(JAN, [{ sku: 'AB-9931', quantity: 1 }])
    expect((await about(run, 'Geleerd'))[0]).toContain('LH-SW8 is')
    expect(await learnt()).toHaveLength(2)
  })

  test('two orders under review at once: the last approval wins, both stay on record', async () => {
    const [a, b] = [await po(JAN, [{ sku: 'AB-9931', quantity: 1 }]), await po(JAN, [{ sku: 'AB-9931', quantity: 1 }])]
    await w.decide(b, 'approve', { values: { lines: [corrected('AB-9931', 'LH-AP6')] } })
    await w.decide(a, 'approve', { values: { lines: [corrected('AB-9931', 'LH-SW8')] } })
    expect((await about(await po(JAN, [{ sku: 'AB-9931', quantity: 1 }]), 'Geleerd'))[0]).toContain('LH-SW8 is')
    expect(await learnt()).toHaveLength(2)
  })

  test('is not applied any more once revoked, also in an order that waits; what it was stays on record', async () => {
    await teach(JAN, 'AB-9931', 'LH-AP6')
    const run = await po(JAN, [{ sku: 'AB-9931', quantity: 1 }])
    const { learnt: it } = (await w.item(run)).review.checks.find(check => check.learnt)!
    await w.tx(tx => revoke(tx, it!.id, 'tim@lindehout.example'))
    expect(await about(run, 'Geleerd')).toEqual([])
    expect((await checks(run, 'warning'))[0]).toContain('Regel 1, AB-9931: artikelnummer staat niet in ons assortiment')
    expect(await learnt()).toMatchObject([{ written: 'AB-9931', revoked_by: 'tim@lindehout.example' }])
  })

  test('and revoked after an approval that has not taken effect: nothing is booked, the colleague decides again', async () => {
    await teach(JAN, 'AB-9931', 'LH-AP6')
    const run = await po(JAN, [{ sku: 'AB-9931', quantity: 1 }])
    await w.decide(run, 'approve', { undo: 60 })
    await w.pool.query(`update learnt set revoked_at = desk_now(), revoked_by = 'tim'`)
    await w.skip({ minutes: 2 })
    expect(await booked(run)).toEqual([])
    expect((await checks(run))[0]).toContain('Sinds de goedkeuring zijn gegevens veranderd')
  })

  test('that is a number of ours by now is a proposal: the line stays out until somebody says which', async () => {
    await teach(JAN, 'AB-9931', 'LH-AP6')
    await w.pool.query(
      `insert into product (sku, sku_key, manufacturer, description, price) values ('AB-9931', 'AB9931', 'X', 'Nieuw', 1)`,
    )
    const run = await po(JAN, [
      { sku: 'AB-9931', quantity: 1 },
      { sku: 'LH-SW8', quantity: 1 },
    ])
    expect(await checks(run, 'warning')).toEqual([
      'Geleerd, regel 1: op 23 november 2026 zei sanne@lindehout.example dat ‘AB-9931’ bij deze klant LH-AP6 is. Maar in ons assortiment past de regel nu bij AB-9931. Hij blijft buiten de order tot je invult wat de klant bedoelt, of intrekt wat niet meer klopt.',
    ])
    await w.decide(run, 'approve')
    expect(await booked(run)).toEqual(['several-articles', 'LH-SW8'])
    expect((await w.pool.query('select from learnt_use')).rowCount).toBe(0)
  })
})

describe('an address', () => {
  const KNOWN = {
    name: 'Voorbeeld ICT B.V.',
    street: 'Kanaalweg 12',
    postalCode: '3526 KL',
    city: 'Utrecht',
    country: 'NL',
  }
  const WRITTEN = { ...KNOWN, street: 'Kanaalweg, ingang achter', postalCode: '' }
  const lines = [{ sku: 'LH-SW8', quantity: 1 }]
  const goesTo = async (run: number) =>
    (await w.pool.query(`select delivery_address ->> 'street' as street from customer_order where run_id = $1`, [run]))
      .rows[0]?.street

  test.each([
    ['as on file', {}, true],
    ['without the space, in small letters', { postalCode: '3526kl', street: 'kanaalweg 12' }, true],
    ['with an addition to the number', { street: 'Kanaalweg 12a' }, false],
    ['with another number', { street: 'Kanaalweg 112' }, false],
    ['in another postal code', { postalCode: '3526 KM' }, false],
  ])('%s', async (_what, more, known) => {
    const run = await po(JAN, lines, { deliveryAddress: { ...KNOWN, ...more } })
    expect(await about(run, 'staat op het dossier')).toHaveLength(known ? 1 : 0)
    expect((await about(run, 'Nieuw afleveradres')).length).toBe(known ? 0 : 1)
  })

  test('that differs in a few characters is said to look like the one on file, and not taken for it', async () => {
    const slip = { ...KNOWN, postalCode: '3526 K1' }
    const run = await po(JAN, lines, { deliveryAddress: slip })
    expect((await checks(run, 'warning'))[0]).toBe(
      'Nieuw afleveradres voor deze klant. Het lijkt op Voorbeeld ICT B.V., Kanaalweg 12, 3526 KL Utrecht: een schrijffout? Bel bij twijfel +31 30 555 01 10.',
    )
    expect(
      (await checks(await po(JAN, lines, { deliveryAddress: { ...slip, street: 'Havenweg 99' } }), 'warning'))[0],
    ).not.toContain('lijkt op')
  })

  test('that a colleague replaced by one on file is remembered, shown and used; of this customer only; revoked no more', async () => {
    const run = await po(JAN, lines, { deliveryAddress: WRITTEN })
    await w.decide(run, 'approve', { values: { deliveryAddress: KNOWN, addressAsWritten: WRITTEN } })
    expect(await learnt()).toMatchObject([{ written: 'Voorbeeld ICT B.V., Kanaalweg, ingang achter, Utrecht' }])

    const again = await po(JAN, lines, { deliveryAddress: { ...WRITTEN, street: 'KANAALWEG ingang achter' } })
    expect(await about(again, 'Geleerd')).toEqual([
      'Geleerd: op 23 november 2026 zei sanne@lindehout.example dat deze klant met ‘Voorbeeld ICT B.V., KANAALWEG ingang achter, Utrecht’ het adres Voorbeeld ICT B.V., Kanaalweg 12, 3526 KL Utrecht bedoelt. Wij leveren daar.',
    ])
    expect((await w.item(again)).review.form).toContainEqual(
      expect.objectContaining({ pointer: '/deliverTo', readOnly: true }),
    )
    await w.decide(again, 'approve')
    expect(await goesTo(again)).toBe('Kanaalweg 12')
    expect((await w.pool.query('select from learnt_use')).rowCount).toBe(1)

    expect(await about(await po(PETRA, lines, { deliveryAddress: WRITTEN }), 'Nieuw afleveradres')).toHaveLength(1)
    await w.pool.query(`update learnt set revoked_at = desk_now(), revoked_by = 'tim'`)
    expect(await about(await po(JAN, lines, { deliveryAddress: WRITTEN }), 'Nieuw afleveradres')).toHaveLength(1)
  })

  test('that is new in our books is not remembered, however it was corrected', async () => {
    const run = await po(JAN, lines, { deliveryAddress: WRITTEN })
    const elsewhere = { ...KNOWN, street: 'Nieuwe Kade 1', postalCode: '1000 AA' }
    await w.decide(run, 'approve', { values: { deliveryAddress: elsewhere, addressAsWritten: WRITTEN } })
    expect([await goesTo(run), await learnt()]).toEqual(['Nieuwe Kade 1', []])
  })

  test('that the customer gives himself in a reply is not learnt', async () => {
    const run = await po(JAN, lines, { deliveryAddress: WRITTEN })
    const values = { deliveryAddress: KNOWN, addressAsWritten: WRITTEN }
    await w.decide(run, 'ask', { reason: 'Waar leveren wij?', values })
    const warehouse = { street: 'Havenkade 8', postalCode: '3433 PA', city: 'Nieuwegein' }
    await w.reply(run, { from: { name: 'Jan', address: JAN }, trust: 2, fields: { deliveryAddress: warehouse } })
    await w.decide(run, 'approve')
    expect([await goesTo(run), await learnt()]).toEqual(['Havenkade 8', []])
  })

  test('that was learnt is not used while it is no longer on file', async () => {
    const run = await po(JAN, lines, { deliveryAddress: WRITTEN })
    await w.decide(run, 'approve', { values: { deliveryAddress: KNOWN, addressAsWritten: WRITTEN } })
    await w.pool.query(`delete from customer_address where street = 'Kanaalweg 12'`)
    expect(await about(await po(JAN, lines, { deliveryAddress: WRITTEN }), 'Nieuw afleveradres')).toHaveLength(1)
  })
})

describe('what people check in their head', () => {
  const today = '2026-11-23'
  const line = { sku: 'LH-SW8', quantity: 2, unitPrice: '79.50' }
  const dated = async (fields: JsonObject, lines: JsonObject[] = [line]) =>
    (await checks(await po(JAN, lines, fields))).filter(it => /datum|De PO is van/.test(it))

  test.each([
    [{ requestedDate: today }, []],
    [{ requestedDate: addDays(today, -1) }, ['De gewenste datum, zo 22 nov 2026, is al voorbij.']],
    [{ requestedDate: '2026-12-25' }, ['De gewenste datum, vr 25 dec 2026, is geen werkdag.']],
    [{ requestedDate: '2027-11-23' }, []],
    [
      { requestedDate: '2027-11-24' },
      ['De gewenste datum, wo 24 nov 2027, is meer dan een jaar vooruit: klopt het jaar?'],
    ],
    [{ orderDate: addDays(today, 1) }, []],
    [
      { orderDate: '2026-12-11' },
      ['De PO is van 11 december 2026, na de dag waarop hij kwam: zijn dag en maand verwisseld?'],
    ],
    [{ orderDate: '2025-11-23' }, ['De PO is van 23 november 2025, lang voor de dag waarop hij kwam: klopt de datum?']],
  ])('a date: %o', async (fields, said) => expect(await dated(fields)).toEqual(said))

  test('the date of lines is told once for all of them', async () => {
    const lines = Array.from({ length: 8 }, () => ({ ...line, requestedDate: '2026-11-20' }))
    expect(await dated({ requestedDate: today }, lines)).toEqual([
      'De gewenste datum van regel 1, 2, 3, 4, 5 en nog 3, vr 20 nov 2026, is al voorbij.',
    ])
  })

  test.each([
    ['the sum of the lines', { subtotal: '159.00' }, true],
    ['a cent off', { subtotal: '159.01' }, false],
    ['a total without VAT', { total: '159.00' }, true],
    ['a total with VAT', { total: '192.39' }, true],
    ['a total with the VAT that the PO names', { total: '173.31', tax: '14.31' }, true],
    ['a total that nothing explains', { total: '200.00' }, false],
  ])('%s', async (_what, fields, fits) => {
    const run = await po(JAN, [line], fields)
    expect(await about(run, 'De regels tellen op tot het bedrag in de PO')).toHaveLength(fits ? 1 : 0)
    expect(await about(run, 'De PO telt op tot')).toHaveLength(fits ? 0 : 1)
  })

  test('by what the articles were found, and that the PO is new, are said where all is well', async () => {
    await teach(JAN, 'AB-9931', 'LH-AP6')
    const run = await po(JAN, [
      line,
      { sku: 'VB-1001', quantity: 1 },
      { sku: 'NN-AP7-I', quantity: 1 },
      { sku: 'AB-9931', quantity: 1 },
    ])
    const fine = await checks(run, 'ok')
    expect(fine).toContain(
      'Alle artikelen gevonden: 1 × op ons artikelnummer, 1 × op het eigen nummer van de klant, 1 × op het nummer van de fabrikant, 1 × zoals geleerd van deze klant.',
    )
    expect(fine).toContain('Dit PO-nummer is van deze klant niet eerder gezien.')
  })

  test('a number that a scan misread is proposed with the reason, and the line stays out', async () => {
    const run = await po(JAN, [line, { sku: 'LH-FW6O', quantity: 1 }])
    expect((await checks(run, 'warning'))[0]).toMatch(
      /^Regel 2, LH-FW6O: .* De regel blijft buiten de order\. Het lijkt een leesfout \(O en 0, I en 1, S en 5, B en 8\): misschien LH-FW60\b/,
    )
    await w.decide(run, 'approve')
    expect(await booked(run)).toEqual(['LH-SW8', 'unknown-article'])
  })
})
