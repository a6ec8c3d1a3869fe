import type { Db } from '../../../db/pool.ts'
import type { OrderStatus } from '../../../domain/words.ts'

export const PAGE = 50

export interface OrderRow {
  id: number
  number: string
  poNumber: string
  customer: string
  status: OrderStatus
  total: string
  currency: string
  placedAt: Date
  /** Lines without a source. */
  open: number
}

/** Orders, newest first; `open`: only those of which a line still needs its source, oldest first. */
export async function readOrders(db: Db, filter: { open: boolean; q: string; before?: number }): Promise<OrderRow[]> {
  const { open, q, before } = filter
  const { rows } = await db.query<OrderRow>({
    name: `orders-${open}-${q !== ''}`,
    text: `select o.id, o.number, o.po_number as "poNumber", c.name as customer, o.status, o.total, o.currency, o.placed_at as "placedAt",
                  (select count(*) from order_line l where l.order_id = o.id and l.source is null and l.fulfilment = 'open') as open
           from customer_order o join customer c on c.id = o.customer_id
           where o.id ${open ? '>' : '<'} $1 ${open ? `and o.status = 'placed'` : ''}
             ${q ? `and (o.number = $2 or o.po_number ilike '%' || $2 || '%' or c.name ilike '%' || $2 || '%')` : ''}
           order by o.id ${open ? '' : 'desc'} limit ${PAGE + 1}`,
    values: q ? [before ?? (open ? 0 : Number.MAX_SAFE_INTEGER), q] : [before ?? (open ? 0 : Number.MAX_SAFE_INTEGER)],
  })
  return rows
}

/** What happened to an order, in order. */
export async function readOrderEvents(
  db: Db,
  order: number,
): Promise<{ at: Date; by: string; what: string; line: number | null; detail: { [name: string]: unknown } | null }[]> {
  const { rows } = await db.query<{
    at: Date
    by: string
    what: string
    line: number | null
    detail: { [name: string]: unknown } | null
  }>({
    name: 'order-events',
    text: `select e.at, e.by, e.what, l.position as line, e.detail from order_event e left join order_line l on l.id = e.line_id
           where e.order_id = $1 order by e.id limit 500`,
    values: [order],
  })
  return rows
}
