import { dressed } from '../letters.ts'
import type { Label, Labelled } from '../label.ts'
import { bytesOf, type Attachment } from '../mail.ts'
import { order, type OrderWishes } from '../order.ts'
import { sentOn } from '../orders/make.ts'
import { COVERS } from '../orders/covers.ts'
import { document, workbook, type Value } from '../formats/office.ts'
import { csv } from '../formats/csv.ts'
import { paperOf, type Column, type Layout, type Paper } from '../paper.ts'
import type { Tongue } from '../data/articles.ts'
import { random } from '../random.ts'
import { MANNERS } from '../requests/manners.ts'
import { banded, footed, letter, twoRows, windowed, type Around, type Paint } from './pages.ts'
import { paragraphs, portal, tables, typewriter, type Write } from './texts.ts'
import { ERP_WORDS, type ErpName } from './words.ts'

const AROUND: { [tongue in Tongue]: (order: Paper['order']) => Around } = {
  nl: ({ buyer }) => ({
    supplier: {
      heading: 'Leverancier',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'Nederland'],
    },
    more: [
      ['Ons debiteurnummer bij u', '104482'],
      ['Betalingsconditie', '30 dagen netto'],
      ['Uw offerte', 'Q26-00871 d.d. 01-09-2026'],
    ],
    foot: [
      `KvK ${buyer.kvk}   Btw ${buyer.vat}   IBAN ${buyer.iban}`,
      'Pagina 1 van 1   Afgedrukt op 28-11-2026 om 10:12',
    ],
  }),
  en: ({ buyer }) => ({
    supplier: {
      heading: 'Supplier',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'The Netherlands'],
    },
    more: [
      ['Our account no.', 'WZ-104482'],
      ['Payment terms', '30 days net'],
      ['Your quotation', 'Q26-00871 of 1 September 2026'],
    ],
    foot: [`VAT ${buyer.vat}   Bank ${buyer.iban}`, 'Page 1 of 1   Printed 28/11/2026 10:12'],
  }),
  de: ({ buyer }) => ({
    supplier: {
      heading: 'Lieferant',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'Niederlande'],
    },
    more: [
      ['Unsere Kundennummer', '104482'],
      ['Zahlungsbedingung', '30 Tage netto'],
      ['Ihr Angebot', 'Q26-00871 vom 01.09.2026'],
    ],
    foot: [`USt-IdNr. ${buyer.vat}   IBAN ${buyer.iban}`, 'Seite 1 von 1   Gedruckt am 28.11.2026'],
  }),
  fr: ({ buyer }) => ({
    supplier: {
      heading: 'Fournisseur',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'Pays-Bas'],
    },
    more: [
      ['Notre n° client', '104482'],
      ['Conditions de règlement', '30 jours net'],
      ['Votre offre', 'Q26-00871 du 01/09/2026'],
    ],
    foot: [`TVA ${buyer.vat}   IBAN ${buyer.iban}`, 'Page 1/1   Imprimé le 28/11/2026'],
  }),
}

type Draw = { pdf: Paint } | { html: Write } | { text: Write } | { file: 'xlsx' | 'csv' | 'docx' }

interface Case {
  name: ErpName
  tongue: Tongue
  draw: Draw
  columns: Column[]
  layout?: Partial<Layout>
  wishes?: OrderWishes
}

const DATES = { nl: 'dashes', en: 'words', de: 'dots', fr: 'slashes' } as const
const NUMBERS = { nl: 'dutch', en: 'english', de: 'dutch', fr: 'spaced' } as const
const SAP: Column[] = ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total']

