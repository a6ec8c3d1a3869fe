import { columnOf } from '../layout/columns.ts'
import { paragraphs } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import { referencesIn } from '../references.ts'
import type { Document, Table } from '../types.ts'
import { DATE_IN_TEXT, FIRST_DATE, readDate, writesMonthFirst } from '../values/dates.ts'
import { labelKey } from '../values/fold.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { cellSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { articlesInProse } from './articles.ts'

/** An article that a supplier gives a date for. */
export interface EtaLine {
  sku?: Found
  orderReference?: Found
  eta?: Found
}

const MAX_LINES = 500
const DATES =
  /eta|etd|deliver|lever|liefer|livraison|expect|verwacht|erwart|attendu|arriv|aankomst|ankunft|shipdate|verzend|versand|available|beschikbaar|datum|date|termin/
const FRESH = /new|nieuw|neu|nouv|revis|updat|gewijzigd|bijgewerkt|current|actue|aktuel|confirm|bevestig/
const STALE =
  /old|oud|alt|ancien|previous|vorig|origin|oorspronk|ursprung|bisher|initial|request|gevraagd|gewenst|wunsch|order(?:date|datum)|besteldatum|bestelldatum|datecommande/
const OWN_ORDER =
  /^(?:(?:your|uw|ihre?|votre|customer|klant|kunden|client)?(?:po|order|orders|bestelling|bestel|bestell|commande|purchaseorder|inkooporder|auftrag|auftrags|reference|ref|referentie|referenz|kenmerk|bestellung)(?:nr|ref|line|reference|referentie|referenz)?|(?:po|order|bestel|bestell)nr\w*|orderreference|(?:n|nr)commande|customerpo)$/

/** Lines of a table that has a column of articles and one of dates. */
export function etaTable(document: Document, table: Table): EtaLine[] {
  const rule = dateRule(document)
  for (const [index, row] of table.rows.slice(0, 40).entries()) {
    const columns = columnsOf(row.map(cell => cell.text))
    if (!columns) continue
    return table.rows.slice(index + 1, index + 1 + MAX_LINES).flatMap(cells => {
      const cell = (at: number) => {
        const given = at >= 0 ? cells[at] : undefined
        return given && given.text !== '' ? cellSpan(document, given, table.page, table.sheet) : undefined
      }
      const sku = found(cell(columns.sku), 'code', 0.95)
      const eta = dateAt(cell(columns.eta), rule)
      if (!sku || /^(?:total|totaal|gesamt)/i.test(String(sku.value))) return []
      const orderReference = found(cell(columns.order), 'code', 0.93)
      return [line(sku, orderReference, eta)]
    })
  }
  return []
}

const line = (sku: Found, orderReference: Found | undefined, eta: Found | undefined): EtaLine => ({
  sku,
  ...(orderReference ? { orderReference } : {}),
  ...(eta ? { eta } : {}),
})

const dateAt = (span: Span | undefined, rule: 'date' | 'dateMonthFirst') =>
  found(span, rule, 0.95) ?? foundIn(span, FIRST_DATE, rule, 0.9)

const dateRule = (document: Document) => (writesMonthFirst(document.text) ? 'dateMonthFirst' : 'date')

function columnsOf(headings: readonly string[]): { sku: number; eta: number; order: number } | undefined {
  if (headings.length < 2) return undefined
  const named = headings.map(text => columnOf(text))
  const keys = headings.map(text => (text.length <= 50 && !/\d{3}/.test(text) ? labelKey(text) : ''))
  const sku = firstOf(named, 'sku', 'ownSku', 'manufacturerPartNumber', 'ean')
  const dates = keys.flatMap((key, index) => (index !== sku && DATES.test(key) && !STALE.test(key) ? [index] : []))
  const eta = dates.find(index => FRESH.test(keys[index]!)) ?? dates.find(index => /eta/.test(keys[index]!)) ?? dates[0]
  if (sku < 0 || eta === undefined) return undefined
  return { sku, eta, order: keys.findIndex((key, index) => index !== sku && index !== eta && OWN_ORDER.test(key)) }
}

