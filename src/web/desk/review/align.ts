/**
 * For each row as it is now, the index of the row it was in the mail; -1 for one that a colleague added. Rows are known by
 * what identifies them, such as the article; where as many rows stand between two known ones as did before, they are the same.
 */
export function alignRows(original: string[], current: string[]): number[] {
  const places = new Map<string, number[]>()
  for (const [index, row] of original.entries()) places.set(row, [...(places.get(row) ?? []), index])
  const origins = current.map(() => -1)
  let reached = -1
  for (const [index, row] of current.entries()) {
    const found = places.get(row)?.find(place => place > reached)
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
    if (origins[index]! >= 0) {
      before = origins[index++]!
      continue
    }
    let end = index
    while (end < origins.length && origins[end]! < 0) end++
    const after = end < origins.length ? origins[end]! : length
    if (after - before - 1 === end - index) for (let n = index; n < end; n++) origins[n] = before + 1 + n - index
    index = end
  }
}
