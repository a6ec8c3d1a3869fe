import { AMOUNT, looksLikeCode } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { present } from './line-cells.ts'
import type { OrderLine } from './line-cells.ts'

/** Words after which a number names a paper, not goods. */
export const NOT_GOODS =
  /\b(?:order|bestelling|inkooporder|po|factuur|invoice|offerte|quote|quotation|nummer|number|nr|no|referentie|reference|ref|kvk|btw|vat|iban|tel|phone|serienummer|serial|s\/n|sn|postbus|btw-id|debiteur|klantnummer|angebot|rechnung|commande|facture|devis|contract|project|ticket|case|rma|ra)\s?[.:#]{0,2}\s*$/i

export interface Word {
  text: string
  from: number
  to: number
}

/** Words of a span without the punctuation around them. */
export function wordsOf(span: Span): Word[] {
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
    codes.find(word => standsAlone(span.text, word)) ??
    codes.find(word => /\p{L}/u.test(word.text)) ??
    codes[0]
  )
}

/** Between commas or the like: a code, where one inside a run of words is the name of a model. */
export const standsAlone = (text: string, { from, to }: Word) =>
  /[([,;|–:]\s?$|\s-\s$/.test(text.slice(0, from)) && /^\s?(?:[)\],;|–]|-\s|$|\.(?:\s|$))/.test(text.slice(to))

export function clauseAfterCount(clause: Span, not: ReadonlySet<string>): OrderLine | undefined {
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
  const lead = /^(?:(?:van|of|de|du|von|het|the|la|le|die|der|den|das)(?: |$))*/i.exec(beforeBare)?.[0].length ?? 0
  const named = beforeBare.slice(lead)
  if (/\p{L}{3,}/u.test(named) && named.split(' ').length <= 12 && !STOP_WORDS.test(beforeBare))
    return found(part(before, lead, beforeBare.length), 'text', 0.75)
  const tail = part(clause, code.to, Math.max(code.to, stop))
  const gap = /^[\s,;:()\]–-]+/.exec(clause.text.slice(code.to))?.[0].length ?? 0
  const after = part(clause, code.to + gap, Math.max(code.to + gap, stop))
  const end = /(?:[.!?](?:\s|$)|[,;]| en | and | und | et |\)\s|\s[-–(]\s?$|\s?\($)/.exec(after.text)
  const words = part(after, 0, end ? end.index : after.text.length)
  const clean = words.text.replace(/[)\s,;.–-]+$/, '')
  if (tail.text === '' || !/\p{L}{3,}/u.test(clean) || clean.split(' ').length > 10 || STOP_WORDS.test(clean))
    return undefined
  return found(part(words, 0, clean.length), 'text', 0.7)
}

export const STOP_WORDS =
  /^(?:van|of|de|het|the|en|and|aub|a\.u\.b|graag|please|bitte|svp|s\.v\.p|te|to|voor|for|met|with|bestellen|leveren|order|retour|terug)$|\b(?:bestellen|leveren|levering|order|ontvangen|retour(?:neren|sturen)?|return|please|graag|kunnen|willen|would|like|prijs|price|preis|prix|werkt|defect|kapot|bij|liefern|bestelling|commande|bon de|referentie|reference|ref|po|instead|in plaats|i\.?p\.?v|statt|anstelle|au lieu|(?:regel|line|zeile|ligne) \d{1,3})\b/i

const AMOUNT_IN_WORDS = new RegExp(AMOUNT, 'i')

function amountIn(span: Span): Word | undefined {
  const match = AMOUNT_IN_WORDS.exec(span.text)
  const text = (match?.[1] ?? '').replace(/[,.]$/, '')
  return match ? { text, from: match.index, to: match.index + text.length } : undefined
}

const AT =
  /\s(?:á|à|a|@|ad|at|voor|tegen|for|zu|je|prijs:?|price:?|preis:?|prix:?|per stuk:?)\s?(?=[€$£]?\s?\d|EUR|USD|GBP)/i

/** A description without the word that leads to the price behind it: "Switch 24 poorten à". */
export const withoutPriceWord = (words: Span) =>
  part(
    words,
    0,
    words.text.replace(/\s(?:[áà@a]|ad|at|voor|tegen|for|zu|je|(?:prijs|price|preis|prix|per stuk):?)$/, '').length,
  )

export function priceStart(clause: Span): number {
  const at = AT.exec(clause.text)?.index ?? clause.text.length
  return Math.min(at, amountIn(clause)?.from ?? clause.text.length)
}

/** An amount without a currency that a word makes the price of one: "19,95 per stuk". */
const EACH =
  /(?<![\d.,])(\d{1,6}(?:[.,]\d{3})?[.,]\d{2})\s?(?:per (?:stuk|st|piece|pc|unit|item)|p\/?st|each|ea\b|a piece|apiece|(?:pro|je) st(?:ü|u|ue)ck|(?:la|par|l['’])\s?(?:pi[èe]ce|unit[ée]))/i

export function priceIn(clause: Span): Pick<OrderLine, 'unitPrice' | 'lineTotal'> {
  const money = amountIn(clause)
  const at = AT.exec(clause.text)
  const each = at || money ? null : EACH.exec(clause.text)
  if (each) {
    const price = found(part(clause, each.index, each.index + each[1]!.length), 'money', 0.85)
    return present({ unitPrice: price })
  }
  const bare = at && /^\s*(\d[\d.,]*\d(?:,-)?|\d)/.exec(clause.text.slice(at.index + at[0].length))
  const from = money ? money.from : at && bare ? at.index + at[0].length + bare[0].indexOf(bare[1]!) : undefined
  if (from === undefined) return {}
  const to = money ? money.to : from + bare![1]!.replace(/[,.]$/, '').length
  const price = found(part(clause, from, to), 'money', 0.85)
  const isTotal = /\b(?:totaal|total|gesamt|samen|tezamen)\W{0,3}$/i.test(clause.text.slice(0, from))
  return present(isTotal ? { lineTotal: price } : { unitPrice: price })
}
