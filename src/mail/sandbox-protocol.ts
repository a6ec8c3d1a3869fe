import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { frame, FrameReader, type FrameLimits } from './frames.ts'
import { OUT_OF_MEMORY, ReadFailure, tooMuch, tooThirsty, unreadable } from './read-failure.ts'

/**
 * 'read': what the desk needs to know of a mail. 'message': the whole mail, decoded, attachments as bytes. 'scan': what is
 * written on a page that is a picture.
 */
export type Operation = 'read' | 'message' | 'scan'

export interface Answer {
  result: unknown
  body: Buffer
}

export type Handler = (
  operation: Operation,
  context: unknown,
  raw: Buffer,
) => Promise<{ result: unknown; body?: Buffer }>

/** Nobody asks for anything while nothing came for so long. */
const QUIET_MS = 20
const MAX_MAIL = 64 * 1024 * 1024
const MAX_RESULT = 5 * 1024 * 1024

export const REQUESTS: FrameLimits = { head: 4 * 1024 * 1024, body: MAX_MAIL }
export const ANSWERS: FrameLimits = { head: MAX_RESULT + 1024, body: MAX_MAIL }

export const requestHead = z.object({
  id: z.number(),
  operation: z.enum(['read', 'message', 'scan']),
  context: z.unknown(),
})
export const answerHead = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), result: z.unknown(), spent: z.object({ rss: z.number(), cpu: z.number() }).optional() }),
  z.object({
    id: z.number(),
    failure: z.object({
      kind: z.enum(['crash', 'time', 'memory', 'size', 'unreadable']),
      message: z.string().max(1000),
      final: z.boolean(),
    }),
  }),
  z.object({ id: z.number(), away: z.string() }),
])
export type AnswerHead = z.output<typeof answerHead>

/**
 * The program inside a child: requests on stdin, answers on stdout, one after the other, until stdin ends. What libraries
 * print goes to stderr, so that it cannot be taken for an answer.
 * @param practice work for the time in which nobody asks for anything yet: a piece at a time, so that no request waits long
 */
export function serveReads(handle: Handler, practice: readonly (() => Promise<unknown>)[] = []): void {
  const out = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr)
  const reader = new FrameReader(REQUESTS)
  let turn = Promise.resolve()
  let lastAsked = -QUIET_MS
  process.stdin.on('data', (chunk: Buffer) => {
    lastAsked = performance.now()
    for (const { head, body } of reader.push(chunk)) {
      const { id, operation, context } = requestHead.parse(head)
      turn = turn.then(async () => {
        for (const part of await answer(id, () => handle(operation, context, body))) if (part.length) out(part)
      })
    }
  })
  process.stdin.on('end', () => process.exit(0))
  for (const part of frame({ ready: true })) out(part)
  void practise()

  async function practise(): Promise<void> {
    for (const piece of practice) {
      await sleep(0) // what has come is heard first
      while (performance.now() - lastAsked < QUIET_MS) await sleep(QUIET_MS)
      turn = turn.then(piece).then(
        () => {},
        () => {},
      ) // what goes wrong here is nobody's mail
      await turn
    }
  }
}

async function answer(id: number, work: () => ReturnType<Handler>): Promise<Buffer[]> {
  try {
    const { result, body } = await work()
    const parts = frame({ id, result, spent: spentByNow(id) }, body)
    const fits = parts[0]!.length < MAX_RESULT && parts[1]!.length < MAX_MAIL
    return fits ? parts : frame(failed(id, tooMuch()))
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown fault'
    return frame(failed(id, error instanceof ReadFailure ? error : failureFor(reason)))
  }
}

/** Asking the system costs as much as reading a small mail: now and then is enough. */
const ASK_EVERY = 16
const ASK_AFTER = 250
let asked = 0

/** Bytes of memory and seconds of processor time of this process. */
function spentByNow(id: number): { rss: number; cpu: number } | undefined {
  if (id % ASK_EVERY !== 0 && performance.now() - asked < ASK_AFTER) return undefined
  asked = performance.now()
  const { user, system } = process.cpuUsage()
  return { rss: process.memoryUsage.rss(), cpu: (user + system) / 1e6 }
}

const failureFor = (reason: string) => (OUT_OF_MEMORY.test(reason) ? tooThirsty() : unreadable(reason))

export function failed(id: number, { kind, message, final }: ReadFailure): AnswerHead {
  return { id, failure: { kind, message, final } }
}
