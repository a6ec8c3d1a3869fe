import type { Db } from '../../../db/pool.ts'
import { type Address, escapeLike } from '../../../domain/customers.ts'

export const PAGE = 50

export interface LearntRow {
  id: number
  customer: string
  number: string
  written: string
  sku: string | null
  description: string | null
  address: Address | null
  at: Date
  by: string
  mailId: number | null
  revokedAt: Date | null
  revokedBy: string | null
  replaced: boolean
  uses: number
  lastUse: Date | null
}

/** What was learnt, newest first: what is in force, or with `all` everything that ever was. `q`: customer, what he writes, what it means. */
export async function readLearnt(db: Db, filter: { all: boolean; q: string; before?: number }): Promise<LearntRow[]> {
  const { all, q, before } = filter
  const newer = `exists (select from learnt n where n.customer_id = l.customer_id and n.what = l.what and n.key = l.key and n.id > l.id)`
  const { rows } = await db.query<LearntRow>({
    name: `learnt-${all}-${q !== ''}`,
    text: `select l.id, c.name as customer, c.number, l.written, p.sku, p.description, l.address, l.at, l.by, l.message_id as "mailId",
                  l.revoked_at as "revokedAt", l.revoked_by as "revokedBy", l.replaced, u.uses, u.last as "lastUse"
           from (select l.*, ${newer} as replaced from learnt l) l
             join customer c on c.id = l.customer_id left join product p on p.id = l.product_id
             cross join lateral (select count(*) as uses, max(at) as last from learnt_use where learnt_id = l.id) u
           where l.id < $1 ${all ? '' : 'and l.revoked_at is null and not l.replaced'}
             ${q ? `and (c.number = $2 or c.name ilike '%' || $2 || '%' or l.written ilike '%' || $2 || '%' or p.sku ilike '%' || $2 || '%')` : ''}
           order by l.id desc limit ${PAGE + 1}`,
    values: [before ?? Number.MAX_SAFE_INTEGER, ...(q ? [escapeLike(q)] : [])],
  })
  return rows
}
