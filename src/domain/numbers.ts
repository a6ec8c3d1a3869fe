import { toJsonb } from '../db/jsonb.ts'
import type { Db } from '../db/pool.ts'
import { together } from '../db/together.ts'
import { poKey } from './keys.ts'
import type { AskedOrder } from './duplicates.ts'

/** Numbers come from sequences: no two requests ever get the same, and one that is not used is a gap. */

interface Po {
  customerId: number | null
  poNumber: string
  asked: AskedOrder
}

/** Give a PO that came in its order number, and remember which PO it is while it is looked at. */
export function reserveOrderNumber(db: Db, po: Po): Promise<string> {
  return together(db, 'order-reserve', po, all => reserveAll(db, all))
}

async function reserveAll(db: Db, all: Po[]): Promise<string[]> {
  const { rows } = await db.query<{ number: string }>({
    name: 'order-reserve',
    text: `with po as materialized (
             select n, nextval('order_number')::text as number, customer, key, asked
             from rows from (jsonb_to_recordset($1::jsonb) as (customer bigint, key text, asked jsonb)) with ordinality as r (customer, key, asked, n)),
           reserved as (insert into order_reservation (number, customer_id, po_key, asked) select number, customer, key, asked from po)
           select number from po order by n`,
    values: [
      toJsonb(all.map(({ customerId, poNumber, asked }) => ({ customer: customerId, key: poKey(poNumber), asked }))),
    ],
  })
  return rows.map(({ number }) => number)
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
