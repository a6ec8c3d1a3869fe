import { csv, grid, pdf, xlsx } from '../mail.ts'
import type { Case } from './case.ts'

/** A third set: mixed requests, telephone typing, order systems of other makes. */
export const mixed: Case[] = [
  {
    name: 'order and portal access in one mail',
    mail: {
      subject: 'Bestelling PO-3321 en portal',
      text: 'Beste,\n\nHierbij bestellen wij 4 x FG-60F onder PO-3321.\n\nDaarnaast willen wij graag toegang tot de Customer Portal.\nVolledige bedrijfsnaam: Zuidas ICT B.V.\nE-mailadres beheerder: beheer@zuidas.example\n\nGroet,\nMark',
    },
    kind: 'purchase-order',
    fields: { poNumber: 'PO-3321', lines: [{ sku: 'FG-60F', quantity: 4 }] },
    also: ['access-request'],
  },
  {
    name: 'return and replacement order',
    mail: {
      subject: 'Retour order 88120',
      text: 'Hallo,\n\nDe FAP-231F-E uit order 88120 (serienummer FP231F123456) is defect, we willen hem retourneren. Graag credit.\n\nGroet',
    },
    kind: 'return-request',
    fields: {
      orderReference: '88120',
      resolution: 'credit',
      lines: [{ sku: 'FAP-231F-E', serialNumber: 'FP231F123456', reason: 'is defect' }],
    },
  },
  {
    name: 'typed on a telephone',
    mail: {
      subject: 'order',
      text: 'Hoi, graag 2x FG-40F en 1x FAP-431F bestellen po 99120. thx\n\nVerstuurd vanaf mijn iPhone',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '99120',
      lines: [
        { sku: 'FG-40F', quantity: 2 },
        { sku: 'FAP-431F', quantity: 1 },
      ],
    },
  },
  {
    name: 'no code at all',
    mail: {
      subject: 'Bestelling',
      text: 'Beste,\n\nGraag bestellen wij (PO 5512):\n\n- 3 x Lenovo ThinkPad dockingstation\n- 2 x Logitech headset\n\nMvg, Ria',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '5512',
      lines: [
        { description: 'Lenovo ThinkPad dockingstation', quantity: 3 },
        { description: 'Logitech headset', quantity: 2 },
      ],
    },
    missing: ['lines/0/sku', 'lines/1/sku'],
  },
  {
    name: 'exact online order in html',
    mail: {
      subject: 'Inkooporder: 26700012',
      html: '<table><tr><td><b>Inkooporder</b></td></tr><tr><td>Ordernummer:</td><td>26700012</td></tr><tr><td>Datum:</td><td>03-11-2026</td></tr><tr><td>Uw referentie:</td><td>OFF-1188</td></tr><tr><td>Leveringswijze:</td><td>Koerier</td></tr></table><table><tr><td>Artikelcode leverancier</td><td>Omschrijving</td><td>Aantal</td><td>Eenheid</td><td>Prijs</td><td>Bedrag</td></tr><tr><td>NB-E14-G5</td><td>ThinkPad E14 Gen 5</td><td>5,00</td><td>stuk</td><td>689,00</td><td>3.445,00</td></tr><tr><td colspan="5">Totaal EUR</td><td>3.445,00</td></tr></table>',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '26700012',
      orderDate: '2026-11-03',
      shippingMethod: 'Koerier',
      currency: 'EUR',
      total: '3445.00',
      lines: [
        {
          sku: 'NB-E14-G5',
          description: 'ThinkPad E14 Gen 5',
          quantity: 5,
          unit: 'stuk',
          unitPrice: '689.00',
          lineTotal: '3445.00',
        },
      ],
    },
  },
  {
    name: 'afas pdf with label column and wrapped description',
    mail: {
      subject: 'Bestelling 2026-00417 van Installatiebedrijf Noord',
      text: 'Geachte relatie,\n\nIn de bijlage vindt u onze bestelling.\n\nMet vriendelijke groet',
      files: [
        pdf('Bestelling 2026-00417.pdf', [
          [
            [60, 60, 'Installatiebedrijf Noord B.V.', 'bold'],
            [60, 74, 'Postbus 44'],
            [60, 88, '8900 AB Leeuwarden'],
            [60, 130, 'BESTELLING', 'bold'],
            [60, 160, 'Bestelnummer'],
            [170, 160, ': 2026-00417'],
            [60, 174, 'Besteldatum'],
            [170, 174, ': 2 november 2026'],
            [60, 188, 'Gewenste leverdatum'],
            [170, 188, ': 9 november 2026'],
            [60, 202, 'Inkoper'],
            [170, 202, ': J. Hoekstra'],
            [60, 216, 'Afleveradres'],
            [170, 216, ': Zwettestraat 30, 8912 AV Leeuwarden'],
            ...grid(
              250,
              [[60], [160], [380, 'right'], [460, 'right'], [540, 'right']],
              [
                ['Uw artikelcode', 'Omschrijving', 'Aantal', 'Prijs', 'Totaal'],
                ['CAM-2MP-DOME', 'IP-camera dome 2 MP met', '12', '84,50', '1.014,00'],
                ['', 'vandaalbestendige behuizing', '', '', ''],
                ['NVR-16CH', 'Netwerkrecorder 16 kanaals', '1', '412,00', '412,00'],
                ['', '', '', 'Totaal excl. btw', '1.426,00'],
              ],
            ),
          ],
        ]),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '2026-00417',
      orderDate: '2026-11-02',
      requestedDate: '2026-11-09',
      contactName: 'J. Hoekstra',
      subtotal: '1426.00',
      deliveryAddress: { street: 'Zwettestraat 30', postalCode: '8912 AV', city: 'Leeuwarden' },
      lines: [
        {
          sku: 'CAM-2MP-DOME',
          description: 'IP-camera dome 2 MP met vandaalbestendige behuizing',
          quantity: 12,
          unitPrice: '84.50',
          lineTotal: '1014.00',
        },
        {
          sku: 'NVR-16CH',
          description: 'Netwerkrecorder 16 kanaals',
          quantity: 1,
          unitPrice: '412.00',
          lineTotal: '412.00',
        },
      ],
    },
  },
  {
    name: 'csv export with many orders',
    mail: {
      subject: 'Orders',
      text: 'Hi, attached our purchase orders of today.',
      files: [csv('orders.csv', 'PO number,SKU,Qty\nA-1001,FG-60F,1\nA-1001,FG-80F,2\nA-1002,FAP-231F-E,3\n')],
    },
    kind: 'purchase-order',
    language: 'en',
    fields: {
      poNumber: 'A-1001',
      lines: [
        { sku: 'FG-60F', quantity: 1 },
        { sku: 'FG-80F', quantity: 2 },
      ],
    },
    also: ['purchase-order'],
  },
  {
    name: 'workbook in german',
    mail: {
      subject: 'Bestellung B-2026-88',
      text: 'Guten Tag,\n\nanbei unsere Bestellung.\n\nMfG',
      files: [
        xlsx('Bestellung.xlsx', [
          ['Bestellung', 'B-2026-88'],
          ['Lieferanschrift', 'Elbe Systeme GmbH, Hafenstraße 9, 20457 Hamburg'],
          ['Teillieferung', 'ja'],
          [],
          ['Pos', 'Hersteller-Nr.', 'Artikelbezeichnung', 'Menge', 'EP', 'GP'],
          [1, 'J9773A', 'Switch 2530-24G-PoE+', 3, 612.4, 1837.2],
        ]),
      ],
    },
    kind: 'purchase-order',
    language: 'de',
    fields: {
      poNumber: 'B-2026-88',
      partialDelivery: true,
      deliveryAddress: { name: 'Elbe Systeme GmbH', street: 'Hafenstraße 9', postalCode: '20457', city: 'Hamburg' },
      lines: [
        {
          lineNumber: 1,
          manufacturerPartNumber: 'J9773A',
          description: 'Switch 2530-24G-PoE+',
          quantity: 3,
          unitPrice: '612.40',
          lineTotal: '1837.20',
        },
      ],
    },
    missing: [],
  },
  {
    name: 'access in short',
    mail: {
      subject: 'portal account',
      text: 'Graag een portal account voor De Waal Techniek BV, beheerder Peter de Waal - peter@dewaal.example',
    },
    kind: 'access-request',
    fields: { companyName: 'De Waal Techniek BV', adminName: 'Peter de Waal', adminEmail: 'peter@dewaal.example' },
  },
  {
    name: 'access for an organisation without legal form',
    mail: {
      subject: 'Customer portal access',
      text: 'Dear all,\n\nCould you please give access to the customer portal?\n\nFull company name: Harbour & Sons\nE-mail address of the person who becomes administrator: ops@harbour.example\n\nRegards',
    },
    kind: 'access-request',
    language: 'en',
    fields: { companyName: 'Harbour & Sons', adminEmail: 'ops@harbour.example' },
  },
  {
    name: 'return in a bulleted form',
    mail: {
      subject: 'RMA',
      text: 'Hi,\n\nPlease issue an RMA for:\n\n• Product: SG350-28\n• Serial: DNI2233A0B1\n• Invoice: 2026/7781\n• Received: 15 October 2026\n• Problem: two ports dead\n\nWe would prefer a replacement.\n\nRegards,\nPaul',
    },
    kind: 'return-request',
    language: 'en',
    fields: {
      invoiceNumber: '2026/7781',
      receivedOn: '2026-10-15',
      resolution: 'replacement',
      lines: [{ sku: 'SG350-28', serialNumber: 'DNI2233A0B1', reason: 'two ports dead' }],
    },
  },
  {
    name: 'return of goods that were sent wrongly',
    mail: {
      subject: 'Verkeerd geleverd',
      text: 'Beste,\n\nWij hebben 5 stuks SFP-1G-LX ontvangen in plaats van SFP-1G-SX (pakbon bij order 2026-7712). Deze willen we retour sturen.\n\nGroet,\nFemke',
    },
    kind: 'return-request',
    fields: { orderReference: '2026-7712', lines: [{ sku: 'SFP-1G-LX', quantity: 5 }] },
  },
]
