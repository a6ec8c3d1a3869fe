import type { Db, Tx } from '../db/pool.ts'
import type { OrderStatus } from './words.ts'

/**
 * The life of an order, as named transitions; the check constraints of `customer_order` hold what each state needs.
 * 'Bevestigd' = handled by order management and every line taken from stock or ordered at the supplier; 'Vervuld' =
 * delivered and invoiced (faq: customer-portal, terminologie).
 */
const TRANSITIONS = {
  confirm: { from: ['placed'], to: 'confirmed', set: 'confirmed_at = desk_now(), confirmed_by = $4' },
  'fulfil-part': { from: ['confirmed'], to: 'partially-fulfilled', set: '' },
  fulfil: { from: ['confirmed', 'partially-fulfilled'], to: 'fulfilled', set: 'fulfilled_at = desk_now()' },
  cancel: { from: ['placed', 'confirmed'], to: 'cancelled', set: 'cancelled_at = desk_now(), cancelled_by = $4' },
} as const satisfies { [name: string]: { from: OrderStatus[]; to: OrderStatus; set: string } }
export type Transition = keyof typeof TRANSITIONS

/** Take an order to its next state. False when it is in no state from which that leads on: nothing has changed then. */
export async function moveOrder(tx: Tx, orderId: number, name: Transition, who: string): Promise<boolean> {
  const { from, to, set } = TRANSITIONS[name]
  const { rowCount } = await tx.query(
    `update customer_order set status = $2 ${set && `, ${set}`} where id = $1 and status = any($3) and $4::text is not null`,
    [orderId, to, from, who],
  )
  if (rowCount) await addOrderEvents(tx, orderId, who, [{ what: name }])
  return rowCount === 1
}

/** Facts of an order, in the order in which they happened. */
export async function addOrderEvents(
  db: Db,
  orderId: number,
  who: string,
  events: { what: string; lineId?: number; detail?: object }[],
): Promise<void> {
  if (!events.length) return
  await db.query({
    name: 'order-events-add',
    text: `insert into order_event (order_id, line_id, by, what, detail)
           select $1, e.line_id, $2, e.what, e.detail from jsonb_to_recordset($3::jsonb) as e (what text, line_id bigint, detail jsonb)`,
    values: [
      orderId,
      who,
      JSON.stringify(events.map(({ what, lineId, detail }) => ({ what, line_id: lineId, detail }))),
    ],
  })
}
