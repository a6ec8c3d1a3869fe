import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { rules } from '../../src/understanding/values/rules.ts'
import type { Rule } from '../../src/understanding/values/rules.ts'
import type { Understanding } from '../../src/understanding/types.ts'
import { csv, grid, mailOf, pdf, xlsx } from './mail.ts'
import type { Mail, Placed } from './mail.ts'
import { kinds } from './score.ts'

/** What the desk makes of a mail; every value of it must be what its rule makes of its evidence. */
async function read(mail: Mail): Promise<Understanding> {
  const { understanding } = await readMail(await mailOf(mail), kinds)
  for (const [pointer, { text, rule }] of Object.entries(understanding.evidence)) {
    const value = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((at, key) => Reflect.get(Object(at), key), understanding.fields)
    if (rule) expect(rules[rule as Rule](text), pointer).toEqual(value)
  }
  return understanding
}
const lines = async (mail: Mail) => (await read(mail)).fields['lines']

describe('a price for more than one piece', () => {
  const order = (headings: string[], ...rows: string[][]) => ({
    subject: 'Bestelling PO-5512',
    text: 'Hierbij onze bestelling.',
    files: [csv('order.csv', [headings, ...rows].map(row => row.join(';')).join('\n'))],
  })

  it.each([
    [
      'a column of its own',
      ['Artikel', 'Aantal', 'Prijs', 'Per', 'Totaal'],
      ['SCR-4X40', '8.000', '51,10', '1000', '408,80'],
    ],
    ['its heading', ['Artikel', 'Aantal', 'Prijs per 1000', 'Totaal'], ['SCR-4X40', '8.000', '51,10', '408,80']],
    ['its cell', ['Artikel', 'Aantal', 'Prijs', 'Totaal'], ['SCR-4X40', '8.000', '51,10 per 1000', '408,80']],
  ])('says so in %s', async (_, headings, row) => {
    const { fields, evidence } = await read(order(headings, row))
    expect(fields['lines']).toEqual([{ sku: 'SCR-4X40', quantity: 8000, unitPrice: '0.0511', lineTotal: '408.80' }])
    expect(evidence['/lines/0/quantity']?.confidence).toBeGreaterThan(0.95)
  })

  it('has words in that column where it is the unit', async () => {
    expect(await lines(order(['Artikel', 'Aantal', 'Prijs', 'Per'], ['SCR-4X40', '12', '5,10', 'doos']))).toEqual([
      { sku: 'SCR-4X40', quantity: 12, unitPrice: '5.10', unit: 'doos' },
    ])
  })

  it('is doubtful where the total fits two readings and nothing tells them apart', async () => {
    const { evidence } = await read(order(['Artikel', 'Aantal', 'Prijs', 'Totaal'], ['SCR-4X40', '8.000', '51', '408']))
    expect(evidence['/lines/0/quantity']?.confidence).toBeLessThan(0.95)
  })

  it.each([
    ['8.000', '51,10', 8000],
    ['10,000', '41,20', 10],
    ['10.000', '41.20', 10],
    ['8,000', '51.10', 8000],
  ])('leaves %s beside a price of %s to the sign before the cents', async (quantity, price, value) => {
    const given = await lines(order(['Artikel', 'Aantal', 'Prijs'], ['SCR-4X40', quantity, price]))
    expect(given).toMatchObject([{ quantity: value }])
  })
})

describe('articles in sentences', () => {
  it.each<[string, object[]]>([
    [
      'Graag 3 stuks van artikel LH-AP6 en 2x FS-124F à 19,95',
      [
        { sku: 'LH-AP6', quantity: 3 },
        { sku: 'FS-124F', quantity: 2, unitPrice: '19.95' },
      ],
    ],
    [
      "We'd like to order ten of the LH-AP6 and 4 of the 118.2042 at € 12.50 each.",
      [
        { sku: 'LH-AP6', quantity: 10 },
        { sku: '118.2042', quantity: 4, unitPrice: '12.50' },
      ],
    ],
    [
      'Bitte liefern Sie zwölf Stück LH-AP6 sowie 5 Stück FS-124F.',
      [
        { sku: 'LH-AP6', quantity: 12 },
        { sku: 'FS-124F', quantity: 5 },
      ],
    ],
    [
      'Nous souhaitons recevoir deux pièces de la référence LH-AP6 et 7 pièces FS-124F.',
      [
        { sku: 'LH-AP6', quantity: 2 },
        { sku: 'FS-124F', quantity: 7 },
      ],
    ],
    ['We want to order 6 Lumen M27 monitors (art. 24M1N5200/00).', [{ sku: '24M1N5200/00', quantity: 6 }]],
    [
      'Wij bestellen:\n- Lumen M27 monitor, 24M1N5200/00, aantal 6',
      [{ sku: '24M1N5200/00', quantity: 6, description: 'Lumen M27 monitor' }],
    ],
  ])('%s', async (text, expected) => {
    const { kind, fields } = await read({ subject: 'Bestelling PO-5512', text })
    expect(kind).toBe('purchase-order')
    expect(fields['lines']).toMatchObject(expected)
    expect(fields['lines']).toHaveLength(expected.length)
  })

  it('have no counts in dates, prices and times', async () => {
    const given = await lines({
      subject: 'Bestelling PO-5512',
      text: 'Wij bestellen 2 x LH-AP6 voor 14 december, week 51, binnen 5 dagen na 9 uur in zaal 12 te leveren.',
    })
    expect(given).toMatchObject([{ sku: 'LH-AP6', quantity: 2 }])
  })
})

