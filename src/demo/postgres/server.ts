import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Account } from './account.ts'
import { serverEnvironment } from './cluster.ts'

/** A demo's memory, a production's promises: a commit that was answered survives a loss of power. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  jit: 'off',
  log_min_messages: 'warning',
  lc_messages: 'C',
}

export interface Server {
  /** Orderly: SIGINT; crash-like: SIGQUIT, the next start replays its log. */
  end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>
}

/** Starts a server on a cluster and waits until it takes connections. Rejects with its last words when it ends instead. */
export async function runServer(
  postgres: string,
  cluster: string,
  port: number,
  account: Account,
  log: (line: string) => void,
): Promise<Server> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...account,
    cwd: '/',
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own process group: Ctrl+C must reach us alone, the desk still needs the database to end in order.
    detached: true,
  })
  endWithUs(child)
  const gone = new Promise<void>(resolve => child.once('close', () => resolve()))
  await readiness(child, log)
  // A forgotten stop() must not keep our process alive; its end ends the server.
  child.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
  return {
    async end(signal) {
      child.ref()
      child.kill(signal)
      await gone
    },
  }
}

function readiness(child: ChildProcess, log: (line: string) => void): Promise<void> {
  const lastWords: string[] = []
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () =>
      reject(new Error(`PostgreSQL did not start: ${lastWords.join(' | ') || 'it said nothing'}`)),
    )
    let rest = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        log(line)
        lastWords.push(line)
        if (lastWords.length > 20) lastWords.shift()
        if (line.includes('database system is ready to accept connections')) resolve()
      }
    })
  })
}

const living = new Set<ChildProcess>()

/** However our process ends, short of `kill -9`, the server is told to end as well. */
function endWithUs(child: ChildProcess): void {
  if (living.size === 0) watchOurEnd()
  living.add(child)
  child.once('exit', () => {
    living.delete(child)
    if (living.size === 0) unwatchOurEnd()
  })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function watchOurEnd(): void {
  process.on('exit', endAll)
  for (const signal of signals) process.on(signal, onSignal)
}

function unwatchOurEnd(): void {
  process.off('exit', endAll)
  for (const signal of signals) process.off(signal, onSignal)
}

function endAll(): void {
  for (const child of living) child.kill('SIGINT')
}

function onSignal(signal: NodeJS.Signals): void {
  // Somebody else listens as well: he ends the process in order, and its end ends the server.
  if (process.listenerCount(signal) > 1) return
  endAll()
  unwatchOurEnd()
  process.kill(process.pid, signal)
}
