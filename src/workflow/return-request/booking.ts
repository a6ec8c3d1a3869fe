import type { Tx } from '../../db/pool.ts'
import { authoriseReturn } from '../../domain/returns.ts'
import type { Request } from '../define.ts'
import { rememberCustomer } from '../run-customer.ts'
import { lookUpReturn, type ReturnFacts } from './facts.ts'
import { readReturn } from './fields.ts'

/** `taken`: serial numbers that got another RA number meanwhile; `changed`: the rules give something else than was approved. */
export type Authorised = { authorised: boolean } | { taken: string[] } | { changed: true }

/** Record the return that a colleague approved, with the lines that get a number. Nothing to record: no line does. */
export async function authorise(
  tx: Tx,
  { request, facts: approved, who }: { request: Request; facts: ReturnFacts; who: string },
  runId: number,
): Promise<Authorised> {
  const facts = await lookUpReturn(tx, request)
  const asked = readReturn(request.fields)
  const taken = facts.lines.flatMap(({ delivered }) => (delivered?.underway ? [delivered.serial ?? delivered.sku] : []))
  if (decisionsOf(facts) !== decisionsOf(approved)) return taken.length ? { taken } : { changed: true }
  if (facts.customer) await rememberCustomer(tx, runId, facts.customer.id)
  const lines = facts.lines.filter(line => line.decision === 'ra')
  if (!lines.length) return { authorised: false }
  if (!facts.customer || !asked.raNumber) throw new RangeError('a return needs a customer before it is approved')
  const result = await authoriseReturn(
    tx,
    {
      raNumber: asked.raNumber,
      customerId: facts.customer.id,
      orderId: lines[0]?.delivered?.orderId ?? null,
      resolution: asked.resolution ?? null,
      sendBefore: facts.sendBefore,
      runId,
      lines: lines.map(({ asked: line, delivered, entitlement }) => ({
        orderLineId: delivered?.orderLineId ?? null,
        productId: delivered?.productId ?? null,
        sku: delivered?.sku ?? line.sku ?? '?',
        serial: delivered?.serial ?? line.serialNumber ?? null,
        quantity: line.quantity,
        reason: line.reason,
        entitlement,
      })),
    },
    who,
  )
  return 'taken' in result ? result : { authorised: true }
}

const decisionsOf = ({ customer, lines }: ReturnFacts) =>
  JSON.stringify([customer?.id, lines.map(({ decision, delivered }) => [decision, delivered?.orderLineId])])
