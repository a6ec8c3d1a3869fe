import { describe, expect, it } from 'vitest'
import { structuredIn } from '../../../src/understanding/structured/structured.ts'
import { grid, pdf, textFile } from '../mail.ts'
import type { File, Placed } from '../mail.ts'
import { file, fixture, ordersOf, readFiles, unproven, withFile } from './support.ts'

const ubl = fixture('ubl-order.xml')
const edi = fixture('orders.edi')
const asUbl = (root: string) =>
  ubl.replaceAll('Order-2"', `${root}-2"`).replace('<Order ', `<${root} `).replace('</Order>', `</${root}>`)
const cxml = (inside: string) =>
  `<cXML payloadID="1" timestamp="2026-11-02"><Header/><Request>${inside}</Request></cXML>`

describe('what is no new order is named, and not read as one', () => {
  it.each([
    ['OrderChange', asUbl('OrderChange'), 'it is a change of an order (UBL OrderChange)'],
    ['OrderCancellation', asUbl('OrderCancellation'), 'it is a cancellation of an order (UBL OrderCancellation)'],
    ['OrderResponse', asUbl('OrderResponse'), 'it is an answer to an order (UBL OrderResponse)'],
    ['Invoice', asUbl('Invoice'), 'it is an invoice (UBL Invoice)'],
    ['a document that nobody knows', asUbl('constructor'), 'it is another document (UBL constructor)'],
    [
      'an Order-X change',
      fixture('order-x.xml').replace('>220<', '>230<'),
      'it is a change of an order (Order-X type 230)',
    ],
    [
      'an Order-X cancellation',
      fixture('order-x.xml').replace('<ram:PurposeCode>9<', '<ram:PurposeCode>1<'),
      'it is a cancellation of an order (Order-X type 220)',
    ],
    [
      'an update in cXML',
      fixture('cxml-order.xml').replace('type="new"', 'type="update"'),
      'it is a change of an order (cXML OrderRequest)',
    ],
    [
      'a deletion in cXML',
      fixture('cxml-order.xml').replace('type="new"', 'type="delete"'),
      'it is a cancellation of an order (cXML OrderRequest)',
    ],
    [
      'PunchOut',
      cxml('<PunchOutSetupRequest operation="create"/>'),
      'it is a visit to a catalogue (PunchOut) (cXML PunchOutSetupRequest)',
    ],
    ['an invoice in cXML', cxml('<InvoiceDetailRequest/>'), 'it is an invoice (cXML InvoiceDetailRequest)'],
    [
      'an invoice in openTRANS',
      fixture('opentrans-21.xml')
        .replace('"ISO-8859-1"', '"UTF-8"')
        .replaceAll(/(<\/?)ORDER(?=[ >])/g, '$1INVOICE'),
      'it is an invoice (openTRANS INVOICE)',
    ],
    ['INVOIC', edi.replace('ORDERS:D', 'INVOIC:D'), 'it is an invoice (EDIFACT INVOIC)'],
    ['DESADV', edi.replace('ORDERS:D', 'DESADV:D'), 'it is a despatch advice (EDIFACT DESADV)'],
    ['ORDCHG', edi.replace('ORDERS:D', 'ORDCHG:D'), 'it is a change of an order (EDIFACT ORDCHG)'],
    [
      'ORDERS that cancels',
      edi.replace('BGM+220+4500?+12+9', 'BGM+220+4500?+12+1'),
      'it is a cancellation of an order (EDIFACT ORDERS)',
    ],
  ])('%s', async (_, content, sentence) => {
    const read = await readFiles([file('doc.dat', content)])
    expect(read.understanding.warnings).toEqual([`doc.dat: ${sentence}, no new order.`])
    expect(ordersOf(read)).toEqual([])
  })

  it('a change and a cancellation say which order they mean', async () => {
    const reference = '<cac:OrderReference><cbc:ID>IO-1</cbc:ID></cac:OrderReference>'
    for (const [content, is, order] of [
      [asUbl('OrderChange').replace('<cac:BuyerCustomerParty>', `${reference}$&`), 'order-change', 'IO-1'],
      [asUbl('OrderCancellation').replace('<cac:BuyerCustomerParty>', `${reference}$&`), 'order-cancellation', 'IO-1'],
      [edi.replace('ORDERS:D', 'ORDCHG:D').replace('FTX+', "RFF+ON:IO-2'\nFTX+"), 'order-change', 'IO-2'],
      [fixture('cxml-order.xml').replace('type="new"', 'type="update"'), 'order-change', '45-A&B'],
    ] as const) {
      const { reading } = await readFiles([file('doc.dat', content)])
      const [structured] = structuredIn(reading.documents.at(-1)!)
      expect(structured).toMatchObject({ is, asked: { fields: { orderReference: order } } })
      const { source, start, end } = structured!.asked.evidence['/orderReference']!
      const document = reading.documents.find(it => it.source === source)
      expect(document?.text.slice(start, end).replace('&amp;', '&')).toBe(order)
    }
  })
})

