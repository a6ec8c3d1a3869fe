import type { Cell, Document, Line } from '../types.ts'
import { AMOUNT, looksLikeCode, UNIT } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { agrees, readMoney } from '../values/numbers.ts'
import { cellSpan, lineSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { columnOf } from './columns.ts'
import { present } from './line-cells.ts'
import type { OrderLine } from './line-cells.ts'
import type { Pair } from './pairs.ts'

const QUANTITY_CELL = new RegExp(String.raw`^\d{1,6}(?:[.,]\d{1,3})?\s?(?:x|×|${UNIT})?$`, 'i')
const COUNTED = new RegExp(
  String.raw`(?<![\w.,/€$£-])(\d{1,6}|\d{1,3}[.,]\d{3})\s?(?:(?:x|×|\*)(?=[\s\p{L}\d"'(])\s?|(${UNIT})\s?)`,
  'giu',
)
const COUNT_AFTER = new RegExp(
  String.raw`(?<![\p{L}\d])(?:[x×*]\s?(\d{1,6})\b|(?:aantal|qty|quantity|hoeveelheid|menge|anzahl|quantit[ée]|qt[ée])\s?[:=]?\s?(\d{1,6})\b|(?<![\w.,/€$£-])(\d{1,6})\s?(?:[x×](?![\w])|(${UNIT})))`,
  'iu',
)
const NOT_GOODS =
  /\b(?:order|bestelling|inkooporder|po|factuur|invoice|offerte|quote|quotation|nummer|number|nr|no|referentie|reference|ref|kvk|btw|vat|iban|tel|phone|serienummer|serial|s\/n|sn|postbus|btw-id|debiteur|klantnummer|angebot|rechnung|commande|facture|devis|contract|project|ticket|case|rma|ra)\s?[.:#]{0,2}\s*$/i

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
    else lines.push(...inWords(lineSpan(document, line), not))
  }
  return lines
}

