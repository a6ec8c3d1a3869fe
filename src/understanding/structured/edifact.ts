import type { Document } from '../types.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { trimmed } from '../values/span.ts'
import { inStandardSigns, segmentsOf, signsOf } from './edifact-text.ts'
import type { Segment } from './edifact-text.ts'

const SURE = 0.99

/** One message of an interchange, from behind UNH to before UNT. */
interface Message {
  /** 'ORDERS', 'ORDCHG', 'INVOIC'. */
  type: string
  segments: Segment[]
}

export interface Interchange {
  text: string
  messages: Message[]
  warnings: string[]
}

/** The messages of an interchange. Throws an Error with one plain reason where it is none. ISO 9735 s. 7 */
export function readInterchange(given: string): Interchange {
  const text = inStandardSigns(given)
  const messages: Message[] = []
  const warnings: string[] = []
  let open: (Message & { size: number }) | undefined
  let [begun, ended] = [false, false]
  for (const segment of segmentsOf(text, signsOf(text))) {
    const { tag } = segment
    if (tag === 'UNH') {
      if (open) warnings.push('a message has no end (UNT): part of it may be missing')
      open = { type: literal(text, segment, 2), segments: [], size: 1 }
      messages.push(open)
    } else if (tag === 'UNT' && open) {
      open.size += 1
      const counted = Number(literal(text, segment, 1))
      if (counted !== open.size)
        warnings.push(`a message says that it has ${counted} segments, it has ${open.size}: part of it may be missing`)
      open = undefined
    } else if (open) {
      open.segments.push(segment)
      open.size += 1
    } else if (tag === 'UNB') {
      begun = true
      if (literal(text, segment, 11) === '1') warnings.push('it says that it is a test')
    } else if (tag === 'UNZ') ended = true
    else if (tag !== 'UNG' && tag !== 'UNE') throw new Error('it is no valid EDIFACT')
  }
  if (open) warnings.push('a message has no end (UNT): part of it may be missing')
  if (begun && !ended && messages.length > 0 && !open)
    warnings.push('the interchange has no end (UNZ): a message may be missing')
  if (messages.length === 0) throw new Error('it is no valid EDIFACT')
  return { text, messages, warnings }
}

/** What stands in an element (counted from 1) and component (from 0), as written. */
function literal(text: string, segment: Segment | undefined, element: number, component = 0): string {
  const place = segment?.elements[element - 1]?.[component]
  return place ? text.slice(place.start, place.end).trim() : ''
}

/** Values of one interchange, each with its place in the text. */
export class EdifactValues {
  readonly document: Document

  constructor(document: Document) {
    this.document = document
  }

  literal(segment: Segment | undefined, element: number, component = 0): string {
    return literal(this.document.text, segment, element, component)
  }

  value(segment: Segment | undefined, element: number, component: number, rule: Rule): Found | undefined {
    return this.#through(segment, element, component, component, rule)
  }

  words(segment: Segment | undefined, element: number, component = 0): Found | undefined {
    return this.value(segment, element, component, 'ediText')
  }

  /** The lines of a text from one component on. */
  lines(segment: Segment | undefined, element: number, from = 0): Found | undefined {
    const count = segment?.elements[element - 1]?.length ?? 0
    return this.#through(segment, element, from, count - 1, 'ediText')
  }

  /** The day of a DTM segment, by the format that it names. UN/EDIFACT 2379 */
  day(segment: Segment | undefined): Found | undefined {
    const format = this.literal(segment, 1, 2)
    const rule: Rule = ['101', '201'].includes(format) ? 'shortDay' : format === '718' ? 'periodDay' : 'compactDay'
    return this.value(segment, 1, 1, rule)
  }

  /** The price of one, where a PRI segment can give it for a hundred. */
  price(segment: Segment | undefined): Found | undefined {
    const basis = this.value(segment, 1, 4, 'exactQuantity')
    return !basis || basis.value === 1
      ? this.value(segment, 1, 1, 'exactMoney')
      : this.#through(segment, 1, 1, 4, 'moneyForQuantity')
  }

  #through(segment: Segment | undefined, element: number, from: number, to: number, rule: Rule): Found | undefined {
    const components = segment?.elements[element - 1]
    const [one, other] = [components?.[from], components?.[to]]
    if (!one || !other) return undefined
    const { document } = this
    const span = trimmed({
      document,
      text: document.text.slice(one.start, other.end),
      start: one.start,
      end: other.end,
    })
    return found(span, rule, SURE)
  }
}
