import type { Tongue } from '../data/articles.ts'
import type { Dress } from '../letters.ts'
import type { OrderWishes } from '../order.ts'
import type { Layout } from '../paper.ts'
import type { CsvStyle } from '../formats/csv.ts'
import type { Program } from '../formats/html.ts'
import type { PdfStyle } from '../formats/pdf.ts'
import type { TextStyle } from '../formats/text.ts'

/** The file (or body) that an order comes in. */
export type Form =
  | { form: 'text table'; text: TextStyle; wrap?: number }
  | { form: 'html table'; program: Program }
  | { form: 'csv'; csv: CsvStyle; facts: 'none' | 'above' | 'column' }
  | { form: 'xlsx'; typed: boolean; facts: 'none' | 'above'; second?: boolean }
  | { form: 'pdf'; pdf: PdfStyle; terms?: boolean; remarks?: boolean; carried?: boolean }
  | { form: 'docx' }
  | { form: 'scan'; turn: number; grain: number; as: 'pdf' | 'jpg' }

export interface Case {
  tongue: Tongue
  /** Which of the two vocabularies of the language. */
  words: 0 | 1
  form: Form
  layout: Layout
  wishes?: OrderWishes
  dress?: Dress
}

const base: Layout = {
  columns: ['position', 'sku', 'description', 'quantity', 'price', 'total'],
  facts: ['poNumber', 'orderDate', 'requestedDate'],
  numbers: 'dutch',
  dates: 'dashes',
  totals: true,
  deliverTo: true,
}
const lay = (change: Partial<Layout>): Layout => ({ ...base, ...change })
const english = { numbers: 'english', dates: 'words' } as const
const german = { numbers: 'dutch', dates: 'dots' } as const
const french = { numbers: 'spaced', dates: 'slashes' } as const

const text: Case[] = [
  { tongue: 'nl', words: 0, form: { form: 'text table', text: 'aligned' }, layout: lay({ sign: 'before' }) },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'text table', text: 'pipes' },
    layout: lay({
      columns: ['quantity', 'unit', 'sku', 'description', 'price'],
      totals: false,
      facts: ['poNumber', 'requestedDate'],
    }),
  },
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'text table', text: 'tabs' },
    layout: lay({ columns: ['mpn', 'description', 'quantity'], totals: false, deliverTo: false, facts: ['poNumber'] }),
  },
  { tongue: 'nl', words: 1, form: { form: 'text table', text: 'ruled', wrap: 18 }, layout: lay({ numbers: 'comma' }) },
  {
    tongue: 'en',
    words: 0,
    form: { form: 'text table', text: 'aligned' },
    layout: lay({ ...english, sign: 'before' }),
    wishes: { currency: 'GBP' },
  },
  {
    tongue: 'en',
    words: 1,
    form: { form: 'text table', text: 'pipes' },
    layout: lay({ ...english, columns: ['description', 'mpn', 'quantity', 'unit', 'net', 'total'], sign: 'code' }),
  },
  {
    tongue: 'de',
    words: 0,
    form: { form: 'text table', text: 'ruled' },
    layout: lay({ ...german, sign: 'after', tens: true }),
  },
  {
    tongue: 'de',
    words: 1,
    form: { form: 'text table', text: 'tabs' },
    layout: lay({ ...german, columns: ['position', 'quantity', 'sku', 'description', 'date'], totals: false }),
  },
  {
    tongue: 'fr',
    words: 0,
    form: { form: 'text table', text: 'aligned' },
    layout: lay({ ...french, sign: 'after' }),
    wishes: { big: true },
  },
  {
    tongue: 'fr',
    words: 1,
    form: { form: 'text table', text: 'pipes' },
    layout: lay({ ...french, columns: ['sku', 'description', 'quantity', 'price', 'discount', 'total'] }),
    wishes: { discount: true },
  },
]

