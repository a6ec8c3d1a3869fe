/** Position of the first item of an ascending list whose number is at least `wanted`; the length when there is none. */
export function firstAtLeast<T>(list: readonly T[], wanted: number, numberOf: (item: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = list[middle]
    if (item !== undefined && numberOf(item) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
