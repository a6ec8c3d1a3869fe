import type { Found } from '../values/found.ts'
import type { EdifactValues } from './edifact.ts'
import type { Segment } from './edifact-text.ts'
import { articleOf } from './order.ts'
import type { AddressData, Article, LineData, OrderData } from './order.ts'

/** An ORDERS or ORDCHG message, D.93A to D.11A; EANCOM is one. service.unece.org/trade/untdid */
export function edifactOrder(segments: Segment[], values: EdifactValues): OrderData {
  const { head, lines, summary } = partsOf(segments, values)
  const header = finder(head, values)
  const totals = finder(summary, values)
  const amount = (...codes: string[]) => valueOf(totals('MOA', ...codes) ?? header('MOA', ...codes), values)
  const order = lines.map(line => lineOf(line, values))
  const party = (...roles: string[]) => partyOf(header('NAD', ...roles), values)
  return {
    poNumber: values.words(header('BGM'), 2) ?? values.words(header('RFF', 'ON'), 1, 1),
    orderDate: values.day(header('DTM', '4', '137')),
    requestedDate: values.day(header('DTM', '2', '63', '64')),
    currency: values.value(header('CUX', '2'), 1, 1, 'currencyCode'),
    deliveryAddress: party('DP', 'ST', 'CN'),
    invoiceAddress: party('IV', 'BT'),
    contactName: contactOf(head, values),
    endCustomer: party('UC', 'UD')?.name,
    shippingMethod: values.words(header('TDT', '20'), 5, 3),
    subtotal: amount('79', '125'),
    tax: amount('176', '124'),
    total: amount('86', '128', '77'),
    notes: head
      .filter(({ tag }) => tag === 'FTX')
      .map(it => values.lines(it, 4))
      .find(it => it !== undefined),
    lines: order,
    warnings: counted(summary, order, values),
  }
}

/** Header up to the first LIN, lines from one LIN to the next, summary from UNS+S. */
function partsOf(segments: Segment[], values: EdifactValues) {
  const head: Segment[] = []
  const lines: Segment[][] = []
  const summary: Segment[] = []
  let into = head
  for (const segment of segments) {
    if (segment.tag === 'UNS') {
      if (values.literal(segment, 1) === 'S') into = summary
      continue
    }
    if (segment.tag === 'LIN' && into !== summary) lines.push((into = []))
    into.push(segment)
  }
  return { head, lines, summary }
}

/** The first segment of a tag whose first component is one of some codes, the earlier codes first. */
const finder =
  (segments: Segment[], values: EdifactValues) =>
  (tag: string, ...codes: string[]): Segment | undefined => {
    const all = segments.filter(segment => segment.tag === tag)
    if (codes.length === 0) return all[0]
    return codes.map(code => all.find(it => values.literal(it, 1) === code)).find(it => it !== undefined)
  }

const valueOf = (segment: Segment | undefined, values: EdifactValues) => values.value(segment, 1, 1, 'exactMoney')

function lineOf(segments: Segment[], values: EdifactValues): LineData {
  const of = finder(segments, values)
  const quantity = of('QTY', '21', '1')
  return {
    lineNumber: values.value(of('LIN'), 1, 0, 'integer'),
    ...articleOf(numbersOf(segments, values)),
    description: describedBy(segments, values),
    quantity: values.value(quantity, 1, 1, 'exactQuantity'),
    unit: values.words(quantity, 1, 2),
    unitPrice: values.price(of('PRI', 'AAA', 'CAL', 'AAB') ?? of('PRI')),
    lineTotal: valueOf(of('MOA', '203', '66'), values),
    requestedDate: values.day(of('DTM', '2', '63', '64')),
    netOfMore: of('ALC') !== undefined,
  }
}

/** Whose number an article number is. UN/EDIFACT 7143 */
const OWNERS = new Map<string, keyof Article>(
  Object.entries({
    SA: 'seller',
    VN: 'seller',
    VP: 'seller',
    MF: 'manufacturer',
    MP: 'manufacturer',
    EN: 'trade',
    EM: 'trade',
    SRV: 'trade',
    UP: 'trade',
    IB: 'other',
    BP: 'buyer',
    IN: 'buyer',
  } as const),
)
/** What replaces the article, or what it replaces, is not what is ordered. UN/EDIFACT 4347 */
const OF_OTHERS = ['3', '4']

/** The numbers of LIN first, then those of PIA, which has up to five. */
function numbersOf(segments: Segment[], values: EdifactValues): Article {
  const article: Article = {}
  for (const segment of segments) {
    const places = segment.tag === 'LIN' ? [3] : segment.tag === 'PIA' ? [2, 3, 4, 5, 6] : []
    if (segment.tag === 'PIA' && OF_OTHERS.includes(values.literal(segment, 1))) continue
    for (const place of places) {
      const code = values.literal(segment, place, 1)
      const number = values.words(segment, place)
      const trade = values.value(segment, place, 0, 'ean')
      const owner = OWNERS.get(code) ?? (code === '' ? (trade ? 'trade' : 'seller') : undefined)
      if (!owner || !number) continue
      if (owner === 'trade' || (owner === 'other' && trade)) article.trade ??= trade ?? written(segment, place, values)
      else article[owner] ??= number
    }
  }
  return article
}

function written(segment: Segment, place: number, values: EdifactValues): Found | undefined {
  const number = values.value(segment, place, 0, 'tradeNumber')
  return number && { ...number, confidence: 0.7 }
}

/** What an IMD says that is no description of the whole article: a brand, a size. UN/EDIFACT 7081 */
const WHOLE = ['', 'ANM', 'DSC', 'M', '8']

/** The words of an article: free text first that describes all of it, else any, else its title in FTX. */
function describedBy(segments: Segment[], values: EdifactValues): Found | undefined {
  const described = segments.filter(({ tag }) => tag === 'IMD')
  const whole = described.filter(it => WHOLE.includes(values.literal(it, 2)))
  const words = [...whole, ...described].map(it => values.lines(it, 3, 3)).find(it => it !== undefined)
  return words ?? values.lines(finder(segments, values)('FTX', 'AFM'), 4)
}

/** Name, street, city, postal code and country of a NAD; the unstructured form holds them in lines. */
function partyOf(segment: Segment | undefined, values: EdifactValues): AddressData | undefined {
  if (!segment) return undefined
  return {
    name: values.words(segment, 4) ?? values.words(segment, 3),
    street: values.lines(segment, 5),
    city: values.words(segment, 6),
    postalCode: values.words(segment, 8),
    country: values.value(segment, 9, 0, 'countryCode'),
  }
}

/** Who ordered: the contact below the buyer, with function OC or PD where there are several. UN/EDIFACT 3139 */
function contactOf(head: Segment[], values: EdifactValues): Found | undefined {
  const contacts: Segment[] = []
  let party = ''
  for (const segment of head) {
    if (segment.tag === 'NAD') party = values.literal(segment, 1)
    else if (segment.tag === 'CTA' && ['BY', 'OB', 'PO'].includes(party)) contacts.push(segment)
  }
  const best = contacts.find(it => ['OC', 'PD', 'BC'].includes(values.literal(it, 1))) ?? contacts[0]
  return values.words(best, 2, 1)
}

/** The message counts its own lines. UN/EDIFACT 6069: 2 */
function counted(summary: Segment[], lines: LineData[], values: EdifactValues): string[] {
  const said = values.value(finder(summary, values)('CNT', '2'), 1, 1, 'exactQuantity')?.value
  return said !== undefined && said !== lines.length
    ? [`the order says that it has ${said} lines, it has ${lines.length}`]
    : []
}
