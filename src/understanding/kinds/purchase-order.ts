import type { JsonObject, Reading, RequestKind } from '../types.ts'
import { isSaid, weigh } from '../cues.ts'
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
import { ORDER_LINE_COLUMNS } from '../layout/columns.ts'
import { TWO_READINGS } from '../layout/figures.ts'
import { currencyIn } from '../layout/totals.ts'
import type { OrderLine } from '../layout/order-lines.ts'
import { referencesIn } from '../references.ts'
import { isData } from '../structured/structured.ts'
import { addressIn, readAddress } from '../values/addresses.ts'
import { DATE_IN_TEXT, FIRST_DATE, writesMonthFirst } from '../values/dates.ts'
import { folded, labelKeys } from '../values/fold.ts'
import { Gathered, found, foundIn, mayLackComma } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { agrees, readNumber } from '../values/numbers.ts'
import { CONFIRMATION, NOT_A_NEW_ORDER, PLACES_ORDER } from './order-cues.ts'
import {
  declaresNumber,
  isInvoice,
  isOrderForm,
  linesOf,
  orderDocuments,
  ordersAsData,
  ordersNumber,
} from './order-documents.ts'
import type { OrderDocument } from './order-documents.ts'
import { ONLY_ASKS, WANTS_GOODS } from './order-wishes.ts'
import { isReply } from './sayings.ts'
import { purchaseOrderFields } from './order-shape.ts'

/** A customer places an order, in the text or in what is attached. faq: ordering-and-returns, order plaatsen */
export const purchaseOrder: RequestKind<typeof purchaseOrderFields> = {
  kind: 'purchase-order',
  fields: purchaseOrderFields,
  recognise,
  missing,
  extract: reading => orderDocuments(reading).map(order => extractOrder(order)),
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
  const start = named ? 0.7 : forms.length > 0 ? ofForm(forms, reading) : typed ? 0.4 : 0
  // an order system calls its orders as it likes: their number and their lines say what they are
  const declared = start > 0 && declaresNumber(forms.length > 0 ? forms : bodyOf(reading))
  const against = declared ? NOT_A_NEW_ORDER.filter(cue => cue !== CONFIRMATION) : NOT_A_NEW_ORDER
  // words alone: an order without lines may come as a scan or be forgotten, but needs more than the word
  const asksForOrder = PLACES_ORDER.some(cue => cue.in !== 'subject' && isSaid(reading, cue))
  const wishes = goods ? [...WANTS_GOODS, ...(asksForOrder ? [] : ONLY_ASKS)] : []
  const score = weigh(reading, [...PLACES_ORDER, ...wishes, ...against], declared ? Math.max(start, 0.6) : start)
  if (start > 0 || score === 0) return score
  return asksForOrder || reading.message.attachments.some(({ inline }) => !inline) ? score * 0.9 : score * 0.6
}

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

function extractOrder({ documents, poNumber, table, data }: OrderDocument): Gathered {
  if (data) return extractData(data, documents, poNumber)
  const gathered = new Gathered()
  gathered.put('/poNumber', poNumber)
  putHeader(gathered, documents)
  for (const [index, line] of table.lines.entries()) putLine(gathered, line, index)
  gathered.put('/subtotal', table.subtotal ?? labelledValue(documents, 'subtotal', 'money', 0.93))
  gathered.put('/tax', table.tax ?? labelledValue(documents, 'tax', 'money', 0.93))
  gathered.put('/total', table.total ?? labelledValue(documents, 'total', 'money', 0.93))
  gathered.put(
    '/currency',
    labelledValue(documents, 'currency', 'currency', 0.97) ?? table.currency ?? currencyOf(documents, table.lines),
  )
  checkSum(gathered, table.lines)
  return gathered
}

