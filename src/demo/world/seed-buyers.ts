import type { Tx } from '../../db/pool.ts'
import { saveCustomer } from '../../domain/customers.ts'
import { codeKey } from '../../domain/keys.ts'
import { articleKey, learn } from '../../domain/learnt.ts'
import { accountManagers, buyers, type Buyer } from './people.ts'
import { productIds } from './seed-goods.ts'

/** Everybody who buys, with the ids of the database by customer number. `who`: of whom the desk learnt. */
export async function addBuyers(tx: Tx, who: string): Promise<Map<string, number>> {
  await tx.query(
    `insert into account_manager (email, name, phone) select * from jsonb_to_recordset($1::jsonb) as m (email text, name text, phone text)
     on conflict do nothing`,
    [JSON.stringify(accountManagers)],
  )
  const ids = new Map<string, number>()
  for (const buyer of buyers) ids.set(buyer.number, await addBuyer(tx, buyer, who))
  return ids
}

async function addBuyer(tx: Tx, buyer: Buyer, who: string): Promise<number> {
  const id = await saveCustomer(tx, buyer)
  await tx.query('insert into customer_domain (domain, customer_id) select unnest($1::text[]), $2', [buyer.domains, id])
  await tx.query(
    `insert into contact (customer_id, email, name, role, language)
     select $1, email, name, role, language from jsonb_to_recordset($2::jsonb) as c (email text, name text, role text, language text)`,
    [id, JSON.stringify(buyer.contacts)],
  )
  await tx.query(
    `insert into customer_address (customer_id, use, name, street, postal_code, city, country)
     select $1, 'delivery', coalesce(a.name, $3), a.street, a."postalCode", a.city, coalesce(a.country, 'NL')
     from jsonb_to_recordset($2::jsonb) as a (name text, street text, "postalCode" text, city text, country text)`,
    [id, JSON.stringify(buyer.delivery), buyer.name],
  )
  const own = Object.entries(buyer.ownNumbers ?? {}).map(([code, sku]) => ({
    code,
    key: codeKey(code),
    sku,
    price: buyer.prices?.[sku],
  }))
  await tx.query(
    `insert into customer_product (customer_id, product_id, code, code_key, price)
     select $1, p.id, o.code, o.key, o.price from jsonb_to_recordset($2::jsonb) as o (code text, key text, sku text, price numeric)
     join product p on p.sku = o.sku`,
    [id, JSON.stringify(own)],
  )
  await addLearnt(tx, id, buyer, who)
  return id
}

/** A colleague said so, some weeks ago. */
async function addLearnt(tx: Tx, customerId: number, { learnt = {} }: Buyer, who: string): Promise<void> {
  const products = await productIds(tx)
  const lessons = Object.entries(learnt).map(([written, sku]) => {
    const productId = products.get(sku)
    if (productId === undefined) throw new Error(`the world does not sell ${sku}`)
    return { what: 'article' as const, written, key: articleKey({ sku: written }), productId, sku }
  })
  await learn(tx, { customerId, who }, lessons)
  await tx.query(`update learnt set at = at - interval '20 days' where customer_id = $1`, [customerId])
}
