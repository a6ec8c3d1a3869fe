import { describe, expect, it } from 'vitest'
import { asked, understood } from './proved.ts'

const ASKED: [subject: string, text: string, fields: object][] = [
  [
    'Verzendkosten',
    'Wat zijn de verzendkosten voor order PO-55120 naar Maastricht?',
    { orderReference: 'PO-55120', destination: 'Maastricht' },
  ],
  [
    'Spoed',
    'Kan order SO-44181 ook met een spoedkoerier worden bezorgd, en wat kost dat?',
    { orderReference: 'SO-44181', method: 'spoedkoerier' },
  ],
  ['Pallet', 'Hoeveel kost het om een pallet te versturen naar Luik?', { destination: 'Luik', method: 'pallet' }],
  [
    'Transport',
    'Graag een opgave van de transportkosten naar onze vestiging in Antwerpen, zending gaat per DHL Express.',
    { destination: 'Antwerpen', method: 'DHL Express' },
  ],
  ['verzendkosten Zwolle?', '', { destination: 'Zwolle' }],
  [
    'Freight',
    'Could you quote us the freight cost for shipping two pallets to Cork?',
    { destination: 'Cork', method: 'pallets' },
  ],
  [
    'Shipping',
    'How much would UPS Standard to Aberdeen be for order PO-90011?',
    { orderReference: 'PO-90011', destination: 'Aberdeen', method: 'UPS Standard' },
  ],
  [
    'Other carrier',
    'Is there another way to ship order PO-90012? We would prefer a same-day courier.',
    { orderReference: 'PO-90012', method: 'same-day courier' },
  ],
  [
    'Versandkosten',
    'Was kostet der Versand nach Graz per Expressversand?',
    { destination: 'Graz', method: 'Expressversand' },
  ],
  [
    'Lieferung',
    'Wie hoch sind die Frachtkosten für eine Palette nach Innsbruck?',
    { destination: 'Innsbruck', method: 'Palette' },
  ],
  [
    'Frais de port',
    'Quels sont les frais de port pour une livraison à Nantes par coursier ?',
    { destination: 'Nantes', method: 'coursier' },
  ],
  [
    'Transport',
    "Combien coûte l'envoi de la commande PO-66120 vers Strasbourg ?",
    { orderReference: 'PO-66120', destination: 'Strasbourg' },
  ],
]

describe('what shipping costs', () => {
  it.each(ASKED)('is asked for: %s', async (subject, text, fields) => {
    const read = await understood({ subject, text })
    expect(asked(read), `${read.confidence}`).toEqual(['shipping-quote'])
    expect(read.fields).toEqual(fields)
    expect(read.missing).toEqual([])
  })
})

/** How an order travels is part of the order; what was charged is a question about an invoice. */
const BORDER: [text: string, kind: string][] = [
  ['Hierbij bestellen wij 2 x FG-60F (PO-7713), graag per koerier leveren in Breda.', 'purchase-order'],
  ['Op factuur 2026-0412 staan verzendkosten die niet zijn afgesproken.', 'question'],
  ['Waar blijft onze zending van order PO-7713? Graag de track en trace.', 'order-status'],
  ['Kunt u order PO-7713 als pallet verzenden, en tegen welke verzendkosten?', 'shipping-quote'],
]

it.each(BORDER)('the border of shipping: %s', async (text, kind) => {
  const read = await understood({ subject: 'Vraag', text })
  expect(asked(read), JSON.stringify(read.fields)).toEqual([kind])
})
