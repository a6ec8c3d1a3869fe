import type { Json, JsonObject } from '../../engine/define.ts'
import type { AskedOrder } from '../../domain/duplicates.ts'
import type { Address } from '../../domain/customers.ts'
import type { VatTreatment } from '../../domain/orders.ts'
import type { PaymentProcedure } from '../../domain/credit.ts'
import { dayOf, moneyOf, numberOf, objectOf, oneOf, rowsOf, textOf, truthOf } from '../read-fields.ts'

/** What a colleague says of a line: where it comes from, not yet, or not in this order. */
const SOURCE_CHOICES = ['stock', 'supplier', 'later', 'park'] as const

export interface AskedLine {
  sku?: string
  manufacturerPartNumber?: string
  ean?: string
  description?: string
  quantity?: number
  unitPrice?: string
  lineTotal?: string
  requestedDate?: string
  /** What the customer wrote as its article number, where a colleague put another one there; '' when he wrote none. */
  written?: string
  /** Decided by a colleague. */
  price?: string
  source?: (typeof SOURCE_CHOICES)[number]
}

/** A purchase order as the customer wrote it and a colleague corrected it (contract: understanding, purchase-order). */
export interface PurchaseOrder {
  poNumber?: string
  orderDate?: string
  requestedDate?: string
  currency: string
  deliveryAddress?: Address
  /** What the customer wrote, where a colleague corrected it. */
  addressAsWritten?: Address
  contactName?: string
  endCustomer?: string
  shippingMethod?: string
  partialDelivery?: boolean
  lines: AskedLine[]
  subtotal?: string
  tax?: string
  total?: string
  notes?: string
  /** Reserved when the mail came in. */
  orderNumber?: string
  /** Decided by a colleague. */
  shippingCost?: string
  vatTreatment?: VatTreatment
  paymentProcedure?: PaymentProcedure
  paymentAccount?: string
  /** false: what was corrected is for this order only. */
  remember?: boolean
}

export function readPurchaseOrder(fields: JsonObject): PurchaseOrder {
  return {
    poNumber: textOf(fields['poNumber']),
    orderDate: dayOf(fields['orderDate']),
    requestedDate: dayOf(fields['requestedDate']),
    currency: textOf(fields['currency'])?.toUpperCase() ?? 'EUR',
    deliveryAddress: readAddress(fields['deliveryAddress']),
    addressAsWritten: readAddress(fields['addressAsWritten']),
    contactName: textOf(fields['contactName']),
    endCustomer: textOf(fields['endCustomer']),
    shippingMethod: textOf(fields['shippingMethod']),
    partialDelivery: truthOf(fields['partialDelivery']),
    lines: rowsOf(fields['lines']).map(readLine),
    subtotal: moneyOf(fields['subtotal']),
    tax: moneyOf(fields['tax']),
    total: moneyOf(fields['total']),
    notes: textOf(fields['notes']),
    orderNumber: textOf(fields['orderNumber']),
    shippingCost: moneyOf(fields['shippingCost']),
    vatTreatment: oneOf(fields['vatTreatment'], ['standard', 'reverse-charged', 'none'] as const),
    paymentProcedure: oneOf(fields['paymentProcedure'], ['customer-acceptance', 'payment-first'] as const),
    paymentAccount: textOf(fields['paymentAccount']),
    remember: truthOf(fields['remember']),
  }
}

function readLine(line: JsonObject): AskedLine {
  return {
    sku: textOf(line['sku']),
    manufacturerPartNumber: textOf(line['manufacturerPartNumber']),
    ean: textOf(line['ean']),
    description: textOf(line['description']),
    quantity: numberOf(line['quantity']),
    unitPrice: moneyOf(line['unitPrice']),
    lineTotal: moneyOf(line['lineTotal']),
    requestedDate: dayOf(line['requestedDate']),
    written: line['written'] === '' ? '' : textOf(line['written']),
    price: moneyOf(line['price']),
    source: oneOf(line['source'], SOURCE_CHOICES),
  }
}

function readAddress(value: Json | undefined): Address | undefined {
  const it = objectOf(value)
  const address = {
    name: textOf(it['name']) ?? '',
    street: textOf(it['street']) ?? '',
    postalCode: textOf(it['postalCode']) ?? '',
    city: textOf(it['city']) ?? '',
    country: textOf(it['country'])?.toUpperCase() ?? 'NL',
  }
  return address.street || address.city || address.postalCode ? address : undefined
}

/** What the line is called when there is something to say about it. */
export const nameOf = (line: AskedLine) =>
  line.sku ?? line.manufacturerPartNumber ?? line.ean ?? line.description ?? '?'

/** The part of a PO that makes it the same PO when it comes again. */
export function askedOf(po: PurchaseOrder): AskedOrder {
  return {
    lines: po.lines.map(line => ({
      code: nameOf(line),
      ...(line.quantity !== undefined && { quantity: line.quantity }),
      ...(line.unitPrice !== undefined && { price: line.unitPrice }),
      ...(line.requestedDate !== undefined && { requestedDate: line.requestedDate }),
    })),
    ...(po.deliveryAddress && { deliveryAddress: po.deliveryAddress }),
    ...(po.requestedDate !== undefined && { requestedDate: po.requestedDate }),
  }
}
