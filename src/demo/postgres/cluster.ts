import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Account, canEnter, serverAccount } from './account.ts'
import { OPEN_PLACE, type Binaries } from './binaries.ts'

/** Nothing of the caller's environment reaches the server: PGDATA, PGPORT or a Dutch locale would change it. */
export const serverEnvironment =
  process.platform === 'win32' ? undefined : { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

/**
 * The folder of the cluster belonging to `dataDir`: inside it, or, where the database user may not enter there, at an open
 * place that a note in `dataDir` remembers.
 */
export function placeCluster(dataDir: string): string {
  fs.mkdirSync(dataDir, { recursive: true })
  const inside = path.join(fs.realpathSync(dataDir), 'cluster')
  const note = path.join(dataDir, 'place')
  const remembered = readNote(note)
  if (remembered && fs.existsSync(remembered)) return path.join(remembered, 'cluster')
  if (canEnter(dataDir, serverAccount(inside))) return inside
  fs.mkdirSync(OPEN_PLACE, { recursive: true, mode: 0o755 })
  const outside = fs.mkdtempSync(path.join(OPEN_PLACE, 'data-'))
  fs.chmodSync(outside, 0o755)
  fs.writeFileSync(note, `${outside}\n`)
  return path.join(outside, 'cluster')
}

/** Makes the cluster when there is none. A start that was cut short leaves none, never half of one. */
export async function ensureCluster(
  cluster: string,
  dataDir: string,
  account: Account,
  binaries: Binaries,
): Promise<void> {
  const version = readNote(path.join(cluster, 'PG_VERSION'))
  if (version === binaries.major) return
  if (version !== undefined) {
    throw new Error(
      `The database in ${dataDir} was made by PostgreSQL ${version}, this is ${binaries.major}. ` +
        'Nothing was changed. Move the folder away, or start afresh with `npm run demo -- --reset`.',
    )
  }
  const unfinished = `${cluster}.new`
  fs.rmSync(unfinished, { recursive: true, force: true })
  fs.mkdirSync(unfinished, { mode: 0o700 })
  const secret = path.join(unfinished, '..', 'password.new')
  fs.writeFileSync(secret, `${password(dataDir)}\n`, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const thing of [unfinished, secret]) fs.chownSync(thing, account.uid, account.gid)
  }
  try {
    await promisify(execFile)(binaries.initdb, initdbArguments(unfinished, secret), {
      ...account,
      cwd: '/',
      env: serverEnvironment,
    })
  } finally {
    fs.rmSync(secret, { force: true })
  }
  fs.renameSync(unfinished, cluster)
}

function initdbArguments(folder: string, secret: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postbode',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and case rules on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // The password is 192 random bits: stretching it would only slow down every connection.
    '--set=scram_iterations=1',
  ]
}

/** The password of the database user, made once for each folder: other people on the machine reach the port as well. */
export function password(dataDir: string): string {
  const file = path.join(dataDir, 'password')
  const known = readNote(file)
  if (known) return known
  const fresh = randomBytes(24).toString('base64url')
  fs.writeFileSync(file, `${fresh}\n`, { mode: 0o600 })
  return fresh
}

/** First line of a small file; undefined where there is no file. */
export function readNote(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8').split('\n', 1)[0]?.trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw error
  }
}
