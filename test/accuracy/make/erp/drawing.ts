import type { Doc } from '../formats/pdf.ts'
import { broken } from '../formats/text.ts'
import type { Column, Paper } from '../paper.ts'

/** What the pages are put together of: cells, rows, blocks, sums. */

const LEFT = new Set<Column>(['sku', 'mpn', 'ean', 'description', 'unit', 'date', 'position'])
export const put = (pdf: Doc, text: string, x: number, y: number) => pdf.text(text, x, y, { lineBreak: false })
export const putRight = (pdf: Doc, text: string, x: number, y: number, width: number) =>
  pdf.text(text, x, y, { width, align: 'right', lineBreak: false })

interface Grid {
  widths: number[]
  size: number
  left?: number
}

/** Rows under headings; a description that is too long goes on below itself. */
export function rows(
  pdf: Doc,
  paper: Paper,
  top: number,
  { widths, size, left = 45 }: Grid,
  below?: (at: number) => string[],
) {
  const sum = widths.reduce((all, width) => all + width, 0)
  const wide = widths.map(width => ((550 - left) * width) / sum)
  const xs = wide.map((_, i) => left + wide.slice(0, i).reduce((all, width) => all + width, 0))
  const draw = (cells: string[], y: number, bold = false) => {
    let tall = 1
    pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size)
    cells.forEach((cell, i) => {
      const pieces = broken(cell, Math.floor(wide[i]! / (size * 0.52)))
      tall = Math.max(tall, pieces.length)
      pieces.forEach((piece, j) =>
        LEFT.has(paper.columns[i]!)
          ? put(pdf, piece, xs[i]!, y + j * (size + 1.5))
          : putRight(pdf, piece, xs[i]!, y + j * (size + 1.5), wide[i]! - 6),
      )
    })
    return tall * (size + 1.5)
  }
  let y = top + draw(paper.headings, top, true) + 4
  pdf
    .moveTo(left, y - 2)
    .lineTo(550, y - 2)
    .lineWidth(0.4)
    .stroke('#444444')
    .fillColor('#000000')
  for (const [at, row] of paper.rows.entries()) {
    if (y > 720) {
      pdf.addPage()
      y = 60 + draw(paper.headings, 56, true) + 4
    }
    y += draw(row.cells, y) + 2
    for (const line of below?.(at) ?? []) {
      put(pdf, line, xs[Math.max(0, paper.columns.indexOf('description'))]!, y)
      y += size + 1.5
    }
    y += 3
  }
  return y
}

export function totals(pdf: Doc, paper: Paper, y: number, x = 360) {
  paper.totals.forEach(([label, value], i) => {
    put(pdf, label, x, y + i * 13)
    putRight(pdf, value, x + 110, y + i * 13, 80)
  })
  return y + paper.totals.length * 13
}

export function block(
  pdf: Doc,
  { heading, lines }: { heading: string; lines: string[] },
  x: number,
  y: number,
  step = 11.5,
) {
  if (heading) put(pdf.font('Helvetica-Bold'), heading, x, y)
  pdf.font('Helvetica')
  lines.forEach((line, i) => put(pdf, line, x, y + (i + (heading ? 1 : 0)) * step))
  return y + (lines.length + 1) * step
}

export const foot = (pdf: Doc, lines: string[]) => {
  pdf.fontSize(6.5)
  lines.forEach((line, i) => put(pdf, line, 45, 780 + i * 8))
}
const widthOf: { [column in Column]: number } = {
  position: 4,
  sku: 8,
  mpn: 12,
  ean: 10,
  description: 20,
  quantity: 6,
  unit: 5,
  price: 8,
  per: 4,
  discount: 5,
  net: 8,
  total: 9,
  date: 9,
}
export const grid = (paper: Paper, size = 8): Grid => ({ widths: paper.columns.map(column => widthOf[column]), size })
