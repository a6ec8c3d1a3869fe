import { z } from 'zod'
import type { JsonObject, Reading, RequestKind } from '../types.ts'
import { Gathered } from '../values/found.ts'
import { changesIn } from './changes.ts'
import { changesMeant } from './changes-boldly.ts'
import { words } from '../values/order-words.ts'
import { goodsIn } from './goods-named.ts'
import { CHANGES } from './order-change-cues.ts'
import { ORDER_WORD, ordersOf } from './named-orders.ts'
import { ordersMeant } from './orders-boldly.ts'
import { announces } from './order-status-limits.ts'
import { saidIn, sureness } from './sayings.ts'
import type { Said } from './sayings.ts'
import { sentencesOf } from './sentences.ts'

const change = z.strictObject({
  action: z.enum(['add', 'remove', 'quantity', 'address', 'date', 'other']),
  sku: z.string().optional(),
  quantity: z.number().positive().optional(),
  value: z.string().optional(),
})
const fields = z.strictObject({
  orderReference: z.string().optional(),
  changes: z.array(change).optional(),
})

/** An open order is to be altered. faq: ordering-and-returns, aanpassen */
export const orderChange: RequestKind<typeof fields> = {
  kind: 'order-change',
  fields,
  recognise(reading) {
    const said = altered(reading)
    if (said.length === 0) return 0
    const ordered =
      ordersOf(
        reading,
        said.map(({ sentence }) => sentence),
      ).length > 0
        ? 1
        : sentencesOf(reading).some(({ flat }) => ORDER_WORD.test(flat))
          ? 0.9
          : 0.5
    return sureness(reading, said) * ordered
  },
  missing: (given: JsonObject) => ['orderReference', 'changes'].filter(name => given[name] === undefined),
  extract: reading => [extract(reading)],
}

const altered = (reading: Reading): Said[] =>
  saidIn(reading, CHANGES).filter(
    ({ sentence }) => !announces(reading, sentence) && !(CANCELLED.test(sentence.flat) && goodsIn(sentence).length > 0),
  )

/** An article that is cancelled is a cancellation of some lines. */
const CANCELLED = words(String.raw`ge?annul\w*|annul\w*|cancel\w*|storn\w*`)

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const about = [...new Set(altered(reading).map(({ sentence }) => sentence))]
  const text = about.filter(({ place }) => place !== 'subject')
  gathered.put('/orderReference', ordersMeant(reading, text)[0])
  const inText = changesIn(reading, text)
  const said = inText.length > 0 ? inText : changesIn(reading, about)
  const changes = said.length > 0 ? said : changesMeant(reading)
  for (const [index, { action, ...values }] of changes.entries()) {
    gathered.put(`/changes/${index}/action`, action)
    gathered.putAll(`/changes/${index}`, { sku: values.sku, quantity: values.quantity, value: values.value })
  }
  return gathered
}
