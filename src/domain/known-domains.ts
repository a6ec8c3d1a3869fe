import type { Db } from '../db/pool.ts'

const MOST = 20_000

/** Domains of customers and of our own: what a stranger could imitate. */
export async function knownDomains(db: Db, own: string[]): Promise<string[]> {
  const { rows } = await db.query<{ domain: string }>('select distinct domain from customer_domain limit $1', [MOST])
  return [...own, ...rows.map(it => it.domain)]
}
