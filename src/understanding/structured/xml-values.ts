import type { Document } from '../types.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { trimmed } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import type { Element, Place } from './xml-tree.ts'

const SURE = 0.99

/** Values of one XML document, each with its place in the text. */
export class XmlValues {
  readonly document: Document

  constructor(document: Document) {
    this.document = document
  }

  /** A value that is written as data: a number, a date, a code. */
  value(element: Element | undefined, rule: Rule): Found | undefined {
    const [run, more] = element?.runs ?? []
    return run && !more && element?.children.length === 0 ? found(this.#span(run), rule, SURE) : undefined
  }

  /** The words of an element, with those of the elements in it. */
  words(element: Element | undefined): Found | undefined {
    if (!element) return undefined
    const [run, more] = element.runs
    if (run && !more && element.children.length === 0)
      return found(this.#span(run), run.data ? 'text' : 'xmlText', SURE)
    return found(this.#span(element), 'xmlText', SURE)
  }

  attribute(element: Element | undefined, name: string, rule: Rule): Found | undefined {
    const place = element?.attributes.get(name)
    return place && found(this.#span(place), rule, SURE)
  }

  /** The words of two elements as one value, where nothing else stands between them; else those of the first. */
  together(one: Element | undefined, other: Element | undefined): Found | undefined {
    const [before, after] = [this.words(one), this.words(other)]
    if (!before || !after) return before ?? after
    const both = found(this.#from(before.span, after.span), 'xmlText', SURE)
    return both?.value === `${String(before.value)} ${String(after.value)}` ? both : before
  }

  /** The price of one, where a price can be for a hundred. */
  price(amount: Element | undefined, quantity: Found | undefined): Found | undefined {
    const price = this.value(amount, 'exactMoney')
    if (!price || !quantity || quantity.value === 1) return price
    if (quantity.span.start < price.span.end) return undefined
    return found(this.#from(price.span, quantity.span), 'moneyForQuantity', SURE)
  }

  /** A trade item number: with a right check digit, or as it is written where the document says that it is one. */
  trade(element: Element | undefined, isSaid: boolean): Found | undefined {
    const checked = this.value(element, 'ean')
    const written = isSaid ? this.value(element, 'tradeNumber') : undefined
    return checked ?? (written && { ...written, confidence: 0.7 })
  }

  #span({ start, end }: Place): Span {
    return trimmed({ document: this.document, text: this.document.text.slice(start, end), start, end })
  }

  #from(one: Span, other: Span): Span {
    return this.#span({ start: one.start, end: other.end })
  }
}
