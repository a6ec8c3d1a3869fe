import { spawn, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import path from 'node:path'
import type { Random } from './random.ts'

export type VictimRole = 'intake' | 'parser' | 'worker' | 'sender'

export interface Kill {
  at: number
  role: VictimRole
  pid: number
  /** Milliseconds after the process reported ready. */
  afterReady: number
}

const MAIN = path.join(import.meta.dirname, '..', '..', 'main.ts')
const READY_WITHIN_MS = 60_000

/** One role of the product in a process group of its own, which can be killed as a power cut would. */
export class Victim {
  role: VictimRole
  #env: NodeJS.ProcessEnv
  #log: number
  #child: ChildProcess | undefined
  #wanted = true
  /** Processes that ended without being killed by us: must stay 0. */
  exits = 0

  constructor(role: VictimRole, env: NodeJS.ProcessEnv, logFile: string) {
    this.role = role
    this.#env = { ...env, ROLES: role }
    this.#log = openSync(logFile, 'a')
  }

  /** Start it and wait until it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      env: this.#env,
      detached: true,
      stdio: ['ignore', this.#log, this.#log, 'ipc'],
    })
    this.#child = child
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${this.role} was not ready within a minute`)), READY_WITHIN_MS)
      child.once('message', () => (clearTimeout(late), resolve()))
      child.once('exit', () => {
        clearTimeout(late)
        if (this.#child === child && this.#wanted) this.exits++
        resolve()
      })
    })
  }

  /** kill -9 of the whole group. */
  async kill(): Promise<number> {
    const child = this.#child
    this.#child = undefined
    if (!child?.pid || child.exitCode !== null) return 0
    const gone = new Promise(resolve => child.once('exit', resolve))
    process.kill(-child.pid, 'SIGKILL')
    await gone
    return child.pid
  }

  async end(): Promise<void> {
    this.#wanted = false
    await this.kill()
  }

  /** Kill it `times` times, each at a random instant after it reported ready, and start it again. */
  async torment(times: number, random: Random, pause: [number, number], report: (kill: Kill) => void): Promise<void> {
    for (let i = 0; i < times && this.#wanted; i++) {
      const afterReady = random.between(...pause)
      await new Promise(resolve => setTimeout(resolve, afterReady))
      const pid = await this.kill()
      if (pid) report({ at: performance.now(), role: this.role, pid, afterReady: Math.round(afterReady) })
      await new Promise(resolve => setTimeout(resolve, random.between(0, 200)))
      await this.start()
    }
  }
}
