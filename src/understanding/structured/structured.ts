import type { Asked, Document } from '../types.ts'

/** One business document of a data format (an XML file, a message of an interchange): an order, or what else it is. */
export interface Structured {
  is: 'order' | 'order-change' | 'order-cancellation' | 'other'
  /** 'UBL', 'Order-X', 'cXML', 'openTRANS', 'EDIFACT' */
  format: string
  /** What it calls itself: 'OrderChange', 'INVOIC'. */
  name: string
  /** How a person calls it: 'an invoice'. */
  words: string
  /**
   * For an order the fields of a purchase order. For a change or a cancellation `orderReference`, and for a change all that
   * it says in those same fields. Empty for anything else.
   */
  asked: Pick<Asked, 'fields' | 'evidence' | 'warnings'>
}

const kept: unique symbol = Symbol('structured')
type Keeping = Document & { [kept]?: Structured[] }

/** Kept with the document, out of sight: what leaves the reader is its text, the values go where they are asked for. */
export function withStructured(document: Keeping, structured: Structured[]): Document {
  Object.defineProperty(document, kept, { value: structured })
  return document
}

/** The business documents in a document; none where it has to be read by its layout. */
export const structuredIn = (document: Keeping): readonly Structured[] => document[kept] ?? []

/** Whether a document needs no reading by its layout: it is data, or shows what stands in it as data. */
export const isData = (document: Keeping): boolean => document[kept] !== undefined
