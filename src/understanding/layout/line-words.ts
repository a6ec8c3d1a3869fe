import { looksLikeCode } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { readNumber, readQuantity } from '../values/numbers.ts'
import { part, through, union } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { columnMeant } from './column-meaning.ts'
import { columnOf } from './columns.ts'
import { labelKey } from '../values/fold.ts'
import type { OrderLine } from './line-cells.ts'
import { present } from './line-cells.ts'

const MAX_DESCRIPTION = 300

/**
 * Rows of words around a line of goods: its description goes on there, or a code of it is named.
 * @param describes true where no column holds descriptions: then the row below the figures does
 */
export function continueLine(line: OrderLine, more: Span, describes: boolean): void {
  const named = labelledIn(more)
  if (named) {
    for (const name of ['sku', 'manufacturerPartNumber', 'ean', 'serialNumber', 'requestedDate'] as const) {
      const value = named[name]
      if (value) line[name] ??= value
    }
    return
  }
  if (!line.description && describes && isWords(more.text)) {
    line.description = found(more, 'text', 0.92)
    return
  }
  if (!line.sku && looksLikeCode(more.text)) {
    line.sku = found(more, 'code', 0.85)
    return
  }
  if (
    !isWords(more.text) ||
    !line.description ||
    line.description.span.text.length + more.text.length > MAX_DESCRIPTION
  )
    return
  line.description = joined(line.description.span, more, line.description.confidence - 0.03)
}

/** A description that began in the row above its figures, as in a table whose cells are centred. */
export function beginLine(line: OrderLine, before: Span): void {
  if (!isWords(before.text)) return
  line.description = line.description ? joined(before, line.description.span, 0.85) : found(before, 'text', 0.85)
}

function joined(first: Span, second: Span, confidence: number): Found | undefined {
  const between = first.document.text.slice(first.end, second.start)
  const near = second.start >= first.end && between.trim() === '' && !first.scattered && !second.scattered
  const span: Span = near
    ? through(first, second)
    : { ...first, text: `${first.text} ${second.text}`, scattered: true, box: union(first.box, second.box) }
  return found(span, 'text', confidence)
}

const isWords = (text: string) =>
  text.length <= MAX_DESCRIPTION &&
  /\p{L}/u.test(text) &&
  !/^[-=*_#]{2,}/.test(text) &&
  !/^[\p{L} ]{2,30}:\s*\S/u.test(text) &&
  readNumber(text) === undefined &&
  readQuantity(text) === undefined

/** "Art.nr.: FG-60F", "EAN 4006381333931", "S/N: ..." below the words of an article. */
function labelledIn(span: Span): OrderLine | undefined {
  const match = /^\(?([\p{L}][\p{L}\d ./#°'-]{1,30}?)\s?(?:[:=]|\s(?=\S*\d))\s?(\S{3,40}?)\)?$/u.exec(span.text)
  const name = match && (columnOf(match[1] ?? '') ?? columnMeant(labelKey(match[1] ?? '')))
  if (!match || !name || !(/[:=]/.test(match[0]) || looksLikeCode(match[2]!))) return undefined
  const from = span.text.lastIndexOf(match[2]!)
  const value = part(span, from, from + match[2]!.length)
  if (name === 'sku' || name === 'ownSku') return present({ sku: found(value, 'code', 0.9) })
  if (name === 'manufacturerPartNumber') return present({ manufacturerPartNumber: found(value, 'text', 0.9) })
  if (name === 'ean') return present({ ean: found(value, 'ean', 0.95) })
  if (name === 'serialNumber') return present({ serialNumber: found(value, 'compact', 0.9) })
  return name === 'requestedDate' ? present({ requestedDate: found(value, 'date', 0.9) }) : undefined
}
