import { labelKeys, labelKey } from '../values/fold.ts'
import { looksLikeCode } from '../values/codes.ts'
import { once } from '../once.ts'
import { columnOf } from './columns.ts'
import { meaningOf } from './label-meaning.ts'
import { columnMeant } from './column-meaning.ts'
import type { Column } from './columns.ts'
import { fitsColumn } from './glued.ts'
import { byContent, codesAndCounts, fullRows, provesItself } from './by-content.ts'

export interface Headings {
  row: number
  /** Column of each position; undefined where the heading is unknown. */
  columns: Columns
  /** Columns told by what stands in them, not by a name. */
  guessed: ReadonlySet<Column | undefined>
}

type Columns = (Column | undefined)[]
type Row = readonly { text: string }[]

const MAX_ROWS_TRIED = 200
const MAX_ROWS_UNNAMED = 40

/**
 * The heading row of a table: the first row that names what is ordered and at least one more thing. Where no row does, the
 * row above the first rows that prove by their figures that they are goods; row -1 where nothing stands above them.
 */
export const headingsOf = once(readHeadings)

function readHeadings(rows: readonly Row[]): Headings | undefined {
  for (let row = 0; row < Math.min(rows.length, MAX_ROWS_TRIED); row += 1) {
    const cells = rows[row] ?? []
    if (cells.length < 2) continue
    const columns = columnsOf(cells.map(cell => cell.text))
    if (!isHeadings(columns)) continue
    const below = rows.slice(row + 1, row + 30)
    const goods = fullRows(below)
    const settled = fitting(settleByValues(byValues(columns, cells, goods), goods), cells, goods)
    // what its heading says of the order as a whole is no part of the goods
    const open = settled.map((column, index) => column ?? (ofOrder(cells[index]?.text ?? '') ? 'ignored' : undefined))
    const filled = byContent(open, below).map((column, index) => (open[index] === 'ignored' ? settled[index] : column))
    return withGuesses(row, settled, filled)
  }
  return unnamed(rows)
}

/** A heading that is only known by parts of its words heads what it means, or it means something else. */
function fitting(columns: Columns, cells: Row, rows: readonly Row[]): Columns {
  return columns.map((column, index) => {
    if (column === undefined || column === 'ignored' || columnOf(cells[index]?.text ?? '') !== undefined) return column
    const values = rows.map(row => row[index]?.text.trim() ?? '').filter(text => text !== '')
    // one day for all that is ordered is that of the order
    if (column === 'requestedDate' && values.length > 1 && new Set(values).size === 1) return undefined
    const fit = values.filter(text => fitsColumn(column, text)).length
    return values.length === 0 || fit * 2 >= values.length ? column : undefined
  })
}

const ofOrder = (heading: string) => meaningOf(labelKey(heading)) !== undefined

function unnamed(rows: readonly Row[]): Headings | undefined {
  const first = rows.slice(0, MAX_ROWS_UNNAMED).findIndex(row => row.filter(cell => /\d/.test(cell.text)).length >= 3)
  if (first >= 0) {
    const above = rows[first - 1] ?? []
    const heads = above.filter(cell => cell.text !== '').length >= 3 && above.every(cell => !/\d/.test(cell.text))
    const names = heads ? columnsOf(above.map(cell => cell.text)) : []
    const width = Math.max(names.length, rows[first]!.length)
    const columns = byContent(
      Array.from({ length: width }, (_, index) => names[index]),
      rows.slice(first, first + 30),
    )
    if (provesItself(columns)) return withGuesses(first - 1, names, columns)
  }
  const columns = codesAndCounts(rows)
  return columns && withGuesses(-1, [], columns)
}

function withGuesses(row: number, named: Columns, columns: Columns): Headings {
  const guessed = columns.filter((column, index) => column !== undefined && named[index] === undefined)
  return { row, columns, guessed: new Set(guessed) }
}

/** True for names of columns that together can only head a table of goods. */
export function isHeadings(columns: readonly (Column | undefined)[]): boolean {
  const has = (...names: Column[]) => names.some(name => columns.includes(name))
  const code = has('sku', 'ownSku', 'manufacturerPartNumber')
  const goods = code || has('ean', 'description')
  return goods && (has('quantity', 'serialNumber') || (code && has('unitPrice', 'description', 'reason')))
}

const PART_NUMBER = labelKeys(`part number, part no, part nr, partnumber, part, p/n, pn, part #`)
/** What the maker calls it, beside words and another number of the article. */
const MODEL = labelKeys(
  `type, model, modell, modèle, typ, typenummer, modelnummer, model number, type no, type code, typbezeichnung`,
)
/** Names that may head codes as well as words. */
const LOOSE = labelKeys(`
    artikel, item, product, article, material, materiaal, type, model, part, code, ref, référence, reference,
    art`)

