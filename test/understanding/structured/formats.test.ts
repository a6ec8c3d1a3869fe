import { describe, expect, it } from 'vitest'
import { purchaseOrderFields } from '../../../src/understanding/kinds/order-shape.ts'
import type { JsonObject } from '../../../src/understanding/types.ts'
import { file, fixture, ordersOf, readFiles, unproven } from './support.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

const FORMATS: [name: string, content: Buffer | string, fields: JsonObject, warnings: string[]][] = [
  [
    'ubl-order.xml',
    fixture('ubl-order.xml'),
    {
      poNumber: 'IO-2026-0417',
      orderDate: '2026-11-02',
      requestedDate: '2026-11-12',
      currency: 'EUR',
      contactName: 'Fatima el Idrissi',
      endCustomer: 'Gemeente Oosterhaven',
      partialDelivery: false,
      subtotal: '1035.00',
      tax: '217.35',
      total: '1252.35',
      notes: 'Graag aanmelden bij de receptie',
      deliveryAddress: {
        name: 'Stadhuis, t.a.v. ICT',
        street: 'Kade 12b',
        postalCode: '4900 CD',
        city: 'Oosterhaven',
        country: 'BE',
      },
      invoiceAddress: {
        name: 'Molenaar Holding',
        street: 'Postbus 90',
        postalCode: '5000 AB',
        city: 'Tilburg',
        country: 'NL',
      },
      lines: [
        {
          lineNumber: 10,
          sku: 'WZ-24P',
          manufacturerPartNumber: 'FS-124F-POE',
          ean: '4006381333931',
          description: 'Switch 24p <PoE> – zwart',
          quantity: 10,
          unit: 'C62',
          unitPrice: '100.00',
          lineTotal: '1000.00',
        },
        {
          lineNumber: 20,
          sku: 'CAT6-ROL',
          manufacturerPartNumber: 'CAT6-ROL',
          description: 'Kabel op rol',
          quantity: 250,
          unit: 'MTR',
          unitPrice: '0.14',
          lineTotal: '35.00',
        },
      ],
    },
    [],
  ],
  [
    'order-x.xml',
    fixture('order-x.xml'),
    {
      poNumber: 'B-88120',
      orderDate: '2026-11-03',
      requestedDate: '2026-11-20',
      currency: 'EUR',
      contactName: 'Jörg Weiß',
      partialDelivery: true,
      subtotal: '798.00',
      tax: '151.62',
      total: '949.62',
      notes: 'Bitte mit Avis',
      deliveryAddress: {
        name: 'Elbtal Lager',
        street: 'Uferstraße 5',
        postalCode: '01067',
        city: 'Dresden',
        country: 'DE',
      },
      lines: [
        {
          lineNumber: 1,
          sku: 'WZ-MON27',
          ean: '4006381333931',
          description: 'Monitor 27"',
          quantity: 4,
          unit: 'C62',
          unitPrice: '199.50',
          lineTotal: '798.00',
          requestedDate: '2026-11-20',
        },
      ],
    },
    [],
  ],
  [
    'cxml-order.xml',
    fixture('cxml-order.xml'),
    {
      poNumber: '45-A&B',
      orderDate: '2026-11-02',
      requestedDate: '2026-11-20',
      currency: 'GBP',
      contactName: 'Ruth Patel',
      shippingMethod: 'Next day before noon',
      partialDelivery: false,
      subtotal: '52.50',
      tax: '10.50',
      notes: 'Ring the bell',
      deliveryAddress: {
        name: 'Quayside Unit',
        street: '4 Quay Road',
        postalCode: 'BS1 4AA',
        city: 'Bristol',
        country: 'GB',
      },
      invoiceAddress: {
        name: 'Severn Ltd',
        street: '1 Bank St',
        postalCode: 'BA1 1AA',
        city: 'Bath',
        country: 'GB',
      },
      lines: [
        {
          lineNumber: 1,
          sku: 'WZ-77',
          manufacturerPartNumber: 'M4-BOX',
          description: 'M4',
          quantity: 50,
          unit: 'EA',
          unitPrice: '1.05',
          requestedDate: '2026-11-21',
        },
      ],
    },
    ['the order says that it is a test'],
  ],
  [
    'opentrans-21.xml',
    latin1(fixture('opentrans-21.xml')),
    {
      poNumber: 'R&D 12',
      orderDate: '2026-11-04',
      requestedDate: '2026-11-18',
      currency: 'EUR',
      contactName: 'Krüger',
      endCustomer: 'Praxis Dr. Ay',
      partialDelivery: true,
      total: '1158.00',
      notes: 'Avis erbeten',
      deliveryAddress: {
        name: 'Lager Nord',
        street: 'Am Hafen 9',
        postalCode: '20457',
        city: 'Hamburg',
        country: 'DE',
      },
      invoiceAddress: {
        name: 'Müller Handel',
        street: 'Ring 3',
        postalCode: '50667',
        city: 'Köln',
        country: 'DE',
      },
      lines: [
        {
          lineNumber: 1,
          sku: 'WZ-5',
          manufacturerPartNumber: 'D-5',
          ean: '4006381333931',
          description: 'Drucker grün',
          quantity: 3,
          unit: 'C62',
          unitPrice: '386.00',
          lineTotal: '1158.00',
        },
      ],
    },
    ['delivery is asked between 2026-11-18 and 2026-11-19'],
  ],
  [
    'opentrans-10.xml',
    fixture('opentrans-10.xml'),
    {
      poNumber: 'PLEX-141269',
      orderDate: '2026-11-05',
      requestedDate: '2026-11-25',
      currency: 'EUR',
      contactName: 'Inga Holm',
      total: '25.00',
      notes: 'Kran vorhanden',
      deliveryAddress: {
        name: 'Baustelle West',
        street: 'Deich 2',
        postalCode: '28217',
        city: 'Bremen',
        country: 'DE',
      },
      invoiceAddress: {
        name: 'Bau Nord Finanz',
        street: 'Markt 1',
        postalCode: '28195',
        city: 'Bremen',
        country: 'DE',
      },
      lines: [
        {
          lineNumber: 1,
          sku: '123-456',
          ean: '4006381333931',
          description: 'Dübel',
          quantity: 200,
          unit: 'PCE',
          unitPrice: '0.125',
          lineTotal: '25.00',
          requestedDate: '2026-11-25',
        },
      ],
    },
    [],
  ],
  [
    'orders.edi',
    latin1(fixture('orders.edi')),
    {
      poNumber: '4500+12',
      orderDate: '2026-11-02',
      requestedDate: '2026-11-16',
      currency: 'EUR',
      contactName: 'Anouk de Wit',
      shippingMethod: 'Snelkoerier Ooms',
      subtotal: '1250.00',
      tax: '262.50',
      total: '1512.50',
      notes: 'Bel bij aankomst: tel 12 daarna wachten',
      deliveryAddress: {
        name: 'Magazijn Zuid',
        street: 'Dokweg 8',
        postalCode: '3089 KM',
        city: 'Rotterdam',
        country: 'NL',
      },
      invoiceAddress: {
        name: 'De Wit Beheer',
        street: 'Postbus 7',
        postalCode: '3500 AA',
        city: 'Utrecht',
        country: 'NL',
      },
      lines: [
        {
          lineNumber: 1,
          sku: 'WZ-900',
          manufacturerPartNumber: "MFG'9",
          ean: '4006381333931',
          description: 'Toetsenbord draadloos US-layout zwart',
          quantity: 1000,
          unit: 'PCE',
          unitPrice: '1.25',
          lineTotal: '1250.00',
        },
        {
          lineNumber: 2,
          sku: '5099',
          description: 'Kabel',
          quantity: 2.5,
          unit: 'MTR',
          requestedDate: '2026-12-01',
        },
      ],
    },
    [],
  ],
]

