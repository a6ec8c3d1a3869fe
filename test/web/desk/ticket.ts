import { z } from 'zod'
import type { Tx } from '../../../src/db/pool.ts'
import type { AnyWorkflow, Check, Field, Request, Review, Text } from '../../../src/workflow/define.ts'
import { defineWorkflow } from '../../../src/workflow/define.ts'
import { approve, ask, refuse } from '../../../src/workflow/outcomes.ts'
import { textAt, withEdits } from '../../../src/workflow/edits.ts'

interface Facts {
  /** Of the table that tests may change while an item is open. */
  stock: number
}

type Plan = Record<'review' | 'book' | 'answer' | 'shipped' | 'farewell', Text>

const text = (nl: string, en: string) => ({ nl, en })
const field = (pointer: string, nl: string, en: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  pointer,
  label: text(nl, en),
  type,
  ...more,
})

function review({ request, facts }: { request: Request; facts: Facts }): Review {
  const { fields, missing } = request
  const checks: Check[] = missing.map(path => ({
    level: 'error',
    pointer: `/${path}`,
    text: text(`Ontbreekt: ${path}.`, `Missing: ${path}.`),
  }))
  if (typeof fields['quantity'] === 'number' && fields['quantity'] > facts.stock)
    checks.push({
      level: 'error',
      pointer: '/quantity',
      text: text(`Er zijn er maar ${facts.stock}.`, `There are only ${facts.stock}.`),
    })
  if (fields['address'])
    checks.push({
      level: 'warning',
      pointer: '/address',
      text: text('Nieuw adres voor deze klant.', 'New address for this customer.'),
    })
  if (request.trust < 2) checks.push({ level: 'warning', text: text('Onbekende afzender.', 'Unknown sender.') })
  checks.push({ level: 'ok', text: text('Kredietlimiet is ruim genoeg.', 'Credit limit suffices.') })
  const lines = Array.isArray(fields['lines'])
  return {
    title: `Bon ${textAt(fields, 'number') ?? '?'} · Voorbeeld ICT BV`,
    summary: text(`${Number(fields['quantity'] ?? 0)} stuks`, `${Number(fields['quantity'] ?? 0)} pieces`),
    facts: [{ label: text('Voorraad', 'Stock'), value: text(String(facts.stock), String(facts.stock)) }],
    checks,
    form: [
      field('/number', 'Ordernummer', 'Order number', 'text', { required: true }),
      field('/quantity', 'Aantal', 'Quantity', 'number'),
      field('/price', 'Prijs', 'Price', 'money'),
      field('/wanted', 'Gewenst op', 'Wanted on', 'date'),
      field('/email', 'E-mailadres', 'E-mail address', 'email'),
      field('/address', 'Afleveradres', 'Delivery address', 'long-text'),
      field('/partial', 'Deellevering', 'Partial delivery', 'yes-no'),
      field('/way', 'Verzending', 'Shipping', 'choice', {
        choices: [
          { value: 'parcel', label: text('Pakket', 'Parcel') },
          { value: 'pallet', label: text('Pallet', 'Pallet') },
        ],
      }),
      // what holds unless a colleague says otherwise
      field('/carrier', 'Vervoerder', 'Carrier', 'text', { value: facts.stock > 50 ? 'UPS' : 'PostNL' }),
      ...(lines
        ? [
            {
              pointer: '/lines',
              label: text('Regels', 'Lines'),
              growing: true,
              columns: [
                field('/sku', 'Artikel', 'Article', 'text'),
                field('/quantity', 'Aantal', 'Quantity', 'number'),
                field('/price', 'Prijs', 'Price', 'money'),
                field('/ours', 'Onze prijs', 'Our price', 'money', { readOnly: true }),
              ],
            },
          ]
        : []),
    ],
    outcomes: [
      approve(),
      ask([text('Wat is het afleveradres?', 'What is the delivery address?')]),
      refuse([text('Wij leveren dit niet.', 'We do not supply this.')]),
    ],
  }
}

/** The smallest request there is: a number and a quantity, and a mail for each way it ends. */
export const ticket = defineWorkflow<Facts, Plan>({
  name: 'ticket',
  version: 1,
  title: { nl: 'Bon', en: 'Ticket' },
  department: 'order-management',
  request: null,
  plan: {
    review: { nl: 'Beoordelen', en: 'Review' },
    book: { nl: 'Bon geboekt', en: 'Ticket booked' },
    answer: { nl: 'Antwoord aan de klant', en: 'Answer to the customer' },
    shipped: { nl: 'Verzonden', en: 'Shipped' },
    farewell: { nl: 'Afscheid', en: 'Farewell' },
  },
  async assess(tx: Tx) {
    const { rows } = await tx.query<{ value: number }>(
      `select value::int as value from setting where name = 'test-stock'`,
    )
    return { stock: rows[0]?.value ?? 100 }
  },
  review,
  answer(outcome, { request }, reason) {
    const data = {
      number: request.fields['number'] ?? null,
      quantity: request.fields['quantity'] ?? null,
      ...(reason && { reason }),
    }
    if (outcome !== 'approve' && !reason) throw new Error('there is no reason yet')
    return {
      step: 'answer',
      mail: {
        template: `ticket/${outcome}`,
        language: request.language,
        to: request.sender,
        data,
        why: 'answer',
        ...(request.mailId && { answers: request.mailId }),
      },
    }
  },
  async run(flow, request) {
    const facts = await flow.step('book', async tx => ({ stock: (await this.assess(tx, request)).stock }))
    const decision = await flow.approval(
      'review',
      JSON.parse(JSON.stringify({ request, facts, review: review({ request, facts }), changes: [], mails: [] })),
    )
    if (decision.by !== 'colleague') return 'ended'
    const told = withEdits({ request: null }, request, decision.values)
    const answer = this.answer(decision.outcome, { request: told, facts }, decision.reason)
    if (answer) await flow.reply('answer', answer.mail)
    if (decision.outcome !== 'approve') return decision.outcome
    await flow.event('shipped', { topic: `shipped:${flow.runId}`, schema: z.object({}) })
    await flow.reply('farewell', { ...answer!.mail, template: 'ticket/farewell', why: 'notice' })
    return 'approved'
  },
}) as unknown as AnyWorkflow