/** One column of each kind. Of two that could hold the article, the plainer name holds its words or the maker's number. */
export function columnsOf(headings: readonly string[]): (Column | undefined)[] {
  const columns = headings.map(heading => columnOf(heading))
  const known = new Set(columns)
  for (const [index, heading] of headings.entries()) {
    const means = columns[index] === undefined && /\p{L}/u.test(heading) ? columnMeant(labelKey(heading)) : undefined
    const isOfLines = means === 'requestedDate' || !ofOrder(heading)
    if (means && isOfLines && !known.has(means)) columns[index] = means
  }
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
    const isMakers = PART_NUMBER.has(keys[index]!) || (MODEL.has(keys[index]!) && columns.includes('description'))
    const isPart = isMakers && !columns.includes('manufacturerPartNumber')
    columns[index] = isPart
      ? 'manufacturerPartNumber'
      : LOOSE.has(keys[index]!) && !columns.includes('description')
        ? 'description'
        : undefined
  }
}

const PER_PIECE = /unit|stuk|eenheid|einzel|each|stuck|^pu|^ep$|^pst$/

/**
 * "Unit price" and behind it "Net price": the price of one, and of the line. Beside a total the net price is the price, the
 * other one is before discount; a price before discount alone is the price.
 */
function settlePrices(columns: (Column | undefined)[], keys: readonly string[]): void {
  const [first, second] = columns.flatMap((column, index) => (column === 'unitPrice' ? [index] : []))
  if (first === undefined) {
    const gross = columns.indexOf('grossPrice')
    if (gross >= 0) columns[gross] = 'unitPrice'
  } else if (second !== undefined && columns.includes('lineTotal')) {
    if (/net/.test(keys[second]!) && !/net/.test(keys[first]!)) columns[first] = 'grossPrice'
  } else if (second !== undefined && PER_PIECE.test(keys[first]!) && !PER_PIECE.test(keys[second]!))
    columns[second] = 'lineTotal'
}

/** English "Amount" is a number of pieces where another column holds the sum. */
function settleAmount(columns: (Column | undefined)[], keys: readonly string[]): void {
  if (columns.includes('quantity') || columns.filter(column => column === 'lineTotal').length < 2) return
  const amount = keys.findIndex((key, index) => columns[index] === 'lineTotal' && key === 'amount')
  if (amount >= 0) columns[amount] = 'quantity'
}

/** What stands below shows that a name means another thing than it mostly does. */
function settleByValues(columns: Columns, rows: readonly Row[]): Columns {
  const values = (at: number) => rows.map(row => row[at]?.text.trim() ?? '').filter(text => text !== '')
  const has = (name: Column) => columns.includes(name)
  return columns.map((column, at) => {
    const below = column === 'priceBase' || column === 'lineNumber' || column === 'orderReference' ? values(at) : []
    if (below.length === 0) return column
    const most = (is: (text: string) => boolean) => below.filter(is).length * 2 > below.length
    const amounts = most(text => /\d[.,]\d{2}(?!\d)/.test(text))
    if (column === 'priceBase') return amounts && !has('unitPrice') ? 'unitPrice' : column
    if (column === 'lineNumber' && amounts) return undefined
    if (column === 'lineNumber' && below.every(text => /^\d{1,6}$/.test(text))) return column
    const named = has('sku') || has('ownSku') || has('manufacturerPartNumber') || has('ean')
    const differ = below.length > 1 && new Set(below).size === below.length
    // "Nummer" above codes is that of the article
    return !named && differ && most(looksLikeCode) ? 'sku' : column
  })
}

/** "Item" above 1, 2, 3 counts the lines; above words it describes them. */
function byValues(columns: (Column | undefined)[], cells: Row, rows: readonly Row[]): (Column | undefined)[] {
  const at = columns.indexOf('sku')
  if (at === -1 || !LOOSE.has(labelKey(cells[at]?.text ?? ''))) return columns
  const values = rows.map(row => row[at]?.text.trim() ?? '').filter(text => text !== '')
  const counts = values.length > 0 && values.every(text => /^(?:\d{1,3}|0\d{1,5})$/.test(text))
  const others =
    columns.includes('manufacturerPartNumber') || columns.includes('ean') || columns.includes('description')
  if (counts && others && !columns.includes('lineNumber'))
    return columns.map((column, index) => (index === at ? 'lineNumber' : column))
  const isWords =
    values.length > 0 &&
    !columns.includes('description') &&
    values.filter(text => /\s/.test(text) && !looksLikeCode(text.split(/\s/)[0] ?? '')).length >= values.length * 0.6
  return isWords ? columns.map((column, index) => (index === at ? 'description' : column)) : columns
}
