import type { JsonObject, Kind, Reading, RequestKind } from './types.ts'

export interface Scored {
  kind: RequestKind
  score: number
  /** What the rules alone say. */
  seen?: number
}

/** Below this a kind is no rival. */
const RIVAL = 0.5
const SURE = 0.7
const OF_AN_ORDER: Kind[] = ['order-status', 'order-acceptance', 'order-change', 'order-cancellation']

/**
 * An order is placed, or something is asked of an order that was placed before: not both of the same one. Who places an order
 * may ask when it comes; who alters one names its lines.
 * @param scored the surest first
 */
export function withoutRivals(reading: Reading, scored: Scored[]): Scored[] {
  const placing = scored.find(({ kind, score }) => kind.kind === 'purchase-order' && score >= RIVAL)
  const rivals = scored.filter(({ kind, score }) => OF_AN_ORDER.includes(kind.kind) && score >= RIVAL)
  if (!placing || rivals.length === 0) return scored
  const placed = placing.kind.extract(reading).map(({ fields }) => fields)
  const brought =
    placed.some(({ lines }) => lines !== undefined) || reading.message.attachments.some(({ inline }) => !inline)
  const numbers = new Set(placed.flatMap(({ poNumber }) => poNumber ?? []))
  const out = new Set<Scored>()
  for (const rival of rivals) {
    const about = rival.kind.extract(reading).flatMap(({ fields }) => ordersIn(fields))
    if (!about.every(number => numbers.has(number))) continue
    // the lines of a new order, and another day or address for them
    const ofItsOwn =
      rival.kind.kind === 'order-change' && brought && placing.score >= SURE && !namesGoods(rival, reading)
    // who sends an order along and asks when it comes places it
    const stays = rival.score >= placing.score && !(brought && rival.kind.kind === 'order-status') && !ofItsOwn
    out.add(stays ? placing : rival)
  }
  return scored.filter(it => !out.has(it))
}

const namesGoods = ({ kind }: Scored, reading: Reading) =>
  kind
    .extract(reading)
    .flatMap(({ fields: { changes } }) => (Array.isArray(changes) ? changes : []))
    .some(change => change !== null && typeof change === 'object' && 'sku' in change)

const ordersIn = ({ orderReference, orderReferences }: JsonObject) => [
  ...(orderReference === undefined ? [] : [orderReference]),
  ...(Array.isArray(orderReferences) ? orderReferences : []),
]
