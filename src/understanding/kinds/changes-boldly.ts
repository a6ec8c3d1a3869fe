import type { Reading } from '../types.ts'
import { ADDED, COUNT_WORD, REMOVED } from '../values/change-words.ts'
import {
  ADDED_LOOSELY,
  ADDRESSED_LOOSELY,
  DATED_LOOSELY,
  PREFERRED,
  REMOVED_LOOSELY,
  WANTED_OTHERWISE,
} from '../values/change-words-loosely.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { part } from '../values/span.ts'
import { addressesIn } from './account-values.ts'
import { countBeside, newAddress, newCount, newDate, spellNamed } from './change-values.ts'
import { actionFound, blank, described, isMeasured } from './changes-of-goods.ts'
import type { Change } from './changes-of-goods.ts'
import { goodsIn } from './goods-named.ts'
import { unlike } from './named-orders.ts'
import { ordersMeant } from './orders-boldly.ts'
import { ASKING } from './sayings.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'

const MAX_CHANGES = 20
const GREETS =
  /^\s*(?:beste|geachte|hallo|hoi|dag|goede\w*|dear|hi|hello|good|guten|sehr|moin|bonjour|met |mvg|kind |regards|gru(?:ß|ss)|danke?|merci|thanks?|bedankt|sorry)(?!\p{L})[^.!?]{0,40}$/iu

/** That something is to change says not what. */
const VAGUE =
  /(?<!\p{L})(?:iets|something|etwas|quelque chose|(?:een |a |eine |une )(?:wijziging|aanpassing|change|[äa]nderung|modification)|wijzigingen|changes|[äa]nderungen)(?!\p{L})/iu

/**
 * What is to change, of a mail that is known to change an order and whose wording says nothing else: an article or a thing with a
 * count beside it, a place, a day; else the words that ask it. Less sure than what is said in words that can mean nothing else.
 */
export function changesMeant(reading: Reading): Change[] {
  const text = sentencesOf(reading).filter(({ place, flat }) => place !== 'subject' && !GREETS.test(flat))
  const orders = ordersMeant(reading, [])
  const exact = text.flatMap(sentence => exactly(sentence, orders))
  const goods = unlike(text.flatMap(sentence => goodsIn(sentence)))
  if (exact.length > 0) return exact.slice(0, MAX_CHANGES).map(change => ofTheOnly(change, goods))
  const to = theOnlyAddress(text)
  if (to) return [to]
  const told = text.filter(({ flat }) => !VAGUE.test(flat))
  const other =
    told.find(({ flat }) => WANTED_OTHERWISE.test(flat)) ??
    told.find(({ flat }) => ASKING.test(flat)) ??
    told.find(({ flat }) => flat.split(/\s+/).length >= 3)
  return other ? somehow(other) : []
}

/** A street that stands alone in a mail about the way of the goods is where they go. */
function theOnlyAddress(text: readonly Sentence[]): Change | undefined {
  const documents = [...new Set(text.map(({ document }) => document))]
  const [address, ...more] = unlike(documents.flatMap(document => addressesIn(document)).map(({ value }) => value))
  if (!address || more.length > 0) return undefined
  for (const sentence of text) {
    const action = actionFound(sentence, [ADDRESSED_LOOSELY, 'addressLoosely'])
    if (action) return { action: less(action), value: { ...address, confidence: 0.7 } }
  }
  return undefined
}

function exactly(sentence: Sentence, orders: readonly Found[]): Change[] {
  const blanked = blank(sentence, orders)
  const goods = goodsIn(sentence).filter(
    ({ value, span }) => span.text.length > 3 && !orders.some(order => order.value === value),
  )
  if (goods.length > 0) return ofGoods(sentence, goods, blanked)
  return counted(sentence, blanked) ?? moved(sentence, orders)
}

const DONE: [words: RegExp, rule: Rule, adds: boolean][] = [
  [REMOVED, 'changeRemoves', false],
  [REMOVED_LOOSELY, 'removesLoosely', false],
  [ADDED, 'changeAdds', true],
  [ADDED_LOOSELY, 'addsLoosely', true],
]

/** Articles: added or left out where a word says so, else the count beside each is the new one. */
function ofGoods(sentence: Sentence, goods: readonly Found[], blanked: string): Change[] {
  const { flat, span } = sentence
  const done = DONE.find(([words]) => words.test(flat))
  const action = done && actionFound(sentence, [done[0], done[1]])
  return goods.flatMap((sku): Change[] => {
    const from = sku.span.start - span.start
    const beside = () => countBeside(span, blanked, from, from + sku.span.text.length)
    if (action) return [{ action: less(action), sku, quantity: done[2] ? beside() : undefined }]
    const quantity = (goods.length === 1 ? newCount(span, blanked, true) : undefined) ?? beside()
    const count = quantity && found(quantity.span, 'countChanges', 0.7)
    return count ? [{ action: count, sku, quantity }] : []
  })
}

