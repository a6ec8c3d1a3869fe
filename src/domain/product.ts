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

/** Columns of `product p`, with what `customer_product cp` says of it. */
export const PRODUCT_COLUMNS = `p.id, p.sku, p.manufacturer, p.mpn, p.ean, p.description, coalesce(cp.price, p.price) as price, p.stock,
  p.expected_on as "expectedOn", p.software, p.ended, p.reverse_charge as "reverseCharge", p.warranty_months as "warrantyMonths"`

/** What a line is looked up by, folded; '' where it says nothing. */
export interface AskedArticle {
  customerId: number | null
  sku: string
  mpn: string
  ean: string
}

/** The rows of each line, in the order of the lines. */
export function byLine<R extends { n: number }>(asked: AskedArticle[], rows: R[]): R[][] {
  const found = Map.groupBy(rows, row => row.n)
  return asked.map((_, n) => found.get(n) ?? [])
}
