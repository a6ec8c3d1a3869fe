import { escaped } from '../formats/html.ts'
import type { Paper } from '../paper.ts'
import type { Around } from './pages.ts'

export type Write = (paper: Paper, around: Around) => string

const table = (rows: string[][], tag = 'td') =>
  `<table border="1">${rows.map((row, i) => `<tr>${row.map(cell => `<${i === 0 && tag === 'th' ? 'th' : 'td'}>${cell.split('\n').map(escaped).join('<br>')}</${i === 0 && tag === 'th' ? 'th' : 'td'}>`).join('')}</tr>`).join('')}</table>`

/** Facts in a table of four columns, addresses in another, totals as last rows of the goods. */
export const tables: Write = (paper, { supplier, more }) => {
  const facts = [...paper.facts, ...more]
  const pairs = facts.flatMap((fact, i) => (i % 2 ? [] : [[...fact, ...(facts[i + 1] ?? ['', ''])]]))
  const blocks = [supplier, ...paper.blocks]
  const width = paper.columns.length
  const sums = paper.totals.map(([label, value]) => [...Array.from({ length: width - 2 }, () => ''), label, value])
  return `<html><body><h2>${escaped(paper.title)}</h2>${table(pairs)}<br>${table([blocks.map(it => it.heading), blocks.map(it => it.lines.join('\n'))])}<br>${table([paper.headings, ...paper.rows.map(row => row.cells), ...sums], 'th')}</body></html>`
}

/** As a portal mails it: a heading and its value in one cell each, bold labels in running paragraphs. */
export const portal: Write = (paper, { more }) => {
  const facts = [...paper.facts, ...more].map(([label, value]) => `<p><b>${escaped(label)}</b> ${escaped(value)}</p>`)
  const blocks = paper.blocks.map(
    it => `<div><b>${escaped(it.heading)}</b><br>${it.lines.map(escaped).join('<br>')}</div>`,
  )
  const sums = paper.totals.map(([label, value]) => `<p>${escaped(label)}: <b>${escaped(value)}</b></p>`)
  return `<html><body><h1>${escaped(paper.title)} ${escaped(paper.order.poNumber)}</h1>${facts.join('')}${blocks.join('')}${table([paper.headings, ...paper.rows.map(row => row.cells)], 'th')}${sums.join('')}</body></html>`
}

/** Columns of spaces, facts beside each other, ruled with signs. */
export const typewriter: Write = (paper, { supplier, more }) => {
  const facts = [...paper.facts, ...more].map(([label, value]) => `${label.padEnd(30)}${value}`)
  const blocks = [...paper.blocks, supplier]
  const tall = Math.max(...blocks.map(it => it.lines.length))
  const side = [
    blocks
      .map(it => it.heading.toUpperCase().padEnd(36))
      .join('')
      .trimEnd(),
    ...Array.from({ length: tall }, (_, i) =>
      blocks
        .map(it => (it.lines[i] ?? '').padEnd(36))
        .join('')
        .trimEnd(),
    ),
  ]
  const cells = [paper.headings, ...paper.rows.map(row => row.cells)]
  const widths = paper.columns.map((_, i) => Math.max(...cells.map(row => row[i]!.length)) + 2)
  const drawn = cells.map(row =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('')
      .trimEnd(),
  )
  const sums = paper.totals.map(([label, value]) => `${label.padStart(40)}  ${value.padStart(14)}`)
  return [
    paper.title,
    '='.repeat(60),
    ...facts,
    '',
    ...side,
    '',
    drawn[0]!,
    '-'.repeat(70),
    ...drawn.slice(1),
    '-'.repeat(70),
    ...sums,
  ].join('\n')
}

/** Like a form that somebody filled in: labels with dots, each line of goods as a small paragraph. */
export const paragraphs: Write = (paper, { more }) => {
  const facts = [...paper.facts, ...more].map(([label, value]) => `- ${label}: ${value}`)
  const blocks = paper.blocks.flatMap(it => ['', it.heading, ...it.lines])
  const items = paper.rows.flatMap(({ cells }) => ['', ...cells.map((cell, i) => `${paper.headings[i]}: ${cell}`)])
  return [
    paper.title,
    '',
    ...facts,
    ...blocks,
    ...items,
    '',
    ...paper.totals.map(([label, value]) => `${label}: ${value}`),
  ].join('\n')
}
