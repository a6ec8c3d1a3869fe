import { date, plural } from '../../format.ts'
import type { Json, JsonObject } from '../../engine/define.ts'
import type { Answer, Case, Field, FieldTable, Review, Text } from '../define.ts'
import { customerFields } from '../customer-choice.ts'
import { questionLetter } from '../letters.ts'
import { objectOf } from '../read-fields.ts'
import { approve, ask, close, refuse } from '../outcomes.ts'
import { ASKS, checksOf, groundText } from './checks.ts'
import type { ReturnFacts, ReturnLineFacts } from './facts.ts'
import { readReturn } from './fields.ts'
import { decisionMail, refusedReturn } from './mails.ts'

export const TITLE = { nl: 'Retour', en: 'Return' }

export function reviewReturn(it: Case<ReturnFacts>): Review {
  const { request, facts } = it
  const { reference } = readReturn(request.fields)
  return {
    title: `${facts.lines[0]?.delivered?.sku ?? facts.lines[0]?.asked.sku ?? '–'} · ${facts.customer?.name ?? request.sender.address}`,
    summary: { nl: summaryOf(facts, reference, 'nl'), en: summaryOf(facts, reference, 'en') },
    facts: factsOf(facts),
    checks: checksOf(it),
    form: formOf(it),
    outcomes: [
      approve(labelOf(facts)),
      ask([
        { nl: 'Wat is het serienummer?', en: 'What is the serial number?' },
        { nl: 'Was het product al bij ontvangst defect?', en: 'Was the product defective when you received it?' },
        { nl: 'Wanneer hebt u het product ontvangen?', en: 'When did you receive the product?' },
      ]),
      refuse([
        { nl: 'Het product is niet defect.', en: 'The product is not defective.' },
        { nl: 'Het product is niet bij ons gekocht.', en: 'The product was not bought from us.' },
      ]),
      close([{ nl: 'Dubbel ontvangen', en: 'Received twice' }]),
    ],
  }
}

