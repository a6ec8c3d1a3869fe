import { addDays, amsterdamDay, now } from '../../clock.ts'
import type { Pool, Tx } from '../../db/pool.ts'
import { transaction } from '../../db/pool.ts'
import { paymentProcedure } from '../../domain/credit.ts'
import { recordDelivery, recordInvoice, recordShipment } from '../../domain/fulfilment.ts'
import { moveOrder } from '../../domain/order-status.ts'
import { orderView, type OrderView } from '../../domain/order-view.ts'
import { placeOrder } from '../../domain/orders.ts'
import { setOwnDetails } from '../../domain/own-details.ts'
import { goods } from './goods.ts'
import { past, serialOf, type Past } from './history.ts'
import { buyers, ownDetails } from './people.ts'
import { addBuyers } from './seed-buyers.ts'
import { addGoods, addServiceCentres, productIds } from './seed-goods.ts'

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
    const ids = await addBuyers(tx, WHO)
    const products = await productIds(tx)
    for (const order of past.toSorted((a, b) => b.placed - a.placed)) await tell(tx, order, { today, ids, products })
    await tx.query(
      `update product p set stock = g.stock from jsonb_to_recordset($1::jsonb) as g (sku text, stock int) where p.sku = g.sku`,
      [JSON.stringify(goods)],
    )
  })
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
