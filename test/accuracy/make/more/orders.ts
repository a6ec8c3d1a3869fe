import type { Case, Form } from '../orders/cases.ts'
import { orderMails, sentOn, type Vocabulary } from '../orders/make.ts'
import { VOCABULARY } from '../orders/vocabulary.ts'
import type { Label, Labelled } from '../label.ts'
import { dressed } from '../letters.ts'
import { bytesOf } from '../mail.ts'
import { order, type OrderWishes } from '../order.ts'
import { paperOf, type Layout, type Paper } from '../paper.ts'
import type { Tongue } from '../data/articles.ts'
import { random } from '../random.ts'
import { cards, dashed, nested, wide } from './layouts.ts'
import { OTHER_MANNERS } from './manners.ts'
import { OTHER_WORDS } from './words.ts'

const OTHERS: Vocabulary = {
  ...VOCABULARY,
  words: OTHER_WORDS,
  manners: OTHER_MANNERS,
  covers: {
    nl: {
      attached: [
        'Wilt u bijgevoegde opdracht in behandeling nemen?',
        'Onze order gaat hierbij.',
        'Zie aangehecht document.',
      ],
      here: ['Gaarne levering van:', 'Te leveren:'],
      subject: ['Order {po}', 'Opdracht {po}', 'Inkoop {po} t.b.v. magazijn'],
    },
    en: {
      attached: ['Enclosed is our works order for your action.', 'Here is our order.', 'See attached.'],
      here: ['Kindly deliver:', 'For delivery:'],
      subject: ['Purchase order no. {po}', 'Works order {po}', 'Ref {po}'],
    },
    de: {
      attached: ['Beiliegend unser Auftrag.', 'Unsere Order liegt bei.', 'Siehe Anlage.'],
      here: ['Wir benötigen:', 'Bitte liefern:'],
      subject: ['Bestellnr. {po}', 'Auftrag {po}', 'Referenz {po}'],
    },
    fr: {
      attached: ['Vous trouverez notre ordre en annexe.', 'Voici notre commande.', 'Voir pièce jointe.'],
      here: ['Nous avons besoin de :', 'À livrer :'],
      subject: ['Cde {po}', "Ordre d'achat {po}", 'Réf. {po}'],
    },
  },
  terms: {
    nl: ['Onze voorwaarden (KvK 20055100) gelden. Max. 3 afleverpogingen, boete € 75,00.'],
    en: ['Terms v7 apply. Max 3 delivery attempts, £ 75.00 each.'],
    de: ['AGB Stand 2026. Max. 3 Zustellversuche, je 75,00 €.'],
    fr: ['CGA 2026. 3 tentatives au plus, 75,00 € chacune.'],
  },
}

const base: Layout = {
  columns: ['description', 'sku', 'quantity', 'net', 'total'],
  facts: ['poNumber', 'orderDate', 'requestedDate', 'contact'],
  numbers: 'dutch',
  dates: 'short',
  deliverTo: true,
  totals: true,
}
const lay = (change: Partial<Layout>): Layout => ({ ...base, ...change })
const kase = (tongue: Tongue, form: Form, layout: Layout, wishes?: OrderWishes): Case => ({
  tongue,
  words: 0,
  form,
  layout,
  ...(wishes ? { wishes } : {}),
})

