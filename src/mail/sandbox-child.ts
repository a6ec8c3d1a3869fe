import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { frame, FrameReader } from './frames.ts'
import { failureOf, ReadFailure, tookTooLong } from './read-failure.ts'
import type { Confinement } from './sandbox-confine.ts'
import { secondsSpent } from './processor-time.ts'
import { ANSWERS, answerHead, type Answer, type AnswerHead, type Operation } from './sandbox-protocol.ts'

const SECONDS_PER_MAIL = 15
const READY_WITHIN = 30_000
/** After so many mails it is replaced in the next quiet moment, or at last in the middle of a burst. */
const TIRED_AFTER = 2000
const WORN_AFTER = 20_000
/** Seconds of processor time, well below what a child may use in its life. */
const MAX_SPENT = 200
const MAX_RSS = 550 * 1024 * 1024
/** A mail that used this much processor time itself is too slow on any day; one that did not waited for the machine. */
const OWN_FAULT_SECONDS = 2

/** One heap for all threads: a fifth less memory. Nothing of the desk's environment goes in. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' }

interface Task {
  id: number
  seconds: number
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

/** The mail was handed over, but this child cannot be asked for it: give it to another one. */
export class NotBegun extends Error {}

/**
 * One confined process. It reads one mail at a time; one more may lie ready for it, so that it does not wait for the next.
 * `ended` resolves when it is gone, for whatever reason.
 */
export class SandboxChild {
  readonly ready: Promise<boolean>
  readonly ended: Promise<void>
  #process: ChildProcessWithoutNullStreams
  /** The one that is read, and the one that lies ready. */
  #tasks: Task[] = []
  #timer: NodeJS.Timeout | undefined
  #late: ReadFailure | undefined
  #said = ''
  #served = 0
  #rss = 0
  #spent = 0
  #gone = false
  #retired = false
  #onSettled: () => void
  #idleSince = performance.now()
  #busySince: number | undefined

  /** `onSettled` is called when it has room again. */
  constructor({ command, args }: Confinement, onSettled: () => void = () => {}) {
    this.#onSettled = onSettled
    this.#process = spawn(command, args, { env: ENVIRONMENT, cwd: '/', stdio: 'pipe' })
    const reader = new FrameReader(ANSWERS)
    const ready = Promise.withResolvers<boolean>()
    this.ready = ready.promise
    const impatient = setTimeout(() => this.kill(), READY_WITHIN)
    this.#process.stdout.on('data', (chunk: Buffer) => {
      try {
        for (const { head, body } of reader.push(chunk)) {
          const it = answerHead.parse(head)
          if ('ready' in it) {
            clearTimeout(impatient)
            ready.resolve(true)
          } else this.#settle(it, body)
        }
      } catch {
        this.kill() // it no longer keeps to the protocol: nothing it says is believed
      }
    })
    this.#process.stderr.on(
      'data',
      (chunk: Buffer) => (this.#said = (this.#said + chunk.toString('latin1')).slice(-4000)),
    )
    this.#process.stdin.on('error', () => {})
    this.ended = new Promise(resolve => {
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        this.#gone = true
        clearTimeout(impatient)
        ready.resolve(false)
        this.#fail(this.#late ?? failureOf(signal, code, this.#said))
        resolve()
      }
      this.#process.on('error', () => end(null, null))
      this.#process.on('close', end)
    })
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** It has read enough: replace it when nobody waits. */
  get tired(): boolean {
    return this.#served >= TIRED_AFTER
  }

  /** It has read far too much, or grown too fat: replace it before the next mail. */
  get worn(): boolean {
    return this.#served >= WORN_AFTER || this.#rss > MAX_RSS || this.#spent > MAX_SPENT
  }

  get retired(): boolean {
    return this.#retired
  }

  /** When it was given the mail that it reads now; undefined while it reads none. */
  get busySince(): number | undefined {
    return this.#busySince
  }

  get idleSince(): number {
    return this.#idleSince
  }

  /** Seconds of processor time in its life, as it last said. */
  get spent(): number {
    return this.#spent
  }

  /** Mails that were handed to it. */
  get load(): number {
    return this.#tasks.length
  }

  get gone(): boolean {
    return this.#gone
  }

  /** The end of what it printed: why it could not begin. */
  get said(): string {
    return this.#said
  }

  /** Rejects with a ReadFailure, or with NotBegun. The seconds count from when the mail before it is read. */
  handle(operation: Operation, context: unknown, raw: Buffer, seconds = SECONDS_PER_MAIL): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = ++this.#served
      this.#tasks.push({ id, seconds, resolve, reject })
      if (this.#tasks.length === 1) this.#watch()
      const { stdin } = this.#process
      stdin.cork() // one system call for both parts
      for (const part of frame({ id, operation, context }, raw)) stdin.write(part)
      stdin.uncork()
    })
  }

  /** What lies ready goes to somebody else: the mail before it takes long. Should it be read here after all, nobody hears it. */
  release(): void {
    for (const task of this.#tasks.slice(1)) task.reject(new NotBegun())
  }

  /** End it for good: it is not needed any more. */
  retire(): void {
    this.#retired = true
    this.kill()
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  #watch(): void {
    const [task] = this.#tasks
    this.#busySince = task && performance.now()
    clearTimeout(this.#timer)
    if (!task) return
    const stop = () => setImmediate(() => setImmediate(() => void this.#stop(task)))
    this.#timer = setTimeout(stop, task.seconds * 1000)
  }

  /** Out of time, also after the answers that wait to be read were looked at. */
  async #stop(task: Task): Promise<void> {
    if (this.#tasks[0] !== task) return
    const { seconds } = task
    const spent = (await secondsSpent(this.pid)) - this.#spent
    if (this.#tasks[0] !== task) return
    this.#late = tookTooLong(seconds, !(spent < OWN_FAULT_SECONDS))
    this.kill()
  }

  #settle(head: AnswerHead, body: Buffer): void {
    const task = this.#tasks[0]
    if (!task || !('id' in head) || head.id !== task.id) return this.kill()
    // one that has grown too fat may fail what a new one reads
    const suspect = this.worn
    this.#tasks.shift()
    this.#idleSince = performance.now()
    this.#watch()
    if ('failure' in head) {
      if (head.failure.kind === 'memory') this.#rss = Infinity
      const { kind, message, final } = head.failure
      task.reject(suspect ? new NotBegun() : new ReadFailure(kind, message, final))
    } else if ('result' in head) {
      if (head.spent) {
        this.#rss = head.spent.rss
        this.#spent = head.spent.cpu
      }
      task.resolve({ result: head.result, body })
    }
    this.#onSettled()
  }

  #fail(failure: ReadFailure): void {
    clearTimeout(this.#timer)
    const [read, ...ready] = this.#tasks.splice(0)
    read?.reject(this.worn ? new NotBegun() : failure)
    for (const task of ready) task.reject(new NotBegun())
  }
}