const html: Case[] = [
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'html table', program: 'outlook' },
    layout: lay({ sign: 'before', invoiceTo: true }),
  },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'html table', program: 'gmail' },
    layout: lay({
      columns: ['ean', 'description', 'quantity', 'price', 'total'],
      facts: ['poNumber', 'contact'],
      deliverTo: false,
    }),
  },
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'html table', program: 'apple' },
    layout: lay({
      columns: ['quantity', 'mpn', 'description', 'net'],
      totals: false,
      facts: ['poNumber', 'requestedDate', 'shipping'],
    }),
  },
  {
    tongue: 'en',
    words: 0,
    form: { form: 'html table', program: 'outlook' },
    layout: lay({
      ...english,
      columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'unit', 'price', 'discount', 'total'],
      sign: 'code',
    }),
    wishes: { discount: true },
  },
  {
    tongue: 'en',
    words: 1,
    form: { form: 'html table', program: 'gmail' },
    layout: lay({
      ...english,
      columns: ['sku', 'quantity', 'date'],
      totals: false,
      facts: ['poNumber', 'orderDate', 'endCustomer'],
    }),
  },
  {
    tongue: 'de',
    words: 0,
    form: { form: 'html table', program: 'outlook' },
    layout: lay({
      ...german,
      columns: ['position', 'sku', 'mpn', 'ean', 'description', 'quantity', 'unit', 'price', 'total'],
      sign: 'after',
    }),
  },
  {
    tongue: 'de',
    words: 1,
    form: { form: 'html table', program: 'apple' },
    layout: lay({ numbers: 'swiss', dates: 'dots', facts: ['poNumber', 'orderDate', 'partial', 'currency'] }),
    wishes: { big: true },
  },
  {
    tongue: 'fr',
    words: 0,
    form: { form: 'html table', program: 'gmail' },
    layout: lay({ ...french, sign: 'after', deliverTo: true, invoiceTo: true }),
  },
]

const sheets: Case[] = [
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'csv', csv: { delimiter: ';', encoding: 'utf-8' }, facts: 'none' },
    layout: lay({
      columns: ['sku', 'description', 'quantity', 'price'],
      facts: [],
      totals: false,
      deliverTo: false,
      numbers: 'comma',
    }),
  },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'csv', csv: { delimiter: ';', encoding: 'windows-1252', quoted: true }, facts: 'above' },
    layout: lay({ sign: 'before', totals: false }),
  },
  {
    tongue: 'en',
    words: 0,
    form: { form: 'csv', csv: { delimiter: ',', encoding: 'utf-8-bom' }, facts: 'column' },
    layout: lay({
      columns: ['sku', 'mpn', 'description', 'quantity', 'price', 'total'],
      facts: ['poNumber'],
      totals: false,
      deliverTo: false,
      numbers: 'plain',
    }),
  },
  {
    tongue: 'en',
    words: 1,
    form: { form: 'csv', csv: { delimiter: ',', encoding: 'utf-8', quoted: true }, facts: 'none' },
    layout: lay({
      columns: ['mpn', 'quantity', 'net', 'date'],
      facts: [],
      totals: false,
      deliverTo: false,
      numbers: 'english',
      dates: 'iso',
    }),
    wishes: { big: true },
  },
  {
    tongue: 'de',
    words: 0,
    form: { form: 'csv', csv: { delimiter: '\t', encoding: 'utf-16le' }, facts: 'above' },
    layout: lay({ ...german, totals: false, deliverTo: false }),
  },
  {
    tongue: 'de',
    words: 1,
    form: { form: 'csv', csv: { delimiter: ';', encoding: 'windows-1252' }, facts: 'column' },
    layout: lay({
      ...german,
      columns: ['position', 'sku', 'description', 'quantity', 'unit', 'price'],
      facts: ['poNumber', 'requestedDate'],
      totals: false,
      deliverTo: false,
      numbers: 'comma',
    }),
  },
  {
    tongue: 'fr',
    words: 0,
    form: { form: 'csv', csv: { delimiter: '|', encoding: 'utf-8' }, facts: 'above' },
    layout: lay({ ...french, totals: false, deliverTo: false }),
  },
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'xlsx', typed: true, facts: 'above' },
    layout: lay({ numbers: 'plain', dates: 'iso' }),
  },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'xlsx', typed: false, facts: 'above', second: true },
    layout: lay({ columns: ['quantity', 'sku', 'mpn', 'description', 'price', 'discount', 'total'], sign: 'before' }),
    wishes: { discount: true },
  },
  {
    tongue: 'en',
    words: 0,
    form: { form: 'xlsx', typed: true, facts: 'none', second: true },
    layout: lay({
      columns: ['mpn', 'ean', 'quantity', 'net', 'date'],
      facts: [],
      totals: false,
      deliverTo: false,
      numbers: 'plain',
      dates: 'iso',
    }),
  },
  {
    tongue: 'de',
    words: 1,
    form: { form: 'xlsx', typed: true, facts: 'above' },
    layout: lay({ numbers: 'plain', dates: 'iso', facts: ['poNumber', 'orderDate', 'contact'], deliverTo: false }),
  },
  { tongue: 'fr', words: 1, form: { form: 'xlsx', typed: false, facts: 'above' }, layout: lay({ ...french }) },
]

