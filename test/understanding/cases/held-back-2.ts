import { csv, grid, pdf, xlsx } from '../mail.ts'
import type { Case } from './case.ts'

/** A second set of layouts, written after the rules had settled. */
export const moreOrders: Case[] = [
  {
    name: 'odoo purchase order in pdf',
    mail: {
      subject: 'Purchase Order P00231',
      text: 'Hello,\n\nHere is in attachment a purchase order P00231 amounting in € 3,410.00.\n\nRegards,',
      files: [
        pdf('PO_P00231.pdf', [
          [
            [40, 40, 'Shipping address:', 'bold'],
            [300, 40, 'Desk Distribution B.V.'],
            [40, 54, 'Lindenhof Systems B.V.'],
            [40, 68, 'Parkweg 3'],
            [40, 82, '3511 AA Utrecht'],
            [40, 96, 'Netherlands'],
            [40, 130, 'Purchase Order #P00231', 'bold'],
            [40, 160, 'Order Date:'],
            [200, 160, 'Expected Arrival:'],
            [40, 172, '11/02/2026'],
            [200, 172, '11/20/2026'],
            ...grid(
              200,
              [[40], [230], [350, 'right'], [430, 'right'], [550, 'right']],
              [
                ['Description', 'Date Req.', 'Qty', 'Unit Price', 'Net Price'],
                ['[N9K-93180] Nexus 9300 switch', '11/20/2026', '2.00 Units', '1,580.00', '€ 3,160.00'],
                ['[PWR-650] Power supply 650W', '11/20/2026', '2.00 Units', '125.00', '€ 250.00'],
                ['', '', '', 'Untaxed Amount', '€ 3,410.00'],
              ],
            ),
          ],
        ]),
      ],
    },
    kind: 'purchase-order',
    language: 'en',
    fields: {
      poNumber: 'P00231',
      orderDate: '2026-11-02',
      requestedDate: '2026-11-20',
      currency: 'EUR',
      subtotal: '3410.00',
      deliveryAddress: {
        name: 'Lindenhof Systems B.V.',
        street: 'Parkweg 3',
        postalCode: '3511 AA',
        city: 'Utrecht',
        country: 'NL',
      },
      lines: [
        {
          sku: 'N9K-93180',
          description: 'Nexus 9300 switch',
          quantity: 2,
          unit: 'Units',
          unitPrice: '1580.00',
          lineTotal: '3160.00',
          requestedDate: '2026-11-20',
        },
        {
          sku: 'PWR-650',
          description: 'Power supply 650W',
          quantity: 2,
          unit: 'Units',
          unitPrice: '125.00',
          lineTotal: '250.00',
          requestedDate: '2026-11-20',
        },
      ],
    },
  },
  {
    name: 'sap order with three decimals',
    mail: {
      subject: 'Bestellung 4700081234',
      text: 'Sehr geehrte Damen und Herren,\nanbei erhalten Sie unsere Bestellung.',
      files: [
        pdf('4700081234.pdf', [
          [
            [50, 40, 'Bestellung', 'bold'],
            [330, 40, 'Bestellnummer/Datum'],
            [330, 54, '4700081234 / 03.11.2026'],
            ...grid(
              120,
              [[50], [95], [200], [400, 'right'], [430], [540, 'right']],
              [['Pos.', 'Material', 'Bezeichnung', 'Bestellmenge', 'Einheit', 'Nettowert']],
            ),
            ...grid(
              136,
              [[50], [95], [200], [400, 'right'], [430], [540, 'right']],
              [
                ['00010', 'SRX340', 'Services Gateway', '2', 'Stück', '2.598,00'],
                ['00020', 'SRX340-PSU', 'Netzteil', '4', 'Stück', '480,00'],
              ],
            ),
            [400, 200, 'Gesamtnettowert ohne MwSt EUR'],
            [500, 214, '3.078,00'],
          ],
        ]),
      ],
    },
    kind: 'purchase-order',
    language: 'de',
    fields: {
      poNumber: '4700081234',
      orderDate: '2026-11-03',
      subtotal: '3078.00',
      lines: [
        {
          lineNumber: 10,
          sku: 'SRX340',
          description: 'Services Gateway',
          quantity: 2,
          unit: 'Stück',
          lineTotal: '2598.00',
        },
        { lineNumber: 20, sku: 'SRX340-PSU', description: 'Netzteil', quantity: 4, unit: 'Stück', lineTotal: '480.00' },
      ],
    },
  },
  {
    name: 'numbered list with the price per piece in words',
    mail: {
      subject: 'Nieuwe bestelling INK-2026-077',
      text: 'Dag,\n\nHierbij bestel ik (INK-2026-077):\n\n1. 3 stuks Ubiquiti U6-PRO voor € 139,95 per stuk\n2. 1 stuks USW-LITE-16-POE voor € 189,00 per stuk\n\nLeveradres:\nDierenkliniek Zuid\nt.a.v. mevrouw De Wit\nBeatrixlaan 18\n4813 GZ Breda\n\nGraag leveren voor 20 november 2026.\n\nVriendelijke groeten,\nLotte',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: 'INK-2026-077',
      requestedDate: '2026-11-20',
      currency: 'EUR',
      deliveryAddress: { name: 'Dierenkliniek Zuid', street: 'Beatrixlaan 18', postalCode: '4813 GZ', city: 'Breda' },
      lines: [
        { sku: 'U6-PRO', description: 'Ubiquiti', quantity: 3, unit: 'stuks', unitPrice: '139.95' },
        { sku: 'USW-LITE-16-POE', quantity: 1, unit: 'stuks', unitPrice: '189.00' },
      ],
    },
  },
  {
    name: 'licences with a term and an end customer',
    mail: {
      subject: 'PO 10-5566 licenties',
      text: 'Beste,\n\nWil je voor ons bestellen:\n\nSKU: FC-10-F60F-247-02-36\nAantal: 15\n\nSKU: FC-10-F100F-247-02-36\nAantal: 2\n\nEindklant: Ziekenhuis Oost\nPO: 10-5566\n\nGroet,\nWessel',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '10-5566',
      endCustomer: 'Ziekenhuis Oost',
      lines: [
        { sku: 'FC-10-F60F-247-02-36', quantity: 15 },
        { sku: 'FC-10-F100F-247-02-36', quantity: 2 },
      ],
    },
  },
  {
    name: 'html from an order system with notes and partial delivery',
    mail: {
      subject: 'Order 20261102-3',
      html: '<h2>Bestelling 20261102-3</h2><dl><dt>Besteldatum:</dt><dd>2-11-2026</dd><dt>Deelleveringen toegestaan:</dt><dd>Nee</dd><dt>Verzendmethode:</dt><dd>UPS Standard</dd><dt>Opmerking:</dt><dd>Graag bellen voor aflevering</dd></dl><table><tbody><tr><td>Art.code</td><td>Benaming</td><td>St.</td><td>Netto</td><td>Bedrag</td></tr><tr><td>AIR-AP1815I-E-K9</td><td>Access point</td><td>8</td><td>245,00</td><td>1.960,00</td></tr><tr><td></td><td>Verzendkosten</td><td>1</td><td>12,50</td><td>12,50</td></tr></tbody></table>',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '20261102-3',
      orderDate: '2026-11-02',
      partialDelivery: false,
      shippingMethod: 'UPS Standard',
      notes: 'Graag bellen voor aflevering',
      lines: [
        {
          sku: 'AIR-AP1815I-E-K9',
          description: 'Access point',
          quantity: 8,
          unitPrice: '245.00',
          lineTotal: '1960.00',
        },
      ],
    },
  },
  {
    name: 'workbook with the numbers of both sides',
    mail: {
      subject: 'Inkooporder',
      text: 'Zie bijlage',
      files: [
        xlsx('io.xlsx', [
          ['Inkooporder 900412'],
          [],
          ['Ons artikelnr', 'Uw artikelnr', 'Part number', 'Omschrijving', 'Aantal', 'Prijs', 'Totaal'],
          ['K-1001', 'DST-55120', 'JZ320A', 'HPE Aruba AP-303', 6, 210, 1260],
          ['K-1002', 'DST-55121', 'JZ370A', 'Montageset', 6, 8.5, 51],
        ]),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '900412',
      lines: [
        {
          sku: 'DST-55120',
          manufacturerPartNumber: 'JZ320A',
          description: 'HPE Aruba AP-303',
          quantity: 6,
          unitPrice: '210.00',
          lineTotal: '1260.00',
        },
        {
          sku: 'DST-55121',
          manufacturerPartNumber: 'JZ370A',
          description: 'Montageset',
          quantity: 6,
          unitPrice: '8.50',
          lineTotal: '51.00',
        },
      ],
    },
  },
  {
    name: 'csv in utf-16 without quotes',
    mail: {
      subject: 'order',
      text: 'Please see attached order PO-ZX-9.',
      files: [csv('o.csv', Buffer.from('\ufeffItem;Qty;Price\r\nMBR-7TB;2;1.250,00\r\n', 'utf16le'))],
    },
    kind: 'purchase-order',
    language: 'en',
    fields: { poNumber: 'PO-ZX-9', lines: [{ sku: 'MBR-7TB', quantity: 2, unitPrice: '1250.00' }] },
  },
  {
    name: 'sentence with the count in front of a name and the code after a comma',
    mail: {
      subject: 'Bestellen',
      text: 'Hoi,\n\nKun je 2 stuks van de WatchGuard Firebox T45, artikelnummer WGT45000-CH, voor ons bestellen? Onze PO is 26.0339.\n\nThanks!\nNiels',
    },
    kind: 'purchase-order',
    fields: {
      poNumber: '26.0339',
      lines: [{ sku: 'WGT45000-CH', description: 'WatchGuard Firebox T45', quantity: 2, unit: 'stuks' }],
    },
  },
  {
    name: 'english multi-line items with labels below',
    mail: {
      subject: 'PO 558-A',
      text: 'Hi,\n\nKindly process PO 558-A:\n\nItem 1\nPart number: C1000-8T-2G-L\nQuantity: 3\nUnit price: EUR 275.00\n\nItem 2\nPart number: STACK-T1-50CM\nQuantity: 3\nUnit price: EUR 60.00\n\nShip to:\nBlue Ocean BV\nMaasboulevard 100\n3063 NS Rotterdam\n\nSincerely,\nKate',
    },
    kind: 'purchase-order',
    language: 'en',
    fields: {
      poNumber: '558-A',
      currency: 'EUR',
      deliveryAddress: { name: 'Blue Ocean BV', street: 'Maasboulevard 100', postalCode: '3063 NS', city: 'Rotterdam' },
      lines: [
        { sku: 'C1000-8T-2G-L', quantity: 3, unitPrice: '275.00' },
        { sku: 'STACK-T1-50CM', quantity: 3, unitPrice: '60.00' },
      ],
    },
  },
]

export const moreRequests: Case[] = [
  {
    name: 'access: table with headings on top',
    mail: {
      subject: 'Portal gebruikers',
      html: '<p>Graag toegang tot de Customer Portal voor:</p><table><tr><th>Bedrijfsnaam</th><th>Beheerder</th><th>E-mailadres</th></tr><tr><td>Meyer &amp; Zn. B.V.</td><td>Klaas Meyer</td><td>klaas@meyer.example</td></tr></table>',
    },
    kind: 'access-request',
    fields: { companyName: 'Meyer & Zn. B.V.', adminName: 'Klaas Meyer', adminEmail: 'klaas@meyer.example' },
  },
  {
    name: 'access: company in the sentence, address on its own line',
    mail: {
      subject: 'Request for portal access',
      text: 'Hello,\n\nWe (Silverline Networks GmbH) would like access to your customer portal. Please send the activation link to:\n\nit@silverline.example\n\nThank you,\nMarco',
    },
    kind: 'access-request',
    language: 'en',
    fields: { companyName: 'Silverline Networks GmbH', adminEmail: 'it@silverline.example' },
  },
  {
    name: 'access: forwarded by a colleague',
    mail: {
      from: 'Inge <inge@desk.example>',
      subject: 'Fwd: portal',
      text: '---------- Forwarded message ---------\nVan: Bert Kok <bert@kok-ict.example>\nDate: ma 2 nov 2026 om 10:00\nSubject: portal\nTo: <info@desk.example>\n\n\nBeste,\n\nGraag krijgen wij toegang tot de klantportal.\nBedrijf: Kok ICT\nBeheerder: Bert Kok, bert@kok-ict.example\n\nGroet, Bert',
    },
    kind: 'access-request',
    fields: { companyName: 'Kok ICT', adminName: 'Bert Kok', adminEmail: 'bert@kok-ict.example' },
  },
  {
    name: 'return: polite english with quantity',
    mail: {
      subject: 'Returning items',
      text: 'Dear team,\n\nWe would like to return 3 units of CAB-STACK-1M from our order PO-66120 because we ordered too many. They arrived on 28/10/2026. Can you issue a credit note?\n\nBest wishes,\nHelen',
    },
    kind: 'return-request',
    language: 'en',
    fields: {
      orderReference: 'PO-66120',
      receivedOn: '2026-10-28',
      resolution: 'credit',
      lines: [{ sku: 'CAB-STACK-1M', quantity: 3, reason: 'we ordered too many' }],
    },
  },
  {
    name: 'return: several serial numbers',
    mail: {
      subject: 'RMA aanvraag factuur 90017',
      text: 'Beste,\n\nBij dezen een RMA aanvraag.\n\nFactuurnummer: 90017\n\nArtikel: U7-PRO\nSerienummer: 28704E112233\nReden: geen wifi na update\n\nArtikel: U7-PRO\nSerienummer: 28704E445566\nReden: start niet op\n\nDank,\nErik',
    },
    kind: 'return-request',
    fields: {
      invoiceNumber: '90017',
      lines: [
        { sku: 'U7-PRO', serialNumber: '28704E112233', reason: 'geen wifi na update' },
        { sku: 'U7-PRO', serialNumber: '28704E445566', reason: 'start niet op' },
      ],
    },
  },
  {
    name: 'return: damaged in transport',
    mail: {
      subject: 'Beschadigde levering order 80-1177',
      text: 'Goedemorgen,\n\nDe DS-9664NI is beschadigd aangekomen (order 80-1177, ontvangen op 30-10-2026). We willen hem retourneren en ontvangen graag een nieuw exemplaar.\n\nGroet,\nAysel',
    },
    kind: 'return-request',
    fields: {
      orderReference: '80-1177',
      receivedOn: '2026-10-30',
      resolution: 'replacement',
      lines: [{ sku: 'DS-9664NI', reason: 'is beschadigd aangekomen' }],
    },
  },
  {
    name: 'other: order is late',
    mail: {
      subject: 'Levering',
      text: 'Beste,\n\nWij wachten nog op de levering van order 80-2231 (5 x FG-60F). Wanneer komt dit binnen?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'other: add to an order',
    mail: {
      subject: 'Order 80-2231',
      text: 'Beste,\n\nKunt u aan order 80-2231 nog 2 stuks FG-60F toevoegen?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'other: newsletter of a supplier',
    mail: {
      from: 'News <news@vendor.example>',
      subject: 'Order now: spring promotion',
      text: 'Order now and get 20% off.',
      headers: ['List-Unsubscribe: <https://vendor.example/u>'],
    },
    kind: 'automated',
  },
  {
    name: 'other: receipt of a shop',
    mail: {
      from: 'Shop <noreply@shop.example>',
      subject: 'Your order confirmation #10021',
      html: '<p>Thank you for your order!</p><table><tr><th>Item</th><th>Qty</th><th>Price</th></tr><tr><td>Mouse</td><td>1</td><td>20.00</td></tr></table>',
    },
    kind: 'automated',
  },
]
