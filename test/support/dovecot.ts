import { execFileSync } from 'node:child_process'
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
  ownName,
  program,
  type ServerKind,
  USERS,
} from './real-server.ts'
import { runServerProcess } from './server-process.ts'

export interface Dovecot extends ImapServer {
  /** Folder of a user's mails on disk, for tests that delete a mailbox behind the server's back. */
  maildir(user: string): string
  /** Ends the server and starts it again on the same port and mails. */
  restart(): Promise<void>
}

const binary = program('/usr/sbin/dovecot', '/usr/local/sbin/dovecot')

/** Delivers by LMTP. Its IDLE tells of a mail 500 ms after it was stored. */
export const dovecot: ServerKind<Dovecot> = {
  name: 'Dovecot',
  missing: whyMissing(),
  async start() {
    const folder = temporaryFolder()
    const [imap, lmtp] = [await freePort(), await freePort()]
    const mails = path.join(folder.path, 'mail')
    const owner = isRoot() ? machineUser('mail') : undefined
    fs.mkdirSync(mails)
    if (owner) fs.chownSync(mails, owner.uid, owner.gid)
    const config = path.join(folder.path, 'dovecot.conf')
    fs.writeFileSync(config, configuration(folder.path, imap, lmtp))
    fs.writeFileSync(
      path.join(folder.path, 'passwd'),
      Object.entries(USERS)
        .map(([user, password]) => `${user}:{PLAIN}${password}\n`)
        .join(''),
    )
    const log = path.join(folder.path, 'dovecot.log')
    const run = () => runServerProcess(binary ?? '', ['-F', '-c', config], [imap, lmtp], log)
    let running = await run()
    const stop = async () => {
      await running.stop()
      folder[Symbol.dispose]()
    }
    return {
      url: user => imapUrl(user, imap),
      deliver: (raw, envelope) => handOver(lmtp, 'lmtp', raw, envelope),
      maildir: user => path.join(mails, user),
      async restart() {
        await running.stop()
        running = await run()
      },
      stop,
      [Symbol.asyncDispose]: stop,
    }
  },
}

function whyMissing(): string | undefined {
  if (!binary || !fs.existsSync('/usr/lib/dovecot/lmtp'))
    return 'Dovecot (dovecot-imapd, dovecot-lmtpd) is not installed'
  const version = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim()
  return version.startsWith('2.3.')
    ? undefined
    : `these tests write the configuration of Dovecot 2.3, here is ${version}`
}

function configuration(home: string, imap: number, lmtp: number): string {
  const owner = (isRoot() && machineUser('mail')) || { uid: process.getuid?.(), gid: process.getgid?.() }
  return `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = /dev/stderr
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${home}/mail/%u
mail_max_userip_connections = 64
postmaster_address = postmaster@desk.example
hostname = mx.desk.example
passdb {
  driver = passwd-file
  args = ${home}/passwd
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${home}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
${isRoot() ? '' : underOwnName()}`
}

/** Run by an ordinary user, all of its processes are that user's and none is shut into a folder. */
function underOwnName(): string {
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
  return `
default_internal_user = ${ownName()}
default_internal_group = ${group}
default_login_user = ${ownName()}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
`
}