describe('several orders', () => {
  const second = edi
    .split('\n')
    .slice(2, -2)
    .join('\n')
    .replace('UNH+1', 'UNH+2')
    .replace('4500?+12', '4501')
    .replace('UNT+30+1', 'UNT+30+2')

  it('in one interchange are several orders', async () => {
    const read = await readFiles([file('a.edi', edi.replace('UNZ+1', `${second}\nUNZ+2`))])
    expect(ordersOf(read).map(({ fields }) => fields['poNumber'])).toEqual(['4500+12', '4501'])
    expect(unproven(read)).toEqual([])
  })

  it('beside other messages are found', async () => {
    const read = await readFiles([file('a.edi', edi.replace('UNZ+1', `${second.replace('ORDERS', 'INVOIC')}\nUNZ+2`))])
    expect(ordersOf(read).map(({ fields }) => fields['poNumber'])).toEqual(['4500+12'])
    expect(read.understanding.warnings).toEqual(['a.edi: it is an invoice (EDIFACT INVOIC), no new order.'])
  })

  it('that are the same are one', async () => {
    const read = await readFiles([file('a.xml', ubl), file('b.xml', ubl.replace('<!-- written for this test -->', ''))])
    expect(ordersOf(read)).toHaveLength(1)
  })

  it('of one number in two files with other lines are two', async () => {
    const read = await readFiles([file('a.xml', ubl), file('b.xml', ubl.replace('10.000', '11.000'))])
    expect(ordersOf(read)).toHaveLength(2)
  })
})

describe('the page of an order that came as data', () => {
  const page: Placed[] = [
    [50, 60, 'Purchase order'],
    [50, 80, 'PO number: B-88120'],
    ...grid(
      120,
      [[50], [200], [300]],
      [
        ['Article', 'Quantity', 'Price'],
        ['WZ-MON28', '5', '1,00'],
      ],
    ),
  ]

  /** A PDF with a page that says other than its XML. */
  const carrying = (name: string, content: string): File => {
    const { content: bytes } = pdf('order.pdf', [page])()
    return file('order.pdf', withFile(bytes, name, content), 'application/pdf')
  }

  it('is not read again: a PDF with an Order-X in it', async () => {
    const read = await readFiles([carrying('order-x.xml', fixture('order-x.xml'))])
    const [order, ...others] = ordersOf(read)
    expect(order?.fields).toMatchObject({ poNumber: 'B-88120', lines: [{ sku: 'WZ-MON27', quantity: 4 }] })
    expect(order?.evidence['/poNumber']?.source).toBe('attachment:order.pdf (order-x.xml)')
    expect(others).toEqual([])
    expect(unproven(read)).toEqual([])
    expect(read.reading.documents.map(({ source }) => source)).toContain('attachment:order.pdf')
  })

  it('is no order where the XML in it is an invoice', async () => {
    const invoice = fixture('order-x.xml').replaceAll('SCRDMCCBDACIOMessageStructure', 'CrossIndustryInvoice')
    const read = await readFiles([carrying('factur-x.xml', invoice)])
    expect(ordersOf(read)).toEqual([])
    expect(read.understanding.warnings).toEqual([
      'order.pdf (factur-x.xml): it is an invoice (CII CrossIndustryInvoice), no new order.',
    ])
  })

  it('is read where the XML in it is refused', async () => {
    const read = await readFiles([carrying('order-x.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')])
    expect(ordersOf(read)[0]?.fields).toMatchObject({ lines: [{ sku: 'WZ-MON28', quantity: 5 }] })
    expect(read.understanding.warnings).toEqual([
      'order.pdf (order-x.xml) was not read: it declares entities or a DTD, which no order needs.',
    ])
  })

  it('is not a second order where it lies beside the data', async () => {
    const read = await readFiles([pdf('order.pdf', [page])(), file('order.xml', fixture('order-x.xml'))])
    expect(ordersOf(read)).toHaveLength(1)
    expect(ordersOf(read)[0]?.fields).toMatchObject({ lines: [{ sku: 'WZ-MON27', quantity: 4 }] })
  })

  it('of another order is an order of its own', async () => {
    const other = textFile('other.txt', 'Purchase order\nPO number: 771234\n\nArticle\tQuantity\nAB-12\t3\n')()
    const read = await readFiles([other, file('order.xml', fixture('order-x.xml'))])
    expect(ordersOf(read).map(({ fields }) => fields['poNumber'])).toEqual(
      expect.arrayContaining(['771234', 'B-88120']),
    )
  })
})

