import { matchesOf } from '../matches.ts'
import { AMOUNT, looksLikeCode, UNIT } from '../values/codes.ts'
import { COUNT_WORD } from '../values/count-words.ts'
import { DATE_IN_TEXT } from '../values/dates.ts'
import { found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { NOT_GOODS, priceIn, STOP_WORDS, wordsOf } from './clauses.ts'
import type { Word } from './clauses.ts'
import { present } from './line-cells.ts'
import type { OrderLine } from './line-cells.ts'

const LINK = String.raw`(?:(?:of|van|von|vom|de|du|des|d['’])\s?(?:(?:the|your|these|those|item|items|part|article|model|type|de|het|die|dit|deze|uw|jullie|artikel|nummer|der|den|dem|la|le|les|l['’]|votre|vos)\s)?(?:(?:item|article|artikel|type|model|part|r[ée]f[ée]rence|r[ée]f\.?|art\.?)\s)?(?:(?:number|nummer|nr\.?|no\.?|n[°º])\s?)?)`
/** A number of pieces before an article: in figures or in a word, with or without "x", a unit, "of the". */
const COUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,/:€$£#-])(?:(\d{1,5})(?![\d:%°€$£]|[.,/-]\d|e\b|de\b|ste\b|th\b|nd\b|rd\b|st\b(?! \S))|(${COUNT_WORD})(?![\p{L}\d-]))(?:\s?(?:(x|×|\*)(?!\p{L}{2})|(${UNIT})))?(\s${LINK})?`,
  'giu',
)
/** What a number of this size is, by the word before it: a price, a line, a page, a week, a paper. */
const NO_COUNT =
  /(?<!\p{L})(?:[àáa@]|ad|at|for|voor|tegen|zu|je|pour|prijs|price|preis|prix|week|kw|semaine|line|regel|pos|positie|position|zeile|ligne|pagina|page|seite|binnen|within|innerhalb|korting|versie|version|v|kamer|unit|etage|op|on|am|le|by|bis|vor|before|vóór|per|uiterlijk|artikel|article|type|model|serie)[.:]?\s?$/iu
const NO_GOODS_AFTER =
  /^\s?(?:%|euro?\b|usd\b|gbp\b|dag\b|dagen|days?\b|tage?n?\b|jours?\b|week|weken|weeks?\b|wochen?\b|semaines?\b|uur\b|hours?\b|uhr\b|stunden|heures?\b|maand|months?\b|monate?\b|mois\b|jaar|years?\b|jahre?\b|ans?\b|km\b|kg\b|januar|februar|maart|march|april|ma[iy]\b|mei\b|jun|jul|aug|sept|o[kc]tob|nov|de[cz]em|janv|f[ée]vr|mars|avril|juin|juil|ao[ûu]t|d[ée]c)/iu
const MAX_LINE = 1500
const MAX_WORDS_BETWEEN = 12

interface Code extends Word {
  /** Named, in brackets or between commas: the number of the article beside a model in its description. */
  stands: boolean
}

/**
 * Articles of a sentence, each by its code with the count before it: "8 of the 118.0042 and ten FG-60F". A number in the name
 * of a model is no count, nor is one that belongs to a price, a date or a paper.
 */
export function countedCodes(line: Span, not: ReadonlySet<string>): OrderLine[] {
  if (line.text.length > MAX_LINE) return []
  const all = codesIn(line, not)
  if (all.length === 0) return []
  const counts = matchesOf(COUNT, line.text).filter(match => isCount(line.text, match))
  const counted = (code: Code) =>
    counts.some(match => isCertain(match) && code.from - match.index - match[0].length <= 1 && match.index < code.from)
  const codes = all.some(code => code.stands) ? all.filter(code => code.stands || counted(code)) : all
  const lines: OrderLine[] = []
  let from = 0
  for (const [index, code] of codes.entries()) {
    const end = codes[index + 1]?.from ?? line.text.length
    const count = counts.find(match => match.index >= from && match.index + match[0].length <= code.from)
    const read = count && lineOf(line, count, code, end, counts)
    if (read) lines.push(read)
    from = code.to
  }
  return lines
}

