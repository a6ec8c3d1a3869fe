import type { Cell, Document, Table } from '../types.ts'
import { writesMonthFirst } from '../values/dates.ts'
import { foundIn } from '../values/found.ts'
import { cellSpan } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { headingsOf } from './headings.ts'
import type { Headings } from './headings.ts'
import { readLine } from './line-cells.ts'
import type { Cells, OrderLine } from './line-cells.ts'
import { beginLine, continueLine } from './line-words.ts'
import { CURRENCY, currencyIn, readTotals } from './totals.ts'
import type { Totals } from './totals.ts'

export type { OrderLine } from './line-cells.ts'

export interface LineTable extends Totals {
  document: Document
  lines: OrderLine[]
}

/** Order lines of a table that has headings; undefined where no heading row is found or no line below it. */
export function readLineTable(document: Document, table: Table): LineTable | undefined {
  const headings = headingsOf(table.rows)
  if (!headings) return undefined
  const result: LineTable = { document, lines: [] }
  const monthFirst = writesMonthFirst(document.text)
  const names = table.rows[headings.row]!
  let words: { span: Span; row: number } | undefined
  for (let index = headings.row + 1; index < table.rows.length; index += 1) {
    const row = table.rows[index]!
    const filled = row.filter(cell => cell.text !== '')
    if (filled.length === 0 || sameWords(row, names) || readTotals(document, table, filled, result)) continue
    const cells = cellsOf(document, table, row, headings)
    const line = readLine(cells, monthFirst)
    if (line) {
      if (words && words.row === index - 1 && !cells.description) beginLine(line, words.span)
      result.lines.push(line)
      words = undefined
      continue
    }
    const span = filled.length === 1 ? (cells.description ?? cells.sku) : undefined
    const last = result.lines.at(-1)
    if (span && last && !words && !apart(document, last, span) && !beginsNext(document, table, headings, index))
      continueLine(last, span)
    else words = span && { span, row: index }
  }
  if (result.lines.length === 0) return undefined
  readCurrency(document, table, headings, result)
  return result
}

function cellsOf(document: Document, table: Table, row: Cell[], { columns }: Headings): Cells {
  const cells: Cells = {}
  for (const [index, name] of columns.entries()) {
    const cell = row[index]
    if (name && cell && cell.text !== '') cells[name] ??= cellSpan(document, cell, table.page, table.sheet)
  }
  return cells
}

/** On a page and in a text an empty line ends the words of an article. */
function apart(document: Document, line: OrderLine, more: Span): boolean {
  if (!['pdf', 'scan', 'text'].includes(document.format)) return false
  const ends = Object.values(line).map(value => value.span.end)
  return document.text.slice(Math.max(...ends), more.start).includes('\n\n')
}

/** The words belong to the next row where that one has figures and no words of its own. */
function beginsNext(document: Document, table: Table, headings: Headings, index: number): boolean {
  const row = table.rows[index + 1]
  if (!row || !headings.columns.includes('description')) return false
  const cells = cellsOf(document, table, row, headings)
  return !cells.description && readLine(cells) !== undefined
}

function readCurrency(document: Document, table: Table, headings: Headings, result: LineTable): void {
  const at = headings.columns.findIndex(column => column === 'unitPrice' || column === 'lineTotal')
  const heading = table.rows[headings.row]?.[at]
  const ofHeading = heading && foundIn(cellSpan(document, heading, table.page, table.sheet), CURRENCY, 'currency', 0.95)
  const ofLines = result.lines.map(line => line.currency ?? currencyIn(line.unitPrice) ?? currencyIn(line.lineTotal))
  const currency = ofHeading ?? ofLines.find(value => value !== undefined) ?? result.currency
  if (currency) result.currency = currency
}

const sameWords = (row: readonly Cell[], other: readonly Cell[]) =>
  row.length === other.length && row.every((cell, index) => cell.text === other[index]!.text)
