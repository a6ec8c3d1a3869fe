import { xlsx } from '../mail.ts'
import type { Case } from './case.ts'

/** Requests for access to the portal, in layouts that the reading was built with. */
export const accessRequests: Case[] = [
  {
    name: 'labels of the FAQ',
    mail: {
      subject: 'Toegang tot de Customer Portal',
      text: 'Beste,\n\nGraag ontvangen wij toegang tot de Customer Portal.\n\nVolledige bedrijfsnaam: Van der Linden ICT B.V.\nE-mailadres van de beheerder: beheer@vanderlinden-ict.example\n\nMet vriendelijke groet,\nSanne Bakker',
    },
    kind: 'access-request',
    language: 'nl',
    fields: { companyName: 'Van der Linden ICT B.V.', adminEmail: 'beheer@vanderlinden-ict.example' },
    missing: [],
  },
  {
    name: 'everything in one sentence',
    mail: {
      subject: 'Klantenportaal',
      text: 'Hallo,\n\nWilt u toegang tot het klantenportaal geven voor Jan de Vries (jan@voorbeeld-ict.example) van Voorbeeld ICT B.V.?\n\nAlvast bedankt,\nMarieke',
    },
    kind: 'access-request',
    fields: { companyName: 'Voorbeeld ICT B.V.', adminEmail: 'jan@voorbeeld-ict.example', adminName: 'Jan de Vries' },
  },
  {
    name: 'company only',
    mail: {
      subject: 'Portal access',
      text: 'Dear team,\n\nCould we get access to the customer portal? Our company is Northwind Trading Ltd.\n\nKind regards,\nEmma Taylor',
    },
    kind: 'access-request',
    language: 'en',
    fields: { companyName: 'Northwind Trading Ltd' },
    missing: ['adminEmail'],
  },
  {
    name: 'html form table',
    mail: {
      subject: 'Aanvraag portal account',
      html: '<p>Hallo, hierbij onze aanvraag voor een account op de Customer Portal.</p><table><tr><td>Bedrijfsnaam</td><td>Groothandel Smit V.O.F.</td></tr><tr><td>Naam beheerder</td><td>Noor Smit</td></tr><tr><td>E-mail beheerder</td><td><a href="mailto:noor@smit.example">Noor@Smit.example</a></td></tr></table>',
    },
    kind: 'access-request',
    fields: { companyName: 'Groothandel Smit V.O.F.', adminName: 'Noor Smit', adminEmail: 'noor@smit.example' },
  },
  {
    name: 'german',
    mail: {
      subject: 'Zugang zum Kundenportal',
      text: 'Guten Tag,\n\nwir möchten Zugang zum Kundenportal beantragen.\n\nFirmenname: Muster Systemhaus GmbH\nAdministrator: Petra Schneider\nE-Mail: p.schneider@muster.example\n\nMit freundlichen Grüßen',
    },
    kind: 'access-request',
    language: 'de',
    fields: {
      companyName: 'Muster Systemhaus GmbH',
      adminName: 'Petra Schneider',
      adminEmail: 'p.schneider@muster.example',
    },
  },
  {
    name: 'values under their labels',
    mail: {
      subject: 'toegang portal',
      text: 'Goedemiddag,\n\nWij willen graag toegang tot de portal.\n\nVolledige bedrijfsnaam\nKwekerij Bos B.V.\n\nE-mailadres beheerder\nict@kwekerijbos.example\n\nGroet, Emma',
    },
    kind: 'access-request',
    fields: { companyName: 'Kwekerij Bos B.V.', adminEmail: 'ict@kwekerijbos.example' },
  },
  {
    name: 'other administrator than the sender, in english prose',
    mail: {
      subject: 'Customer Portal',
      text: 'Hello,\n\nPlease create an account in the Customer Portal for Acme Trading B.V. The administrator will be Oliver Taylor, oliver.taylor@acme.example.\n\nRegards,\nEmma',
    },
    kind: 'access-request',
    language: 'en',
    fields: { companyName: 'Acme Trading B.V.', adminName: 'Oliver Taylor', adminEmail: 'oliver.taylor@acme.example' },
  },
]

