import { describe, expect, it } from 'vitest'
import { csv, xlsx } from '../mail.ts'
import { asked, understood } from './proved.ts'

const from = 'Backorders <noreply@supplier.example>'
const ANNOUNCED: [subject: string, text: string, fields: object][] = [
  [
    'Leverdatum gewijzigd PO-30117',
    'Beste klant,\n\nDe leverdatum van artikel SW-2408-POE uit uw order PO-30117 is gewijzigd. De nieuwe verwachte leverdatum is 14-12-2026.',
    { supplierOrder: 'PO-30117', lines: [{ sku: 'SW-2408-POE', eta: '2026-12-14' }] },
  ],
  [
    'Vertraging',
    'Helaas is de levering van uw inkooporder PO-30118 vertraagd:\n- SW-2408-POE: van 1 december 2026 naar 8 januari 2027\n- AP-635-EU: van 4 december 2026 naar 15 december 2026\n',
    {
      supplierOrder: 'PO-30118',
      lines: [
        { sku: 'SW-2408-POE', eta: '2027-01-08' },
        { sku: 'AP-635-EU', eta: '2026-12-15' },
      ],
    },
  ],
  [
    'ETA update',
    'Please note the revised ETA for your purchase order PO-30119: FG-60F is now expected on 18 December 2026 (was 2 December 2026).',
    { supplierOrder: 'PO-30119', lines: [{ sku: 'FG-60F', eta: '2026-12-18' }] },
  ],
  [
    'Delivery delay',
    'We regret to inform you that items FG-60F and FG-80F on your order PO-30120 are delayed. Both will arrive on 5 January 2027.',
    {
      supplierOrder: 'PO-30120',
      lines: [
        { sku: 'FG-60F', eta: '2027-01-05' },
        { sku: 'FG-80F', eta: '2027-01-05' },
      ],
    },
  ],
  [
    'Lieferterminverschiebung',
    'Der Liefertermin für Artikel NB-840-G11 Ihrer Bestellung PO-30121 verschiebt sich vom 01.12.2026 auf den 11.01.2027.',
    { supplierOrder: 'PO-30121', lines: [{ sku: 'NB-840-G11', eta: '2027-01-11' }] },
  ],
  [
    'Retard de livraison',
    'Nous vous informons que la livraison de la référence CAM-P3245 (votre commande PO-30122) est reportée au 22 décembre 2026.',
    { supplierOrder: 'PO-30122', lines: [{ sku: 'CAM-P3245', eta: '2026-12-22' }] },
  ],
]

describe('new delivery dates of a supplier', () => {
  it.each(ANNOUNCED)('are read from sentences: %s', async (subject, text, fields) => {
    const read = await understood({ from, subject, text })
    expect(asked(read), `${read.confidence}`).toEqual(['supplier-eta'])
    expect(read.fields).toEqual(fields)
    expect(read.missing).toEqual([])
  })

  it('are read from a table in the text: the new date, not the old one', async () => {
    const html =
      '<p>ETA wijzigingen op uw openstaande orders:</p><table><tr><th>Artikel</th><th>Uw order</th><th>Oude ETA</th><th>Nieuwe ETA</th></tr><tr><td>SW-2408-POE</td><td>PO-30117</td><td>01-12-2026</td><td>14-12-2026</td></tr><tr><td>AP-635-EU</td><td>PO-30125</td><td>02-12-2026</td><td>...</td></tr></table>'
    const read = await understood({ from, subject: 'ETA wijzigingen', html })
    expect(asked(read)).toEqual(['supplier-eta'])
    expect(read.fields).toEqual({
      lines: [
        { sku: 'SW-2408-POE', orderReference: 'PO-30117', eta: '2026-12-14' },
        { sku: 'AP-635-EU', orderReference: 'PO-30125' },
      ],
    })
  })

  it.each([
    [
      'CSV',
      csv(
        'backorders.csv',
        'Your PO;Item;Qty;New delivery date\nPO-30117;SW-2408-POE;10;2026-12-14\nPO-30125;AP-635-EU;4;2027-01-08\n',
      ),
    ],
    [
      'XLSX',
      xlsx('backorders.xlsx', [
        ['Your PO', 'Item', 'Qty', 'New delivery date'],
        ['PO-30117', 'SW-2408-POE', 10, '2026-12-14'],
        ['PO-30125', 'AP-635-EU', 4, '2027-01-08'],
      ]),
    ],
  ])('are read from an attachment: %s', async (_, file) => {
    const read = await understood({
      from,
      subject: 'Backorder update',
      text: 'Please find attached the latest delivery dates of your open orders.',
      files: [file],
    })
    expect(asked(read)).toEqual(['supplier-eta'])
    expect(read.fields['lines']).toEqual([
      { sku: 'SW-2408-POE', orderReference: 'PO-30117', eta: '2026-12-14' },
      { sku: 'AP-635-EU', orderReference: 'PO-30125', eta: '2027-01-08' },
    ])
  })

  it('of a machine are a machine’s: read, and never answered by themselves', async () => {
    const read = await understood({
      from,
      subject: 'ETA notification SO-99120',
      text: 'Order: SO-99120\nItem: SW-2408-POE\nNew ETA: 2026-12-14\n',
      headers: ['Auto-Submitted: auto-generated'],
    })
    expect([read.kind, read.automated]).toEqual(['supplier-eta', 'machine'])
    expect(read.fields).toEqual({ supplierOrder: 'SO-99120', lines: [{ sku: 'SW-2408-POE', eta: '2026-12-14' }] })
  })

  it('that are said without a year are not completed', async () => {
    const { fields } = await understood({
      from,
      subject: 'Leverdatum gewijzigd',
      text: 'De nieuwe leverdatum van SW-2408-POE (uw order PO-30117) is 14 december.',
    })
    expect(fields['lines']).toEqual([{ sku: 'SW-2408-POE' }])
  })
})

/** Who announces is a supplier; who asks for a date, or wants another one, is a customer. */
const BORDER: [text: string, kind: string][] = [
  ['Wat is de nieuwe ETA van onze order PO-30117?', 'order-status'],
  ['Could you give us an updated delivery date for order PO-30117?', 'order-status'],
  ['Kunt u de leverdatum van order PO-30117 wijzigen naar 14-12-2026?', 'order-change'],
  ['De nieuwe ETA van SW-2408-POE op uw order PO-30117 is 14-12-2026.', 'supplier-eta'],
  ['Hierbij bestellen wij 10 x SW-2408-POE, PO-30117, leverdatum 14-12-2026.', 'purchase-order'],
]

it.each(BORDER)('the border of supplier dates: %s', async (text, kind) => {
  const read = await understood({ subject: 'Levering', text })
  expect(asked(read), JSON.stringify(read.fields)).toEqual([kind])
})
