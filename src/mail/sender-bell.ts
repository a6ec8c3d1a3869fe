/** Wakes the one who waits; a ring that nobody waits for is remembered. */
export function createBell() {
  let rung = false
  let wake: (() => void) | null = null

  function ring(): void {
    rung = true
    wake?.()
  }

  /** Until it rings, `ms` at most. */
  async function wait(ms: number): Promise<void> {
    if (!rung) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ms)
      wake = resolve
      await promise
      clearTimeout(timer)
      wake = null
    }
    rung = false
  }

  return { ring, wait }
}
