import { describe, expect, it } from 'vitest'
import { readForDesk } from '../../src/read-for-desk.ts'
import { readMail } from '../../src/read-mail.ts'
import { mailOf } from './mail.ts'
import { kinds } from './score.ts'

const understood = async (subject: string, text: string) =>
  (await readMail(await mailOf({ subject, text }), kinds)).understanding
const answered = async (text: string) =>
  (await readForDesk(await mailOf({ subject: 'Re: Bestelling PO-2231', text }), { kinds, as: 'purchase-order' }))
    .understanding

describe('the number of an order', () => {
  it.each([
    ['in the subject', 'Bestelling 417', 'Hierbij onze bestelling:\n3 x FG-60F', '417'],
    ['after a sign in the subject', 'Purchase order #417', 'We order 2 x FG-60F.', '417'],
    ['in a sentence', 'Bestelling', 'Wij bestellen graag 3 x FG-60F, PO 417.', '417'],
    ['under a label', 'Order', 'PO number: 087\n2 x FG-60F', '087'],
    ['in one word with its label', 'Bestelling', 'Graag onder bestelnummer 417 leveren:\n2 x FG-60F', '417'],
  ])('may have three figures: %s', async (_, subject, text, number) => {
    const { fields, references } = await understood(subject, text)
    expect(fields['poNumber']).toBe(number)
    expect(references).toEqual([number])
  })

  it.each([
    ['We want to order 100 FG-60F firewalls.'],
    ['We would like to order 100.'],
    ['Graag een bestelling van 250 stuks FG-60F.'],
    ['Bestelling: 250 stuks FG-60F'],
    ['PO 417,50 euro: 2 x FG-60F'],
  ])('is not what is counted or paid: %s', async text => {
    const { fields, references } = await understood('Bestelling', text)
    expect(fields['poNumber']).toBeUndefined()
    expect(references).toEqual([])
  })
})

describe('the words of an article', () => {
  it.each([
    ['2 x FS-124F Switch 24 poorten à € 319,00', 'Switch 24 poorten', 2, '319.00'],
    ['2 FS-124F Switch 24 poorten @ € 319,00', 'Switch 24 poorten', 2, '319.00'],
    ['2 x FS-124F Switch 24 Ports je 319,00 EUR', 'Switch 24 Ports', 2, '319.00'],
    ['2 x FS-124F Patchkabel Cat 6 A € 319,00', 'Patchkabel Cat 6 A', 2, '319.00'],
  ])('end before what leads to the price: %s', async (text, description, quantity, unitPrice) => {
    const { fields } = await understood('Bestelling PO-2231', text)
    expect(fields['lines']).toEqual([expect.objectContaining({ sku: 'FS-124F', description, quantity, unitPrice })])
  })
})

describe('a reply that puts a line right', () => {
  it.each([
    ['Line 2 should be: 3 x LH-AP6'],
    ['regel 2 moet zijn: 3 x LH-AP6'],
    ['Zeile 2 muss lauten: 3 x LH-AP6'],
    ['La ligne 2 doit être : 3 x LH-AP6'],
    ['Sorry, line 2 should be 3 x LH-AP6 instead of LH-AP5.'],
    ['Op regel 2 het artikel LH-AP6, aantal 3'],
  ])('names it by its number: %s', async text => {
    const { fields, evidence } = await answered(text)
    expect(fields['lines']).toEqual([{ lineNumber: 2, sku: 'LH-AP6', quantity: 3 }])
    expect(evidence['/lines/0/lineNumber']).toMatchObject({ text: '2', source: 'body' })
  })

  it('may name several', async () => {
    const { fields } = await answered('Regel 1: 3 x LH-AP6\nRegel 4 wordt 4 stuks LH-AP7, regel 5 wordt 2 x LH-AP9')
    expect(fields['lines']).toMatchObject([
      { lineNumber: 1, sku: 'LH-AP6' },
      { lineNumber: 4, sku: 'LH-AP7' },
      { lineNumber: 5, sku: 'LH-AP9' },
    ])
  })

  it('does not take a line for goods', async () => {
    expect((await answered('Line 2: quantity 5')).fields['lines']).toBeUndefined()
  })

  it('is no such reply where goods are named by lines or units', async () => {
    expect((await answered('3 x LH-AP6 voor de nieuwe online 2 shop')).fields['lines']).toMatchObject([
      { sku: 'LH-AP6', quantity: 3 },
    ])
    expect((await answered('3 Stück LH-AP6')).fields['lines']).toEqual([{ sku: 'LH-AP6', quantity: 3, unit: 'Stück' }])
  })
})

describe('a mail that asks nothing', () => {
  it.each([
    ['', ''],
    ['', ' \n\n '],
    ['asdf', 'asdf qwer'],
    ['x', '????'],
    ['k3jh4kj', 'jkhsdf87sdf kjhsdf87 sdkjfh87'],
  ])('is a question that nobody is sure of: "%s" "%s"', async (subject, text) => {
    const { kind, confidence } = await understood(subject, text)
    expect(kind).toBe('question')
    expect(confidence).toBeLessThanOrEqual(0.2)
  })

  it('is told from a short question', async () => {
    expect((await understood('Vraag', 'Hebben jullie ook monitoren in het assortiment?')).confidence).toBeGreaterThan(
      0.9,
    )
  })
})
