import { distance } from 'fastest-levenshtein'
import type { Db } from '../db/pool.ts'
import { byLine, PRODUCT_COLUMNS, type AskedArticle, type Product } from './product.ts'

/** Shorter numbers look like everything. */
const MIN_LENGTH = 4
/** Lines at a time: up to two hundred articles look like each of them before they are weighed. */
const AT_ONCE = 200

export interface Near {
  products: Product[]
  /** The first one differs only in what scans mistake for each other. */
  misread: boolean
}

type Row = Product & { n: number; key: string; misread: boolean }

/** Whether anything can be said to look like it. */
export const hasLookAlikes = ({ sku, mpn }: AskedArticle) => sku.length >= MIN_LENGTH || mpn.length >= MIN_LENGTH

/** Articles whose number looks alike or begins or ends alike, best first, at most 5; the lines of a whole batch of orders may be many. */
export async function findNear(db: Db, asked: AskedArticle[]): Promise<Near[]> {
  const found: Near[] = []
  for (let at = 0; at < asked.length; at += AT_ONCE) found.push(...(await findFew(db, asked.slice(at, at + AT_ONCE))))
  return found
}

async function findFew(db: Db, asked: AskedArticle[]): Promise<Near[]> {
  const longEnough = (key: string) => (key.length >= MIN_LENGTH ? key : null)
  const { rows } = await db.query<Row>({
    name: 'products-near',
    text: `select a.n, p.sku_key as key, c.misread, ${PRODUCT_COLUMNS}
           from unnest($1::int[], $2::bigint[], $3::text[], $4::text[]) as a (n, customer, key, mpn)
           cross join lateral (select id, bool_or(misread) as misread from (
             (select id, false as misread from product where left(sku_key, 4) = left(a.key, 4) and abs(length(sku_key) - length(a.key)) <= 3 limit 100)
             union all (select id, false from product where right(sku_key, 4) = right(a.key, 4) and abs(length(sku_key) - length(a.key)) <= 3 limit 100)
             union all (select id, true from product where look_alike(sku_key) = look_alike(a.key) limit 5)
             union all (select id, true from product where look_alike(mpn_key) in (look_alike(a.key), look_alike(a.mpn)) limit 5)
             union all (select id, true from product where ean = look_alike(a.key) limit 5)
             union all (select product_id, true from customer_product
                        where customer_id = a.customer and look_alike(code_key) = look_alike(a.key) limit 5)
             union all (select product_id, true from learnt l
                        where customer_id = a.customer and what = 'article' and look_alike(key) = look_alike(a.key) and revoked_at is null
                          and not exists (select from learnt newer where newer.customer_id = l.customer_id and newer.what = l.what
                                          and newer.key = l.key and newer.id > l.id) limit 5)
           ) near group by id) c
           join product p on p.id = c.id left join customer_product cp on cp.customer_id = a.customer and cp.product_id = p.id`,
    values: [
      asked.map((_, n) => n),
      asked.map(it => it.customerId),
      asked.map(it => longEnough(it.sku)),
      asked.map(it => longEnough(it.mpn)),
    ],
  })
  return byLine(asked, rows).map((found, n) => ranked(asked[n]!.sku, found))
}

/** What is misread comes before what is mistyped, by the number of characters that differ. */
function ranked(sku: string, rows: Row[]): Near {
  const weighed = rows.map(({ n: _n, key, misread, ...product }) => ({ product, misread, off: distance(sku, key) }))
  const close = weighed
    .filter(it => it.misread || it.off <= Math.max(2, Math.floor(sku.length / 4)))
    .toSorted(
      (a, b) => Number(b.misread) - Number(a.misread) || a.off - b.off || a.product.sku.localeCompare(b.product.sku),
    )
    .slice(0, 5)
  return { products: close.map(it => it.product), misread: close[0]?.misread ?? false }
}
