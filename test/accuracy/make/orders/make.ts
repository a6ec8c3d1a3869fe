import type { Tongue } from '../data/articles.ts'
import { csv } from '../formats/csv.ts'
import { document, workbook, type Value } from '../formats/office.ts'
import { orderPdf, scanned } from '../formats/pdf.ts'
import { pictures } from '../formats/scan.ts'
import { textOf } from '../formats/text.ts'
import type { Label, Labelled } from '../label.ts'
import { dressed, type Letter, type Manners } from '../letters.ts'
import { bytesOf, type Attachment } from '../mail.ts'
import { amount, order, type Order } from '../order.ts'
import { paperOf, type Column, type FormWords, type Paper } from '../paper.ts'
import { random, type Random } from '../random.ts'
import type { Case } from './cases.ts'

export interface Vocabulary {
  words: { [tongue in Tongue]: FormWords[] }
  covers: { [tongue in Tongue]: { attached: string[]; here: string[]; subject: string[] } }
  manners: { [tongue in Tongue]: Manners }
  terms: { [tongue in Tongue]: string[] }
  /** A row between the lines that orders nothing, and the words for a sum carried to the next page. */
  remark: { [tongue in Tongue]: string }
  carried: { [tongue in Tongue]: string }
}

/** Orders of the given cases; scans are left out where there is no browser to draw them. */
export async function orderMails(
  seed: string,
  prefix: string,
  cases: Case[],
  vocabulary: Vocabulary,
): Promise<Labelled[]> {
  const counts = new Map<string, number>()
  const drafts = cases.map(it => {
    const name = it.form.form.replace(' ', '-')
    const count = (counts.get(name + it.tongue) ?? 0) + 1
    counts.set(name + it.tongue, count)
    const id = `${prefix}po-${name}-${it.tongue}-${count}`
    const chance = random(`${seed}/${id}`)
    const made = order(chance, it.tongue, it.wishes)
    const paper = paperOf(made, vocabulary.words[it.tongue][it.words]!, it.layout)
    return { id, chance, made, paper, it }
  })
  const scans = drafts.filter(({ it }) => it.form.form === 'scan')
  const drawn = scans.length
    ? await pictures(
        scans.map(({ paper, it }) => ({ paper, style: it.form.form === 'scan' ? it.form : { turn: 0, grain: 0 } })),
      )
    : []
  const mails: Labelled[] = []
  for (const draft of drafts) {
    const picture = drawn?.[scans.indexOf(draft)]
    if (draft.it.form.form === 'scan' && !picture) continue
    mails.push(await mailOf(draft, vocabulary, picture))
  }
  return mails
}

/** Orders are mailed on their own date, some time after eight. */
export const sentOn = (of: Order, minutes: number) => new Date(Date.parse(of.orderDate) + (480 + minutes) * 60_000)

interface Draft {
  id: string
  chance: Random
  made: Order
  paper: Paper
  it: Case
}

async function mailOf(draft: Draft, vocabulary: Vocabulary, picture?: Buffer): Promise<Labelled> {
  const { id, chance, made, paper, it } = draft
  const { tongue, form } = it
  const { attached, here, subject } = vocabulary.covers[tongue]
  const numbered = it.layout.facts.includes('poNumber')
  const written = numbered ? chance.pick(subject) : subject[0]!
  if (form.form === 'pdf' && form.remarks) addRemark(paper, vocabulary.remark[tongue])
  if (form.form === 'pdf' && form.carried) carry(paper, vocabulary.carried[tongue])
  const file = await fileOf(draft, vocabulary, picture)
  const letter: Letter = {
    tongue,
    subject: written.replace('{po}', made.poNumber),
    body: chance.pick(file ? attached : here),
    from: made.person,
    company: made.buyer,
    date: sentOn(made, chance.whole(0, 599)),
    ...(file ? { attachments: [file] } : {}),
    ...(form.form === 'text table' ? { after: textOf(paper, form.text, { wrap: form.wrap ?? 0 }) } : {}),
    ...(form.form === 'html table' ? { paper } : {}),
  }
  const dress =
    form.form === 'html table' ? form.program : (it.dress ?? chance.pick(['plain', 'outlook', 'mobile'] as const))
  const mail = dressed(id, chance, letter, form.form === 'text table' ? 'plain' : dress, vocabulary.manners[tongue])
  const request = paper.label
  const fields = numbered ? request.fields : { poNumber: made.poNumber, ...request.fields }
  // Whether a number that stands in the file alone is "named by the person" nobody settles.
  const named = letter.subject.includes(made.poNumber) || !file
  const references = named ? { references: [made.poNumber] } : {}
  const label: Label = { ...request, fields, missing: [], language: tongue, automated: null, ...references }
  return { id, form: form.form, raw: bytesOf(mail), label }
}

