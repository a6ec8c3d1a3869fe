import type { Db } from '../db/pool.ts'
import { compare, subtract, sum, type Money } from './money.ts'

/** Before the goods leave: the customer's own confirmation, or the payment (faq: ordering-and-returns, order verwerkt). */
export type PaymentProcedure = 'customer-acceptance' | 'payment-first'

export function paymentProcedure(creditLimit: Money | null): PaymentProcedure {
  return creditLimit !== null && compare(creditLimit, '0') > 0 ? 'customer-acceptance' : 'payment-first'
}

export interface CreditStanding {
  limit: Money
  outstanding: Money
  /** Outstanding with this order. */
  after: Money
  /** How far beyond the limit this order goes; absent when it stays within. */
  beyond?: Money
}

/** undefined: this customer has no credit. Exactly at the limit is within it. */
export function creditStanding(limit: Money | null, outstanding: Money, order: Money): CreditStanding | undefined {
  if (limit === null || paymentProcedure(limit) === 'payment-first') return undefined
  const after = sum([outstanding, order])
  return { limit, outstanding, after, ...(compare(after, limit) > 0 && { beyond: subtract(after, limit) }) }
}

/** What a customer owes: invoices not paid, and what is ordered and not invoiced yet; VAT included. */
export async function outstandingOf(db: Db, customerId: number): Promise<Money> {
  const { rows } = await db.query<{ outstanding: Money }>({
    name: 'credit-outstanding',
    text: `select (coalesce((select sum(total) from invoice where customer_id = $1 and paid_on is null), 0)
             + coalesce((select sum(greatest(o.total - coalesce((select sum(i.total) from invoice i where i.order_id = o.id), 0), 0))
                         from customer_order o where o.customer_id = $1 and o.paid_at is null
                           and o.status in ('placed', 'confirmed', 'partially-fulfilled')), 0))::numeric(14, 2) as outstanding`,
    values: [customerId],
  })
  return rows[0]!.outstanding
}
