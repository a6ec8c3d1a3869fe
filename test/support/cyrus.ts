import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { freePort } from '../../src/demo/port.ts'
import { temporaryFolder } from './folder.ts'
import {
  handOver,
  imapUrl,
  type ImapServer,
  isRoot,
  machineUser,
  program,
  type ServerKind,
  USERS,
} from './real-server.ts'
import { runServerProcess } from './server-process.ts'

const master = program('/usr/lib/cyrus/bin/master')
// Debian installs one IMAP server only; .ci/run unpacks this part of Cyrus beside Dovecot.
const imapd = program('/usr/lib/cyrus/bin/imapd', '/opt/postbode-ci/cyrus/usr/lib/cyrus/bin/imapd')
const passwords = program('/usr/sbin/saslpasswd2')

/** A second opinion on IMAP. Delivers by LMTP; makes a mailbox at its first mail or login. */
export const cyrus: ServerKind<ImapServer> = {
  name: 'Cyrus',
  missing: whyMissing(),
  async start() {
    const folder = temporaryFolder()
    const [imap, lmtp] = [await freePort(), await freePort()]
    const [settings, services] = [path.join(folder.path, 'imapd.conf'), path.join(folder.path, 'cyrus.conf')]
    fs.mkdirSync(path.join(folder.path, 'config', 'socket'), { recursive: true })
    fs.mkdirSync(path.join(folder.path, 'spool'))
    fs.writeFileSync(settings, configuration(folder.path))
    fs.writeFileSync(services, serviceList(settings, imap, lmtp))
    for (const [user, password] of Object.entries(USERS)) addUser(path.join(folder.path, 'sasldb2'), user, password)
    giveTo('cyrus', folder.path)
    const run = ['-C', settings, '-M', services, '-p', path.join(folder.path, 'pid')]
    const running = await runServerProcess(master ?? '', run, [imap, lmtp], path.join(folder.path, 'cyrus.log'))
    const stop = async () => {
      await running.stop()
      folder[Symbol.dispose]()
    }
    return {
      url: user => imapUrl(user, imap),
      deliver: (raw, envelope) => handOver(lmtp, 'lmtp', raw, envelope),
      stop,
      [Symbol.asyncDispose]: stop,
    }
  },
}

function whyMissing(): string | undefined {
  if (!master || !imapd || !passwords) return 'Cyrus (cyrus-common, cyrus-imapd, sasl2-bin) is not installed'
  if (!isRoot()) return 'Cyrus can only be started by root'
  return undefined
}

function configuration(home: string): string {
  return `configdirectory: ${home}/config
defaultpartition: default
partition-default: ${home}/spool
temp_path: ${home}
servername: mx.desk.example
virtdomains: userid
defaultdomain: elsewhere.example
unixhierarchysep: yes
allowplaintext: yes
autocreate_quota: 0
autocreate_post: yes
duplicatesuppression: no
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: ${home}/sasldb2
sasl_mech_list: PLAIN
`
}

/** The programs do not inherit the master's own choice of a configuration. */
function serviceList(settings: string, imap: number, lmtp: number): string {
  const idled = path.join(path.dirname(imapd ?? ''), 'idled')
  return `START {
}
SERVICES {
  imap cmd="${imapd} -C ${settings}" listen="127.0.0.1:${imap}" prefork=0
  lmtp cmd="lmtpd -C ${settings} -a" listen="127.0.0.1:${lmtp}" prefork=0
}
DAEMON {
  idled cmd="${idled} -C ${settings}"
}
`
}

function addUser(file: string, address: string, password: string): void {
  const [user, domain] = address.split('@')
  const added = spawnSync(passwords ?? '', ['-p', '-c', '-f', file, '-u', domain ?? '', user ?? ''], {
    input: password,
  })
  if (added.status !== 0) throw new Error(`saslpasswd2: ${added.stderr.toString()}`)
}

/** The whole folder belongs to this user of the machine from now on. */
function giveTo(name: string, folder: string): void {
  const owner = machineUser(name)
  if (!owner) throw new Error(`There is no user ${name}.`)
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    fs.chownSync(path.join(folder, entry), owner.uid, owner.gid)
  }
  fs.chownSync(folder, owner.uid, owner.gid)
}