/** What came as data, and what the mail itself adds to it: never another address, never another value. */
function extractData(
  data: NonNullable<OrderDocument['data']>,
  documents: OrderDocument['documents'],
  poNumber: OrderDocument['poNumber'],
): Gathered {
  const said = new Gathered()
  said.put('/poNumber', poNumber)
  putHeader(
    said,
    documents.filter(document => !isData(document)),
  )
  const isNew = (pointer: string) => data.fields[pointer.split('/')[1] ?? ''] === undefined
  const added = Object.entries(said.evidence).filter(([pointer]) => isNew(pointer))
  const gathered = new Gathered({
    fields: { ...said.fields, ...data.fields },
    evidence: { ...Object.fromEntries(added), ...data.evidence },
  })
  gathered.warnings.push(...data.warnings)
  return gathered
}

function putHeader(gathered: Gathered, documents: OrderDocument['documents']): void {
  const dateRule = documents.some(({ text }) => writesMonthFirst(text)) ? 'dateMonthFirst' : 'date'
  for (const name of ['orderDate', 'requestedDate'] as const) {
    for (const pair of labelled(documents, name)) {
      const value =
        found(pair.value, dateRule, 0.95 * pair.certainty) ??
        foundIn(pair.value, FIRST_DATE, dateRule, 0.9 * pair.certainty)
      if (value) gathered.put(`/${name}`, value)
    }
  }
  gathered.put('/requestedDate', inProse(documents, ASKED_DATE, dateRule, 0.85))
  for (const name of ['deliveryAddress', 'invoiceAddress'] as const) putAddress(gathered, documents, name)
  for (const name of ['endCustomer', 'shippingMethod', 'notes'] as const)
    gathered.put(`/${name}`, labelledValue(documents, name, 'text', 0.92))
  gathered.put('/contactName', personOf(documents))
  const partial =
    labelledValue(documents, 'partialDelivery', 'yesNo', 0.95) ?? inProse(documents, PARTIAL, 'partial', 0.9)
  gathered.put('/partialDelivery', partial ?? labelledValue(documents, 'shipComplete', 'shipComplete', 0.9))
}

const ASKED_DATE = new RegExp(
  String.raw`\b(?:lever(?:en|ing|datum|t)?|geleverd|bezorg(?:en|d)|ontvangen|deliver(?:y|ed)?|receive|ship|liefer(?:n|ung)|geliefert|livr(?:er|aison|é)|nodig|needed|required)\b[^.!?]{0,40}?(?:op|uiterlijk|voor|vóór|per|by|on|before|for|am|bis|zum|le|avant|pour|is|:)\s(?:de |the |den |dem |le )?((?:(?:maan|dins|woens|donder|vrij|zater|zon)dag |(?:mon|tues|wednes|thurs|fri)day,? )?(?:${DATE_IN_TEXT.source}))`,
  'i',
)
const PARTIAL =
  /\b((?:geen|niet|no|not?|kein(?:e|er)?|pas de)\s(?:\w+\s){0,2}?(?:deel(?:levering(?:en)?|zendingen)|partial (?:deliver(?:y|ies)|shipments?)|teillieferung(?:en)?|livraisons? partielles?)|(?:deel(?:levering(?:en)?|zendingen)|in delen leveren|gedeeltelijke levering|partial (?:deliver(?:y|ies)|shipments?)|teillieferung(?:en)?|livraisons? partielles?)\s(?:(?:is|are|zijn|ist|sind|est|sont)\s)?(?:niet |not |nicht |non )?(?:toegestaan|akkoord|mogelijk|oké|ok|prima|liever niet|graag niet|ongewenst|allowed|accepted|permitted|fine|erlaubt|m[öo]glich|zul[äa]ssig|autoris[ée]e?s?|accept[ée]e?s?)|(?:alleen|uitsluitend|graag) (?:compleet|volledig|in (?:een|één) keer) (?:leveren|uitleveren)|ship complete|complete delivery only|nur komplett(?:lieferung)?)\b/i

