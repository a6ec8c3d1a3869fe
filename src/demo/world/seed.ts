import { addDays, amsterdamDay, now } from '../../clock.ts'
import type { Pool, Tx } from '../../db/pool.ts'
import { transaction } from '../../db/pool.ts'
import { paymentProcedure } from '../../domain/credit.ts'
import { saveCustomer } from '../../domain/customers.ts'
import { recordDelivery, recordInvoice, recordShipment } from '../../domain/fulfilment.ts'
import { codeKey } from '../../domain/keys.ts'
import { moveOrder } from '../../domain/order-status.ts'
import { orderView, type OrderView } from '../../domain/order-view.ts'
import { placeOrder } from '../../domain/orders.ts'
import { setOwnDetails } from '../../domain/own-details.ts'
import { goods } from './goods.ts'
import { past, serialOf, type Past } from './history.ts'
import { accountManagers, buyers, ownDetails, serviceCentres, type Buyer } from './people.ts'

/** While the history is told there is always enough; afterwards the stock is that of the catalogue. */
const PLENTY = 100_000
const WHO = 'sanne.bakker@lindehout.example'

/** Fill an empty database with the invented world. A second time changes nothing. All or nothing. */
export async function seedWorld(db: Pool): Promise<void> {
  await transaction(db, async tx => {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('the invented world', 0))`)
    const { rowCount } = await tx.query('select from customer_order where number = $1', [past[0]?.number])
    if (rowCount) return
    const today = amsterdamDay(await now(tx))
    await setOwnDetails(tx, ownDetails, WHO)
    await addGoods(tx, today)
    await addServiceCentres(tx)
    const ids = new Map<string, number>()
    for (const buyer of await withManagers(tx)) ids.set(buyer.number, await addBuyer(tx, buyer))
    const products = await productIds(tx)
    for (const order of past.toSorted((a, b) => b.placed - a.placed)) await tell(tx, order, { today, ids, products })
    await tx.query(
      `update product p set stock = g.stock from jsonb_to_recordset($1::jsonb) as g (sku text, stock int) where p.sku = g.sku`,
      [JSON.stringify(goods)],
    )
  })
}

async function addGoods(tx: Tx, today: string): Promise<void> {
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

async function addServiceCentres(tx: Tx): Promise<void> {
  await tx.query(
    `insert into service_centre (manufacturer, country, name, street, postal_code, city, phone, email)
     select manufacturer, country, name, street, "postalCode", city, phone, email from jsonb_to_recordset($1::jsonb)
       as s (manufacturer text, country text, name text, street text, "postalCode" text, city text, phone text, email text)`,
    [JSON.stringify(serviceCentres)],
  )
}

async function withManagers(tx: Tx): Promise<Buyer[]> {
  await tx.query(
    `insert into account_manager (email, name, phone) select * from jsonb_to_recordset($1::jsonb) as m (email text, name text, phone text)
     on conflict do nothing`,
    [JSON.stringify(accountManagers)],
  )
  return buyers
}

async function addBuyer(tx: Tx, buyer: Buyer): Promise<number> {
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
  return id
}

async function productIds(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ sku: string; id: number }>('select sku, id from product')
  return new Map(rows.map(row => [row.sku, row.id]))
}

interface World {
  today: string
  ids: Map<string, number>
  products: Map<string, number>
}

/** One order of the past, through the same functions as an order of today, and then put back to its days. */
async function tell(tx: Tx, order: Past, world: World): Promise<void> {
  const buyer = buyers.find(it => it.number === order.buyer)
  const customerId = world.ids.get(order.buyer)
  const [contact] = buyer?.contacts ?? []
  const [address] = buyer?.delivery ?? []
  if (!buyer || !contact || !address || customerId === undefined)
    throw new Error(`nobody has the number ${order.buyer}`)
  const placed = await placeOrder(
    tx,
    {
      number: order.number,
      customerId,
      poNumber: order.po,
      asked: { lines: order.lines.map(line => ({ code: line.sku, quantity: line.quantity })) },
      paymentProcedure: paymentProcedure(buyer.creditLimit ?? null),
      shippingCost: '12.50',
      deliveryAddress: { country: 'NL', name: buyer.name, ...address },
      contact: { name: contact.name, address: contact.email },
      language: buyer.language ?? 'nl',
      lines: order.lines.map(line => lineOf(line, world)),
    },
    WHO,
  )
  if (!placed.placed) throw new Error(`order ${order.number} is told twice`)
  await moveOn(tx, order, placed.orderId, world.today)
  await setBack(tx, order, placed.orderId)
}

function lineOf(line: Past['lines'][number], { today, products }: World) {
  const good = goods.find(it => it.sku === line.sku)
  const productId = products.get(line.sku)
  if (!good || productId === undefined) throw new Error(`the world does not sell ${line.sku}`)
  return {
    productId,
    sku: good.sku,
    description: good.description,
    quantity: line.quantity,
    unitPrice: good.price,
    source: line.source ?? null,
    eta: good.expectedIn === undefined ? null : addDays(today, good.expectedIn),
  }
}

async function moveOn(tx: Tx, order: Past, orderId: number, today: string): Promise<void> {
  if (order.stage === 'cancelled') await moveOrder(tx, orderId, 'cancel', WHO)
  if (!['part-delivered', 'shipped', 'delivered', 'fulfilled'].includes(order.stage)) return
  const view = await orderView(tx, orderId)
  if (!view) throw new Error(`order ${order.number} is not there`)
  const moved = order.moved ?? 1
  const leaving = order.stage === 'part-delivered' ? view.lines.slice(0, 1) : view.lines
  const shippedOn = addDays(today, -(order.stage === 'shipped' ? moved : moved + 1))
  const shipmentId = await recordShipment(
    tx,
    {
      orderId,
      carrier: 'UPS',
      trackingNumber: trackingOf(order.number),
      shippedOn,
      lines: leaving.map(line => ({ lineId: line.id, quantity: line.quantity ?? 0, serials: serialsOf(view, line) })),
    },
    WHO,
  )
  if (order.stage === 'fulfilled')
    await recordInvoice(
      tx,
      {
        orderId,
        number: `F${order.number}`,
        invoicedOn: shippedOn,
        total: view.total,
        paidOn: order.paid ? addDays(today, -Math.max(0, moved - 14)) : null,
      },
      WHO,
    )
  if (order.stage !== 'shipped') await recordDelivery(tx, shipmentId, addDays(today, -moved), WHO)
}

/** Cheap goods such as cables have no serial numbers. */
function serialsOf(order: OrderView, line: OrderView['lines'][number]): string[] {
  if (line.software || Number(line.unitPrice) < 50) return []
  return Array.from({ length: line.quantity ?? 0 }, (_, n) => serialOf(order.number, line.sku, n + 1))
}

/** '1Z' with a valid check character (UPS: letters count ASCII - 3, every second character double). */
function trackingOf(order: string): string {
  const body = `5R8939036${order}`
  const sum = Array.from(body).reduce((total, character, index) => total + valueOf(character) * (index % 2 ? 2 : 1), 0)
  return `1Z${body}${(10 - (sum % 10)) % 10}`
}

const valueOf = (character: string) => (/\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 3) % 10)

/** Every moment of the order as many days back as it was placed ago. */
async function setBack(tx: Tx, { placed }: Past, orderId: number): Promise<void> {
  await tx.query(
    `update customer_order set placed_at = placed_at - $2::int * interval '1 day', confirmed_at = confirmed_at - $2::int * interval '1 day',
       fulfilled_at = fulfilled_at - greatest($2::int - 4, 0) * interval '1 day', cancelled_at = cancelled_at - greatest($2::int - 1, 0) * interval '1 day'
     where id = $1`,
    [orderId, placed],
  )
  await tx.query(`update order_line set source_at = source_at - $2::int * interval '1 day' where order_id = $1`, [
    orderId,
    placed,
  ])
  await tx.query(
    `update order_event set at = at - (case when what in ('place', 'source', 'confirm') then $2::int else greatest($2::int - 4, 0) end) * interval '1 day' where order_id = $1`,
    [orderId, placed],
  )
}
