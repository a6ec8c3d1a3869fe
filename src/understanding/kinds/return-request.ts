import { z } from 'zod'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { weigh } from '../cues.ts'
import { RETURNS_GOODS } from './return-cues.ts'
import { returnLines } from './return-lines.ts'
import { attachmentsOf, bodyOf, inProse, labelled, labelledValue, subjectOf } from '../layout/fields.ts'
import { referenceAt, referencesIn } from '../references.ts'
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
  gathered.put('/orderReference', reference(documents, 'order'))
  gathered.put('/invoiceNumber', reference(documents, 'invoice'))
  const lines = returnLines(documents)
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
  return documents.flatMap(document => referencesIn(document)).find(named => named.type === type)?.value
}

const RECEIVED = new RegExp(
  String.raw`(?:ontvangen|ontvingen|ontvangst|geleverd|binnengekomen|binnen ?gekregen|aangekomen|bezorgd|received|delivered|arrived|erhalten|geliefert|eingegangen|angekommen|re[çc]u(?:e?s?)?|livr[ée]e?s?)\b(?:[^.!?]{0,90}?\s(?:op|on|am|le|d\.d\.|vom|van|of))?\s(?:the |de |den |dem )?(?:\p{L}+dag,? |\p{L}+day,? )?(${DATE_IN_TEXT.source})`,
  'iu',
)
const RECEIVED_AFTER = new RegExp(
  String.raw`\b(?:op|on|am|le)\s(?:the |de |den )?(?:\p{L}+dag,? |\p{L}+day,? )?(${DATE_IN_TEXT.source})[^.!?]{0,40}?\b(?:ontvangen|ontvingen|geleverd|binnengekomen|aangekomen|bezorgd|received|delivered|arrived|erhalten|geliefert|eingegangen|re[çc]ue?s?|livr[ée]e?s?)`,
  'iu',
)

function receivedOn(documents: readonly Document[]): Found | undefined {
  const rule = documents.some(({ text }) => writesMonthFirst(text)) ? 'dateMonthFirst' : 'date'
  for (const pair of labelled(documents, 'receivedOn')) {
    const value =
      found(pair.value, rule, 0.96 * pair.certainty) ?? foundIn(pair.value, FIRST_DATE, rule, 0.9 * pair.certainty)
    if (value) return value
  }
  return inProse(documents, RECEIVED, rule, 0.88) ?? inProse(documents, RECEIVED_AFTER, rule, 0.85)
}

const WISH =
  /\b(?:graag|willen|wil|kunt u|kun je|kunnen jullie|can you|could you|k[öo]nnen sie|pouvez|zien|ontvangen|voorkeur|verzoek|gewenst|like|please|prefer(?:red|ence)?|request|want|expect|bitte|möchten|wünschen|bevorzug\w+|souhait\w+|pr[ée]f[ée]r\w+|merci de)\b[^.!?]{0,70}?(credit(?:nota| note|eren|ering)?|terugbetaling|refund|gutschrift|erstattung|avoir|remboursement|reparatie|repareren|repair|reparatur|r[ée]paration|herstel(?:len)?|vervang(?:en|ing|end)\w*(?: \w+)?|replacement|replace|omruil(?:en)?|ersatz\w*|austausch|umtausch|remplacement|nieuw exemplaar|swap|exchange)/i

function resolution(documents: readonly Document[]): Found | undefined {
  return labelledValue(documents, 'resolution', 'resolution', 0.95) ?? inProse(documents, WISH, 'resolution', 0.82)
}