describe('a page', () => {
  const of = (placed: Placed[]): Mail => ({
    subject: 'Purchase order PO-5512',
    text: 'Please find our purchase order attached.',
    files: [pdf('PO-5512.pdf', [placed])],
  })

  it('may have headings over two rows', async () => {
    const table = grid(
      100,
      [[40], [130], [300], [380, 'right'], [480, 'right']],
      [
        ['Your', 'Description', 'Ordered', 'Price', 'Line'],
        ['reference', '', 'quantity', 'each', 'amount'],
        ['LH-AP6', 'Access point', '3', '100.00', '300.00'],
      ],
    )
    expect(await lines(of(table))).toEqual([
      { sku: 'LH-AP6', description: 'Access point', quantity: 3, unitPrice: '100.00', lineTotal: '300.00' },
    ])
  })

  it('may have the words of an article below its figures, and what is only offered below that', async () => {
    const table = grid(
      100,
      [[40], [80], [200], [300, 'right'], [400, 'right']],
      [
        ['Pos', 'Item no.', 'Qty', 'Price', 'Total'],
        ['1', 'LH-AP6', '3', '100.00', '300.00'],
        ['', 'Access point for ceilings', '', '', ''],
        ['', 'Optional, not ordered: mounting kit', '', '', ''],
        ['2', 'FS-124F', '1', '80.00', '80.00'],
        ['', 'Switch with 24 ports', '', '', ''],
        ['', 'Carried forward 380.00', '', '', ''],
        ['Pos', 'Item no.', 'Qty', 'Price', 'Total'],
        ['3', 'C6-2M', '2', '5.00', '10.00'],
        ['', 'Cable', '', '', ''],
        ['', '', '', 'Total excl. VAT', '390.00'],
        ['', '', '', 'VAT 21%', '81.90'],
        ['', '', '', 'To pay', '471.90'],
      ],
    )
    const { fields } = await read(of(table))
    expect(fields['lines']).toMatchObject([
      { sku: 'LH-AP6', description: 'Access point for ceilings', quantity: 3 },
      { sku: 'FS-124F', description: 'Switch with 24 ports', quantity: 1 },
      { sku: 'C6-2M', description: 'Cable', quantity: 2 },
    ])
    expect(fields).toMatchObject({ subtotal: '390.00', tax: '81.90', total: '471.90' })
  })

  it('may have the article on one row and how many of it on the next', async () => {
    const table = grid(
      100,
      [[40], [120], [300], [380, 'right'], [480, 'right']],
      [
        ['Code', 'Description', 'Qty', 'Price', 'Total'],
        ['LH-AP6', 'Access point', '', '', ''],
        ['', '', '3', '100.00', '300.00'],
        ['FS-124F', 'Switch', '', '', ''],
        ['', '', '1', '80.00', '80.00'],
      ],
    )
    expect(await lines(of(table))).toMatchObject([
      { sku: 'LH-AP6', description: 'Access point', quantity: 3, lineTotal: '300.00' },
      { sku: 'FS-124F', description: 'Switch', quantity: 1, lineTotal: '80.00' },
    ])
  })

  it('may have its rows far apart, with the code below the words', async () => {
    const table = grid(
      100,
      [[40], [80], [300], [380, 'right'], [480, 'right']],
      [
        ['Pos', 'Description', 'Qty', 'Price', 'Total'],
        ['1', 'Access point', '3', '100.00', '300.00'],
        ['', 'Item no.: LH-AP6', '', '', ''],
        ['2', 'Switch', '1', '80.00', '80.00'],
        ['', 'Item no.: FS-124F', '', '', ''],
      ],
      24,
    )
    expect(await lines(of(table))).toMatchObject([
      { sku: 'LH-AP6', description: 'Access point', quantity: 3 },
      { sku: 'FS-124F', description: 'Switch', quantity: 1 },
    ])
  })

  it('proves by its figures what it lists, whatever its headings are called', async () => {
    const table = grid(
      100,
      [[40], [130], [300], [380, 'right'], [480, 'right']],
      [
        ['Kood', 'Kirjeldus', 'Kogus', 'Hind', 'Summa kokku'],
        ['LH-AP6', 'Access point', '3', '100.00', '300.00'],
        ['FS-124F', 'Switch 24', '2', '80.50', '161.00'],
      ],
    )
    const { fields, evidence } = await read(of(table))
    expect(fields['lines']).toMatchObject([
      { sku: 'LH-AP6', quantity: 3, unitPrice: '100.00' },
      { sku: 'FS-124F', quantity: 2, lineTotal: '161.00' },
    ])
    expect(evidence['/lines/0/sku']?.confidence).toBeLessThan(0.95)
  })
})

