import {
  articles,
  bart,
  els,
  emily,
  gerrit,
  INFO,
  jan,
  line,
  mieke,
  ORDERS,
  petra,
  type Person,
  stranger,
} from './cast.ts'
import { money, orderCsv, type OrderLine, type OrderPaper, orderPdf, orderXlsx, sum } from './documents.ts'
import { groet, letter, outlookHtml, outlookTable, paragraph, regards } from './letters.ts'
import type { Mails } from './mails.ts'

const { accessPoint, cable, firewall, licence, monitor, switch24, switch48, transceiver } = articles
const PDF = 'application/pdf'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Purchase orders in the forms in which they come. */
export async function orderMails(): Promise<Mails> {
  return {
    'order-plain-text': plainText([line(switch24, 4), line(transceiver, 8)]),
    'order-again': plainText([line(switch24, 4), line(transceiver, 8)], true),
    'order-booked-before': bookedBefore(),
    'order-outlook-table': outlook(),
    'order-csv': csv(),
    'order-xlsx': await xlsx(),
    'order-pdf-english': await pdf(),
    'order-wrong-price': wrongPrice(),
    'order-unknown-article': unknownArticle(),
    'order-unknown-sender': unknownSender(),
    'order-not-authenticated': notAuthenticated(),
    'order-broken-attachment': await brokenAttachment(),
  }
}

function plainText(lines: OrderLine[], again = false): string {
  const rows = lines.map(it => `${it.quantity} x ${it.sku} ${it.description} à € ${money(it.unitPrice, 'nl')}`)
  return letter({
    from: jan,
    to: ORDERS,
    subject: again ? 'Bestelling 4500123 (nogmaals)' : 'Bestelling 4500123',
    ago: again ? 2 : 14,
    mailer: 'Apple Mail (2.3774)',
    text: [
      'Goedemiddag,',
      '',
      ...(again
        ? ['Ik weet niet zeker of mijn vorige mail is aangekomen, daarom stuur ik de bestelling nog een keer.', '']
        : []),
      'Graag bestellen wij het volgende.',
      '',
      'Inkoopnummer: 4500123',
      'Gewenste leverdatum: {{nl:+10w}}',
      '',
      ...rows,
      '',
      'Afleveradres:',
      jan.company,
      ...jan.place,
      '',
      groet(jan),
    ].join('\n'),
  })
}

/** What was ordered as VK-567 and booked as order 104325 (src/demo/world/history.ts), line for line. */
function bookedBefore(): string {
  return letter({
    from: gerrit,
    to: ORDERS,
    subject: 'Kopie bestelling VK-567',
    ago: 13,
    text: [
      'Beste mensen,',
      '',
      'Voor de zekerheid nog eens onze bestelling VK-567.',
      '',
      '6 x LH-SW8',
      '2 x LH-UPS1500',
      '',
      groet(gerrit),
    ].join('\n'),
  })
}

/** Petra's own number for the cable, which the desk has learnt (src/demo/world/people.ts). */
const HER_CABLE = 'NZN-40127'

function outlook(): string {
  const lines = [line(accessPoint, 12), line(switch48, 2), line(cable, 40)]
  const rows = lines.map(it => [
    it.sku === cable.sku ? HER_CABLE : it.sku,
    it.description,
    String(it.quantity),
    `€ ${money(it.unitPrice, 'nl')}`,
    `€ ${money(it.quantity * it.unitPrice, 'nl')}`,
  ])
  const total = ['', '', '', 'Totaal', `€ ${money(sum(lines), 'nl')}`]
  const table = [['Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs p.st.', 'Totaal'], ...rows, total]
  const before = ['Beste mensen,', '', 'Hierbij onze order voor het project in Alkmaar.', 'PO-nummer: NN-2026-0418']
  const after = ['', `Leveren op ons eigen adres, liefst voor {{nl:+8w}}.`, '', ...groet(petra).split('\n')]
  return letter({
    from: petra,
    to: ORDERS,
    subject: 'Order NN-2026-0418 access points Alkmaar',
    ago: 12,
    mailer: 'Microsoft Outlook 16.0',
    text: [...before, '', ...table.map(row => row.join('\t')), ...after].join('\n'),
    html: outlookHtml(
      [...before, ''].map(paragraph).join('\n') + `\n${outlookTable(table)}\n` + after.map(paragraph).join('\n'),
    ),
  })
}

function csv(): string {
  const paper = paperOf(gerrit, 'VK-571', 'nl', [line(transceiver, 20), line(cable, 100), line(licence, 5)])
  return letter({
    from: gerrit,
    to: ORDERS,
    subject: 'Inkooporder VK-571',
    ago: 11,
    text: ['Beste collega’s,', '', 'In de bijlage onze order VK-571, uit ons systeem.', '', groet(gerrit)].join('\n'),
    files: [{ name: 'order-VK-571.csv', type: 'text/csv', content: orderCsv(paper) }],
  })
}

