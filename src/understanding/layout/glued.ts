import type { Cell } from '../types.ts'
import { looksLikeCode } from '../values/codes.ts'
import { rules } from '../values/rules.ts'
import { labelKey } from '../values/fold.ts'
import { columnMeant } from './column-meaning.ts'
import { columnOf } from './columns.ts'
import type { Column } from './columns.ts'

const MAX_WORDS = 6
/** What two headings that look like one may seem to mean: "Besteld Ehd". */
const PARTED = new Set<Column>(['quantity', 'unit', 'lineNumber', 'ignored'])

/** Headings that stand so close that they look like one: "Aantal Eenheid" is two, "Prijs per stuk" is one. */
export function headingParts(cell: Cell): Cell[] {
  if (columnOf(cell.text) !== undefined) return [cell]
  const words = cell.text.split(' ')
  if (words.length < 2 || words.length > MAX_WORDS) return [cell]
  // "Net unit" is one price and "Item fabrikant" one number, though both words are headings
  const whole = columnMeant(labelKey(cell.text))
  if (whole !== undefined && !PARTED.has(whole) && columnOf(words[0]!) !== 'lineNumber') return [cell]
  for (let count = words.length - 1; count > 0; count -= 1) {
    const at = words.slice(0, count).join(' ').length
    const first = columnOf(cell.text.slice(0, at))
    const rest = headingParts(cut(cell, at + 1, cell.text.length))
    if (first && rest.every(({ text }) => columnOf(text) !== undefined && columnOf(text) !== first))
      return [cut(cell, 0, at), ...rest]
  }
  return [cell]
}

/** What stands below two such headings, parted where both sides are what their heading says; undefined where no place is. */
export function valueParts(cell: Cell, [left, right]: [Column, Column]): [Cell, Cell] | undefined {
  for (let at = cell.text.indexOf(' '); at >= 0; at = cell.text.indexOf(' ', at + 1)) {
    if (FITS[left](cell.text.slice(0, at)) && FITS[right](cell.text.slice(at + 1)))
      return [cut(cell, 0, at), cut(cell, at + 1, cell.text.length)]
  }
  return undefined
}

/** True where a text can stand under a heading. */
export const fitsColumn = (column: Column, text: string) => FITS[column](text)

function cut(cell: Cell, from: number, to: number): Cell {
  const { box } = cell
  const letter = box ? (box[2] - box[0]) / Math.max(1, cell.text.length) : 0
  return {
    ...cell,
    text: cell.text.slice(from, to),
    start: cell.start + from,
    end: cell.start + to,
    ...(box ? { box: [box[0] + from * letter, box[1], box[0] + to * letter, box[3]] } : {}),
  }
}

const isCode = (text: string) => /^\S{2,40}$/.test(text) && (looksLikeCode(text) || /\d/.test(text))
const isMoney = (text: string) => rules.money(text) !== undefined
const isWords = (text: string) => /\p{L}{2}/u.test(text)
const FITS: Record<Column, (text: string) => boolean> = {
  lineNumber: text => /^\d{1,5}$/.test(text),
  sku: isCode,
  ownSku: isCode,
  manufacturerPartNumber: isCode,
  ean: text => rules.ean(text) !== undefined,
  description: isWords,
  quantity: text => rules.quantity(text) !== undefined,
  unit: text => /^\p{L}{1,12}\.?$/u.test(text),
  unitPrice: isMoney,
  grossPrice: isMoney,
  lineTotal: isMoney,
  requestedDate: text => rules.date(text) !== undefined,
  serialNumber: isCode,
  reason: isWords,
  currency: text => rules.currency(text) !== undefined,
  discount: text => /^\d[\d.,]*\s?%?$/.test(text),
  orderReference: isCode,
  deadOnArrival: isWords,
  priceBase: text => /^\d[\d.,]*$/.test(text),
  ignored: () => true,
}
