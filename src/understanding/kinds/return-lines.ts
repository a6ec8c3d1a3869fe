import type { Document } from '../types.ts'
import { inProse, labelledValue } from '../layout/fields.ts'
import { readFreeLines } from '../layout/free-lines.ts'
import { readLabelledLines } from '../layout/labelled-lines.ts'
import { present } from '../layout/line-cells.ts'
import type { OrderLine } from '../layout/line-cells.ts'
import { readLineTable } from '../layout/order-lines.ts'
import { referencesIn } from '../references.ts'
import { DOA } from '../values/doa.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { lineSpan, part } from '../values/span.ts'
import { calledOrders } from './orders-boldly.ts'
import { faultTold, neverWorked } from './returns-boldly.ts'
import { formOf, giveSerials, goodsInProse, serials } from './return-goods.ts'

/** Lines of a table, of a form or of prose, in that order; what holds for all is given to each line that lacks it. */
export function returnLines(documents: readonly Document[]): OrderLine[] {
  const source = documents.find(document => linesIn(document).length > 0)
  const lines = source ? linesIn(source) : []
  const prose = documents.filter(({ source }) => source !== 'subject')
  if (lines.length === 0) {
    const goods = documents.map(document => goodsInProse(document)).find(named => named.length > 0) ?? []
    const each = serials(prose)
    if (goods.length > 1 && each.length >= goods.length - 1) lines.push(...goods.map(sku => ({ sku })))
    else if (goods[0] || each[0]) lines.push(present({ sku: goods[0], serialNumber: each[0] }))
  }
  const [only] = lines
  if (only && lines.length === 1) {
    const own = serials(documents)
    if (!only.serialNumber && own.length === 1) only.serialNumber = own[0]!
    if (!only.sku) Object.assign(only, present({ sku: documents.flatMap(document => goodsInProse(document))[0] }))
    if (!only.quantity) Object.assign(only, present({ quantity: quantityInProse(prose) }))
  }
  giveSerials(lines, serials(prose))
  const dead = deadOnArrival(documents)
  const reason = labelledValue(documents, 'reason', 'text', 0.95) ?? proseReason(prose, dead)
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
  const form = readLabelledLines(formOf(document)).filter(entry => entry.sku ?? entry.serialNumber)
  if (form.length > 0) return form
  const not = new Set(referencesIn(document).map(({ value }) => String(value.value)))
  for (const { span } of [...serials([document]), ...calledOrders(document)]) not.add(span.text)
  const goods = readFreeLines(document, not).filter(entry => entry.sku ?? entry.serialNumber)
  const each = goodsInProse(document)
  // several articles with a serial number each are told one by one, whatever was counted of them together
  const told = each.length > goods.length && serials([document]).length >= each.length
  return (told ? each.map(sku => ({ sku })) : goods).map((entry: OrderLine) => ({
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

function quantityInProse(documents: readonly Document[]): Found | undefined {
  return inProse(
    documents,
    /(?<![\w.,/-])(\d{1,4})\s?(?:x\b|×|stuks?\b|st\.|pcs\b|pieces?\b|units?\b|exempla(?:ar|ren)\b|stück\b|pi[èe]ces?\b)/i,
    'quantity',
    0.8,
  )
}

const FAULT =
  /\b((?:(?:het|de|het toestel|dit|deze|the|it|this|der|das|die|le|la)\s(?:\w+\s){0,3})?(?:start(?:en)? niet(?: (?:meer )?op)?|gaat niet (?:meer )?aan|werk(?:t|en) niet(?: meer)?|doet het niet(?: meer)?|(?:does not|doesn't|do not|won't|will not|did not|fails to) (?:boot|power(?: up| on)?|start(?: up)?|work|turn on)(?: up)?|is defect|zijn defect|is kapot|(?:is|are|was|were) (?:defective|faulty|broken|damaged|beschadigd|defekt)(?: (?:aangekomen|geleverd|ontvangen|binnengekomen))?|verkeerd(?:e?)? (?:besteld|geleverd|artikel|model|product)|(?:te veel|dubbel) (?:besteld|geleverd)|wrong (?:item|product|model|article)(?: (?:ordered|delivered|received))?|ordered by mistake|command[ée]e?s? par erreur|(?:versehentlich|irrt[üu]mlich) bestellt|(?:startet|bootet|funktioniert) nicht|ne (?:d[ée]marre|fonctionne) pas|beschadigd (?:geleverd|ontvangen|aangekomen)|arrived (?:damaged|dead|defective)|defect (?:bij (?:ontvangst|aankomst|levering)|geleverd|ontvangen)))(?![\p{L}])/iu

const BECAUSE = /\b(?:because|omdat|aangezien|weil|parce qu[e'’])\s?([^.!?\n]{4,90}?)(?=\s?(?:[.!?]|$))/i

/** @param dead what says that it never worked, which is no further reason */
function proseReason(documents: readonly Document[], dead: Found | undefined): Found | undefined {
  const told = inProse(documents, BECAUSE, 'text', 0.7) ?? inProse(documents, FAULT, 'text', 0.6)
  if (told) return told
  const fault = faultTold(documents)
  const same = fault && dead && dead.span.start < fault.span.end && fault.span.start < dead.span.end
  return same ? undefined : fault
}

function doaOf(reason: Found | undefined): Found | undefined {
  return reason && found(reason.span, 'doa', 0.85)
}

function deadOnArrival(documents: readonly Document[]): Found | undefined {
  const labelledAnswer = labelledValue(documents, 'deadOnArrival', 'doaAnswer', 0.95)
  if (labelledAnswer) return labelledAnswer
  return inProse(documents, SAID_DOA, 'doa', 0.85) ?? neverWorked(documents)
}

const SAID_DOA = new RegExp(
  `((?:(?<!\\p{L})(?:geen|niet|not?|non|kein|nicht|pas(?: de)?)\\s(?:een\\s|an?\\s)?)?(?:${DOA.source}))`,
  'iu',
)
