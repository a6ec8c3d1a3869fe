import type { RequestKind } from '../types.ts'
import { accessRequest } from './access-request.ts'
import { accountApplication } from './account-application.ts'
import { accountChange } from './account-change.ts'
import { availability } from './availability.ts'
import { invoiceCopy } from './invoice-copy.ts'
import { orderAcceptance } from './order-acceptance.ts'
import { orderCancellation } from './order-cancellation.ts'
import { orderChange } from './order-change.ts'
import { orderStatus } from './order-status.ts'
import { portalSupport } from './portal-support.ts'
import { purchaseOrder } from './purchase-order.ts'
import { question } from './question.ts'
import { returnRequest } from './return-request.ts'
import { shippingQuote } from './shipping-quote.ts'
import { supplierEta } from './supplier-eta.ts'

/** What can be read of a mail, whether or not a workflow of its own works on it. */
const READABLE: readonly RequestKind[] = [
  accessRequest,
  accountApplication,
  portalSupport,
  accountChange,
  purchaseOrder,
  returnRequest,
  orderStatus,
  orderAcceptance,
  orderChange,
  orderCancellation,
  invoiceCopy,
  shippingQuote,
  availability,
  supplierEta,
  question,
]

/** The kinds that workflow files declare, and those that only a person works on so far. */
export function allKinds(declared: readonly RequestKind[]): RequestKind[] {
  const known = new Set(declared.map(({ kind }) => kind))
  return [...declared, ...READABLE.filter(({ kind }) => !known.has(kind))]
}
