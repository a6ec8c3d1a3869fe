import { describe, expect, it } from 'vitest'
import { asked, understood } from './proved.ts'

const ASKED: [subject: string, text: string, fields: object][] = [
  [
    'Voorraad',
    'Hebben jullie de LAP-4420-NL nog liggen? Ik heb er 12 stuks van nodig.',
    { skus: ['LAP-4420-NL'], quantity: 12 },
  ],
  ['FG-60F op voorraad?', '', { skus: ['FG-60F'] }],
  [
    'Prijs en levertijd',
    'Graag prijs en levertijd van:\n- 5 x SW-2408-POE\n- 5 x AP-635-EU\n',
    { skus: ['SW-2408-POE', 'AP-635-EU'], quantity: 5 },
  ],
  [
    'Backorder',
    'De DOCK-90W is uitverkocht zagen we. Zet ons er maar voor 4 stuks in backorder.',
    { skus: ['DOCK-90W'], quantity: 4, backOrder: true },
  ],
  ['Vraag', 'Wat kost artikel 204.5517 bij afname van 20 stuks?', { skus: ['204.5517'], quantity: 20 }],
  [
    'Wanneer weer leverbaar',
    'Wanneer is de MON-27Q4 weer leverbaar? Geen backorder aub, dan zoeken we verder.',
    { skus: ['MON-27Q4'], backOrder: false },
  ],
  ['Stock check', 'Do you have 30 units of KB-730-UK in stock?', { skus: ['KB-730-UK'], quantity: 30 }],
  ['Lead time', 'What is the current lead time for SRV-R260-16? We might need two.', { skus: ['SRV-R260-16'] }],
  [
    'Price request',
    'Could you let us have your best price for 15 x UPS-1500-RM and tell us when you could deliver?',
    { skus: ['UPS-1500-RM'], quantity: 15 },
  ],
  [
    'Back order',
    'If HDD-8TB-ENT is out of stock please put 6 pcs on back order for us.',
    { skus: ['HDD-8TB-ENT'], quantity: 6, backOrder: true },
  ],
  [
    'Verfügbarkeit',
    'Ist der Artikel PRN-M428 bei Ihnen auf Lager? Wir benötigen 8 Stück.',
    { skus: ['PRN-M428'], quantity: 8 },
  ],
  ['Lieferzeit', 'Wie lange ist die Lieferzeit für TAB-11-128? Und was kostet das Gerät?', { skus: ['TAB-11-128'] }],
  [
    'Disponibilité',
    'Bonjour, la référence CAM-P3245 est-elle disponible en stock ? Il nous en faudrait 10 pièces.',
    { skus: ['CAM-P3245'], quantity: 10 },
  ],
  ['Prix', 'Quel est votre prix pour le RTR-4331-K9 et quel est le délai de livraison ?', { skus: ['RTR-4331-K9'] }],
]

describe('stock, price and delivery time', () => {
  it.each(ASKED)('are asked for: %s', async (subject, text, fields) => {
    const read = await understood({ subject, text })
    expect(asked(read), `${read.confidence}`).toEqual(['availability'])
    expect(read.fields).toEqual(fields)
    expect(read.missing).toEqual([])
  })

  it('without a code the reply has to ask for it', async () => {
    const read = await understood({ subject: 'Voorraad', text: 'Hebben jullie nog 24 inch monitoren op voorraad?' })
    expect([read.kind, read.missing]).toEqual(['availability', ['skus']])
  })
})

/** Nothing is ordered yet, and no order is asked after. */
const BORDER: [text: string, kind: string][] = [
  ['Hierbij bestellen wij 5 x FG-60F onder PO-7712, graag levering als alles op voorraad is.', 'purchase-order'],
  ['Please find our order PO-7712: 5 x FG-60F. Deliver when in stock.', 'purchase-order'],
  ['Zijn er nog 5 stuks FG-60F op voorraad?', 'availability'],
  ['Wat is de levertijd van onze bestelling PO-7712?', 'order-status'],
  ['When will our order PO-7712 be delivered?', 'order-status'],
  ['When will the FG-60F be available again?', 'availability'],
  ['Wat kost verzending van een pallet naar Gent?', 'shipping-quote'],
]

it.each(BORDER)('the border of availability: %s', async (text, kind) => {
  const read = await understood({ subject: 'Vraag', text })
  expect(asked(read), JSON.stringify(read.fields)).toEqual([kind])
})
