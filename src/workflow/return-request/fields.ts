import type { JsonObject } from '../../engine/define.ts'
import { dayOf, numberOf, oneOf, rowsOf, textOf, truthOf } from '../read-fields.ts'

const DECISIONS = ['ra', 'service-centre', 'refuse'] as const
export type LineDecision = (typeof DECISIONS)[number]

export interface AskedReturn {
  sku?: string
  serialNumber?: string
  quantity: number
  reason: string
  deadOnArrival: boolean | null
  /** Decided by a colleague. */
  decision?: LineDecision
}

/** A return as the customer wrote it and a colleague corrected it (contract: understanding, return-request). */
export interface ReturnRequest {
  reference?: string
  lines: AskedReturn[]
  receivedOn?: string
  resolution?: 'replacement' | 'credit' | 'repair'
  /** Reserved when the mail came in. */
  raNumber?: string
  /** Filled in by a colleague. */
  returnAddress?: string
  serviceCentre?: string
  sendBefore?: string
}

export function readReturn(fields: JsonObject): ReturnRequest {
  return {
    reference: textOf(fields['orderReference']) ?? textOf(fields['invoiceNumber']),
    lines: rowsOf(fields['lines']).map(readLine),
    receivedOn: dayOf(fields['receivedOn']),
    resolution: oneOf(fields['resolution'], ['replacement', 'credit', 'repair'] as const),
    raNumber: textOf(fields['raNumber']),
    returnAddress: textOf(fields['returnAddress']),
    serviceCentre: textOf(fields['serviceCentre']),
    sendBefore: dayOf(fields['sendBefore']),
  }
}

const MAX_QUANTITY = 1_000_000

function readLine(line: JsonObject): AskedReturn {
  const quantity = numberOf(line['quantity']) ?? 1
  return {
    sku: textOf(line['sku']),
    serialNumber: textOf(line['serialNumber']),
    quantity: Number.isInteger(quantity) && quantity > 0 && quantity <= MAX_QUANTITY ? quantity : 1,
    reason: textOf(line['reason']) ?? '',
    deadOnArrival: truthOf(line['deadOnArrival']) ?? null,
    decision: oneOf(line['decision'], DECISIONS),
  }
}
