import { z } from 'zod'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { weigh } from '../cues.ts'
import { ordersByForm, ordersNamed, unlike } from './named-orders.ts'
import { RETURNS_GOODS } from './return-cues.ts'
import { calledOrders, bareOrders } from './orders-boldly.ts'
import { receivedMeant, resolutionMeant } from './returns-boldly.ts'
import { returnLines } from './return-lines.ts'
import { attachmentsOf, bodyOf, inProse, labelled, labelledValue, subjectOf } from '../layout/fields.ts'
import type { OrderLine } from '../layout/line-cells.ts'
import { referenceAt, referencesIn } from '../references.ts'
import type { Reference } from '../references.ts'
import { DATE_IN_TEXT, FIRST_DATE, writesMonthFirst } from '../values/dates.ts'
import { found, foundIn, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'

const line = z.strictObject({
  sku: z.string().optional(),
  serialNumber: z.string().optional(),
  quantity: z.number().positive().optional(),
  reason: z.string().optional(),
  deadOnArrival: z.boolean().optional(),
})
const fields = z.strictObject({
  orderReference: z.string().optional(),
  invoiceNumber: z.string().optional(),
  lines: z.array(line).optional(),
  receivedOn: z.iso.date().optional(),
  resolution: z.enum(['replacement', 'credit', 'repair']).optional(),
})

/** A customer wants to send goods back. faq: ordering-and-returns, retourneren and retour beleid */
export const returnRequest: RequestKind<typeof fields> = {
  kind: 'return-request',
  fields,
  recognise(reading) {
    const form =
      labelled(reading.documents, 'receivedOn').length > 0 && labelled(reading.documents, 'reason').length > 0
    return weigh(reading, RETURNS_GOODS, form ? 0.45 : 0)
  },
  missing,
  extract: reading => [extract(reading)],
}

function missing(given: JsonObject): string[] {
  const { lines } = given
  const absent = given['orderReference'] === undefined && given['invoiceNumber'] === undefined ? ['orderReference'] : []
  if (!Array.isArray(lines) || lines.length === 0) return [...absent, 'lines']
  return [
    ...absent,
    ...lines.flatMap((entry, index) =>
      entry && typeof entry === 'object' && !Array.isArray(entry) && entry['sku'] === undefined
        ? [`lines/${index}/sku`]
        : [],
    ),
  ]
}

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const documents = [...bodyOf(reading), ...attachmentsOf(reading), ...subjectOf(reading)]
  const lines = returnLines(documents)
  const invoice = reference(documents, 'invoice')
  gathered.put('/orderReference', reference(documents, 'order') ?? (invoice ? undefined : unnamedOrder(reading, lines)))
  gathered.put('/invoiceNumber', invoice)
  for (const [index, entry] of lines.entries()) {
    for (const name of ['sku', 'serialNumber', 'quantity', 'reason', 'deadOnArrival'] as const)
      gathered.put(`/lines/${index}/${name}`, entry[name])
  }
  gathered.put('/receivedOn', receivedOn(documents))
  gathered.put('/resolution', resolution(documents))
  return gathered
}

function reference(documents: readonly Document[], type: 'order' | 'invoice'): Found | undefined {
  for (const pair of labelled(documents, type === 'order' ? 'orderReference' : 'invoiceNumber')) {
    const value = referenceAt(pair.value, 0.97 * pair.certainty)
    if (value) return value
  }
  if (type === 'invoice') return documents.flatMap(document => referencesIn(document)).find(isInvoice)?.value
  return documents.flatMap(document => ordersNamed(document))[0]
}

const isInvoice = ({ type }: Reference) => type === 'invoice'

/** "Bij 4500026937 kregen we": only its form says that it is an order, so nothing else in the mail may be said with it. */
function unnamedOrder(reading: Reading, lines: readonly OrderLine[]): Found | undefined {
  const documents = bodyOf(reading)
  const taken = lines.flatMap(({ sku, serialNumber }) => [sku?.value, serialNumber?.value])
  const free = ({ value }: Found) => !taken.includes(value)
  const written = [...documents, ...subjectOf(reading)]
  const [bare, ...more] = unlike(written.flatMap(document => bareOrders(document)).filter(free))
  return (
    documents.flatMap(document => ordersByForm(document)).find(it => free(it) && AT_ORDER.test(before(it.span))) ??
    written.flatMap(document => calledOrders(document)).find(free) ??
    (more.length === 0 && !written.some(({ text }) => OF_RETURNS.test(text)) ? bare : undefined)
  )
}

/** Then a number may be that of a return. */
const OF_RETURNS = /(?<!\p{L})(?:rma|ra|case|ticket|zaak|retournummer|return number)(?!\p{L})/iu
const AT_ORDER =
  /(?<!\p{L})(?:bij|van|uit|met|op|onder|from|of|on|with|under|bei|aus|von|unter|mit|de|du|sur|avec)\s$/iu
