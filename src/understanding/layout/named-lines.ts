import { found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import type { OrderLine } from './line-cells.ts'

const NAMED_LINE =
  /(?:^|[\s(,;:–-])(?:order ?)?(?:regel|line|zeile|ligne|positie|position|pos\.?)\s?(?:(?:nummer|number|nr\.?|no\.?|n[°º]|#)\s?)?(\d{1,3})(?![\w-]|[.,]\d)/iu

/** "Line 2 should be: 3 x LH-AP6": the line of an order that words before the goods name by its number. */
export function withLineNumbers(line: Span, goods: OrderLine[]): OrderLine[] {
  let from = 0
  return goods.map(given => {
    const places = Object.values(given).map(({ span }) => span)
    const first = Math.min(...places.map(({ start }) => start)) - line.start
    const named = given.lineNumber ? null : NAMED_LINE.exec(line.text.slice(from, first))
    const at = from + (named ? named.index + named[0].length : 0)
    from = Math.max(...places.map(({ end }) => end)) - line.start
    const lineNumber = named && found(part(line, at - named[1]!.length, at), 'integer', 0.9)
    return lineNumber ? { lineNumber, ...given } : given
  })
}

/** True for words that name a line of an order and nothing else. */
export const namesLine = (words: string) => NAMED_LINE.exec(words)?.[0].length === words.length