describe('a sheet', () => {
  it('may be nothing but codes and how many of each', async () => {
    const { kind, fields } = await read({
      subject: 'PO-5512',
      text: 'Zie bijlage.',
      files: [csv('PO-5512.csv', 'LH-AP6;4\nFS-124F;2\nC6-2M;12\n')],
    })
    expect(kind).toBe('purchase-order')
    expect(fields['lines']).toEqual([
      { sku: 'LH-AP6', quantity: 4 },
      { sku: 'FS-124F', quantity: 2 },
      { sku: 'C6-2M', quantity: 12 },
    ])
  })

  it('may have facts above the goods, with what stands below its label indented', async () => {
    const { fields } = await read({
      subject: 'Bestelling',
      text: 'Graag leveren.',
      files: [
        xlsx('bestelling.xlsx', [
          ['Ons ordernummer', 'PO-5512', null, null, null],
          ['Gewenst op', '04-12-2026', null, null, null],
          ['Contactpersoon', 'Sanne Bakker', null, null, null],
          ['Afleveren bij', null, null, null, null],
          [null, 'Van der Linden ICT', null, null, null],
          [null, 'Havenweg 12', null, null, null],
          [null, '1234 AB Zaandam', null, null, null],
          [null, null, null, null, null],
          ['Art.nr.', 'Omschr.', 'Aant.', 'Netto', 'Bedrag'],
          ['LH-AP6', 'Access point', 3, 100, 300],
          [null, null, null, 'Totaal ex. BTW', 300],
          [null, null, null, '21% BTW', 63],
          [null, null, null, 'Totaal', 363],
        ]),
      ],
    })
    expect(fields).toMatchObject({
      poNumber: 'PO-5512',
      requestedDate: '2026-12-04',
      contactName: 'Sanne Bakker',
      deliveryAddress: { name: 'Van der Linden ICT', street: 'Havenweg 12', postalCode: '1234 AB', city: 'Zaandam' },
      lines: [{ sku: 'LH-AP6', description: 'Access point', quantity: 3, unitPrice: '100.00', lineTotal: '300.00' }],
      subtotal: '300.00',
      tax: '63.00',
      total: '363.00',
    })
  })

  it('with a price before discount adds up with the discount', async () => {
    const { warnings, fields } = await read({
      subject: 'Bestellung PO-5512',
      text: 'Bitte liefern Sie laut Anlage.',
      files: [csv('b.csv', 'Art.-Nr.;Bezeichnung;Stk;Brutto;Rab. %;Gesamt\nLH-AP6;Access Point;3;100,00;10;270,00\n')],
    })
    expect(fields['lines']).toMatchObject([{ quantity: 3, unitPrice: '100.00', lineTotal: '270.00' }])
    expect(warnings).toEqual([])
  })
})