const pages: Case[] = [
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'pdf', pdf: 'grid', terms: true },
    layout: lay({
      sign: 'before',
      invoiceTo: true,
      facts: ['poNumber', 'orderDate', 'requestedDate', 'contact', 'shipping', 'partial'],
    }),
  },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'pdf', pdf: 'airy', remarks: true },
    layout: lay({ columns: ['position', 'quantity', 'unit', 'sku', 'description', 'price', 'discount', 'total'] }),
    wishes: { discount: true },
  },
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'pdf', pdf: 'stacked', terms: true },
    layout: lay({
      columns: ['position', 'sku', 'description', 'quantity', 'unit', 'price', 'per', 'total', 'date'],
      tens: true,
    }),
    wishes: { per: 100 },
  },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'pdf', pdf: 'long', carried: true },
    layout: lay({ columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'price', 'total'], tens: true }),
    wishes: { lines: 24 },
  },
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'pdf', pdf: 'airy' },
    layout: lay({
      columns: ['description', 'mpn', 'quantity', 'net', 'total'],
      facts: ['poNumber', 'orderDate', 'endCustomer'],
      numbers: 'comma',
      dates: 'words',
    }),
  },
  {
    tongue: 'en',
    words: 0,
    form: { form: 'pdf', pdf: 'grid', terms: true },
    layout: lay({
      ...english,
      sign: 'before',
      invoiceTo: true,
      facts: ['poNumber', 'orderDate', 'requestedDate', 'contact', 'shipping'],
    }),
    wishes: { currency: 'GBP' },
  },
  {
    tongue: 'en',
    words: 1,
    form: { form: 'pdf', pdf: 'stacked', remarks: true },
    layout: lay({
      ...english,
      columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'unit', 'price', 'total'],
      sign: 'code',
    }),
  },
  {
    tongue: 'en',
    words: 0,
    form: { form: 'pdf', pdf: 'long', carried: true, terms: true },
    layout: lay({ ...english, dates: 'slashes' }),
    wishes: { lines: 22 },
  },
  {
    tongue: 'de',
    words: 0,
    form: { form: 'pdf', pdf: 'grid', terms: true },
    layout: lay({
      ...german,
      sign: 'after',
      columns: ['position', 'sku', 'description', 'quantity', 'unit', 'price', 'per', 'total'],
      tens: true,
    }),
    wishes: { per: 100 },
  },
  {
    tongue: 'de',
    words: 1,
    form: { form: 'pdf', pdf: 'airy', remarks: true },
    layout: lay({
      ...german,
      columns: ['position', 'quantity', 'sku', 'description', 'price', 'discount', 'total'],
      invoiceTo: true,
    }),
    wishes: { discount: true },
  },
  {
    tongue: 'de',
    words: 0,
    form: { form: 'pdf', pdf: 'stacked' },
    layout: lay({
      ...german,
      columns: ['position', 'sku', 'mpn', 'description', 'quantity', 'price', 'total', 'date'],
      tens: true,
    }),
  },
  {
    tongue: 'fr',
    words: 0,
    form: { form: 'pdf', pdf: 'grid' },
    layout: lay({ ...french, sign: 'after' }),
    wishes: { big: true },
  },
  {
    tongue: 'fr',
    words: 1,
    form: { form: 'pdf', pdf: 'long', carried: true },
    layout: lay({ ...french }),
    wishes: { lines: 20 },
  },
  { tongue: 'nl', words: 0, form: { form: 'docx' }, layout: lay({ sign: 'before' }) },
  {
    tongue: 'en',
    words: 1,
    form: { form: 'docx' },
    layout: lay({ ...english, columns: ['sku', 'description', 'quantity', 'net', 'total'] }),
  },
  { tongue: 'de', words: 0, form: { form: 'docx' }, layout: lay({ ...german }) },
  { tongue: 'nl', words: 0, form: { form: 'scan', turn: 0.4, grain: 0.2, as: 'pdf' }, layout: lay({}) },
  { tongue: 'en', words: 0, form: { form: 'scan', turn: -1.2, grain: 0.6, as: 'jpg' }, layout: lay({ ...english }) },
  { tongue: 'de', words: 1, form: { form: 'scan', turn: 0.8, grain: 0.4, as: 'pdf' }, layout: lay({ ...german }) },
]