describe('an order that comes as data', () => {
  it.each(FORMATS)('is read to the letter, every value with its place: %s', async (name, content, fields, warnings) => {
    const read = await readFiles([file(name, content)])
    const [order, ...others] = ordersOf(read)
    expect(order?.fields).toEqual(fields)
    expect(others).toEqual([])
    expect(order?.missing).toEqual([])
    expect(unproven(read)).toEqual([])
    expect(read.understanding.warnings).toEqual(warnings)
    expect(purchaseOrderFields.safeParse(order?.fields).error).toBeUndefined()
    expect(order?.confidence).toBeGreaterThan(0.8)
  })

  it.each([
    ['under another name', 'order.txt', 'text/plain', (text: string) => Buffer.from(text)],
    ['as UTF-16', 'order.xml', 'text/xml', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['with a byte order mark', 'a', 'application/pdf', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['behind empty lines', 'a.dat', 'text/plain', (text: string) => Buffer.from(`\r\n\r\n${text}`)],
    ['with the line ends of Windows', 'a.xml', '', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    [
      'in an envelope of Peppol',
      'a.xml',
      'application/xml',
      (text: string) =>
        Buffer.from(
          `<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>${text.replace(/<\?xml.*\?>/, '')}</StandardBusinessDocument>`,
        ),
    ],
  ])('is told by its content: %s', async (_, name, type, written) => {
    const read = await readFiles([file(name, written(fixture('ubl-order.xml')), type)])
    expect(ordersOf(read)[0]?.fields).toEqual(FORMATS[0]![2])
    expect(unproven(read)).toEqual([])
  })

  it('is not changed by what the mail says, only completed', async () => {
    const text =
      'Hierbij onze bestelling PO-9999, graag leveren op 24-12-2026.\n\nAfleveradres:\nAnders B.V.\nElders 3\n1234 AB Breda\n\nVerzendwijze: koerier'
    const read = await readFiles([file('a.xml', fixture('ubl-order.xml'))], { subject: 'Bestelling PO-9999', text })
    const [order, ...others] = ordersOf(read)
    expect(order?.fields).toEqual({ ...FORMATS[0]![2], shippingMethod: 'koerier' })
    expect(others).toEqual([])
    expect(order?.evidence['/shippingMethod']).toMatchObject({ source: 'body', text: 'koerier' })
    expect(unproven(read)).toEqual([])
  })
})