/** Cells in a row without headings, told by their form; nothing unless there is an article code and one quantity. */
function byCells(document: Document, line: Line, cells: Cell[], not: ReadonlySet<string>): OrderLine | undefined {
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
const ROW_END = new RegExp(String.raw`\s(?:(\d{1,6})\s?(?:x\s|(${UNIT})\s)?\s?)?(${FIGURE})(?:\s(${FIGURE}))?$`, 'iu')

/** A row whose gaps were lost: "FG-60F FortiGate 60F 10 EUR 412,35 EUR 4.123,50", with or without a line number before it. */
function asRow(line: Span, not: ReadonlySet<string>): OrderLine | undefined {
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
  const rest = part(words, code.to, words.text.length)
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

const isMoney = (text: string) =>
  new RegExp(`^${AMOUNT}$`, 'i').test(text.trim()) || /^\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$/.test(text.trim())

function countOf(span: Span, confidence: number): Pick<OrderLine, 'quantity' | 'unit'> {
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

/** Clauses of a sentence or a list item: a count before the article, or the article before a count. */
function inWords(line: Span, not: ReadonlySet<string>): OrderLine[] {
  const counts = [...line.text.matchAll(COUNTED)]
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
  if (lines.length > 0) return lines
  const bare = bareCount(line, not)
  if (bare) return [bare]
  const after = articleFirst(line, not) ?? withoutCode(line)
  return after ? [after] : []
}

interface Word {
  text: string
  from: number
  to: number
}

/** Words of a span without the punctuation around them. */
function wordsOf(span: Span): Word[] {
  return [...span.text.matchAll(/\S+/g)].slice(0, 80).map(match => {
    const lead = /^[("'[“‘*_<]+/.exec(match[0])?.[0].length ?? 0
    const text = match[0].slice(lead).replace(/[)"'\]”’*_>,;:.!?]+$/, '')
    return { text, from: match.index + lead, to: match.index + lead + text.length }
  })
}

function codeIn(span: Span, not: ReadonlySet<string>): Word | undefined {
  const money = amountIn(span)
  const codes = wordsOf(span).filter(
    word =>
      looksLikeCode(word.text) &&
      !not.has(word.text) &&
      !NOT_GOODS.test(span.text.slice(0, word.from)) &&
      !(money && word.from >= money.from && word.from < money.to),
  )
  const bracketed = codes.find(word =>
    /[([]\s?(?:(?:art(?:ikel)?|sku|p\/?n|item)\W{0,4}(?:nr|no|nummer|number)?\W{0,3})?$/i.test(
      span.text.slice(0, word.from),
    ),
  )
  const named = codes.find(word =>
    /(?:art(?:ikel)?|sku|p\/?n|part|item)\W{0,4}(?:nr|no|nummer|number|code)?\W{0,3}$/i.test(
      span.text.slice(0, word.from),
    ),
  )
  return (
    named ??
    (bracketed && /[A-Z]/.test(bracketed.text) ? bracketed : undefined) ??
    codes.find(word => /\p{L}/u.test(word.text)) ??
    codes[0]
  )
}

function clauseAfterCount(clause: Span, not: ReadonlySet<string>): OrderLine | undefined {
  const code = codeIn(clause, not)
  if (!code || code.from > 120) return undefined
  return present({
    sku: found(part(clause, code.from, code.to), 'code', 0.88),
    description: describe(clause, code),
    ...priceIn(clause),
  })
}

/** Words before or after the code, up to a price or the end of the clause. */
function describe(clause: Span, code: Word): Found | undefined {
  const stop = priceStart(clause)
  const before = part(clause, 0, code.from)
  const beforeBare = before.text.replace(
    /[\s([:,–-]+(?:(?:art(?:ikel)?|sku|p\/?n|part|item)\W{0,4}(?:nr|no|nummer|number|code)?\W{0,3})?$/i,
    '',
  )
  if (/\p{L}{3,}/u.test(beforeBare) && beforeBare.split(' ').length <= 12 && !STOP_WORDS.test(beforeBare))
    return found(
      part(
        before,
        /^(?:van|of|de|du) (?:de |het |the |la |le )?/i.exec(beforeBare)?.[0].length ?? 0,
        beforeBare.length,
      ),
      'text',
      0.75,
    )
  const tail = part(clause, code.to, Math.max(code.to, stop))
  const lead = /^[\s,;:()\]–-]+/.exec(clause.text.slice(code.to))?.[0].length ?? 0
  const after = part(clause, code.to + lead, Math.max(code.to + lead, stop))
  const end = /(?:[.!?](?:\s|$)|[,;]| en | and | und | et |\)\s|\s[-–(]\s?$|\s?\($)/.exec(after.text)
  const words = part(after, 0, end ? end.index : after.text.length)
  const clean = words.text.replace(/[)\s,;.–-]+$/, '')
  if (tail.text === '' || !/\p{L}{3,}/u.test(clean) || clean.split(' ').length > 10 || STOP_WORDS.test(clean))
    return undefined
  return found(part(words, 0, clean.length), 'text', 0.7)
}

const STOP_WORDS =
  /^(?:van|of|de|het|the|en|and|aub|a\.u\.b|graag|please|bitte|svp|s\.v\.p|te|to|voor|for|met|with|bestellen|leveren|order|retour|terug)$|\b(?:bestellen|leveren|levering|order|ontvangen|retour(?:neren|sturen)?|return|please|graag|kunnen|willen|would|like|werkt|defect|kapot|bij|liefern|bestelling|commande|bon de|referentie|reference|ref|po)\b/i

function amountIn(span: Span): Word | undefined {
  const match = new RegExp(AMOUNT, 'i').exec(span.text)
  const text = (match?.[1] ?? '').replace(/[,.]$/, '')
  return match ? { text, from: match.index, to: match.index + text.length } : undefined
}

const AT =
  /\s(?:á|à|a|@|ad|at|voor|tegen|for|zu|je|prijs:?|price:?|preis:?|prix:?|per stuk:?)\s?(?=[€$£]?\s?\d|EUR|USD|GBP)/i

function priceStart(clause: Span): number {
  const at = AT.exec(clause.text)?.index ?? clause.text.length
  return Math.min(at, amountIn(clause)?.from ?? clause.text.length)
}

function priceIn(clause: Span): Pick<OrderLine, 'unitPrice' | 'lineTotal'> {
  const money = amountIn(clause)
  const at = AT.exec(clause.text)
  const bare = at && /^\s*(\d[\d.,]*\d(?:,-)?|\d)/.exec(clause.text.slice(at.index + at[0].length))
  const from = money ? money.from : at && bare ? at.index + at[0].length + bare[0].indexOf(bare[1]!) : undefined
  if (from === undefined) return {}
  const to = money ? money.to : from + bare![1]!.replace(/[,.]$/, '').length
  const price = found(part(clause, from, to), 'money', 0.85)
  const isTotal = /\b(?:totaal|total|gesamt|samen|tezamen)\W{0,3}$/i.test(clause.text.slice(0, from))
  return present(isTotal ? { lineTotal: price } : { unitPrice: price })
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
  if (!match || !count || !words) return undefined
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
  const code = wordsOf(line).find(word => looksLikeCode(word.text) && !not.has(word.text))
  if (!code || NOT_GOODS.test(line.text.slice(0, code.from)) || code.from > 60) return undefined
  const rest = part(line, code.to, Math.min(line.text.length, code.to + 200))
  const match = COUNT_AFTER.exec(rest.text)
  const number = match?.[1] ?? match?.[2] ?? match?.[3]
  if (!match || !number) return undefined
  const at = match.index + match[0].indexOf(number)
  const unit = match[4]
  const unitAt = unit ? rest.text.indexOf(unit, at + number.length) : -1
  const between = part(rest, /^[\s,;:()–-]*/.exec(rest.text)?.[0].length ?? 0, match.index)
  const words = between.text.replace(/[\s,;:(–-]+$/, '')
  return present({
    sku: found(part(line, code.from, code.to), 'code', 0.85),
    description:
      /\p{L}{3,}/u.test(words) && !STOP_WORDS.test(words)
        ? found(part(between, 0, words.length), 'text', 0.75)
        : undefined,
    quantity: found(part(rest, at, at + number.length), 'quantity', 0.85),
    unit: unit && /\p{L}{2,}/u.test(unit) ? found(part(rest, unitAt, unitAt + unit.length), 'text', 0.8) : undefined,
    ...priceIn(part(rest, match.index + match[0].length, rest.text.length)),
  })
}

/** Goods given as a form, one label a line; a label that comes back begins the next article. */
export function readLabelledLines(pairs: readonly Pair[]): OrderLine[] {
  const lines: OrderLine[] = []
  let line: OrderLine = {}
  const done = () => {
    if (line.sku ?? line.serialNumber ?? line.manufacturerPartNumber ?? (line.description && line.quantity))
      lines.push(line)
    line = {}
  }
  for (const pair of [...pairs].toSorted((a, b) => a.value.start - b.value.start)) {
    const column = columnOf(pair.words)
    if (!column || column === 'ignored' || column === 'ownSku') continue
    if (line[column]) {
      if (line[column].span.start === pair.value.start) continue
      done()
    }
    const value = valueOf(column, pair.value)
    if (value) line[column] = { ...value, confidence: Math.round(value.confidence * pair.certainty * 100) / 100 }
    if (column === 'sku' && value?.rule === 'code') Object.assign(line, wordsAfter(pair.value, value))
  }
  done()
  // a date or an order number on the form of one article is that of the order
  return lines.length > 1 ? lines : lines.map(({ requestedDate: _date, orderReference: _order, ...rest }) => rest)
}

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
