import { drawn } from '../formats/pdf.ts'
import type { Column, Paper } from '../paper.ts'
import { block, foot, grid, put, putRight, rows, totals } from './drawing.ts'

/** What stands on the page besides the order: whom it is sent to, what they call the sender, small print. */
export interface Around {
  supplier: { heading: string; lines: string[] }
  /** Facts that nobody asks for: customer number, terms, the offer it follows, VAT number. */
  more: [label: string, value: string][]
  foot: string[]
}
export type Paint = (paper: Paper, around: Around) => Promise<Buffer>

/** The supplier in the window of the envelope, facts as "label : value" on the right, addresses side by side. */
export const windowed: Paint = (paper, around) =>
  drawn(pdf => {
    put(pdf.font('Helvetica-Bold').fontSize(15), paper.letterhead[0]!, 45, 36)
    pdf.fontSize(8).font('Helvetica')
    put(pdf, paper.letterhead.slice(1).join(' - '), 45, 56)
    pdf.fontSize(9)
    block(pdf, around.supplier, 45, 110)
    put(pdf.font('Helvetica-Bold').fontSize(14), paper.title, 330, 100)
    pdf.font('Helvetica').fontSize(9)
    const facts = [...around.more.slice(0, 1), ...paper.facts, ...around.more.slice(1)]
    facts.forEach(([label, value], i) => {
      put(pdf, label, 330, 122 + i * 12)
      put(pdf, ':', 438, 122 + i * 12)
      put(pdf, value, 444, 122 + i * 12)
    })
    let y = 140 + facts.length * 12
    y = Math.max(y, 200, ...paper.blocks.map((it, i) => block(pdf, it, 45 + i * 260, y)))
    y = rows(pdf, paper, y + 14, grid(paper))
    totals(pdf, paper, y + 10)
    foot(pdf, around.foot)
  })

/** SAP: number and date together, each line in two or three rows, its price in the second. */
export const twoRows: Paint = (paper, around) =>
  drawn(pdf => {
    const { order, words } = paper
    const fact = (label: string) => paper.facts.find(([name]) => name === label)?.[1] ?? ''
    pdf.font('Courier').fontSize(9)
    block(pdf, { heading: '', lines: around.supplier.lines }, 45, 90)
    put(pdf.fontSize(13), paper.title, 330, 60)
    pdf.fontSize(9)
    put(pdf, words.facts.poNumber, 330, 84)
    put(pdf, `${order.poNumber} / ${fact(words.facts.orderDate)}`, 330, 96)
    put(pdf, words.facts.contact, 330, 112)
    put(pdf, fact(words.facts.contact), 330, 124)
    around.more.forEach(([label, value], i) => put(pdf, `${label}: ${value}`, 330, 142 + i * 11))
    const [deliver] = paper.blocks
    let y = 190
    if (deliver) y = block(pdf, deliver, 45, y) + 6
    put(pdf, `${words.facts.requestedDate}: ${fact(words.facts.requestedDate)}`, 45, y)
    y += 22
    const { position, sku, description, quantity, unit, net, total } = words.columns
    pdf.font('Courier-Bold')
    put(pdf, position, 45, y)
    put(pdf, sku, 90, y)
    put(pdf, description, 190, y)
    put(pdf, quantity, 90, y + 11)
    put(pdf, unit, 190, y + 11)
    put(pdf, net, 290, y + 11)
    put(pdf, total, 470, y + 11)
    pdf.font('Courier')
    y += 28
    const at = (column: Column) => paper.columns.indexOf(column)
    for (const { cells } of paper.rows) {
      put(pdf, cells[at('position')]!.padStart(5, '0'), 45, y)
      put(pdf, cells[at('sku')]!, 90, y)
      put(pdf, cells[at('description')]!, 190, y)
      put(pdf, cells[at('quantity')]!, 90, y + 11)
      put(pdf, cells[at('unit')]!, 190, y + 11)
      putRight(pdf, cells[at('net')]!, 290, y + 11, 100)
      putRight(pdf, cells[at('total')]!, 440, y + 11, 100)
      y += 28
    }
    totals(pdf, paper, y + 12, 320)
    foot(pdf, around.foot)
  })

