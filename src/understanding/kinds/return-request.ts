import { z } from 'zod'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { weigh } from '../cues.ts'
import type { Cue } from '../cues.ts'
import {
  attachmentsOf,
  bodyOf,
  inProse,
  labelled,
  labelledValue,
  pairsOf,
  paragraphs,
  subjectOf,
} from '../layout/fields.ts'
import { readFreeLines, readLabelledLines } from '../layout/free-lines.ts'
import { readLineTable } from '../layout/order-lines.ts'
import { present } from '../layout/line-cells.ts'
import type { OrderLine } from '../layout/line-cells.ts'
import { referenceAt, referencesIn } from '../references.ts'
import { looksLikeCode } from '../values/codes.ts'
import { DATE_IN_TEXT, writesMonthFirst } from '../values/dates.ts'
import { found, foundIn, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { lineSpan, part } from '../values/span.ts'

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

const CUES: Cue[] = [
  {
    words:
      /\b(?:retour(?:formulier|aanvraag|verzoek|zending|melding|order)?|rma(?:[- ](?:aanvraag|request|verzoek))?|return(?: (?:request|form|of))?|returns|doa|dead on arrival|r[üu]cksendung|retoure|reklamation|demande de retour|garantie(?:claim|aanvraag|melding)?|warranty claim)\b/i,
    weight: 0.7,
    in: 'subject',
  },
  {
    words:
      /\b(?:retourneren|retour (?:sturen|zenden|te sturen|melden|aanmelden)|terug ?(?:sturen|zenden|geven)|retour\b.{0,20}\b(?:sturen|zenden|nemen|aanvragen|aanmelden)|stu(?:ur|ren)\b.{0,40}\b(?:retour|terug))\b/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:(?:like|want|need|wish|have) to (?:return|send back)|returning|send (?:it|them|this|these|the) (?:\w+ ){0,4}back|return (?:the|this|these|it|them|\d|one|two|a)|rma (?:number|request)|request an? (?:rma|ra\b|return))\b/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:ra|rma)[- ]?(?:nummer|number|nummers|nr)\b.{0,40}\b(?:ontvangen|graag|krijgen|aanvragen|geven|please|request|send|receive|issue|provide)|\b(?:graag|please|kunt u|could you|verzoek)\b.{0,60}\b(?:ra|rma)[- ]?(?:nummer|number|nr)?\b/i,
    weight: 0.7,
  },
  {
    words:
      /\b(?:doa|dead on arrival|defect (?:bij|op|on|geleverd|ontvangen)|bij ontvangst defect|arrived (?:damaged|dead|defective)|beschadigd (?:geleverd|ontvangen|aangekomen|binnengekomen)|defekt (?:bei|angekommen|geliefert))\b/i,
    weight: 0.6,
  },
  {
    words:
      /\b(?:zur[üu]ck ?(?:senden|schicken|geben)|zur[üu]ckzusenden|r[üu]cksendung|retournieren|umtausch|reklamieren)\b/i,
    weight: 0.7,
  },
  { words: /\b(?:retourner|renvoyer|retour de (?:la )?marchandise|demande de retour|bon de retour)\b/i, weight: 0.7 },
  {
    words:
      /\b(?:verkeerde? (?:artikel|product|model|geleverd|besteld)|wrong (?:item|product|model)|te veel (?:geleverd|besteld|ontvangen)|wrongly ordered|foutief (?:geleverd|besteld)|falsch (?:geliefert|bestellt))\b/i,
    weight: 0.4,
  },
  {
    words:
      /\b(?:defect|kapot|start niet op|werkt niet(?: meer)?|gaat niet aan|does not (?:boot|power|start|work)|doesn't (?:boot|power|start|work)|broken|faulty|defective|defekt|en panne|d[ée]fectueux)\b/i,
    weight: 0.4,
    in: 'body',
  },
  { words: /\b(?:serienummers?|serial(?: numbers?)?|s\/n|seriennummer)\b/i, weight: 0.25, in: 'body' },
  {
    words:
      /\b(?:retourbeleid|return policy|retourvoorwaarden|hoe (?:kan ik|werkt|retourneer)|how (?:do|can) (?:i|we) return|r[üu]ckgaberecht)\b/i,
    weight: -0.4,
  },
  {
    words:
      /\b(?:retour ?vracht|retour ?afzender|return receipt|par retour|by return|retour(?:tje|neren wij niet)|returned mail|kunt u retour ?mailen|(?:getekend|ondertekend|signed) retour)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\bstatus\b.{0,50}\b(?:retour\w*|rma|ra|return|creditnota|credit note|r[üu]cksendung)\b|\b(?:creditnota|credit note|gutschrift|avoir)\b.{0,40}\b(?:nog niet|not yet|noch nicht|pas encore|nooit|never)\b|\b(?:nog geen|nog steeds geen|not received (?:the|our|a))\b.{0,30}\b(?:creditnota|credit note|ra-?nummer|rma)\b/i,
    weight: -0.7,
  },
  {
    words: /\b(?:kan|kunnen|mag|mogen|moet(?:en)?|wil(?:len)?|gaat|gaan)\b.{0,40}\bretour\b(?! (?:mailen|e-mailen))/i,
    weight: 0.55,
  },
]

