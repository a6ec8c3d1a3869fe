import type { Json } from '../../../engine/define.ts'
import { ordered } from './draft.ts'

/**
 * For each row as it is now, the index of the row it was in the mail; -1 for one that a colleague added. Equal rows keep
 * their order; between them, as many changed rows as there were rows are taken to be the same ones.
 */
export function alignRows(original: Json[], current: Json[]): number[] {
  const places = new Map<string, number[]>()
  for (const [index, row] of original.entries()) {
    const key = ordered(row)
    places.set(key, [...(places.get(key) ?? []), index])
  }
  const origins = current.map(() => -1)
  let reached = -1
  for (const [index, row] of current.entries()) {
    const found = places.get(ordered(row))?.find(place => place > reached)
    if (found === undefined) continue
    origins[index] = found
    reached = found
  }
  fillGaps(origins, original.length)
  return origins
}

function fillGaps(origins: number[], length: number): void {
  let index = 0
  let before = -1
  while (index < origins.length) {
    if (origins[index]! >= 0) before = origins[index++]!
    else {
      let end = index
      while (end < origins.length && origins[end]! < 0) end++
      const after = origins[end] ?? length
      const free = after - before - 1
      for (let step = 0; step < end - index && step < free; step++) origins[index + step] = before + 1 + step
      index = end
    }
  }
}
