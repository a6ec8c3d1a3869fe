import { csv, grid, pdf, xlsx } from '../mail.ts'
import type { Case } from './case.ts'

/** Purchase orders in layouts that the reading was built with. */
export const orders: Case[] = [
  {
    name: 'dutch text with tabs between the cells',
    mail: {
      subject: 'Bestelling PO-2231',
      text: 'Beste collega,\n\nHierbij onze bestelling PO-2231:\n\nFG-60F\tFortiGate-60F firewall\t3 stuks\tEUR 410,00\nFAP-231F-E\tFortiAP-231F access point\t12 stuks\tEUR 289,50\n\nAfleveradres: Industrieweg 12, 1234 AB Zaandam\n\nMet vriendelijke groet,\nSanne Bakker\nTel. 020-1234567',
    },
    kind: 'purchase-order',
    language: 'nl',
    fields: {
      poNumber: 'PO-2231',
      currency: 'EUR',
      deliveryAddress: { street: 'Industrieweg 12', postalCode: '1234 AB', city: 'Zaandam' },
      lines: [
        { sku: 'FG-60F', description: 'FortiGate-60F firewall', quantity: 3, unit: 'stuks', unitPrice: '410.00' },
        {
          sku: 'FAP-231F-E',
          description: 'FortiAP-231F access point',
          quantity: 12,
          unit: 'stuks',
          unitPrice: '289.50',
        },
      ],
    },
    missing: [],
  },
  {
    name: 'dutch list in prose with prices after á',
    mail: {
      subject: 'Nieuwe order 4500012345',
      text: 'Goedemorgen,\n\nGraag bestellen wij onder ordernummer 4500012345 het volgende:\n\n- 10 x FG-60F á € 412,35\n- 2 x FS-124F-POE á € 1.299,00\n\nLevering graag uiterlijk op 12-05-2026. Deelleveringen zijn toegestaan.\n\nGroet,\nPieter',
    },
    kind: 'purchase-order',
    language: 'nl',
    fields: {
      poNumber: '4500012345',
      requestedDate: '2026-05-12',
      partialDelivery: true,
      currency: 'EUR',
      lines: [
        { sku: 'FG-60F', quantity: 10, unitPrice: '412.35' },
        { sku: 'FS-124F-POE', quantity: 2, unitPrice: '1299.00' },
      ],
    },
  },
  {
    name: 'english sentence with two articles and a number of its own',
    mail: {
      subject: 'Order',
      text: 'Hi,\n\nWe would like to order 5 pcs PAN-PA-440 and 2 pcs EX2300-24P. Our PO number is PO/2026/0417.\nPlease ship complete.\n\nKind regards,\nOliver Taylor\nNorthwind Ltd',
    },
    kind: 'purchase-order',
    language: 'en',
    fields: {
      poNumber: 'PO/2026/0417',
      partialDelivery: false,
      lines: [
        { sku: 'PAN-PA-440', quantity: 5, unit: 'pcs' },
        { sku: 'EX2300-24P', quantity: 2, unit: 'pcs' },
      ],
    },
  },
  {
    name: 'order without a number',
    mail: { subject: 'bestelling switches', text: 'Hallo,\n\nIk wil graag 4 stuks EX2300-24P bestellen.\n\nMvg Daan' },
    kind: 'purchase-order',
    language: 'nl',
    fields: { lines: [{ sku: 'EX2300-24P', quantity: 4, unit: 'stuks' }] },
    missing: ['poNumber'],
  },
  {
    name: 'html table made by Outlook with a totals row',
    mail: {
      subject: 'Inkooporder 26-00481',
      html: `<html><body><div class=WordSection1><p class=MsoNormal>Beste,<o:p></o:p></p><p class=MsoNormal>Bijgaand onze inkooporder <b>26-00481</b>.</p>
<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0><tr><td width=100 valign=top><p class=MsoNormal><b>Artikelnr.</b></p></td><td><p class=MsoNormal><b>Omschrijving</b></p></td><td><p class=MsoNormal align=right><b>Aantal</b></p></td><td><p class=MsoNormal align=right><b>Prijs p/st</b></p></td><td><p class=MsoNormal align=right><b>Totaal</b></p></td></tr>
<tr><td><p class=MsoNormal>FG-100F</p></td><td><p class=MsoNormal>FortiGate 100F<br>incl. rackkit</p></td><td><p class=MsoNormal align=right>2</p></td><td><p class=MsoNormal align=right>€&nbsp;1.850,00</p></td><td><p class=MsoNormal align=right>€ 3.700,00</p></td></tr>
<tr><td><p class=MsoNormal>FC-10-0100F-950-02-12</p></td><td><p class=MsoNormal>UTP 12 maanden</p></td><td><p class=MsoNormal align=right>2</p></td><td><p class=MsoNormal align=right>€ 640,50</p></td><td><p class=MsoNormal align=right>€ 1.281,00</p></td></tr>
<tr><td colspan=4><p class=MsoNormal>Totaal excl. btw</p></td><td><p class=MsoNormal align=right>€ 4.981,00</p></td></tr></table>
<p class=MsoNormal>Leverdatum: 15 juni 2026</p><p class=MsoNormal>Met vriendelijke groet,</p><p class=MsoNormal>Anouk Visser</p></div></body></html>`,
    },
    kind: 'purchase-order',
    language: 'nl',
    fields: {
      poNumber: '26-00481',
      requestedDate: '2026-06-15',
      currency: 'EUR',
      subtotal: '4981.00',
      lines: [
        {
          sku: 'FG-100F',
          description: 'FortiGate 100F incl. rackkit',
          quantity: 2,
          unitPrice: '1850.00',
          lineTotal: '3700.00',
        },
        {
          sku: 'FC-10-0100F-950-02-12',
          description: 'UTP 12 maanden',
          quantity: 2,
          unitPrice: '640.50',
          lineTotal: '1281.00',
        },
      ],
    },
  },
  {
    name: 'html table with the columns the other way round',
    mail: {
      subject: 'PO 778812',
      html: '<p>Dear team,</p><p>Please process purchase order 778812.</p><table><thead><tr><th>Qty</th><th>Unit price</th><th>Description</th><th>MPN</th><th>Item no.</th></tr></thead><tbody><tr><td>3</td><td>USD 1,250.00</td><td>Firewall</td><td>PA-440-HW</td><td>100-2231</td></tr><tr><td>1</td><td>USD 99.90</td><td>Rack kit</td><td>RK-19</td><td>100-2240</td></tr></tbody></table><p>Regards,<br>Emma</p>',
    },
    kind: 'purchase-order',
    language: 'en',
    fields: {
      poNumber: '778812',
      currency: 'USD',
      lines: [
        {
          sku: '100-2231',
          manufacturerPartNumber: 'PA-440-HW',
          description: 'Firewall',
          quantity: 3,
          unitPrice: '1250.00',
        },
        { sku: '100-2240', manufacturerPartNumber: 'RK-19', description: 'Rack kit', quantity: 1, unitPrice: '99.90' },
      ],
    },
  },
  {
    name: 'csv with semicolons and decimal commas',
    mail: {
      subject: 'Inkooporder PO-2026-000417',
      text: 'Beste,\n\nIn de bijlage onze inkooporder PO-2026-000417.\n\nMvg,\nJoost',
      files: [
        csv(
          'PO-2026-000417.csv',
          'regel;artikel;omschrijving;aantal;prijs\r\n1;FG-60F;"FortiGate-60F; firewall";10;412,35\r\n2;FS-124F-POE;FortiSwitch 24x PoE;3;1.299,00\r\n',
        ),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: 'PO-2026-000417',
      lines: [
        { lineNumber: 1, sku: 'FG-60F', description: 'FortiGate-60F; firewall', quantity: 10, unitPrice: '412.35' },
        { lineNumber: 2, sku: 'FS-124F-POE', description: 'FortiSwitch 24x PoE', quantity: 3, unitPrice: '1299.00' },
      ],
    },
  },
  {
    name: 'workbook with the heading below a form',
    mail: {
      subject: 'Bestelling',
      text: 'Hallo,\n\nzie bijlage voor onze bestelling.\n\nGroeten, Fatima',
      files: [
        xlsx('bestelling.xlsx', [
          ['Bestelformulier', null, null, null],
          [null, null, null, null],
          ['Inkoopordernummer', 'IO-26-118', null, null],
          ['Datum', new Date(Date.UTC(2026, 3, 3)), null, null],
          ['Contactpersoon', 'Fatima Çelik', null, null],
          [null, null, null, null],
          ['Artikelcode', 'EAN', 'Aantal', 'Netto prijs (EUR)'],
          ['SRX345-SYS-JB', '4006381333931', 2, 1299.5],
          ['EX2300-24P', null, 12, 745],
        ]),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: 'IO-26-118',
      orderDate: '2026-04-03',
      contactName: 'Fatima Çelik',
      currency: 'EUR',
      lines: [
        { sku: 'SRX345-SYS-JB', ean: '4006381333931', quantity: 2, unitPrice: '1299.50' },
        { sku: 'EX2300-24P', quantity: 12, unitPrice: '745.00' },
      ],
    },
  },
  {
    name: 'pdf with columns, addresses side by side and totals',
    mail: {
      subject: 'Order PO-88123',
      text: 'Geachte heer/mevrouw,\n\nBijgevoegd onze order PO-88123.\n\nMet vriendelijke groet,\nWillem Bos',
      files: [
        pdf('PO-88123.pdf', [
          [
            [50, 40, 'INKOOPORDER', 'bold'],
            [50, 70, 'Ordernummer:'],
            [130, 70, 'PO-88123'],
            [330, 70, 'Orderdatum:'],
            [420, 70, '02-11-2026'],
            [50, 100, 'Afleveradres'],
            [330, 100, 'Factuuradres'],
            [50, 114, 'Bouwgroep Noord B.V.'],
            [330, 114, 'Bouwgroep Noord B.V.'],
            [50, 128, 'Havenstraat 7a'],
            [330, 128, 'Postbus 120'],
            [50, 142, '9712 KL Groningen'],
            [330, 142, '9700 AC Groningen'],
            ...grid(
              190,
              [[50], [80], [200], [380, 'right'], [460, 'right'], [545, 'right']],
              [
                ['Pos', 'Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs', 'Bedrag'],
                ['1', 'FG-60F', 'FortiGate 60F firewall', '10', '412,35', '4.123,50'],
                ['2', '5420F-24P-4XE', '5420F universal switch 24', '2', '2.100,00', '4.200,00'],
                ['', '', 'poorts PoE+', '', '', ''],
                ['', '', '', '', 'Subtotaal', '8.323,50'],
                ['', '', '', '', 'BTW 21%', '1.747,94'],
                ['', '', '', '', 'Totaal', '10.071,44'],
              ],
            ),
          ],
        ]),
      ],
    },
    kind: 'purchase-order',
    fields: {
      poNumber: 'PO-88123',
      orderDate: '2026-11-02',
      deliveryAddress: {
        name: 'Bouwgroep Noord B.V.',
        street: 'Havenstraat 7a',
        postalCode: '9712 KL',
        city: 'Groningen',
      },
      invoiceAddress: { name: 'Bouwgroep Noord B.V.', street: 'Postbus 120', postalCode: '9700 AC', city: 'Groningen' },
      lines: [
        {
          lineNumber: 1,
          sku: 'FG-60F',
          description: 'FortiGate 60F firewall',
          quantity: 10,
          unitPrice: '412.35',
          lineTotal: '4123.50',
        },
        {
          lineNumber: 2,
          sku: '5420F-24P-4XE',
          description: '5420F universal switch 24 poorts PoE+',
          quantity: 2,
          unitPrice: '2100.00',
          lineTotal: '4200.00',
        },
      ],
      subtotal: '8323.50',
      tax: '1747.94',
      total: '10071.44',
    },
  },
  {
    name: 'german order with a text table',
    mail: {
      subject: 'Bestellung 2026-4711',
      text: 'Sehr geehrte Damen und Herren,\n\nhiermit bestellen wir:\n\nPos   Artikelnummer      Bezeichnung            Menge   Einzelpreis\n1     FG-60F             FortiGate 60F              4        405,00\n2     FAP-231F-E         Access Point              10        279,90\n\nBestellnummer: 2026-4711\nLiefertermin: 20.05.2026\nLieferadresse:\nMuster Systemhaus GmbH\nHauptstraße 5\n80331 München\n\nMit freundlichen Grüßen\nHans Müller',
    },
    kind: 'purchase-order',
    language: 'de',
    fields: {
      poNumber: '2026-4711',
      requestedDate: '2026-05-20',
      deliveryAddress: {
        name: 'Muster Systemhaus GmbH',
        street: 'Hauptstraße 5',
        postalCode: '80331',
        city: 'München',
      },
      lines: [
        { lineNumber: 1, sku: 'FG-60F', description: 'FortiGate 60F', quantity: 4, unitPrice: '405.00' },
        { lineNumber: 2, sku: 'FAP-231F-E', description: 'Access Point', quantity: 10, unitPrice: '279.90' },
      ],
    },
  },
  {
    name: 'french order in a sentence',
    mail: {
      subject: 'Commande BC-2026-19',
      text: 'Bonjour,\n\nNous souhaitons commander 3 pièces PAN-PA-440 et 6 pièces FAP-231F-E (bon de commande BC-2026-19).\n\nCordialement,\nLucie Martin',
    },
    kind: 'purchase-order',
    language: 'fr',
    fields: {
      poNumber: 'BC-2026-19',
      lines: [
        { sku: 'PAN-PA-440', quantity: 3, unit: 'pièces' },
        { sku: 'FAP-231F-E', quantity: 6, unit: 'pièces' },
      ],
    },
  },
  {
    name: 'two orders in two attachments',
    mail: {
      subject: 'Twee bestellingen',
      text: 'Beste,\n\nBijgaand onze twee bestellingen.\n\nGroet,\nNoor',
      files: [
        csv('PO-A1.csv', 'PO nummer;PO-A1001\n\nSKU;Aantal\nFG-60F;2\n'),
        csv('PO-A2.csv', 'PO nummer;PO-A1002\n\nSKU;Aantal\nEX2300-24P;5\n'),
      ],
    },
    kind: 'purchase-order',
    fields: { poNumber: 'PO-A1001', lines: [{ sku: 'FG-60F', quantity: 2 }] },
    also: ['purchase-order'],
  },
  {
    name: 'forward by a colleague',
    mail: {
      from: 'Collega <collega@desk.example>',
      subject: 'FW: Bestelling PO-5521',
      text: 'Kun jij deze oppakken?\n\nVan: Jan de Vries <jan@fietsenwinkel.example>\nVerzonden: maandag 2 november 2026 10:12\nAan: info <info@desk.example>\nOnderwerp: Bestelling PO-5521\n\nHallo,\n\nGraag bestellen we 7 stuks FAP-231F-E, PO-5521.\n\nGroet,\nJan',
    },
    kind: 'purchase-order',
    fields: { poNumber: 'PO-5521', lines: [{ sku: 'FAP-231F-E', quantity: 7, unit: 'stuks' }] },
  },
  {
    name: 'one line that does not add up',
    mail: {
      subject: 'PO-7001',
      html: '<p>Hierbij onze order PO-7001</p><table><tr><th>SKU</th><th>Aantal</th><th>Prijs</th><th>Totaal</th></tr><tr><td>FG-60F</td><td>3</td><td>120,00</td><td>350,00</td></tr></table>',
    },
    kind: 'purchase-order',
    fields: { poNumber: 'PO-7001', lines: [{ sku: 'FG-60F', quantity: 3, unitPrice: '120.00', lineTotal: '350.00' }] },
  },
]
