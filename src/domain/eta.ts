import type { Eta } from '../format.ts'

/** ETA = expected arrival in our warehouse as the supplier gave it (faq: customer-portal, eta). A day, or null: not known. */

/** Further away than this many years is no date but a filler ('31-12-2099'). */
const FILLER_YEARS = 3

/** What a supplier's field means: '...', empty and far-future fillers are unknown, never today. `today` as YYYY-MM-DD. */
export function readEta(value: string | null | undefined, today: string): string | null {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) return null
  return Number(value.slice(0, 4)) > Number(today.slice(0, 4)) + FILLER_YEARS ? null : value
}

/** The ETA of an order over its open lines: one day, unknown, or from the earliest to the latest. */
export function orderEta(etas: (string | null)[]): Eta {
  const known = etas.filter(it => it !== null).toSorted()
  const [from, to] = [known[0], known.at(-1)]
  if (!from || !to) return null
  if (known.length < etas.length) return { from, to: null }
  return from === to ? from : { from, to }
}
