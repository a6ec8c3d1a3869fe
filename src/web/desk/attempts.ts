const WINDOW = 15 * 60_000
const MAX_KEYS = 10_000

/** Counts failed sign-ins, per address and per place they come from: after too many only waiting helps. */
export function createAttempts(limit: number, clock: () => number = () => performance.now()) {
  const failures = new Map<string, { count: number; since: number }>()

  function current(key: string) {
    const found = failures.get(key)
    if (found && clock() - found.since < WINDOW) return found
    failures.delete(key)
    return undefined
  }

  return {
    tooMany: (key: string) => (current(key)?.count ?? 0) >= limit,
    failed(key: string): void {
      const known = current(key)
      if (known) known.count++
      else failures.set(key, { count: 1, since: clock() })
      if (failures.size > MAX_KEYS) failures.delete(failures.keys().next().value!)
    },
    succeeded: (key: string) => void failures.delete(key),
  }
}
