import { describe, expect, it } from 'vitest'
import { expectRead, text, understood } from './understood.ts'
import { pdf } from '../mail.ts'
import type { Kind } from '../../../src/understanding/types.ts'

const QUOTE =
  '\n\nOp 3 november 2026 schreef Desk <orderportal@desk.example>:\n> Beste klant,\n>\n> Hierbij onze orderbevestiging SO-22100 voor uw order.\n> 3 stuks FG-60F'

type Case = [name: string, subject: string, body: string, order: string]

const AGREED: Case[] = [
  ['a bare word', 'Re: Orderbevestiging SO-2210', 'Akkoord', 'SO-2210'],
  ['as it is often spelt', 'Re: Orderbevestiging SO-2210', 'accoord bevonden', 'SO-2210'],
  ['a sentence', 'Orderbevestiging', 'Wij gaan akkoord met de orderbevestiging SO-4419.', 'SO-4419'],
  ['a short yes', 'Re: Orderbevestiging SO-4431', 'Prima!', 'SO-4431'],
  ['with a wish', 'RE: Orderbevestiging SO-4432', 'Ziet er goed uit, graag zo leveren.', 'SO-4432'],
  ['an order, without a confirmation', 'Akkoord', 'Akkoord op order SO-4433', 'SO-4433'],
  ['signed', 'Orderbevestiging SO-8123', 'Hierbij de door ons ondertekende orderbevestiging retour.', 'SO-8123'],
  ['english', 'RE: Order confirmation SO-9921', 'Approved, thanks.', 'SO-9921'],
  [
    'english, a sentence',
    'Order confirmation',
    'We confirm order confirmation SO-9922 and agree with the prices.',
    'SO-9922',
  ],
  [
    'german',
    'AW: Auftragsbestätigung 4500812',
    'Guten Tag,\n\nwir sind mit der Auftragsbestätigung einverstanden.',
    '4500812',
  ],
  ['german, short', 'AW: Auftragsbestätigung 4500813', 'passt so, danke', '4500813'],
  ['french', 'RE: Confirmation de commande SO-3321', 'Bon pour accord.', 'SO-3321'],
  [
    'french, a sentence',
    'RE: Confirmation de commande SO-3322',
    'Bonjour, nous validons votre confirmation de commande.',
    'SO-3322',
  ],
  ['the order of the quoted confirmation', 'Re: uw bericht', `Akkoord.${QUOTE}`, 'SO-22100'],
]

type Refused = [...Case, remark: string]
const REFUSED: Refused[] = [
  [
    'the price',
    'Re: Orderbevestiging SO-2211',
    'Niet akkoord: de prijs van de FG-60F klopt niet.',
    'SO-2211',
    'de prijs van de FG-60F klopt niet',
  ],
  [
    'english',
    'Re: Order confirmation SO-77120',
    'We cannot accept this: the price of FG-60F should be 410 euro.',
    'SO-77120',
    'the price of FG-60F should be 410 euro',
  ],
  [
    'german',
    'AW: Auftragsbestätigung SO-1120',
    'Wir sind nicht einverstanden, weil der Liefertermin zu spät ist.',
    'SO-1120',
    'der Liefertermin zu spät ist',
  ],
  [
    'french',
    'RE: Confirmation de commande SO-3323',
    "Nous ne sommes pas d'accord car le prix a changé.",
    'SO-3323',
    'le prix a changé',
  ],
]

const NEIGHBOURS: [name: string, subject: string, body: string, kind: Kind][] = [
  ['thanks for it', 'Re: Orderbevestiging SO-2212', 'Bedankt voor de bevestiging!', 'question'],
  [
    'a question after it',
    'Re: Orderbevestiging SO-2213',
    'Bedankt voor de bevestiging. Wanneer wordt het geleverd?',
    'order-status',
  ],
  [
    'it is asked for',
    'PO-2231',
    'Kunt u order PO-2231 nog bevestigen? Wij hebben geen orderbevestiging ontvangen.',
    'order-status',
  ],
  [
    'an order that asks for it',
    'Bestelling PO-8812',
    'Hierbij onze bestelling, graag een orderbevestiging sturen.\n\n3 x FG-60F',
    'purchase-order',
  ],
  ['the terms of a return', 'Re: Retour RA-2201', 'Akkoord met de retourvoorwaarden.', 'question'],
  ['another count', 'Re: Orderbevestiging SO-2214', 'Graag 5 in plaats van 3 stuks FG-60F op SO-2214.', 'order-change'],
]

describe('acceptance', () => {
  it.each(AGREED)('is read: %s', async (_, subject, body, orderReference) => {
    const fields = { orderReference, accepted: true }
    await expectRead({ mail: text(subject, body), kind: 'order-acceptance', fields, missing: [] })
  })

  it.each(REFUSED)(
    'that is refused is read with what is wrong: %s',
    async (_, subject, body, orderReference, remark) => {
      const fields = { orderReference, accepted: false, remark }
      await expectRead({ mail: text(subject, body), kind: 'order-acceptance', fields, missing: [] })
    },
  )

  it('is less sure of an order that only the quote names', async () => {
    const sureOf = async (subject: string) =>
      (await understood(text(subject, `Akkoord.${QUOTE}`))).understanding.evidence['/orderReference']?.confidence ?? 0
    expect(await sureOf('Re: uw bericht')).toBeLessThan((await sureOf('Re: Orderbevestiging SO-22100')) - 0.1)
  })

  it('with a condition is asked of a colleague, not taken for a yes', async () => {
    await expectRead({
      mail: text('Re: Orderbevestiging SO-2215', 'Akkoord, mits de levering voor 1 december is.'),
      kind: 'order-acceptance',
      fields: { orderReference: 'SO-2215', remark: 'Akkoord, mits de levering voor 1 december is.' },
      missing: ['accepted'],
    })
  })

  it('does not choose between two orders in a quote', async () => {
    const body = `Akkoord.\n\nOp 3 november 2026 schreef Desk <orderportal@desk.example>:\n> Hierbij bevestigen wij de orders SO-22100 en SO-22101.`
    await expectRead({
      mail: text('Re: uw bericht', body),
      kind: 'order-acceptance',
      fields: { accepted: true },
      missing: ['orderReference'],
    })
  })

  it('is read from a signed confirmation that comes back as a file, and is no new order', async () => {
    const file = pdf('orderbevestiging-getekend.pdf', [
      [
        [40, 40, 'Orderbevestiging', 'bold'],
        [40, 60, 'Ordernummer: SO-44120'],
        [40, 100, 'Artikel'],
        [200, 100, 'Aantal'],
        [40, 116, 'FG-60F'],
        [200, 116, '3'],
        [40, 300, 'Voor akkoord: J. Smit'],
      ],
    ])
    await expectRead({
      mail: { subject: 'Bevestiging', text: 'Bijgaand de getekende orderbevestiging.', files: [file] },
      kind: 'order-acceptance',
      fields: { orderReference: 'SO-44120', accepted: true },
      missing: [],
    })
  })

  it.each(NEIGHBOURS)('is told from its neighbours: %s', async (_, subject, body, kind) => {
    await expectRead({ mail: text(subject, body), kind })
  })
})
