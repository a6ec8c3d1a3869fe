/** Retrying will not help; the run stops and a person sees it. The message is one plain sentence. */
export class PermanentError extends Error {}

/** A run in flight needs a workflow that this version of the program does not have. */
export class UnknownWorkflowError extends Error {}

/** A story used the name of a step twice: a mistake in the story, not in the data. */
export class RepeatedStepError extends PermanentError {}

/** Somebody else was first. `who` and `at` say so to the second. */
export class AlreadyDecidedError extends Error {
  who: string
  at: Date
  constructor(who: string, at: Date) {
    super(`already decided by ${who}`)
    this.who = who
    this.at = at
  }
}

/** The item changed since it was opened. */
export class ChangedMeanwhileError extends Error {}

/** The undo window is over, or there was nothing to take back. */
export class TooLateError extends Error {}

const CONNECTION = /^(08|57P0|53|40001|40P01|25P03)/

/** A fault of the connection or of two transactions in each other's way: the same work will do the next time. */
export function isTransient(error: unknown): boolean {
  const code = (error as { code?: string })?.code ?? ''
  const message = (error as Error)?.message ?? ''
  return (
    CONNECTION.test(code) ||
    /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)$/.test(code) ||
    /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/i.test(
      message,
    )
  )
}
