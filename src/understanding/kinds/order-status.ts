import { z } from 'zod'
import type { JsonObject, Reading, RequestKind } from '../types.ts'
import { Gathered, found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import {
  DELIVERY_IN_QUESTION,
  ETA_ASKED,
  ETA_NAMED,
  LATE,
  SERIAL_NUMBERS,
  STATUS_LOOSE,
  STATUS_NAMED,
  TRACKING,
  VISIBILITY,
} from '../values/order-words.ts'
import { NOT_OF_AN_ORDER, OF_GOODS, TO_BE_ALTERED, announces } from './order-status-limits.ts'
import { asksMeant } from './asks-boldly.ts'
import { ORDER_WORD, ordersOf } from './named-orders.ts'
import { ordersMeant } from './orders-boldly.ts'
import { saidIn, sureness } from './sayings.ts'
import type { Said, Saying } from './sayings.ts'
import { sentencesOf } from './sentences.ts'

const fields = z.strictObject({
  orderReferences: z.array(z.string()).optional(),
  asks: z.array(z.enum(['eta', 'tracking', 'visibility', 'status', 'serial-numbers'])).optional(),
})

const either = (...patterns: RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'), 'iu')

interface Ask extends Saying {
  rule: Rule
  /** Only an ask where nothing more exact is asked. */
  loose?: boolean
}

const ASKS: Ask[] = [
  { words: ETA_ASKED, weight: 0.88, rule: 'asksEta', asking: true, unless: TO_BE_ALTERED },
  { words: LATE, weight: 0.75, rule: 'asksEta', unless: either(TO_BE_ALTERED, TRACKING, SERIAL_NUMBERS, STATUS_LOOSE) },
  { words: ETA_NAMED, weight: 0.75, rule: 'asksEta', asking: true, unless: TO_BE_ALTERED },
  {
    words: TRACKING,
    weight: 0.8,
    rule: 'asksTracking',
    asking: true,
    unless: /(?<!\p{L})(?:volgens|according to|laut|selon|d['’]apr[èe]s)(?!\p{L})/iu,
  },
  { words: VISIBILITY, weight: 0.88, rule: 'asksVisibility' },
  {
    words: SERIAL_NUMBERS,
    weight: 0.75,
    rule: 'asksSerialNumbers',
    asking: true,
    unless:
      /(?:nummers?|numbers?|s\/n|seriennr|serial|nr\.?)\s?(?:is|zijn|are|ist|:|=)?\s?(?!PO|SO|VO|ORD)[A-Z0-9-]*\d/iu,
  },
  { words: STATUS_NAMED, weight: 0.8, rule: 'asksStatus', asking: true },
  { words: DELIVERY_IN_QUESTION, weight: 0.65, rule: 'asksEta', in: 'subject', loose: true },
  { words: STATUS_LOOSE, weight: 0.7, rule: 'asksStatus', loose: true, asking: true },
]

/** Where an order is, when it comes, why it can't be seen. faq: customer-portal, eta; ordering-and-returns, volgen */
export const orderStatus: RequestKind<typeof fields> = {
  kind: 'order-status',
  fields,
  recognise(reading) {
    const said = asked(reading)
    if (said.length === 0) return 0
    const about = said.map(({ sentence }) => sentence)
    const near = sentencesOf(reading).filter(
      other =>
        other.place === 'subject' ||
        about.some(it => it.document === other.document && Math.abs(it.paragraph - other.paragraph) <= 1),
    )
    const ordered = ordersOf(reading, about).length > 0
    // without an order it is a question about goods in general
    const share = ordered ? 1 : near.some(({ flat }) => ORDER_WORD.test(flat)) ? 0.9 : 0.4
    return sureness(reading, said) * share
  },
  missing: (given: JsonObject) => ['orderReferences'].filter(name => given[name] === undefined),
  extract: reading => [extract(reading)],
}

/** Sentences that ask after an order. */
function asked(reading: Reading): Said<Ask>[] {
  const all = sentencesOf(reading)
  const ofGoods = all.some(({ flat }) => OF_GOODS.test(flat)) && ordersOf(reading, []).length === 0
  if (ofGoods) return []
  return saidIn(reading, ASKS).filter(
    ({ sentence }) => !NOT_OF_AN_ORDER.test(sentence.flat) && !announces(reading, sentence),
  )
}

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const said = asked(reading)
  const orders = ordersMeant(
    reading,
    said.filter(({ sentence }) => sentence.place !== 'subject').map(({ sentence }) => sentence),
  )
  for (const [index, order] of orders.entries()) gathered.put(`/orderReferences/${index}`, order)
  const asks = asksOf(said).map(ask => found(ask.span, ask.saying.rule, Math.min(0.94, ask.saying.weight + 0.08)))
  for (const [index, ask] of (asks.length > 0 ? asks : asksMeant(reading)).entries())
    gathered.put(`/asks/${index}`, ask)
  return gathered
}

/** What is asked, once each: in the text; the subject only where the text asks nothing. */
function asksOf(said: Said<Ask>[]): Said<Ask>[] {
  const text = said.filter(({ sentence }) => sentence.place !== 'subject')
  const from = text.length > 0 ? text : said
  const exact = from.filter(({ saying }) => !saying.loose)
  // what the subject asks exactly counts where the text only asks how things are
  const inSubject = said.filter(({ saying }) => !saying.loose)
  const chosen = exact.length > 0 ? exact : inSubject.length > 0 ? inSubject : from
  const seen = new Set<string>()
  return chosen.filter(({ saying }) => !seen.has(saying.rule) && seen.add(saying.rule))
}