const notations: Case[] = [
  { tongue: 'fr', words: 0, form: { form: 'scan', turn: -0.6, grain: 0.3, as: 'pdf' }, layout: lay({ ...french }) },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'scan', turn: 2, grain: 0.7, as: 'jpg' },
    layout: lay({ columns: ['quantity', 'mpn', 'description', 'price'], totals: false, sign: 'before' }),
  },
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'text table', text: 'aligned' },
    layout: lay({ quantities: 'decimals', sign: 'before', dates: 'words' }),
  },
  {
    tongue: 'de',
    words: 0,
    form: { form: 'html table', program: 'gmail' },
    layout: lay({
      ...german,
      quantities: 'with unit',
      sign: 'after',
      columns: ['position', 'sku', 'quantity', 'description', 'price'],
      totals: false,
    }),
  },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'pdf', pdf: 'grid', terms: true },
    layout: lay({
      quantities: 'decimals',
      invoiceTo: true,
      columns: ['sku', 'description', 'quantity', 'unit', 'price', 'total'],
    }),
    wishes: { big: true },
  },
  {
    tongue: 'en',
    words: 1,
    form: { form: 'pdf', pdf: 'airy', terms: true },
    layout: lay({
      ...english,
      quantities: 'with unit',
      sign: 'before',
      columns: ['position', 'quantity', 'mpn', 'description', 'price', 'total'],
    }),
  },
  {
    tongue: 'fr',
    words: 0,
    form: { form: 'pdf', pdf: 'stacked', remarks: true },
    layout: lay({
      ...french,
      columns: ['position', 'sku', 'description', 'quantity', 'unit', 'price', 'total'],
      sign: 'after',
    }),
  },
  {
    tongue: 'nl',
    words: 0,
    form: { form: 'pdf', pdf: 'grid' },
    layout: lay({
      columns: ['ean', 'description', 'quantity', 'price', 'per', 'total'],
      facts: ['poNumber', 'orderDate', 'partial', 'currency'],
    }),
    wishes: { per: 1000 },
  },
  {
    tongue: 'de',
    words: 1,
    form: { form: 'pdf', pdf: 'grid', carried: true },
    layout: lay({ numbers: 'swiss', dates: 'dots', sign: 'code', tens: true }),
    wishes: { lines: 15, big: true },
  },
  {
    tongue: 'en',
    words: 0,
    form: { form: 'pdf', pdf: 'airy' },
    layout: lay({
      ...english,
      dates: 'short',
      columns: ['sku', 'mpn', 'ean', 'description', 'quantity', 'price', 'total'],
    }),
    wishes: { currency: 'USD' },
  },
  {
    tongue: 'nl',
    words: 1,
    form: { form: 'xlsx', typed: true, facts: 'above' },
    layout: lay({
      numbers: 'plain',
      dates: 'iso',
      columns: ['position', 'mpn', 'ean', 'description', 'quantity', 'unit', 'price', 'total', 'date'],
      invoiceTo: true,
      facts: ['poNumber', 'orderDate', 'endCustomer'],
    }),
  },
  {
    tongue: 'de',
    words: 0,
    form: { form: 'csv', csv: { delimiter: ';', encoding: 'utf-8-bom', quoted: true }, facts: 'none' },
    layout: lay({
      columns: ['position', 'sku', 'quantity', 'unit', 'description', 'price', 'total'],
      facts: [],
      totals: false,
      deliverTo: false,
      numbers: 'dutch',
    }),
    wishes: { big: true },
  },
  {
    tongue: 'fr',
    words: 1,
    form: { form: 'csv', csv: { delimiter: '\t', encoding: 'windows-1252' }, facts: 'none' },
    layout: lay({
      columns: ['sku', 'description', 'quantity', 'price', 'date'],
      facts: [],
      totals: false,
      deliverTo: false,
      numbers: 'comma',
      dates: 'slashes',
    }),
  },
]

export const CASES: Case[] = [...text, ...html, ...sheets, ...pages, ...notations]
