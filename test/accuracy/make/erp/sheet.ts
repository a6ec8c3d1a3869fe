import type { JsonObject } from '../../../../src/understanding/types.ts'
import type { Tongue } from '../data/articles.ts'

/** A page as it was typed, what it says, and what may be read of it besides. */
export interface Sheet {
  name: string
  tongue: Tongue
  subject: string
  page: string
  fields: JsonObject
  may?: JsonObject
}

/** The label of a line; null for what its row does not say. */
export const line = (
  lineNumber: number | null,
  sku: string,
  description: string,
  quantity: number,
  unit: string | null,
  unitPrice: string | null,
  lineTotal: string | null,
  more: JsonObject = {},
): JsonObject => ({
  ...(lineNumber === null ? {} : { lineNumber }),
  sku,
  description,
  quantity,
  ...(unit === null ? {} : { unit }),
  ...(unitPrice === null ? {} : { unitPrice }),
  ...(lineTotal === null ? {} : { lineTotal }),
  ...more,
})