async function xlsx(): Promise<string> {
  const lines = [line(firewall, 1), line(switch24, 2), line(accessPoint, 6), line(licence, 6), line(cable, 20)]
  const paper = paperOf(els, 'BZ-4437', 'nl', lines)
  return letter({
    from: els,
    to: INFO,
    subject: 'Bestelling BZ-4437',
    ago: 10,
    mailer: 'Microsoft Outlook 16.0',
    text: ['Goedendag,', '', 'Zie bijgevoegde bestelling. Graag een bevestiging.', '', groet(els)].join('\n'),
    files: [{ name: 'Bestelling BZ-4437.xlsx', type: XLSX, content: await orderXlsx(paper) }],
  })
}

async function pdf(): Promise<string> {
  const paper = paperOf(emily, 'HL-20917', 'en', [line(firewall, 2), line(licence, 24), line(monitor, 6)])
  const content = await orderPdf({ ...paper, notes: ['Delivery as soon as possible. Partial delivery is fine.'] })
  return letter({
    from: emily,
    to: ORDERS,
    subject: 'Purchase order HL-20917',
    ago: 9,
    mailer: 'Microsoft Outlook 16.0',
    text: ['Hello,', '', 'Please find attached our purchase order HL-20917.', '', regards(emily)].join('\n'),
    files: [{ name: 'PO HL-20917.pdf', type: PDF, content }],
  })
}

function wrongPrice(): string {
  const wrong = Math.round(switch48.unitPrice * 0.93 * 100) / 100
  return letter({
    from: bart,
    to: ORDERS,
    subject: 'PO OZ-8851',
    ago: 8,
    text: [
      'Hallo,',
      '',
      'Onze order OZ-8851:',
      '',
      `3 stuks ${switch48.sku} ${switch48.description}, prijs € ${money(wrong, 'nl')} per stuk`,
      '',
      'Leveren op het bekende adres.',
      '',
      groet(bart),
    ].join('\n'),
  })
}

function unknownArticle(): string {
  return letter({
    from: bart,
    to: ORDERS,
    subject: 'Bestelling OZ-8852',
    ago: 7,
    text: [
      'Goedemorgen,',
      '',
      'Graag leveren onder ordernummer OZ-8852:',
      '',
      `10 x ${accessPoint.sku} ${accessPoint.description} à € ${money(accessPoint.unitPrice, 'nl')}`,
      '2 x QX-7790-ULTRA Meshrouter buiten à € 214,00',
      '',
      groet(bart),
    ].join('\n'),
  })
}

function unknownSender(): string {
  return letter({
    from: stranger,
    to: ORDERS,
    subject: 'Bestelling',
    ago: 6,
    text: [
      'Beste,',
      '',
      'Wij zijn nog geen klant, maar willen graag bestellen. Ons ordernummer is D-118.',
      '',
      `2 x ${firewall.sku} ${firewall.description}`,
      '',
      'Afleveradres:',
      stranger.company,
      ...stranger.place,
      '',
      groet(stranger),
    ].join('\n'),
  })
}

function notAuthenticated(): string {
  return letter({
    from: jan,
    to: ORDERS,
    subject: 'Spoedbestelling 4500188',
    ago: 5,
    text: [
      'Dag,',
      '',
      'Graag vandaag nog leveren, met spoed. Wij bestellen:',
      '',
      'Inkoopnummer: 4500188',
      '',
      `25 x ${monitor.sku} ${monitor.description} à € ${money(monitor.unitPrice, 'nl')}`,
      '',
      'Let op, wij zitten tijdelijk ergens anders.',
      '',
      'Afleveradres:',
      'Voorbeeld ICT, loods 7',
      'Havenkade 201',
      '1411 AA Naarden',
      '',
      'Jan',
    ].join('\n'),
  })
}

/** The PDF stops half way, as after a broken upload. */
async function brokenAttachment(): Promise<string> {
  const whole = await orderPdf(paperOf(mieke, 'OZ-ICT-77', 'nl', [line(switch48, 1)]))
  return letter({
    from: mieke,
    to: ORDERS,
    subject: 'Inkooporder OZ-ICT-77',
    ago: 4,
    text: ['Goedemiddag,', '', 'Bijgaand onze inkooporder OZ-ICT-77.', '', groet(mieke)].join('\n'),
    files: [{ name: 'Inkooporder OZ-ICT-77.pdf', type: PDF, content: whole.subarray(0, 900) }],
  })
}

function paperOf(buyer: Person, poNumber: string, language: 'nl' | 'en', lines: OrderLine[]): OrderPaper {
  const place = [buyer.company, ...buyer.place]
  return { language, buyer: place, poNumber, deliverTo: place, contact: buyer.name, lines, notes: [] }
}
