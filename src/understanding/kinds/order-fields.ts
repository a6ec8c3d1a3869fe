import { labelled, labelledValue } from '../layout/fields.ts'
import { currencyIn } from '../layout/totals.ts'
import type { OrderLine } from '../layout/order-lines.ts'
import { isData } from '../structured/structured.ts'
import type { Document } from '../types.ts'
import { foundIn, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { OrderDocument } from './order-documents.ts'
import { putHeader } from './order-header.ts'
import type { Sender } from './order-header.ts'
import { putLine } from './order-lines.ts'
import { putTotals } from './order-totals.ts'

/** The fields of one order. */
export function extractOrder({ documents, poNumber, table, data }: OrderDocument, sender: Sender): Gathered {
  if (data) return extractData(data, documents, poNumber, sender)
  const gathered = new Gathered()
  gathered.put('/poNumber', poNumber)
  putHeader(gathered, documents, sender, poNumber)
  for (const [index, line] of table.lines.entries()) putLine(gathered, line, index)
  putTotals(gathered, documents, table)
  gathered.put(
    '/currency',
    labelledValue(documents, 'currency', 'currency', 0.97) ?? table.currency ?? currencyOf(documents, table.lines),
  )
  return gathered
}

/** What came as data, and what the mail itself adds to it: never another address, never another value. */
function extractData(
  data: NonNullable<OrderDocument['data']>,
  documents: OrderDocument['documents'],
  poNumber: OrderDocument['poNumber'],
  sender: Sender,
): Gathered {
  const said = new Gathered()
  said.put('/poNumber', poNumber)
  putHeader(
    said,
    documents.filter(document => !isData(document)),
    sender,
    poNumber,
  )
  const isNew = (pointer: string) => data.fields[pointer.split('/')[1] ?? ''] === undefined
  const added = Object.entries(said.evidence).filter(([pointer]) => isNew(pointer))
  const gathered = new Gathered({
    fields: { ...said.fields, ...data.fields },
    evidence: { ...Object.fromEntries(added), ...data.evidence },
  })
  gathered.warnings.push(...data.warnings)
  return gathered
}

function currencyOf(documents: readonly Document[], lines: OrderLine[]): Found | undefined {
  for (const line of lines) {
    const value = currencyIn(line.unitPrice) ?? currencyIn(line.lineTotal)
    if (value) return value
  }
  for (const name of ['total', 'subtotal'] as const) {
    for (const pair of labelled(documents, name)) {
      const value = foundIn(pair.value, /€|\bEUR\b|£|\bGBP\b|\$|\bUSD\b|\bCHF\b/i, 'currency', 0.9)
      if (value) return value
    }
  }
  return undefined
}
