import type { Tx } from '../../db/pool.ts'
import { orderView } from '../../domain/order-view.ts'
import type { Source } from '../../domain/words.ts'
import { log } from '../../engine/run.ts'
import type { Case } from '../define.ts'
import { forgetApproved } from '../meanwhile.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import type { LineFacts } from './lines.ts'

/** What was recorded of a line after the approval, by its place in the order. */
export type Recorded = { position: number; source: Source; eta: string | null }

/**
 * Where lines come from that were open when the confirmation was approved. Where that makes the confirmation say something else, the
 * approved bytes are forgotten and the history says so: the mail is then written with what colleagues recorded since
 * (mission.md, decision 8). Empty: the approved mail is still right, and leaves as it is.
 */
export async function recordedSince(
  tx: Tx,
  runId: number,
  orderId: number,
  approved: Case<PurchaseOrderFacts>,
): Promise<Recorded[]> {
  const order = await orderView(tx, orderId)
  const all = (order?.lines ?? []).flatMap(({ position, source, eta }) => (source ? [{ position, source, eta }] : []))
  const changed = all.filter(({ position, source, eta }) => {
    const line = approved.facts.lines[position - 1]
    return line && !line.parked && stands(line) !== stands({ source, eta })
  })
  if (!changed.length) return []
  await forgetApproved(tx, runId)
  const lines = changed.map(it => it.position).join(', ')
  await log(tx, runId, 'postbode', 'note', { reason: `${WRITTEN_ANEW}${lines}.` })
  return changed
}

const WRITTEN_ANEW =
  'The confirmation was written anew, because its source or ETA was recorded after the approval. It concerns line '

/** The approved request with the facts that were recorded since. */
export function withRecorded<It extends Case<PurchaseOrderFacts>>(it: It, recorded: Recorded[]): It {
  const of = new Map(recorded.map(line => [line.position, line]))
  const lines = it.facts.lines.map((line, n) => {
    const now = of.get(n + 1)
    return now && !line.parked ? { ...line, source: now.source, eta: now.eta } : line
  })
  return { ...it, facts: { ...it.facts, lines } }
}

/** What the confirmation says of where a line comes from. */
const stands = ({ source, eta }: Pick<LineFacts, 'source' | 'eta'>) =>
  source === 'stock' ? 'stock' : (eta ?? 'unknown')
