import { dressed } from '../letters.ts'
import type { Label, Labelled } from '../label.ts'
import { bytesOf, type Attachment } from '../mail.ts'
import { order } from '../order.ts'
import { sentOn } from '../orders/make.ts'
import { COVERS } from '../orders/covers.ts'
import { document, workbook, type Value } from '../formats/office.ts'
import { csv } from '../formats/csv.ts'
import { paperOf, type Layout, type Paper } from '../paper.ts'
import { random } from '../random.ts'
import { MANNERS } from '../requests/manners.ts'
import { AROUND } from './around.ts'
import { CASES, DATES, NUMBERS, type Case, type Draw } from './cases.ts'
import type { Around } from './pages.ts'
import { ERP_WORDS } from './words.ts'

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
  return {
    id,
    form: `erp ${form}`,
    raw: bytesOf('html' in drawn ? { ...bare, html: drawn.html } : mail),
    label,
  }
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
        sheet(paper, around).map(row => row.map(cell => (typeof cell === 'string' ? cell : ''))),
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