const CASES: Case[] = [
  kase(
    'nl',
    { form: 'text table', text: 'aligned' },
    lay({ columns: ['quantity', 'unit', 'description', 'mpn'], totals: false }),
  ),
  kase(
    'de',
    { form: 'text table', text: 'pipes', wrap: 14 },
    lay({ columns: ['total', 'net', 'quantity', 'sku', 'description'], dates: 'dots' }),
  ),
  kase(
    'nl',
    { form: 'html table', program: 'outlook' },
    lay({ columns: ['ean', 'quantity', 'sku', 'description', 'total'], dates: 'words' }),
  ),
  kase('fr', { form: 'html table', program: 'apple' }, lay({ numbers: 'spaced', dates: 'words', sign: 'after' }), {
    big: true,
  }),
  kase(
    'nl',
    { form: 'csv', csv: { delimiter: ';', encoding: 'utf-16le' }, facts: 'column' },
    lay({ facts: ['poNumber', 'endCustomer'], totals: false, deliverTo: false, columns: ['quantity', 'sku', 'net'] }),
  ),
  kase(
    'en',
    { form: 'csv', csv: { delimiter: '|', encoding: 'windows-1252' }, facts: 'above' },
    lay({ numbers: 'english', totals: false, dates: 'iso' }),
  ),
  kase(
    'fr',
    { form: 'csv', csv: { delimiter: ';', encoding: 'windows-1252' }, facts: 'none' },
    lay({
      facts: [],
      numbers: 'comma',
      totals: false,
      deliverTo: false,
      columns: ['sku', 'quantity', 'description', 'net', 'date'],
      dates: 'slashes',
    }),
  ),
  kase('de', { form: 'xlsx', typed: true, facts: 'above', second: true }, lay({ numbers: 'plain', dates: 'iso' })),
  kase(
    'en',
    { form: 'xlsx', typed: false, facts: 'above' },
    lay({ numbers: 'english', sign: 'before', dates: 'words' }),
    { currency: 'USD' },
  ),
  kase('nl', { form: 'docx' }, lay({ columns: ['quantity', 'sku', 'description'], totals: false })),
  kase('fr', { form: 'docx' }, lay({ numbers: 'spaced', dates: 'slashes' })),
  kase(
    'nl',
    { form: 'pdf', pdf: 'long', carried: true },
    lay({ columns: ['sku', 'quantity', 'description', 'net', 'total'] }),
    { lines: 26 },
  ),
  kase(
    'en',
    { form: 'pdf', pdf: 'airy', terms: true },
    lay({
      numbers: 'english',
      dates: 'words',
      sign: 'code',
      columns: ['position', 'description', 'mpn', 'ean', 'quantity', 'net', 'total', 'date'],
    }),
  ),
  kase(
    'nl',
    { form: 'xlsx', typed: false, facts: 'above' },
    lay({ quantities: 'with unit', sign: 'before', columns: ['sku', 'description', 'quantity', 'net'], totals: false }),
  ),
  kase(
    'de',
    { form: 'pdf', pdf: 'stacked', terms: true },
    lay({
      quantities: 'decimals',
      dates: 'dots',
      columns: ['position', 'quantity', 'unit', 'sku', 'description', 'net', 'total'],
    }),
  ),
  kase(
    'fr',
    { form: 'pdf', pdf: 'grid', remarks: true },
    lay({
      numbers: 'spaced',
      dates: 'slashes',
      quantities: 'decimals',
      columns: ['sku', 'description', 'net', 'quantity', 'total'],
    }),
  ),
  kase(
    'en',
    { form: 'html table', program: 'gmail' },
    lay({
      numbers: 'english',
      dates: 'iso',
      quantities: 'with unit',
      columns: ['mpn', 'quantity', 'description', 'net', 'date'],
      totals: false,
    }),
  ),
  kase('nl', { form: 'scan', turn: 1.5, grain: 0.5, as: 'jpg' }, lay({})),
]

