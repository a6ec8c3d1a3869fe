import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const MAIN = path.resolve(import.meta.dirname, '../../src/demo/main.ts')

/** The demo as a person starts it, in a folder and on a port of its own. */
export class DemoProcess {
  output = ''
  readonly child: ChildProcess
  readonly #folder: string

  constructor(folder: string, port: number, ...flags: string[]) {
    this.#folder = folder
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: folder, PORT: String(port) }
    this.child = spawn(process.execPath, [MAIN, ...flags], {
      env,
      cwd: path.dirname(MAIN),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text))
  }

  /** Waits until the demo has printed this. */
  async says(words: string | RegExp, withinMs: number): Promise<void> {
    const end = performance.now() + withinMs
    const there = () => (typeof words === 'string' ? this.output.includes(words) : words.test(this.output))
    while (!there()) {
      if (this.child.exitCode !== null) throw new Error(`The demo ended:\n${this.output}`)
      if (performance.now() > end) throw new Error(`The demo did not say ${words} in ${withinMs} ms:\n${this.output}`)
      await sleep(50)
    }
  }

  /** What it tells the command line: addresses and passwords of its parts. */
  environment(): { [name: string]: string } {
    const file = path.join(this.#folder, 'running.json')
    return existsSync(file) ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  }

  /** As Ctrl+C under npm does, which hands the signal on once more; gives the exit code. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGINT')
      setTimeout(() => this.child.kill('SIGINT'), 20)
      const late = setTimeout(() => this.child.kill('SIGKILL'), 30_000)
      await once(this.child, 'exit')
      clearTimeout(late)
    }
    return this.child.exitCode
  }
}
