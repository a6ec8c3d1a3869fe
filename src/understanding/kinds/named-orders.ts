import type { Document, Reading } from '../types.ts'
import { labelled, paragraphs } from '../layout/fields.ts'
import { LABELS } from '../layout/labels.ts'
import { matchesOf } from '../matches.ts'
import { once } from '../once.ts'
import { numberUnder, referenceAt, referencesIn } from '../references.ts'
import { labelKey } from '../values/fold.ts'
import type { Found } from '../values/found.ts'
import { cellSpan, part } from '../values/span.ts'
import type { Sentence } from './sentences.ts'
import { sentencesOf } from './sentences.ts'

/** Order, in the words of people; also what they call what it holds. */
export const ORDER_WORD =
  /(?<!\p{L})(?:(?:inkoop|verkoop|back|deel|web)?orders?\w*|bestel\w+|be?stelling\w*|inkoopopdracht|opdracht|p\.?o\.?|levering\w*|leverantie|zending\w*|goederen|spullen|pakket\w*|purchase order|shipment|parcel|package|delivery|goods|auftr[aä]g\w*|lieferung\w*|sendung\w*|waren?|paket\w*|commandes?|livraison|colis|marchandises?)(?!\p{L})/iu

/** Words before a number that make it something else than an order. */
const SOMETHING_ELSE =
  /(?<!\p{L})(?:art(?:ikel|icle|\.|nr)?\w*|items?|sku|p\/?n|model\w*|type|produ[ck]t\w*|serie\w*|serial\w*|s\/n|klant\w*|customer|debiteur\w*|kunden\w*|kvk|k\.v\.k\.|coc|hrb|siren|siret|rcs|swift|bic|fax|mob(?:iel|ile)?|t|m|f|btw\w*|vat|iban|tel\.?|telefoon|phone|fact\w*|invoices?|rechnung\w*|inv|offerte|quot\w*|angebot\w*|devis|rma|ra|ticket|postbus|eur|€|\$|£|track\w*|zendingnummer|\d\s?x|×|pi[èe]ces? de la r[ée]f[ée]rence)(?:[\s-]?(?:nummer|number|nr\.?|no\.?|n°|code))?\s?[:#.=]{0,2}\s*$/iu
/** A number that only its form makes one: a few letters and many figures, never a word of letters and figures mixed. */
const BARE =
  /(?<![\p{L}\d/_.@+-])(?:[A-Z]{1,6}[-./]?\d{2,}(?:[-./]?\d{2,}){0,3}(?:\/[A-Z0-9]{1,3})?|\d{4,}(?:[/-][A-Z0-9]{1,4})?|\d{2,4}[-/]\d{4,})(?![\p{L}\d@%]|[.,/-]\d|\s?(?:x|×|st\b|stuks?|stück|pcs|pieces|units|€|eur))/giu
const ENOUGH_DIGITS = 5

/** The numbers of orders that a document names, as written; the ones that are called so before those that only look so. */
export const ordersNamed = once((document: Document): Found[] => {
  const named = referencesIn(document)
    .filter(({ type, value }) => type === 'order' && !isGoods(value))
    .map(({ value }) => value)
  const pairs = [...labelled([document], 'orderReference'), ...labelled([document], 'poNumber')]
  const underLabels = pairs.flatMap(pair => numberUnder(pair, 0.95) ?? [])
  return [...named, ...underLabels, ...inColumns(document)]
})

/** Numbers that have the form of an order number and that nothing calls otherwise. */
export const ordersByForm = once((document: Document): Found[] => {
  const taken = referencesIn(document).map(({ value }) => value.span)
  return paragraphs(document).flatMap(({ span, flat }) =>
    matchesOf(BARE, flat).flatMap(match => {
      const words = part(span, match.index, match.index + match[0].length)
      if ((match[0].match(/\d/g) ?? []).length < ENOUGH_DIGITS || match[0].startsWith('0')) return []
      if (SOMETHING_ELSE.test(flat.slice(Math.max(0, match.index - 40), match.index))) return []
      if (taken.some(other => other.start < words.end && words.start < other.end)) return []
      return referenceAt(words, 0.75) ?? []
    }),
  )
})

/** "2 pièces de la référence 152.3301" names goods. */
function isGoods({ span }: Found): boolean {
  const before = span.document.text.slice(Math.max(0, span.start - 60), span.start).replace(/\s+/g, ' ')
  return /(?:artikel|article|art\.|pi[èe]ces?|stuks|stück|units|exemplaires?|x|produ(?:ct|it|kt))\s(?:de |van |of |la |le |der |mit )*(?:nummer |r[ée]f(?:[ée]rence)?\.? |referentie |reference |referenz )$/iu.test(
    before,
  )
}

/** A column of a table that is headed by a word for an order. */
function inColumns(document: Document): Found[] {
  return document.tables.flatMap(table => {
    const [head, ...rows] = table.rows
    const at = head?.findIndex(cell => isOrderLabel(cell.text)) ?? -1
    if (at < 0 || table.rows.length < 2 || (head?.length ?? 0) < 2) return []
    return rows.flatMap(row => {
      const cell = row[at]
      return cell ? (referenceAt(cellSpan(document, cell, table.page, table.sheet), 0.9) ?? []) : []
    })
  })
}

const isOrderLabel = (text: string) => LABELS.orderReference.has(labelKey(text)) || LABELS.poNumber.has(labelKey(text))

/** The same number once, where it stands first. */
export function unlike(numbers: readonly Found[]): Found[] {
  const seen = new Set<unknown>()
  return numbers.filter(({ value }) => !seen.has(value) && seen.add(value))
}

/** The orders that some sentences are about: named in them, else listed below them, else in the subject, else in the text. */
export function ordersOf(reading: Reading, about: readonly Sentence[]): Found[] {
  const written = reading.documents.filter(document => sentencesOf(reading).some(it => it.document === document))
  const inside = (numbers: (document: Document) => Found[]) =>
    unlike(about.flatMap(sentence => numbers(sentence.document).filter(number => stands(number, sentence))))
  const subject = written.filter(({ source }) => source === 'subject')
  const text = written.filter(({ source }) => source !== 'subject')
  const attempts = [
    () => inside(ordersNamed),
    () => inside(ordersByForm),
    () => unlike(about.flatMap(sentence => listedBelow(reading, sentence))),
    () => unlike(subject.flatMap(document => ordersNamed(document))),
    () => unlike(subject.flatMap(document => ordersByForm(document))),
    () => unlike(text.flatMap(document => ordersNamed(document))),
    () => unlike(text.flatMap(document => ordersByForm(document))),
  ]
  for (const attempt of attempts) {
    const numbers = attempt()
    if (numbers.length > 0) return numbers
  }
  return []
}

const stands = ({ span }: Found, sentence: Sentence) =>
  span.document === sentence.document && span.start >= sentence.span.start && span.end <= sentence.span.end

const LISTS =
  /:\s*$|(?<!\p{L})(?:volgende|onderstaande|hieronder|following|below|these|folgende\w*|untenstehend\w*|suivante?s?|ci-dessous|bijgaande|deze)(?!\p{L})/iu
/** What stands before the number of an item: a mark, a word for an order. */
const HEAD = 14

/** Items of a list right under a sentence that announces one, or a table with a column of orders. */
function listedBelow(reading: Reading, sentence: Sentence): Found[] {
  const columns = inColumns(sentence.document)
  if (columns.length > 0) return columns
  if (!LISTS.test(sentence.flat)) return []
  const all = sentencesOf(reading)
  const items: Found[] = []
  for (const item of all.slice(all.indexOf(sentence) + 1)) {
    const [first] = [...ordersNamed(item.document), ...ordersByForm(item.document)].filter(it => stands(it, item))
    if (!first || first.span.start - item.span.start > HEAD) break
    items.push(first)
  }
  return items
}
