import { amsterdamDay } from '../clock.ts'
import type { Db } from '../db/pool.ts'
import { together } from '../db/together.ts'
import { findNear, hasLookAlikes } from './catalogue-near.ts'
import { codeKey, eanKey } from './keys.ts'
import { byLine, PRODUCT_COLUMNS, type AskedArticle, type Product } from './product.ts'

/** The numbers with which a customer names an article, as written. */
export interface ArticleCodes {
  sku?: string | undefined
  manufacturerPartNumber?: string | undefined
  ean?: string | undefined
}

export type How = 'sku' | 'own-number' | 'mpn' | 'ean' | 'learnt'

/** A colleague once said what this customer means by a number. */
export interface LearntArticle {
  id: number
  /** What it means: our article number. */
  sku: string
  /** Day, YYYY-MM-DD. */
  on: string
  /** Name of the colleague. */
  by: string
}

/**
 * `found` is certain; the others are for a person: proposals are never taken by themselves, best first, at most 5. What was learnt
 * is certain while nothing in the catalogue contradicts it; then it is one of several.
 */
export type Match =
  | { kind: 'found'; product: Product; how: How; learnt?: LearntArticle }
  | { kind: 'several'; products: Product[]; learnt?: LearntArticle }
  | { kind: 'proposals'; products: Product[]; misread?: boolean }
  | { kind: 'none' }

type Row = Product & {
  n: number
  ownKey: string | null
  learntId: number | null
  learntAt: Date | null
  learntBy: string | null
}

/** Unknown lines of an order for which articles are proposed: nobody looks at more, and looking for them is dear. */
const MAX_PROPOSED = 500

/**
 * The article of every line, in the order of the lines: by our number, the customer's own, the manufacturer's, the EAN, or what was
 * learnt of this customer. One query for all lines, and one more when some were not found. `customerId` null: catalogue only.
 */
export async function findProducts(db: Db, customerId: number | null, lines: ArticleCodes[]): Promise<Match[]> {
  const asked = lines.map(line => ({
    customerId,
    sku: codeKey(line.sku ?? ''),
    mpn: codeKey(line.manufacturerPartNumber ?? ''),
    ean: eanOf(line),
  }))
  const hits = await together(db, 'products-find', asked, all => forEach(all, lines => findExact(db, lines)))
  const matches = lines.map((line, n) => decide(line, hits[n]!))
  const open = matches
    .flatMap((match, n) => (match.kind === 'none' && hasLookAlikes(asked[n]!) ? [n] : []))
    .slice(0, MAX_PROPOSED)
  if (!open.length) return matches
  const unknown = open.map(n => asked[n]!)
  const near = await together(db, 'products-near', unknown, all => forEach(all, lines => findNear(db, lines)))
  for (const [i, n] of open.entries()) {
    const { products, misread } = near[i]!
    if (products.length) matches[n] = { kind: 'proposals', products, ...(misread && { misread }) }
  }
  return matches
}

/** The lines of many orders as if they were of one. */
async function forEach<T>(orders: AskedArticle[][], find: (lines: AskedArticle[]) => Promise<T[]>): Promise<T[][]> {
  const found = await find(orders.flat())
  let end = 0
  return orders.map(lines => found.slice(end, (end += lines.length)))
}

async function findExact(db: Db, asked: AskedArticle[]): Promise<Row[][]> {
  const { rows } = await db.query<Row>({
    name: 'products-find',
    text: `with asked as (select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[]) as a (n, customer, sku, mpn, ean)),
           hits as (
             select a.n, a.customer, p.id, null::bigint as learnt from asked a join product p on p.sku_key = a.sku
             union select a.n, a.customer, p.id, null from asked a join product p on p.mpn_key in (a.sku, a.mpn)
             union select a.n, a.customer, p.id, null from asked a join product p on p.ean = a.ean
             union select a.n, a.customer, cp.product_id, null from asked a join customer_product cp on cp.customer_id = a.customer and cp.code_key = a.sku
             union select a.n, a.customer, l.product_id, l.id from asked a cross join lateral (
               select id, product_id, revoked_at from learnt
               where customer_id = a.customer and what = 'article' and key = coalesce(a.sku, a.mpn, a.ean) order by id desc limit 1
             ) l where l.revoked_at is null
           )
           select h.n, ${PRODUCT_COLUMNS}, cp.code_key as "ownKey", l.id as "learntId", l.at as "learntAt", coalesce(u.name, l.by) as "learntBy"
           from (select n, customer, id, max(learnt) as learnt from hits group by n, customer, id) h join product p on p.id = h.id
             left join customer_product cp on cp.customer_id = h.customer and cp.product_id = p.id
             left join learnt l on l.id = h.learnt left join desk_user u on u.email = l.by`,
    values: [
      asked.map((_, n) => n),
      asked.map(it => it.customerId),
      ...(['sku', 'mpn', 'ean'] as const).map(key => asked.map(it => it[key] || null)),
    ],
  })
  return byLine(asked, rows)
}

/** Certain only where a number is the same to the letter and all numbers of the line point at one article. */
function decide(line: ArticleCodes, rows: Row[]): Match {
  const certain = rows.flatMap(row => {
    const how = exactly(line, row)
    return how ? [{ how, product: plain(row) }] : []
  })
  const taught = rows.find(row => row.learntId !== null)
  if (taught) return asLearnt(taught, rows, certain)
  if (certain.length === 1) return { kind: 'found', ...certain[0]! }
  if (certain.length > 1) return { kind: 'several', products: certain.map(it => it.product).slice(0, 5) }
  return rows.length ? { kind: 'proposals', products: rows.map(plain).slice(0, 5) } : { kind: 'none' }
}

/** Since it was learnt the number may have become one of the catalogue: then a person says which of the two is meant. */
function asLearnt(taught: Row, rows: Row[], certain: { how: How; product: Product }[]): Match {
  const learnt = {
    id: taught.learntId!,
    sku: taught.sku,
    on: amsterdamDay(taught.learntAt!),
    by: taught.learntBy!,
  }
  if (certain.length === 1 && certain[0]!.product.id === taught.id) return { kind: 'found', ...certain[0]! }
  if (rows.length === 1) return { kind: 'found', product: plain(taught), how: 'learnt', learnt }
  const others = rows.filter(row => row !== taught).slice(0, 4)
  return { kind: 'several', products: [...others, taught].map(plain), learnt }
}

function exactly(line: ArticleCodes, row: Row): How | undefined {
  if (same(line.sku, row.sku)) return 'sku'
  if (line.sku && row.ownKey && codeKey(line.sku) === row.ownKey) return 'own-number'
  if (same(line.manufacturerPartNumber, row.mpn) || same(line.sku, row.mpn)) return 'mpn'
  if (row.ean && eanOf(line) === row.ean) return 'ean'
  return undefined
}

const same = (written: string | undefined, ours: string | null) =>
  !!written && !!ours && written.trim().toUpperCase() === ours.toUpperCase()

/** Where the article number is an EAN, it is one: customers have one column for both. */
function eanOf({ ean, sku }: ArticleCodes): string {
  if (ean) return eanKey(ean)
  const digits = codeKey(sku ?? '')
  return /^(\d{8}|\d{12,13})$/.test(digits) ? eanKey(digits) : ''
}

const plain = ({ n: _n, ownKey: _o, learntId: _i, learntAt: _a, learntBy: _b, ...product }: Row): Product => product
