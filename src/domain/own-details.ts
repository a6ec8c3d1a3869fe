import { z } from 'zod'
import { oncePerTransaction, type Db } from '../db/pool.ts'
import type { Address } from './customers.ts'

/** What our own mails tell about us and that a desk sets for itself. */
export interface OwnDetails {
  /** Where customers pay: 'NL20 INGB 0001 2345 67, t.n.v. Voorbeeld B.V.' */
  paymentAccount?: string
  /** Where returned goods go. */
  returnAddress?: Address
}

const NAME = 'own-details'
const address = z.object({
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
})
const stored = z.object({ paymentAccount: z.string(), returnAddress: address }).partial()

/** What is not set, or cannot be read, is absent: a colleague fills it in at the review. */
export function ownDetails(db: Db): Promise<OwnDetails> {
  return oncePerTransaction(db, NAME, async () => {
    const { rows } = await db.query<{ value: unknown }>({
      name: 'own-details',
      text: 'select value from setting where name = $1',
      values: [NAME],
    })
    return stored.safeParse(rows[0]?.value ?? {}).data ?? {}
  })
}

export async function setOwnDetails(db: Db, details: OwnDetails, who: string): Promise<void> {
  await db.query(
    `insert into setting (name, value, set_by) values ($1, $2, $3)
     on conflict (name) do update set value = excluded.value, set_by = excluded.set_by, set_at = desk_now()`,
    [NAME, JSON.stringify(stored.parse(details)), who],
  )
}
