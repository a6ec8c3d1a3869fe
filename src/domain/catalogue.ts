import { distance } from 'fastest-levenshtein'
import type { Db } from '../db/pool.ts'
import { together } from '../db/together.ts'
import { codeKey, eanKey } from './keys.ts'
import type { Money } from './money.ts'

export interface Product {
  id: number
  sku: string
  manufacturer: string
  mpn: string | null
  ean: string | null
  description: string
  /** What this customer pays: the agreed price, else that of the catalogue. */
  price: Money
  stock: number
  /** ETA in our warehouse as the supplier gave it (YYYY-MM-DD), null: unknown. */
  expectedOn: string | null
  software: boolean
  ended: boolean
  reverseCharge: boolean
  warrantyMonths: number
}

/** The numbers with which a customer names an article, as written. */
export interface ArticleCodes {
  sku?: string
  manufacturerPartNumber?: string
  ean?: string
}

type How = 'sku' | 'own-number' | 'mpn' | 'ean'

/** `found` is certain; the others are for a person: proposals are never taken by themselves, best first, at most 5. */
export type Match =
  | { kind: 'found'; product: Product; how: How }
  | { kind: 'several'; products: Product[] }
  | { kind: 'proposals'; products: Product[] }
  | { kind: 'none' }

type Row = Product & { n: number; ownKey: string | null }

const COLUMNS = `p.id, p.sku, p.manufacturer, p.mpn, p.ean, p.description, coalesce(cp.price, p.price) as price, p.stock,
  p.expected_on as "expectedOn", p.software, p.ended, p.reverse_charge as "reverseCharge", p.warranty_months as "warrantyMonths"`

/** What a line is looked up by, folded. */
interface Asked {
  customerId: number | null
  sku: string
  mpn: string
  ean: string
}

/** Unknown lines of an order for which articles are proposed: nobody looks at more, and looking for them is dear. */
const MAX_PROPOSED = 500
/** Lines at a time: up to two hundred articles look like each of them before they are weighed. */
const NEAR_AT_ONCE = 200

/**
 * The article of every line, in the order of the lines: by our number, the customer's own, the manufacturer's, the EAN.
 * One query for all lines, and one more when some were not found. `customerId` null: no own numbers, catalogue prices.
 */
export async function findProducts(db: Db, customerId: number | null, lines: ArticleCodes[]): Promise<Match[]> {
  const asked = lines.map(line => ({
    customerId,
    sku: codeKey(line.sku ?? ''),
    mpn: codeKey(line.manufacturerPartNumber ?? ''),
    ean: eanKey(line.ean ?? ''),
  }))
  const hits = await together(db, 'products-find', asked, all => forEach(all, lines => findExact(db, lines)))
  const matches = lines.map((line, n) => decide(line, hits[n]!))
  const open = matches
    .flatMap((match, n) => (match.kind === 'none' && asked[n]!.sku.length >= 4 ? [n] : []))
    .slice(0, MAX_PROPOSED)
  if (!open.length) return matches
  const unknown = open.map(n => asked[n]!)
  const near = await together(db, 'products-near', unknown, all => forEach(all, lines => findNear(db, lines)))
  for (const [i, n] of open.entries()) if (near[i]!.length) matches[n] = { kind: 'proposals', products: near[i]! }
  return matches
}

/** The lines of many orders as if they were of one. */
async function forEach<T>(orders: Asked[][], find: (lines: Asked[]) => Promise<T[]>): Promise<T[][]> {
  const found = await find(orders.flat())
  let end = 0
  return orders.map(lines => found.slice(end, (end += lines.length)))
}

