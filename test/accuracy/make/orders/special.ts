import { articles, named } from '../data/articles.ts'
import { csv } from '../formats/csv.ts'
import { workbook, type Value } from '../formats/office.ts'
import { drawn, orderPdf } from '../formats/pdf.ts'
import { textOf } from '../formats/text.ts'
import type { Label, Labelled } from '../label.ts'
import { dressed, type Dress, type Letter } from '../letters.ts'
import { bytesOf, type Attachment } from '../mail.ts'
import { order, type Order } from '../order.ts'
import { paperOf, type Layout, type Paper } from '../paper.ts'
import { random, type Random } from '../random.ts'
import { page } from '../requests/account.ts'
import { worldOf } from '../world.ts'
import { sentOn } from './make.ts'
import { VOCABULARY } from './vocabulary.ts'

const layout: Layout = {
  columns: ['position', 'sku', 'description', 'quantity', 'price', 'total'],
  facts: ['poNumber', 'orderDate', 'requestedDate'],
  numbers: 'dutch',
  dates: 'dashes',
  totals: true,
  deliverTo: true,
}

interface Start {
  id: string
  chance: Random
  content: Order
  paper: Paper
}

/** Mails around an order that mislead: the same order twice, two orders, other papers beside it, papers that are no order. */
export async function specialMails(seed: string): Promise<Labelled[]> {
  const start = (id: string): Start => {
    const chance = random(`${seed}/${id}`)
    const content = order(chance, 'nl')
    return { id, chance, content, paper: paperOf(content, VOCABULARY.words.nl[0]!, layout) }
  }
  const mail = (
    it: Start,
    form: string,
    body: string,
    attachments: Attachment[],
    label: Label,
    more: Partial<Letter> = {},
    dress: Dress = 'plain',
  ): Labelled => {
    const { content } = it
    const letter: Letter = {
      tongue: 'nl',
      subject: `Bestelling ${content.poNumber}`,
      body,
      from: content.person,
      company: content.buyer,
      date: sentOn(content, 95),
      attachments,
      ...more,
    }
    return {
      id: it.id,
      form,
      raw: bytesOf(dressed(it.id, it.chance, letter, dress, VOCABULARY.manners.nl)),
      label,
    }
  }
  const whole = (it: Start): Label => ({
    ...it.paper.label,
    language: 'nl',
    automated: null,
    references: [it.content.poNumber],
  })
  const pdf = async ({ paper }: Start, name: string): Promise<Attachment> => ({
    name,
    type: 'application/pdf',
    content: await orderPdf(paper, 'grid'),
  })
  const terms = await page('Inkoopvoorwaarden 2026.pdf', 'Algemene inkoopvoorwaarden', [
    'Artikel 1. Definities. Bestelling: iedere opdracht tot levering van 1 of meer zaken.',
    'Artikel 4.2 Betaling binnen 60 dagen. Boete € 250,00 per dag.',
  ])

  const twice = start('po-body-and-pdf')
  const two = start('po-two-pdfs')
  const second = start('po-two-pdfs-2')
  const beside = start('po-pdf-beside-terms')
  const passed = start('po-pdf-forwarded')
  const quoted = start('po-quoted-only')
  const invoice = start('invoice-attached')
  const offer = start('quotation-attached')
  const quotedTable = textOf(quoted.paper, 'aligned')
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')
  const none = (it: Start, kind: 'order-status' | 'question'): Label =>
    kind === 'question'
      ? {
          kind,
          fields: {},
          open: ['topic', 'references'],
          missing: [],
          language: 'nl',
          automated: null,
          references: [],
        }
      : {
          kind,
          fields: { orderReferences: [it.content.poNumber], asks: ['eta'] },
          missing: [],
          language: 'nl',
          automated: null,
          references: [it.content.poNumber],
        }

  return [
    mail(
      twice,
      'order twice',
      `Hierbij onze bestelling, ook als pdf bijgevoegd.\n\n${textOf(twice.paper, 'aligned')}`,
      [await pdf(twice, 'bestelling.pdf')],
      whole(twice),
    ),
    mail(
      two,
      'several requests',
      'In de bijlage twee bestellingen.',
      [await pdf(two, 'order 1.pdf'), await pdf(second, 'order 2.pdf')],
      {
        ...whole(two),
        others: [second.paper.label],
        references: [two.content.poNumber],
        open: ['notes', 'references'],
      },
      { subject: 'Twee bestellingen' },
    ),
    mail(
      beside,
      'order beside papers',
      'Bijgaand onze order en onze inkoopvoorwaarden.',
      [terms, await pdf(beside, 'order.pdf')],
      whole(beside),
    ),
    mail(passed, 'forward', 'Bijgaand onze order.', [await pdf(passed, 'order.pdf')], whole(passed), {}, 'forward'),
    mail(
      quoted,
      'quoted order',
      `Wanneer kunnen we onze bestelling ${quoted.content.poNumber} verwachten?\n\nOp 20-11-2026 schreef ${quoted.content.person.name}:\n${quotedTable}`,
      [],
      none(quoted, 'order-status'),
      { subject: `Re: Bestelling ${quoted.content.poNumber}` },
      'bare',
    ),
    mail(
      invoice,
      'no order',
      'Bijgaand onze factuur voor de geleverde diensten.',
      [await bill(invoice, 'FACTUUR', 'Factuurnummer')],
      none(invoice, 'question'),
      { subject: 'Factuur 2026-1187' },
    ),
    mail(
      offer,
      'no order',
      'Op uw verzoek sturen wij u hierbij onze offerte. Deze is 30 dagen geldig.',
      [await bill(offer, 'OFFERTE', 'Offertenummer')],
      none(offer, 'question'),
      { subject: 'Offerte Q-20931' },
    ),
    ...sheetsWithoutOrder(seed),
    await returnForm(seed),
    ...systems(seed),
  ]
}