function putAddress(
  gathered: Gathered,
  documents: OrderDocument['documents'],
  name: 'deliveryAddress' | 'invoiceAddress',
): void {
  for (const pair of labelled(documents, name)) {
    const address = readAddress(pair.block, 0.92 * pair.certainty)
    if (!address) continue
    gathered.putAll(`/${name}`, { ...address })
    return
  }
  if (putParts(gathered, documents, name)) return
  for (const pair of documents.flatMap(document => pairsOf(document))) {
    const address = LOOSE[name].has(pair.label) ? readAddress(pair.block, 0.86 * pair.certainty) : undefined
    if (!address?.postalCode) continue
    gathered.putAll(`/${name}`, { ...address })
    return
  }
  if (name === 'invoiceAddress') return
  for (const paragraph of documents.flatMap(document => paragraphs(document))) {
    if (
      !/\b(?:afleveradres|leveradres|leveren|levering|bezorgen|afleveren|naar|sturen|brengen|send|schicken|senden|envoyer|deliver(?:y|ed)?|ship(?:ped)?|liefern|lieferung|livrer|livraison)\b/i.test(
        paragraph.flat,
      ) ||
      OF_INVOICE.test(paragraph.flat)
    )
      continue
    const address = addressIn(paragraph.span, 0.8)
    if (!address) continue
    gathered.putAll(`/${name}`, { ...address })
    return
  }
}

/** An address that is given line by line, each under its own label; true where there was one. */
function putParts(
  gathered: Gathered,
  documents: OrderDocument['documents'],
  name: 'deliveryAddress' | 'invoiceAddress',
): boolean {
  const read = (
    part: 'name' | 'street' | 'postalCode' | 'city' | 'country',
    rule: 'text' | 'postalCode' | 'country',
  ) => {
    const [pair] = labelled(documents, `${name}/${part}`)
    return found(pair?.value, rule, 0.9 * (pair?.certainty ?? 0))
  }
  const [street, postalCode, city] = [read('street', 'text'), read('postalCode', 'postalCode'), read('city', 'text')]
  if (!street && !postalCode) return false
  gathered.putAll(`/${name}`, {
    name: read('name', 'text'),
    street,
    postalCode,
    city,
    country: read('country', 'country'),
  })
  return true
}

const OF_INVOICE = /\b(?:factu(?:ur|re)|invoice|rechnung|facture|bill)/i

/** Words that may name an address as well as something else: only with a postal code below them. */
const LOOSE = {
  deliveryAddress:
    labelKeys(`delivery, deliver, levering, leveren, lever, afleveren, bezorgen, bezorging, aflevering, lieferung, liefern, livraison, livrer, shipping, shipment,
    verzenden, verzending, versand, expédition, ontvanger, bestemming, destination, warehouse, magazijn, lager, dépôt, entrepôt, site, werf, bouwplaats, baustelle`),
  invoiceAddress: labelKeys(
    `invoice, invoicing, billing, factuur, facturatie, factureren, facturen, rekening, rechnung, fakturierung, facture, facturation, facturer, accounts payable, crediteurenadministratie, boekhouding, buchhaltung, comptabilité`,
  ),
} as const