async function fileOf(
  { made, paper, it, chance }: Draft,
  vocabulary: Vocabulary,
  picture?: Buffer,
): Promise<Attachment | null> {
  const { form } = it
  const named = chance.pick([`${paper.title} ${made.poNumber}`, made.poNumber, paper.title]).replace(/[/:]/g, '-')
  switch (form.form) {
    case 'csv':
      return { name: `${named}.csv`, type: 'text/csv', content: csv(csvRows(paper, form.facts), form.csv) }
    case 'xlsx': {
      const rows = sheetRows(paper, form.typed, form.facts === 'above')
      const notes = { name: 'Info', rows: vocabulary.terms[it.tongue].map(term => [term, 3, 12.5] as Value[]) }
      const content = workbook([{ name: 'Blad1', rows }, ...(form.second ? [notes] : [])])
      return {
        name: `${named}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content,
      }
    }
    case 'pdf': {
      const content = await orderPdf(paper, form.pdf, form.terms ? vocabulary.terms[it.tongue] : [])
      return { name: `${named}.pdf`, type: 'application/pdf', content }
    }
    case 'docx': {
      const above = [
        paper.title,
        ...paper.letterhead,
        ...paper.facts.map(([label, value]) => `${label}: ${value}`),
        ...paper.blocks.flatMap(block => [`${block.heading}:`, ...block.lines]),
      ]
      const content = document(
        above,
        paper,
        paper.totals.map(([label, value]) => `${label}: ${value}`),
      )
      return {
        name: `${named}.docx`,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content,
      }
    }
    case 'scan':
      if (!picture) return null
      return form.as === 'jpg'
        ? { name: 'IMG_2044.jpg', type: 'image/jpeg', content: picture }
        : { name: 'scan0031.pdf', type: 'application/pdf', content: await scanned(picture) }
    default:
      return null
  }
}

function csvRows(paper: Paper, facts: 'none' | 'above' | 'column'): string[][] {
  const rows = paper.rows.map(row => row.cells)
  if (facts === 'none') return [paper.headings, ...rows]
  if (facts === 'above')
    return [
      ...paper.facts,
      [],
      ...paper.blocks.flatMap(it => [[it.heading], ...it.lines.map(line => ['', line])]),
      [],
      paper.headings,
      ...rows,
    ]
  return [
    [...paper.facts.map(([label]) => label), ...paper.headings],
    ...rows.map(row => [...paper.facts.map(([, value]) => value), ...row]),
  ]
}

const NUMBERS = new Set<Column>(['position', 'quantity', 'price', 'net', 'total', 'per'])

/** Rows of a sheet; `typed`: numbers and dates as such, as from a program, else as text that somebody pasted. */
function sheetRows(paper: Paper, typed: boolean, above: boolean): Value[][] {
  const { order: made } = paper
  const cells = paper.rows.map((row, i) => {
    const line = made.lines[i]
    return row.cells.map((cell, column): Value => {
      const key = paper.columns[column]!
      if (!typed || !line) return cell || null
      if (key === 'date') return { date: line.date }
      if (key === 'total') return amount(line) / 100
      return NUMBERS.has(key) && cell ? Number(cell) : cell || null
    })
  })
  const facts = paper.facts.map(([label, value]): Value[] => [
    label,
    null,
    typed && /^\d{4}-\d\d-\d\d$/.test(value) ? { date: value } : value,
  ])
  const blocks = paper.blocks.flatMap(({ heading, lines }) => [
    [heading],
    ...lines.map((line): Value[] => [null, line]),
  ])
  const totals = paper.totals.map(([label, value]): Value[] => [
    ...Array.from({ length: paper.columns.length - 2 }, () => null),
    label,
    typed ? Number(value) : value,
  ])
  const head: Value[][] = above ? [[paper.title], [], ...facts, [], ...blocks, []] : []
  return [...head, paper.headings, ...cells, ...totals]
}

function addRemark(paper: Paper, text: string) {
  paper.rows.splice(1, 0, {
    type: 'remark',
    cells: paper.columns.map(column => (column === 'description' ? text : '')),
  })
}

/** After each tenth line the sum so far. */
function carry(paper: Paper, text: string) {
  let sum = 0
  paper.rows = paper.rows.flatMap((row, i) => {
    sum += amount(paper.order.lines[i]!)
    const written = (sum / 100).toFixed(2).replace('.', paper.layout.numbers === 'english' ? '.' : ',')
    const cells = paper.columns.map((_, column) =>
      column === paper.columns.length - 1 ? written : column === 0 ? text : '',
    )
    return i % 10 === 9 ? [row, { type: 'sum' as const, cells }] : [row]
  })
}
