import { labelKeys, labelKey } from '../values/fold.ts'
import { looksLikeCode } from '../values/codes.ts'
import { columnOf } from './columns.ts'
import type { Column } from './columns.ts'

export interface Headings {
  row: number
  /** Column of each position; undefined where the heading is unknown. */
  columns: (Column | undefined)[]
}

type Row = readonly { text: string }[]

const MAX_ROWS_TRIED = 200

/** The heading row of a table: the first row that names what is ordered and at least one more thing. */
export function headingsOf(rows: readonly Row[]): Headings | undefined {
  for (let row = 0; row < Math.min(rows.length, MAX_ROWS_TRIED); row += 1) {
    const cells = rows[row] ?? []
    if (cells.length < 2) continue
    const columns = columnsOf(cells.map(cell => cell.text))
    if (isHeadings(columns)) return { row, columns: byContent(columns, cells, rows.slice(row + 1, row + 30)) }
  }
  return undefined
}

/** True for names of columns that together can only head a table of goods. */
export function isHeadings(columns: readonly (Column | undefined)[]): boolean {
  const has = (...names: Column[]) => names.some(name => columns.includes(name))
  const code = has('sku', 'ownSku', 'manufacturerPartNumber')
  const goods = code || has('ean', 'description')
  return goods && (has('quantity', 'serialNumber') || (code && has('unitPrice', 'description', 'reason')))
}

const PART_NUMBER = labelKeys(`part number, part no, part nr, partnumber, part, p/n, pn, part #`)
/** Names that may head codes as well as words. */
const LOOSE = labelKeys(`
    artikel, item, product, article, material, materiaal, type, model, part, code, ref, référence, reference,
    art`)

/** One column of each kind. Of two that could hold the article, the plainer name holds its words or the maker's number. */
export function columnsOf(headings: readonly string[]): (Column | undefined)[] {
  const columns = headings.map(heading => columnOf(heading))
  if (columns.every(column => column === undefined)) return columns
  const keys = headings.map(heading => labelKey(heading))
  settleArticle(columns, keys)
  settleAmount(columns, keys)
  settlePrices(columns, keys)
  const seen = new Set<Column>()
  return columns.map(column => {
    if (!column || column === 'ignored') return column
    if (seen.has(column)) return undefined
    seen.add(column)
    return column
  })
}

function settleArticle(columns: (Column | undefined)[], keys: readonly string[]): void {
  const articles = columns.flatMap((column, index) => (column === 'sku' ? [index] : []))
  if (articles.length < 2) return
  const strict = articles.filter(index => !LOOSE.has(keys[index]!))
  const sku = strict.find(index => !PART_NUMBER.has(keys[index]!)) ?? strict[0] ?? articles[0]!
  for (const index of articles) {
    if (index === sku) continue
    const isPart = PART_NUMBER.has(keys[index]!) && !columns.includes('manufacturerPartNumber')
    columns[index] = isPart
      ? 'manufacturerPartNumber'
      : LOOSE.has(keys[index]!) && !columns.includes('description')
        ? 'description'
        : undefined
  }
}

const PER_PIECE = /unit|stuk|eenheid|einzel|each|stuck|^pu|^ep$|^pst$/

/** "Unit price" and behind it "Net price": the price of one, and of the line. */
function settlePrices(columns: (Column | undefined)[], keys: readonly string[]): void {
  if (columns.includes('lineTotal')) return
  const [first, second] = columns.flatMap((column, index) => (column === 'unitPrice' ? [index] : []))
  if (first !== undefined && second !== undefined && PER_PIECE.test(keys[first]!) && !PER_PIECE.test(keys[second]!))
    columns[second] = 'lineTotal'
}

/** English "Amount" is a number of pieces where another column holds the sum. */
function settleAmount(columns: (Column | undefined)[], keys: readonly string[]): void {
  if (columns.includes('quantity') || columns.filter(column => column === 'lineTotal').length < 2) return
  const amount = keys.findIndex((key, index) => columns[index] === 'lineTotal' && key === 'amount')
  if (amount >= 0) columns[amount] = 'quantity'
}

/** "Item" above 1, 2, 3 counts the lines; above words it describes them. */
function byContent(columns: (Column | undefined)[], cells: Row, rows: readonly Row[]): (Column | undefined)[] {
  const at = columns.indexOf('sku')
  if (at === -1 || !LOOSE.has(labelKey(cells[at]?.text ?? ''))) return columns
  const values = rows.map(row => row[at]?.text.trim() ?? '').filter(text => text !== '')
  const counts = values.length > 0 && values.every(text => /^\d{1,3}$/.test(text))
  const others =
    columns.includes('manufacturerPartNumber') || columns.includes('ean') || columns.includes('description')
  if (counts && others && !columns.includes('lineNumber'))
    return columns.map((column, index) => (index === at ? 'lineNumber' : column))
  const isWords =
    values.length > 0 &&
    !columns.includes('description') &&
    values.every(text => /\s/.test(text) && !looksLikeCode(text.split(/\s/)[0] ?? ''))
  return isWords ? columns.map((column, index) => (index === at ? 'description' : column)) : columns
}