/** A paper that looks like an order and is none: somebody wants money, or makes an offer. */
async function bill({ paper }: Start, title: string, number: string): Promise<Attachment> {
  const facts: [string, string][] = [[number, '2026-1187'], ...paper.facts.slice(1, 2)]
  return {
    name: `${title.toLowerCase()}.pdf`,
    type: 'application/pdf',
    content: await orderPdf({ ...paper, title, facts, blocks: [] }, 'grid'),
  }
}

/** The return form as a page with boxes; the mail says nothing. */
async function returnForm(seed: string): Promise<Labelled> {
  const id = 'return-form-nl-1'
  const w = worldOf(`${seed}/${id}`, 'nl')
  const sn = `SN${w.random.digits(8)}`
  const rows = [
    ['Ordernummer', w.so],
    ['Artikelnummer', w.articles[0]!.sku],
    ['Serienummer', sn],
    ['Aantal', '1'],
    ['Ontvangstdatum', '09-11-2026'],
    ['Omschrijving klacht', 'gaat niet aan'],
  ]
  const content = await drawn(pdf => {
    pdf.font('Helvetica-Bold').fontSize(14).text('RETOURFORMULIER', 50, 50).font('Helvetica').fontSize(10)
    rows.forEach(([label = '', value = ''], i) => {
      pdf
        .rect(50, 90 + i * 24, 440, 20)
        .stroke('#888888')
        .fillColor('#000000')
      pdf.text(label, 56, 96 + i * 24, { lineBreak: false }).text(value, 220, 96 + i * 24, { lineBreak: false })
    })
  })
  const letter: Letter = {
    tongue: 'nl',
    subject: 'Retourformulier',
    body: 'Zie bijgevoegd retourformulier.',
    from: w.person,
    company: w.company,
    date: new Date('2026-11-20T10:00:00Z'),
    attachments: [{ name: 'retourformulier.pdf', type: 'application/pdf', content }],
  }
  const label: Label = {
    kind: 'return-request',
    fields: {
      orderReference: w.so,
      lines: [{ sku: w.articles[0]!.sku, serialNumber: sn, quantity: 1, reason: 'gaat niet aan' }],
      receivedOn: '2026-11-09',
    },
    may: { lines: [{ deadOnArrival: true }] },
    missing: [],
    language: 'nl',
    automated: null,
  }
  return {
    id,
    form: 'attachment only',
    raw: bytesOf(dressed(id, w.random, letter, 'plain', VOCABULARY.manners.nl)),
    label,
  }
}

