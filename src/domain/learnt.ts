import { amsterdamDay } from '../clock.ts'
import { toJsonb } from '../db/jsonb.ts'
import type { Db, Tx } from '../db/pool.ts'
import type { ArticleCodes } from './catalogue.ts'
import type { Address } from './customers.ts'
import { codeKey, eanKey } from './keys.ts'

/**
 * What a correction teaches about one customer: by this he means that. Only ever added to; of a key the newest counts, while nobody
 * revoked it. What was learnt of an article is applied by findProducts (catalogue.ts), of an address by learntAddress.
 */
export type Lesson =
  | { what: 'article'; written: string; key: string; productId: number; sku: string }
  | { what: 'address'; written: string; key: string; address: Address }

/** By what a line is remembered: its first number, folded; '' when it has none. A description is too vague: it leaves out what differs. */
export const articleKey = ({ sku, manufacturerPartNumber, ean }: ArticleCodes): string =>
  codeKey(sku ?? '') || codeKey(manufacturerPartNumber ?? '') || eanKey(ean ?? '')

/** By what an address is remembered: all of it, also whose name stands above it. */
export const addressTextKey = (address: Address): string => codeKey(oneLine(address))

export const oneLine = ({ name, street, postalCode, city, country }: Address): string =>
  [name, street, `${postalCode} ${city}`.trim(), country === 'NL' ? '' : country].filter(Boolean).join(', ')

export interface Teacher {
  customerId: number
  who: string
  runId?: number
  messageId?: number
}

export async function learn(tx: Tx, { customerId, who, runId, messageId }: Teacher, lessons: Lesson[]): Promise<void> {
  if (!lessons.length) return
  await tx.query({
    name: 'learn',
    text: `insert into learnt (customer_id, what, written, key, product_id, address, by, run_id, message_id)
           select $1, what, written, key, "productId", address, $2, $3, $4
           from jsonb_to_recordset($5::jsonb) as l (what text, written text, key text, "productId" bigint, address jsonb)`,
    values: [customerId, who, runId ?? null, messageId ?? null, toJsonb(lessons)],
  })
}

/** An order was booked on the strength of what was learnt. */
export async function recordUse(tx: Tx, orderId: number, learnt: number[]): Promise<void> {
  if (!learnt.length) return
  await tx.query({
    name: 'learnt-use',
    text: `insert into learnt_use (learnt_id, order_id) select distinct unnest($1::bigint[]), $2::bigint on conflict do nothing`,
    values: [learnt, orderId],
  })
}

/** From now on it is not applied. Null when it is not there or was revoked before; who was first stays on record. */
export async function revoke(tx: Tx, id: number, who: string): Promise<{ customer: string; written: string } | null> {
  const { rows } = await tx.query<{ customer: string; written: string }>(
    `update learnt l set revoked_at = desk_now(), revoked_by = $2 from customer c
     where l.id = $1 and l.revoked_at is null and c.id = l.customer_id returning c.number as customer, l.written`,
    [id, who],
  )
  return rows[0] ?? null
}

export interface LearntAddress {
  id: number
  to: Address
  /** Day, YYYY-MM-DD. */
  on: string
  /** Name of the colleague. */
  by: string
}

/** Where this customer means, when he writes this address. */
export async function learntAddress(db: Db, customerId: number, written: Address): Promise<LearntAddress | null> {
  const { rows } = await db.query<{ id: number; to: Address; at: Date; by: string; revoked: boolean }>({
    name: 'learnt-address',
    text: `select l.id, l.address as to, l.at, coalesce(u.name, l.by) as by, l.revoked_at is not null as revoked
           from learnt l left join desk_user u on u.email = l.by
           where l.customer_id = $1 and l.what = 'address' and l.key = $2 order by l.id desc limit 1`,
    values: [customerId, addressTextKey(written)],
  })
  const [it] = rows
  return it && !it.revoked ? { id: it.id, to: it.to, on: amsterdamDay(it.at), by: it.by } : null
}
