import type { Cell, Document, Table } from '../types.ts'
import { labelKey } from '../values/fold.ts'
import { cellSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { columnOf } from './columns.ts'
import { headingsOf } from './headings.ts'
import { canBeLabel, valueForm } from './form-pairs.ts'
import { isPlace } from '../values/addresses.ts'
import { meaningBeside, meansBeside } from './label-meaning.ts'
import { COLON, isLabel, MAX_BLOCK, unmarked } from './label-marks.ts'
import type { IsLabel, Pair } from './label-marks.ts'

/** Where the headings and the rows of goods are: "Delivery date" above a column is no label of the order. */
export function goodsCells({ tables }: Document): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const { rows } of tables) {
    const headings = headingsOf(rows)
    if (!headings) continue
    for (const [index, row] of rows.entries()) {
      const filled = row.filter(cell => cell.text !== '')
      if (index === headings.row || (index > headings.row && filled.length >= 3))
        for (const cell of filled) starts.add(cell.start)
    }
  }
  return starts
}

/** Labels and values in the cells of a table: beside each other, or one above the other. */
export function inTable(document: Document, table: Table, known: IsLabel, goods: ReadonlySet<number>): Pair[] {
  const pairs: Pair[] = ofAllRows(document, table, known)
  const isForm = table.rows.filter(row => isFormRow(row, known)).length >= 2
  for (const [at, row] of table.rows.entries()) {
    const filled = row.filter(cell => cell.text !== '')
    if (filled.some(cell => goods.has(cell.start))) continue
    pairs.push(...filled.flatMap(cell => inCell(cellSpan(document, cell, table.page, table.sheet), known)))
    const heads = isHeadOfForm(table, at, known)
    for (const [index, cell] of filled.entries()) {
      if (cell.text.length > 70) continue
      const words = cell.text.replace(/\s*[:：]\s*$/, '').trim()
      const label = labelKey(words)
      // a form of two columns names goods on the left: "Quantity | 2"
      const onForm = index === 0 && filled.length === 2 && isForm
      const next = filled[index + 1]
      const isHead = headsAddress(table, at, row.indexOf(cell), words)
      const beside = canBeLabel(words) && meansBeside(words) && !!next && valueForm(next.text, known) !== undefined
      const names = known(label) || beside || (onForm && columnOf(words) !== undefined)
      if (label === '' || (!names && !heads && words === cell.text && !isHead)) continue
      const span = (value: Cell) => cellSpan(document, value, table.page, table.sheet)
      // a colon behind the one and none behind the other tells which is the label
      const marked = (onForm || words !== cell.text) && next !== undefined && !/[:：]/.test(next.text)
      if (next && !heads && !(isHead && canBeLabel(next.text)) && (marked || !isLabel(next.text, known))) {
        const value = span(next)
        pairs.push({
          label,
          words,
          value,
          block: [value, ...column(table, at + 1, row.indexOf(next), known, true).map(span)],
          certainty: 0.97,
        })
        continue
      }
      const straight = column(table, at + 1, row.indexOf(cell), known)
      // a form may indent what stands below its label
      const below = straight.length > 0 || next ? straight : column(table, at + 1, row.indexOf(cell) + 1, known)
      const under = below.map(span)
      const [value] = under
      if (value) pairs.push({ label, words, value, block: under, certainty: 0.85 })
    }
  }
  return pairs
}

/** Labels in a row above their values: most of them are known, and none of what stands below is a label. */
function isHeadOfForm({ rows }: Table, at: number, known: IsLabel): boolean {
  const above = (rows[at] ?? []).filter(cell => cell.text !== '')
  const below = (rows[at + 1] ?? []).filter(cell => cell.text !== '')
  const labels = above.filter(cell => known(labelKey(cell.text)) || meansBeside(cell.text)).length
  return (
    above.length >= 2 &&
    labels * 3 >= above.length * 2 &&
    below.length >= labels &&
    below.length <= above.length &&
    above.every(cell => canBeLabel(cell.text)) &&
    below.some(cell => /\d/.test(cell.text)) &&
    !below.some(cell => isLabel(cell.text, known))
  )
}

