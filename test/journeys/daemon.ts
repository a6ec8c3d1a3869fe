import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const ROOT = path.resolve(import.meta.dirname, '../..')
const { scripts } = z
  .object({ scripts: z.object({ start: z.string().startsWith('node ') }) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')))
/** What `npm start` runs, with the file by its whole path. */
const START = scripts.start
  .split(' ')
  .slice(1)
  .map(it => (it.endsWith('.ts') ? path.join(ROOT, it) : it))
/** Long enough for a machine that does much else at once. */
const PATIENCE_MS = 60_000

/** The daemon as `npm start` runs it, in a folder of its own: nothing of the tests' environment reaches it but the PATH. */
export class Daemon implements AsyncDisposable {
  stdout = ''
  stderr = ''
  readonly child: ChildProcess

  constructor(folder: string, environment: { [name: string]: string }) {
    this.child = spawn(process.execPath, START, {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text))
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text))
  }

  /** Waits until it has logged this. */
  async says(words: string, withinMs = PATIENCE_MS): Promise<void> {
    const end = performance.now() + withinMs
    while (!this.stdout.includes(words)) {
      if (this.hasEnded) throw new Error(`The daemon ended:\n${this.stdout}${this.stderr}`)
      if (performance.now() > end) throw new Error(`The daemon did not say "${words}":\n${this.stdout}${this.stderr}`)
      await sleep(20)
    }
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Exit code once it has ended by itself. */
  async ends(withinMs = PATIENCE_MS): Promise<number | null> {
    if (!this.hasEnded) {
      const late = setTimeout(() => this.child.kill('SIGKILL'), withinMs)
      await once(this.child, 'exit')
      clearTimeout(late)
    }
    return this.child.exitCode
  }

  /** As systemd and Docker end it; null when it had to be killed. */
  stop(): Promise<number | null> {
    if (!this.hasEnded) this.child.kill('SIGTERM')
    return this.ends(30_000)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}

/** Waits until `look` gives something. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = PATIENCE_MS,
): Promise<T> {
  const end = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`${what} did not come in ${withinMs / 1000} s`)
    await sleep(50)
  }
}