async function findExact(db: Db, asked: Asked[]): Promise<Row[][]> {
  const { rows } = await db.query<Row>({
    name: 'products-find',
    text: `with asked as (select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[]) as a (n, customer, sku, mpn, ean)),
           hits as (
             select a.n, a.customer, p.id from asked a join product p on p.sku_key = a.sku
             union select a.n, a.customer, p.id from asked a join product p on p.mpn_key in (a.sku, a.mpn)
             union select a.n, a.customer, p.id from asked a join product p on p.ean = a.ean
             union select a.n, a.customer, cp.product_id from asked a join customer_product cp on cp.customer_id = a.customer and cp.code_key = a.sku
           )
           select h.n, ${COLUMNS}, cp.code_key as "ownKey" from hits h join product p on p.id = h.id
             left join customer_product cp on cp.customer_id = h.customer and cp.product_id = p.id`,
    values: [
      asked.map((_, n) => n),
      asked.map(it => it.customerId),
      ...(['sku', 'mpn', 'ean'] as const).map(key => asked.map(it => it[key] || null)),
    ],
  })
  return byLine(asked, rows)
}

const byLine = <R extends { n: number }>(asked: Asked[], rows: R[]): R[][] => {
  const found = Map.groupBy(rows, row => row.n)
  return asked.map((_, n) => found.get(n) ?? [])
}

/** Certain only where a number is the same to the letter and all numbers of the line point at one article. */
function decide(line: ArticleCodes, rows: Row[]): Match {
  const certain = rows.flatMap(row => {
    const how = exactly(line, row)
    return how ? [{ how, product: plain(row) }] : []
  })
  if (certain.length === 1) return { kind: 'found', ...certain[0]! }
  if (certain.length > 1) return { kind: 'several', products: certain.map(it => it.product).slice(0, 5) }
  return rows.length ? { kind: 'proposals', products: rows.map(plain).slice(0, 5) } : { kind: 'none' }
}

function exactly(line: ArticleCodes, row: Row): How | undefined {
  if (same(line.sku, row.sku)) return 'sku'
  if (line.sku && row.ownKey && codeKey(line.sku) === row.ownKey) return 'own-number'
  if (same(line.manufacturerPartNumber, row.mpn) || same(line.sku, row.mpn)) return 'mpn'
  if (line.ean && row.ean && eanKey(line.ean) === row.ean) return 'ean'
  return undefined
}

const same = (written: string | undefined, ours: string | null) =>
  !!written && !!ours && written.trim().toUpperCase() === ours.toUpperCase()

const plain = ({ n: _n, ownKey: _ownKey, ...product }: Row): Product => product

/** Articles whose number begins or ends alike, by the number of characters that differ; the lines of a whole batch of orders may be many. */
async function findNear(db: Db, asked: Asked[]): Promise<Product[][]> {
  const found: Product[][] = []
  for (let at = 0; at < asked.length; at += NEAR_AT_ONCE)
    found.push(...(await findNearFew(db, asked.slice(at, at + NEAR_AT_ONCE))))
  return found
}

async function findNearFew(db: Db, asked: Asked[]): Promise<Product[][]> {
  const { rows } = await db.query<Row & { key: string }>({
    name: 'products-near',
    text: `select a.n, p.sku_key as key, ${COLUMNS}, null as "ownKey"
           from unnest($1::int[], $2::bigint[], $3::text[]) as a (n, customer, key)
           cross join lateral (
             (select * from product where left(sku_key, 4) = left(a.key, 4) and abs(length(sku_key) - length(a.key)) <= 3 limit 100)
             union (select * from product where right(sku_key, 4) = right(a.key, 4) and abs(length(sku_key) - length(a.key)) <= 3 limit 100)
           ) p left join customer_product cp on cp.customer_id = a.customer and cp.product_id = p.id`,
    values: [asked.map((_, n) => n), asked.map(it => it.customerId), asked.map(it => it.sku)],
  })
  return byLine(asked, rows).map((found, n) => {
    const { sku } = asked[n]!
    const ranked = found.map(({ key: theirs, ...row }) => ({ row, off: distance(sku, theirs) }))
    const close = ranked.filter(it => it.off <= Math.max(2, Math.floor(sku.length / 4)))
    return close
      .toSorted((a, b) => a.off - b.off || a.row.sku.localeCompare(b.row.sku))
      .slice(0, 5)
      .map(it => plain(it.row))
  })
}
