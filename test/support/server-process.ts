import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server program of the machine, run in the foreground for one test; it ends with the test's process at the latest. */
export interface ServerProcess {
  pid: number
  /** SIGTERM, and SIGKILL for the whole group when it takes too long. */
  stop(): Promise<void>
}

const PATIENCE = 15_000

/** Starts it and waits until its ports answer. Throws with its own last words when it ends instead. */
export async function runServerProcess(
  command: string,
  args: string[],
  ports: number[],
  log: string,
  options: SpawnOptions = {},
): Promise<ServerProcess> {
  const output = fs.openSync(log, 'a')
  const child = spawn(command, args, { ...options, stdio: ['ignore', output, output], detached: true })
  fs.closeSync(output)
  const { pid } = child
  const killGroup = () => void (pid && quietlyKill(-pid, 'SIGKILL'))
  process.once('exit', killGroup)
  const stop = async () => {
    process.off('exit', killGroup)
    if (!hasEnded(child)) {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await Promise.race([gone, sleep(5_000, undefined, { ref: false })])
    }
    killGroup()
  }
  try {
    await waitForPorts(child, ports)
    if (!pid) throw new Error('no process')
    return { pid, stop }
  } catch (error) {
    await stop()
    throw new Error(`${command} did not start: ${fs.readFileSync(log, 'utf8').slice(-2_000)}`, { cause: error })
  }
}

async function waitForPorts(child: ChildProcess, ports: number[]): Promise<void> {
  child.once('error', () => {})
  const end = performance.now() + PATIENCE
  for (const port of ports) {
    while (!(await answers(port))) {
      if (hasEnded(child) || performance.now() > end) throw new Error(`Port ${port} does not answer`)
      await sleep(20)
    }
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

function quietlyKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already.
  }
}
