import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dataDir, environment } from '../config.ts'

const file = (folder: string) => path.join(folder, 'running.json')

/** The environment of the command line; where it says nothing, that of the demo or daemon that runs in this folder. */
export function runningEnvironment(): { [name: string]: string | undefined } {
  const own = environment()
  const noted = existsSync(file(dataDir())) ? read(file(dataDir())) : {}
  return { ...noted, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value)) }
}

function read(name: string): { [name: string]: string } {
  try {
    return JSON.parse(readFileSync(name, 'utf8')) as { [name: string]: string }
  } catch (error) {
    throw new Error(`${name} cannot be read: start the demo or the daemon in this folder again`, { cause: error })
  }
}

/** Tell the command line where the embedded database, and in the demo the mail host, are. Gone when the process ends in order. */
export function noteRunning(folder: string, it: { [name: string]: string }): () => void {
  writeFileSync(file(folder), JSON.stringify(it), { mode: 0o600 })
  return () => rmSync(file(folder), { force: true })
}