const before = (span: Found['span']) =>
  span.document.text.slice(Math.max(0, span.start - 12), span.start).replace(/\s+/g, ' ')

const RECEIVED = new RegExp(
  String.raw`(?:ontvangen|ontvingen|ontvangst|geleverd|gekregen|kreeg|kregen|binnengekomen|binnen ?gekregen|aangekomen|bezorgd|received|delivered|arrived|erhalten|geliefert|eingegangen|angekommen|re[çc]u(?:e?s?)?|livr[ée]e?s?)\b(?:[^.!?]{0,90}?\s(?:op|on|am|le|d\.d\.|vom|van|of))?\s(?:the |de |den |dem )?(?:\p{L}+dag,? |\p{L}+day,? )?(${DATE_IN_TEXT.source})`,
  'iu',
)
const RECEIVED_AFTER = new RegExp(
  String.raw`\b(?:op|on|am|le)\s(?:the |de |den )?(?:\p{L}+dag,? |\p{L}+day,? )?(${DATE_IN_TEXT.source})[^.!?]{0,40}?\b(?:ontvangen|ontvingen|geleverd|binnengekomen|binnen|gekregen|aangekomen|bezorgd|received|delivered|arrived|erhalten|geliefert|eingegangen|re[çc]ue?s?|livr[ée]e?s?)`,
  'iu',
)

function receivedOn(documents: readonly Document[]): Found | undefined {
  const rule = documents.some(({ text }) => writesMonthFirst(text)) ? 'dateMonthFirst' : 'date'
  for (const pair of labelled(documents, 'receivedOn')) {
    const value =
      found(pair.value, rule, 0.96 * pair.certainty) ?? foundIn(pair.value, FIRST_DATE, rule, 0.9 * pair.certainty)
    if (value) return value
  }
  return (
    inProse(documents, RECEIVED, rule, 0.88) ??
    inProse(documents, RECEIVED_AFTER, rule, 0.85) ??
    receivedMeant(documents, rule)
  )
}

const WISH =
  /(?<!\p{L})(?:graag|willen|wil|kunt u|kun(?:nen)?|kan|mogen|can|could|k[öo]nnen|kann|pouvez|peut|peuvent|pourr\p{L}+|voudri\p{L}+|aimeri\p{L}+|zien|ontvangen|voorkeur|verzoek|gewenst|like|please|prefer(?:red|ence)?|request|want|expect|need|bitte\p{L}*|m[öo]cht\p{L}+|w[üu]nsch\p{L}+|bevorzug\p{L}+|souhait\p{L}+|pr[ée]f[ée]r\p{L}+|merci de|veuillez|svp|aub)(?!\p{L})[^.!?]{0,70}?(?<!(?:geen|no|not|kein|keine|keinen|pas de|pas un|niet) )((?:ge)?credit(?:nota| note|eren|eerd|ering|ed)?|terugbetal(?:ing|en|d)|geld terug|refund|gutschrift|gutschreiben|erstattung|erstatten|avoir(?! (?:un|une|le|la|des?) )|rembours\p{L}+|(?:ge)?repar\p{L}+|repair(?:ed)?|r[ée]par\p{L}+|herstel(?:len|d)?|vervang(?:en|ing|end)\p{L}*(?: \p{L}+)?|replacement|replaced?|(?:om)?(?:ge)?ruil(?:en|d)|omruil(?:en)?|ersatz\p{L}*|ersetz\p{L}+|austausch\p{L}*|umtausch\p{L}*|(?:ge)?tauschen|getauscht|remplac\p{L}+|[ée]chang\p{L}+|nieuw exemplaar|swap|exchange)/iu

/** "Un avoir nous conviendrait", "Creditnota aub". */
const WISHED =
  /(?<!(?:geen|no|not|kein|keine|keinen|pas de|pas d.) ?)(credit(?:nota| note|ering)?|terugbetaling|refund|gutschrift|erstattung|avoir|remboursement|reparatie|repair|reparatur|r[ée]paration|vervanging|replacement|omruil(?:ing)?|ersatz|austausch|umtausch|remplacement|[ée]change)(?!\p{L})[^.!?\n]{0,20}?(?<!\p{L})(?:graag|aub|a\.u\.b|svp|s.il vous pla[îi]t|alstublieft|please|bitte|gewenst|gew[üu]nscht|erw[üu]nscht|conviendrait|convient|appreciated|preferred|souhait[ée]e?|erbeten)(?!\p{L})/iu

function resolution(documents: readonly Document[]): Found | undefined {
  return (
    labelledValue(documents, 'resolution', 'resolution', 0.95) ??
    inProse(documents, WISH, 'resolution', 0.82) ??
    inProse(documents, WISHED, 'resolution', 0.8) ??
    resolutionMeant(documents)
  )
}
