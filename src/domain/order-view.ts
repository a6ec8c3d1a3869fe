import type { Db } from '../db/pool.ts'
import type { PaymentProcedure } from './credit.ts'
import type { Address } from './customers.ts'
import { codeKey, poKey } from './keys.ts'
import type { Money } from './money.ts'
import type { VatTreatment } from './orders.ts'
import type { LineFulfilment, OrderStatus, ParkedReason, Source } from './words.ts'

export interface OrderLineView {
  id: number
  position: number
  sku: string
  description: string
  quantity: number | null
  unitPrice: Money | null
  source: Source | null
  sourceAt: string | null
  sourceBy: string | null
  supplierOrder: string | null
  eta: string | null
  software: boolean
  parked: ParkedReason | null
  fulfilment: LineFulfilment
  shippedQuantity: number
  deliveredQuantity: number
  invoicedQuantity: number
}

export interface OrderView {
  id: number
  number: string
  customer: { id: number; number: string; name: string }
  poNumber: string
  status: OrderStatus
  paymentProcedure: PaymentProcedure
  currency: string
  vatTreatment: VatTreatment
  subtotal: Money
  shippingCost: Money | null
  vat: Money
  total: Money
  deliveryAddress: Address
  contact: { name: string; address: string }
  language: 'nl' | 'en'
  requestedOn: string | null
  placedAt: Date
  placedBy: string
  confirmedAt: Date | null
  acceptedAt: Date | null
  paidAt: Date | null
  lines: OrderLineView[]
  shipments: { carrier: string; trackingNumber: string | null; shippedOn: string; deliveredOn: string | null }[]
  invoices: { number: string; invoicedOn: string; total: Money; paidOn: string | null }[]
}

/** An order with everything that people ask about it, in one query; undefined when there is none. `customerId`: only if it is theirs. */
export async function orderView(db: Db, orderId: number, customerId?: number): Promise<OrderView | undefined> {
  const { rows } = await db.query<OrderView>({
    name: 'order-view',
    text: `select o.id, o.number, jsonb_build_object('id', c.id, 'number', c.number, 'name', c.name) as customer, o.po_number as "poNumber",
             o.status, o.payment_procedure as "paymentProcedure", o.currency, o.vat_treatment as "vatTreatment", o.subtotal,
             o.shipping_cost as "shippingCost", o.vat, o.total, o.delivery_address as "deliveryAddress",
             jsonb_build_object('name', o.contact_name, 'address', o.contact_address) as contact, o.language, o.requested_on as "requestedOn",
             o.placed_at as "placedAt", o.placed_by as "placedBy", o.confirmed_at as "confirmedAt", o.accepted_at as "acceptedAt", o.paid_at as "paidAt",
             coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'position', l.position, 'sku', l.sku, 'description', l.description,
               'quantity', l.quantity, 'unitPrice', l.unit_price::text, 'source', l.source, 'sourceAt', l.source_at, 'sourceBy', l.source_by,
               'supplierOrder', l.supplier_order, 'eta', l.eta, 'software', coalesce(p.software, false), 'parked', l.parked_reason,
               'fulfilment', l.fulfilment, 'shippedQuantity', l.shipped_quantity, 'deliveredQuantity', l.delivered_quantity,
               'invoicedQuantity', l.invoiced_quantity) order by l.position)
               from order_line l left join product p on p.id = l.product_id where l.order_id = o.id), '[]') as lines,
             coalesce((select jsonb_agg(jsonb_build_object('carrier', carrier, 'trackingNumber', tracking_number, 'shippedOn', shipped_on,
               'deliveredOn', delivered_on) order by shipped_on, id) from shipment where order_id = o.id), '[]') as shipments,
             coalesce((select jsonb_agg(jsonb_build_object('number', number, 'invoicedOn', invoiced_on, 'total', total::text, 'paidOn', paid_on)
               order by invoiced_on, id) from invoice where order_id = o.id), '[]') as invoices
           from customer_order o join customer c on c.id = o.customer_id
           where o.id = $1 and o.customer_id = coalesce($2, o.customer_id)`,
    values: [orderId, customerId ?? null],
  })
  return rows[0]
}

/**
 * Orders of a customer that a reference means: our order number, their PO number, or an invoice number of ours.
 * Newest first, at most 5. Never looks at another customer's orders.
 */
export async function findOrders(
  db: Db,
  customerId: number,
  reference: string,
): Promise<{ id: number; number: string }[]> {
  const { rows } = await db.query<{ id: number; number: string }>({
    name: 'orders-by-reference',
    text: `select id, number from customer_order where id in (
             select id from customer_order where customer_id = $1 and number in ($2, $3)
             union select id from customer_order where customer_id = $1 and po_key = $4
             union select order_id from invoice where customer_id = $1 and number in ($2, $3))
           order by id desc limit 5`,
    values: [customerId, reference.trim(), codeKey(reference), poKey(reference)],
  })
  return rows
}