/** Returns, in layouts that the reading was built with. */
export const returnRequests: Case[] = [
  {
    name: 'form of labelled lines',
    mail: {
      subject: 'Retourformulier order PO-2026-140263',
      text: 'Beste collega,\n\nOrdernummer: PO-2026-140263\nArtikel: PAN-PA-440\nAantal: 2\nSerienummer: FGT60FTK31134118\nOntvangen op: 2026-10-12\nReden: Defect bij ontvangst\n\nMet vriendelijke groet,\nSanne',
    },
    kind: 'return-request',
    language: 'nl',
    fields: {
      orderReference: 'PO-2026-140263',
      receivedOn: '2026-10-12',
      lines: [
        {
          sku: 'PAN-PA-440',
          quantity: 2,
          serialNumber: 'FGT60FTK31134118',
          reason: 'Defect bij ontvangst',
          deadOnArrival: true,
        },
      ],
    },
    missing: [],
  },
  {
    name: 'dutch prose with a wish for replacement',
    mail: {
      subject: 'Defecte switch',
      text: 'Hallo,\n\nWij willen graag de EX2300-24P met serienummer JW3619150244 retourneren. De switch start niet op. Ontvangen op 12 oktober 2026, factuur 2026-90871. Graag een vervangend exemplaar.\n\nGroet,\nDaan',
    },
    kind: 'return-request',
    fields: {
      invoiceNumber: '2026-90871',
      receivedOn: '2026-10-12',
      resolution: 'replacement',
      lines: [{ sku: 'EX2300-24P', serialNumber: 'JW3619150244', reason: 'De switch start niet op' }],
    },
  },
  {
    name: 'english table',
    mail: {
      subject: 'RMA request order SO-77120',
      html: '<p>Hello, we would like to return the items below.</p><table><tr><th>Item</th><th>Serial no.</th><th>Qty</th><th>Reason</th></tr><tr><td>FAP-231F-E</td><td>FP231FTF20012345</td><td>1</td><td>Dead on arrival</td></tr><tr><td>FG-60F</td><td>FGT60FTK20098765</td><td>1</td><td>Wrong item ordered</td></tr></table><p>We prefer a credit note.</p><p>Kind regards,<br>Oliver</p>',
    },
    kind: 'return-request',
    language: 'en',
    fields: {
      orderReference: 'SO-77120',
      resolution: 'credit',
      lines: [
        {
          sku: 'FAP-231F-E',
          serialNumber: 'FP231FTF20012345',
          quantity: 1,
          reason: 'Dead on arrival',
          deadOnArrival: true,
        },
        { sku: 'FG-60F', serialNumber: 'FGT60FTK20098765', quantity: 1, reason: 'Wrong item ordered' },
      ],
    },
  },
  {
    name: 'nothing but the wish',
    mail: { subject: 'retour', text: 'Beste,\n\nIk wil graag een product retourneren. Hoe gaat dat?\n\nGroet,\nPiet' },
    kind: 'return-request',
    fields: {},
    missing: ['orderReference', 'lines'],
  },
  {
    name: 'filled in workbook',
    mail: {
      subject: 'Retouraanvraag',
      text: 'Zie bijlage.\n\nMvg\nNoor',
      files: [
        xlsx('retourformulier.xlsx', [
          ['Retourformulier'],
          ['Ordernummer', 'ORD-55120'],
          ['Ontvangstdatum', new Date(Date.UTC(2026, 9, 5))],
          [null],
          ['Artikelnummer', 'Serienummer', 'Aantal', 'Reden'],
          ['FG-100F', 'FG100FTK19001122', 1, 'Voeding defect'],
          ['FS-124F-POE', 'S124FPTF21004455', 1, 'Voeding defect'],
        ]),
      ],
    },
    kind: 'return-request',
    fields: {
      orderReference: 'ORD-55120',
      receivedOn: '2026-10-05',
      lines: [
        { sku: 'FG-100F', serialNumber: 'FG100FTK19001122', quantity: 1, reason: 'Voeding defect' },
        { sku: 'FS-124F-POE', serialNumber: 'S124FPTF21004455', quantity: 1, reason: 'Voeding defect' },
      ],
    },
  },
  {
    name: 'german',
    mail: {
      subject: 'Rücksendung Rechnung RE-20261144',
      text: 'Guten Tag,\n\nwir möchten 2 Stück FAP-231F-E zurücksenden, Seriennummer FP231FTF20067890. Die Geräte sind defekt. Erhalten am 14.10.2026.\nBitte um Gutschrift.\n\nMit freundlichen Grüßen\nHans',
    },
    kind: 'return-request',
    language: 'de',
    fields: {
      invoiceNumber: 'RE-20261144',
      receivedOn: '2026-10-14',
      resolution: 'credit',
      lines: [{ sku: 'FAP-231F-E', quantity: 2, serialNumber: 'FP231FTF20067890', reason: 'Die Geräte sind defekt' }],
    },
  },
]