/** What looks like an article number in a line, and is no date, amount or number of a paper. */
export function codesIn(line: Span, not: ReadonlySet<string>): Code[] {
  const { text } = line
  const taken = [...text.matchAll(new RegExp(DATE_IN_TEXT.source, 'gi')), ...text.matchAll(new RegExp(AMOUNT, 'gi'))]
  return wordsOf(line)
    .filter(
      word =>
        looksLikeCode(word.text) &&
        !not.has(word.text) &&
        !NOT_GOODS.test(
          text.slice(0, word.from).replace(/(?:r[ée]f(?:[ée]rence)?|nr|no|nummer|number)[.:]?\s$/i, ''),
        ) &&
        !taken.some(other => other.index < word.to && word.from < other.index + other[0].length),
    )
    .map(word => ({ ...word, stands: stands(text, word) }))
}

const NAMED =
  /(?<!\p{L})(?:art(?:ikel|icle)?|sku|p\/?n|part|item|r[ée]f(?:[ée]rence)?|code)\W{0,4}(?:nr|no|nummer|number|code)?\W{0,3}$/iu

function stands(text: string, { from, to }: Word): boolean {
  const [before, after] = [text.slice(0, from), text.slice(to)]
  return NAMED.test(before) || (/[([,;|–]\s?$/.test(before) && /^\s?(?:[)\],;|–]|$|\.(?:\s|$))/.test(after))
}

/** "x", a unit or "of the" makes a count of a number. */
const isCertain = ([, , , times, unit, link]: RegExpExecArray) => (times ?? unit ?? link) !== undefined
/** What a person does, not the paper. */
const ORDERS = /(?<!\p{L})(?:to|we|i|please|you) (?:re-?)?order\s$/iu

function isCount(text: string, match: RegExpExecArray): boolean {
  const [whole, figures, , , , link] = match
  const before = text.slice(Math.max(0, match.index - 30), match.index)
  const ofPaper = NOT_GOODS.test(before) && !ORDERS.test(before)
  if (isCertain(match)) return !ofPaper || figures === undefined || figures.length < 3
  // the figures of "60F" are part of a name
  if (
    figures !== undefined &&
    /^\p{L}/u.test(text.slice(match.index + figures.length, match.index + figures.length + 2))
  )
    return false
  return (
    !NO_COUNT.test(before) &&
    !ofPaper &&
    !NO_GOODS_AFTER.test(text.slice(match.index + whole.length)) &&
    // "een" is an article where nothing makes a number of it
    (figures !== undefined || link !== undefined || !/^(?:een|un|une|ein|eine|einen)$/i.test(whole.trim()))
  )
}

/** Nothing, or what it is in a word or two: "4 claviers FG-60F". */
const NAMES_GOODS = /^\s*(?:\p{Ll}[\p{Ll}-]{2,24}\s){0,2}\s*$/u

function lineOf(
  line: Span,
  count: RegExpExecArray,
  code: Code,
  end: number,
  counts: readonly RegExpExecArray[],
): OrderLine | undefined {
  const [whole, figures, word, times, unit, link] = count
  const number = figures ?? word ?? ''
  const after = count.index + whole.length
  const between = line.text.slice(after, code.from)
  const described = between.replace(
    /[\s([,;:–-]*(?:\(?(?:art|ref|réf|sku|item|part)\p{L}*\W{0,3}(?:(?:nr|no|nummer|number|code)\W{0,3})?)?$/iu,
    '',
  )
  const near = described.trim().split(/\s+/).length <= MAX_WORDS_BETWEEN && !/[.!?]\s/.test(described)
  if (!near || (!times && !unit && !link && !code.stands && !NAMES_GOODS.test(between))) return undefined
  const next = counts.find(({ index }) => index >= code.to)?.index ?? line.text.length
  const clause = part(line, code.from, Math.min(end, next, code.to + 120))
  const lead = /^\s*(?:(?:van|of|de|du|von|the|het|la|le|les|der|die|das)\s)*/iu.exec(described)?.[0].length ?? 0
  const words = part(line, after + lead, after + Math.max(lead, described.length))
  const certain = times || unit || link
  return present({
    sku: found(part(line, code.from, code.to), 'code', code.stands ? 0.9 : 0.87),
    description:
      /\p{L}{3}/u.test(words.text) && !STOP_WORDS.test(words.text) && !NAMED.test(words.text)
        ? found(words, 'text', 0.78)
        : undefined,
    quantity: found(
      part(line, count.index, count.index + number.length),
      word ? 'countWord' : 'quantity',
      certain ? 0.9 : 0.84,
    ),
    unit: unit && /\p{L}{2}/u.test(unit) ? unitOf(line, count, unit) : undefined,
    ...priceIn(clause),
  })
}

function unitOf(line: Span, { index, 0: whole }: RegExpExecArray, unit: string) {
  const at = index + whole.indexOf(unit, 1)
  return found(part(line, at, at + unit.length), 'text', 0.85)
}
