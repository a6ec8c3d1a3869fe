export type FailureKind = 'crash' | 'time' | 'memory' | 'size' | 'unreadable'

/** A mail broke what reads it, and nothing else. The message is one plain sentence for the person who looks at the mail. */
export class ReadFailure extends Error {
  kind: FailureKind
  /** Trying again would end the same way. */
  final: boolean
  constructor(kind: FailureKind, message: string, final: boolean) {
    super(message)
    this.kind = kind
    this.final = final
  }
}

/** Nobody reads mails at the moment: no fault of the mail. Its code makes it a fault that passes, as of a connection. */
export class ParserAwayError extends Error {
  code = 'ECONNRESET'
}

const KEPT = 'It is kept as it came; open it in the mailbox and start its request by hand.'

/** What became of a child that ended over a mail. `signal`, `code`: how it ended; `said`: the end of its stderr. */
export function failureOf(signal: NodeJS.Signals | null, code: number | null, said: string): ReadFailure {
  if (signal === 'SIGABRT' || code === 134 || OUT_OF_MEMORY.test(said)) return tooThirsty()
  // from outside (an operator, the kernel short of memory, a restart): it may be read in peace the next time
  const fromOutside = signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGINT' || signal === 'SIGHUP'
  return new ReadFailure(
    'crash',
    `This mail ended the process that read it (${signal ?? `exit code ${code}`}). ${KEPT}`,
    !fromOutside,
  )
}

export const tookTooLong = (seconds: number, final: boolean) =>
  new ReadFailure('time', `Reading this mail took longer than ${seconds} seconds and was stopped. ${KEPT}`, final)

export const tooMuch = () =>
  new ReadFailure('size', `What was read in this mail is more than the desk can show. ${KEPT}`, true)

export const unreadable = (reason: string) =>
  new ReadFailure(
    'unreadable',
    `This mail could not be read (${reason.replace(/\s+/g, ' ').slice(0, 200)}). ${KEPT}`,
    true,
  )

export const OUT_OF_MEMORY = /out of memory|alloc\w* failed|(cannot|failed to) allocate/i

export const tooThirsty = () =>
  new ReadFailure('memory', `This mail needs more memory than a mail may take to read. ${KEPT}`, true)
