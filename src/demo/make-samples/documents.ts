import PDFDocument from 'pdfkit'
import writeXlsxFile, { type Row } from 'write-excel-file/node'

export interface OrderLine {
  sku: string
  description: string
  quantity: number
  unitPrice: number
}

/** What stands on the paper of a purchase order; labels and notation follow the language of the buyer. */
export interface OrderPaper {
  language: 'nl' | 'en'
  buyer: string[]
  poNumber: string
  /** As printed. */
  orderDate?: string
  deliverTo: string[]
  contact: string
  lines: OrderLine[]
  notes: string[]
}

const WORDS = {
  nl: {
    title: 'INKOOPORDER',
    number: 'Inkoopordernummer',
    date: 'Orderdatum',
    contact: 'Contactpersoon',
    supplier: 'Leverancier',
    deliverTo: 'Afleveradres',
    columns: ['Pos', 'Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs per stuk', 'Bedrag'],
    subtotal: 'Subtotaal',
    tax: 'Btw 21%',
    total: 'Totaal',
  },
  en: {
    title: 'PURCHASE ORDER',
    number: 'PO number',
    date: 'Order date',
    contact: 'Contact',
    supplier: 'Supplier',
    deliverTo: 'Deliver to',
    columns: ['Pos', 'Part number', 'Description', 'Qty', 'Unit price', 'Amount'],
    subtotal: 'Subtotal',
    tax: 'VAT 21%',
    total: 'Total',
  },
}
const SUPPLIER = ['Lindehout Distributie B.V.', 'Stelling 14', '3542 AB Utrecht', 'Nederland']
const EDGES = { nl: [50, 80, 175, 345, 395, 470], en: [50, 80, 175, 345, 395, 470] }

export function money(value: number, language: 'nl' | 'en'): string {
  const formatted = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { minimumFractionDigits: 2 })
  return formatted.format(Math.round(value * 100) / 100)
}

/** One A4 page: letterhead, two addresses side by side, a ruled table, totals. */
export function orderPdf(paper: OrderPaper): Promise<Buffer> {
  const words = WORDS[paper.language]
  // The dates inside the file are fixed, so that the same paper gives the same bytes.
  const written = new Date('2026-01-05T08:00:00Z')
  const info = { Title: `${words.title} ${paper.poNumber}`, CreationDate: written, ModDate: written }
  const pdf = new PDFDocument({ size: 'A4', margin: 50, info })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>(resolve => {
    pdf.on('data', chunk => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)))
  })
  const block = (lines: string[], x: number, y: number) =>
    lines.forEach((line, i) => pdf.text(line, x, y + i * 13, { lineBreak: false }))

  pdf.rect(0, 0, 595, 8).fill('#24506b')
  pdf
    .fillColor('#000000')
    .font('Helvetica-Bold')
    .fontSize(15)
    .text(paper.buyer[0] ?? '', 50, 40)
  pdf.font('Helvetica').fontSize(9).fillColor('#444444')
  block(paper.buyer.slice(1), 50, 60)
  pdf
    .fillColor('#000000')
    .font('Helvetica-Bold')
    .fontSize(18)
    .text(words.title, 345, 40, { width: 200, align: 'right' })

  pdf.fontSize(9)
  const facts: [string, string][] = [
    [words.number, paper.poNumber],
    ...(paper.orderDate ? [[words.date, paper.orderDate] as [string, string]] : []),
    [words.contact, paper.contact],
  ]
  facts.forEach(([label, value], i) => {
    pdf.font('Helvetica').text(label, 345, 75 + i * 14, { lineBreak: false })
    pdf.font('Helvetica-Bold').text(value, 445, 75 + i * 14, { lineBreak: false })
  })
  pdf.font('Helvetica-Bold').text(words.supplier, 50, 150).text(words.deliverTo, 300, 150)
  pdf.font('Helvetica')
  block(SUPPLIER, 50, 165)
  block(paper.deliverTo, 300, 165)

  const edges = EDGES[paper.language]
  const widths = edges.map((x, i) => (edges[i + 1] ?? 545) - x - 6)
  const row = (cells: string[], y: number) =>
    cells.forEach((cell, i) => pdf.text(cell, edges[i]!, y, { width: widths[i]!, align: i > 2 ? 'right' : 'left' }))
  pdf.rect(46, 240, 503, 18).fill('#e8eef2')
  pdf.fillColor('#000000').font('Helvetica-Bold').fontSize(8.5)
  row(words.columns, 245)
  pdf.font('Helvetica')
  let y = 264
  paper.lines.forEach((line, i) => {
    const { sku, description, quantity, unitPrice } = line
    const amounts = [String(quantity), money(unitPrice, paper.language), money(quantity * unitPrice, paper.language)]
    row([String((i + 1) * 10), sku, description, ...amounts], y)
    y += Math.max(pdf.heightOfString(description, { width: widths[2]! }), 11) + 6
    pdf
      .moveTo(46, y - 3)
      .lineTo(549, y - 3)
      .lineWidth(0.4)
      .stroke('#b8c4cc')
  })

  const net = paper.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
  const totals: [string, number][] = [
    [words.subtotal, net],
    [words.tax, net * 0.21],
    [words.total, net * 1.21],
  ]
  for (const [label, value] of totals) {
    y += 14
    pdf.font(label === words.total ? 'Helvetica-Bold' : 'Helvetica')
    pdf.text(label, 395, y, { lineBreak: false })
    pdf.text(`EUR ${money(value, paper.language)}`, 445, y, { width: 94, align: 'right' })
  }
  pdf.font('Helvetica').fontSize(9)
  block(paper.notes, 50, y + 40)
  pdf.end()
  return done
}

