import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Db } from '../../db/pool.ts'
import type { PortalUser } from '../../domain/access.ts'
import { orderEta } from '../../domain/eta.ts'
import { orderView } from '../../domain/order-view.ts'
import { ORDER_STATUS, type OrderStatus } from '../../domain/words.ts'
import type { Eta } from '../../format.ts'
import { NoSuchPageError, type Portal, show, speak, value } from './page.ts'

const PAGE = 50

/** Filters with their counts, in the FAQ's words; 'placed' is not visible yet (faq: customer-portal, nog niet in de portal). */
const VISIBLE = ['confirmed', 'partially-fulfilled', 'fulfilled', 'cancelled'] as const satisfies OrderStatus[]

export function orderRoutes(app: FastifyInstance, portal: Portal): void {
  const { pool, infoAddress } = portal.deps

  app.get('/portal', async (request, reply) => {
    const { customerId } = signedIn(request)
    const status = VISIBLE.find(it => it === value(request.query, 'status'))
    const before = /^\d{1,15}$/.exec(value(request.query, 'before'))?.[0] ?? null
    const counts = await countOrders(pool, customerId)
    const orders = await listOrders(pool, customerId, status, before)
    const filters = VISIBLE.filter(it => it !== 'cancelled' || counts[it]).map(it => ({
      status: it,
      label: ORDER_STATUS[it][request.portal.language],
      count: counts[it] ?? 0,
      current: it === status,
    }))
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const older =
      orders.length > PAGE
        ? `/portal?${new URLSearchParams({ ...(status && { status }), before: String(orders[PAGE - 1]!.id) }).toString()}`
        : null
    const page = { filters, total, all: !status, orders: orders.slice(0, PAGE), older, infoAddress, page: 'orders' }
    return show(portal, request, reply, 'home', { title: speak(request)('home.title'), ...page })
  })

  app.get('/portal/orders/:number', async (request, reply) => {
    const { customerId } = signedIn(request)
    const id = await findOrder(pool, customerId, value(request.params, 'number'))
    const order = id === undefined ? undefined : await orderView(pool, id, customerId)
    if (!order) throw new NoSuchPageError()
    const subject = `${speak(request)('order.number')} ${order.number}`
    const ask = `mailto:${infoAddress}?subject=${encodeURIComponent(subject)}`
    const lines = order.lines.map(line => ({ ...line, software: line.software && !SHIPPED.has(line.fulfilment) }))
    return show(portal, request, reply, 'order', { title: subject, order: { ...order, lines }, ask, page: 'orders' })
  })
}

const SHIPPED = new Set(['shipped', 'delivered', 'cancelled', 'parked'])

/** Every query below asks for one customer: the one of the session, never one of the address. */
function signedIn({ portal: { user } }: FastifyRequest): PortalUser {
  if (!user) throw new Error('this page is only for who is signed in')
  return user
}

interface OrderRow {
  id: number
  number: string
  poNumber: string
  status: OrderStatus
  placedAt: Date
  currency: string
  total: string
  eta: Eta
  /** Are there lines that still wait for goods? */
  open: boolean
}

async function countOrders(db: Db, customerId: number): Promise<{ [status: string]: number }> {
  const { rows } = await db.query<{ status: string; count: number }>({
    name: 'portal-order-counts',
    text: `select status, count(*) as count from customer_order where customer_id = $1 and confirmed_at is not null group by status`,
    values: [customerId],
  })
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

/** Newest first, one more than a page holds. */
async function listOrders(
  db: Db,
  customerId: number,
  status: string | undefined,
  before: string | null,
): Promise<OrderRow[]> {
  const { rows } = await db.query<Omit<OrderRow, 'eta' | 'open'> & { etas: (string | null)[] | null }>({
    name: 'portal-orders',
    text: `select o.id, o.number, o.po_number as "poNumber", o.status, o.placed_at as "placedAt", o.currency, o.total,
             (select jsonb_agg(l.eta) from order_line l where l.order_id = o.id and l.fulfilment in ('open', 'back-order')) as etas
           from customer_order o
           where o.customer_id = $1 and o.confirmed_at is not null and ($2::text is null or o.status = $2) and ($3::bigint is null or o.id < $3)
           order by o.id desc limit $4`,
    values: [customerId, status ?? null, before, PAGE + 1],
  })
  return rows.map(({ etas, ...order }) => ({
    ...order,
    eta: orderEta(etas ?? []),
    open: !!etas?.length && order.status !== 'cancelled',
  }))
}

async function findOrder(db: Db, customerId: number, number: string): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>({
    name: 'portal-order-find',
    text: 'select id from customer_order where customer_id = $1 and number = $2 and confirmed_at is not null',
    values: [customerId, number.slice(0, 40)],
  })
  return rows[0]?.id
}
