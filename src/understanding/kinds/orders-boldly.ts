import { paragraphs } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import { once } from '../once.ts'
import { referencesIn } from '../references.ts'
import type { Document, Reading } from '../types.ts'
import { readDate } from '../values/dates.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import { ordersOf, unlike } from './named-orders.ts'
import type { Sentence } from './sentences.ts'
import { sentencesOf } from './sentences.ts'

const MAX_ORDERS = 20
const ORDER = String.raw`(?:\p{L}{0,12}(?:orders?|auftr[aä]ge?|bestellung|bestelling)|p\.?o\.?s?|bestelling(?:en)?|bon|opdracht|levering|zending|job|delivery|shipment|purchase orders?|auftr[aä]ge?|bestellung(?:en)?|lieferung|sendung|vorgang|commandes?|livraison|cde|ref\.?|referentie|reference|nr\.?|nummer|number|no\.?|n°|num[ée]ro|#)`
/** Right behind a word for an order: three figures and more, or letters and figures with a dash. */
const CALLED = new RegExp(
  String.raw`(?<![\p{L}\d-])${ORDER}\s?(?:nummers?|numbers?|nr\.?|no\.?|n°)?\s?[:#]?\s?((?:[A-Z]{1,6}[-/.])?\d[\d./-]{0,20}(?:[-/][A-Z\d]{1,6})?(?:(?:,\s|\s?[&+]\s?|\s(?:en|and|und|et|of|or|oder|ou)\s)\d{3,10}(?![\p{L}\d])){0,9})(?![\p{L}\d]|\s?(?:x|×|%|€))`,
  'giu',
)
/** A number with nothing that says what it is of: figures, or figures in groups. */
const BARE =
  /(?<![\p{L}\d/_.,@+-])(?:\d{4,12}(?:-[A-Z])?|\d{2,6}[-/]\d{2,8}|[A-Z]{1,4}-\d{2,8})(?![\p{L}\d@%]|[.,/:-]\d)/gu
/** Figures that are all there is of a sentence: "712." */
const ALONE = /(?:^|[.!?:]\s+)(\d{3,12})(?=\s*(?:[.!?](?=\s|$)|$))/gu
/** Groups of figures side by side are a telephone number or an account; figures behind a street are a postal code. */
const GROUPED_BEFORE = /\d[,\s]\s?$/u
const GROUPED_BEHIND = /^\s\d/u
const OF_GOODS =
  /^\s?(?:x|×|st\b|stuks?|stück|pcs|pieces?|units?|exempl|licen|€|eur|euro|gb|tb|watt|w\b|mm|cm|kg|jaar|years?|jahre|ans|dagen|days|tage|jours)/iu
