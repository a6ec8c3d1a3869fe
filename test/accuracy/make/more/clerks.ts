import type { JsonObject } from '../../../../src/understanding/types.ts'
import type { Tongue } from '../data/articles.ts'
import type { Labelled } from '../label.ts'
import { bytesOf } from '../mail.ts'
import { CLERKS } from './clerks-orders.ts'
import { CLERKS_2 } from './clerks-orders-2.ts'

export interface Clerk {
  tongue: Tongue
  subject: string
  text: string
  /** The rows of a CSV file beside the text; without it the goods stand in the text, at {goods}. */
  csv?: string
  header: JsonObject
}

const GOODS = 'WZ-20418  Switch 8-poorts  4 st\nWZ-30977  Patchkabel 2m  25 st'
const LINES = [
  { sku: 'WZ-20418', quantity: 4 },
  { sku: 'WZ-30977', quantity: 25 },
]

/** Orders of clerks without a system: what the order says of itself stands in words of their own. */
export const clerks = (): Labelled[] =>
  [...CLERKS, ...CLERKS_2].map(({ tongue, subject, text, csv, header }, index) => {
    const id = `po-clerk-${tongue}-${index + 1}`
    const attachments = csv ? [{ name: 'regels.csv', type: 'text/csv', content: Buffer.from(csv) }] : []
    const from = { name: 'Inkoop', address: `inkoop@clerk${index + 1}.example` }
    return {
      id,
      form: csv ? 'clerk csv' : 'clerk text',
      raw: bytesOf({
        id,
        from,
        subject,
        date: new Date('2026-11-16T09:30:00Z'),
        text: text.replace('{goods}', GOODS).trim(),
        attachments,
      }),
      label: {
        kind: 'purchase-order',
        fields: { ...header, lines: LINES },
        open: [
          'notes',
          'currency',
          'lines/*/description',
          'lines/*/unit',
          'lines/*/requestedDate',
          'lines/*/manufacturerPartNumber',
          'deliveryAddress/country',
          'invoiceAddress/country',
        ],
        missing: [],
        language: tongue,
        automated: null,
      },
    }
  })
