import { escaped } from '../formats/html.ts'
import { drawn } from '../formats/pdf.ts'
import { broken } from '../formats/text.ts'
import type { Paper } from '../paper.ts'

/** Each item as a small list of labelled values, no table at all. */
export function cards(paper: Paper): string {
  const head = paper.facts.map(([label, value]) => `${label.padEnd(22, '.')} ${value}`)
  const blocks = paper.blocks.map(({ heading, lines }) => `${heading}\n  ${lines.join('\n  ')}`)
  const items = paper.rows.map((row, i) => {
    const values = row.cells.map((cell, column) => `  ${paper.headings[column]}: ${cell}`)
    return `(${i + 1})\n${values.join('\n')}`
  })
  return [...head, '', ...blocks, '', ...items, '', ...paper.totals.map(([label, value]) => `${label} ${value}`)].join(
    '\n',
  )
}

/** One line an item: quantity first, the rest behind dashes. */
export function dashed(paper: Paper): string {
  const at = paper.columns.indexOf('quantity')
  const rows = paper.rows.map(({ cells }) => `* ${cells[at]} x ${cells.filter((_, i) => i !== at).join(' - ')}`)
  return [...paper.facts.map(([label, value]) => `${label} = ${value}`), '', ...rows].join('\n')
}

/** Tables for layout round tables for data, rows of facts side by side, two rows of text an item. */
export function nested(before: string, paper: Paper, after: string): string {
  const facts = paper.facts.map(
    ([label, value]) => `<td style="padding:4px"><small>${escaped(label)}</small><br><b>${escaped(value)}</b></td>`,
  )
  const at = paper.columns.indexOf('description')
  const cells = (row: string[], tag: string) =>
    row.map((cell, i) => (i === at ? '' : `<${tag} align="left">${escaped(cell)}</${tag}>`)).join('')
  const rows = paper.rows.map(({ cells: row }) => {
    const more =
      at < 0 ? '' : `<tr><td></td><td colspan="${paper.columns.length - 2}"><i>${escaped(row[at] ?? '')}</i></td></tr>`
    return `<tr>${cells(row, 'td')}</tr>${more}`
  })
  const blocks = paper.blocks.map(
    it => `<td valign="top"><b>${escaped(it.heading)}</b><br>${it.lines.map(escaped).join('<br>')}</td>`,
  )
  const paragraph = (text: string) =>
    text
      .split('\n')
      .map(line => `<p style="margin:0">${escaped(line) || '&nbsp;'}</p>`)
      .join('')
  return `<html><body><table width="100%"><tr><td align="center"><table width="640"><tr><td>${paragraph(before)}</td></tr><tr><td><table bgcolor="#eef"><tr>${facts.join('')}</tr></table></td></tr><tr><td><table><tr>${blocks.join('')}</tr></table></td></tr><tr><td><table width="100%"><thead><tr>${cells(paper.headings, 'th')}</tr></thead><tbody>${rows.join('')}</tbody></table></td></tr><tr><td>${paper.totals.map(([label, value]) => `${escaped(label)} <b>${escaped(value)}</b>`).join('<br>')}</td></tr><tr><td>${paragraph(after)}</td></tr></table></td></tr></table></body></html>`
}

/** A page on its side: facts in boxes with their label above the value, headings over two rows, amounts in any place. */
export const wide = (paper: Paper, small: string[]) =>
  drawn(
    pdf => {
      pdf.font('Times-Bold').fontSize(14).text(paper.title.toUpperCase(), 40, 30, { lineBreak: false })
      pdf.font('Times-Roman').fontSize(9)
      pdf.text(paper.letterhead.join('  |  '), 40, 50, { lineBreak: false })
      paper.facts.forEach(([label, value], i) => {
        const x = 40 + (i % 5) * 150
        const y = 75 + Math.floor(i / 5) * 36
        pdf.rect(x, y, 145, 32).stroke('#777777')
        pdf
          .fillColor('#000000')
          .fontSize(7)
          .text(label, x + 4, y + 4, { lineBreak: false })
        pdf.fontSize(10).text(value, x + 4, y + 15, { lineBreak: false })
      })
      pdf.fontSize(9)
      paper.blocks.forEach(({ heading, lines }, i) => {
        pdf
          .font('Times-Bold')
          .text(heading, 40 + i * 380, 155, { lineBreak: false })
          .font('Times-Roman')
        lines.forEach((line, j) => pdf.text(line, 40 + i * 380, 167 + j * 11, { lineBreak: false }))
      })
      const step = 760 / paper.columns.length
      const draw = (cells: string[], y: number) =>
        cells.forEach((cell, i) =>
          broken(cell, Math.floor(step / 4.4)).forEach((piece, j) =>
            pdf.text(piece, 40 + i * step, y + j * 10, { lineBreak: false }),
          ),
        )
      const tall = (cells: string[]) =>
        Math.max(1, ...cells.map(cell => broken(cell, Math.floor(step / 4.4)).length)) * 10
      pdf.font('Times-Italic')
      draw(paper.headings, 235)
      pdf.font('Times-Roman')
      let y = 240 + tall(paper.headings)
      for (const { cells } of paper.rows) {
        draw(cells, y)
        y += tall(cells) + 6
      }
      y += 10
      pdf.text(paper.totals.map(([label, value]) => `${label}: ${value}`).join('     '), 300, y, { lineBreak: false })
      small.forEach((line, i) => pdf.fontSize(6).text(line, 40, y + 24 + i * 9, { lineBreak: false }))
    },
    { layout: 'landscape' },
  )
