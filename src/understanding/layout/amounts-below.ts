import type { Document } from '../types.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { readMoney } from '../values/numbers.ts'
import { cellSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { isCarried } from './totals.ts'

/** An amount that stands below the goods, with the words before it. */
export interface Amount {
  words: string
  value: Found
  /** Brought to the next page. */
  isCarried: boolean
}

const MAX_LINES = 24
const MOST = 24
const BEHIND_WORDS =
  /((?:€|EUR|USD|GBP|CHF|\$|£)?\s?-?\d{1,3}(?:[.,' \u00a0]?\d{3}){0,3}[.,]\d{2}(?:\s?(?:€|EUR|USD|GBP|CHF|\$|£))?)$/

/** The amounts below a place of a document, each with its words: for sums that prove themselves. */
export function amountsBelow(document: Document, from: number): Amount[] {
  const amounts: Amount[] = []
  const below = document.lines.filter(({ start, text }) => start + text.length > from).slice(0, MAX_LINES)
  for (const line of below) {
    let words = ''
    for (const cell of line.cells?.length ? line.cells : [wholeCell(line)]) {
      if (cell.start < from || amounts.length === MOST) continue
      const span = cellSpan(document, cell, line.page)
      const amount = amountIn(span)
      if (!amount) {
        words = cell.text
        continue
      }
      const own = span.text.slice(0, amount.start - span.start).trim()
      const value = found(amount, 'money', 0.9)
      if (value) amounts.push({ words: own || words, value, isCarried: isCarried(own || words) })
    }
  }
  return amounts
}

const wholeCell = ({ text, start }: Document['lines'][number]) => ({ text, start, end: start + text.length, ref: 'c1' })

function amountIn(span: Span): Span | undefined {
  if (span.text.length > 80) return undefined
  if (/\d/.test(span.text) && readMoney(span.text) !== undefined) return span
  const behind = BEHIND_WORDS.exec(span.text)
  return behind ? part(span, behind.index, span.text.length) : undefined
}
