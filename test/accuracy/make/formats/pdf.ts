import PDFDocument from 'pdfkit'
import type { Column, Paper, Row } from '../paper.ts'

export type PdfStyle = 'grid' | 'airy' | 'stacked' | 'long'

/** What the sample documents do not use of the package, which brings no types. */
export interface Doc extends PDFDocument {
  y: number
  addPage(): this
  image(image: Buffer, x: number, y: number, options: { width: number }): this
  file(
    content: Buffer,
    options: { name: string; type: string; relationship: string; creationDate: Date; modifiedDate: Date },
  ): this
}
export interface PdfOptions {
  layout?: 'landscape'
  userPassword?: string
  ownerPassword?: string
}

const WIDTHS: { [column in Column]: number } = {
  position: 4.5,
  sku: 7,
  mpn: 11,
  ean: 9,
  description: 18,
  quantity: 5,
  unit: 5,
  price: 7,
  per: 4,
  discount: 5,
  net: 7,
  total: 8,
  date: 8,
}
/** All files were made at this moment, so that the same paper gives the same bytes. */
const WHEN = new Date('2026-02-02T09:00:00Z')
const RIGHT = new Set<Column>(['quantity', 'price', 'per', 'discount', 'net', 'total'])

/** Starts a document whose bytes depend on nothing but what is drawn. */
export function drawn(draw: (pdf: Doc) => void, options: PdfOptions = {}): Promise<Buffer> {
  const all = { size: 'A4', margin: 40, info: { CreationDate: WHEN, ModDate: WHEN }, ...options }
  const pdf = new PDFDocument(all) as Doc
  const chunks: Buffer[] = []
  return new Promise(resolve => {
    pdf.on('data', chunk => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    draw(pdf)
    pdf.end()
  })
}

/**
 * The form on A4. `grid`: ruled cells; `airy`: no rules, facts on the right; `stacked`: two rows an item, numbers first;
 * `long`: page after page with headings repeated and the sum carried forward.
 */
export function orderPdf(paper: Paper, style: PdfStyle, terms: string[] = [], options: PdfOptions = {}, xml?: Buffer) {
  return drawn(pdf => {
    if (xml) embed(pdf, xml)
    const top = header(pdf, paper, style)
    const bottom = table(pdf, paper, style, top)
    let y = bottom + 12
    for (const [label, value] of paper.totals) {
      at(pdf.font('Helvetica-Bold'), label, 330, y, 120)
      at(pdf, value, 450, y, 100, 'right')
      y += 13
    }
    y += 18
    pdf.font('Helvetica').fontSize(7)
    for (const term of terms) {
      pdf.text(term, 45, y, { width: 500 })
      y = pdf.y + 3
    }
  }, options)
}

/** Order-X: the order as XML, enclosed in the page that people read. */
const embed = (pdf: Doc, xml: Buffer) =>
  pdf.file(xml, { name: 'order-x.xml', type: 'text/xml', relationship: 'Data', creationDate: WHEN, modifiedDate: WHEN })

/** A page that is nothing but a picture, as scanners make them. */
export const scanned = (image: Buffer) => drawn(pdf => pdf.image(image, 0, 0, { width: 595 }))

function at(pdf: Doc, text: string, x: number, y: number, width: number, align: 'left' | 'right' = 'left') {
  pdf.text(text, x, y, { width, align, lineBreak: true })
}

/** Letterhead, facts and addresses; where the table may begin. */
function header(pdf: Doc, paper: Paper, style: PdfStyle): number {
  const [name = '', ...rest] = paper.letterhead
  const right = style === 'airy'
  pdf
    .font('Helvetica-Bold')
    .fontSize(13)
    .text(name, right ? 45 : 320, 42, { lineBreak: false })
  pdf.font('Helvetica').fontSize(8)
  rest.forEach((line, i) => pdf.text(line, right ? 45 : 320, 60 + i * 10, { lineBreak: false }))
  pdf
    .font('Helvetica-Bold')
    .fontSize(16)
    .text(paper.title, right ? 320 : 45, 42, { lineBreak: false })
  pdf.fontSize(9)
  const y = right ? 70 : 125
  paper.facts.forEach(([label, value], i) => {
    pdf.font('Helvetica').text(right ? label : `${label}:`, right ? 320 : 45, y + i * 13, { lineBreak: false })
    pdf.text(value, right ? 440 : 175, y + i * 13, { lineBreak: false })
  })
  const under = Math.max(y + paper.facts.length * 13, 60 + rest.length * 10, right ? 60 : 120) + 15
  paper.blocks.forEach(({ heading, lines }, i) => {
    pdf.font('Helvetica-Bold').text(heading, 45 + i * 260, under, { lineBreak: false })
    pdf.font('Helvetica')
    lines.forEach((line, j) => pdf.text(line, 45 + i * 260, under + 13 + j * 12, { lineBreak: false }))
  })
  const tall = Math.max(0, ...paper.blocks.map(block => block.lines.length + 1))
  return under + tall * 12 + 18
}

function table(pdf: Doc, paper: Paper, style: PdfStyle, top: number): number {
  const first = style === 'stacked' ? paper.columns.filter(column => column !== 'description') : paper.columns
  const sum = first.reduce((total, column) => total + WIDTHS[column], 0)
  let x = 45
  const edges = first.map(column => {
    const from = x
    x += (505 * WIDTHS[column]) / sum
    return from
  })
  const width = (i: number) => (edges[i + 1] ?? 550) - edges[i]! - 5
  const take = (cells: string[]) => first.map(column => cells[paper.columns.indexOf(column)] ?? '')
  const draw = (cells: string[], y: number) => {
    take(cells).forEach((cell, i) => at(pdf, cell, edges[i]!, y, width(i), RIGHT.has(first[i]!) ? 'right' : 'left'))
    return Math.max(...take(cells).map((cell, i) => pdf.heightOfString(cell || ' ', { width: width(i) })))
  }
  const head = (y: number) => {
    pdf.font('Helvetica-Bold').fontSize(8)
    const tall = draw(paper.headings, y)
    pdf.font('Helvetica').fontSize(8)
    if (style !== 'airy') rule(pdf, y + tall + 2)
    return y + tall + 5
  }
  let y = head(top)
  for (const row of paper.rows) {
    if (y > 740) {
      pdf.addPage()
      y = head(60)
    }
    y = rowAt(pdf, paper, row, style, y, draw)
  }
  return y
}

function rowAt(
  pdf: Doc,
  paper: Paper,
  row: Row,
  style: PdfStyle,
  y: number,
  draw: (cells: string[], y: number) => number,
) {
  if (row.type !== 'line') {
    pdf.font('Helvetica-Oblique').text(row.cells.filter(Boolean).join('   '), 80, y, { lineBreak: false })
    pdf.font('Helvetica')
    return y + 14
  }
  let next = y + draw(row.cells, y) + 3
  if (style === 'stacked') {
    pdf.text(row.cells[paper.columns.indexOf('description')] ?? '', 80, next, { lineBreak: false })
    next += 13
  }
  if (style === 'grid') rule(pdf, next - 1)
  return next + 2
}

const rule = (pdf: Doc, y: number) =>
  pdf.moveTo(45, y).lineTo(550, y).lineWidth(0.5).stroke('#999999').fillColor('#000000')
