import { addDays } from '../../clock.ts'
import type { Tx } from '../../db/pool.ts'
import { codeKey } from '../../domain/keys.ts'
import { goods } from './goods.ts'
import { serviceCentres } from './service-centres.ts'

/** While the history is told there is always enough; afterwards the stock is that of the catalogue. */
const PLENTY = 100_000

export async function addGoods(tx: Tx, today: string): Promise<void> {
  const rows = goods.map(({ expectedIn, ...good }) => ({
    ...good,
    sku_key: codeKey(good.sku),
    mpn_key: codeKey(good.mpn),
    expected_on: expectedIn === undefined ? null : addDays(today, expectedIn),
    software: good.software ?? false,
    ended: good.ended ?? false,
    reverse_charge: good.reverseCharge ?? false,
    warranty_months: good.warrantyMonths,
  }))
  await tx.query(
    `insert into product (sku, sku_key, manufacturer, mpn, mpn_key, ean, description, price, stock, expected_on, software, ended, reverse_charge, warranty_months)
     select sku, sku_key, manufacturer, mpn, mpn_key, ean, description, price, $2, expected_on, software, ended, reverse_charge, warranty_months
     from jsonb_to_recordset($1::jsonb) as g (sku text, sku_key text, manufacturer text, mpn text, mpn_key text, ean text, description text,
       price numeric, expected_on date, software boolean, ended boolean, reverse_charge boolean, warranty_months int)`,
    [JSON.stringify(rows), PLENTY],
  )
}

export async function addServiceCentres(tx: Tx): Promise<void> {
  await tx.query(
    `insert into service_centre (manufacturer, country, name, street, postal_code, city, phone, email)
     select manufacturer, country, name, street, "postalCode", city, phone, email from jsonb_to_recordset($1::jsonb)
       as s (manufacturer text, country text, name text, street text, "postalCode" text, city text, phone text, email text)`,
    [JSON.stringify(serviceCentres)],
  )
}

export async function productIds(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ sku: string; id: number }>('select sku, id from product')
  return new Map(rows.map(row => [row.sku, row.id]))
}
