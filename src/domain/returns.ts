import { toJsonb } from '../db/jsonb.ts'
import type { Db, Tx } from '../db/pool.ts'
import type { Entitlement } from './entitlement.ts'
import { codeKey, poKey } from './keys.ts'

/** One article that a customer asks to return, as written. */
export interface ReturnAsked {
  sku?: string
  serialNumber?: string
}

/** What we delivered, that one line of a return can be about. */
export interface Delivered {
  orderLineId: number
  orderId: number
  orderNumber: string
  productId: number
  sku: string
  description: string
  manufacturer: string
  software: boolean
  warrantyMonths: number
  serial: string | null
  /** How sure: by serial number, or by article within the named order. */
  by: 'serial' | 'article'
  deliveredOn: string | null
  shippedOn: string | null
  quantity: number
  /** RA number under which this serial is on its way already. */
  underway: string | null
}

/**
 * What of this customer's deliveries every line of a return means, in the order of the lines; one query. A serial number that is
 * known counts before the order that is named; without one the article must be in the named order or invoice.
 */
export async function findDelivered(
  db: Db,
  customerId: number,
  reference: string | undefined,
  lines: ReturnAsked[],
): Promise<(Delivered | null)[]> {
  const { rows } = await db.query<Delivered & { n: number }>({
    name: 'returns-delivered',
    text: `with asked as (select * from unnest($2::int[], $3::text[], $4::text[]) as a (n, sku, serial)),
           named as (
             select id from customer_order where customer_id = $1 and (number = $5 or po_key = $6)
             union select order_id from invoice where customer_id = $1 and number = $5),
           hits as (
             select a.n, s.order_line_id as line, s.serial, s.shipment_id as shipment, 'serial' as by
               from asked a join serial_number s on s.serial_key = a.serial
             union all
             select a.n, l.id, null, (select max(sl.shipment_id) from shipment_line sl where sl.order_line_id = l.id), 'article'
               from asked a join named o on true join order_line l on l.order_id = o.id join product p on p.id = l.product_id
               where a.sku in (p.sku_key, p.mpn_key) or exists (select from customer_product cp
                 where cp.customer_id = $1 and cp.product_id = p.id and cp.code_key = a.sku))
           select distinct on (h.n) h.n, l.id as "orderLineId", o.id as "orderId", o.number as "orderNumber", p.id as "productId", p.sku,
             p.description, p.manufacturer, p.software, p.warranty_months as "warrantyMonths", h.serial, h.by,
             s.delivered_on as "deliveredOn", s.shipped_on as "shippedOn", l.quantity,
             (select r.ra_number from return_line rl join return_authorisation r on r.id = rl.return_id
               where rl.product_id = p.id and rl.serial_key = (select serial from asked where asked.n = h.n) and rl.closed_at is null limit 1) as underway
           from hits h join order_line l on l.id = h.line join customer_order o on o.id = l.order_id and o.customer_id = $1
             join product p on p.id = l.product_id left join shipment s on s.id = h.shipment
           order by h.n, h.by = 'serial' desc, (o.id in (select id from named)) desc, o.id desc, l.position`,
    values: [
      customerId,
      lines.map((_, n) => n),
      lines.map(line => codeKey(line.sku ?? '') || null),
      lines.map(line => codeKey(line.serialNumber ?? '') || null),
      (reference ?? '').trim(),
      poKey(reference ?? ''),
    ],
  })
  const found = new Map(rows.map(({ n, ...delivered }) => [n, delivered]))
  return lines.map((_, n) => found.get(n) ?? null)
}

export interface ServiceCentre {
  name: string
  street: string
  postalCode: string
  city: string
  country: string
  phone: string
  email: string
}

/** Authorised service centre per manufacturer: in the customer's country where there is one. */
export async function findServiceCentres(
  db: Db,
  manufacturers: string[],
  country: string,
): Promise<Map<string, ServiceCentre>> {
  if (!manufacturers.length) return new Map()
  const { rows } = await db.query<ServiceCentre & { manufacturer: string }>({
    name: 'service-centres',
    text: `select distinct on (manufacturer) manufacturer, name, street, postal_code as "postalCode", city, country, phone, email
           from service_centre where manufacturer = any($1) order by manufacturer, (country = $2) desc, id`,
    values: [manufacturers, country],
  })
  return new Map(rows.map(({ manufacturer, ...centre }) => [manufacturer, centre]))
}

export interface NewReturn {
  /** Reserved before (domain/numbers). */
  raNumber: string
  customerId: number
  orderId: number | null
  resolution: 'replacement' | 'credit' | 'repair' | null
  sendBefore: string
  runId?: number
  lines: {
    orderLineId: number | null
    productId: number | null
    sku: string
    serial: string | null
    quantity: number
    reason: string
    entitlement: Pick<Entitlement, 'receivedOn' | 'receivedFrom' | 'day'>
  }[]
}

/** Give the return its number, as a decision of `who`. `taken`: serial numbers that got another number meanwhile; nothing is recorded then. */
export async function authoriseReturn(
  tx: Tx,
  it: NewReturn,
  who: string,
): Promise<{ returnId: number } | { taken: string[] }> {
  const keys = it.lines.flatMap(line => (line.serial ? [codeKey(line.serial)] : []))
  // whoever comes second on the same serial numbers waits here, and then sees what the first has done
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('serial ' || key, 0)) from unnest($1::text[]) as key order by key`,
    [keys],
  )
  const { rows: taken } = await tx.query<{ serial: string }>(
    `select l.serial from return_line l join unnest($1::text[], $2::bigint[]) as a (key, product) on l.serial_key = a.key and l.product_id = a.product
     where l.closed_at is null`,
    [it.lines.map(line => codeKey(line.serial ?? '') || null), it.lines.map(line => line.productId)],
  )
  if (taken.length) return { taken: taken.map(line => line.serial) }
  const { rows } = await tx.query<{ id: number }>(
    `insert into return_authorisation (ra_number, customer_id, order_id, resolution, send_before, run_id, authorised_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [it.raNumber, it.customerId, it.orderId, it.resolution, it.sendBefore, it.runId ?? null, who],
  )
  const returnId = rows[0]!.id
  const lines = it.lines.map(line => ({
    order_line_id: line.orderLineId,
    product_id: line.productId,
    sku: line.sku,
    serial: line.serial,
    serial_key: line.serial ? codeKey(line.serial) : null,
    quantity: line.quantity,
    reason: line.reason,
    received_on: line.entitlement.receivedOn,
    received_from: line.entitlement.receivedFrom,
    doa_day: line.entitlement.day,
  }))
  await tx.query(
    `insert into return_line (return_id, order_line_id, product_id, sku, serial, serial_key, quantity, reason, received_on, received_from, doa_day)
     select $1, * from jsonb_to_recordset($2::jsonb) as l (order_line_id bigint, product_id bigint, sku text, serial text, serial_key text,
       quantity int, reason text, received_on date, received_from text, doa_day int)`,
    [returnId, toJsonb(lines)],
  )
  return { returnId }
}
