import { firstAtLeast } from '../sorted.ts'
import { Bad } from './values.ts'

type Range = [low: number, high: number]

const MAX_RANGES = 5_000

/** A sequence set such as `1,4:9,20:*`, where `*` is the highest number there is; ascending, without overlap (RFC 3501 s. 9). */
function parseSet(text: string, highest: number): Range[] {
  const parts = text.split(',')
  if (parts.length > MAX_RANGES) throw new Bad('Too many ranges')
  const ranges = parts.map((part): Range => {
    const match = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(part)
    if (!match) throw new Bad('A set of numbers is expected')
    const [first, last] = [match[1], match[2] ?? match[1]].map(end => (end === '*' ? highest : Number(end)))
    return [Math.min(first ?? 0, last ?? 0), Math.max(first ?? 0, last ?? 0)]
  })
  const merged: Range[] = []
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && low <= last[1]) last[1] = Math.max(last[1], high)
    else merged.push([low, high])
  }
  return merged
}

/** The UIDs of an ascending list that a set names, by their values or by their positions from 1. */
export function pick(uids: readonly number[], set: string, byUid: boolean): number[] {
  const highest = byUid ? (uids.at(-1) ?? 0) : uids.length
  return parseSet(set, highest).flatMap(([low, high]) =>
    byUid ? uids.slice(position(uids, low), position(uids, high + 1)) : uids.slice(Math.max(low - 1, 0), high),
  )
}

/** Position of a UID, or of the next higher one. */
export function position(uids: readonly number[], wanted: number): number {
  return firstAtLeast(uids, wanted, uid => uid)
}
