import { inProse, labelled, labelledValue, pairsOf } from '../layout/fields.ts'
import type { Pair } from '../layout/label-marks.ts'
import type { Document } from '../types.ts'
import { DATE_IN_TEXT, FIRST_DATE, writesMonthFirst } from '../values/dates.ts'
import { isKnown } from '../layout/labels.ts'
import { meansBeside } from '../layout/label-meaning.ts'
import { labelKey, plain } from '../values/fold.ts'
import { formOf, isCompany, PERSON } from '../values/forms.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found, Gathered } from '../values/found.ts'
import { cellSpan, part } from '../values/span.ts'
import { putAddress } from './order-addresses.ts'
import { contactSaid } from './order-contact-said.ts'
import { carrierSaid, daySaid, endCustomerSaid, partialSaid } from './order-prose.ts'

/** Who sent the mail: the person whose order it probably is. */
export interface Sender {
  name: string
}

/** What an order says of itself as a whole: when, where, who, how. */
export function putHeader(
  gathered: Gathered,
  documents: readonly Document[],
  sender: Sender,
  poNumber: Found | undefined,
): void {
  putDates(gathered, documents)
  gathered.put('/orderDate', dateBehind(poNumber) ?? dateOfLetter(documents))
  for (const name of ['deliveryAddress', 'invoiceAddress'] as const) putAddress(gathered, documents, name)
  for (const name of ['endCustomer', 'shippingMethod', 'notes'] as const)
    gathered.put(`/${name}`, textUnder(documents, name))
  gathered.put('/endCustomer', endCustomerSaid(documents))
  gathered.put('/shippingMethod', carrierSaid(documents))
  gathered.put('/contactName', personOf(documents, sender))
  const partial =
    labelledValue(documents, 'partialDelivery', 'yesNo', 0.95) ?? inProse(documents, PARTIAL, 'partial', 0.9)
  gathered.put('/partialDelivery', partial ?? labelledValue(documents, 'shipComplete', 'shipComplete', 0.9))
  gathered.put('/partialDelivery', partialSaid(documents))
}

function putDates(gathered: Gathered, documents: readonly Document[]): void {
  const rule = documents.some(({ text }) => writesMonthFirst(text)) ? 'dateMonthFirst' : 'date'
  for (const name of ['orderDate', 'requestedDate'] as const) {
    for (const pair of labelled(documents, name)) {
      const value =
        found(pair.value, rule, 0.95 * pair.certainty) ?? foundIn(pair.value, FIRST_DATE, rule, 0.9 * pair.certainty)
      if (value) gathered.put(`/${name}`, value)
    }
  }
  gathered.put('/requestedDate', inProse(documents, ASKED_DATE, rule, 0.85))
  gathered.put('/requestedDate', daySaid(documents, rule))
}

/** "Bestelopdracht PO-57971 d.d. 25-09-2026": in the title, behind the number, wherever else that stands. */
function dateBehind(poNumber: Found | undefined): Found | undefined {
  if (!poNumber) return undefined
  const { document, page } = poNumber.span
  const number = String(poNumber.value)
  for (const line of document.lines.slice(0, HEAD)) {
    const at = line.text.indexOf(number)
    const dated = at >= 0 ? DATED.exec(line.text.slice(at + number.length)) : null
    if (!dated) continue
    const from = line.start + at + number.length + dated[0].length - dated[1]!.length
    const span = { document, text: dated[1]!, start: from, end: from + dated[1]!.length, page: line.page ?? page }
    return found(span, writesMonthFirst(document.text) ? 'dateMonthFirst' : 'date', 0.88)
  }
  return undefined
}

/** "Bordeaux, le 28 octobre 2026" at the head of an enclosed letter. */
function dateOfLetter(documents: readonly Document[]): Found | undefined {
  for (const document of documents.filter(({ source }) => source.startsWith('attachment:') || source === 'body')) {
    for (const line of document.lines.slice(0, HEAD)) {
      for (const cell of line.cells ?? []) {
        const dated = cell.text.length <= 60 ? OF_LETTER.exec(cell.text) : null
        const span = dated && cellSpan(document, cell, line.page)
        const value = span && found(part(span, cell.text.length - dated[1]!.length, cell.text.length), 'date', 0.85)
        if (value) return value
      }
    }
  }
  return undefined
}
const OF_LETTER = new RegExp(
  String.raw`^\p{Lu}[\p{L}' -]{1,30},\s(?:le|den|the|d\.d\.)?\s?(${FIRST_DATE.source})$`,
  'iu',
)
const HEAD = 40
const DATED = new RegExp(
  String.raw`^[\s,;/–-]{0,4}\(?(?:vom|v\.|d\.?d\.?|van|of|dated|date|du|en date du|am|op|on|le|datum):?\s{0,3}(${FIRST_DATE.source})`,
  'i',
)