/** A name under a contact label; the e-mail address or telephone number beside it is left off. */
function personOf(documents: OrderDocument['documents']): ReturnType<typeof found> {
  for (const pair of labelled(documents, 'contactName')) {
    const value = foundIn(
      pair.value,
      /^((?:\p{Lu}[\p{L}.'’-]*|van|de|der|den|von|la|le|du|ter|ten|t)(?:\s(?:\p{Lu}[\p{L}.'’-]*|van|de|der|den|von|la|le|du|ter|ten|t|'t)){0,5})(?=$|[\s,;(<|/–-])/u,
      'text',
      0.9 * pair.certainty,
    )
    if (value && !COMPANY.test(pair.value.text)) return value
  }
  return undefined
}

const COMPANY =
  /(?:^|[\s,])(?:b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|ltd\.?|limited|plc|llc|inc\.?|gmbh|ag|kg|ohg|e\.?k\.?|sarl|sas|s\.?a\.?|bvba|srl|stichting|gemeente|universiteit|group|groep|holding|company|international)(?=$|[\s,)(])/i

function currencyOf(documents: OrderDocument['documents'], lines: OrderLine[]): ReturnType<typeof found> {
  for (const line of lines) {
    const value = currencyIn(line.unitPrice) ?? currencyIn(line.lineTotal)
    if (value) return value
  }
  for (const name of ['total', 'subtotal'] as const) {
    for (const pair of labelled(documents, name)) {
      const value = foundIn(pair.value, /€|\bEUR\b|£|\bGBP\b|\$|\bUSD\b|\bCHF\b/i, 'currency', 0.9)
      if (value) return value
    }
  }
  return undefined
}

function putLine(gathered: Gathered, line: OrderLine, index: number): void {
  const { quantity, unitPrice, lineTotal } = line
  const checked =
    quantity && unitPrice && lineTotal
      ? agrees(Number(quantity.value), String(unitPrice.value), String(lineTotal.value))
      : undefined
  const discounted = checked === false && agreesWithDiscount(line)
  const doubtful =
    (quantity?.confidence ?? 1) <= TWO_READINGS || mayLackComma(unitPrice?.span) || mayLackComma(lineTotal?.span)
  const confidenceOf = ({ confidence }: Found) => {
    if (checked === undefined || doubtful) return confidence
    return checked ? PROVEN : discounted ? Math.max(confidence, DISCOUNTED) : CONTRADICTED
  }
  const values: { [name: string]: Found | undefined } = {}
  for (const name of ORDER_LINE_COLUMNS) {
    const value = line[name]
    const isFigure = name === 'quantity' || name === 'unitPrice' || name === 'lineTotal'
    values[name] = value && isFigure ? { ...value, confidence: confidenceOf(value) } : value
  }
  gathered.putAll(`/lines/${index}`, values)
  if (checked === false && !discounted)
    gathered.warnings.push(
      `line ${index + 1}: ${String(quantity?.value)} x ${String(unitPrice?.value)} is not ${String(lineTotal?.value)}`,
    )
}

const PROVEN = 0.99
const DISCOUNTED = 0.94
const CONTRADICTED = 0.6

/** The price less the discount of its column, as a percentage or an amount off each piece. */
function agreesWithDiscount({ quantity, unitPrice, lineTotal, discount }: OrderLine): boolean {
  const off = Number(readNumber(/\d[\d.,]*/.exec(String(discount?.value ?? ''))?.[0] ?? ''))
  if (!off || off < 0) return false
  const [count, price, total] = [Number(quantity?.value), Number(unitPrice?.value), Number(lineTotal?.value)]
  const fits = (net: number) => Math.abs(count * net - total) <= 0.02 + count * 0.005
  return (off < 100 && fits(price * (1 - off / 100))) || fits(price - off)
}

/** The lines, or the total, that do not add up are a warning for a colleague, never corrected. */
function checkSum(gathered: Gathered, lines: OrderLine[]): void {
  const totals = lines.map(line => line.lineTotal?.value)
  const stated = gathered.fields['subtotal'] ?? gathered.fields['total']
  if (typeof stated !== 'string' || lines.length === 0 || totals.some(total => total === undefined)) return
  const sum = totals.reduce<number>((total, value) => total + Number(value), 0)
  const tax = Number(gathered.fields['tax'] ?? 0)
  const fits = [sum, sum + tax].some(amount => Math.abs(amount - Number(stated)) <= 0.02 * lines.length + 0.01)
  if (!fits && gathered.fields['subtotal'] !== undefined)
    gathered.warnings.push(folded(`the lines add up to ${sum.toFixed(2)}, not ${stated}`))
}
