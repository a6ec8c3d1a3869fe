import type { Reading } from '../types.ts'
import { matchesOf } from '../matches.ts'
import { ADDED, ALTERED, COUNTED, REMOVED } from '../values/change-words.ts'
import { DATE_IN_TEXT } from '../values/dates.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { part } from '../values/span.ts'
import { countBeside, DAYS, newAddress, newCount } from './change-values.ts'
import { goodsIn } from './goods-named.ts'
import { ordersByForm, ordersNamed } from './named-orders.ts'
import { linesOf } from './order-documents.ts'
import { calledOrders } from './orders-boldly.ts'
import type { Sentence } from './sentences.ts'

/** One change of an order: field -> value with its evidence. */
export interface Change {
  action: Found
  sku?: Found | undefined
  quantity?: Found | undefined
  value?: Found | undefined
}

const LINE_NUMBER =
  /(?<!\p{L})(?:order)?(?:regel|line|zeile|position|positie|pos\.?|ligne)\s?(?:nummer|number|nr\.?|no\.?|n°|#)?\s?\d{1,3}(?![\p{L}\d]|[.,-]\d)/iu
/** Where one thing that is done ends and the next begins. */
const JOINT = /(?:,|;)\s+(?:en |and |und |et )?|\s(?:en|and|und|et|&|plus|maar|but|aber|mais)\s/giu

/** A sentence cut where the next thing is done: "3 x A erbij en B laten vervallen". */
export function piecesOf(sentence: Sentence): Sentence[] {
  const { flat, span } = sentence
  const pieces: Sentence[] = []
  let from = 0
  const cuts = [...matchesOf(JOINT, flat), { index: flat.length, 0: '' }]
  for (const cut of cuts) {
    const piece = flat.slice(from, cut.index)
    const rest = flat.slice(cut.index)
    const last = cut.index === flat.length
    // a piece stands on its own where something is done in it and in what follows
    if (
      !last &&
      !(
        actionOf(piece) &&
        (actionOf(rest) || (goodsIn(pieceOf(sentence, cut.index, flat.length)).length > 0 && !actionOf(rest)))
      )
    )
      continue
    if (!last && !actionOf(rest)) continue
    pieces.push(pieceOf(sentence, from, cut.index))
    from = cut.index + cut[0].length
  }
  return pieces.length > 0 ? pieces : [{ ...sentence, span }]
}

function pieceOf(sentence: Sentence, from: number, to: number): Sentence {
  const span = part(sentence.span, from, to)
  return { ...sentence, span, flat: span.text.replace(/[\n\t]/g, ' ') }
}

type Done = [words: RegExp, rule: Rule]
const ADDS: Done = [ADDED, 'changeAdds']
const REMOVES: Done = [REMOVED, 'changeRemoves']
const COUNTS: Done = [COUNTED, 'changesQuantity']

function actionOf(text: string): Done | undefined {
  const target =
    /(?:naar|auf|to)\s+\d|in plaats|i\.?p\.?v|instead|statt|au lieu/iu.test(text) &&
    !/toevoeg|voeg|\badd\b|hinzu|ajout/iu.test(text)
  if (REMOVED.test(text)) return REMOVES
  if (!target && ADDED.test(text)) return ADDS
  return COUNTED.test(text) ? COUNTS : undefined
}

export function goodsChanged(piece: Sentence): Change[] {
  const done = actionOf(piece.flat)
  if (!done) return []
  const action = actionFound(piece, done)
  if (!action) return []
  const goods = goodsIn(piece)
  const blanked = blank(piece)
  const line = lineNamed(piece)
  const measured = isMeasured(piece)
  const plainly = done === COUNTS && measured
  if (goods.length === 0) {
    const quantity = done === REMOVES ? undefined : newCount(piece.span, blanked, plainly)
    if (done === REMOVES) return line ? [{ action, value: line }] : []
    if (measured && BECOMES.test(piece.flat)) return []
    if (!quantity || newAddress(piece) || (done === COUNTS && !line && !/\p{L}/u.test(piece.flat))) return []
    return done === COUNTS || UNIT_BESIDE.test(piece.flat) || line
      ? [{ action, quantity, value: line ?? described(piece) }]
      : []
  }
  return goods
    .map(sku => {
      const from = sku.span.start - piece.span.start
      const beside = () => countBeside(piece.span, blanked, from, from + sku.span.text.length)
      const quantity =
        done === REMOVES
          ? beside()
          : done === ADDS
            ? (beside() ?? (goods.length === 1 ? newCount(piece.span, blanked) : undefined))
            : goods.length === 1
              ? newCount(piece.span, blanked, plainly)
              : beside()
      return { action, sku, quantity }
    })
    .filter(({ quantity }) => done !== COUNTS || quantity !== undefined)
}

/** The measure itself changes: "from 3 to 5 years". */
const BECOMES =
  /(?<!\p{L})(?:van|from|von|de)\s\d{1,6}\s?(?:\p{L}+\s)?(?:naar|to|auf|[àa])\s|(?<!\p{L})(?:in plaats van|i\.?p\.?v\.?|instead of|rather than|statt|au lieu)(?!\p{L})/iu

const UNIT_BESIDE = /\d\s?(?:x|×|st(?:uks?|\.|k)?|pcs|pieces?|units?|st[üu]ck|pi[èe]ces?)(?!\p{L})/iu

/** Goods without a code are told in the words of the sentence. */
export const described = (piece: Sentence) =>
  found(part(piece.span, 0, piece.flat.replace(/[\s.!?]+$/, '').length), 'text', 0.6)

export function actionFound(piece: Sentence, [words, rule]: Done): Found | undefined {
  const match = words.exec(piece.flat)
  return match ? found(part(piece.span, match.index, match.index + match[0].length), rule, 0.88) : undefined
}

function lineNamed(piece: Sentence): Found | undefined {
  const match = LINE_NUMBER.exec(piece.flat)
  return match ? found(part(piece.span, match.index, match.index + match[0].length), 'text', 0.85) : undefined
}

/** What is measured, timed or numbered is not counted: "256 GB", "5 jaar", "hal 7". */
const MEASURED =
  /(?<![\p{L}\d])\d{1,6}(?:[.,]\d{1,2})?\s?-?(?:[gtm]b|ghz|met(?:er|re)s?|m[eè]tres?|[cm]?m|inch|"|watt|w|k?va|jaar|jahre?n?|years?|ans?|maanden|mnd|months?|monate?n?|mois|weken|weeks?|wochen?|semaines?|dagen|days?|tage?n?|jours?|minut\w+|minuten|uur|hours?|uhr|h|er|ers|euros?|eur|€)(?![\p{L}\d])|(?<!\p{L})(?:layer|gen|hal|halle|gate|poort|dock|room|lokaal|floor|etage|verdieping|rev(?:ision|isie|isione)?\.?|amendment|hausnummer|huisnummer|room|kostenstelle|kostenplaats)\s?\d{1,5}|(?<![\p{L}\d])0\d{1,4}[ -]?\d[\d ]{5,12}/giu

export const isMeasured = ({ flat }: Sentence) => matchesOf(MEASURED, flat).length > 0

/** Codes, numbers of orders, lines and dates are no counts. */
export function blank(piece: Sentence, numbers: readonly Found[] = []): string {
  const { document, span } = piece
  const orders = [...ordersNamed(document), ...ordersByForm(document), ...calledOrders(document), ...numbers].filter(
    ({ span: at }) => at.document === document,
  )
  const taken = [...goodsIn(piece), ...orders].map(value => value.span)
  let text = piece.flat
  const clear = (from: number, to: number) => {
    const [start, end] = [Math.max(0, from), Math.min(text.length, to)]
    if (start < end) text = text.slice(0, start) + '_'.repeat(end - start) + text.slice(end)
  }
  for (const { start, end } of taken) clear(start - span.start, end - span.start)
  for (const other of [DATE_IN_TEXT, DAYS, MEASURED].flatMap(pattern => matchesOf(pattern, piece.flat)))
    clear(other.index, other.index + other[0].length)
  const line = LINE_NUMBER.exec(piece.flat)
  if (line) clear(line.index, line.index + line[0].length)
  return text
}

/** Items below "please change:"; an item without a word of its own does what the sentence above it does. */
export function listedChanges(all: readonly Sentence[], sentence: Sentence): Change[] {
  const inherited = actionOf(sentence.flat)
  const changes: Change[] = []
  for (const item of all.slice(all.indexOf(sentence) + 1)) {
    const own = goodsChanged(item)
    const goods = goodsIn(item)
    if (own.length > 0) changes.push(...own)
    else if (goods.length > 0 && inherited) {
      const action = actionFound(sentence, inherited)
      const [sku] = goods
      const from = sku!.span.start - item.span.start
      const quantity =
        countBeside(item.span, blank(item), from, from + sku!.span.text.length) ?? newCount(item.span, blank(item))
      if (action) changes.push({ action, sku, quantity: inherited === REMOVES ? undefined : quantity })
    } else break
  }
  return changes
}

/** A table of articles with their new counts. */
export function tabled(reading: Reading, about: readonly Sentence[]): Change[] {
  const [first] = about
  const done = first && (actionOf(first.flat) ?? (ALTERED.test(first.flat) ? COUNTS : undefined))
  if (!first || !done) return []
  const action = actionFound(first, done)
  const lines = reading.documents.filter(({ source }) => source === 'body').flatMap(document => linesOf(document).lines)
  return action
    ? lines.flatMap(({ sku, quantity }) =>
        sku ? [{ action, sku, quantity: done === REMOVES ? undefined : quantity }] : [],
      )
    : []
}
