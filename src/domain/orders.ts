import { toJsonb } from '../db/jsonb.ts'
import type { Tx } from '../db/pool.ts'
import type { PaymentProcedure } from './credit.ts'
import type { Address } from './customers.ts'
import type { AskedOrder } from './duplicates.ts'
import { poKey } from './keys.ts'
import { percentage, sum, times, toCents, type Money } from './money.ts'
import { releaseOrderNumber } from './numbers.ts'
import { addOrderEvents } from './order-status.ts'
import { confirmWhenSourced, takeFromStock } from './sources.ts'
import type { ParkedReason, Source } from './words.ts'

export type VatTreatment = 'standard' | 'reverse-charged' | 'none'
/** Percent. */
export const VAT_RATE = '21'

export interface NewLine {
  productId: number | null
  /** Ours; for a parked line as the customer wrote it. */
  sku: string
  description: string
  quantity: number | null
  unitPrice: Money | null
  requestedOn?: string | null
  source?: Source | null
  eta?: string | null
  parked?: ParkedReason | null
}

export interface NewOrder {
  /** Reserved before (domain/numbers). */
  number: string
  customerId: number
  poNumber: string
  asked: AskedOrder
  /** A colleague booked it knowing that this PO number was seen before. */
  despiteDuplicate?: boolean
  paymentProcedure: PaymentProcedure
  currency?: string
  vatTreatment?: VatTreatment
  /** null: still to be agreed. */
  shippingCost?: Money | null
  deliveryAddress: Address
  contact: { name: string; address: string }
  language: 'nl' | 'en'
  endCustomer?: string
  shippingMethod?: string
  partialDelivery?: boolean
  requestedOn?: string
  runId?: number
  lines: NewLine[]
}

export type Placed =
  /** `confirmed`: every line has its source. `open`: positions that still need one, also where the stock turned out too small. */
  | { placed: true; orderId: number; confirmed: boolean; open: number[] }
  /** Another order under this PO number was booked meanwhile. */
  | { placed: false; existing: string }

export interface Totals {
  subtotal: Money
  vat: Money
  total: Money
}

/** Parked lines count for nothing; shipping cost that is still to be agreed neither. VAT over the whole, as on the invoice. */
export function orderTotals(
  lines: Pick<NewLine, 'quantity' | 'unitPrice' | 'parked'>[],
  shippingCost: Money | null,
  vatTreatment: VatTreatment,
): Totals {
  const amounts = lines.flatMap(line => (line.parked ? [] : [times(line.unitPrice ?? '0', line.quantity ?? 0)]))
  const subtotal = sum(amounts)
  const net = sum([subtotal, shippingCost ?? '0'])
  const vat = vatTreatment === 'standard' ? percentage(net, VAT_RATE) : '0.00'
  return { subtotal, vat, total: sum([net, vat]) }
}

/** Book an approved PO: order, lines and where each comes from, as facts of `who`. In one transaction with its caller. */
export async function placeOrder(tx: Tx, order: NewOrder, who: string): Promise<Placed> {
  if (order.lines.every(line => line.parked)) throw new RangeError('an order needs a line that can be taken')
  const shippingCost = order.shippingCost == null ? null : toCents(order.shippingCost)
  const vatTreatment = order.vatTreatment ?? 'standard'
  const totals = orderTotals(order.lines, shippingCost, vatTreatment)
  const { rows } = await tx.query<{ id: number }>({
    name: 'order-place',
    text: `insert into customer_order (number, customer_id, po_number, po_key, asked, despite_duplicate, payment_procedure, currency,
             vat_treatment, subtotal, shipping_cost, vat, total, delivery_address, contact_name, contact_address, language,
             end_customer, shipping_method, partial_delivery, requested_on, run_id, placed_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
           on conflict (customer_id, po_key) where not despite_duplicate and status <> 'cancelled' do nothing returning id`,
    values: [
      order.number,
      order.customerId,
      order.poNumber,
      poKey(order.poNumber),
      toJsonb(order.asked),
      order.despiteDuplicate ?? false,
      order.paymentProcedure,
      order.currency ?? 'EUR',
      vatTreatment,
      totals.subtotal,
      shippingCost,
      totals.vat,
      totals.total,
      toJsonb(order.deliveryAddress),
      order.contact.name,
      order.contact.address.toLowerCase(),
      order.language,
      order.endCustomer ?? null,
      order.shippingMethod ?? null,
      order.partialDelivery ?? null,
      order.requestedOn ?? null,
      order.runId ?? null,
      who,
    ],
  })
  await releaseOrderNumber(tx, order.number)
  const orderId = rows[0]?.id
  if (!orderId) return { placed: false, existing: await orderUnderPo(tx, order) }
  await addOrderEvents(tx, orderId, who, [{ what: 'place' }])
  const open = await addLines(tx, orderId, order.lines, who)
  return { placed: true, orderId, confirmed: await confirmWhenSourced(tx, orderId, who), open }
}

async function orderUnderPo(tx: Tx, { customerId, poNumber }: NewOrder): Promise<string> {
  const { rows } = await tx.query<{ number: string }>(
    `select number from customer_order where customer_id = $1 and po_key = $2 and not despite_duplicate and status <> 'cancelled'`,
    [customerId, poKey(poNumber)],
  )
  return rows[0]!.number
}

/** Returns the positions without a source. */
async function addLines(tx: Tx, orderId: number, lines: NewLine[], who: string): Promise<number[]> {
  const wanted = lines.map((line, index) => ({ ...line, position: index + 1 }))
  const short = await takeFromStock(
    tx,
    wanted
      .filter(line => !line.parked && line.source === 'stock')
      .map(it => ({ key: it.position, productId: it.productId!, quantity: it.quantity! })),
  )
  const rows = wanted.map(line => ({
    position: line.position,
    product_id: line.productId,
    sku: line.sku,
    description: line.description,
    quantity: line.quantity,
    unit_price: line.unitPrice && toCents(line.unitPrice),
    requested_on: line.requestedOn ?? null,
    source: line.parked || short.has(line.position) ? null : (line.source ?? null),
    eta: line.source === 'stock' ? null : (line.eta ?? null),
    parked_reason: line.parked ?? null,
  }))
  await tx.query({
    name: 'order-lines-add',
    text: `with added as (
             insert into order_line (order_id, position, product_id, sku, description, quantity, unit_price, requested_on, source, source_at, source_by, eta, parked_reason)
             select $1, position, product_id, sku, description, quantity, unit_price, requested_on, source,
                    case when source is not null then desk_now() end, case when source is not null then $3 end, eta, parked_reason
             from jsonb_to_recordset($2::jsonb) as l (position int, product_id bigint, sku text, description text, quantity int,
               unit_price numeric, requested_on date, source text, eta date, parked_reason text)
             returning id, source, parked_reason)
           insert into order_event (order_id, line_id, by, what, detail)
           select $1, id, $3, case when source is null then 'park' else 'source' end, jsonb_build_object('source', source, 'reason', parked_reason)
           from added where source is not null or parked_reason is not null`,
    values: [orderId, toJsonb(rows), who],
  })
  return rows.filter(row => !row.source && !row.parked_reason).map(row => row.position)
}
