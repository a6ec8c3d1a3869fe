import { toJsonb } from '../db/jsonb.ts'
import type { Db } from '../db/pool.ts'
import { poKey } from './keys.ts'
import type { AskedOrder } from './duplicates.ts'

/** Numbers come from sequences: no two requests ever get the same, and one that is not used is a gap. */

/** Give a PO that came in its order number, and remember which PO it is while it is looked at. */
export async function reserveOrderNumber(
  db: Db,
  po: { customerId: number | null; poNumber: string; asked: AskedOrder },
): Promise<string> {
  const { rows } = await db.query<{ number: string }>({
    name: 'order-reserve',
    text: `insert into order_reservation (number, customer_id, po_key, asked)
           values (nextval('order_number')::text, $1, $2, $3) returning number`,
    values: [po.customerId, poKey(po.poNumber), toJsonb(po.asked)],
  })
  return rows[0]!.number
}

/** The PO is not being looked at any more: booked, repeated or refused. */
export async function releaseOrderNumber(db: Db, number: string): Promise<void> {
  await db.query({ name: 'order-release', text: 'delete from order_reservation where number = $1', values: [number] })
}

/** 'RA-26-00817': the year it was given in, and a number that never comes back. */
export async function reserveRaNumber(db: Db): Promise<string> {
  const { rows } = await db.query<{ number: string }>({
    name: 'ra-reserve',
    text: `select 'RA-' || to_char(desk_now() at time zone 'Europe/Amsterdam', 'YY') || '-' || lpad(nextval('ra_number')::text, 5, '0') as number`,
  })
  return rows[0]!.number
}
