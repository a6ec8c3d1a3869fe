import type { Cell, Document, Table } from '../types.ts'
import { writesMonthFirst } from '../values/dates.ts'
import { foundIn } from '../values/found.ts'
import { plain } from '../values/fold.ts'
import { decimalSign } from '../values/numbers.ts'
import { cellSpan, part } from '../values/span.ts'
import { once } from '../once.ts'
import { columnOf, LINE_COLUMNS } from './columns.ts'
import type { Span } from '../values/span.ts'
import { headingsOf } from './headings.ts'
import type { Headings } from './headings.ts'
import { readLine } from './line-cells.ts'
import type { Cells, OrderLine } from './line-cells.ts'
import { beginLine, continueLine } from './line-words.ts'
import { wrapped } from './wrapped-cells.ts'
import { CURRENCY, currencyIn, readTotals } from './totals.ts'
import type { Totals } from './totals.ts'

export type { OrderLine } from './line-cells.ts'

export interface LineTable extends Totals {
  document: Document
  lines: OrderLine[]
}

/** Order lines of a table that has headings, or proves by its figures what it is; undefined for any other. */
export function readLineTable(document: Document, table: Table): LineTable | undefined {
  const headings = headingsOf(table.rows)
  if (!headings) return undefined
  const result: LineTable = { document, lines: [] }
  const names = table.rows[headings.row]
  const writing = { monthFirst: writesMonthFirst(document.text), sign: signOf(document) }
  const base = names && baseInHeading(document, table, headings)
  let words: { span: Span; row: number } | undefined
  let begun: { cells: Cells; row: number } | undefined
  let read: { cells: Cells; row: number } | undefined
  let isClosed = false
  for (let index = headings.row + 1; index < table.rows.length; index += 1) {
    const row = table.rows[index]!
    const filled = row.filter(cell => cell.text !== '')
    if (filled.length === 0 || (names && sameWords(row, names))) continue
    // the words of an article go below its figures, and so does their heading
    if (names && index === headings.row + 1 && filled.length === 1 && columnOf(filled[0]!.text) !== undefined) continue
    const isTotal = readTotals(document, table, filled, result)
    // below what is added up nothing goes on
    isClosed ||= isTotal && (result.subtotal ?? result.total ?? result.tax) !== undefined
    if (isTotal || isAside(filled)) continue
    const own = cellsOf(document, table, row, headings)
    const last = read?.row === index - 1 ? wrapped(read.cells, own) : undefined
    const again = last && readLine(withBase(last, base), writing)
    if (last && again) {
      lessSure(again, headings)
      result.lines[result.lines.length - 1] = again
      read = { cells: last, row: index }
      continue
    }
    const cells = begun?.row === index - 1 ? completed(begun.cells, own) : own
    const line = readLine(withBase(cells, base), writing)
    if (line) {
      if (words && words.row === index - 1 && !cells.description) beginLine(line, words.span)
      lessSure(line, headings)
      result.lines.push(line)
      read = { cells, row: index }
      isClosed = false
      // what was added up before the last line is no total of the order
      for (const name of ['subtotal', 'tax', 'total'] as const) delete result[name]
      words = undefined
      begun = undefined
      continue
    }
    const [only] = filled
    const span = only && filled.length === 1 ? cellSpan(document, only, table.page, table.sheet) : undefined
    const above = result.lines.at(-1)
    if (
      span &&
      above &&
      !isClosed &&
      !words &&
      !apart(document, above, span, table.rows[index + 1]) &&
      !beginsNext(document, table, headings, index)
    )
      continueLine(above, span, !headings.columns.includes('description'))
    else words = span && { span, row: index }
    begun = !span && isBegun(own) ? { cells: own, row: index } : undefined
  }
  if (result.lines.length === 0) return undefined
  readCurrency(document, table, headings, result)
  return result
}

const withBase = (cells: Cells, base: Span | undefined): Cells =>
  base && cells.unitPrice ? { ...cells, priceBase: base } : cells

/** Whether a comma or a point stands before the cents: once for all tables of a document. */
const signOf = once((document: Document) => decimalSign(document.text))

/** "Prijs per 100" above the prices: what they are for. */
function baseInHeading(document: Document, table: Table, { row, columns }: Headings): Span | undefined {
  const at = columns.indexOf('unitPrice')
  const cell = at === -1 || columns.includes('priceBase') ? undefined : table.rows[row]?.[at]
  const span = cell && cellSpan(document, cell, table.page, table.sheet)
  const base = span && /(?<![\d.,])(10{1,4})(?=\s?(?:\p{L}{1,12}\.?)?[)\s]*$)/u.exec(span.text)
  return base ? part(span, base.index, base.index + base[1]!.length) : undefined
}

/** What is told by its content is less sure than what has a name; a total that fits is the best proof there is. */
function lessSure(line: OrderLine, { guessed }: Headings): void {
  for (const name of LINE_COLUMNS) {
    const value = line[name]
    if (value && guessed.has(name) && name !== 'ean') value.confidence = Math.min(value.confidence, GUESSED)
  }
}
const GUESSED = 0.88

/** The article on one row, how many on the next. */
const isBegun = ({ sku, ean, manufacturerPartNumber, description, quantity }: Cells) =>
  !quantity && (sku ?? ean ?? manufacturerPartNumber ?? description) !== undefined

function completed(first: Cells, second: Cells): Cells {
  const names = Object.keys(second)
  const disjoint = names.every(name => !(name in first) || name === 'lineNumber')
  return disjoint && second.quantity && !second.sku && !second.ean ? { ...second, ...first } : second
}

/** Something offered beside what is ordered, or a page that goes on. */
const isAside = (filled: readonly Cell[]) => filled.length <= 2 && ASIDE.test(plain(filled[0]?.text ?? ''))
const ASIDE =
  /^\W{0,3}(?:(?:in |als |en )?opti(?:e|on|onee?l|onal|ons?)\b|alternati\p{L}*|eventualposition|bedarfsposition|(?:niet|nicht|not|non|pas) (?:besteld|bestellt|ordered|part of|commande)|pagina|page|seite|blad|blatt|vervolg|continued|fortsetzung|suite)\b|(?:niet besteld|niet leveren|nicht bestellt|nicht liefern|not (?:part of (?:this|the) order|ordered|required)|non commande|ne pas livrer)/u

function cellsOf(document: Document, table: Table, row: Cell[], { columns }: Headings): Cells {
  const cells: Cells = {}
  for (const [index, name] of columns.entries()) {
    const cell = row[index]
    if (name && cell && cell.text !== '') cells[name] ??= cellSpan(document, cell, table.page, table.sheet)
  }
  return cells
}

/** On a page and in a text an empty line ends the words of an article, unless all rows of the table stand that far apart. */
function apart(document: Document, line: OrderLine, more: Span, next: readonly Cell[] = []): boolean {
  if (!['pdf', 'scan', 'text'].includes(document.format)) return false
  const spans = Object.values(line).map(value => value.span)
  const end = Math.max(...spans.map(span => span.end))
  if (!document.text.slice(end, more.start).includes('\n\n')) return false
  const bottoms = spans.flatMap(({ box }) => box?.[3] ?? [])
  const tops = next.flatMap(({ text, box }) => (text === '' || !box ? [] : box[1]))
  if (!more.box || bottoms.length === 0) return true
  const above = more.box[1] - Math.max(...bottoms)
  const below = Math.min(...tops) - more.box[3]
  return above > below + 1 || above > 2 * (more.box[3] - more.box[1])
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
