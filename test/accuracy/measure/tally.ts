import type { Measured } from './run.ts'
import type { Outcome } from './score.ts'

/** Counts of values: right, given and wrong (another value, or one that nobody wrote), and not found. */
export interface Counts {
  right: number
  wrong: number
  invented: number
  missed: number
  /** Given with confidence of at least 0.95, and wrong. */
  silent: number
}

export const SURE = 0.95

export function count(outcomes: Outcome[]): Counts {
  const of = (verdict: Outcome['verdict']) => outcomes.filter(it => it.verdict === verdict).length
  const silent = outcomes.filter(it => isError(it) && (it.confidence ?? 0) >= SURE).length
  return { right: of('right'), wrong: of('wrong'), invented: of('invented'), missed: of('missed'), silent }
}

export const isError = ({ verdict }: Outcome) => verdict === 'wrong' || verdict === 'invented'

export const given = ({ right, wrong, invented }: Counts) => right + wrong + invented
/** Of the values given, how many are right; of the values there are, how many were found. A wrong value costs both. */
export const precision = (it: Counts) => ratio(it.right, given(it))
export const recall = (it: Counts) => ratio(it.right, it.right + it.wrong + it.missed)
export const f1 = (it: Counts) => ratio(2 * it.right, 2 * it.right + 2 * it.wrong + it.invented + it.missed)

/** null where there is nothing to count. */
export const ratio = (part: number, whole: number) => (whole ? part / whole : null)
export const percent = (value: number | null) => (value === null ? '-' : (value * 100).toFixed(1))

export const ofLines = ({ path }: Outcome) => /^\/(lines|changes)\//.test(path)

export function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export function grouped(all: Measured[], by: (it: Measured) => string): [string, Measured[]][] {
  return [...Map.groupBy(all, by)].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
