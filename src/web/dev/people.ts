import type { Db } from '../../db/pool.ts'

export interface Correspondent {
  name: string
  address: string
  company: string
}

const MOST = 200

/** Contacts of customers, for the list of senders. */
export async function customersToWriteAs(db: Db): Promise<Correspondent[]> {
  const { rows } = await db.query<Correspondent>(
    `select contact.name, contact.email as address, customer.name as company
     from contact join customer on customer.id = contact.customer_id
     where contact.ended_at is null order by customer.name, contact.email limit $1`,
    [MOST],
  )
  return rows
}

/** Somebody the desk has never heard of: every time another. */
export function stranger(n: number): Correspondent {
  return { name: 'Robin Vreemd', address: `robin.vreemd${n}@onbekend-bedrijf.example`, company: '' }
}
