import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Whose rights the server runs with; {} is our own. To be spread into the options of a spawn. */
export interface Account {
  uid?: number
  gid?: number
}

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the owner of an existing cluster, else as the machine's
 * user `postgres`, else as `nobody`; anybody else runs it under his own name.
 */
export function serverAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return {}
  const owner = fs.statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find(line => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error('PostgreSQL refuses to run as root, and this machine has no other user. Start it as another user.')
}

/** Whether this account may walk into the folder: below a closed home such as /root nobody else may. */
export function canEnter(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  )
}