/** A price list in which only the rows with a quantity are ordered, and a file of two columns without headings. */
function sheetsWithoutOrder(seed: string): Labelled[] {
  return ['po-order-form-nl-1', 'po-bare-csv-nl-1'].map((id, i) => {
    const w = worldOf(`${seed}/${id}`, 'nl')
    const all = articles(w.random, 14)
    const wanted = all.filter((_, at) => at % 5 === 2)
    const price = (cents: number) => (cents / 100).toFixed(2)
    const form: Value[][] = [
      ['Bestelformulier', null, null, null, null],
      ['Vul het gewenste aantal in en mail het formulier terug.'],
      [],
      ['Artikelnummer', 'Omschrijving', 'Prijs', 'Aantal', 'Totaal'],
      ...all.map((it): Value[] => {
        const ordered = wanted.includes(it)
        return [it.sku, named(it, 'nl'), it.price / 100, ordered ? 4 : null, ordered ? (it.price * 4) / 100 : null]
      }),
    ]
    const bare = csv(
      wanted.map(it => [it.sku, '4']),
      { delimiter: ';', encoding: 'utf-8' },
    )
    const attachments = i
      ? [{ name: `${w.po.replace('/', '-')}.csv`, type: 'text/csv', content: bare }]
      : [
          {
            name: 'bestelformulier.xlsx',
            type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            content: workbook([{ name: 'Formulier', rows: form }]),
          },
        ]
    const letter: Letter = {
      tongue: 'nl',
      subject: `Bestelling ${w.po}`,
      body: 'Graag bestellen wij de artikelen in de bijlage.',
      from: w.person,
      company: w.company,
      date: new Date('2026-11-20T10:30:00Z'),
      attachments,
    }
    const lines = wanted.map(it => ({
      sku: it.sku,
      quantity: 4,
      ...(i ? {} : { description: named(it, 'nl'), unitPrice: price(it.price), lineTotal: price(it.price * 4) }),
    }))
    const may = { contactName: w.person.name, lines: wanted.map((_, at) => ({ lineNumber: at + 1 })) }
    const label: Label = {
      kind: 'purchase-order',
      fields: { poNumber: w.po, lines },
      may,
      open: ['notes'],
      missing: [],
      language: 'nl',
      automated: null,
      references: [w.po],
    }
    return {
      id,
      form: i ? 'csv' : 'xlsx',
      raw: bytesOf(dressed(id, w.random, letter, 'plain', VOCABULARY.manners.nl)),
      label,
    }
  })
}

/** A supplier's system announces new dates. */
function systems(seed: string): Labelled[] {
  const id = 'supplier-eta-machine'
  const w = worldOf(`${seed}/${id}`, 'en')
  const text = `Order update\n\nYour purchase order: ${w.so}\n\nItem          New ETA\n${w.articles[0]!.sku}      ${w.soon}\n${w.articles[1]!.sku}      ${w.later}\n\nThis message was generated automatically. Replies are not read.\n`
  const raw = bytesOf({
    id,
    from: { name: 'Order Status', address: `no-reply@${w.company.domain}` },
    subject: `ETA changed for PO ${w.so}`,
    date: new Date('2026-11-20T05:00:00Z'),
    text,
    headers: [['Auto-Submitted', 'auto-generated']],
  })
  const label: Label = {
    kind: 'supplier-eta',
    fields: {
      supplierOrder: w.so,
      lines: [
        { sku: w.articles[0]!.sku, eta: w.soon },
        { sku: w.articles[1]!.sku, eta: w.later },
      ],
    },
    missing: [],
    language: null,
    automated: 'machine',
    references: [w.so],
  }
  return [{ id, form: 'machine', raw, label }]
}
