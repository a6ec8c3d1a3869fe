import { expect, test } from 'vitest'
import { orderView } from '../../src/domain/order-view.ts'
import { attribute, wordsOf } from './browser.ts'
import { eventually } from './daemon.ts'
import { ORDERPORTAL } from './firm.ts'
import { expectSame, openOffice } from './office.ts'
import { answersOn } from './review.ts'

const JAN = 'inkoop@voorbeeld-ict.example'
const PETRA = 'petra.jansen@noordzee-netwerken.example'
const EMILY = 'procurement@harbourline.example'
const BART = 'inkoop@onderwijsnet-zuid.example'
const ELS = 'inkoop@bosveld.example'

const office = openOffice()

test('an order leaves as the confirmation that the colleague saw, and is booked once', async () => {
  const stock = await stockOf('LH-SW24')
  const { id, run } = await order(`Jan de Vries <${JAN}>`, '4500123', ['4 x LH-SW24', '8 x LH-SFP10'])
  const page = await office.review(run)
  const confirmation = await office.approve(page, JAN, 2)
  expect(confirmation.header('in-reply-to')).toBe(id)
  expect(confirmation.parsed.subject).toMatch(/^Orderbevestiging \d+ – uw referentie 4500123$/)
  expect(await stockOf('LH-SW24')).toBe(stock - 4)

  // the browser sends the form once more: it leads to where the first one led, and nothing is booked or mailed twice
  const again = await office.desk.submit(page, /\/desk\/items\//, { outcome: 'approve' })
  expect([again.status, again.path]).toEqual([200, expect.stringContaining(`done=${run}`)])
  // and the customer sends the order once more: he hears so at once
  const repeat = await order(`Jan de Vries <${JAN}>`, '4500123', ['4 x LH-SW24', '8 x LH-SFP10'], 3)
  expect(repeat.mail.parsed.text).toContain(/\d+/.exec(confirmation.parsed.subject ?? '')?.[0])
  expect(await booked('4500123')).toHaveLength(1)
  expect(await stockOf('LH-SW24')).toBe(stock - 4)
  expect(await office.firm.mails(JAN)).toHaveLength(3)
})

test('a line that waits for the supplier is recorded in the desk days later: then the confirmation leaves', async () => {
  const { run } = await order(`Petra Jansen <${PETRA}>`, 'NN-2026-0500', ['2 x LH-SW24', '1 x LH-FW200'])
  const page = await office.review(run)
  const [shown] = answersOn(page)
  await office.decide(page, 'approve')
  const [placed] = await eventually('the order', async () => {
    const found = await booked('NN-2026-0500')
    return found.length ? found : undefined
  })
  expect(placed?.status).toBe('placed')
  expect(await office.firm.mails(PETRA), 'no confirmation before every line has its source').toHaveLength(1)

  await office.firm.skip({ days: 3 })
  await office.signIn()
  const orderPage = await office.desk.get(`/desk/orders/${placed?.id}`)
  expect(wordsOf(orderPage.html)).toContain('NN-2026-0500')
  const line = /<select id="source-(\d+)"/.exec(orderPage.html)?.[1] ?? ''
  const saved = await office.desk.submit(orderPage, /\/sources$/, {
    [`source:${line}`]: 'supplier',
    [`order:${line}`]: 'WL-99812',
  })
  expect(saved.path).toContain('saved=1')

  const confirmation = await office.firm.mail(PETRA, 2)
  expectSame(confirmation, shown)
  expect((await booked('NN-2026-0500'))[0]?.status).toBe('confirmed')
})

test('a colleague asks, the reply changes the item, and what is approved is what the customer meant', async () => {
  const { mail: receipt, run } = await order(
    `Emily Harper <${EMILY}>`,
    'HL-21001',
    ['2 x LH-MON27', '3 x QX-7790'],
    1,
    'en',
  )
  const page = await office.review(run)
  expect(wordsOf(page.html)).toContain('QX-7790')
  await office.decide(page, 'ask', { 'reason-text:ask': 'Which article do you mean by QX-7790?' })
  const question = await office.firm.mail(EMILY, 2)
  expect(question.parsed.text).toContain('Which article do you mean by QX-7790?')
  expect(question.header('references')).toContain(receipt.header('in-reply-to'))

  await office.reply(
    question,
    `Emily Harper <${EMILY}>`,
    `Hello,\n\nSorry, line 2 should be:\n\n3 x LH-AP6\n\nKind regards,\n\nEmily Harper\n\nOn Fri, 20 Nov 2026 at 20:06, Lindehout <${ORDERPORTAL}> wrote:\n> Which article do you mean by QX-7790?\n`,
  )
  const changed = await office.reviewAgain(run)
  expect(changed.html).toContain('value="LH-AP6"')
  const [shown] = answersOn(changed)
  expect(shown?.text).toContain('LH-AP6')
  await office.approve(changed, EMILY, 3)
  const [placed] = await booked('HL-21001')
  const view = await orderView(office.firm.pool, placed?.id ?? 0)
  expect(view?.lines.filter(it => !it.parked).map(it => [it.sku, it.quantity])).toEqual([
    ['LH-MON27', 2],
    ['LH-AP6', 3],
  ])
})

test('what a colleague alters in the form is in the mail and in the order', async () => {
  const { run } = await order(`Bart Hendriks <${BART}>`, 'OZ-9100', ['5 x LH-CAT6-3'])
  const page = await office.review(run)
  const [input] = /<input\b[^>]*name="f:\/lines\/0\/quantity"[^>]*>/.exec(page.html) ?? ['']
  expect(attribute(input, 'value')).toBe('5')
  const kept = await office.keep(page, { 'f:/lines/0/quantity': '50' })
  const [shown] = answersOn(kept)
  expect(shown?.text).toContain('50 ×')
  await office.approve(kept, BART, 2)
  const [placed] = await booked('OZ-9100')
  expect((await orderView(office.firm.pool, placed?.id ?? 0))?.lines.map(it => it.quantity)).toEqual([50])
})

test('a refusal says why, and books nothing', async () => {
  const { run } = await order(`Els Jansen <${ELS}>`, 'BZ-5000', ['1 x LH-NAS4'])
  const page = await office.review(run)
  const reason = 'Wij leveren dit artikel niet meer.'
  const kept = await office.keep(page, { 'reason-text:refuse': reason })
  const shown = answersOn(kept).find(it => it.text.includes(reason))
  await office.decide(kept, 'refuse')
  const refusal = await office.firm.mail(ELS, 2)
  expectSame(refusal, shown)
  expect(await booked('BZ-5000')).toEqual([])
})

/** A customer orders; what he gets back first (or as the n-th mail). */
async function order(from: string, po: string, lines: string[], n = 1, language: 'nl' | 'en' = 'nl') {
  const text =
    language === 'nl'
      ? `Goedemiddag,\n\nGraag bestellen wij het volgende.\n\nInkoopnummer: ${po}\n\n${lines.join('\n')}\n\nMet vriendelijke groet,\n`
      : `Good morning,\n\nPlease supply the following.\n\nPO number: ${po}\n\n${lines.join('\n')}\n\nKind regards,\n`
  const subject = language === 'nl' ? `Bestelling ${po}` : `Purchase order ${po}`
  return office.hear(from, subject, text, { n })
}

async function booked(po: string): Promise<{ id: number; status: string }[]> {
  const { rows } = await office.firm.pool.query<{ id: number; status: string }>(
    'select id, status from customer_order where po_number = $1',
    [po],
  )
  return rows
}

async function stockOf(sku: string): Promise<number> {
  const { rows } = await office.firm.pool.query<{ stock: number }>('select stock from product where sku = $1', [sku])
  return rows[0]?.stock ?? Number.NaN
}
