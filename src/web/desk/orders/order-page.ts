import type { FastifyRequest } from 'fastify'
import { now } from '../../../clock.ts'
import type { Pool } from '../../../db/pool.ts'
import { orderView, type OrderView, type OrderLineView } from '../../../domain/order-view.ts'
import { LINE_FULFILMENT, ORDER_STATUS, PARKED, SOURCES } from '../../../domain/words.ts'
import type { Language } from '../../../engine/define.ts'
import { date, eta, money } from '../../../format.ts'
import { NoSuchPageError, value } from '../page.ts'
import { namesOf } from '../people.ts'
import { readOrderEvents } from '../queries/orders.ts'
import { clockTime } from '../time.ts'
import { type Say, speak, type Word } from '../words.ts'

/** Lines of a posted form that were refused: a date that cannot be read, more than there is in stock. */
export interface RefusedLines {
  wrong: number[]
  short: number[]
}

interface Context {
  order: OrderView
  at: Date
  say: Say
  language: Language
  who: (email: string | null) => string
}

/** One order: its facts, of every line where it comes from or the form to say so, and what happened to it. */
export async function orderPage(pool: Pool, request: FastifyRequest, id: number, refused?: RefusedLines) {
  const { language } = request.visit
  const say = speak(language)
  const order = await orderView(pool, id)
  if (!order) throw new NoSuchPageError()
  const [at, names, events] = await Promise.all([now(pool), namesOf(pool), readOrderEvents(pool, id)])
  const who = (email: string | null) => (email ? (names.get(email) ?? email) : '')
  const context: Context = { order, at, say, language, who }

  const lines = order.lines.map(it => lineOf(it, request.body, context, refused))
  const problems = lines
    .filter(it => it.problem)
    .map(it => ({ text: `${it.position}. ${it.sku}: ${it.problem}`, href: `#source-${it.id}` }))
  const title = say('order.title', { number: order.number, customer: order.customer.name })
  return {
    title,
    documentTitle: `${problems.length ? say('error-prefix') : ''}${title}`,
    order: id,
    status: ORDER_STATUS[order.status][language],
    statusTone: order.status === 'confirmed' || order.status === 'fulfilled' ? 'ok' : '',
    facts: factsOf(context),
    lines,
    open: order.status === 'placed' && lines.some(it => it.needsSource),
    saved: value(request.query, 'saved') === '1',
    problems: problems.length ? problems : null,
    shipments: order.shipments.map(it => ({
      ...it,
      text: [it.carrier, it.trackingNumber, date(it.shippedOn, language, 'short')].filter(Boolean).join(' · '),
    })),
    invoices: order.invoices.map(it => ({
      text: [it.number, date(it.invoicedOn, language, 'short'), money(it.total, language, order.currency)].join(' · '),
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

/** `posted`: what was filled in, when the form comes back. */
function lineOf(it: OrderLineView, posted: unknown, context: Context, refused?: RefusedLines) {
  const { order, at, say, language, who } = context
  const source = value(posted, `source:${it.id}`)
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
      stock: source === 'stock',
      supplier: source === 'supplier',
      order: value(posted, `order:${it.id}`),
      eta: value(posted, `eta:${it.id}`),
    },
    problem: refused?.wrong.includes(it.id)
      ? say('problem.date', { label: 'ETA' })
      : refused?.short.includes(it.id)
        ? say('order.short')
        : null,
  }
}

function factsOf({ order, at, say, language, who }: Context): { label: string; value: string }[] {
  const { customer, confirmedAt, requestedOn } = order
  const { name, street, postalCode, city, country } = order.deliveryAddress
  const address = [name, street, `${postalCode} ${city}`, country].map(part => part.trim()).filter(Boolean)
  return [
    { label: say('order.po'), value: order.poNumber },
    { label: say('order.customer'), value: `${customer.name} (${customer.number})` },
    { label: say('order.placed'), value: `${clockTime(order.placedAt, at, language)} · ${who(order.placedBy)}` },
    ...(confirmedAt ? [{ label: say('order.confirmed'), value: clockTime(confirmedAt, at, language) }] : []),
    { label: say('order.payment'), value: say(`order.payment.${order.paymentProcedure}` as Word) },
    ...(requestedOn ? [{ label: say('order.requested'), value: date(requestedOn, language, 'weekday') }] : []),
    { label: say('order.address'), value: address.join(', ') },
    { label: say('order.total'), value: money(order.total, language, order.currency) },
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