/** 'serienummer LHF60-0012 · order 104310 · ontvangen 5 okt 2026' */
function summaryOf(facts: ReturnFacts, reference: string | undefined, language: 'nl' | 'en'): string {
  const nl = language === 'nl'
  const first = facts.lines[0]
  const serial = first?.delivered?.serial ?? first?.asked.serialNumber
  const received = first?.entitlement.receivedOn
  const more = facts.lines.length - 1
  return [
    serial && `${nl ? 'serienummer' : 'serial number'} ${serial}`,
    reference && `${nl ? 'order' : 'order'} ${first?.delivered?.orderNumber ?? reference}`,
    received && `${nl ? 'ontvangen' : 'received'} ${date(received, language, 'short')}`,
    more > 0 && `+ ${plural(more, nl ? 'product' : 'product', nl ? 'producten' : 'products', language)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The button says what it does. */
function labelOf({ lines }: ReturnFacts): Text {
  const decisions = new Set(lines.map(line => line.decision))
  if (decisions.size !== 1) return { nl: 'Verstuur de beslissing', en: 'Send the decision' }
  if (decisions.has('ra')) return { nl: 'Geef RA-nummer', en: 'Give RA number' }
  if (decisions.has('service-centre')) return { nl: 'Verwijs naar servicecenter', en: 'Refer to service centre' }
  return { nl: 'Verstuur de beslissing', en: 'Send the decision' }
}

const same = (text: string) => ({ nl: text, en: text })

function factsOf({ customer, lines, requestedOn }: ReturnFacts): Review['facts'] {
  return [
    ...(customer
      ? [{ label: { nl: 'Klant', en: 'Customer' }, value: same(`${customer.name} (${customer.number})`) }]
      : []),
    ...(customer?.accountManager
      ? [{ label: { nl: 'Accountmanager', en: 'Account manager' }, value: same(customer.accountManager.name) }]
      : []),
    {
      label: { nl: 'Aangevraagd op', en: 'Requested on' },
      value: { nl: date(requestedOn, 'nl'), en: date(requestedOn, 'en') },
    },
    ...lines.map(({ delivered, asked, entitlement }) => ({
      label: same(delivered?.sku ?? asked.sku ?? '?'),
      value: groundText(entitlement, delivered?.underway ?? null),
    })),
  ]
}

function formOf({ request, facts }: Case<ReturnFacts>): (Field | FieldTable)[] {
  const asked = readReturn(request.fields)
  return [
    ...customerFields(request, facts.candidates),
    { pointer: '/orderReference', label: { nl: 'Order of factuur', en: 'Order or invoice' }, type: 'text' },
    linesTable(request.fields['lines'], facts.lines),
    {
      pointer: '/receivedOn',
      label: { nl: 'Ontvangen op (volgens de klant)', en: 'Received on (says the customer)' },
      type: 'date',
    },
    {
      pointer: '/resolution',
      label: { nl: 'Wens van de klant', en: "Customer's wish" },
      type: 'choice',
      choices: [
        { value: 'replacement', label: { nl: 'Vervangend product', en: 'Replacement' } },
        { value: 'credit', label: { nl: 'Creditnota', en: 'Credit note' } },
        { value: 'repair', label: { nl: 'Reparatie', en: 'Repair' } },
      ],
    },
    { pointer: '/raNumber', label: { nl: 'RA-nummer', en: 'RA number' }, type: 'text', readOnly: true },
    {
      pointer: '/sendBefore',
      label: { nl: 'Terugsturen vóór', en: 'Send back before' },
      type: 'date',
      value: facts.sendBefore,
    },
    {
      pointer: '/returnAddress',
      label: { nl: 'Retouradres', en: 'Return address' },
      type: 'long-text',
      ...(facts.returnAddress && { value: facts.returnAddress.join('\n') }),
    },
    ...(facts.lines.some(line => line.decision === 'service-centre')
      ? [
          {
            pointer: '/serviceCentre',
            label: { nl: 'Servicecenter', en: 'Service centre' },
            type: 'long-text' as const,
            ...centreValue(asked.serviceCentre, facts),
          },
        ]
      : []),
  ]
}

/** With one make there is one service centre, which may be corrected; with more each line has its own. */
function centreValue(written: string | undefined, { centres }: ReturnFacts): { value?: string } {
  const known = Object.values(centres)
  return !written && known.length === 1 ? { value: known[0]!.join('\n') } : {}
}

function linesTable(asked: Json | undefined, lines: ReturnLineFacts[]): FieldTable {
  const rows = Array.isArray(asked) ? asked : []
  return {
    pointer: '/lines',
    label: { nl: 'Producten', en: 'Products' },
    growing: true,
    columns: [
      { pointer: '/sku', label: { nl: 'Artikel', en: 'Article' }, type: 'text', required: true },
      { pointer: '/serialNumber', label: { nl: 'Serienummer', en: 'Serial number' }, type: 'text' },
      { pointer: '/delivered', label: { nl: 'Geleverd', en: 'Delivered' }, type: 'text', readOnly: true },
      { pointer: '/quantity', label: { nl: 'Aantal', en: 'Quantity' }, type: 'number' },
      { pointer: '/reason', label: { nl: 'Klacht', en: 'Complaint' }, type: 'text' },
      { pointer: '/deadOnArrival', label: { nl: 'Defect bij ontvangst', en: 'Dead on arrival' }, type: 'yes-no' },
      {
        pointer: '/decision',
        label: { nl: 'Beslissing', en: 'Decision' },
        type: 'choice',
        choices: [
          { value: 'ra', label: { nl: 'RA-nummer', en: 'RA number' } },
          { value: 'service-centre', label: { nl: 'Servicecenter', en: 'Service centre' } },
          { value: 'refuse', label: { nl: 'Niet retour', en: 'No return' } },
        ],
      },
    ],
    rows: lines.map((line, n) => rowOf(rows[n], line)),
  }
}

function rowOf(asked: Json | undefined, { delivered, decision, asked: { quantity } }: ReturnLineFacts): JsonObject {
  const row = objectOf(asked)
  const day = delivered?.deliveredOn ?? delivered?.shippedOn
  return {
    ...row,
    quantity,
    delivered: delivered ? `${delivered.sku}, order ${delivered.orderNumber}${day ? `, ${day}` : ''}` : '–',
    decision,
  }
}

/** The mail of an outcome; pure, so what the desk shows is what leaves. */
export function answerReturn(outcome: string, it: Case<ReturnFacts>, reason?: string): Answer | null {
  switch (outcome) {
    case 'approve':
      return decisionMail(it)
    case 'ask':
      return { step: 'question', mail: questionLetter(it.request, TITLE, ASKS, reason) }
    case 'refuse':
      return { step: 'refuse', mail: refusedReturn(it, reason ?? '') }
    default:
      return null
  }
}