/** A sheet as a buyer fills it in: a few cells on top, then the table. Article numbers are text, quantities numbers. */
export async function orderXlsx(paper: OrderPaper): Promise<Buffer> {
  const words = WORDS[paper.language]
  const rows: Row[] = [
    [{ value: `${words.title} ${paper.buyer[0]}`, fontWeight: 'bold', fontSize: 14 }],
    [],
    [label(words.number), { value: paper.poNumber, type: String }],
    [label(words.contact), { value: paper.contact, type: String }],
    [label(words.deliverTo), { value: paper.deliverTo.join(', '), type: String }],
    [],
    words.columns.map(value => ({ value, fontWeight: 'bold' as const, backgroundColor: '#E8EEF2' })),
    ...paper.lines.map(({ sku, description, quantity, unitPrice }, i) => [
      { value: (i + 1) * 10, type: Number },
      { value: sku, type: String },
      { value: description, type: String },
      { value: quantity, type: Number },
      price(unitPrice),
      price(quantity * unitPrice),
    ]),
    [null, null, null, null, label(words.subtotal), price(sum(paper.lines))],
  ]
  const columns = [{ width: 20 }, { width: 24 }, { width: 46 }, { width: 9 }, { width: 15 }, { width: 15 }]
  return writeXlsxFile(rows, { sheet: paper.language === 'nl' ? 'Bestelling' : 'Order', columns }).toBuffer()
}

const label = (value: string) => ({ value, fontWeight: 'bold' as const })
const price = (value: number) => ({ value, type: Number, format: '#,##0.00' })

/** As a Dutch ERP writes it: semicolons, decimal comma, a BOM. */
export function orderCsv(paper: OrderPaper): Buffer {
  const header = 'inkoopnummer;regel;artikelnummer;omschrijving;aantal;prijs'
  const rows = paper.lines.map(({ sku, description, quantity, unitPrice }, i) => {
    return [paper.poNumber, i + 1, sku, description, quantity, unitPrice.toFixed(2).replace('.', ',')].join(';')
  })
  return Buffer.from(`\uFEFF${[header, ...rows].join('\r\n')}\r\n`)
}

export const sum = (lines: OrderLine[]) => lines.reduce((total, line) => total + line.quantity * line.unitPrice, 0)
