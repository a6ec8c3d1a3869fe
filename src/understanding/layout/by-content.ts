import { looksLikeCode, UNIT } from '../values/codes.ts'
import { agrees, readMoney, readQuantity } from '../values/numbers.ts'
import { rules } from '../values/rules.ts'
import type { Column } from './columns.ts'
import { totalNamed } from './totals.ts'

type Row = readonly { text: string }[]
type Columns = (Column | undefined)[]

const MAX_ROWS = 30
const MAX_COLUMNS = 16
const WHOLE_UNIT = new RegExp(`^${UNIT}$`, 'i')

/** Columns that nobody named, or named in words that are not known, by what stands below: a name that is known stays. */
export function byContent(named: Columns, rows: readonly Row[]): Columns {
  const goods = fullRows(rows)
  if (goods.length === 0 || named.length > MAX_COLUMNS || !named.includes(undefined)) return named
  const columns = [...named]
  const values = columns.map((_, index) => goods.map(row => row[index]?.text.trim() ?? ''))
  const all = (index: number, is: (text: string) => boolean) =>
    values[index]!.some(text => text !== '') && values[index]!.every(text => text === '' || is(text))
  const give = (column: Column, is: (text: string) => boolean, more: (index: number) => boolean = () => true) => {
    if (columns.includes(column)) return
    const index = columns.findIndex((name, at) => name === undefined && all(at, is) && more(at))
    if (index >= 0) columns[index] = column
  }
  const differ = (index: number) => new Set(values[index]).size === goods.length && !values[index]!.includes('')
  give('ean', text => rules.ean(text) !== undefined)
  putFigures(columns, values)
  if (columns.includes('quantity') && !columns.includes('unitPrice')) onlyPrice(columns, values)
  if (goods.length > 1)
    give(
      'lineNumber',
      text => /^\d{1,4}$/.test(text),
      index => counts(values[index]!),
    )
  // beside another number of the article it may be anybody's number
  if (!CODES.some(name => columns.includes(name))) give('sku', looksLikeCode, differ)
  give('unit', text => WHOLE_UNIT.test(text))
  give(
    'description',
    text => /\p{L}{3}/u.test(text) && rules.date(text) === undefined,
    index => values[index]!.some(text => text.includes(' ')) && (goods.length === 1 || new Set(values[index]).size > 1),
  )
  return columns
}

/** True where the columns prove that goods stand here: on every row a number of pieces times a price is a total. */
export const provesItself = (columns: Columns) =>
  columns.includes('quantity') &&
  columns.includes('unitPrice') &&
  columns.includes('lineTotal') &&
  (columns.includes('sku') || columns.includes('ean') || columns.includes('description'))

/** A list of nothing but article codes and how many of each. */
export function codesAndCounts(rows: readonly Row[]): Columns | undefined {
  const filled = rows.filter(row => row.some(cell => cell.text !== '')).slice(0, MAX_ROWS)
  const width = Math.max(0, ...filled.map(row => row.length))
  if (filled.length < 2 || width < 2 || width > 4) return undefined
  const columns = byContent(Array.from({ length: width }), filled)
  const code = columns.findIndex(column => column === 'sku' || column === 'ean')
  const count = columns.findIndex(
    (column, index) =>
      (column === undefined || column === 'lineNumber') &&
      filled.every(row => /^[1-9]\d{0,4}$/.test(row[index]?.text.trim() ?? '')),
  )
  if (code === -1 || count === -1 || !filled.every(row => (row[code]?.text ?? '') !== '')) return undefined
  return columns.map((column, index) => (index === count ? 'quantity' : column))
}

const CODES: Column[] = ['manufacturerPartNumber', 'ownSku', 'serialNumber']

/** Rows of goods: not those of totals and remarks, which leave most columns empty. */
export function fullRows(rows: readonly Row[]): Row[] {
  const filled = rows.map(row => row.filter(cell => cell.text !== '').length)
  const least = Math.max(2, Math.max(0, ...filled) * 0.6)
  return rows.filter((row, index) => filled[index]! >= least && hasNumber(row) && !isTotal(row)).slice(0, MAX_ROWS)
}

const isTotal = (row: Row) => totalNamed(row.find(cell => cell.text !== '')?.text ?? '') !== undefined

const hasNumber = (row: Row) => row.some(cell => /\d/.test(cell.text))

/** 1, 2, 3 or 10, 20, 30. */
const counts = (texts: readonly string[]) =>
  texts.every((text, index) => index === 0 || Number(text) - Number(texts[index - 1]) === Number(texts[0])) &&
  ['1', '10', '01', '001', '010', '0010', '00010', '100'].includes(texts[0]!)

/** Amounts with cents in one column that nobody knows: what a piece costs. */
function onlyPrice(columns: Columns, values: readonly string[][]): void {
  const amounts = columns.flatMap((name, index) =>
    name === undefined &&
    values[index]!.some(text => /\d[.,]\d{2}(?!\d)/.test(text)) &&
    values[index]!.every(text => text === '' || (readMoney(text) !== undefined && /[.,]\d{2}(?!\d)/.test(text)))
      ? [index]
      : [],
  )
  if (amounts.length === 1) columns[amounts[0]!] = 'unitPrice'
}

/** Quantity, price and total are known by each other: on every row the one times the other is the third. */
function putFigures(columns: Columns, values: readonly string[][]): void {
  const known = (['quantity', 'unitPrice', 'lineTotal'] as const).map(name => columns.indexOf(name))
  const [quantity = -1, price = -1, total = -1] = known
  if (known.every(index => index >= 0)) return
  const numbers = values.map(texts => texts.map(text => readMoney(text)))
  const open = columns.flatMap((name, index) =>
    name === undefined && numbers[index]!.some(number => number !== undefined) ? [index] : [],
  )
  for (const q of quantity >= 0 ? [quantity] : open) {
    const counted = values[q]!.map(text => readQuantity(text))
    if (quantity < 0 && !counted.every(count => count === undefined || Number.isInteger(count))) continue
    for (const p of price >= 0 ? [price] : open) {
      if (p === q || (quantity < 0 && price < 0 && !values[p]!.some(text => /[.,]\d{2}(?!\d)/.test(text)))) continue
      for (const t of total >= 0 ? [total] : open) {
        if (t === q || t === p || !fits(counted, numbers[p]!, numbers[t]!)) continue
        columns[q] = 'quantity'
        columns[p] = 'unitPrice'
        columns[t] = 'lineTotal'
        return
      }
    }
  }
}

function fits(
  counts: readonly (number | undefined)[],
  prices: readonly (string | undefined)[],
  totals: readonly (string | undefined)[],
): boolean {
  let proven = 0
  for (const [index, count] of counts.entries()) {
    const [price, total] = [prices[index], totals[index]]
    if (count === undefined || price === undefined || total === undefined) continue
    if (!agrees(count, price, total)) return false
    // one piece costs what it costs: no proof
    if (count !== 1) proven += 1
  }
  return proven > 0 && (proven > 1 || counts.length === 1)
}