/** Mails that are none of the three. */
export const otherMails: Case[] = [
  {
    name: 'status of an order',
    mail: {
      subject: 'Re: Status order PO-2026-351991?',
      text: 'Hallo,\n\nWat is de status van order PO-2026-351991? Wij ontvangen graag een bevestiging.\n\nGroet,\nJan',
    },
    kind: 'question',
    language: 'nl',
  },
  {
    name: 'cancellation',
    mail: {
      subject: 'Annulering bestelling PO-9912',
      text: 'Beste,\n\nGraag annuleren wij bestelling PO-9912.\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'change of a quantity',
    mail: {
      subject: 'Wijziging order PO-9912',
      text: 'Beste,\n\nKunt u in order PO-9912 het aantal FG-60F wijzigen van 5 naar 8 stuks?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'copy of an invoice',
    mail: {
      subject: 'Copy invoice 20261188',
      text: 'Hi,\n\ncould you send me a copy of invoice 20261188 for order PO-3312?\n\nThanks, Emma',
    },
    kind: 'question',
  },
  {
    name: 'quotation',
    mail: {
      subject: 'Offerteaanvraag',
      text: 'Hallo,\n\nKunt u ons een offerte sturen voor 10 x FG-60F en 5 x FAP-231F-E?\n\nGroet, Jan',
    },
    kind: 'question',
  },
  {
    name: 'cannot sign in',
    mail: {
      subject: 'Inloggen portal lukt niet',
      text: 'Beste,\n\nIk kan niet inloggen op de Customer Portal, wachtwoord vergeten. Kunt u helpen?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'stock',
    mail: {
      subject: 'Voorraad',
      text: 'Hallo,\n\nZijn er nog 20 stuks FG-60F op voorraad en wat is de levertijd?\n\nGroet',
    },
    kind: 'question',
  },
  {
    name: 'out of office',
    mail: {
      subject: 'Automatisch antwoord: Bestelling PO-1',
      text: 'Ik ben afwezig tot 12 januari.',
      headers: ['Auto-Submitted: auto-replied'],
    },
    kind: 'automated',
  },
  {
    name: 'invoice of a supplier',
    mail: {
      subject: 'Factuur 2026-1188',
      html: '<p>Hierbij onze factuur 2026-1188.</p><table><tr><th>Artikel</th><th>Aantal</th><th>Prijs</th></tr><tr><td>FG-60F</td><td>2</td><td>400,00</td></tr></table>',
    },
    kind: 'question',
  },
  {
    name: 'search engine offer',
    mail: {
      from: 'Growth <growth@rank.example>',
      subject: 'SEO services',
      text: 'Dear business owner,\n\nWe offer search engine optimization and backlinks to rank higher on Google. Click here for a special promotion, no obligation. Unsubscribe any time.',
    },
    kind: 'spam',
  },
]
