import type { Reading } from '../types.ts'
import { matchesOf } from '../matches.ts'
import { ADDED, ADDRESSED, ALTERED, COUNTED, DATED, REMOVED } from '../values/change-words.ts'
import { DATE_IN_TEXT } from '../values/dates.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { part } from '../values/span.ts'
import { addressBelow, countBeside, newAddress, newCount, newDate } from './change-values.ts'
import { goodsIn } from './goods-named.ts'
import { ordersByForm, ordersNamed, unlike } from './named-orders.ts'
import { linesOf } from './order-documents.ts'
import { sentencesOf } from './sentences.ts'
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

/** The changes that sentences ask for, in order; what they leave open is filled by the sentence behind them. */
export function changesIn(reading: Reading, about: readonly Sentence[]): Change[] {
  const all = sentencesOf(reading)
  const changes: Change[] = []
  for (const sentence of about) {
    const own = piecesOf(sentence).flatMap(piece => goodsChanged(piece))
    const other = own.length > 0 && !PLAINLY_OTHER.test(sentence.flat) ? [] : elsewhere(sentence)
    const listed = own.length === 0 && /:\s*$/.test(sentence.flat) ? listedChanges(all, sentence) : []
    changes.push(...own, ...other, ...listed)
  }
  if (changes.length === 0) changes.push(...tabled(reading, about))
  if (changes.length === 0) changes.push(...about.flatMap(sentence => inWords(sentence)))
  if (changes.length === 0) return []
  const goods = unlike(all.flatMap(sentence => goodsIn(sentence)))
  return once(changes)
    .map(change => ofTheOnly(goods, completed(change, all, about)))
    .slice(0, MAX_CHANGES)
}

/** An item of a list is told by the sentence above it and by its own words: once is enough. */
function once(changes: readonly Change[]): Change[] {
  const seen = new Set<string>()
  return changes.filter(({ action, sku, quantity }) => {
    const at = (sku ?? quantity)?.span
    const place = at ? `${at.document.source} ${at.start}` : ''
    return (
      place === '' || (!seen.has(`${String(action.value)} ${place}`) && seen.add(`${String(action.value)} ${place}`))
    )
  })
}

/** A count without an article is of the only article that the mail names. */
function ofTheOnly(goods: readonly Found[], change: Change): Change {
  const [only] = goods
  if (change.sku || !change.quantity || !only || goods.length > 1) return change
  return { action: change.action, sku: { ...only, confidence: 0.75 }, quantity: change.quantity }
}

const INTO =
  /(?<!\p{L})(?:in|naar|to|into|auf|zu|en|[àa]|door|by|with|durch|gegen|par|:)\s+(?!(?:\p{L}+\s){0,2}(?:order|bestel|auftrag|commande|inkoop|p\.?o\b))\S/iu

/** Something else of the order, in the words of the person, where they say what it becomes. */
function inWords(sentence: Sentence): Change[] {
  const action = actionFound(sentence, [ALTERED, 'changesOther'])
  if (!action || sentence.place === 'subject' || !INTO.test(sentence.flat)) return []
  const [sku] = goodsIn(sentence)
  return [{ action, sku, value: described(sentence) }]
}

const MAX_CHANGES = 100
/** Beside goods, another day or address is a change where it is called so. */
const PLAINLY_OTHER =
  /(?:lever|aflever)(?:datum|adres)|delivery (?:date|address)|liefer(?:termin|datum|adresse)|(?:date|adresse) de livraison/iu

/** A sentence cut where the next thing is done: "3 x A erbij en B laten vervallen". */
function piecesOf(sentence: Sentence): Sentence[] {
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

function goodsChanged(piece: Sentence): Change[] {
  const done = actionOf(piece.flat)
  if (!done) return []
  const action = actionFound(piece, done)
  if (!action) return []
  const goods = goodsIn(piece)
  const blanked = blank(piece)
  const line = lineNamed(piece)
  if (goods.length === 0) {
    const quantity = done === REMOVES ? undefined : newCount(piece.span, blanked)
    if (done === REMOVES) return line ? [{ action, value: line }] : []
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
              ? newCount(piece.span, blanked)
              : beside()
      return { action, sku, quantity }
    })
    .filter(({ quantity }) => done !== COUNTS || quantity !== undefined)
}