const OF_OTHERS =
  /(?<!\p{L})(?:art\w*|items?|sku|p\/n|model\w*|type|serie\w*|serial\w*|s\/n|sn|klant\w*|customer|debit\w*|debtor|account|kunden\w*|client|kvk|coc|btw\w*|vat|iban|tel\w*|phone|mob\w*|fact\w*|inv\w*|rechnung\w*|offert\w*|quot\w*|angebot\w*|devis|rma|ra|case|ticket|postbus|bid|id|box|room|lokaal|poort|gate|week|kw|wk|pin|port|track\w*|code|version|rev\w*|line|regel|pos\w*|zeile|ligne|vak|hal|jaar|year|sinds|since|in|om|at|um|tot|until|van|von|from|to|naar|auf|eur|€|\$|£)[\s:#.]{0,3}$/iu

/** "Artikel nummer", "klant nr": then a word for a number is no order. */
const OF_OTHERS_NUMBER =
  /(?<!\p{L})(?:art\w*|item|model|serie|serial|klant|customer|debit\w*|account|kunden|client|kvk|btw|vat|tel\w*|phone|mob\w*|mijn|my|fact\w*|invoice|rechnung|regel|line|pos\w*|huis|haus|room)\s?-?$/iu

/**
 * The orders of a mail that is known to speak of one: what `ordersOf` sees, else numbers that could hardly be anything else.
 * They are less sure, and only given where the mail gives no others.
 */
export function ordersMeant(reading: Reading, about: readonly Sentence[]): Found[] {
  const named = ordersOf(reading, about)
  return named.length > 0 ? named : meant(reading)
}

/** The order of an answer: in its subject before its text. */
export const orderAnswered = (reading: Reading): Found | undefined => meantIn(reading, true)[0]

const meant = once((reading: Reading) => meantIn(reading, false))

function meantIn(reading: Reading, subjectFirst: boolean): Found[] {
  const written = [...new Set(sentencesOf(reading).map(({ document }) => document))]
  const text = written.filter(({ source }) => source !== 'subject')
  const subject = written.filter(({ source }) => source === 'subject')
  for (const read of [calledOrders, alone, bareOrders])
    for (const documents of subjectFirst ? [subject, text] : [text, subject]) {
      const numbers = unlike(documents.flatMap(document => read(document)))
      // several bare numbers of which nothing is said may be anything
      if (numbers.length > 0 && (read !== bareOrders || numbers.length <= 3)) return numbers.slice(0, MAX_ORDERS)
    }
  return []
}

/** Numbers right behind a word for an order, however short. */
export const calledOrders = once((document: Document): Found[] =>
  paragraphs(document).flatMap(({ span, flat }) =>
    matchesOf(CALLED, flat).flatMap(match => {
      const list = match[1] ?? ''
      const from = match.index + match[0].length - list.length
      const before = flat.slice(Math.max(0, match.index - 24), match.index)
      if (OF_GOODS.test(flat.slice(from + list.length, from + list.length + 12)) || OF_OTHERS_NUMBER.test(before))
        return []
      return matchesOf(/[A-Z\d][A-Z\d./-]*/giu, list).flatMap(each => {
        const text = each[0].replace(/[./-]+$/, '')
        return isNumber(text)
          ? numbered(document, part(span, from + each.index, from + each.index + text.length), 0.75)
          : []
      })
    }),
  ),
)

const alone = (document: Document): Found[] =>
  paragraphs(document).flatMap(({ span, flat }) =>
    matchesOf(ALONE, flat).flatMap(match => {
      const number = match[1] ?? ''
      const to = match.index + match[0].length
      return isYear(number) ? [] : numbered(document, part(span, to - number.length, to), 0.65)
    }),
  )

/** Numbers that nothing says what they are of. */
export function bareOrders(document: Document): Found[] {
  const numbers = paragraphs(document).flatMap(({ span, flat }) =>
    matchesOf(BARE, flat).flatMap(match => {
      const to = match.index + match[0].length
      const before = flat.slice(Math.max(0, match.index - 24), match.index)
      const after = flat.slice(to, to + 12)
      if (!isNumber(match[0]) || match[0].startsWith('0') || OF_OTHERS.test(before) || OF_GOODS.test(after)) return []
      if (GROUPED_BEFORE.test(before) || GROUPED_BEHIND.test(after)) return []
      // four figures and a capital are a postal code and its town
      if (/^\d{4,5}$/.test(match[0]) && /^\s(?:[A-Z]{2}(?![\p{L}])|\p{Lu}\p{Ll})/u.test(after)) return []
      return numbered(document, part(span, match.index, to), 0.6)
    }),
  )
  const figures = numbers.filter(({ span }) => /^[\d/-]+$/.test(span.text))
  return figures.length > 0 ? figures : numbers
}

function numbered(document: Document, span: Found['span'], confidence: number): Found[] {
  const other = referencesIn(document).some(
    ({ type, value }) => type !== 'order' && value.span.start < span.end && span.start < value.span.end,
  )
  const value = other ? undefined : found(span, 'code', confidence)
  return value ? [value] : []
}

const isYear = (text: string) => /^(?:19|20)\d\d$/.test(text)
const isNumber = (text: string) =>
  (text.match(/\d/g) ?? []).length >= (/[A-Z].*[-/.]/i.test(text) ? 1 : 3) &&
  !isYear(text) &&
  !/^\d+[.,]\d{1,2}$/.test(text) &&
  !/^\d{1,2}[-/.](?:\d{1,2}|(?:19|20)\d\d)$/.test(text) &&
  (readDate(text) === undefined || /^\d+$/.test(text))