const CASES: Case[] = [
  {
    name: 'exact',
    tongue: 'nl',
    draw: { pdf: windowed },
    columns: ['sku', 'description', 'quantity', 'unit', 'net', 'total'],
    layout: { invoiceTo: true },
  },
  {
    name: 'exact',
    tongue: 'nl',
    draw: { pdf: footed('Uw artikelnr.:') },
    columns: ['position', 'sku', 'description', 'quantity', 'net', 'total'],
  },
  {
    name: 'exact',
    tongue: 'nl',
    draw: { html: tables },
    columns: ['sku', 'mpn', 'description', 'quantity', 'unit', 'net', 'total'],
  },
  {
    name: 'afas',
    tongue: 'nl',
    draw: { pdf: banded },
    columns: ['position', 'sku', 'description', 'date', 'quantity', 'price', 'discount', 'total'],
    wishes: { discount: true },
  },
  {
    name: 'afas',
    tongue: 'nl',
    draw: { pdf: windowed },
    columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'net', 'total'],
    wishes: { lines: 24 },
  },
  {
    name: 'afas',
    tongue: 'nl',
    draw: { text: typewriter },
    columns: ['position', 'sku', 'description', 'quantity', 'net', 'total'],
  },
  {
    name: 'multivers',
    tongue: 'nl',
    draw: { pdf: letter },
    columns: ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total'],
  },
  {
    name: 'multivers',
    tongue: 'nl',
    draw: { pdf: footed('Bestelcode') },
    columns: ['sku', 'quantity', 'description', 'price', 'total'],
    layout: { invoiceTo: true },
  },
  {
    name: 'multivers',
    tongue: 'nl',
    draw: { text: paragraphs },
    columns: ['sku', 'description', 'quantity', 'net'],
    layout: { totals: false },
  },
  {
    name: 'sapDe',
    tongue: 'de',
    draw: { pdf: twoRows },
    columns: SAP,
    layout: { tens: true, facts: ['poNumber', 'orderDate', 'contact', 'requestedDate'] },
  },
  {
    name: 'sapDe',
    tongue: 'de',
    draw: { pdf: windowed },
    columns: ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'per', 'total', 'date'],
    wishes: { per: 100 },
  },
  { name: 'sapDe', tongue: 'de', draw: { html: portal }, columns: SAP, layout: { tens: true } },
  {
    name: 'sapEn',
    tongue: 'en',
    draw: { pdf: twoRows },
    columns: SAP,
    layout: { tens: true, facts: ['poNumber', 'orderDate', 'contact', 'requestedDate'] },
  },
  {
    name: 'sapEn',
    tongue: 'en',
    draw: { pdf: letter },
    columns: ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { sign: 'code' },
  },
  {
    name: 'navision',
    tongue: 'en',
    draw: { pdf: windowed },
    columns: ['sku', 'description', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { dates: 'slashes' },
  },
  {
    name: 'navision',
    tongue: 'nl',
    draw: { pdf: banded },
    columns: ['sku', 'description', 'quantity', 'unit', 'price', 'discount', 'total'],
    wishes: { discount: true },
  },
  {
    name: 'navision',
    tongue: 'en',
    draw: { file: 'xlsx' },
    columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { numbers: 'plain', dates: 'iso' },
  },
  {
    name: 'navisionDe',
    tongue: 'de',
    draw: { pdf: windowed },
    columns: ['sku', 'description', 'quantity', 'unit', 'net', 'total'],
    layout: { invoiceTo: true },
  },
  {
    name: 'navisionDe',
    tongue: 'de',
    draw: { pdf: footed('Kred.-Artikelnr.') },
    columns: ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total'],
  },
  {
    name: 'navisionDe',
    tongue: 'de',
    draw: { html: tables },
    columns: ['position', 'sku', 'description', 'quantity', 'net', 'total', 'date'],
  },
  {
    name: 'odoo',
    tongue: 'en',
    draw: { pdf: banded },
    columns: ['description', 'date', 'quantity', 'net', 'total', 'sku'],
    layout: { sign: 'before' },
  },
  {
    name: 'odoo',
    tongue: 'en',
    draw: { html: portal },
    columns: ['sku', 'description', 'quantity', 'unit', 'net', 'total'],
    layout: { sign: 'after', invoiceTo: true },
  },
  {
    name: 'odooNl',
    tongue: 'nl',
    draw: { pdf: banded },
    columns: ['sku', 'description', 'date', 'quantity', 'unit', 'net', 'total'],
    layout: { sign: 'before' },
  },
  {
    name: 'odooNl',
    tongue: 'nl',
    draw: { html: tables },
    columns: ['sku', 'ean', 'description', 'quantity', 'net', 'total'],
  },
  {
    name: 'sageUk',
    tongue: 'en',
    draw: { pdf: windowed },
    columns: ['quantity', 'sku', 'description', 'net', 'total'],
    layout: { sign: 'before', invoiceTo: true },
    wishes: { currency: 'GBP' },
  },
  {
    name: 'sageUk',
    tongue: 'en',
    draw: { pdf: letter },
    columns: ['sku', 'description', 'quantity', 'price', 'discount', 'total'],
    wishes: { discount: true },
  },
  {
    name: 'sageUk',
    tongue: 'en',
    draw: { text: typewriter },
    columns: ['sku', 'description', 'quantity', 'net', 'total'],
    layout: { dates: 'iso' },
  },
  {
    name: 'sage100',
    tongue: 'fr',
    draw: { pdf: windowed },
    columns: ['sku', 'description', 'quantity', 'net', 'total'],
    layout: { invoiceTo: true },
  },
  {
    name: 'sage100',
    tongue: 'fr',
    draw: { pdf: footed('Réf. :') },
    columns: ['position', 'sku', 'description', 'quantity', 'price', 'discount', 'total'],
    wishes: { discount: true },
  },
  {
    name: 'sage100',
    tongue: 'fr',
    draw: { file: 'docx' },
    columns: ['sku', 'description', 'quantity', 'net', 'total'],
  },
  {
    name: 'ciel',
    tongue: 'fr',
    draw: { pdf: banded },
    columns: ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { sign: 'after' },
  },
  {
    name: 'ciel',
    tongue: 'fr',
    draw: { html: tables },
    columns: ['sku', 'description', 'quantity', 'net', 'total'],
    layout: { numbers: 'comma' },
  },
  {
    name: 'ciel',
    tongue: 'fr',
    draw: { text: paragraphs },
    columns: ['sku', 'description', 'quantity', 'net', 'total'],
  },
  {
    name: 'datev',
    tongue: 'de',
    draw: { pdf: letter },
    columns: ['position', 'quantity', 'unit', 'sku', 'description', 'net', 'total'],
    layout: { invoiceTo: true },
  },
  {
    name: 'datev',
    tongue: 'de',
    draw: { text: typewriter },
    columns: ['position', 'quantity', 'unit', 'sku', 'description', 'price', 'total'],
  },
  {
    name: 'lexware',
    tongue: 'de',
    draw: { pdf: windowed },
    columns: ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total'],
    layout: { sign: 'after' },
  },
  {
    name: 'lexware',
    tongue: 'de',
    draw: { file: 'docx' },
    columns: ['position', 'sku', 'description', 'quantity', 'net', 'total'],
  },
  {
    name: 'lexware',
    tongue: 'de',
    draw: { file: 'csv' },
    columns: ['position', 'sku', 'description', 'quantity', 'net', 'date'],
    layout: { totals: false },
  },
  {
    name: 'netsuite',
    tongue: 'en',
    draw: { pdf: banded },
    columns: ['sku', 'description', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { sign: 'before' },
    wishes: { currency: 'USD' },
  },
  {
    name: 'netsuite',
    tongue: 'en',
    draw: { pdf: windowed },
    columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'net', 'total'],
    wishes: { lines: 30 },
  },
  {
    name: 'netsuite',
    tongue: 'en',
    draw: { html: tables },
    columns: ['position', 'sku', 'description', 'quantity', 'net', 'total'],
  },
  { name: 'handNl', tongue: 'nl', draw: { file: 'xlsx' }, columns: ['sku', 'description', 'quantity', 'net', 'total'] },
  {
    name: 'handNl',
    tongue: 'nl',
    draw: { text: typewriter },
    columns: ['quantity', 'description', 'sku', 'net', 'total'],
  },
  {
    name: 'handNl',
    tongue: 'nl',
    draw: { file: 'docx' },
    columns: ['quantity', 'sku', 'description'],
    layout: { totals: false },
  },
  {
    name: 'handEn',
    tongue: 'en',
    draw: { file: 'xlsx' },
    columns: ['sku', 'description', 'quantity', 'net', 'total'],
    layout: { numbers: 'plain' },
  },
  { name: 'handEn', tongue: 'en', draw: { html: portal }, columns: ['quantity', 'sku', 'description', 'net', 'total'] },
  {
    name: 'coupa',
    tongue: 'en',
    draw: { html: portal },
    columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { sign: 'code' },
  },
  {
    name: 'coupa',
    tongue: 'en',
    draw: { pdf: windowed },
    columns: ['position', 'description', 'sku', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { invoiceTo: true },
  },
  {
    name: 'coupa',
    tongue: 'en',
    draw: { file: 'csv' },
    columns: ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total', 'date'],
    layout: { dates: 'iso' },
  },
]

const FACTS: Layout['facts'] = [
  'poNumber',
  'orderDate',
  'requestedDate',
  'contact',
  'shipping',
  'partial',
  'endCustomer',
  'currency',
]

/** Orders as programs print them, and as people write them who have none. */
export async function erpOrders(seed: string): Promise<Labelled[]> {
  const mails: Labelled[] = []
  for (const [at, it] of CASES.entries()) mails.push(await mailOf(seed, it, at))
  return mails
}

async function mailOf(
  seed: string,
  { name, tongue, draw, columns, layout, wishes }: Case,
  at: number,
): Promise<Labelled> {
  const form = 'pdf' in draw ? 'pdf' : 'html' in draw ? 'html' : 'text' in draw ? 'text' : draw.file
  const id = `po-erp-${name}-${form}-${tongue}-${at}`
  const chance = random(`${seed}/${id}`)
  const content = order(chance, tongue, wishes)
  const facts = layout?.facts ?? FACTS.filter((fact, i) => i < 4 || chance.chance(0.6) || fact === 'poNumber')
  const paper = paperOf(content, ERP_WORDS[name], {
    columns,
    numbers: NUMBERS[tongue],
    dates: DATES[tongue],
    totals: true,
    deliverTo: true,
    ...layout,
    facts,
  })
  const around = AROUND[tongue](content)
  const covers = COVERS[tongue]
  const drawn = await contentOf(draw, paper, around)
  const mail = dressed(
    id,
    chance,
    {
      tongue,
      subject: chance.pick(covers.subject).replace('{po}', content.poNumber),
      body: chance.pick('text' in drawn ? covers.here : covers.attached),
      from: content.person,
      company: content.buyer,
      date: sentOn(content, 70),
      ...('text' in drawn ? { after: drawn.text } : {}),
      ...('file' in drawn ? { attachments: [drawn.file] } : {}),
    },
    'plain',
    MANNERS[tongue],
  )
  const { text: _, ...bare } = mail
  const label: Label = { ...paper.label, language: tongue, automated: null }
  return { id, form: `erp ${form}`, raw: bytesOf('html' in drawn ? { ...bare, html: drawn.html } : mail), label }
}

type Drawn = { text: string } | { html: string } | { file: Attachment }

async function contentOf(draw: Draw, paper: Paper, around: Around): Promise<Drawn> {
  const named = (end: string, type: string, content: Buffer): Drawn => ({
    file: { name: `${paper.title.replace(/\W+/g, '_')}.${end}`, type, content },
  })
  if ('pdf' in draw) return named('pdf', 'application/pdf', await draw.pdf(paper, around))
  if ('html' in draw) return { html: draw.html(paper, around) }
  if ('text' in draw) return { text: draw.text(paper, around) }
  if (draw.file === 'csv')
    return named(
      'csv',
      'text/csv',
      csv(
        sheet(paper, around).map(row => row.map(cell => String(cell ?? ''))),
        { delimiter: ';', encoding: 'utf-8' },
      ),
    )
  if (draw.file === 'xlsx')
    return named(
      'xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      workbook([{ name: 'Sheet1', rows: sheet(paper, around) }]),
    )
  const above = [
    paper.letterhead.slice(0, 3).join(', '),
    paper.title,
    ...around.supplier.lines,
    ...[...paper.facts, ...around.more].map(([label, value]) => `${label}\t${value}`),
    ...paper.blocks.flatMap(it => ['', it.heading, ...it.lines]),
    '',
  ]
  const below = paper.totals.map(([label, value]) => `${label}\t${value}`)
  return named(
    'docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    document(above, paper, below),
  )
}

/** Facts and addresses beside each other, with empty columns in between, as people lay out a sheet. */
function sheet(paper: Paper, { supplier, more }: Around): Value[][] {
  const blocks = [...paper.blocks, supplier]
  const tall = Math.max(...blocks.map(it => it.lines.length))
  const beside = (cells: string[]): Value[] => cells.flatMap(cell => [cell, null])
  return [
    [paper.title],
    [],
    ...[...paper.facts, ...more].map(([label, value]): Value[] => [null, label, null, value]),
    [],
    beside(blocks.map(it => it.heading)),
    ...Array.from({ length: tall }, (_, i) => beside(blocks.map(it => it.lines[i] ?? ''))),
    [],
    paper.headings,
    ...paper.rows.map(row => row.cells),
    [],
    ...paper.totals.map(([label, value]): Value[] => [
      ...Array.from({ length: paper.columns.length - 2 }, () => null),
      label,
      value,
    ]),
  ]
}