/** A thing without a code, told in the words of the sentence. */
function counted(sentence: Sentence, blanked: string): Change[] | undefined {
  const { flat, span } = sentence
  const value = described(sentence)
  const measure = isMeasured(sentence) && (FROM_TO.test(flat) || WANTED_OTHERWISE.test(flat))
  if (!measure && !KEPT.test(flat) && (ASKED_OF_US.test(flat) || COUNTED.test(blanked)))
    for (const [words, rule, adds] of DONE) {
      const action = actionFound(sentence, [words, rule])
      if (action) return [{ action: less(action), quantity: adds ? newCount(span, blanked) : undefined, value }]
    }
  const plainly = PREFERRED.test(flat) || CHANGED_COUNT.test(blanked)
  const quantity = (plainly ? newCount(span, blanked, true) : undefined) ?? made(sentence, blanked)
  const action = quantity && found(quantity.span, 'countChanges', 0.7)
  return action ? [{ action, quantity, value }] : undefined
}

const N = String.raw`(?<![\p{L}\d.,/-])(?:\d{1,6}|${COUNT_WORD})(?![\p{L}\d]|[.,/-]\d)`
const COUNTED = new RegExp(N, 'iu')
const CHANGED_COUNT = new RegExp(
  String.raw`${N}.{0,30}?\s(?:naar|to|auf|zu|[àa]|->|→|becomes?|wordt|worden|wird|devient)\s(?:\p{L}+\s)?${N}`,
  'iu',
)
/** "Aus den 10 Stück 12 machen", "those 10 a 12", "3 stk, gemeint 13". */
const MADE = new RegExp(
  String.raw`${N}(?:\s(?:st\.?|stuks|st[üu]ck|stk|pcs|pieces))?[^.!?\d]{0,40}?(?:(?:er|a|into|doch|maar|of them|davon|wel|sondern|but|meant|bedoeld\w*|gemeint|eigentlich)\s)(?:\p{L}+\s){0,2}?(${N})|(${N})\s(?:\p{L}+\s)?(?:machen|maken|of them|van maken)`,
  'iu',
)
/** Cancelling is what is not wanted. */
const KEPT =
  /(?<!\p{L})(?:niet|not|don['’]t|nicht|pas)\s(?:\p{L}+\s)?(?:annul|cancel|storn)|(?:storn|annul|cancel)\p{L}*\s(?:\p{L}+\s)?(?:nicht|niet|pas)(?!\p{L})/iu
const ASKED_OF_US =
  /(?<!\p{L})(?:graag|svp|aub|wil\p{L}*|kun\p{L}*|kan|mag|moet\p{L}*|please|pls|could|can|would|bitte|k[öo]nn\p{L}*|merci|pouvez|veuillez|take|add|remove|throw|leg|zet|neem|haal|ajoutez|enlevez|supprimez)(?!\p{L})/iu

function made(sentence: Sentence, blanked: string): Found | undefined {
  const match = MADE.exec(blanked)
  const text = match?.slice(1).findLast(group => group !== undefined)
  if (!match || !text) return undefined
  const from = match.index + match[0].lastIndexOf(text)
  const span = part(sentence.span, from, from + text.length)
  return found(span, /\d/.test(text) ? 'quantity' : 'countInWords', 0.7)
}

const FROM_TO = /(?<!\p{L})(?:van|from|vom|von|de|du)\s.{3,40}?\s(?:naar|to|auf|zum|au)\s/iu

/** Another place, else another day. */
function moved(sentence: Sentence, orders: readonly Found[]): Change[] {
  const { flat } = sentence
  const to = ADDRESSED_LOOSELY.test(flat) ? newAddress(sentence) : undefined
  const toAction = to && actionFound(sentence, [ADDRESSED_LOOSELY, 'addressLoosely'])
  if (to && toAction) return [{ action: less(toAction), value: to }]
  const day =
    DATED_LOOSELY.test(flat) || PREFERRED.test(flat) || FROM_TO.test(flat) ? dayIn(sentence, orders) : undefined
  const dayAction = day && (actionFound(sentence, [DATED_LOOSELY, 'dateLoosely']) ?? found(day.span, 'dayChanges', 0.7))
  return day && dayAction ? [{ action: less(dayAction), value: day }] : []
}

function dayIn(sentence: Sentence, orders: readonly Found[]): Found | undefined {
  const day = newDate(sentence)
  const isOrder = day && orders.some(({ span }) => span.start < day.span.end && day.span.start < span.end)
  return isOrder ? undefined : (day ?? spellNamed(sentence))
}

function somehow(sentence: Sentence): Change[] {
  const value = described(sentence)
  const action = value && found(value.span, 'changesAnything', 0.6)
  const sku = goodsIn(sentence).find(({ span }) => span.text.length > 3)
  return action ? [{ action, sku, value }] : []
}

const less = (action: Found): Found => ({ ...action, confidence: 0.72 })

/** A count of the only article that the mail names is of it. */
function ofTheOnly(change: Change, goods: readonly Found[]): Change {
  const [only] = goods
  if (change.sku || !change.quantity || !only || goods.length > 1) return change
  return { action: change.action, sku: { ...only, confidence: 0.7 }, quantity: change.quantity }
}
