import type { FastifyRequest } from 'fastify'
import { now } from '../../../clock.ts'
import { transaction } from '../../../db/pool.ts'
import { orderView, type OrderLineView } from '../../../domain/order-view.ts'
import { recordSources, type SourceOfLine } from '../../../domain/sources.ts'
import { LINE_FULFILMENT, ORDER_STATUS, PARKED, SOURCES } from '../../../domain/words.ts'
import { date, eta, money } from '../../../format.ts'
import { audit } from '../audit.ts'
import { type Desk, idOf, NoSuchPageError, personIn, show, value } from '../page.ts'
import { namesOf } from '../people.ts'
import { PAGE, readOrderEvents, readOrders } from '../queries/orders.ts'
import { parseValue } from '../review/values.ts'
import { clockTime } from '../time.ts'
import { speak, type Word } from '../words.ts'
import type { Route } from './index.ts'

/** Orders, and of every line where it comes from: the fact that makes an order confirmed (faq: customer-portal, terminologie). */
export function orderRoutes(desk: Desk): Route[] {
  const { pool, engine } = desk.deps

  /** What the form says of each line; a line left open is left out. Lines with a date that cannot be read are named. */
  function readSources(request: FastifyRequest, lines: OrderLineView[]): { entries: SourceOfLine[]; wrong: number[] } {
    const entries: SourceOfLine[] = []
    const wrong: number[] = []
    for (const { id } of lines) {
      const source = value(request.body, `source:${id}`)
      if (source !== 'stock' && source !== 'supplier') continue
      const day = parseValue(
        value(request.body, `eta:${id}`),
        { type: 'date', pointer: '', label: { nl: '', en: '' } },
        request.visit.language,
      )
      if ('refused' in day) wrong.push(id)
      else
        entries.push({
          lineId: id,
          source,
          ...supplied(source, value(request.body, `order:${id}`).trim().slice(0, 60), day.value as string | null),
        })
    }
    return { entries, wrong }
  }

  async function page(request: FastifyRequest, id: number, refused?: { wrong: number[]; short: number[] }) {
    const { language } = request.visit
    const say = speak(language)
    const order = await orderView(pool, id)
    if (!order) throw new NoSuchPageError()
    const [at, names, events] = await Promise.all([now(pool), namesOf(pool), readOrderEvents(pool, id)])
    const who = (email: string | null) => (email ? (names.get(email) ?? email) : '')
    const line = (it: OrderLineView) => {
      const posted = value(request.body, `source:${it.id}`)
      return {
        id: it.id,
        position: it.position,
        sku: it.sku,
        description: it.description,
        quantity: it.quantity ?? '–',
        price: it.unitPrice === null ? '–' : money(it.unitPrice, language, order.currency),
        state: it.parked ? PARKED[it.parked][language] : LINE_FULFILMENT[it.fulfilment][language],
        tone: it.parked ? 'warning' : '',
        source: it.source && SOURCES[it.source][language],
        sourced:
          it.source &&
          say('order.sourced-by', {
            who: who(it.sourceBy),
            time: it.sourceAt ? clockTime(new Date(it.sourceAt), at, language) : '',
          }),
        supplierOrder: it.supplierOrder,
        eta: it.source === 'stock' ? '–' : eta(it.eta, language),
        needsSource: it.source === null && it.fulfilment === 'open',
        posted: {
          stock: posted === 'stock',
          supplier: posted === 'supplier',
          order: value(request.body, `order:${it.id}`),
          eta: value(request.body, `eta:${it.id}`),
        },
        problem: refused?.wrong.includes(it.id)
          ? say('problem.date', { label: 'ETA' })
          : refused?.short.includes(it.id)
            ? say('order.short')
            : null,
      }
    }
    const lines = order.lines.map(line)
    const problems = lines
      .filter(it => it.problem)
      .map(it => ({ text: `${it.position}. ${it.sku}: ${it.problem}`, href: `#source-${it.id}` }))
    return {
      title: say('order.title', { number: order.number, customer: order.customer.name }),
      documentTitle: `${problems.length ? say('error-prefix') : ''}${say('order.title', { number: order.number, customer: order.customer.name })}`,
      order: id,
      status: ORDER_STATUS[order.status][language],
      statusTone: order.status === 'confirmed' || order.status === 'fulfilled' ? 'ok' : '',
      facts: [
        { label: say('order.po'), value: order.poNumber },
        { label: say('order.customer'), value: `${order.customer.name} (${order.customer.number})` },
        { label: say('order.placed'), value: `${clockTime(order.placedAt, at, language)} · ${who(order.placedBy)}` },
        ...(order.confirmedAt
          ? [{ label: say('order.confirmed'), value: clockTime(order.confirmedAt, at, language) }]
          : []),
        { label: say('order.payment'), value: say(`order.payment.${order.paymentProcedure}` as Word) },
        ...(order.requestedOn
          ? [{ label: say('order.requested'), value: date(order.requestedOn, language, 'weekday') }]
          : []),
        {
          label: say('order.address'),
          value: [
            order.deliveryAddress.name,
            order.deliveryAddress.street,
            `${order.deliveryAddress.postalCode} ${order.deliveryAddress.city}`,
            order.deliveryAddress.country,
          ]
            .map(part => part.trim())
            .filter(Boolean)
            .join(', '),
        },
        { label: say('order.total'), value: money(order.total, language, order.currency) },
      ],
      lines,
      open: order.status === 'placed' && lines.some(it => it.needsSource),
      saved: value(request.query, 'saved') === '1',
      problems: problems.length ? problems : null,
      shipments: order.shipments.map(it => ({
        ...it,
        text: [it.carrier, it.trackingNumber, date(it.shippedOn, language, 'short')].filter(Boolean).join(' · '),
      })),
      invoices: order.invoices.map(it => ({
        text: [it.number, date(it.invoicedOn, language, 'short'), money(it.total, language, order.currency)].join(
          ' · ',
        ),
      })),
      events: events.map(it => ({
        at: it.at,
        time: clockTime(it.at, at, language),
        who: who(it.by),
        what: EVENTS.has(it.what) ? say(`order-event.${it.what}` as Word) : it.what,
        line: it.line,
      })),
    }
  }

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
      handler: async (request, reply) => show(desk, request, reply, 'order', await page(request, idOf(request))),
    },
    {
      method: 'POST',
      path: '/desk/orders/:id/sources',
      handler: async (request, reply) => {
        const id = idOf(request)
        const person = personIn(request)
        const order = await orderView(pool, id)
        if (!order) throw new NoSuchPageError()
        const { entries, wrong } = readSources(request, order.lines)
        if (wrong.length) return show(desk, request, reply, 'order', await page(request, id, { wrong, short: [] }), 422)
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
        if (short.length) return show(desk, request, reply, 'order', await page(request, id, { wrong: [], short }), 422)
        return reply.redirect(`/desk/orders/${id}?saved=1`, 303)
      },
    },
  ]
}

const EVENTS = new Set([
  'place',
  'source',
  'confirm',
  'accept',
  'pay',
  'eta',
  'cancel',
  'fulfil',
  'fulfil-part',
  'ship',
  'deliver',
  'invoice',
])

/** Only what is ordered at the supplier has a number there and a date; an empty date leaves what stands. */
function supplied(source: 'stock' | 'supplier', supplierOrder: string, day: string | null): Partial<SourceOfLine> {
  return source === 'stock' ? {} : { ...(supplierOrder && { supplierOrder }), ...(day && { eta: day }) }
}
