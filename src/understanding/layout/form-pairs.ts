import type { Cell, Document, Line } from '../types.ts'
import { labelKey } from '../values/fold.ts'
import { FIRST_DATE } from '../values/dates.ts'
import { formOf } from '../values/forms.ts'
import type { Form } from '../values/forms.ts'
import { cellSpan, part } from '../values/span.ts'
import { isKnown, knownAs, LABELS } from './labels.ts'
import { meaningBeside, meaningOf, meansBeside } from './label-meaning.ts'
import type { IsLabel, Pair } from './label-marks.ts'

/**
 * Labels that only the place beside or above a value shows: no colon, and words that nobody needs to know as a whole. What
 * they mean is for those to say who look at the form of the value.
 */

const WORDS = /^\p{L}[^\d:|]{1,44}$/u
const ABOVE = 0.93
const BESIDE = 0.85

/** True for words that can stand beside a value as its label. */
export const canBeLabel = (text: string) =>
  WORDS.test(text) &&
  (formOf(text) === undefined || namesField(text) || (formOf(text) === 'person' && meansBeside(text)))

const namesField = (text: string) => isKnown(labelKey(text)) || meaningOf(labelKey(text)) !== undefined

/** A value that says by its form what kind of thing it is, and no label itself. */
export function valueForm(text: string, known: IsLabel): Form | undefined {
  const form = formOf(text)
  if (form === undefined || form === 'company') return undefined
  const words = form === 'person' || form === 'carrier' || form === 'yesNo'
  return words && (known(labelKey(text), true) || namesField(text)) ? undefined : form
}

/** Names may be anything: the head of an address stands above one as well. */
const SURE = new Set<Form>(['date', 'code', 'currency'])

/** A row of labels and right below it the row of their values, as forms in boxes have it; undefined for any other line. */
export function labelsAbove(document: Document, index: number, known: IsLabel): Pair[] | undefined {
  const [line, lower] = [document.lines[index]!, document.lines[index + 1]]
  const upper = line.cells ?? []
  if (!lower || lower.page !== line.page || upper.length === 0 || (lower.cells ?? []).length === 0) return undefined
  if (lower.cells!.length > upper.length + 1 || !isRightBelow(line, lower)) return undefined
  if (!upper.every(cell => canBeLabel(cell.text.replace(/\s?:$/, '')))) return undefined
  const under = upper.map(cell => lower.cells!.find(value => isUnder(line, cell, lower, value)))
  if (lower.cells!.some(cell => canBeLabel(cell.text) && known(labelKey(cell.text), true))) return undefined
  const forms = under.map(value => value && valueForm(value.text, known))
  const typed = upper.filter((_, at) => forms[at] !== undefined)
  const named = upper.filter(cell => known(labelKey(cell.text), true) || meansBeside(cell.text))
  if (!forms.some(form => form && SURE.has(form)) || typed.length * 2 < upper.length || named.length * 2 < upper.length)
    return undefined
  return upper.flatMap((cell, at) => {
    const value = under[at]
    const label = labelKey(cell.text)
    if (!value || label === '') return []
    const span = cellSpan(document, value, lower.page)
    return [{ label, words: cell.text, value: span, block: [span], certainty: ABOVE }]
  })
}

/** The value to the right of words that nobody knows: only one that shows by its form what it is. */
export function valueBeside(
  document: Document,
  line: Line,
  cell: Cell,
  next: Cell | undefined,
  known: IsLabel,
): Pair | undefined {
  if (!next || !canBeLabel(cell.text) || valueForm(next.text, known) === undefined) return undefined
  const label = labelKey(cell.text)
  if (label === '' || !meansBeside(cell.text)) return undefined
  const value = cellSpan(document, next, line.page)
  return { label, words: cell.text, value, block: [value], certainty: BESIDE }
}

const MAX_TITLE = 90
/** Fields whose values have a form of their own. */
const FORM_OF: { [name: string]: readonly Form[] } = {
  poNumber: ['code'],
  orderDate: ['date'],
  requestedDate: ['date'],
  currency: ['currency'],
  shippingMethod: ['carrier'],
  partialDelivery: ['yesNo'],
  contactName: ['person'],
  endCustomer: ['company'],
}

