import path from 'node:path'
import { z } from 'zod'
import type { Logger } from '../log.ts'
import type { Kind } from '../understanding/types.ts'
import type { GuardSettings } from './guard.ts'
import type { Message } from './message.ts'
import { ReadFailure } from './read-failure.ts'
import type { MailRead } from './read-result.ts'
import { joinMessage } from './sandbox-message.ts'
import { OcrProcess } from './sandbox-ocr.ts'
import { SandboxPool } from './sandbox-pool.ts'
import { ScanReader } from './sandbox-scans.ts'
import { listenForMails, ParserClient } from './sandbox-socket.ts'

export { ReadFailure }

const PROGRAM = path.join(import.meta.dirname, '..', 'parser.ts')

/** What reading a mail depends on besides its bytes. Plain JSON. */
interface ReadContext {
  /** Read it as this kind, because a colleague said so. */
  as?: Kind
  /** JSON paths that we asked the sender for: his answer may hold nothing else. */
  expects?: string[]
  /** Hand over what the mail says in full, for a person who looks at it. */
  documents?: boolean
}

export interface SandboxOptions {
  /** Children at once. */
  size: number
  log: Logger
  /** Unix socket of a parser of its own (role `parser`); without it children of this process. */
  socket?: string
  /** What tells our own mails and lists from others'. */
  guard?: GuardSettings
  /** Another program for the children, in tests. */
  program?: string
  /** Milliseconds that a mail may wait for its scans to be read before it has to come again. */
  patience?: number
  /** Begin warm: the first mails are read as fast as the thousandth. Worth its second of processor time in a daemon. */
  practise?: boolean | undefined
}

export interface Sandbox {
  /** Rejects with a ReadFailure when the mail breaks its reader, with a ParserAwayError (passes) when nobody can read. */
  read(raw: Buffer, context?: ReadContext): Promise<MailRead>
  /** The whole mail, decoded, with its HTML and attachments: still untrusted. Rejects as `read` does. */
  message(raw: Buffer): Promise<Message>
  close(): Promise<void>
}

/**
 * Reads mails where they can do no harm: in pooled child processes without network, files, environment or memory to waste,
 * 15 seconds a mail. What this machine cannot deny them is said once in the log.
 */
export function createSandbox({
  size,
  log,
  socket,
  guard,
  program = PROGRAM,
  patience,
  practise,
}: SandboxOptions): Sandbox {
  const reader = socket ? new ParserClient(socket, log) : readerOf({ size, log, program, patience, practise })
  return {
    async read(raw, context = {}) {
      const { result } = await reader.run('read', { ...context, guard }, raw)
      if (!isMailRead(result)) throw new ReadFailure('unreadable', NONSENSE, true)
      return result
    },
    async message(raw) {
      const { result, body } = await reader.run('message', {}, raw)
      return joinMessage(result, body)
    },
    close: () => reader.close(),
  }
}

/** The role `parser`: reads mails for others, over a Unix socket. Rejects when another one listens there. */
export async function serveParser({
  socket,
  size,
  log,
  program = PROGRAM,
  patience,
  practise,
}: Pick<SandboxOptions, 'size' | 'log' | 'program' | 'patience' | 'practise'> & { socket: string }): Promise<{
  close(): Promise<void>
}> {
  const reader = readerOf({ size, log, program, patience, practise })
  const server = await listenForMails(socket, reader, log)
  return {
    async close() {
      await server.close()
      await reader.close()
    },
  }
}

type ReaderOptions = Pick<SandboxOptions, 'size' | 'log' | 'patience' | 'practise'> & { program: string }

/** Pages that are pictures are read beside the mails, by a process that exists only while there are some. */
function readerOf({ size, log, program, patience, practise }: ReaderOptions): ScanReader {
  return new ScanReader(new SandboxPool({ size, log, program, practise }), new OcrProcess({ log }), patience)
}

const address = z.object({ name: z.string(), address: z.string() })
const readShape = z.looseObject({
  head: z.looseObject({
    from: z.array(address),
    subject: z.string(),
    fingerprint: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
  }),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number() })),
  sender: address,
  documents: z.array(z.looseObject({ source: z.string(), text: z.string() })),
  understanding: z.looseObject({ kind: z.string(), fields: z.record(z.string(), z.unknown()) }),
  guard: z.looseObject({ noAutomaticAnswer: z.boolean() }),
})

/** A reader that a mail took over could answer anything: what rules are built on must at least have its shape. */
function isMailRead(result: unknown): result is MailRead {
  return readShape.safeParse(result).success
}

const NONSENSE = 'What was read in this mail makes no sense. It is kept as it came; a person must look at it.'
