import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { frame, FrameReader } from './frames.ts'
import { failureOf, ReadFailure, tookTooLong } from './read-failure.ts'
import type { Confinement } from './sandbox-confine.ts'
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
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

/** One confined process, one mail at a time. `ended` resolves when it is gone, for whatever reason. */
export class SandboxChild {
  readonly ready: Promise<boolean>
  readonly ended: Promise<void>
  #process: ChildProcessWithoutNullStreams
  #task: Task | undefined
  #late: ReadFailure | undefined
  #said = ''
  #served = 0
  #rss = 0
  #spent = 0
  #gone = false
  #retired = false
  #idleSince = performance.now()
  #busySince: number | undefined

  constructor({ command, args }: Confinement) {
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

  get gone(): boolean {
    return this.#gone
  }

  /** The end of what it printed: why it could not begin. */
  get said(): string {
    return this.#said
  }

  /** Rejects with a ReadFailure. Call only when the answer before has come. */
  handle(operation: Operation, context: unknown, raw: Buffer, seconds = SECONDS_PER_MAIL): Promise<Answer> {
    this.#busySince = performance.now()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => setImmediate(() => setImmediate(() => void this.#stop(seconds))), seconds * 1000)
      this.#task = { resolve, reject, timer }
      const { stdin } = this.#process
      stdin.cork() // one system call for both parts
      for (const part of frame({ id: ++this.#served, operation, context }, raw)) stdin.write(part)
      stdin.uncork()
    })
  }

  /** End it for good: it is not needed any more. */
  retire(): void {
    this.#retired = true
    this.kill()
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  /** Out of time, also after the answers that wait to be read were looked at. */
  async #stop(seconds: number): Promise<void> {
    const task = this.#task
    if (!task) return
    const spent = (await secondsSpent(this.pid)) - this.#spent
    if (this.#task !== task) return
    this.#late = tookTooLong(seconds, !(spent < OWN_FAULT_SECONDS))
    this.kill()
  }

  #settle(head: AnswerHead, body: Buffer): void {
    const task = this.#task
    if (!task || !('id' in head) || head.id !== this.#served) return this.kill()
    this.#task = undefined
    this.#busySince = undefined
    this.#idleSince = performance.now()
    clearTimeout(task.timer)
    if ('failure' in head) {
      if (head.failure.kind === 'memory') this.#rss = Infinity
      task.reject(new ReadFailure(head.failure.kind, head.failure.message, head.failure.final))
    } else if ('result' in head) {
      if (head.spent) {
        this.#rss = head.spent.rss
        this.#spent = head.spent.cpu
      }
      task.resolve({ result: head.result, body })
    }
  }

  #fail(failure: ReadFailure): void {
    clearTimeout(this.#task?.timer)
    this.#task?.reject(failure)
    this.#task = undefined
  }
}

/** Processor time of a process so far (proc(5), fields 14 and 15); NaN where that cannot be known. */
async function secondsSpent(pid: number | undefined): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
    const [utime, stime] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    return (Number(utime) + Number(stime)) / 100
  } catch {
    return Number.NaN
  }
}
