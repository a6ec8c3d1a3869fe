import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readNote } from './cluster.ts'

/** How long the server's helpers may need to see that it was killed, in ms. */
const BACKENDS_NOTICE = 500

/**
 * Ends a server that a killed process of ours left behind in this cluster, known by the server's own pid file. A server
 * whose starter still lives is somebody's: that is refused.
 */
export async function endOrphan(cluster: string, owner: number): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid')
  const pid = Number(readNote(pidFile))
  if (!Number.isInteger(pid) || pid <= 1) return
  const server = lookUp(pid)
  // Without such a process PostgreSQL itself cleans up; it would refuse to start where another program has that number now,
  // or where the server has ended and nobody has collected its exit yet (containers without an init).
  if (!server) {
    if (!exists(pid)) return
    await sleep(BACKENDS_NOTICE)
    return fs.rmSync(pidFile, { force: true })
  }
  if (!server.command.includes(cluster)) return fs.rmSync(pidFile, { force: true })
  if (server.parent === owner) {
    throw new Error(
      `The database in ${path.dirname(cluster)} is in use by process ${owner}. Nothing was changed. Stop that one first.`,
    )
  }
  const gentleToHard: [NodeJS.Signals, number][] = [
    ['SIGINT', 5_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ]
  for (const [signal, patience] of gentleToHard) {
    process.kill(pid, signal)
    const end = performance.now() + patience
    while (performance.now() < end) {
      if (!lookUp(pid)) return
      await sleep(20)
    }
  }
  throw new Error(`The database server ${pid} of an earlier run does not end. Nothing was changed. End it by hand.`)
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Parent and command line of a living process. */
function lookUp(pid: number): { parent: number; command: string } | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1')
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (state === 'Z') return undefined
      return { parent: Number(parent), command: fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
    }
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const gap = line.indexOf(' ')
    return { parent: Number(line.slice(0, gap)), command: line.slice(gap + 1) }
  } catch {
    return undefined
  }
}
