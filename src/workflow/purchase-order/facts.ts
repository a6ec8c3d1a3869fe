import { amsterdamDay, now } from '../../clock.ts'
import { findProducts } from '../../domain/catalogue.ts'
import {
  creditStanding,
  outstandingOf,
  paymentProcedure,
  type CreditStanding,
  type PaymentProcedure,
} from '../../domain/credit.ts'
import type { Customer } from '../../domain/customers.ts'
import { compareOrders, seenBefore, type Difference, type Seen } from '../../domain/duplicates.ts'
import type { Lesson } from '../../domain/learnt.ts'
import { isMoney, type Money } from '../../domain/money.ts'
import { orderTotals, type Totals, type VatTreatment } from '../../domain/orders.ts'
import { ownDetails } from '../../domain/own-details.ts'
import type { OrderStatus } from '../../domain/words.ts'
import type { Tx } from '../../db/pool.ts'
import { chosenCustomer, customerCandidates, type ChosenCustomer, type CustomerCandidate } from '../customer-choice.ts'
import type { Request } from '../define.ts'
import { deliveryAddress, type DeliveryAddress } from './address.ts'
import { askedOf, readPurchaseOrder, type PurchaseOrder } from './fields.ts'
import { lessonsOf } from './lessons.ts'
import { codesOf, resolveLines, type LineFacts } from './lines.ts'

export interface PurchaseOrderFacts {
  today: string
  customer: (ChosenCustomer & { creditLimit: Money | null; vatStatementOn: string | null; phone: string | null }) | null
  /** Customers it may be, when the sender is no contact. */
  candidates: CustomerCandidate[]
  lines: LineFacts[]
  totals: Totals
  vatTreatment: VatTreatment
  payment: PaymentProcedure
  paymentAccount: string | null
  credit: CreditStanding | null
  address: DeliveryAddress | null
  /** What the corrections of colleagues teach about the customer, once they are approved. */
  lessons?: Lesson[]
  seen: {
    number: string
    status: OrderStatus
    placedOn: string
    differences: Difference[]
  } | null
  inReview: { number: string; since: string } | null
}

/** Everything that the review and the rules need: a handful of queries, however many lines. */
export async function lookUp(tx: Tx, request: Request): Promise<PurchaseOrderFacts> {
  const po = readPurchaseOrder(request.fields)
  const today = amsterdamDay(await now(tx))
  const customer = await chosenCustomer(tx, request)
  const matches = await findProducts(tx, customer?.id ?? null, po.lines.map(codesOf))
  const lines = resolveLines(po.lines, matches, today, po.currency === 'EUR')
  const vatTreatment = po.vatTreatment ?? 'standard'
  const totals = orderTotals(lines.map(priced), po.shippingCost ?? null, vatTreatment)
  const { paymentAccount } = await ownDetails(tx)
  const address = await deliveryAddress(tx, customer?.id ?? null, po.deliveryAddress)
  const lessons = customer ? await lessonsOf(tx, customer.id, po, lines, address) : []
  return {
    today,
    customer: customer && pick(customer),
    candidates: customer ? [] : await customerCandidates(tx, request, po.deliveryAddress?.name),
    lines,
    totals,
    vatTreatment,
    payment: po.paymentProcedure ?? paymentProcedure(customer?.creditLimit ?? null),
    paymentAccount: po.paymentAccount ?? paymentAccount ?? null,
    credit: customer?.creditLimit
      ? (creditStanding(customer.creditLimit, await outstandingOf(tx, customer.id), totals.total) ?? null)
      : null,
    address,
    ...(lessons.length && { lessons }),
    ...(customer && po.poNumber
      ? compared(po, await seenBefore(tx, customer.id, po.poNumber, po.orderNumber ?? ''))
      : { seen: null, inReview: null }),
  }
}

const priced = (line: LineFacts) => ({ quantity: line.quantity, unitPrice: line.price, parked: line.parked })

function pick({ id, number, name, phone, creditLimit, vatStatementOn, accountManager }: Customer) {
  return {
    id,
    number,
    name,
    phone,
    creditLimit: isMoney(creditLimit) ? creditLimit : null,
    vatStatementOn,
    accountManager,
  }
}

function compared(po: PurchaseOrder, { order, inReview }: Seen): Pick<PurchaseOrderFacts, 'seen' | 'inReview'> {
  return {
    seen: order
      ? {
          number: order.number,
          status: order.status,
          placedOn: amsterdamDay(new Date(order.placedAt)),
          differences: compareOrders(order.asked, askedOf(po)),
        }
      : null,
    inReview: inReview ? { number: inReview.number, since: amsterdamDay(new Date(inReview.at)) } : null,
  }
}
