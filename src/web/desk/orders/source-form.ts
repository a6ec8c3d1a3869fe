import type { FastifyRequest } from 'fastify'
import type { OrderLineView } from '../../../domain/order-view.ts'
import type { SourceOfLine } from '../../../domain/sources.ts'
import { value } from '../page.ts'
import { parseValue } from '../review/values.ts'

/** What the form says of each line; a line left open is left out. Lines with a date that cannot be read are named. */
export function readSourceForm(
  request: FastifyRequest,
  lines: OrderLineView[],
): { entries: SourceOfLine[]; wrong: number[] } {
  const entries: SourceOfLine[] = []
  const wrong: number[] = []
  for (const { id } of lines) {
    const source = value(request.body, `source:${id}`)
    if (source !== 'stock' && source !== 'supplier') continue
    const day = parseValue(
      value(request.body, `eta:${id}`),
      { type: 'date', pointer: '', label: { nl: '', en: '' } },
      request.visit.language,
    )
    if ('refused' in day) wrong.push(id)
    else
      entries.push({
        lineId: id,
        source,
        ...supplied(source, value(request.body, `order:${id}`).trim().slice(0, 60), day.value as string | null),
      })
  }
  return { entries, wrong }
}

/** Only what is ordered at the supplier has a number there and a date; an empty date leaves what stands. */
function supplied(source: 'stock' | 'supplier', supplierOrder: string, day: string | null): Partial<SourceOfLine> {
  return source === 'stock' ? {} : { ...(supplierOrder && { supplierOrder }), ...(day && { eta: day }) }
}
