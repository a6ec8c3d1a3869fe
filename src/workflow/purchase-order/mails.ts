import type { JsonObject, Mail } from '../../engine/define.ts'
import { oneLine } from '../../domain/learnt.ts'
import { compare, times } from '../../domain/money.ts'
import { ORDER_STATUS, PARKED } from '../../domain/words.ts'
import type { Case, Language, Request } from '../define.ts'
import { differenceText } from './differences.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import { readPurchaseOrder } from './fields.ts'
import type { LineFacts } from './lines.ts'

type Facts = PurchaseOrderFacts

/** More lines than this are counted, not listed: the portal has them all. */
const MAX_LINES = 25
const MAX_DIFFERENCES = 25

/** The order confirmation, with what the customer must do before the goods leave. */
export function confirmation({ request, facts }: Case<Facts>): Mail {
  const po = readPurchaseOrder(request.fields)
  const { language } = request
  const numbered = facts.lines.map((line, n) => ({ ...line, position: n + 1 }))
  const taken = numbered.filter(line => !line.parked)
  const parked = numbered.filter(line => line.parked)
  return letter(request, 'purchase-order/confirmation', {
    orderNumber: po.orderNumber ?? '',
    poNumber: po.poNumber ?? '',
    name: po.contactName ?? request.sender.name,
    acceptance: facts.payment === 'customer-acceptance',
    paymentAccount: facts.paymentAccount,
    lines: taken.slice(0, MAX_LINES).map(lineData),
    moreLines: Math.max(0, taken.length - MAX_LINES),
    parked: parked.slice(0, MAX_LINES).map(line => parkedData(line, language)),
    moreParked: Math.max(0, parked.length - MAX_LINES),
    back: taken.some(line => line.source !== 'stock'),
    software: taken.some(line => line.software),
    subtotal: facts.totals.subtotal,
    shippingCost: po.shippingCost ?? null,
    vat: facts.totals.vat,
    standardVat: facts.vatTreatment === 'standard',
    reverseCharged: facts.vatTreatment === 'reverse-charged',
    total: facts.totals.total,
    address: addressLine(facts),
    accountManager: facts.customer?.accountManager ? { ...facts.customer.accountManager } : null,
  })
}

function lineData(line: LineFacts & { position: number }): JsonObject {
  const price = line.price ?? '0'
  return {
    position: line.position,
    sku: line.sku,
    description: line.description,
    quantity: line.quantity,
    price,
    amount: times(price, line.quantity ?? 0),
    inStock: line.source === 'stock',
    eta: line.eta,
    pricedOtherwise: line.theirs !== null && compare(line.theirs, price) !== 0 ? line.theirs : null,
  }
}

function parkedData(line: LineFacts & { position: number }, language: Language): JsonObject {
  const reason = line.parked ? PARKED[line.parked][language] : ''
  return { position: line.position, asked: line.asked, reason }
}

function addressLine({ address }: Facts): string {
  if (!address) return ''
  return oneLine(address.to)
}

/** The same PO again: what there is already, and that nothing was booked. */
export function repeated({ request, facts }: Case<Facts>): Mail {
  return letter(request, 'purchase-order/repeated', seenData(request, facts))
}

/** The same PO number with other content: what differs, and the question what is meant. */
export function asChange({ request, facts }: Case<Facts>): Mail {
  const differences = facts.seen?.differences ?? []
  return letter(request, 'purchase-order/duplicate', {
    ...seenData(request, facts),
    differences: differences.slice(0, MAX_DIFFERENCES).map(it => differenceText(it)[request.language]),
    moreDifferences: Math.max(0, differences.length - MAX_DIFFERENCES),
  })
}

function seenData(request: Request, { seen, customer }: Facts): JsonObject {
  return {
    name: request.sender.name,
    poNumber: readPurchaseOrder(request.fields).poNumber ?? '',
    orderNumber: seen?.number ?? '',
    placedOn: seen?.placedOn ?? '',
    status: seen ? ORDER_STATUS[seen.status][request.language] : '',
    accountManager: customer?.accountManager ? { ...customer.accountManager } : null,
  }
}

export function refused({ request, facts }: Case<Facts>, reason: string): Mail {
  return letter(request, 'purchase-order/refused', {
    name: request.sender.name,
    poNumber: readPurchaseOrder(request.fields).poNumber ?? null,
    reason,
    accountManager: facts.customer?.accountManager ? { ...facts.customer.accountManager } : null,
  })
}

function letter(request: Request, template: string, data: JsonObject): Mail {
  const { language, sender, mailId } = request
  return { template, language, to: sender, data, why: 'answer', ...(mailId !== undefined && { answers: mailId }) }
}
