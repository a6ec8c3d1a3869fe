import { grid, pdf, textFile } from '../mail.ts'
import type { Case } from './case.ts'

/** A fourth set: what must not be read as a value, and mails that only resemble a request. */
export const restraint: Case[] = [
  {
    name: 'signature holds company, numbers and addresses',
    mail: {
      subject: 'Bestelling 61-0042',
      text: 'Hallo,\n\nGraag 6 x SFP-10G-LR-S bestellen, onze PO 61-0042.\n\nMet vriendelijke groet,\n\nJan Jansen\nInkoper\n\nJansen Netwerken B.V.\nDorpsstraat 12\n6711 AB Ede\nT 0318-123456\nKvK 12345678\nBTW NL123456789B01\nIBAN NL20INGB0001234567',
    },
    kind: 'purchase-order',
    fields: { poNumber: '61-0042', lines: [{ sku: 'SFP-10G-LR-S', quantity: 6 }] },
  },
  {
    name: 'portal request with company in the signature only',
    mail: {
      subject: 'Toegang Customer Portal',
      text: 'Goedemiddag,\n\nGraag ontvang ik toegang tot de Customer Portal.\n\nMet vriendelijke groet,\nEva Smit\nSmit Automatisering B.V.',
    },
    kind: 'access-request',
    fields: {},
    missing: ['companyName', 'adminEmail'],
  },
  {
    name: 'order with general terms below the table',
    mail: {
      subject: 'PO 7700-12',
      text: 'See attached.',
      files: [
        pdf('PO 7700-12.pdf', [
          [
            [40, 40, 'PURCHASE ORDER 7700-12', 'bold'],
            [40, 60, 'Date: 02/11/2026'],
            ...grid(
              100,
              [[40], [160], [400, 'right'], [480, 'right']],
              [
                ['Item code', 'Description', 'Qty', 'Unit price'],
                ['X440-G2-24P', 'Extreme X440 switch', '3', '1,105.00'],
              ],
            ),
            [40, 200, 'Terms: payment within 30 days. Goods are accepted between 08:00 and 16:00.'],
            [40, 214, 'Quote our order number on all documents. Call +31 20 1234567 with questions.'],
          ],
        ]),
      ],
    },
    kind: 'purchase-order',
    language: 'en',
    fields: {
      poNumber: '7700-12',
      orderDate: '2026-11-02',
      lines: [{ sku: 'X440-G2-24P', description: 'Extreme X440 switch', quantity: 3, unitPrice: '1105.00' }],
    },
  },
  {
    name: 'delivery in a week, without a date',
    mail: {
      subject: 'Order',
      text: 'Hi,\n\nwe would like to order 2 x MX67-HW (PO 88-71). Please deliver next week or by Friday.\n\nRegards',
    },
    kind: 'purchase-order',
    language: 'en',
    fields: { poNumber: '88-71', lines: [{ sku: 'MX67-HW', quantity: 2 }] },
  },
  {
    name: 'thanks for an order',
    mail: {
      subject: 'Re: Order 88-71',
      text: 'Great, thank you for the quick delivery of order 88-71!\n\nRegards',
      headers: ['In-Reply-To: <x@desk.example>'],
    },
    kind: 'question',
    language: 'en',
  },
  {
    name: 'asks how to order',
    mail: {
      subject: 'Vraag',
      text: 'Beste,\n\nHoe kan ik bij u een bestelling plaatsen en wat zijn de verzendkosten?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'asks for a price',
    mail: {
      subject: 'Prijs FG-60F',
      text: 'Hallo,\n\nWat is de prijs en levertijd van de FG-60F bij afname van 10 stuks?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'complains about a return',
    mail: {
      subject: 'Status retour RA-2201',
      text: 'Beste,\n\nWat is de status van onze retourzending RA-2201? De creditnota hebben we nog niet ontvangen.\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'job application',
    mail: {
      subject: 'Open sollicitatie',
      text: 'Geachte heer/mevrouw,\n\nGraag solliciteer ik naar een functie op uw orderafdeling. In de bijlage mijn cv.\n\nMet vriendelijke groet,\nTim',
      files: [textFile('cv.txt', 'Curriculum vitae\n\nNaam: Tim Bos\nErvaring: 2019-2024 inkoper')],
    },
    kind: 'question',
  },
  {
    name: 'payment reminder to us',
    mail: {
      subject: 'Betalingsherinnering factuur 2026-55',
      text: 'Geachte relatie,\n\nWij hebben nog geen betaling ontvangen van factuur 2026-55 van € 1.250,00.\n\nHoogachtend',
    },
    kind: 'question',
  },
  {
    name: 'problem with the portal',
    mail: {
      subject: 'Portal',
      text: 'Hallo,\n\nIk zie mijn bestelling 4500012 nog niet in de portal terwijl ik wel toegang heb.\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'new bank account',
    mail: {
      subject: 'Wijziging bankgegevens',
      text: 'Geachte crediteurenadministratie,\n\nOns rekeningnummer is gewijzigd in NL20INGB0001234567. Wilt u dit aanpassen?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'return within the order process of a doa',
    mail: {
      subject: 'DOA FG-60F',
      text: 'Dag,\n\nDe gisteren geleverde FG-60F met S/N FGT60FTK20112233 is DOA. Onze PO was 77-2019, graag omruilen.\n\nGroet, Rik',
    },
    kind: 'return-request',
    fields: {
      orderReference: '77-2019',
      resolution: 'replacement',
      lines: [{ sku: 'FG-60F', serialNumber: 'FGT60FTK20112233', deadOnArrival: true }],
    },
  },
  {
    name: 'return that is explicitly no doa',
    mail: {
      subject: 'Retour',
      text: 'Beste,\n\nGraag retour: 1 stuks CBS350-24T (serienummer DNI24550ABC), order 20260911-4. Geen DOA, maar verkeerd besteld. Ontvangen op 11-09-2026.\n\nGroet',
    },
    kind: 'return-request',
    fields: {
      orderReference: '20260911-4',
      receivedOn: '2026-09-11',
      lines: [
        {
          sku: 'CBS350-24T',
          quantity: 1,
          serialNumber: 'DNI24550ABC',
          reason: 'verkeerd besteld',
          deadOnArrival: false,
        },
      ],
    },
  },
  {
    name: 'access with two addresses, one of them the sender',
    mail: {
      subject: 'Portal toegang',
      text: 'Beste,\n\nGraag toegang tot de Customer Portal voor Alfa Systems B.V.\nAdministrator wordt m.dijk@alfa.example. Bij vragen kunt u mij bereiken op j.vis@alfa.example.\n\nGroet,\nJ. Vis',
    },
    kind: 'access-request',
    fields: { companyName: 'Alfa Systems B.V.', adminEmail: 'm.dijk@alfa.example' },
  },
]
