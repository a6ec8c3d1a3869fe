import type { Db } from '../db/pool.ts'
import { addressKey, codeKey, fold, poKey } from './keys.ts'
import { compare, isMoney, type Money } from './money.ts'
import type { OrderStatus } from './words.ts'

/** What a customer asked with a PO, small enough to keep and compare. */
export interface AskedOrder {
  lines: { code: string; quantity?: number; price?: Money; requestedDate?: string }[]
  deliveryAddress?: { street?: string; postalCode?: string; city?: string }
  requestedDate?: string
}

/** One thing that is not as it was. `before` or `after` null: not there. */
export interface Difference {
  what: 'line' | 'quantity' | 'price' | 'line-date' | 'address' | 'date'
  /** Article number as written, for a line. */
  code?: string
  before: string | null
  after: string | null
}

type Line = AskedOrder['lines'][number]

/** Line by line what differs between two versions of one PO. What one of them does not say is no difference. */
export function compareOrders(before: AskedOrder, after: AskedOrder): Difference[] {
  const differences: Difference[] = []
  const old = Map.groupBy(before.lines, line => codeKey(line.code) || fold(line.code))
  const now = Map.groupBy(after.lines, line => codeKey(line.code) || fold(line.code))
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key) ?? [], now.get(key) ?? []]
    for (let i = 0; i < Math.max(was.length, is.length); i++) differences.push(...compareLines(was[i], is[i]))
  }
  const [from, to] = [before.deliveryAddress, after.deliveryAddress]
  if (from && to && addressKey(from) !== addressKey(to))
    differences.push({ what: 'address', before: oneLine(from), after: oneLine(to) })
  if (before.requestedDate && after.requestedDate && before.requestedDate !== after.requestedDate)
    differences.push({ what: 'date', before: before.requestedDate, after: after.requestedDate })
  return differences
}

function compareLines(was: Line | undefined, is: Line | undefined): Difference[] {
  const code = (is ?? was)!.code
  if (!was || !is) return [{ what: 'line', code, before: was ? pieces(was) : null, after: is ? pieces(is) : null }]
  const found: Difference[] = []
  if (was.quantity !== undefined && is.quantity !== undefined && was.quantity !== is.quantity)
    found.push({ what: 'quantity', code, before: String(was.quantity), after: String(is.quantity) })
  if (isMoney(was.price) && isMoney(is.price) && compare(was.price, is.price) !== 0)
    found.push({ what: 'price', code, before: was.price, after: is.price })
  if (was.requestedDate && is.requestedDate && was.requestedDate !== is.requestedDate)
    found.push({ what: 'line-date', code, before: was.requestedDate, after: is.requestedDate })
  return found
}

const pieces = (line: Line) => String(line.quantity ?? '?')
const oneLine = (it: { street?: string; postalCode?: string; city?: string }) =>
  [it.street, it.postalCode, it.city].filter(Boolean).join(', ')

interface SeenOrder {
  id: number
  number: string
  status: OrderStatus
  placedAt: string
  asked: AskedOrder
}

export interface Seen {
  /** Booked under the same PO number, not cancelled; the newest. */
  order?: SeenOrder
  /** The same PO number is being looked at in another item. */
  inReview?: { number: string; at: string; asked: AskedOrder }
}

/** Was this PO number seen before from this customer? `ownNumber` is the order number reserved for this very request. */
export async function seenBefore(db: Db, customerId: number, poNumber: string, ownNumber: string): Promise<Seen> {
  const { rows } = await db.query<Seen>({
    name: 'po-seen',
    text: `select
      (select jsonb_build_object('id', id, 'number', number, 'status', status, 'placedAt', placed_at, 'asked', asked) from customer_order
        where customer_id = $1 and po_key = $2 and status <> 'cancelled' and number <> $3 order by id desc limit 1) as order,
      (select jsonb_build_object('number', number, 'at', at, 'asked', asked) from order_reservation
        where customer_id = $1 and po_key = $2 and number <> $3 order by at desc limit 1) as "inReview"`,
    values: [customerId, poKey(poNumber), ownNumber],
  })
  const { order, inReview } = rows[0]!
  return { ...(order && { order }), ...(inReview && { inReview }) }
}