/** Facts in a band of boxes, labels above values; addresses in three columns with the supplier between. */
export const banded: Paint = (paper, around) =>
  drawn(pdf => {
    put(pdf.font('Helvetica').fontSize(18), `${paper.title} ${paper.order.poNumber}`, 45, 40)
    pdf.fontSize(8.5)
    const [first, ...others] = paper.blocks
    const blocks = [...(first ? [first] : []), around.supplier, ...others]
    const bottom = Math.max(...blocks.map((it, i) => block(pdf, it, 45 + i * 175, 75)))
    const facts = paper.facts.filter(([, value]) => value !== paper.order.poNumber)
    facts.forEach(([label, value], i) => {
      put(pdf.font('Helvetica-Bold'), label, 45 + (i % 4) * 130, bottom + 14 + Math.floor(i / 4) * 32)
      put(pdf.font('Helvetica'), value, 45 + (i % 4) * 130, bottom + 26 + Math.floor(i / 4) * 32)
    })
    const y = rows(pdf, paper, bottom + 60 + Math.floor((facts.length - 1) / 4) * 32, grid(paper, 8.5))
    totals(pdf, paper, y + 8)
    foot(pdf, around.foot)
  })

/** Addresses below the lines, codes of the article below its words, facts in two columns of "label value". */
export const footed =
  (code: string): Paint =>
  (paper, around) =>
    drawn(pdf => {
      const at = paper.columns.indexOf('sku')
      const rest: Paper = {
        ...paper,
        columns: paper.columns.filter((_, i) => i !== at),
        headings: paper.headings.filter((_, i) => i !== at),
        rows: paper.rows.map(row => ({ ...row, cells: row.cells.filter((_, i) => i !== at) })),
      }
      put(pdf.font('Times-Bold').fontSize(16), paper.title, 45, 40)
      put(pdf.font('Times-Roman').fontSize(9), paper.letterhead.slice(0, 3).join(', '), 300, 44)
      const facts = [...paper.facts, ...around.more]
      facts.forEach(([label, value], i) => {
        const x = i % 2 ? 310 : 40
        const y = 76 + Math.floor(i / 2) * 13
        put(pdf.fontSize(8), label, x, y)
        put(pdf, value, x + 140, y)
      })
      block(pdf, around.supplier, 45, 90 + Math.ceil(facts.length / 2) * 13)
      let y = rows(pdf, rest, 175 + Math.ceil(facts.length / 2) * 13, grid(rest), i => [
        `${code} ${paper.rows[i]!.cells[at] ?? ''}`,
      ])
      y = totals(pdf, paper, y + 6) + 24
      paper.blocks.forEach((it, i) => block(pdf.fontSize(9), it, 45 + i * 260, y))
      foot(pdf, around.foot)
    })

/** A narrow letter: everything in one column, the table in small print without rules, amounts far right. */
export const letter: Paint = (paper, around) =>
  drawn(pdf => {
    pdf.font('Helvetica').fontSize(10)
    paper.letterhead.forEach((line, i) => put(pdf, line, 400, 40 + i * 12))
    block(pdf, { heading: '', lines: around.supplier.lines }, 60, 120, 12)
    const date = paper.facts.find(([label]) => label === paper.words.facts.orderDate)?.[1] ?? ''
    put(
      pdf.font('Helvetica-Bold'),
      `${paper.title} ${paper.order.poNumber} ${MARK[paper.order.tongue]} ${date}`,
      60,
      220,
    )
    pdf.font('Helvetica')
    let y = 245
    for (const [label, value] of [...paper.facts, ...around.more]) {
      if (label === paper.words.facts.poNumber || label === paper.words.facts.orderDate) continue
      put(pdf, `${label}: ${value}`, 60, y)
      y += 13
    }
    y += 8
    for (const it of paper.blocks) y = block(pdf, it, 60, y) + 6
    y = rows(pdf, paper, y + 8, { ...grid(paper, 8), left: 60 })
    totals(pdf, paper, y + 10, 380)
    foot(pdf, around.foot)
  })
const MARK = { nl: 'd.d.', en: 'dated', de: 'vom', fr: 'du' }
