import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { mailOf } from './mail.ts'
import { allKinds } from '../../src/understanding/kinds/all.ts'

const kinds = allKinds([])

const asked = async (text: string, subject = 'Vragen') => {
  const { understanding } = await readMail(await mailOf({ subject, text }), kinds)
  return [understanding, ...(understanding.others ?? [])]
}
const kindsOf = async (text: string, subject?: string) => (await asked(text, subject)).map(({ kind }) => kind)

describe('several requests in one mail', () => {
  it('are each read in the sentences that are about them', async () => {
    const [first, second, ...more] = await asked(
      'Hi both,\n\nAny news on when SO-26101 will ship? The client keeps ringing.\n\nWe would also like to send back the FG-60F from SO-26202, it was the wrong one.\n\nTom',
    )
    expect(more).toEqual([])
    expect(first).toMatchObject({ kind: 'order-status', fields: { orderReferences: ['SO-26101'] } })
    expect(second).toMatchObject({ kind: 'return-request', fields: { orderReference: 'SO-26202' } })
  })

  it.each([
    ['order-status', 'availability', 'Wo bleibt Auftrag SO-24406? Und wären vom FG-60F noch 5 Stück lieferbar?'],
    [
      'order-status',
      'invoice-copy',
      'Où en est la commande SO-26960 ?\n\nPar ailleurs, merci de nous renvoyer la facture 20261188.',
    ],
    [
      'order-change',
      'order-cancellation',
      '- SO-26635: graag een week later leveren\n- SO-26433: mag helemaal vervallen',
    ],
    [
      'order-cancellation',
      'order-status',
      'Bitte stornieren Sie SO-26635.\n\nZu SO-26433 brauchen wir außerdem den Liefertermin.',
    ],
  ])('are found in the order of the mail: %s, %s', async (first, second, text) => {
    expect(await kindsOf(text)).toEqual([first, second])
  })

  it('are read with the number of the subject where the sentence has none', async () => {
    const [first, second] = await asked(
      'Akkoord, zo mag hij geleverd worden.\n\nWeten jullie intussen al wanneer SO-26202 komt?',
      'Re: Orderbevestiging SO-26101',
    )
    expect(first).toMatchObject({ kind: 'order-acceptance', fields: { orderReference: 'SO-26101', accepted: true } })
    expect(second).toMatchObject({ kind: 'order-status', fields: { orderReferences: ['SO-26202'] } })
  })

  it('prove their values at the places where these stand in the whole mail', async () => {
    const mail = await mailOf({
      subject: 'Twee dingen',
      text: 'Waar blijft SO-26101?\n\nEn kunt u factuur 20261188 nog eens mailen?',
    })
    const { reading, understanding } = await readMail(mail, kinds)
    const body = reading.documents.find(({ source }) => source === 'body')!
    const [other] = understanding.others!
    const { start, end, text } = other!.evidence['/invoiceNumbers/0']!
    expect(body.text.slice(start, end)).toBe(text)
    expect(text).toBe('20261188')
  })
})

describe('one request', () => {
  it.each([
    [
      'a condition',
      'order-status',
      'Wanneer komt SO-26101? Als het nog langer duurt moeten we de order helaas annuleren.',
    ],
    [
      'details of who writes',
      'order-status',
      'Wanneer komt SO-26101?\n\nInvoice address: Kingsmead Ltd, 3 Mill Yard, Derby DE1 1AB\n\nTel +44 20 7946 0123',
    ],
    [
      'an order and when it comes',
      'purchase-order',
      'Graag bestellen wij 5 x FG-60F, ons PO-nummer is 4500881. Wanneer kunt u die leveren?',
    ],
    [
      'a new customer and his address',
      'account-application',
      'Wij willen graag klant worden. Ons adres is Havenkade 41, 3011 AB Rotterdam.',
    ],
  ])('stays one: %s', async (_, kind, text) => {
    expect(await kindsOf(text)).toEqual([kind])
  })

  it('is found in no more time in a mail of thousands of sentences', async () => {
    const began = performance.now()
    await asked('Waar blijft order SO-26101? En graag factuur 20261188. '.repeat(5000))
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
