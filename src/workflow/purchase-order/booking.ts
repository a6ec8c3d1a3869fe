import type { Tx } from '../../db/pool.ts'
import { compareOrders, seenBefore } from '../../domain/duplicates.ts'
import { learn, oneLine, recordUse, type Lesson } from '../../domain/learnt.ts'
import { reserveOrderNumber } from '../../domain/numbers.ts'
import { placeOrder, type Placed } from '../../domain/orders.ts'
import { loadPolicy, mayLeave } from '../../domain/policy.ts'
import { log } from '../../engine/run.ts'
import type { Request } from '../define.ts'
import { rememberCustomer } from '../run-customer.ts'
import { lookUp, type PurchaseOrderFacts } from './facts.ts'
import { askedOf, readPurchaseOrder } from './fields.ts'

export interface Registered {
  /** Reserved before the review, so that the mail shown is the mail sent. */
  orderNumber: string
  /** The same PO with the same content, from a contact who may hear so without a person. */
  repeat: boolean
}

/** A PO came in: give it a number and see whether it is there already. */
export async function register(tx: Tx, request: Request): Promise<Registered> {
  const po = readPurchaseOrder(request.fields)
  const asked = askedOf(po)
  const customerId = request.customer?.id ?? null
  const poNumber = po.poNumber ?? ''
  const orderNumber = await reserveOrderNumber(tx, { customerId, poNumber, asked })
  if (!customerId || !poNumber) return { orderNumber, repeat: false }
  const { order } = await seenBefore(tx, customerId, poNumber, orderNumber)
  const same = order !== undefined && compareOrders(order.asked, asked).length === 0
  const quiet = request.silent !== undefined || request.origin !== 'mail'
  const repeat = same && !quiet && mayLeave(await loadPolicy(tx), 'answer', 'purchase-order', request.trust)
  return { orderNumber, repeat }
}

/** The PO with the number that was reserved for it. */
export const numbered = (request: Request, orderNumber: string): Request => ({
  ...request,
  fields: { ...request.fields, orderNumber },
})

/** `changed`: the catalogue is no longer what it was when this was approved. */
export type Booked = Placed | { placed: false; changed: true }

/** Book what a colleague approved, and nothing else. `asked`: the PO as the customer wrote it. */
export async function book(
  tx: Tx,
  decided: { request: Request; facts: PurchaseOrderFacts; who: string; outcome: string },
  asked: Request,
  runId: number,
): Promise<Booked> {
  const { request, who, outcome } = decided
  const po = readPurchaseOrder(request.fields)
  const facts = await lookUp(tx, request)
  const first = readPurchaseOrder(asked.fields)
  if (approvedOf(facts) !== approvedOf(decided.facts)) return { placed: false, changed: true }
  if (!facts.customer || !facts.address || !po.poNumber || !po.orderNumber)
    throw new RangeError('an order needs a customer, an address and a PO number before it is approved')
  await rememberCustomer(tx, runId, facts.customer.id)
  const placed = await placeOrder(
    tx,
    {
      number: po.orderNumber,
      customerId: facts.customer.id,
      poNumber: po.poNumber,
      asked: askedOf(first.lines.length ? first : po),
      despiteDuplicate: outcome === 'book-anew',
      paymentProcedure: facts.payment,
      vatTreatment: facts.vatTreatment,
      shippingCost: po.shippingCost ?? null,
      deliveryAddress: facts.address.to,
      contact: { name: po.contactName ?? request.sender.name, address: request.sender.address },
      language: request.language,
      ...(po.endCustomer && { endCustomer: po.endCustomer }),
      ...(po.shippingMethod && { shippingMethod: po.shippingMethod }),
      ...(po.partialDelivery !== undefined && { partialDelivery: po.partialDelivery }),
      ...(po.requestedDate && { requestedOn: po.requestedDate }),
      runId,
      lines: facts.lines.map(line => ({
        productId: line.productId,
        sku: line.sku,
        description: line.description,
        quantity: line.quantity,
        unitPrice: line.price,
        requestedOn: line.requestedOn,
        source: line.source,
        eta: line.eta,
        parked: line.parked,
      })),
    },
    who,
  )
  if (!placed.placed) return placed
  await recordUse(tx, placed.orderId, usedOf(facts))
  if (po.remember !== false && facts.lessons?.length) {
    const { mailId } = request
    await learn(
      tx,
      { customerId: facts.customer.id, who, runId, ...(mailId !== undefined && { messageId: mailId }) },
      facts.lessons,
    )
    await log(tx, runId, who, 'note', { reason: `${LEARNT}${inWords(facts.lessons)}.` })
  }
  return placed
}

const LEARNT = 'Learnt of this customer: '

const inWords = (lessons: Lesson[]) =>
  lessons
    .slice(0, 20)
    .map(it => `${it.written} = ${it.what === 'article' ? it.sku : oneLine(it.address)}`)
    .join('; ')

/** What was learnt before and applied in this order. */
const usedOf = ({ lines, address }: PurchaseOrderFacts): number[] => [
  ...lines.flatMap(({ how, parked, learnt }) => (how === 'learnt' && !parked && learnt ? [learnt.id] : [])),
  ...(address?.learnt ? [address.learnt.id] : []),
]

/** What the approved mail promises. Stock is not part of it: what has gone meanwhile leaves its line open. */
function approvedOf({ customer, lines, totals, payment, vatTreatment, address }: PurchaseOrderFacts): string {
  const promised = lines.map(({ sku, quantity, price, parked }) => [sku, quantity, price, parked])
  return JSON.stringify([customer?.id, payment, vatTreatment, totals.total, promised, address && oneLine(address.to)])
}
