import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { removePostgres } from './postgres.ts'

/** Where the demo keeps its things, each in its place below DATA_DIR. */
export function demoFolder(dataDir: string) {
  const root = path.resolve(dataDir)
  mkdirSync(root, { recursive: true })
  const at = (name: string) => path.join(root, name)
  return {
    root,
    postgres: at('postgres'),
    mail: at('mail'),
    ledger: at('demo.json'),
    log: at('demo.log'),
    owner: at('demo.pid'),
  }
}
export type DemoFolder = ReturnType<typeof demoFolder>

/** Forget everything that the demo made in its folder, and nothing else that lies there. */
export function emptyFolder(folder: DemoFolder): void {
  removePostgres(folder.postgres)
  for (const made of [folder.mail, folder.ledger, folder.log, folder.owner]) {
    rmSync(made, { recursive: true, force: true })
  }
}

/** Throws one sentence when another demo runs in this folder. */
export function refuseWhenRunning(folder: DemoFolder): void {
  const pid = existsSync(folder.owner) ? Number(readFileSync(folder.owner, 'utf8')) : 0
  if (pid > 0 && pid !== process.pid && lives(pid)) {
    throw new Error(`A demo is running in ${folder.root} already (process ${pid}). Stop that one first.`)
  }
}

function lives(pid: number): boolean {
  try {
    // only a demo counts: a number may belong to another program by now
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('demo/main.ts')
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
