/** So long the next mail waits for what becomes of the one before it. A server that takes longer has several at once. */
const PATIENCE_MS = 50

export type Gate = ReturnType<typeof createGate>

/**
 * Lets mails send their final dot one after the other: the next when the outcome of the one before it is on its way to the
 * database. Mails between the two when the process dies may be sent twice; with a server that answers at once that is one.
 */
export function createGate(patience = PATIENCE_MS) {
  const inside = new Map<number, () => void>()
  let before = Promise.resolve()

  /** Resolves when it is the turn of this mail. */
  async function enter(id: number): Promise<void> {
    const mine = Promise.withResolvers<void>()
    const turnBefore = before
    before = mine.promise
    await turnBefore
    // an answer that has come already is heard first
    const timer = setTimeout(() => setImmediate(mine.resolve), patience).unref()
    inside.set(id, () => {
      clearTimeout(timer)
      mine.resolve()
    })
  }

  /** Its outcome is written, or its dot was not sent after all. */
  function leave(id: number): void {
    inside.get(id)?.()
    inside.delete(id)
  }

  return { enter, leave }
}
