import type { Tongue } from '../data/articles.ts'
import type { OrderWishes } from '../order.ts'
import type { Column, Layout } from '../paper.ts'
import { banded, footed, letter, twoRows, windowed, type Paint } from './pages.ts'
import { paragraphs, portal, tables, typewriter, type Write } from './texts.ts'
import type { ErpName } from './words.ts'

export type Draw = { pdf: Paint } | { html: Write } | { text: Write } | { file: 'xlsx' | 'csv' | 'docx' }

export interface Case {
  name: ErpName
  tongue: Tongue
  draw: Draw
  columns: Column[]
  layout?: Partial<Layout>
  wishes?: OrderWishes
}

export const DATES = { nl: 'dashes', en: 'words', de: 'dots', fr: 'slashes' } as const
export const NUMBERS = { nl: 'dutch', en: 'english', de: 'dutch', fr: 'spaced' } as const
const SAP: Column[] = ['position', 'sku', 'description', 'quantity', 'unit', 'net', 'total']

export const CASES: Case[] = [
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
