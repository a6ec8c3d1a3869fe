import type { Reading } from '../types.ts'
import { ADDRESSED, ALTERED, DATED } from '../values/change-words.ts'
import type { Found } from '../values/found.ts'
import { addressBelow, newAddress, newDate, spellNamed } from './change-values.ts'
import { actionFound, described, goodsChanged, listedChanges, piecesOf, tabled } from './changes-of-goods.ts'
import type { Change } from './changes-of-goods.ts'
import { goodsIn } from './goods-named.ts'
import { unlike } from './named-orders.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'

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
  const spell = what === 'date' ? spellNamed(from) : undefined
  return spell ? { ...change, value: spell } : change
}
