import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import { looksLikeCode, UNIT } from '../values/codes.ts'
import { found } from '../values/found.ts'
import { lineSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { clauseAfterCount, NOT_GOODS, priceIn, priceStart, standsAlone, STOP_WORDS, wordsOf } from './clauses.ts'
import { asRow, byCells, QUANTITY_CELL } from './free-rows.ts'
import { codesThenCounts, listedItem, stackedItems } from './code-first.ts'
import { countedCodes } from './counted-codes.ts'
import { present } from './line-cells.ts'
import type { OrderLine } from './line-cells.ts'
import { namesLine, withLineNumbers } from './named-lines.ts'

const COUNTED = new RegExp(
  String.raw`(?<![\w.,/€$£-])(\d{1,6}|\d{1,3}[.,]\d{3})\s?(?:(?:x|×|\*)(?=[\s\p{L}\d"'(])\s?|(${UNIT})\s?)`,
  'giu',
)
const COUNT_AFTER = new RegExp(
  String.raw`(?<![\p{L}\d])(?:[x×*]\s?(\d{1,6})\b|(?:aantal|qty|quantity|hoeveelheid|menge|anzahl|quantit[ée]|qt[ée])\s?[:=]?\s?(\d{1,6})\b|(?<![\w.,/€$£-])(\d{1,6})\s?(?:[x×](?![\w])|off(?!\p{L})|(${UNIT})))`,
  'iu',
)

/** Goods that are ordered without a table: "10 x FG-60F á 412,35", "FG-60F <tab> FortiGate <tab> 3 stuks <tab> EUR 410,00". */
export function readFreeLines(document: Document, not: ReadonlySet<string>): OrderLine[] {
  const lines: OrderLine[] = []
  for (const line of document.lines) {
    if (line.text.length > 2000) continue
    const cells = line.cells ?? []
    const inCells =
      cells.length >= 3 || (cells.length === 2 && cells.some(cell => QUANTITY_CELL.test(cell.text)))
        ? byCells(document, line, cells, not)
        : undefined
    const row = inCells ?? asRow(lineSpan(document, line), not)
    if (row) lines.push(row)
    else lines.push(...withLineNumbers(lineSpan(document, line), inWords(lineSpan(document, line), not)))
  }
  return lines.length > 0 ? lines : stackedItems(document, not)
}

/** Clauses of a sentence or a list item: a count before the article, or the article before a count. */
function inWords(line: Span, not: ReadonlySet<string>): OrderLine[] {
  const inTurn = codesThenCounts(line, not)
  if (inTurn.length > 0) return inTurn
  const listed = listedItem(line, not)
  if (listed) return [listed]
  const byCode = countedCodes(line, not)
  const byCount = countFirst(line, not)
  if (byCode.length > 0 && byCode.length >= byCount.length && !saysMore(byCount, byCode)) return byCode
  if (byCount.length > 0) return byCount
  const bare = bareCount(line, not)
  if (bare) return [bare]
  const after = articleFirst(line, not) ?? withoutCode(line)
  return after ? [after] : []
}

/** The same articles, with more of each: its price, what it is. */
const saysMore = (lines: OrderLine[], than: OrderLine[]) =>
  lines.length === than.length &&
  lines.every((line, index) => {
    const other = than[index]!
    return line.sku?.value === other.sku?.value && Object.keys(line).length > Object.keys(other).length
  })

function countFirst(line: Span, not: ReadonlySet<string>): OrderLine[] {
  const counts = matchesOf(COUNTED, line.text)
  const lines: OrderLine[] = []
  for (const [index, count] of counts.entries()) {
    const from = count.index + count[0].length
    const clause = part(line, from, Math.min(counts[index + 1]?.index ?? line.text.length, from + 300))
    const number = count[1] ?? ''
    const quantity = part(line, count.index, count.index + number.length)
    const unitAt = count[2] ? line.text.indexOf(count[2], count.index + number.length) : -1
    const read = clauseAfterCount(clause, not)
    if (!read) continue
    lines.push(
      present({
        ...read,
        quantity: found(quantity, 'quantity', 0.9),
        unit:
          unitAt >= 0 && /\p{L}{2,}/u.test(count[2] ?? '')
            ? found(part(line, unitAt, unitAt + count[2]!.length), 'text', 0.85)
            : undefined,
      }),
    )
  }
  return lines
}

/** "- 3 FG-60F": a bare number at the head of an item, right before a code. */
function bareCount(line: Span, not: ReadonlySet<string>): OrderLine | undefined {
  const match = /^[\s*•·–-]{0,6}(\d{1,5})\s+(?=[A-Z0-9][\w./#+-]{2,})/u.exec(line.text)
  if (!match) return undefined
  const at = match[0].indexOf(match[1]!)
  const clause = part(line, match[0].length, line.text.length)
  const [first] = wordsOf(clause)
  if (!first || !looksLikeCode(first.text) || not.has(first.text)) return undefined
  const read = clauseAfterCount(clause, not)
  return read && { ...read, ...present({ quantity: found(part(line, at, at + match[1]!.length), 'quantity', 0.8) }) }
}

const COUNT_AND_WORDS = new RegExp(
  String.raw`^[\s*•·–-]{0,6}(?:\d{1,2}[.)]\s)?(\d{1,5})\s?(?:x|×|${UNIT})\s+(?:van |of )?(\p{L}[^\n]{2,100})$`,
  'iu',
)
const WORDS_AND_COUNT =
  /^[\s*•·–-]{0,6}(?:\d{1,2}[.)]\s)?(\p{L}[^\n:]{1,100}?)\s?[-–,:(]\s?(?:aantal|qty|quantity|menge|anzahl|quantit[ée]|qt[ée])\s?[:=]?\s?(\d{1,5})\b/iu

/** An item of a list that counts something without a code: "- 5 x Cisco switch". The reply will ask for the code. */
function withoutCode(line: Span): OrderLine | undefined {
  const first = COUNT_AND_WORDS.exec(line.text)
  const match = first ?? WORDS_AND_COUNT.exec(line.text)
  const count = first ? first[1] : match?.[2]
  const words = first ? first[2] : match?.[1]
  if (!match || !count || !words || namesLine(words)) return undefined
  const at = first ? line.text.indexOf(count) : match.index + match[0].lastIndexOf(count)
  const from = line.text.indexOf(words, first ? at + count.length : 0)
  const clause = part(line, from, from + words.length)
  const described = part(clause, 0, priceStart(clause))
  const bare = described.text.replace(/[\s,;:.–-]+$/, '')
  if (STOP_WORDS.test(bare) || !/\p{L}{3,}/u.test(bare) || bare.split(' ').length > 10) return undefined
  return present({
    description: found(part(described, 0, bare.length), 'text', 0.7),
    quantity: found(part(line, at, at + count.length), 'quantity', 0.8),
    ...priceIn(clause),
  })
}

function articleFirst(line: Span, not: ReadonlySet<string>): OrderLine | undefined {
  const codes = wordsOf(line).filter(word => looksLikeCode(word.text) && !not.has(word.text))
  const code = codes.find(word => standsAlone(line.text, word)) ?? codes[0]
  if (!code || NOT_GOODS.test(line.text.slice(0, code.from)) || code.from > 60) return undefined
  const rest = part(line, code.to, Math.min(line.text.length, code.to + 200))
  const match = COUNT_AFTER.exec(rest.text)
  const number = match?.[1] ?? match?.[2] ?? match?.[3]
  if (!match || !number) return undefined
  const at = match.index + match[0].indexOf(number)
  const unit = match[4]
  const unitAt = unit ? rest.text.indexOf(unit, at + number.length) : -1
  const between = part(rest, /^[\s,;:()–-]*/.exec(rest.text)?.[0].length ?? 0, match.index)
  const behind = between.text.replace(/[\s,;:(–-]+$/, '')
  const isBehind = /\p{L}{3,}/u.test(behind) && !STOP_WORDS.test(behind)
  const before = part(line, /^[\s*•·–-]*(?:\d{1,2}[.)]\s)?/.exec(line.text)?.[0].length ?? 0, code.from)
  const words = isBehind
    ? part(between, 0, behind.length)
    : part(before, 0, before.text.replace(/[\s,;:([–-]+$/, '').length)
  return present({
    sku: found(part(line, code.from, code.to), 'code', 0.85),
    description:
      isBehind || (/\p{L}{3,} \S/u.test(words.text) && standsAlone(line.text, code) && !STOP_WORDS.test(words.text))
        ? found(words, 'text', 0.75)
        : undefined,
    quantity: found(part(rest, at, at + number.length), 'quantity', 0.85),
    unit: unit && /\p{L}{2,}/u.test(unit) ? found(part(rest, unitAt, unitAt + unit.length), 'text', 0.8) : undefined,
    ...priceIn(part(rest, match.index + match[0].length, rest.text.length)),
  })
}