describe('lines', () => {
  it('ask for the best number there is', async () => {
    const without = (...names: string[]) =>
      names.reduce(
        (text, name) =>
          text.replace(new RegExp(`<cac:${name}sItemIdentification>.*?</cac:${name}sItemIdentification>`), ''),
        ubl,
      )
    const skuOf = async (content: string) => {
      const [order] = ordersOf(await readFiles([file('a.xml', content)]))
      return [order?.fields['lines'], order?.evidence['/lines/0/sku']?.confidence]
    }
    expect(await skuOf(without('Seller'))).toMatchObject([[{ sku: 'FS-124F-POE' }, {}], 0.9])
    expect(await skuOf(without('Seller', 'Manufacturer'))).toMatchObject([[{ sku: '4006381333931' }, {}], 0.9])
    const onlyBuyer = without('Seller', 'Manufacturer').replace(/<cac:Standard.*/, '')
    expect(await skuOf(onlyBuyer)).toMatchObject([[{ sku: 'M-1' }, {}], 0.7])
  })

  it('that do not add up are named, and kept as they are', async () => {
    const read = await readFiles([file('a.xml', ubl.replace('>1000.00<', '>900.00<'))])
    expect(read.understanding.warnings).toEqual([
      'line 1: 10 x 100.00 is not 900.00',
      'the lines add up to 935.00, not 1035.00',
    ])
    expect(ordersOf(read)[0]?.fields['lines']).toMatchObject([{ lineTotal: '900.00' }, {}])
  })

  it('that do not add up are named one by one up to twenty', async () => {
    const [line = ''] = /  <cac:OrderLine>[^]*?<\/cac:OrderLine>\n/.exec(ubl) ?? []
    const wrong = line.replace('>1000.00<', '>900.00<')
    const read = await readFiles([file('a.xml', ubl.replace(line, wrong.repeat(25)))])
    expect(read.understanding.warnings).toHaveLength(22)
    expect(read.understanding.warnings[20]).toBe('5 more lines do not add up')
  })

  it('with a discount of their own may come to less', async () => {
    const less =
      '<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator></cac:AllowanceCharge><cac:Price>'
    const read = await readFiles([
      file('a.xml', ubl.replace('>1000.00<', '>900.00<').replace('>1035.00<', '>935.00<').replace('<cac:Price>', less)),
    ])
    expect(read.understanding.warnings).toEqual([])
  })

  it.each(['0', '-5', '1e3', '10 st', ''])('have no quantity that is none: "%s"', async quantity => {
    const read = await readFiles([file('a.xml', ubl.replace('10.000', quantity))])
    expect(ordersOf(read)[0]?.missing).toEqual(['lines/0/quantity'])
  })
})
