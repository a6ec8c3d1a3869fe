import { z } from 'zod'
import type { OrderLineColumn } from '../layout/columns.ts'

const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/)
const date = z.iso.date()

const addressFields = z.strictObject({
  name: z.string().optional(),
  street: z.string().optional(),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  country: z.string().length(2).optional(),
})

const lineFields = z.strictObject({
  lineNumber: z.number().int().optional(),
  sku: z.string().optional(),
  manufacturerPartNumber: z.string().optional(),
  ean: z.string().optional(),
  description: z.string().optional(),
  quantity: z.number().positive().optional(),
  unit: z.string().optional(),
  unitPrice: decimal.optional(),
  lineTotal: decimal.optional(),
  requestedDate: date.optional(),
} satisfies Record<OrderLineColumn, z.ZodType>)

/** Fields of a purchase order as the contract names them; all optional, `missing` says what is required. */
export const purchaseOrderFields = z.strictObject({
  poNumber: z.string().optional(),
  orderDate: date.optional(),
  requestedDate: date.optional(),
  currency: z.string().length(3).optional(),
  deliveryAddress: addressFields.optional(),
  invoiceAddress: addressFields.optional(),
  contactName: z.string().optional(),
  endCustomer: z.string().optional(),
  shippingMethod: z.string().optional(),
  partialDelivery: z.boolean().optional(),
  lines: z.array(lineFields).optional(),
  subtotal: decimal.optional(),
  tax: decimal.optional(),
  total: decimal.optional(),
  notes: z.string().optional(),
})
