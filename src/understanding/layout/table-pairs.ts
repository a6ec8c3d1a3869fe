import type { Cell, Document, Table } from '../types.ts'
import { labelKey } from '../values/fold.ts'
import { cellSpan } from '../values/span.ts'
import { columnOf } from './columns.ts'
import { headingsOf } from './headings.ts'
import { isLabel, MAX_BLOCK } from './label-marks.ts'
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
    for (const [index, cell] of filled.entries()) {
      if (cell.text.length > 70) continue
      const words = cell.text.replace(/\s*[:：]\s*$/, '').trim()
      const label = labelKey(words)
      // a form of two columns names goods on the left: "Quantity | 2"
      const onForm = index === 0 && filled.length === 2 && isForm
      const names = known(label) || (onForm && columnOf(words) !== undefined)
      if (label === '' || (!names && words === cell.text)) continue
      const next = filled[index + 1]
      const span = (value: Cell) => cellSpan(document, value, table.page, table.sheet)
      // a colon behind the one and none behind the other tells which is the label
      const marked = (onForm || words !== cell.text) && next !== undefined && !/[:：]/.test(next.text)
      if (next && (marked || !isLabel(next.text, known))) {
        const value = span(next)
        pairs.push({
          label,
          words,
          value,
          block: [value, ...column(table, at + 1, row.indexOf(next), known).map(span)],
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
    const isOfOrder = name === undefined || name === 'orderReference' || name === 'currency'
    if (!isOfOrder || !first || first.text === '' || !known(labelKey(words))) return []
    if (goods.some(row => (row[index]?.text ?? '') !== first.text)) return []
    const value = cellSpan(document, first, table.page, table.sheet)
    return [{ label: labelKey(words), words, value, block: [value], certainty: 0.95 }]
  })
}

/** Cells below a place until an empty one or a label. */
function column(table: Table, from: number, index: number, known: IsLabel): Cell[] {
  const cells: Cell[] = []
  for (let at = from; at < table.rows.length && cells.length < MAX_BLOCK; at += 1) {
    const row = table.rows[at]!
    const cell = row[index]
    if (!cell || cell.text === '' || isLabel(cell.text, known)) break
    if (cells.length > 0 && row.slice(0, index).some(other => other.text !== '')) break
    cells.push(cell)
  }
  return cells
}
