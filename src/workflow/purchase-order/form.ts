import { date, eta } from '../../format.ts'
import { SOURCES } from '../../domain/words.ts'
import type { Json, JsonObject } from '../../engine/define.ts'
import { customerFields } from '../customer-choice.ts'
import type { Case, Field, FieldTable } from '../define.ts'
import { objectOf } from '../read-fields.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import { readPurchaseOrder } from './fields.ts'
import { deliveryFields, rememberField } from './form-learnt.ts'
import type { LineFacts } from './lines.ts'

/** What a colleague sees and may correct, from the customer down to the cost of shipping. */
export function formOf({ request, facts }: Case<PurchaseOrderFacts>): (Field | FieldTable)[] {
  const po = readPurchaseOrder(request.fields)
  return [
    ...customerFields(request, facts.candidates),
    {
      pointer: '/poNumber',
      label: { nl: 'Referentie van de klant', en: "Customer's reference" },
      type: 'text',
      required: true,
    },
    { pointer: '/orderNumber', label: { nl: 'Ons ordernummer', en: 'Our order number' }, type: 'text', readOnly: true },
    linesTable(request.fields, facts.lines),
    ...deliveryFields(facts),
    { pointer: '/requestedDate', label: { nl: 'Gewenste datum', en: 'Requested date' }, type: 'date' },
    { pointer: '/shippingMethod', label: { nl: 'Wijze van verzenden', en: 'Way of shipping' }, type: 'text' },
    {
      pointer: '/shippingCost',
      label: { nl: 'Verzendkosten (leeg: nog af te spreken)', en: 'Shipping cost (empty: to be agreed)' },
      type: 'money',
    },
    {
      pointer: '/vatTreatment',
      label: { nl: 'Btw', en: 'VAT' },
      type: 'choice',
      value: facts.vatTreatment,
      choices: [
        { value: 'standard', label: { nl: '21%', en: '21%' } },
        { value: 'reverse-charged', label: { nl: 'Btw verlegd', en: 'Reverse charge' } },
        { value: 'none', label: { nl: 'Geen btw', en: 'No VAT' } },
      ],
    },
    {
      pointer: '/paymentProcedure',
      label: { nl: 'Voor verzending nodig', en: 'Needed before shipping' },
      type: 'choice',
      value: facts.payment,
      choices: [
        { value: 'customer-acceptance', label: { nl: 'Akkoord van de klant', en: "Customer's confirmation" } },
        { value: 'payment-first', label: { nl: 'Betaling', en: 'Payment' } },
      ],
    },
    ...(facts.payment === 'payment-first'
      ? [
          {
            pointer: '/paymentAccount',
            label: { nl: 'Rekening in de mail', en: 'Account in the mail' },
            type: 'text' as const,
            ...(facts.paymentAccount && { value: facts.paymentAccount }),
          },
        ]
      : []),
    ...rememberField(facts),
    ...(po.endCustomer
      ? [{ pointer: '/endCustomer', label: { nl: 'Eindklant', en: 'End customer' }, type: 'text' as const }]
      : []),
    ...(po.notes
      ? [
          {
            pointer: '/notes',
            label: { nl: 'Opmerking van de klant', en: "Customer's note" },
            type: 'long-text' as const,
            readOnly: true,
          },
        ]
      : []),
  ]
}

function linesTable(fields: JsonObject, lines: LineFacts[]): FieldTable {
  const asked = Array.isArray(fields['lines']) ? fields['lines'] : []
  return {
    pointer: '/lines',
    label: { nl: 'Regels', en: 'Lines' },
    growing: true,
    columns: [
      { pointer: '/sku', label: { nl: 'Artikel', en: 'Article' }, type: 'text', required: true, keeps: '/written' },
      { pointer: '/article', label: { nl: 'Bij ons', en: 'With us' }, type: 'text', readOnly: true },
      { pointer: '/quantity', label: { nl: 'Aantal', en: 'Quantity' }, type: 'number', required: true },
      { pointer: '/unitPrice', label: { nl: 'Prijs in PO', en: 'Price in PO' }, type: 'money' },
      { pointer: '/ours', label: { nl: 'Onze prijs', en: 'Our price' }, type: 'money', readOnly: true },
      { pointer: '/price', label: { nl: 'Wij boeken', en: 'We book' }, type: 'money' },
      { pointer: '/stock', label: { nl: 'Voorraad', en: 'Stock' }, type: 'number', readOnly: true },
      { pointer: '/eta', label: { nl: 'ETA', en: 'ETA' }, type: 'text', readOnly: true },
      {
        pointer: '/source',
        label: { nl: 'Herkomst', en: 'Source' },
        type: 'choice',
        choices: [
          { value: 'later', label: { nl: 'Nog vast te leggen', en: 'To be recorded' } },
          { value: 'stock', label: SOURCES.stock },
          { value: 'supplier', label: SOURCES.supplier },
          { value: 'park', label: { nl: 'Niet in deze order', en: 'Not in this order' } },
        ],
      },
    ],
    rows: lines.map((line, n) => rowOf(asked[n], line)),
  }
}

function rowOf(asked: Json | undefined, line: LineFacts): JsonObject {
  const row = objectOf(asked)
  return {
    ...row,
    article: line.productId ? `${line.sku} ${line.description}` : line.description,
    ours: line.ours,
    price: line.price,
    stock: line.productId ? line.stock : null,
    eta: line.productId && line.source !== 'stock' ? eta(line.eta, 'nl') : null,
    source: sourceShown(line),
  }
}

/** A line whose article is still to be found has no source yet: once it is found, the stock decides what is proposed. */
function sourceShown({ parked, productId, source }: LineFacts): string | null {
  if (parked === 'by-colleague') return 'park'
  return productId === null ? null : (source ?? 'later')
}

/** '12 regels · € 18.450,00 · gewenst 1 dec 2026' */
export const wanted = (day: string | undefined, language: 'nl' | 'en') =>
  day ? ` · ${language === 'nl' ? 'gewenst' : 'requested'} ${date(day, language, 'short')}` : ''
