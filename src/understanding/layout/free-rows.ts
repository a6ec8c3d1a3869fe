import type { Cell, Document, Line } from '../types.ts'
import { AMOUNT, looksLikeCode, UNIT } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { agrees, readMoney } from '../values/numbers.ts'
import { cellSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { withoutPriceWord, wordsOf } from './clauses.ts'
import { present } from './line-cells.ts'
import type { OrderLine } from './line-cells.ts'

export const QUANTITY_CELL = new RegExp(String.raw`^\d{1,6}(?:[.,]\d{1,3})?\s?(?:x|×|${UNIT})?$`, 'i')

/** Cells in a row without headings, told by their form; nothing unless there is an article code and one quantity. */
export function byCells(
  document: Document,
  line: Line,
  cells: Cell[],
  not: ReadonlySet<string>,
): OrderLine | undefined {
  const spans = cells.map(cell => cellSpan(document, cell, line.page))
  const isCode = (span: Span) => !not.has(span.text) && looksLikeCode(span.text)
  const sku = spans.find(span => isCode(span) && /\p{L}/u.test(span.text)) ?? spans.find(isCode)
  const counts = spans.filter(span => span !== sku && QUANTITY_CELL.test(span.text) && !isMoney(span.text))
  const numbered = counts.length > 1 && counts[0] === spans[0] && /^\d{1,3}$/.test(spans[0]?.text ?? '')
  const quantity = counts.find(span => /[a-z×]/i.test(span.text)) ?? (numbered ? counts[1] : counts[0])
  if (!sku || !quantity) return undefined
  const amounts = spans
    .filter(span => span !== quantity && span !== sku && (isMoney(span.text) || /^\d+[.,]\d{2}$/.test(span.text)))
    .map(span => found(span, 'money', 0.88))
  const words = spans.filter(
    span => span !== sku && span !== quantity && /\p{L}{2,}/u.test(span.text) && readMoney(span.text) === undefined,
  )
  return present({
    lineNumber: numbered ? found(counts[0], 'integer', 0.85) : undefined,
    sku: found(sku, 'code', 0.9),
    description: found(words.toSorted((a, b) => b.text.length - a.text.length)[0], 'text', 0.85),
    ...countOf(quantity, 0.9),
    ...prices(found(quantity, 'quantity', 0.9), amounts),
  })
}

const FIGURE = String.raw`(?:€|EUR|USD|\$|GBP|£)?\s?\d{1,3}(?:[.,]\d{3})*[.,]\d{2}(?:\s?(?:€|EUR|USD|GBP))?`
const ROW_END = new RegExp(
  String.raw`\s(?:(\d{1,6})(?!\d)\s?(?:x\s|(${UNIT})\s)?\s?)?(${FIGURE})(?:\s(${FIGURE}))?$`,
  'iu',
)

/** A row whose gaps were lost: "FG-60F FortiGate 60F 10 EUR 412,35 EUR 4.123,50", with or without a line number before it. */
export function asRow(line: Span, not: ReadonlySet<string>): OrderLine | undefined {
  const end = ROW_END.exec(line.text)
  if (!end || line.text.length > 300) return undefined
  const head = part(line, 0, end.index)
  const lead = /^(\d{1,6})(?:\s?x)?\s+(?=\S)/i.exec(head.text)
  const words = part(head, lead?.[0].length ?? 0, head.text.length)
  const [first] = wordsOf(words)
  const code = first && looksLikeCode(first.text) && !not.has(first.text) ? first : undefined
  if (!code) return undefined
  const at = (text: string | undefined, from: number) =>
    text === undefined
      ? undefined
      : part(line, line.text.indexOf(text, from), line.text.indexOf(text, from) + text.length)
  const price = found(at(end[3], end.index), 'money', 0.85)
  const second =
    end[4] === undefined
      ? undefined
      : found(part(line, line.text.length - end[4].length, line.text.length), 'money', 0.85)
  const trailing = found(at(end[1], end.index), 'quantity', 0.88)
  const leading = lead && found(part(head, 0, lead[1]!.length), 'quantity', 0.8)
  const quantity = trailing ?? leading
  if (!quantity) return undefined
  const behind = part(words, code.to, words.text.length)
  const rest = trailing ? behind : withoutPriceWord(behind)
  return present({
    lineNumber: trailing && lead ? found(part(head, 0, lead[1]!.length), 'integer', 0.85) : undefined,
    sku: found(part(words, code.from, code.to), 'code', 0.88),
    description: /\p{L}{2,}/u.test(rest.text) ? found(rest, 'text', 0.85) : undefined,
    quantity,
    unit:
      end[2] && /\p{L}{2,}/u.test(end[2]) ? found(at(end[2], end.index + 1 + end[1]!.length), 'text', 0.85) : undefined,
    ...prices(quantity, [price, second]),
  })
}

const WHOLE_AMOUNT = new RegExp(`^${AMOUNT}$`, 'i')
const isMoney = (text: string) => WHOLE_AMOUNT.test(text.trim()) || /^\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$/.test(text.trim())

export function countOf(span: Span, confidence: number): Pick<OrderLine, 'quantity' | 'unit'> {
  const digits = /^[\d.,]+/.exec(span.text)?.[0].length ?? 0
  const unit = part(span, digits, span.text.length)
  const isUnit = /\p{L}{2,}/u.test(unit.text)
  return present({
    quantity: found(isUnit ? part(span, 0, digits) : span, 'quantity', confidence),
    unit: isUnit ? found(unit, 'text', confidence - 0.05) : undefined,
  })
}

function prices(
  quantity: Found | undefined,
  amounts: (Found | undefined)[],
): Pick<OrderLine, 'unitPrice' | 'lineTotal'> {
  const [first, second] = amounts.filter(amount => amount !== undefined)
  if (!first) return {}
  if (!second) return { unitPrice: first }
  const right = agrees(Number(quantity?.value), String(first.value), String(second.value))
  return {
    unitPrice: { ...first, confidence: right ? 0.97 : 0.75 },
    lineTotal: { ...second, confidence: right ? 0.97 : 0.75 },
  }
}