/** "Bestellung 4500012345", "Carrier DHL": label and value with nothing but a space between them, the one fit for the other. */
export function inOneCell(document: Document, line: Line, cell: Cell): Pair | undefined {
  const { text } = cell
  if (text.length > MAX_TITLE || !/^\p{L}/u.test(text) || /[.!?]$/.test(text)) return undefined
  const words = [...text.matchAll(/\S+/g)].slice(0, 7)
  const counts = words.map((_, at) => at).slice(1)
  // of "Bestellung Nr. 4711" the longest label, of "Endkunde Berg Systeme GmbH" the shortest
  return (
    first(counts.toReversed(), count => parted(document, line, cell, words[count]!.index, FIGURES)) ??
    first(counts, count => parted(document, line, cell, words[count]!.index, NAMES))
  )
}

const FIGURES = new Set<Form>(['code', 'date'])
const NAMES = new Set<Form>(['currency', 'carrier', 'yesNo', 'person', 'company'])

function first<Item, Value>(items: readonly Item[], read: (item: Item) => Value | undefined): Value | undefined {
  for (const item of items) {
    const value = read(item)
    if (value !== undefined) return value
  }
  return undefined
}

function parted(document: Document, line: Line, cell: Cell, at: number, forms: ReadonlySet<Form>): Pair | undefined {
  const label = cell.text.slice(0, at).trim()
  if (/\d|[:：]$/.test(label) || NEGATED.test(label)) return undefined
  const names = namesOf(labelKey(label))
  if (names.length === 0) return undefined
  const rest = cell.text.slice(at).replace(/^#\s?/, '')
  const [head = ''] = rest.split(/\s/)
  const isDated = DATED.test(rest.slice(head.length))
  const form = isDated ? formOf(head.replace(/[,;]$/, '')) : formOf(rest)
  if (!form || !forms.has(form) || !names.some(name => FORM_OF[name]?.includes(form))) return undefined
  const value = part(cellSpan(document, cell, line.page), cell.text.length - rest.length, cell.text.length)
  return { label: labelKey(label), words: label, value, block: [value], certainty: BESIDE }
}

/** "Teillieferung nicht | erlaubt": the word that turns the answer is part of it. */
const NEGATED = /\b(?:nicht|niet|not|non|pas|no|nee|nein|geen|kein)$/iu

const namesOf = (key: string): readonly string[] => {
  const known = knownAs(key)
  const meant = known.length > 0 ? undefined : meaningOf(key)
  return meant ? [meant] : known
}

const DAY = new RegExp(FIRST_DATE.source, 'i')
const DATED = new RegExp(
  String.raw`^[\s,;/–-]{0,4}\(?(?:vom|v\.|d\.?d\.?|van|of|dated|date|du|en date du|am|op|on|le|datum)?:?\s{0,3}(?:${FIRST_DATE.source})`,
  'i',
)

/** "4711 vom 12.03.2026": the date of a paper behind its number. */
export function datedBehind(pair: Pair): Pair[] {
  const isOrder = LABELS.poNumber.has(pair.label) || meaningBeside(pair.words, 'code') === 'poNumber'
  const head = isOrder ? /^\S{3,40}/.exec(pair.value.text)?.[0] : undefined
  if (!head || pair.value.text.length > 90) return []
  const rest = pair.value.text.slice(head.length)
  const date = DATED.test(rest) && formOf(head.replace(/[,;]$/, '')) === 'code' ? DAY.exec(rest) : null
  if (!date) return []
  const from = head.length + date.index
  const value = part(pair.value, from, from + date[0].length)
  return [{ label: 'dd', words: 'd.d.', value, block: [value], certainty: pair.certainty * 0.95 }]
}

/** No more room than between two lines of a form. */
function isRightBelow(above: Line, line: Line): boolean {
  if (above.box && line.box) return line.box[1] - above.box[3] < 1.2 * (above.box[3] - above.box[1])
  return line.start - (above.start + above.text.length) <= 1
}

/** Begins, ends or is centred under it. */
function isUnder(line: Line, cell: Cell, lower: Line, value: Cell): boolean {
  const [from, to] = edges(line, cell)
  const [left, right] = edges(lower, value)
  if (left >= to + 2 && right > to) return Math.abs(from - left) < 3
  const near = cell.box ? 14 : 2
  return Math.abs(from - left) < near || Math.abs(to - right) < near || Math.abs(from + to - left - right) < near * 1.5
}

const edges = (line: Line, cell: Cell): [number, number] =>
  cell.box ? [cell.box[0], cell.box[2]] : [cell.start - line.start, cell.end - line.start]
