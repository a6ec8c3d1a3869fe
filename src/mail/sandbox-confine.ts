import { execFile } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROOT = path.join(import.meta.dirname, '..', '..')
export interface Limits {
  /** Bytes that a child may take beyond what an empty Node reserves. */
  memory: number
  /** Seconds of processor time in a child's whole life, so that one whose desk was killed cannot spin for ever. */
  processor: number
}

const LIMITS: Limits = { memory: 700_000_000, processor: 300 }

/** How a child is begun: the command in front of its program, and what this machine cannot deny it. */
export interface Confinement {
  command: string
  args: string[]
  /** One plain sentence for each wall that is missing here. */
  missing: string[]
}

/**
 * The walls around what reads mails: no network (a namespace of its own), bounded memory and processor time, no file but
 * the code, no child processes, no environment. Tries what this machine allows; Node's own flags alone bound neither
 * network nor Buffers.
 */
export async function confine(program: string, { memory, processor } = LIMITS): Promise<Confinement> {
  const limits = ['prlimit', `--data=${(await emptyNode()) + memory}`, `--cpu=${processor}`, '--core=0']
  const [hasLimits, asRoot, asUser] = await Promise.all(
    [limits, ['unshare', '-n'], ['unshare', '-rn']].map(wall => works([...wall, 'true'])),
  )
  const network = asRoot ? ['unshare', '-n'] : asUser ? ['unshare', '-rn'] : undefined
  const line = [...(network ?? []), ...(hasLimits ? limits : []), process.execPath, ...nodeFlags(program), program]
  return {
    command: line[0]!,
    args: line.slice(1),
    missing: [
      ...(network || aloneHere()
        ? []
        : [
            'What reads mails can reach the network here: unshare is not allowed. Run the role parser in a container without network instead.',
          ]),
      ...(hasLimits
        ? []
        : ['What reads mails has no bound on its memory here: prlimit is missing (package util-linux).']),
    ],
  }
}

/** A container without a network has nothing but its own loopback: there is nothing left to deny. */
function aloneHere(): boolean {
  return Object.values(networkInterfaces()).every(addresses => addresses?.every(({ internal }) => internal) ?? true)
}

function nodeFlags(program: string): string[] {
  const code = ['src', 'workflows', 'node_modules', 'package.json'].map(name => path.join(ROOT, name))
  return [
    '--permission',
    ...[...code, path.dirname(program)].map(name => `--allow-fs-read=${name}`),
    '--max-old-space-size=400',
    // a mail leaves garbage and nothing else: collected seldom and by one thread, it costs far less than by several
    '--max-semi-space-size=16',
    // the whole heap is gone through when there is something to find: at 50 MB, where V8 begins, that was a third of all work
    '--initial-old-space-size=128',
    '--single-threaded-gc',
    '--disable-warning=SecurityWarning',
  ]
}

/** VmData of a Node that does nothing: mostly room reserved for code, which the limit would count. */
async function emptyNode(): Promise<number> {
  const print = "process.stdout.write(require('node:fs').readFileSync('/proc/self/status', 'latin1'))"
  const status = await run(process.execPath, ['-e', print], { env: {}, timeout: 5000 }).catch(() => ({ stdout: '' }))
  return Number(/^VmData:\s+(\d+) kB/m.exec(status.stdout)?.[1] ?? 0) * 1024
}

async function works([command, ...args]: string[]): Promise<boolean> {
  try {
    await run(command!, args, { env: {}, timeout: 5000 })
    return true
  } catch {
    return false
  }
}