const firstOf = (columns: readonly (string | undefined)[], ...names: string[]): number =>
  names.map(name => columns.indexOf(name)).find(index => index >= 0) ?? -1

const DATE = new RegExp(DATE_IN_TEXT.source, 'gi')
const WAS =
  /(?:was|waren|oude?|old|original(?:ly)?|oorspronkelijk\w*|previous(?:ly)?|eerder|in plaats van|i\.?p\.?v\.?|instead of|rather than|statt|anstelle|bisher\w*|urspr[üu]nglich\w*|alte[rn]?|war|au lieu d[eu]|ancien\w*|initial\w*|pr[ée]vue?s? le|van|from|von|vom|du|not|niet|nicht|order date|orderdatum|dated|d\.d\.)(?:\s?[:(]?\s?(?:op |on |am |den |de |the |le |eta |leverdatum )?)$/i

/** Articles in sentences and lists, each with the date that is said of it. */
export function etaProse(document: Document): EtaLine[] {
  const rule = dateRule(document)
  const references = ordersNamed(document)
  const lines: EtaLine[] = []
  for (const paragraph of paragraphs(document)) {
    const { span, flat } = paragraph
    const articles = articlesInProse(document, paragraph)
    const dates = datesIn(flat, rule)
    for (const [index, sku] of articles.entries()) {
      const from = index === 0 ? 0 : beginOf(span, articles[index - 1]!, sku)
      const next = articles[index + 1]
      const to = next ? beginOf(span, sku, next) : span.end - span.start
      const own = dates.filter(match => match.index >= from && match.index < to)
      const behind = own.filter(match => match.index > sku.span.start - span.start)
      const match = behind.at(-1) ?? own.at(-1) ?? lastShared(articles, dates, index)
      const eta = match && found(part(span, match.index, match.index + match[0].length), rule, 0.86)
      const reference = references.find(({ span: at }) => at.start >= span.start + from && at.end <= span.start + to)
      if (lines.length < MAX_LINES) lines.push(line(sku, reference, eta))
    }
  }
  return lines.map((given, index) => (given.eta ? given : withDateBelow(document, given, lines[index + 1], rule)))
}

/** Where the words about an article begin: at the head of its line, unless another one stands before it there. */
function beginOf({ text, start }: Span, before: Found, sku: Found): number {
  const head = text.lastIndexOf('\n', sku.span.start - start) + 1
  return head > before.span.end - start ? head : sku.span.start - start
}

/** Orders that a document names; a number that words call an article is none. */
export function ordersNamed(document: Document): Found[] {
  const articles = new Set(
    paragraphs(document).flatMap(paragraph => articlesInProse(document, paragraph).map(({ span }) => span.start)),
  )
  return referencesIn(document).flatMap(({ type, value }) =>
    type === 'order' && !articles.has(value.span.start) ? [value] : [],
  )
}

/** Dates with a year, without those that were. */
const datesIn = (flat: string, rule: 'date' | 'dateMonthFirst') =>
  matchesOf(DATE, flat).filter(
    match =>
      readDate(match[0], rule === 'dateMonthFirst') !== undefined &&
      !WAS.test(flat.slice(Math.max(0, match.index - 40), match.index)),
  )

const MAX_BELOW = 300

/** "Item: FG-60F" and on a line of its own "New ETA: 14-12-2026". */
function withDateBelow(
  document: Document,
  given: EtaLine,
  next: EtaLine | undefined,
  rule: 'date' | 'dateMonthFirst',
): EtaLine {
  const from = given.sku?.span.end ?? 0
  const to = Math.min(next?.sku?.span.start ?? document.text.length, from + MAX_BELOW)
  const below: Span = { document, text: document.text.slice(from, to), start: from, end: to }
  const match = datesIn(below.text.replace(/\s/g, ' '), rule).at(-1)
  const eta = match && found(part(below, match.index, match.index + match[0].length), rule, 0.82)
  return eta ? { ...given, eta } : given
}

/** "A and B arrive on 4 December": the date behind the last article holds for those before it. */
function lastShared(articles: readonly Found[], dates: readonly RegExpExecArray[], index: number) {
  return index < articles.length - 1 && dates.length === 1 ? dates[0] : undefined
}
