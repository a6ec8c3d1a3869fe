import type { JsonObject, Reading, RequestKind } from '../types.ts'
import { isSaid, weigh } from '../cues.ts'
import { attachmentsOf, bodyOf, labelled, subjectOf } from '../layout/fields.ts'
import { referencesIn } from '../references.ts'
import { CONFIRMATION, NOT_A_NEW_ORDER, PLACES_ORDER } from './order-cues.ts'
import { linesOf, orderDocuments, ordersAsData } from './order-documents.ts'
import { extractOrder } from './order-fields.ts'
import { declaresNumber, ordersNumber } from './order-number.ts'
import { isInvoice, isOrderForm } from './order-papers.ts'
import { ONLY_ASKS, WANTS_GOODS } from './order-wishes.ts'
import { isReply } from './sayings.ts'
import { purchaseOrderFields } from './order-shape.ts'

/** A customer places an order, in the text or in what is attached. faq: ordering-and-returns, order plaatsen */
export const purchaseOrder: RequestKind<typeof purchaseOrderFields> = {
  kind: 'purchase-order',
  fields: purchaseOrderFields,
  recognise,
  missing,
  extract: reading => orderDocuments(reading).map(order => extractOrder(order, reading.sender)),
}

/** An order in a format that is made for orders says itself what it is; words beside it can only add another request. */
const AS_DATA = 0.9
const AS_DATA_AT_LEAST = 0.75

function recognise(reading: Reading): number {
  if (ordersAsData(reading).length > 0) {
    const against = NOT_A_NEW_ORDER.filter(cue => cue !== CONFIRMATION)
    return Math.max(AS_DATA_AT_LEAST, weigh(reading, [...PLACES_ORDER, ...against], AS_DATA))
  }
  const attached = attachmentsOf(reading).filter(document => !isInvoice(document))
  const forms = attached.filter(document => linesOf(document).lines.length > 0)
  const named = forms.some(isOrderForm)
  const typed = [...bodyOf(reading), ...(isReply(reading) ? [] : subjectOf(reading))].some(
    document => linesOf(document).lines.length > 0,
  )
  const goods = named || forms.length > 0 || typed
  const start = named ? 0.7 : forms.length > 0 ? ofForm(forms, reading) : typed ? ofText(reading) : 0
  // an order system calls its orders as it likes: their number and their lines say what they are
  const declared = start > 0 && declaresNumber(forms.length > 0 ? forms : bodyOf(reading))
  const against = declared ? NOT_A_NEW_ORDER.filter(cue => cue !== CONFIRMATION) : NOT_A_NEW_ORDER
  // words alone: an order without lines may come as a scan or be forgotten, but needs more than the word
  const asksForOrder = PLACES_ORDER.some(cue => cue.in !== 'subject' && isSaid(reading, cue))
  const wishes = goods ? [...WANTS_GOODS, ...(asksForOrder || start >= CALLS_ITSELF_ORDER ? [] : ONLY_ASKS)] : []
  const score = weigh(reading, [...PLACES_ORDER, ...wishes, ...against], declared ? Math.max(start, 0.6) : start)
  if (start > 0 || score === 0) return score
  return asksForOrder || reading.message.attachments.some(({ inline }) => !inline) ? score * 0.9 : score * 0.6
}

/** Goods below the name of an order: "please quote our number" asks for no offer there. */
const CALLS_ITSELF_ORDER = 0.68

/** A list of goods with how many of each, by what stands around it; a list of what there is has no numbers of its own. */
function ofForm(forms: Reading['documents'], reading: Reading): number {
  const facts = [
    forms.some(form => ordersNumber(form)) || subjectOf(reading).some(subject => referencesIn(subject).length > 0),
    (['deliveryAddress', 'requestedDate', 'contactName', 'orderDate'] as const).some(
      name => labelled(forms, name).length > 0,
    ),
    forms.some(form => linesOf(form).lines.every(line => line.sku ?? line.ean ?? line.manufacturerPartNumber)),
  ].filter(Boolean).length
  return 0.45 + 0.06 * facts
}

/** Goods in the text itself: where it calls itself an order, or a number, a day and a place stand at them, one is written there. */
function ofText(reading: Reading): number {
  const body = bodyOf(reading)
  if (isReply(reading)) return 0.4
  const facts = (['deliveryAddress', 'requestedDate', 'orderDate', 'contactName'] as const).filter(
    name => labelled(body, name).length > 0,
  )
  const numbered = body.some(ordersNumber) || subjectOf(reading).some(subject => referencesIn(subject).length > 0)
  if (body.some(isOrderForm) && (numbered || facts.length > 0)) return numbered && facts.length >= 2 ? 0.86 : 0.68
  return numbered && facts.length >= 2 ? 0.5 + 0.04 * facts.length : 0.4
}

function missing(fields: JsonObject): string[] {
  const { poNumber, lines } = fields
  const absent = poNumber === undefined ? ['poNumber'] : []
  if (!Array.isArray(lines) || lines.length === 0) return [...absent, 'lines']
  const inLines = lines.flatMap((line, index) => {
    if (line === null || typeof line !== 'object' || Array.isArray(line)) return []
    const identified = line['sku'] ?? line['manufacturerPartNumber'] ?? line['ean']
    return [
      ...(identified === undefined ? [`lines/${index}/sku`] : []),
      ...(line['quantity'] === undefined ? [`lines/${index}/quantity`] : []),
    ]
  })
  return [...absent, ...inLines]
}