/** Words that may head an address, and one below them. */
const headsAddress = ({ rows }: Table, at: number, index: number, words: string) =>
  meaningBeside(words, 'address') !== undefined &&
  rows.slice(at + 1, at + 6).some(row => isPlace(row[index]?.text ?? '') || isPlace(row[index + 1]?.text ?? ''))

const MAX_CELL = 600

/** A cell with lines of its own: a label on the first and its value below it, or a label and its value on each. */
function inCell(cell: Span, known: IsLabel): Pair[] {
  if (!cell.text.includes('\n') || cell.text.length > MAX_CELL) return []
  let at = 0
  const lines = cell.text
    .split('\n')
    .map(text => {
      const line = part(cell, at, at + text.length)
      at += text.length + 1
      return line
    })
    .filter(({ text }) => text !== '')
  return lines.flatMap((line, index): Pair[] => {
    const colon = COLON.exec(line.text)
    const words = (colon ? (colon[1] ?? '') : line.text).trim()
    const label = labelKey(words)
    const heads = index === 0 && !colon && headsCell(words, lines.slice(1), known)
    if (label === '' || line.text.length > 200 || !(known(label) || heads || (colon && index === 0))) return []
    const own = colon ? unmarked(part(line, colon[0].length, line.text.length)) : undefined
    const below = lines.slice(index + 1)
    const end = below.findIndex(other => isLabel(other.text, known))
    const block = [...(own && own.text !== '' ? [own] : []), ...(end === -1 ? below : below.slice(0, end))]
    const [value] = block
    return value ? [{ label, words, value, block: block.slice(0, MAX_BLOCK), certainty: 0.95 }] : []
  })
}

/** The small print at the head of a box: what stands below it shows that it is a label. */
function headsCell(words: string, [first, ...more]: Span[], known: IsLabel): boolean {
  if (!first || !canBeLabel(words)) return false
  if (meaningBeside(words, 'address') !== undefined && [first, ...more].some(({ text }) => isPlace(text))) return true
  return more.length === 0 && meansBeside(words) && valueForm(first.text, known) !== undefined
}

/** A row of a form: a label on the left, something else on the right. */
function isFormRow(row: Cell[], known: IsLabel): boolean {
  const [left, right, more] = row.filter(cell => cell.text !== '')
  const isName = (cell: Cell | undefined) =>
    cell !== undefined && cell.text.length <= 70 && (known(labelKey(cell.text)) || columnOf(cell.text) !== undefined)
  return more === undefined && isName(left) && right !== undefined && !isName(right)
}

/** A column of a goods table that says the same on every row speaks of the order: its number, its date, its currency. */
function ofAllRows(document: Document, table: Table, known: IsLabel): Pair[] {
  const headings = headingsOf(table.rows)
  if (!headings) return []
  const goods = table.rows.slice(headings.row + 1).filter(row => row.filter(cell => cell.text !== '').length >= 3)
  return headings.columns.flatMap((name, index) => {
    const words = table.rows[headings.row]?.[index]?.text ?? ''
    const first = goods[0]?.[index]
    const isOfOrder = name === undefined || name === 'ignored' || name === 'orderReference' || name === 'currency'
    if (!isOfOrder || !first || first.text === '' || !namesValue(words, first.text, known)) return []
    if (goods.some(row => (row[index]?.text ?? '') !== first.text)) return []
    const value = cellSpan(document, first, table.page, table.sheet)
    return [{ label: labelKey(words), words, value, block: [value], certainty: 0.95 }]
  })
}

const namesValue = (words: string, value: string, known: IsLabel) =>
  known(labelKey(words)) || (meansBeside(words) && valueForm(value, known) !== undefined)

/** Cells below a place until an empty one or a label; `beside`: or a row that has something left of it, which begins anew. */
function column(table: Table, from: number, index: number, known: IsLabel, beside = false): Cell[] {
  const cells: Cell[] = []
  for (let at = from; at < table.rows.length && cells.length < MAX_BLOCK; at += 1) {
    const row = table.rows[at]!
    const cell = row[index]
    if (!cell || cell.text === '' || isLabel(cell.text, known)) break
    if ((beside || cells.length > 0) && row.slice(0, index).some(other => other.text !== '')) break
    cells.push(cell)
  }
  return cells
}
