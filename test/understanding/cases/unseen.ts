import { csv, grid, pdf, xlsx } from '../mail.ts'
import type { Case } from './case.ts'

/**
 * Written last, when no rule was to change any more: at first sight 10 of 11 kinds were right and 92 of 100 values, with
 * none invented. What was missed then was put right since, so only new mails can measure that again.
 */
export const unseen: Case[] = [
  {
    name: 'unordered html list with bold codes',
    mail: {
      subject: 'Aanvullende bestelling 2611-08',
      html: '<p>Hoi Kim,</p><p>Voor project Kade graag nog leveren onder ons nummer 2611-08:</p><ul><li><b>AP-635-RW</b> &ndash; 12 stuks</li><li><b>AP-MNT-MP10-E</b> &ndash; 2 stuks</li></ul><p>Alvast dank!<br>Stef</p>',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '2611-08',
      lines: [
        { sku: 'AP-635-RW', quantity: 12, unit: 'stuks' },
        { sku: 'AP-MNT-MP10-E', quantity: 2, unit: 'stuks' },
      ],
    },
  },
  {
    name: 'pdf of an erp with units in the quantity',
    mail: {
      subject: 'Inkooporder IO2611-0031',
      text: 'Zie bijlage.',
      files: [
        pdf('IO2611-0031.pdf', [
          [
            [45, 50, 'Inkooporder', 'bold'],
            [45, 80, 'Ordernr.'],
            [45, 92, 'IO2611-0031'],
            [160, 80, 'Orderdatum'],
            [160, 92, '04-11-2026'],
            [290, 80, 'Leverdatum'],
            [290, 92, '18-11-2026'],
            [45, 130, 'Leveren aan'],
            [45, 142, 'Magazijn Oost'],
            [45, 154, 'Handelsweg 88'],
            [45, 166, '7418 JK Deventer'],
            ...grid(
              210,
              [[45], [75], [190], [390, 'right'], [470, 'right'], [550, 'right']],
              [
                ['#', 'Artikel', 'Omschrijving', 'Aantal', 'Stukprijs', 'Regelbedrag'],
                ['1', 'PDU-16A-C13', 'PDU 16A 8x C13', '4 st', '78,50', '314,00'],
                ['2', 'UPS-1500-RM', 'UPS 1500VA rackmodel', '1 st', '699,00', '699,00'],
              ],
            ),
            [390, 270, 'Totaal excl. btw'],
            [505, 270, '€ 1.013,00'],
          ],
        ]),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: 'IO2611-0031',
      orderDate: '2026-11-04',
      requestedDate: '2026-11-18',
      currency: 'EUR',
      subtotal: '1013.00',
      deliveryAddress: { name: 'Magazijn Oost', street: 'Handelsweg 88', postalCode: '7418 JK', city: 'Deventer' },
      lines: [
        {
          lineNumber: 1,
          sku: 'PDU-16A-C13',
          description: 'PDU 16A 8x C13',
          quantity: 4,
          unit: 'st',
          unitPrice: '78.50',
          lineTotal: '314.00',
        },
        {
          lineNumber: 2,
          sku: 'UPS-1500-RM',
          description: 'UPS 1500VA rackmodel',
          quantity: 1,
          unit: 'st',
          unitPrice: '699.00',
          lineTotal: '699.00',
        },
      ],
    },
  },
  {
    name: 'english mail with a table of spaces',
    mail: {
      subject: 'Our purchase order GB-40017',
      text: 'Good afternoon,\n\nPlease supply the following against GB-40017:\n\nCode              Qty    Each\nDELL-P2425H       10     GBP 145.00\nDELL-WD22TB4      10     GBP 189.99\n\nDeliver to: Castle House, 12 Bridge Street, York YO1 6DD, United Kingdom\nNeeded by 1 December 2026.\n\nMany thanks\nPriya',
    },
    kind: 'purchase-order',
    language: 'en',
    fields: {
      poNumber: 'GB-40017',
      requestedDate: '2026-12-01',
      currency: 'GBP',
      deliveryAddress: {
        name: 'Castle House',
        street: '12 Bridge Street',
        postalCode: 'YO1 6DD',
        city: 'York',
        country: 'GB',
      },
      lines: [
        { sku: 'DELL-P2425H', quantity: 10, unitPrice: '145.00' },
        { sku: 'DELL-WD22TB4', quantity: 10, unitPrice: '189.99' },
      ],
    },
  },
  {
    name: 'workbook of a school',
    mail: {
      subject: 'bestelling chromebooks',
      text: 'Dag,\n\nBijgevoegd de bestelling voor onze school.\n\nGroet,\nMeester Tom',
      files: [
        xlsx('Bestellijst.xlsx', [
          ['Bestellijst OBS De Regenboog'],
          ['Bestelbonnummer:', 'BB-0915'],
          [],
          ['Product', 'Productcode', 'Aantal', 'Prijs excl.', 'Totaal excl.'],
          ['Chromebook 14 inch', 'CB514-3H', 28, 329, 9212],
          ['Oplaadkar', 'LADER-30', 1, 845, 845],
          ['', '', '', 'Totaal', 10057],
        ]),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: 'BB-0915',
      total: '10057.00',
      lines: [
        { sku: 'CB514-3H', description: 'Chromebook 14 inch', quantity: 28, unitPrice: '329.00', lineTotal: '9212.00' },
        { sku: 'LADER-30', description: 'Oplaadkar', quantity: 1, unitPrice: '845.00', lineTotal: '845.00' },
      ],
    },
  },
  {
    name: 'csv with a line of comment and quoted decimals',
    mail: {
      subject: 'PO 2026/W45/3',
      text: 'Bestand bijgevoegd, graag verwerken. PO 2026/W45/3',
      files: [
        csv(
          'po.csv',
          'Bestand gemaakt op 04-11-2026;;;\nEAN;Artikelnummer;Besteld;Inkoopprijs\n4006381333931;KB-100-NL;25;"14,95"\n;MS-200;25;"9,50"\n',
        ),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '2026/W45/3',
      lines: [
        { ean: '4006381333931', sku: 'KB-100-NL', quantity: 25, unitPrice: '14.95' },
        { sku: 'MS-200', quantity: 25, unitPrice: '9.50' },
      ],
    },
  },
  {
    name: 'access in a formal letter',
    mail: {
      subject: 'Aanvraag klantaccount webportal',
      text: 'Geachte heer, mevrouw,\n\nNamens Coöperatie Zorg Samen U.A. verzoek ik u een toegang tot uw customer portal aan te maken. De beheerdersrechten mogen worden toegekend aan mevrouw L. Kramer, bereikbaar op l.kramer@zorgsamen.example.\n\nHoogachtend,\nR. Pieters',
    },
    kind: 'access-request',
    fields: {
      companyName: 'Coöperatie Zorg Samen U.A.',
      adminName: 'L. Kramer',
      adminEmail: 'l.kramer@zorgsamen.example',
    },
  },
  {
    name: 'access with labels in another order',
    mail: {
      subject: 'Portal',
      text: 'Admin e-mail: sysadmin@orbit.example\nAdmin name: Dana White\nCompany: Orbit Data Ltd\n\nPlease create our customer portal account. Thanks!',
    },
    kind: 'access-request',
    language: 'en',
    fields: { companyName: 'Orbit Data Ltd', adminName: 'Dana White', adminEmail: 'sysadmin@orbit.example' },
  },
  {
    name: 'return with the reason before the article',
    mail: {
      subject: 'Defect product',
      text: 'Hallo,\n\nHet scherm blijft zwart bij de monitor P2723DE, serienummer CN0ABC1234. Ontvangen 21-10-2026 met factuur 20261990. Kan deze retour en krijgen wij een nieuwe?\n\nGr. Olaf',
    },
    kind: 'return-request',
    fields: {
      invoiceNumber: '20261990',
      receivedOn: '2026-10-21',
      resolution: 'replacement',
      lines: [{ sku: 'P2723DE', serialNumber: 'CN0ABC1234' }],
    },
  },
  {
    name: 'return form in html in english',
    mail: {
      subject: 'Returns form - PO 66-4410',
      html: '<table><tr><td>Your name</td><td>Ian Moss</td></tr><tr><td>Order number</td><td>66-4410</td></tr><tr><td>Product code</td><td>WD-BLACK-2TB</td></tr><tr><td>Quantity</td><td>2</td></tr><tr><td>Reason for return</td><td>Dead on arrival</td></tr><tr><td>Date received</td><td>29 October 2026</td></tr><tr><td>Preferred solution</td><td>Refund</td></tr></table>',
    },
    kind: 'return-request',
    language: 'en',
    fields: {
      orderReference: '66-4410',
      receivedOn: '2026-10-29',
      resolution: 'credit',
      lines: [{ sku: 'WD-BLACK-2TB', quantity: 2, reason: 'Dead on arrival', deadOnArrival: true }],
    },
  },
  {
    name: 'question about an invoice line',
    mail: {
      subject: 'Factuur 20261990',
      text: 'Beste,\n\nOp factuur 20261990 staan 3 stuks FG-60F, maar we hebben er 2 ontvangen. Klopt dit?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'asks for return conditions',
    mail: {
      subject: 'Retourvoorwaarden',
      text: 'Goedemiddag,\n\nBinnen hoeveel dagen kunnen wij een defect product aanmelden?\n\nGroet',
    },
    kind: 'question',
  },
]
