import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import { looksLikeCode, UNIT } from '../values/codes.ts'
import { found } from '../values/found.ts'
import { lineSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { codesIn } from './counted-codes.ts'
import { present } from './line-cells.ts'
import type { OrderLine } from './line-cells.ts'
import { namesLine } from './named-lines.ts'

const QUANTITY = String.raw`(?:aantal|qty|quantity|hoeveelheid|menge|anzahl|quantit[ée]|qt[ée])`
/** A count that can only be one: "x4", "qty 4", "(4)", "4 stuks", "4x". */
const SURE_COUNT = new RegExp(
  String.raw`(?<![\p{L}\d])(?:[x×*]\s?(\d{1,5})(?![\p{L}\d])|${QUANTITY}\s?[.:=]?\s?(\d{1,5})(?![\p{L}\d])|\((\d{1,4})\)|(?<![\w.,/€$£-])(\d{1,5})\s?(?:[x×](?!\w)|off(?!\p{L})|${UNIT}))`,
  'giu',
)
const MOST_BETWEEN = 60

/** "FG-60F (4 stuks), FG-100F (12 stuks)": every article of the line with its own count right behind it. */
export function codesThenCounts(line: Span, not: ReadonlySet<string>): OrderLine[] {
  const counts = matchesOf(SURE_COUNT, line.text)
  // what comes behind the last count is the number of something else
  const codes = codesIn(line, not).filter(code => code.to <= (counts.at(-1)?.index ?? 0))
  if (codes.length < 2) return []
  const own = codes.map((code, index) => {
    const end = codes[index + 1]?.from ?? line.text.length
    return counts.filter(({ index: at }) => at >= code.to && at < end && at - code.to <= MOST_BETWEEN)
  })
  if (own.some(it => it.length !== 1) || counts.length !== codes.length) return []
  return codes.map((code, index) => {
    const count = own[index]![0]!
    return lineOf(line, code.from, code.to, numberOf(count), 0.88)
  })
}

const CODE = String.raw`([A-Z0-9][\w./#+-]{2,40})`
const HEAD = String.raw`^[\s*•·–-]{0,6}(?:\d{1,2}[.)]\s)?`
/** Items of a list: a code, what it is, and the count at a fixed place of the line. */
const ITEMS = [
  // "FG-60F: 4", "FG-60F (4)"
  {
    words: new RegExp(String.raw`${HEAD}${CODE}\s?(?:[:;,=|]\s?(\d{1,4})|\((\d{1,4})\))[\s.;,]*$`, 'u'),
    code: 1,
    counts: [2, 3],
  },
  // "FG-60F Firewall ..... 4"
  {
    words: new RegExp(
      String.raw`${HEAD}${CODE}\s[^\n]{2,60}?\s?(?:\.{3,}|…|_{3,}|-{3,})\s?(\d{1,5})(?:\s?(?:${UNIT}))?\s*$`,
      'iu',
    ),
    code: 1,
    counts: [2],
  },
  // "Qty 4 - FG-60F - Firewall", "4 no. FG-60F"
  {
    words: new RegExp(
      String.raw`${HEAD}(?:${QUANTITY}\s?[.:=]?\s?(\d{1,5})|(\d{1,5})\snos?\.?)\s?[-–|,;:]?\s+${CODE}(?![\w./])`,
      'iu',
    ),
    code: 3,
    counts: [1, 2],
  },
]

export function listedItem(line: Span, not: ReadonlySet<string>): OrderLine | undefined {
  for (const { words, code: group, counts } of ITEMS) {
    const match = words.exec(line.text)
    const [code, count] = [match?.[group], counts.map(it => match?.[it]).find(it => it !== undefined)]
    if (!match || !code || !count || !looksLikeCode(code) || not.has(code) || namesLine(code)) continue
    const from = line.text.indexOf(code)
    const countsFirst = counts.some(it => it < group)
    const at = countsFirst
      ? line.text.search(new RegExp(String.raw`(?<!\d)${count}(?!\d)`))
      : line.text.lastIndexOf(count)
    return lineOf(line, from, from + code.length, { at, text: count }, 0.8)
  }
  return undefined
}

const ALONE = new RegExp(String.raw`${HEAD}${CODE}\s*$`, 'u')
const COUNT_ALONE = new RegExp(
  String.raw`^\s{0,8}(?:${QUANTITY}\s?[.:=]?\s?(\d{1,5})(?:\s?(?:${UNIT}))?|(\d{1,5})\s?(?:x|×|${UNIT}))\s*$`,
  'iu',
)
const PRICE_ALONE =
  /^\s{0,8}(?:(?:stuks|unit|st[üu]ck)?\s?(?:prijs|price|preis)|prix(?: unitaire)?)\s?[.:=]\s?(.{1,24})$/iu
const MOST_LINES = 5

/** Items of several lines: the article alone on one, below it what it is, how many and for how much. */
export function stackedItems(document: Document, not: ReadonlySet<string>): OrderLine[] {
  const { lines } = document
  const codeOf = (text: string) => {
    const code = text.length <= 60 ? ALONE.exec(text)?.[1] : undefined
    return code && looksLikeCode(code) && !not.has(code) ? code : undefined
  }
  return lines.flatMap((line, index) => {
    const code = codeOf(line.text)
    if (!code) return []
    const item: OrderLine = {
      sku: found(
        part(lineSpan(document, line), line.text.indexOf(code), line.text.indexOf(code) + code.length),
        'code',
        0.8,
      ),
    }
    for (const below of lines.slice(index + 1, index + 1 + MOST_LINES)) {
      if (codeOf(below.text) || below.text.length > 100) break
      const span = lineSpan(document, below)
      const [count, price] = [COUNT_ALONE.exec(below.text), PRICE_ALONE.exec(below.text)]
      const number = count?.[1] ?? count?.[2]
      if (number && !item.quantity) {
        const at = below.text.indexOf(number)
        item.quantity = found(part(span, at, at + number.length), 'quantity', 0.82)
      }
      if (price) item.unitPrice = found(part(span, below.text.lastIndexOf(price[1]!), below.text.length), 'money', 0.8)
    }
    return item.quantity ? [present(item)] : []
  })
}

function numberOf(count: RegExpExecArray): { at: number; text: string } {
  const text = count.slice(1).find(it => it !== undefined) ?? ''
  return { at: count.index + count[0].indexOf(text), text }
}

const lineOf = (
  line: Span,
  from: number,
  to: number,
  count: { at: number; text: string },
  confidence: number,
): OrderLine =>
  present({
    sku: found(part(line, from, to), 'code', confidence),
    quantity: found(part(line, count.at, count.at + count.text.length), 'quantity', confidence),
  })
