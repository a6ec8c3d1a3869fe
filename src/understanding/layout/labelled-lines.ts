import { looksLikeCode } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { lineSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { standsAlone, wordsOf } from './clauses.ts'
import { columnOf, LINE_COLUMNS } from './columns.ts'
import { columnMeant } from './column-meaning.ts'
import { fitsColumn } from './glued.ts'
import type { Column, LineColumn } from './columns.ts'
import { countOf } from './free-rows.ts'
import { present } from './line-cells.ts'
import type { OrderLine } from './line-cells.ts'
import type { Pair } from './label-marks.ts'

/** Goods given as a form, one label a line; a label that comes back begins the next article. */
export function readLabelledLines(pairs: readonly Pair[]): OrderLine[] {
  const lines: OrderLine[] = []
  let line: OrderLine = {}
  let first: Pair | undefined
  const done = () => {
    if (first && line.quantity && !line.sku && !line.description && !line.manufacturerPartNumber)
      line = { ...titleAbove(first.value), ...line }
    first = undefined
    if (line.sku ?? line.serialNumber ?? line.manufacturerPartNumber ?? (line.description && line.quantity))
      lines.push(line)
    line = {}
  }
  for (const pair of [...pairs].toSorted((a, b) => a.value.start - b.value.start)) {
    const column = columnOf(pair.words) ?? fitting(columnMeant(pair.label), pair)
    if (!column || !isLineColumn(column)) continue
    // what stands before the first article is said of the order
    if (lines.length === 0 && !first && OF_ORDER.has(column)) continue
    if (line[column]) {
      if (line[column].span.start === pair.value.start) continue
      done()
    }
    first ??= pair
    const value = valueOf(column, pair.value)
    if (value) line[column] = { ...value, confidence: Math.round(value.confidence * pair.certainty * 100) / 100 }
    if (column === 'sku' && value?.rule === 'code') Object.assign(line, wordsAfter(pair.value, value))
  }
  done()
  // a date or an order number on the form of one article is that of the order
  return lines.length > 1 ? lines : lines.map(({ requestedDate: _date, orderReference: _order, ...rest }) => rest)
}

const OF_ORDER = new Set<Column>(['requestedDate', 'currency', 'orderReference', 'discount', 'unit', 'reason'])

/** A name that is only known by its parts needs a value that fits. */
const fitting = (column: Column | undefined, { value }: Pair) =>
  column && fitsColumn(column, value.text) ? column : undefined

/** The article as the title of its card: a code, words, or both, on the line above its first label. */
function titleAbove({ document, start }: Span): Pick<OrderLine, 'sku' | 'description'> {
  const at = document.lines.findLastIndex(line => line.start <= start)
  const above = document.lines[at - 1]
  if (!above || above.text.length > 160 || /[:?]/.test(above.text)) return {}
  const title = lineSpan(document, above)
  const codes = wordsOf(title).filter(word => looksLikeCode(word.text))
  const code = codes.find(word => standsAlone(title.text, word)) ?? codes.find(word => word.from <= 4) ?? codes.at(-1)
  if (!code) return {}
  const [before, behind] = [part(title, 0, code.from), part(title, code.to, title.text.length)]
  const words = before.text.length > behind.text.length ? before : behind
  const lead = /^[\s,;:()[\]|–-]*/.exec(words.text)?.[0].length ?? 0
  const bare = part(words, lead, words.text.replace(/[\s,;:()[\]|–-]+$/, '').length)
  return present({
    sku: found(part(title, code.from, code.to), 'code', 0.85),
    description: /\p{L}{3}/u.test(bare.text) ? found(bare, 'text', 0.8) : undefined,
  })
}

const isLineColumn = (column: Column): column is LineColumn => LINE_COLUMNS.some(name => name === column)

/** "Artikel: FG-60F FortiGate 60F" holds the description as well. */
function wordsAfter(span: Span, sku: Found): Pick<OrderLine, 'description'> {
  const rest = part(span, String(sku.value).length, span.text.length)
  const words = part(
    rest,
    /^[\s,;:(–-]*/.exec(rest.text)?.[0].length ?? 0,
    rest.text.length - (/[)\s]*$/.exec(rest.text)?.[0].length ?? 0),
  )
  return /\p{L}{3,}/u.test(words.text) && !/\d\s?x\b|serie|serial/i.test(words.text)
    ? present({ description: found(words, 'text', 0.8) })
    : {}
}

function valueOf(column: string, span: Span): Found | undefined {
  switch (column) {
    case 'lineNumber':
      return found(span, 'integer', 0.95)
    case 'quantity':
      return countOf(span, 0.95).quantity
    case 'unitPrice':
    case 'lineTotal':
      return found(span, 'money', 0.93)
    case 'ean':
      return found(span, 'ean', 0.97)
    case 'requestedDate':
      return found(span, 'date', 0.93)
    case 'serialNumber':
      return found(span, 'compact', 0.95)
    case 'deadOnArrival':
      return found(span, 'doaAnswer', 0.93)
    case 'currency':
      return found(span, 'currency', 0.95)
    case 'sku':
      return skuOf(span)
    default:
      return found(span, 'text', 0.9)
  }
}

function skuOf(span: Span): Found | undefined {
  const whole = found(span, 'code', 0.95)
  if (whole) return whole
  const bracketed = /\(([^()\s]{3,40})\)/.exec(span.text)
  const first = wordsOf(span)[0]
  if (first && looksLikeCode(first.text)) return found(part(span, first.from, first.to), 'code', 0.88)
  if (bracketed && looksLikeCode(bracketed[1]!))
    return found(part(span, bracketed.index + 1, bracketed.index + 1 + bracketed[1]!.length), 'code', 0.85)
  const other = wordsOf(span).find(word => looksLikeCode(word.text))
  return other ? found(part(span, other.from, other.to), 'code', 0.75) : undefined
}
