import type { Paper, Row } from '../paper.ts'

export type TextStyle = 'aligned' | 'pipes' | 'tabs' | 'ruled'

/** The whole form as plain text. */
export function textOf(paper: Paper, style: TextStyle, { wrap = 0 } = {}): string {
  const facts = paper.facts.map(([label, value]) => `${label}: ${value}`)
  const blocks = paper.blocks.flatMap(({ heading, lines }) => ['', `${heading}:`, ...lines])
  const totals = paper.totals.map(([label, value]) => `${label}: ${value}`)
  return [...facts, ...blocks, '', tableText(paper, style, wrap), ...(totals.length ? ['', ...totals] : [])].join('\n')
}

function tableText(paper: Paper, style: TextStyle, wrap = 0): string {
  const at = paper.columns.indexOf('description')
  const rows = paper.rows.flatMap(row => (wrap && row.type === 'line' ? wrapped(row, at, wrap) : [row]))
  const grid = [paper.headings, ...rows.map(row => row.cells)]
  if (style === 'tabs') return grid.map(cells => cells.join('\t')).join('\n')
  const numeric = paper.columns.map(column => ['quantity', 'price', 'net', 'total', 'discount'].includes(column))
  const widths = paper.columns.map((_, i) => Math.max(...grid.map(cells => (cells[i] ?? '').length)))
  const padded = grid.map(cells =>
    widths.map((width, i) => {
      const cell = cells[i] ?? ''
      return numeric[i] ? cell.padStart(width) : cell.padEnd(width)
    }),
  )
  if (style === 'pipes') {
    const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`
    const [head = '', ...body] = padded.map(cells => `| ${cells.join(' | ')} |`)
    return [head, rule, ...body].join('\n')
  }
  const [head = '', ...body] = padded.map(cells => cells.join('   ').trimEnd())
  return style === 'ruled' ? [head, '-'.repeat(head.length), ...body].join('\n') : [head, ...body].join('\n')
}

/** A description too long for its column goes on in the next row, the other cells stay empty. */
function wrapped(row: Row, at: number, width: number): Row[] {
  const pieces = broken(row.cells[at] ?? '', width)
  return pieces.map((piece, i) => ({
    type: i ? 'remark' : 'line',
    cells: row.cells.map((cell, column) => (column === at ? piece : i ? '' : cell)),
  }))
}

export function broken(text: string, width: number): string[] {
  const done: string[] = []
  for (const word of text.split(' ')) {
    const last = done.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) done[done.length - 1] = `${last} ${word}`
    else done.push(word)
  }
  return done
}
