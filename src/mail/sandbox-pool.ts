import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../log.ts'
import { ParserAwayError } from './read-failure.ts'
import { NotBegun, SandboxChild } from './sandbox-child.ts'
import { confine, type Confinement } from './sandbox-confine.ts'
import { PRACTISE } from './sandbox-practice.ts'
import type { Answer, Operation } from './sandbox-protocol.ts'

interface Waiting {
  operation: Operation
  context: unknown
  raw: Buffer
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

export interface PoolOptions {
  /** Children at most. */
  size: number
  log: Logger
  program: string
  /** Children that nobody asks for anything read mails for practice first: over a second of processor time that the first mails save. */
  practise?: boolean | undefined
}

/** So long may a mail wait for a child; longer means that none can be begun. */
const WAIT_FOR_CHILD = 60_000
/** Another child begins when every one is held up by its mail this long, or mails have been waiting this long: each costs memory, and over a second of processor time to begin. */
const HELD_UP = 1000
const BACKLOG = 20_000
/** No mail is laid ready behind one that has taken longer than this. */
const QUICK = 50
const RETIRE_AFTER = 60_000
const QUIET = 3000

/** Warm children that read mails, and the mails that wait for them. A child that dies is replaced; its mail fails, no other. */
export class SandboxPool {
  #confinement: Promise<Confinement>
  #log: Logger
  #size: number
  #lives = new Set<Promise<void>>()
  #children = new Set<SandboxChild>()
  #idle: SandboxChild[] = []
  #waiting: Waiting[] = []
  #waitingSince = 0
  #watch: NodeJS.Timeout | undefined
  #rest: NodeJS.Timeout | undefined
  #closing = new AbortController()

  /** `size` children at most; one is always warm. */
  constructor({ size, log, program, practise = false }: PoolOptions) {
    this.#log = log
    this.#size = size
    this.#confinement = confine(program).then(it => {
      for (const sentence of it.missing) log.warn(sentence)
      return practise ? { ...it, args: [...it.args, PRACTISE] } : it
    })
    this.#begin()
  }

  /** Rejects with a ReadFailure when the mail is at fault, with a ParserAwayError when nobody can read. */
  run(operation: Operation, context: unknown, raw: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#closing.signal.aborted) return reject(new ParserAwayError('The desk is stopping.'))
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter(it => it.timer !== timer)
        reject(new ParserAwayError('The program that reads mails does not start.'))
      }, WAIT_FOR_CHILD)
      if (!this.#waiting.length) this.#waitingSince = performance.now()
      this.#waiting.push({ operation, context, raw, resolve, reject, timer })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearInterval(this.#watch)
    clearTimeout(this.#rest)
    for (const child of this.#children) child.kill()
    for (const { reject, timer } of this.#waiting.splice(0)) {
      clearTimeout(timer)
      reject(new ParserAwayError('The desk is stopping.'))
    }
    await Promise.all(this.#lives)
  }

  #begin(): void {
    const life = this.#liveOn().finally(() => this.#lives.delete(life))
    this.#lives.add(life)
  }

  /** One place in the pool: a child after the other, without haste when they die before they can begin. */
  async #liveOn(): Promise<void> {
    const confinement = await this.#confinement
    const { signal } = this.#closing
    let retired = false
    for (let failures = 0; !signal.aborted && !retired;) {
      const child: SandboxChild = new SandboxChild(confinement, () => this.#free(child))
      this.#children.add(child)
      if (await child.ready) {
        failures = 0
        this.#free(child)
      } else if (!signal.aborted) {
        failures += 1
        this.#log.error({ said: child.said.slice(0, 500) }, 'the program that reads mails did not start')
        await sleep(Math.min(10_000, 200 * 2 ** failures), undefined, { signal }).catch(() => {})
      }
      await child.ended
      retired = child.retired
      this.#children.delete(child)
      this.#idle = this.#idle.filter(it => it !== child)
    }
  }

  #next(): void {
    for (let child = this.#chosen(); child && this.#waiting.length; child = this.#chosen()) {
      const it = this.#waiting.shift()!
      clearTimeout(it.timer)
      this.#hand(it, child)
    }
    if (this.#waiting.length || [...this.#children].some(it => it.load > 1))
      this.#watch ??= setInterval(() => this.#growOrShrink(), 100)
  }

  #hand({ operation, context, raw, resolve, reject }: Waiting, child: SandboxChild): void {
    child.handle(operation, context, raw).then(resolve, error => {
      if (error instanceof NotBegun) this.run(operation, context, raw).then(resolve, reject)
      else reject(error)
    })
  }

  /** Who reads the next mail: a child that does nothing, else one for which none lies ready and that is quick with its own. */
  #chosen(): SandboxChild | undefined {
    if (!this.#waiting.length) return undefined
    const quick = (it: SandboxChild) => it.busySince !== undefined && performance.now() - it.busySince < QUICK
    return this.#idle.pop() ?? [...this.#children].find(it => it.load === 1 && !it.worn && !it.gone && quick(it))
  }

  #free(child: SandboxChild): void {
    if (this.#closing.signal.aborted || child.gone) return
    if (child.load > 0) return this.#next()
    if (child.worn) return child.kill()
    this.#idle.push(child)
    this.#next()
    clearTimeout(this.#rest)
    if (child.tired) this.#rest = setTimeout(() => this.#replaceTired(), QUIET).unref()
  }

  /** A child that has read enough makes room when nothing came for a while, so that beginning another delays no mail. */
  #replaceTired(): void {
    for (const child of this.#idle) if (child.tired) child.kill()
  }

  #growOrShrink(): void {
    const now = performance.now()
    const children = [...this.#children]
    for (const child of children) if (child.busySince !== undefined && now - child.busySince > HELD_UP) child.release()
    const heldUp = children.every(it => it.busySince !== undefined && now - it.busySince > HELD_UP)
    const backlog = this.#waiting.length > 0 && now - this.#waitingSince > BACKLOG
    if (this.#waiting.length && (heldUp || backlog) && this.#lives.size < this.#size) this.#begin()
    const bored = this.#idle.find(it => now - it.idleSince > RETIRE_AFTER)
    if (bored && this.#lives.size > 1) bored.retire()
    if (!this.#waiting.length && this.#lives.size === 1 && children.every(it => it.load < 2)) {
      clearInterval(this.#watch)
      this.#watch = undefined
    }
  }
}
