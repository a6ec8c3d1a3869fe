import type { Tx } from '../db/pool.ts'
import { addOrderEvents, moveOrder } from './order-status.ts'
import type { Source } from './words.ts'

export interface SourceOfLine {
  lineId: number
  source: Source
  /** Number of our purchase order at the supplier. */
  supplierOrder?: string
  /** The supplier's date (YYYY-MM-DD) or null: not known; absent: leave what stands there. */
  eta?: string | null
}

export interface SourcesRecorded {
  /** Every line that is not parked or cancelled has its source: the order is confirmed. */
  complete: boolean
  /** Lines for which the stock is too small: nothing was recorded for these. */
  short: number[]
  /** Lines that still need a source. */
  open: number[]
}

/**
 * Record for lines of an order that they were taken from stock or ordered at the supplier, with who and when. When that makes
 * every line complete the order is confirmed by this very act. Lines that have a source already keep it.
 */
export async function recordSources(
  tx: Tx,
  orderId: number,
  entries: SourceOfLine[],
  who: string,
): Promise<SourcesRecorded> {
  await tx.query('select from customer_order where id = $1 for update', [orderId])
  const { rows: lines } = await tx.query<{ id: number; product_id: number; quantity: number }>(
    `select id, product_id, quantity from order_line where order_id = $1 and source is null and fulfilment = 'open' order by position`,
    [orderId],
  )
  const wanted = lines.flatMap(line => {
    const entry = entries.find(it => it.lineId === line.id)
    return entry ? [{ ...line, ...entry }] : []
  })
  const short = await takeFromStock(
    tx,
    wanted
      .filter(it => it.source === 'stock')
      .map(it => ({ key: it.id, productId: it.product_id, quantity: it.quantity })),
  )
  const recorded = wanted.filter(it => !short.has(it.id))
  await tx.query(
    `update order_line l set source = s.source, source_at = desk_now(), source_by = $2, supplier_order = s.supplier_order,
            eta = case when s.source = 'stock' then null when s.dated then s.eta else l.eta end
     from jsonb_to_recordset($1::jsonb) as s (id bigint, source text, supplier_order text, eta date, dated boolean) where l.id = s.id`,
    [
      JSON.stringify(
        recorded.map(it => ({
          id: it.id,
          source: it.source,
          supplier_order: it.supplierOrder ?? null,
          eta: it.eta ?? null,
          dated: it.eta !== undefined,
        })),
      ),
      who,
    ],
  )
  await addOrderEvents(
    tx,
    orderId,
    who,
    recorded.map(it => ({
      what: 'source',
      lineId: it.id,
      detail: { source: it.source, supplierOrder: it.supplierOrder },
    })),
  )
  const done = new Set(recorded.map(it => it.id))
  return {
    complete: await confirmWhenSourced(tx, orderId, who),
    short: [...short],
    open: lines.filter(line => !done.has(line.id)).map(line => line.id),
  }
}

/** Confirm an order whose every line has its source. True when it is confirmed, now or before. */
export async function confirmWhenSourced(tx: Tx, orderId: number, who: string): Promise<boolean> {
  const { rows } = await tx.query<{ status: string; open: number; taken: number }>({
    name: 'order-sourced',
    text: `select o.status, count(*) filter (where l.source is null and l.fulfilment = 'open') as open,
             count(*) filter (where l.source is not null) as taken
           from customer_order o join order_line l on l.order_id = o.id where o.id = $1 group by o.status`,
    values: [orderId],
  })
  const it = rows[0]
  if (!it || it.status === 'cancelled') return false
  if (it.status !== 'placed') return true
  return it.open === 0 && it.taken > 0 && moveOrder(tx, orderId, 'confirm', who)
}

/**
 * Take goods from the stock. All or nothing per line, in the order given; returns the keys of lines for which there is too
 * little. Rows are locked in the order of their ids, so that two orders never wait for each other in a circle.
 */
export async function takeFromStock(
  tx: Tx,
  lines: { key: number; productId: number; quantity: number }[],
): Promise<Set<number>> {
  const short = new Set<number>()
  if (!lines.length) return short
  const { rows } = await tx.query<{ id: number; stock: number }>({
    name: 'stock-lock',
    text: 'select id, stock from product where id = any($1) order by id for update',
    values: [[...new Set(lines.map(it => it.productId))]],
  })
  const left = new Map(rows.map(it => [it.id, it.stock]))
  for (const { key, productId, quantity } of lines) {
    const stock = left.get(productId) ?? 0
    if (stock < quantity) short.add(key)
    else left.set(productId, stock - quantity)
  }
  await tx.query({
    name: 'stock-take',
    text: `update product p set stock = s.stock from unnest($1::bigint[], $2::int[]) as s (id, stock) where p.id = s.id and p.stock <> s.stock`,
    values: [[...left.keys()], [...left.values()]],
  })
  return short
}
