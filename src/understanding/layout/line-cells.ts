import { looksLikeCode } from '../values/codes.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { LINE_COLUMNS } from './columns.ts'
import type { Column, LineColumn } from './columns.ts'
import { readFigures } from './figures.ts'
import type { DecimalSign } from './figures.ts'

/** One line of an order or a return as it was read: field -> value with its evidence. */
export type OrderLine = { [Name in LineColumn]?: Found }

/** What stands in one row, by column. */
export type Cells = Partial<Record<Column, Span>>

/** How a document writes its figures and dates. */
export interface Writing {
  monthFirst?: boolean
  sign?: DecimalSign
}

/** A line of goods: something that names the article, and how many; undefined for anything else. */
export function readLine(cells: Cells, { monthFirst, sign }: Writing = {}): OrderLine | undefined {
  const figures = readFigures(cells, sign)
  const { quantity } = figures
  const serialNumber = found(cells.serialNumber, 'compact', 0.95)
  const article = readArticle(cells)
  const makers = codeOf(cells.manufacturerPartNumber, 0.95) ?? found(cells.manufacturerPartNumber, 'text', 0.7)
  const named = article.sku ?? article.description ?? cells.manufacturerPartNumber ?? cells.ean
  if (!named || (!quantity && !serialNumber && !(article.sku && cells.reason))) return undefined
  return present({
    lineNumber: found(cells.lineNumber, 'integer', 0.97),
    ...article,
    manufacturerPartNumber: makers,
    description: article.description ?? (makers && wordsBehind(cells.manufacturerPartNumber, makers)),
    ean: found(cells.ean, 'ean', 0.98),
    ...figures,
    unit:
      unitIn(cells.unit) ??
      unitIn(cells.priceBase) ??
      foundIn(cells.quantity, /\d\s?([\p{L}][\p{L}.]{0,11}(?:\([a-z]{1,3}\))?)$/u, 'text', 0.9),
    discount: found(cells.discount, 'text', 0.9),
    currency: found(cells.currency, 'currency', 0.97),
    requestedDate: found(cells.requestedDate, monthFirst ? 'dateMonthFirst' : 'date', 0.95),
    serialNumber,
    reason: found(cells.reason, 'text', 0.95),
    orderReference: found(cells.orderReference, 'code', 0.95),
    deadOnArrival: found(cells.deadOnArrival, 'doaAnswer', 0.95),
  })
}

/** Code and words of the article, also where both stand in one cell. */
function readArticle(cells: Cells): Pick<OrderLine, 'sku' | 'description'> {
  const described = found(cells.description, 'text', 0.95)
  const code = codeOf(cells.sku) ?? codeOf(cells.ownSku, 0.7)
  if (code) return present({ sku: code, description: described ?? wordsBehind(cells.sku, code) })
  if (cells.sku) {
    // words where a code was expected: the column holds descriptions
    const words = found(cells.sku, 'text', 0.8)
    return described ? present({ sku: words, description: described }) : present({ description: words })
  }
  const inside = cells.manufacturerPartNumber || cells.ean ? undefined : codeInDescription(cells.description)
  return inside
    ? present({ sku: inside, description: wordsBehind(cells.description, inside) })
    : present({ description: described })
}

function codeOf(span: Span | undefined, confidence = 0.97): Found | undefined {
  if (!span) return undefined
  const whole = found(span, 'code', confidence)
  if (whole) return whole
  const first = /^(\S+?)[,;:]?\s/.exec(span.text)?.[1]
  if (first && looksLikeCode(first)) return found(part(span, 0, first.length), 'code', confidence - 0.1)
  const isCode = span.text.length <= 40 && /\d/.test(span.text) && !/\p{L}{4,} \p{L}{3,}/u.test(span.text)
  return isCode ? found(span, 'text', confidence - 0.15) : undefined
}

/** "[FURN_7777] Office chair", "FG-60F FortiGate 60F": a table without a column for codes. */
function codeInDescription(span: Span | undefined): Found | undefined {
  if (!span) return undefined
  const bracketed = /^[[(]([^\s[\]()]{2,40})[\])]\s?\S/.exec(span.text)?.[1]
  if (bracketed && (looksLikeCode(bracketed) || /[A-Z0-9_-]{3,}/.test(bracketed)))
    return found(part(span, 1, 1 + bracketed.length), 'code', 0.88)
  const first = /^(\S+?)[,;:]?\s/.exec(span.text)?.[1] ?? span.text
  return looksLikeCode(first) && /[A-Z]/.test(first) && /\d/.test(first)
    ? found(part(span, 0, first.length), 'code', 0.78)
    : undefined
}

function wordsBehind(span: Span | undefined, code: Found): Found | undefined {
  if (!span) return undefined
  const rest = part(span, code.span.end - span.start, span.text.length)
  const lead = /^[\s\])},;:–-]*/.exec(rest.text)?.[0].length ?? 0
  const words = part(rest, lead, rest.text.length)
  return /\p{L}{2,}/u.test(words.text) ? found(words, 'text', 0.85) : undefined
}

/** Words for what is counted; a number is no unit. */
const unitIn = (span: Span | undefined) =>
  span && /\p{L}/u.test(span.text) && !/^\d/.test(span.text) ? found(span, 'text', 0.95) : undefined

/** The line without what is undefined: an absent value is absent. */
export function present(line: { [Name in keyof OrderLine]: OrderLine[Name] | undefined }): OrderLine {
  const kept: OrderLine = {}
  for (const name of LINE_COLUMNS) {
    const value = line[name]
    if (value) kept[name] = value
  }
  return kept
}
