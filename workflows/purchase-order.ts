import { z } from 'zod'
import type { Flow } from '../src/engine/define.ts'
import { releaseOrderNumber } from '../src/domain/numbers.ts'
import { purchaseOrder } from '../src/understanding/kinds/purchase-order.ts'
import { CHANGED, decideAgain, lookAgain } from '../src/workflow/again.ts'
import { converse, conversationPlan, type Decided, type Story } from '../src/workflow/conversation.ts'
import { defineWorkflow, type Check, type Request } from '../src/workflow/define.ts'
import { book, numbered, register } from '../src/workflow/purchase-order/booking.ts'
import { ASKS, essentialMissing } from '../src/workflow/purchase-order/checks.ts'
import { lookUp, type PurchaseOrderFacts } from '../src/workflow/purchase-order/facts.ts'
import { readPurchaseOrder } from '../src/workflow/purchase-order/fields.ts'
import { repeated } from '../src/workflow/purchase-order/mails.ts'
import { recordedSince, withRecorded } from '../src/workflow/purchase-order/recorded.ts'
import { answerOrder, reviewOrder, TITLE } from '../src/workflow/purchase-order/review.ts'

/**
 * A customer orders. The PO gets its order number, a colleague checks it and says of every line where it comes from; when every
 * line has that, the order is confirmed and the confirmation leaves, with what the customer must do before we ship.
 * (faq: ordering-and-returns, order plaatsen and order verwerkt; customer-portal, terminologie)
 */
const plan = {
  number: { nl: 'Ordernummer gereserveerd', en: 'Order number reserved' },
  repeat: { nl: 'Bevestiging herhaald', en: 'Confirmation repeated' },
  ...conversationPlan,
  book: { nl: 'Order geboekt', en: 'Order booked' },
  sourced: { nl: 'Herkomst van alle regels vastgelegd', en: 'Source of every line recorded' },
  confirm: { nl: 'Orderbevestiging verstuurd', en: 'Order confirmation sent' },
  change: { nl: 'Gevraagd of het een wijziging is', en: 'Asked whether it is a change' },
  refuse: { nl: 'Afwijzing verstuurd', en: 'Refusal sent' },
  release: { nl: 'Ordernummer vrijgegeven', en: 'Order number released' },
} as const

const sourced = z.object({ status: z.string().optional() })

const story: Story<PurchaseOrderFacts> = {
  name: 'purchase-order',
  title: TITLE,
  request: purchaseOrder,
  assess: lookUp,
  review: reviewOrder,
  answer: answerOrder,
}

export default defineWorkflow<PurchaseOrderFacts, typeof plan>({
  ...story,
  version: 1,
  department: 'order-management',
  plan,

  async run(flow, received) {
    const { orderNumber, repeat } = await flow.step('number', async tx => ({ ...(await register(tx, received)) }))
    const request = numbered(received, orderNumber)
    if (repeat && (await repeatAtOnce(flow, request))) return release(flow, orderNumber, 'repeated')

    let decided = await converse(
      flow,
      story,
      { ...request, missing: essentialMissing(request) },
      {
        asks: ASKS,
        input: received,
        understood: it => [{ label: LINES, count: readPurchaseOrder(it.fields).lines.length }],
      },
    )
    for (let round = 1; decided.outcome === 'approve' || decided.outcome === 'book-anew'; round++) {
      const approved = decided
      const booked = await flow.step(round === 1 ? 'book' : `book:${round}`, async tx => ({
        ...(await book(tx, approved, received, flow.runId)),
      }))
      if (booked.placed) return confirm(flow, approved, booked)
      decided = await decideAgain(
        flow,
        story,
        approved,
        'changed' in booked ? CHANGED : meanwhile(booked.existing),
        round,
      )
    }
    return answerWithoutBooking(flow, decided, orderNumber)
  },
})
type OrderFlow = Flow<typeof plan>
type Decision = Decided<PurchaseOrderFacts>

const LINES = { nl: 'Regels', en: 'Lines' }

/** The same PO with the same content: its sender hears so at once, and nothing is booked (mission.md, decision 10). */
async function repeatAtOnce(flow: OrderFlow, request: Request): Promise<boolean> {
  const facts = await lookAgain(flow, story, 'repeat', request)
  const sent = await flow.reply('repeat:at-once', { ...repeated({ request, facts }), automatic: true })
  return 'outbox' in sent
}

/**
 * The confirmation leaves when every line has its source: with the approval, or when the last one is recorded in the desk. Then it
 * holds what was recorded; the customer reads no ETA that we know to be another one.
 */
async function confirm(
  flow: OrderFlow,
  approved: Decision,
  booked: { orderId: number; confirmed: boolean },
): Promise<string> {
  if (!booked.confirmed) {
    const recorded = await flow.event('sourced', { topic: `order-sourced:${booked.orderId}`, schema: sourced })
    if (recorded?.status === 'cancelled') return 'cancelled'
    const since = await flow.step('sourced:since', tx => recordedSince(tx, flow.runId, booked.orderId, approved))
    approved = withRecorded(approved, since)
  }
  const answer = answerOrder('approve', approved)
  if (answer) await flow.reply('confirm', answer.mail)
  return 'confirmed'
}

async function answerWithoutBooking(
  flow: OrderFlow,
  { outcome, reason, ...it }: Decision,
  orderNumber: string,
): Promise<string> {
  const answer = answerOrder(outcome, it, reason)
  if (answer?.step === 'repeat') await flow.reply('repeat', answer.mail)
  if (answer?.step === 'change') await flow.reply('change', answer.mail)
  if (answer?.step === 'refuse') await flow.reply('refuse', answer.mail)
  return release(flow, orderNumber, OUTCOMES[outcome] ?? 'closed')
}

const OUTCOMES: { [outcome: string]: string } = { repeat: 'repeated', change: 'change-asked', refuse: 'refused' }

async function release(flow: OrderFlow, orderNumber: string, outcome: string): Promise<string> {
  await flow.step('release', tx => releaseOrderNumber(tx, orderNumber))
  return outcome
}

const meanwhile = (existing: string): Check => ({
  level: 'warning',
  text: {
    nl: `Intussen is deze PO al geboekt als order ${existing}. Er is niets dubbel geboekt: beslis opnieuw.`,
    en: `Meanwhile this PO was booked as order ${existing}. Nothing was booked twice: decide again.`,
  },
})