/** The words under a label, unless they are plainly something else: the next label, a date, a number. */
function textUnder(
  documents: readonly Document[],
  name: 'endCustomer' | 'shippingMethod' | 'notes',
): Found | undefined {
  for (const pair of labelled(documents, name)) {
    const form = name === 'notes' ? undefined : formOf(pair.value.text)
    if (form === 'date' || form === 'code' || form === 'currency') continue
    if (name !== 'notes' && found(pair.value, 'money', 1)) continue
    const value = found(pair.value, 'text', 0.92 * pair.certainty)
    if (value) return value
  }
  return undefined
}

const ASKED_DATE = new RegExp(
  String.raw`\b(?:lever(?:en|ing|datum|t)?|geleverd|bezorg(?:en|d)|ontvangen|deliver(?:y|ed)?|receive|ship|liefer(?:n|ung)|geliefert|livr(?:er|aison|é)|nodig|needed|required)\b[^.!?]{0,40}?(?:op|uiterlijk|voor|vóór|per|by|on|before|for|am|bis|zum|le|avant|pour|is|:)\s(?:de |the |den |dem |le )?((?:(?:maan|dins|woens|donder|vrij|zater|zon)dag |(?:mon|tues|wednes|thurs|fri)day,? )?(?:${DATE_IN_TEXT.source}))`,
  'i',
)
const PARTIAL =
  /\b((?:geen|niet|no|not?|kein(?:e[nr]?)?|pas de)\s(?:\w+\s){0,2}?(?:deel(?:levering(?:en)?|zendingen)|in (?:delen|gedeelten)|part(?:ial)?[ -](?:deliver(?:y|ies)|shipments?)|teillieferung(?:en)?|livraisons? partielles?)|(?:deel(?:levering(?:en)?|zendingen)|in delen leveren|gedeeltelijke levering|partial (?:deliver(?:y|ies)|shipments?)|teillieferung(?:en)?|livraisons? partielles?)\s(?:(?:is|are|zijn|ist|sind|est|sont)\s)?(?:niet |not |nicht |non )?(?:toegestaan|akkoord|mogelijk|oké|ok|prima|liever niet|graag niet|ongewenst|allowed|accepted|permitted|fine|erlaubt|m[öo]glich|zul[äa]ssig|autoris[ée]e?s?|accept[ée]e?s?)|(?:alleen|uitsluitend|graag) (?:compleet|volledig|in (?:een|één) keer) (?:leveren|uitleveren)|ship complete|complete delivery only|nur komplett(?:lieferung)?)\b/i

/** A name under a contact label; the e-mail address or telephone number beside it is left off. */
function personOf(documents: readonly Document[], sender: Sender): Found | undefined {
  const named = labelled(documents, 'contactName')
    .map(pair => personIn(pair, 0.9))
    .find(value => value !== undefined)
  return named ?? contactSaid(documents) ?? senderIn(documents, sender)
}

function personIn(pair: Pair, confidence: number): Found | undefined {
  const { text } = pair.value
  if (isCompany(text) || isKnown(labelKey(text)) || (!text.includes(' ') && meansBeside(text))) return undefined
  return foundIn(pair.value, PERSON, 'text', confidence * pair.certainty)
}

/** Who sent the mail stands on the order under words that nobody knows. */
function senderIn(documents: readonly Document[], { name }: Sender): Found | undefined {
  if (!name.includes(' ')) return undefined
  const wanted = plain(name)
  for (const document of documents.filter(({ source }) => source !== 'subject')) {
    const pair = pairsOf(document).find(({ value }) => plain(value.text) === wanted)
    const value = pair && personIn(pair, 0.88)
    if (value) return value
  }
  return undefined
}
