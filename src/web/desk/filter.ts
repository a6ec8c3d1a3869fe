import type { QueueFilter } from './queries/queue.ts'
import { value } from './page.ts'

/** The part of the queue that an address names. Travels with every link and form of an item, so that 'next' stays inside it. */
export function filterOf(query: unknown): QueueFilter {
  const who = value(query, 'who')
  return {
    kind: /^[a-z-]{1,60}$/.test(value(query, 'kind')) ? value(query, 'kind') : '',
    who: who === 'me' || who === 'department' ? who : '',
    late: value(query, 'late') === '1',
    q: value(query, 'q').trim().slice(0, 100),
  }
}

/** '?kind=…&who=…', or '' for the whole queue. `more` adds values of its own. */
export function queryOf(
  filter: Partial<QueueFilter>,
  more: { [name: string]: string | number | undefined } = {},
): string {
  const query = new URLSearchParams()
  if (filter.kind) query.set('kind', filter.kind)
  if (filter.who) query.set('who', filter.who)
  if (filter.late) query.set('late', '1')
  if (filter.q) query.set('q', filter.q)
  for (const [name, it] of Object.entries(more)) if (it !== undefined) query.set(name, String(it))
  const text = query.toString()
  return text && `?${text}`
}