describe('addresses', () => {
  it('may stand side by side in cells with lines of their own', async () => {
    const { fields } = await read({
      subject: 'Bestelling PO-5512',
      html: `<table><tr><td>Afleveradres<br>Jansen ICT BV<br>Havenweg 12<br>1234 AB Zaandam</td>
        <td>Factuuradres<br>Jansen Holding BV<br>Postbus 12<br>1230 AB Zaandam</td></tr></table>
        <table><tr><td>Code</td><td>Aantal</td></tr><tr><td>LH-AP6</td><td>3</td></tr></table>`,
    })
    expect(fields).toMatchObject({
      deliveryAddress: { name: 'Jansen ICT BV', street: 'Havenweg 12', postalCode: '1234 AB', city: 'Zaandam' },
      invoiceAddress: { name: 'Jansen Holding BV', street: 'Postbus 12', postalCode: '1230 AB', city: 'Zaandam' },
    })
  })

  it('may be given line by line, each under its own label', async () => {
    const head = 'PO number;Ship to name;Ship to street;Ship to zip;Ship to city;SKU;Qty'
    const facts = 'PO-5512;Northwall Ltd;12 Mill Lane;LS11 5PS;Leeds'
    const files = [csv('po.csv', `${head}\n${facts};LH-AP6;3\n${facts};FS-124F;2\n`)]
    const { fields } = await read({ subject: 'PO-5512', text: 'Please supply as attached.', files })
    expect(fields).toMatchObject({
      poNumber: 'PO-5512',
      deliveryAddress: { name: 'Northwall Ltd', street: '12 Mill Lane', postalCode: 'LS11 5PS', city: 'Leeds' },
      lines: [{ sku: 'LH-AP6' }, { sku: 'FS-124F' }],
    })
  })

  it('may stand in a sentence, without the words before the street', async () => {
    const { fields } = await read({
      subject: 'Bestelling PO-5512',
      text: 'Graag 2 x LH-AP6. Afleveren op Havenweg 12, 1234 AB Zaandam.',
    })
    expect(fields['deliveryAddress']).toEqual({ street: 'Havenweg 12', postalCode: '1234 AB', city: 'Zaandam' })
  })

  it.each([
    [
      'Ship to:\nNorthwall Ltd\n12 Mill Lane\nLeeds\nLS11 5PS\nUnited Kingdom',
      { city: 'Leeds', postalCode: 'LS11 5PS', country: 'GB' },
    ],
    [
      'Ship to:\nNorthwall Ltd\n12 Mill Lane\nLeeds LS11 5PS',
      { name: 'Northwall Ltd', street: '12 Mill Lane', city: 'Leeds', postalCode: 'LS11 5PS' },
    ],
    [
      'Ship to:\nCorkside Ltd\n3 Quay Street\nT12 X8N6 Cork\nIreland',
      { city: 'Cork', postalCode: 'T12 X8N6', country: 'IE' },
    ],
    [
      'Lieferadresse:\nMeier GmbH\nHauptstraße 5\n80331\nMünchen\nDeutschland',
      { city: 'München', postalCode: '80331', country: 'DE' },
    ],
  ])('of other countries: %s', async (text, address) => {
    const { fields } = await read({ subject: 'Purchase order PO-5512', text: `${text}\n\n2 x LH-AP6` })
    expect(fields['deliveryAddress']).toMatchObject(address)
  })
})

describe('the number of the order', () => {
  it.each([
    [
      'Bestelling BST-5512',
      'Graag 2 x LH-AP6 onder BST-5512. Onze vorige order VO99812 is goed ontvangen.',
      'BST-5512',
    ],
    [
      'Re: offerte 26-0881',
      'Graag leveren volgens uw offerte 26-0881: 2 x LH-AP6, ons ordernummer is 4500012.',
      '4500012',
    ],
  ])('is not that of an older paper: %s', async (subject, text, number) => {
    const { kind, fields } = await read({ subject, text })
    expect(kind).toBe('purchase-order')
    expect(fields['poNumber']).toBe(number)
  })

  it('may stand in the subject with the goods', async () => {
    const { kind, fields } = await read({ subject: 'PO PO-40247: 4x LH-AP6', text: '' })
    expect(kind).toBe('purchase-order')
    expect(fields).toMatchObject({ poNumber: 'PO-40247', lines: [{ sku: 'LH-AP6', quantity: 4 }] })
  })
})

describe('no order', () => {
  it.each([
    ['a request for prices', 'Prijsaanvraag', 'Kunt u ons een offerte sturen voor 10 x LH-AP6 en 4 x FS-124F?'],
    ['a request for prices in English', 'LH-AP6', 'Could you send us a quotation for 10 x LH-AP6?'],
    ['a question about stock', 'LH-AP6', 'Hebben jullie 10 x LH-AP6 op voorraad? Wat kost dat?'],
    ['an order that came too late', 'PO-5512', 'When will the 10 x LH-AP6 of PO-5512 be delivered?'],
  ])('%s', async (_, subject, text) => {
    expect((await read({ subject, text })).kind).not.toBe('purchase-order')
  })

  it('a price list', async () => {
    const files = [
      csv('prijslijst.csv', 'Artikel;Omschrijving;Prijs\nLH-AP6;Access point;100,00\nFS-124F;Switch;80,00\n'),
    ]
    expect(
      (await read({ subject: 'Nieuwe prijslijst', text: 'Bijgaand onze prijslijst voor 2027.', files })).kind,
    ).not.toBe('purchase-order')
  })
})
