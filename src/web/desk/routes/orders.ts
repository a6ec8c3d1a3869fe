import { now } from '../../../clock.ts'
import { transaction } from '../../../db/pool.ts'
import { orderView } from '../../../domain/order-view.ts'
import { recordSources } from '../../../domain/sources.ts'
import { ORDER_STATUS } from '../../../domain/words.ts'
import { money } from '../../../format.ts'
import { audit } from '../audit.ts'
import { orderPage, type RefusedLines } from '../orders/order-page.ts'
import { readSourceForm } from '../orders/source-form.ts'
import { type Desk, idOf, NoSuchPageError, personIn, show, value } from '../page.ts'
import { PAGE, readOrders } from '../queries/orders.ts'
import { clockTime } from '../time.ts'
import { speak } from '../words.ts'
import type { Route } from './index.ts'

/** Orders, and of every line where it comes from: the fact that makes an order confirmed (faq: customer-portal, terminologie). */
export function orderRoutes(desk: Desk): Route[] {
  const { pool, engine } = desk.deps

  return [
    {
      method: 'GET',
      path: '/desk/orders',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const q = value(request.query, 'q').trim().slice(0, 100)
        const open = value(request.query, 'all') !== '1' && !q
        const before = /^\d{1,15}$/.test(value(request.query, 'from'))
          ? Number(value(request.query, 'from'))
          : undefined
        const [at, found] = await Promise.all([
          now(pool),
          readOrders(pool, { open, q, ...(before !== undefined && { before }) }),
        ])
        const last = found.length > PAGE ? found[PAGE - 1]!.id : null
        return show(desk, request, reply, 'orders', {
          title: say('nav.orders'),
          rows: found.slice(0, PAGE).map(it => ({
            ...it,
            statusWord: ORDER_STATUS[it.status][language],
            totalText: money(it.total, language, it.currency),
            openLabel:
              it.status === 'placed' && it.open
                ? say(it.open === 1 ? 'order.open.one' : 'order.open.many', { n: it.open })
                : null,
            time: clockTime(it.placedAt, at, language),
          })),
          filters: [
            { label: say('order.filter.open'), href: '/desk/orders', current: open },
            { label: say('filter.all'), href: '/desk/orders?all=1', current: !open && !q },
          ],
          q,
          openOnly: open,
          more:
            last &&
            `/desk/orders?${new URLSearchParams({ ...(open ? {} : { all: '1' }), ...(q && { q }), from: String(last) }).toString()}`,
        })
      },
    },
    {
      method: 'GET',
      path: '/desk/orders/:id',
      handler: async (request, reply) =>
        show(desk, request, reply, 'order', await orderPage(pool, request, idOf(request))),
    },
    {
      method: 'POST',
      path: '/desk/orders/:id/sources',
      handler: async (request, reply) => {
        const id = idOf(request)
        const person = personIn(request)
        const order = await orderView(pool, id)
        if (!order) throw new NoSuchPageError()
        const { entries, wrong } = readSourceForm(request, order.lines)
        const refuse = async (lines: RefusedLines) =>
          show(desk, request, reply, 'order', await orderPage(pool, request, id, lines), 422)
        if (wrong.length) return refuse({ wrong, short: [] })
        const { short } = await transaction(pool, async tx => {
          const recorded = await recordSources(tx, id, entries, person.email)
          // the run that placed the order waits for this, and sends the confirmation
          if (recorded.complete && order.status === 'placed')
            await engine.emit(tx, `order-sourced:${id}`, {}, person.email)
          await audit(tx, person, 'record-sources', `order:${id}`, {
            lines: entries.map(it => ({ ...it })),
            complete: recorded.complete,
          })
          return recorded
        })
        if (short.length) return refuse({ wrong: [], short })
        return reply.redirect(`/desk/orders/${id}?saved=1`, 303)
      },
    },
  ]
}
