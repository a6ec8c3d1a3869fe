import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { openSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, Question } from './worker.ts'

export interface WorkerProcess {
  /** It is up and does its work. */
  ready: Promise<void>
  running(): boolean
  /** How often it was killed. */
  kills(): number
  /** kill -9; it starts again after a while. */
  kill(): void
  stop(): Promise<void>
}

export interface WorkerOptions {
  env: { [name: string]: string }
  cwd: string
  /** Its output goes there; without it to ours. */
  logFile: string | undefined
  /** Has the mail host accepted this Message-ID? */
  accepted: (messageId: string) => boolean
  restartAfterMs: number
}

const STOP_MS = 10_000
const WORKER = join(import.meta.dirname, 'worker.ts')

/** Starts the worker and starts it again whenever it ends, however it ended, until `stop`. */
export function startWorkerProcess({ env, cwd, logFile, accepted, restartAfterMs }: WorkerOptions): WorkerProcess {
  let child: ChildProcess
  let up = false
  let kills = 0
  let stopping = false
  let again: NodeJS.Timeout | undefined
  const first = Promise.withResolvers<void>()

  function start(): void {
    const log = logFile === undefined ? ('inherit' as const) : openSync(logFile, 'a')
    // A process group of its own: Ctrl+C reaches us alone, and we end it in order.
    child = fork(WORKER, { cwd, env, detached: true, stdio: ['ignore', log, log, 'ipc'] })
    if (log !== 'inherit') closeSync(log)
    const started = child
    started.on('message', (message: 'ready' | Question) => {
      if (message === 'ready') {
        up = true
        first.resolve()
        return
      }
      const answer: Answer = { messageId: message.accepted, accepted: accepted(message.accepted) }
      if (started.connected) started.send(answer)
    })
    started.on('error', () => {})
    started.on('exit', () => {
      up = false
      if (!stopping) again = setTimeout(start, restartAfterMs)
    })
  }
  start()

  return {
    ready: first.promise,
    running: () => up,
    kills: () => kills,
    kill() {
      if (!up) return
      kills += 1
      child.kill('SIGKILL')
    },
    async stop() {
      stopping = true
      clearTimeout(again)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await gone
      clearTimeout(late)
    },
  }
}