/** A customer wants to send goods back. faq: ordering-and-returns, retourneren and retour beleid */
export const returnRequest: RequestKind<typeof fields> = {
  kind: 'return-request',
  fields,
  recognise(reading) {
    const form =
      labelled(reading.documents, 'receivedOn').length > 0 && labelled(reading.documents, 'reason').length > 0
    return weigh(reading, CUES, form ? 0.45 : 0)
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

/** Lines of a table, of a form or of prose, in that order; what holds for all is given to each line that lacks it. */
function returnLines(documents: readonly Document[]): OrderLine[] {
  const source = documents.find(document => linesIn(document).length > 0)
  const lines = source ? linesIn(source) : []
  const prose = documents.filter(({ source }) => source !== 'subject')
  if (lines.length === 0) {
    const [sku] = documents.map(document => codeInProse(document)).filter(value => value !== undefined)
    const [serial] = serials(documents)
    if (sku || serial) lines.push({ ...(sku ? { sku } : {}), ...(serial ? { serialNumber: serial } : {}) })
  }
  const [only] = lines
  if (only && lines.length === 1) {
    const own = serials(documents)
    if (!only.serialNumber && own.length === 1) only.serialNumber = own[0]!
    if (!only.sku)
      Object.assign(
        only,
        present({ sku: documents.map(document => codeInProse(document)).find(value => value !== undefined) }),
      )
    if (!only.quantity) Object.assign(only, present({ quantity: quantityInProse(prose) }))
  }
  const reason = labelledValue(documents, 'reason', 'text', 0.95) ?? proseReason(prose)
  const dead = deadOnArrival(documents)
  // where one line says it of itself, it is not said of all
  const own = lines.length > 1 && lines.some(entry => entry.deadOnArrival ?? doaOf(entry.reason))
  return lines.map(entry => ({
    ...entry,
    ...present({
      reason: entry.reason ?? reason,
      deadOnArrival: entry.deadOnArrival ?? doaOf(entry.reason) ?? (own ? undefined : dead),
    }),
  }))
}

function linesIn(document: Document): OrderLine[] {
  if (document.source === 'subject') return []
  for (const table of document.tables) {
    const read = readLineTable(document, table)
    if (read) return read.lines
  }
  const form = readLabelledLines(pairsOf(document)).filter(entry => entry.sku ?? entry.serialNumber)
  if (form.length > 0) return form
  const not = new Set(referencesIn(document).map(({ value }) => String(value.value)))
  for (const serial of serials([document])) not.add(serial.span.text)
  const goods = readFreeLines(document, not).filter(entry => entry.sku ?? entry.serialNumber)
  return goods.map(entry => ({
    ...entry,
    ...present({ reason: reasonOnLine(document, entry) }),
  }))
}

/** "2x SFP-10G-SR-S (verkeerd besteld)", "GLC-T: defect": words behind the article on its own line. */
function reasonOnLine(document: Document, { sku }: OrderLine): Found | undefined {
  if (!sku) return undefined
  const line = document.lines.find(({ start, text }) => start <= sku.span.start && sku.span.end <= start + text.length)
  if (!line) return undefined
  const rest = part(lineSpan(document, line), 0, line.text.length)
  const after = part(rest, Math.max(0, sku.span.end - rest.start), rest.text.length)
  return (
    foundIn(
      after,
      /\(((?!s\/?n|serie|serial|pakbon|order|factuur|invoice|bestelling)[\p{L}][\p{L}\d ,.'’/-]{3,80})\)/iu,
      'text',
      0.8,
    ) ?? foundIn(after, /^\s?[:–-]\s(?!\d)([\p{L}][\p{L}\d ,'’/-]{3,80})$/u, 'text', 0.7)
  )
}

const SERIAL =
  /(?:serie(?:n)?(?:nummer|nr\.?)s?|serial(?:s| numbers?| nos?\.?| nrs?\.?)?|s\/?n|seriennummern?|num[ée]ros? de s[ée]rie|snr)\s?(?:is|zijn|are|[:=.#])?\s{0,3}((?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{4,30})/giu

function serials(documents: readonly Document[]): Found[] {
  return documents.flatMap(document =>
    paragraphs(document).flatMap(({ span, flat }) =>
      [...flat.matchAll(SERIAL)].flatMap(match => {
        const text = match[1] ?? ''
        const from = match.index + match[0].length - text.length
        return found(part(span, from, from + text.length), 'compact', 0.93) ?? []
      }),
    ),
  )
}

/** The first word that has the form of an article code and is no reference, serial number or date. */
function codeInProse(document: Document): Found | undefined {
  const not = new Set([
    ...referencesIn(document).map(({ value }) => value.span.text),
    ...serials([document]).map(({ span }) => span.text),
  ])
  for (const { span, flat } of paragraphs(document)) {
    for (const match of flat.matchAll(/[A-Za-z0-9][\w./#+-]{2,40}/g)) {
      const word = match[0].replace(/[.,/-]+$/, '')
      const before = flat.slice(Math.max(0, match.index - 30), match.index)
      if (
        not.has(word) ||
        !/\p{L}/u.test(word) ||
        !/[A-Z]/.test(word) ||
        !looksLikeCode(word) ||
        /@|https?:\S*$/.test(before.slice(-8))
      )
        continue
      if (
        /(?:order|bestelling|factuur|invoice|nummer|number|nr\.?|po|ref|s\/n|serial|serienummer)\s?[:#.]?\s?$/i.test(
          before,
        ) &&
        !/(?:art\w*|item|product|part|sku)\W{0,3}(?:nummer|number|nr\.?|no\.?)?\s?[:#.]?\s?$/i.test(before)
      )
        continue
      return found(part(span, match.index, match.index + word.length), 'code', 0.8)
    }
  }
  return undefined
}

function quantityInProse(documents: readonly Document[]): Found | undefined {
  return inProse(
    documents,
    /(?<![\w.,/-])(\d{1,4})\s?(?:x\b|×|stuks?\b|st\.|pcs\b|pieces?\b|units?\b|exempla(?:ar|ren)\b|stück\b|pi[èe]ces?\b)/i,
    'quantity',
    0.8,
  )
}

const FAULT =
  /\b((?:(?:het|de|het toestel|dit|deze|the|it|this|der|das|die|le|la)\s(?:\w+\s){0,3})?(?:start(?:en)? niet(?: (?:meer )?op)?|gaat niet (?:meer )?aan|werk(?:t|en) niet(?: meer)?|doet het niet(?: meer)?|(?:does not|doesn't|do not|won't|will not|did not|fails to) (?:boot|power(?: up| on)?|start(?: up)?|work|turn on)(?: up)?|is defect|zijn defect|is kapot|(?:is|are|was|were) (?:defective|faulty|broken|damaged|beschadigd|defekt)(?: (?:aangekomen|geleverd|ontvangen|binnengekomen))?|verkeerd(?:e?)? (?:besteld|geleverd|artikel|model|product)|(?:te veel|dubbel) (?:besteld|geleverd)|wrong (?:item|product|model|article)(?: (?:ordered|delivered|received))?|ordered by mistake|(?:startet|bootet|funktioniert) nicht|ne (?:d[ée]marre|fonctionne) pas|beschadigd (?:geleverd|ontvangen|aangekomen)|arrived (?:damaged|dead|defective)|defect (?:bij (?:ontvangst|aankomst|levering)|geleverd|ontvangen)))(?![\p{L}])/iu

const BECAUSE = /\b(?:because|omdat|aangezien|weil|parce qu[e'’])\s?([^.!?\n]{4,90}?)(?=\s?(?:[.!?]|$))/i

function proseReason(documents: readonly Document[]): Found | undefined {
  return inProse(documents, BECAUSE, 'text', 0.7) ?? inProse(documents, FAULT, 'text', 0.6)
}

function doaOf(reason: Found | undefined): Found | undefined {
  return reason && found(reason.span, 'doa', 0.85)
}

function deadOnArrival(documents: readonly Document[]): Found | undefined {
  const labelledAnswer = labelledValue(documents, 'deadOnArrival', 'doaAnswer', 0.95)
  if (labelledAnswer) return labelledAnswer
  return inProse(
    documents,
    /((?:\b(?:geen|niet|not?|non|kein|nicht|pas(?: de)?)\s(?:een\s|an?\s)?)?(?:\bd\.?o\.?a\.?\b(?![\s-]{0,2}(?:formulier|form|beleid|policy|\?))|dead[- ]on[- ]arrival|(?:defect|kapot|defekt|défectueux)\s(?:bij|op|on|bei|à la)\s(?:aankomst|ontvangst|levering|arrival|delivery|receipt|ankunft|lieferung|r[ée]ception|livraison)|bij ontvangst (?:al |reeds |direct )?(?:defect|kapot)|defect (?:geleverd|ontvangen)|arrived (?:dead|defective)))/i,
    'doa',
    0.85,
  )
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
      found(pair.value, rule, 0.96 * pair.certainty) ??
      foundIn(pair.value, new RegExp(DATE_IN_TEXT.source, 'i'), rule, 0.9 * pair.certainty)
    if (value) return value
  }
  return inProse(documents, RECEIVED, rule, 0.88) ?? inProse(documents, RECEIVED_AFTER, rule, 0.85)
}

const WISH =
  /\b(?:graag|willen|wil|kunt u|kun je|kunnen jullie|can you|could you|k[öo]nnen sie|pouvez|zien|ontvangen|voorkeur|verzoek|gewenst|like|please|prefer(?:red|ence)?|request|want|expect|bitte|möchten|wünschen|bevorzug\w+|souhait\w+|pr[ée]f[ée]r\w+|merci de)\b[^.!?]{0,70}?(credit(?:nota| note|eren|ering)?|terugbetaling|refund|gutschrift|erstattung|avoir|remboursement|reparatie|repareren|repair|reparatur|r[ée]paration|herstel(?:len)?|vervang(?:en|ing|end)\w*(?: \w+)?|replacement|replace|omruil(?:en)?|ersatz\w*|austausch|umtausch|remplacement|nieuw exemplaar|swap|exchange)/i

function resolution(documents: readonly Document[]): Found | undefined {
  return labelledValue(documents, 'resolution', 'resolution', 0.95) ?? inProse(documents, WISH, 'resolution', 0.82)
}