const UNIT_BESIDE = /\d\s?(?:x|×|st(?:uks?|\.|k)?|pcs|pieces?|units?|st[üu]ck|pi[èe]ces?)(?!\p{L})/iu

/** Goods without a code are told in the words of the sentence. */
const described = (piece: Sentence) =>
  found(part(piece.span, 0, piece.flat.replace(/[\s.!?]+$/, '').length), 'text', 0.6)

function actionFound(piece: Sentence, [words, rule]: Done): Found | undefined {
  const match = words.exec(piece.flat)
  return match ? found(part(piece.span, match.index, match.index + match[0].length), rule, 0.88) : undefined
}

function lineNamed(piece: Sentence): Found | undefined {
  const match = LINE_NUMBER.exec(piece.flat)
  return match ? found(part(piece.span, match.index, match.index + match[0].length), 'text', 0.85) : undefined
}

/** Codes, numbers of orders, lines and dates are no counts. */
function blank(piece: Sentence): string {
  const { document, span } = piece
  const taken = [...goodsIn(piece), ...ordersNamed(document), ...ordersByForm(document)].map(value => value.span)
  let text = piece.flat
  const clear = (from: number, to: number) => {
    const [start, end] = [Math.max(0, from), Math.min(text.length, to)]
    if (start < end) text = text.slice(0, start) + '_'.repeat(end - start) + text.slice(end)
  }
  for (const { start, end } of taken) clear(start - span.start, end - span.start)
  for (const date of matchesOf(DATE_IN_TEXT, piece.flat)) clear(date.index, date.index + date[0].length)
  const line = LINE_NUMBER.exec(piece.flat)
  if (line) clear(line.index, line.index + line[0].length)
  return text
}

/** Another day, another address, or something else of the order. */
function elsewhere(sentence: Sentence): Change[] {
  const changes: Change[] = []
  const address = actionFound(sentence, [ADDRESSED, 'changesAddress'])
  const to = address && newAddress(sentence)
  const date = actionFound(sentence, [DATED, 'changesDate'])
  const day = date && newDate(sentence)
  const isAddress = address && (to ?? (/adres|address|anschrift/iu.test(sentence.flat) ? true : undefined))
  const isDate = date && (day ?? (!isAddress && MOVED.test(sentence.flat) ? true : undefined))
  if (date && isDate) changes.push({ action: date, value: day })
  if (address && isAddress) changes.push({ action: address, value: to })
  return changes.toSorted((a, b) => a.action.span.start - b.action.span.start)
}

const MOVED =
  /uitstel|uitgesteld|verschui|verschoven|verplaats|verzet|vervroeg|later|eerder|postpone|push|forward|resched|earlier|sooner|hold|verschieb|vorzieh|sp[äa]ter|fr[üu]her|report|repouss|d[ée]cal|avanc|plus t|(?:lever|aflever)datum|delivery date|liefertermin|lieferdatum|date de livraison/iu

/** Items below "please change:"; an item without a word of its own does what the sentence above it does. */
function listedChanges(all: readonly Sentence[], sentence: Sentence): Change[] {
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
function tabled(reading: Reading, about: readonly Sentence[]): Change[] {
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

/** "Another address. It must go to ...": the value in the sentence behind, or in the lines below. */
function completed(change: Change, all: readonly Sentence[], about: readonly Sentence[]): Change {
  const what = change.action.value
  if (change.value || (what !== 'address' && what !== 'date')) return change
  const at = all.findIndex(
    ({ span, document }) =>
      document === change.action.span.document &&
      span.start <= change.action.span.start &&
      change.action.span.end <= span.end,
  )
  const from = all[at]
  if (!from) return change
  const below = what === 'address' && /:\s*$/.test(from.flat) ? addressBelow(from) : undefined
  if (below) return { ...change, value: below }
  // a subject is completed by the text, a sentence by the ones behind it
  const behind =
    from.place === 'subject' ? all.filter(({ place }) => place === 'body').slice(0, 4) : all.slice(at + 1, at + 3)
  for (const next of behind) {
    if (next.document !== from.document && from.place !== 'subject') break
    const value = what === 'address' ? newAddress(next) : newDate(next)
    if (value && !about.some(it => it === next && it !== from && from.place !== 'subject')) return { ...change, value }
  }
  return change
}
