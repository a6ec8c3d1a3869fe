import type { Tx } from '../db/pool.ts'
import { codeKey } from './keys.ts'
import { addOrderEvents, moveOrder } from './order-status.ts'
import type { Money } from './money.ts'

/** What happens to a confirmed order, as the ERP or a colleague records it. Each is one fact with who and when. */

export interface Parcel {
  orderId: number
  carrier: string
  trackingNumber: string | null
  /** The day it left our warehouse (verzenddatum). */
  shippedOn: string
  lines: { lineId: number; quantity: number; serials?: string[] }[]
}

/** Goods left our warehouse. The same tracking number again changes nothing. Returns the shipment's id. */
export async function recordShipment(tx: Tx, parcel: Parcel, who: string): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into shipment (order_id, carrier, tracking_number, shipped_on, recorded_by) values ($1, $2, $3, $4, $5)
     on conflict (carrier, tracking_number) do nothing returning id`,
    [parcel.orderId, parcel.carrier, parcel.trackingNumber, parcel.shippedOn, who],
  )
  if (!rows[0]) {
    const known = await tx.query<{ id: number }>(
      'select id from shipment where carrier = $1 and tracking_number = $2',
      [parcel.carrier, parcel.trackingNumber],
    )
    return known.rows[0]!.id
  }
  const shipmentId = rows[0].id
  const lines = JSON.stringify(parcel.lines.map(it => ({ id: it.lineId, quantity: it.quantity })))
  await tx.query(
    `with parcel as (select * from jsonb_to_recordset($2::jsonb) as p (id bigint, quantity int)),
          moved as (update order_line l set shipped_quantity = shipped_quantity + p.quantity from parcel p
                    where l.id = p.id and l.order_id = $3 returning l.id, p.quantity)
     insert into shipment_line (shipment_id, order_line_id, quantity) select $1, id, quantity from moved`,
    [shipmentId, lines, parcel.orderId],
  )
  const serials = parcel.lines.flatMap(it =>
    (it.serials ?? []).map(serial => ({ line: it.lineId, serial, key: codeKey(serial) })),
  )
  await tx.query(
    `insert into serial_number (product_id, serial_key, serial, order_line_id, shipment_id)
     select l.product_id, s.key, s.serial, l.id, $1 from jsonb_to_recordset($2::jsonb) as s (line bigint, serial text, key text)
     join order_line l on l.id = s.line on conflict do nothing`,
    [shipmentId, JSON.stringify(serials)],
  )
  await addOrderEvents(tx, parcel.orderId, who, [{ what: 'ship', detail: { shipmentId } }])
  return shipmentId
}

/** The carrier delivered. `deliveredOn` is the day of receipt from which the DOA period counts (mission.md, decision 4). */
export async function recordDelivery(tx: Tx, shipmentId: number, deliveredOn: string, who: string): Promise<void> {
  const { rows } = await tx.query<{ order_id: number }>(
    'update shipment set delivered_on = $2 where id = $1 and delivered_on is null returning order_id',
    [shipmentId, deliveredOn],
  )
  if (!rows[0]) return
  await tx.query(
    `update order_line l set delivered_quantity = delivered_quantity + s.quantity from shipment_line s
     where s.shipment_id = $1 and l.id = s.order_line_id`,
    [shipmentId],
  )
  await addOrderEvents(tx, rows[0].order_id, who, [{ what: 'deliver', detail: { shipmentId, deliveredOn } }])
  await settleStatus(tx, rows[0].order_id, who)
}

/** An invoice for all that was shipped and not invoiced yet. The same number again changes nothing. */
export async function recordInvoice(
  tx: Tx,
  invoice: { orderId: number; number: string; invoicedOn: string; total: Money; paidOn?: string | null },
  who: string,
): Promise<void> {
  const { rowCount } = await tx.query(
    `insert into invoice (number, order_id, customer_id, invoiced_on, total, paid_on)
     select $1, id, customer_id, $3, $4, $5 from customer_order where id = $2 on conflict (number) do nothing`,
    [invoice.number, invoice.orderId, invoice.invoicedOn, invoice.total, invoice.paidOn ?? null],
  )
  if (!rowCount) return
  await tx.query('update order_line set invoiced_quantity = shipped_quantity where order_id = $1', [invoice.orderId])
  await addOrderEvents(tx, invoice.orderId, who, [{ what: 'invoice', detail: { number: invoice.number } }])
  await settleStatus(tx, invoice.orderId, who)
}

/** Fulfilled: everything delivered and invoiced. Partially: something delivered, something still to come or to be invoiced. */
async function settleStatus(tx: Tx, orderId: number, who: string): Promise<void> {
  const { rows } = await tx.query<{ lines: number; done: number; begun: number }>(
    `select count(*) as lines, count(*) filter (where delivered_quantity >= quantity and invoiced_quantity >= quantity) as done,
            count(*) filter (where delivered_quantity > 0) as begun
     from order_line where order_id = $1 and fulfilment not in ('parked', 'cancelled')`,
    [orderId],
  )
  const { lines, done, begun } = rows[0]!
  if (lines > 0 && done === lines) await moveOrder(tx, orderId, 'fulfil', who)
  else if (begun > 0) await moveOrder(tx, orderId, 'fulfil-part', who)
}