type Draw = (paper: Paper, before: string, after: string) => Promise<{ text?: string; html?: string; file?: Buffer }>
const OWN: { form: string; tongue: Tongue; layout: Layout; draw: Draw; wishes?: OrderWishes }[] = [
  {
    form: 'cards',
    tongue: 'nl',
    layout: lay({ columns: ['sku', 'description', 'quantity', 'net'], totals: false }),
    draw: async paper => ({ text: cards(paper) }),
  },
  {
    form: 'cards',
    tongue: 'de',
    layout: lay({ dates: 'dots', sign: 'after' }),
    draw: async paper => ({ text: cards(paper) }),
  },
  {
    form: 'dashed lines',
    tongue: 'en',
    layout: lay({
      columns: ['quantity', 'mpn', 'description'],
      facts: ['poNumber', 'requestedDate'],
      totals: false,
      deliverTo: false,
      dates: 'words',
    }),
    draw: async paper => ({ text: dashed(paper) }),
  },
  {
    form: 'dashed lines',
    tongue: 'fr',
    layout: lay({
      columns: ['quantity', 'sku', 'description'],
      facts: ['poNumber'],
      totals: false,
      deliverTo: false,
      dates: 'slashes',
    }),
    draw: async paper => ({ text: dashed(paper) }),
  },
  {
    form: 'nested tables',
    tongue: 'nl',
    layout: lay({
      columns: ['position', 'sku', 'quantity', 'description', 'net', 'total'],
      sign: 'before',
      invoiceTo: true,
    }),
    draw: async (paper, before, after) => ({ html: nested(before, paper, after) }),
  },
  {
    form: 'nested tables',
    tongue: 'en',
    layout: lay({ columns: ['mpn', 'quantity', 'unit', 'net'], numbers: 'english', dates: 'words', totals: false }),
    draw: async (paper, before, after) => ({ html: nested(before, paper, after) }),
  },
  {
    form: 'wide pdf',
    tongue: 'nl',
    layout: lay({
      columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'price', 'discount', 'total'],
      invoiceTo: true,
    }),
    wishes: { discount: true },
    draw: async paper => ({ file: await wide(paper, OTHERS.terms.nl) }),
  },
  {
    form: 'wide pdf',
    tongue: 'de',
    layout: lay({ columns: ['sku', 'description', 'total', 'price', 'per', 'quantity'], dates: 'dots' }),
    wishes: { per: 100 },
    draw: async paper => ({ file: await wide(paper, OTHERS.terms.de) }),
  },
  {
    form: 'wide pdf',
    tongue: 'fr',
    layout: lay({
      columns: ['quantity', 'unit', 'sku', 'description', 'net', 'total'],
      numbers: 'spaced',
      dates: 'words',
      sign: 'after',
    }),
    draw: async paper => ({ file: await wide(paper, OTHERS.terms.fr) }),
  },
]

export async function otherOrders(seed: string, quick: boolean): Promise<Labelled[]> {
  const cases = quick ? CASES.filter(it => it.form.form !== 'scan') : CASES
  const made = await orderMails(seed, 'h-', cases, OTHERS)
  for (const [i, { form, tongue, layout, draw, wishes }] of OWN.entries()) {
    const id = `h-po-${form.replace(' ', '-')}-${tongue}-${i}`
    const chance = random(`${seed}/${id}`)
    const content = order(chance, tongue, wishes)
    const paper = paperOf(content, OTHER_WORDS[tongue][0], layout)
    const { here, attached, subject } = OTHERS.covers[tongue]
    const before = chance.pick(here)
    const drawn = await draw(paper, before, `${chance.pick(OTHER_MANNERS[tongue].closings)}\n${content.person.name}`)
    const letter = {
      tongue,
      subject: subject[0]!.replace('{po}', content.poNumber),
      body: drawn.file ? chance.pick(attached) : before,
      from: content.person,
      company: content.buyer,
      date: sentOn(content, 44),
      ...(drawn.text ? { after: drawn.text } : {}),
      ...(drawn.file ? { attachments: [{ name: 'order.pdf', type: 'application/pdf', content: drawn.file }] } : {}),
    }
    const mail = dressed(id, chance, letter, 'plain', OTHER_MANNERS[tongue])
    const { text: _, ...bare } = mail
    const label: Label = { ...paper.label, language: tongue, automated: null, references: [content.poNumber] }
    made.push({ id, form, raw: bytesOf(drawn.html ? { ...bare, html: drawn.html } : mail), label })
  }
  return made
}
