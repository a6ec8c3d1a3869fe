import fs from 'node:fs'
import path from 'node:path'
import { freePort } from '../../src/demo/port.ts'
import type { MailHost } from '../../src/demo/mailhost/host.ts'
import { temporaryFolder } from './folder.ts'
import { testMailHost } from './mailhost.ts'
import { handOver, isRoot, machineUser, program, type ServerKind, type SmtpServer } from './real-server.ts'
import { runServerProcess } from './server-process.ts'

export interface Postfix extends SmtpServer {
  /** The host behind it: where its mails end, and what refuses them when a test wants a bounce. */
  behind: MailHost
}

const master = program('/usr/lib/postfix/sbin/master', '/usr/libexec/postfix/master')

/**
 * A relay in front of an embedded mail host: its 250 means "queued", delivery and bounces follow by themselves. What the host
 * behind refuses for now is tried again every few seconds; what it refuses for ever goes back to the sender as a bounce.
 */
export const postfix: ServerKind<Postfix> = {
  name: 'Postfix',
  missing: master
    ? isRoot()
      ? undefined
      : 'Postfix can only be started by root'
    : 'Postfix (postfix) is not installed',
  async start() {
    const folder = temporaryFolder()
    const behind = await testMailHost()
    const port = await freePort()
    const config = path.join(folder.path, 'config')
    fs.mkdirSync(config)
    fs.writeFileSync(path.join(config, 'main.cf'), settings(folder.path, behind.smtpPort))
    fs.writeFileSync(path.join(config, 'master.cf'), services(port))
    makeQueue(folder.path)
    const log = path.join(folder.path, 'postfix.out')
    const running = await runServerProcess(master ?? '', ['-c', config, '-d'], [port], log)
    const stop = async () => {
      await running.stop()
      await behind.stop()
      folder[Symbol.dispose]()
    }
    return {
      behind,
      url: () => `smtp://127.0.0.1:${port}`,
      deliver: (raw, envelope) => handOver(port, 'smtp', raw, envelope),
      mails: async address => behind.mailbox(address).map(mail => mail.raw),
      stop,
      [Symbol.asyncDispose]: stop,
    }
  },
}

function settings(home: string, nextPort: number): string {
  return `compatibility_level = 3.6
queue_directory = ${home}/spool
data_directory = ${home}/data
maillog_file = ${home}/postfix.log
maillog_file_prefixes = ${home}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.desk.example
mydestination =
local_recipient_maps =
alias_maps =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
relayhost = [127.0.0.1]:${nextPort}
smtp_dns_support_level = disabled
smtp_tls_security_level = none
smtputf8_enable = no
minimal_backoff_time = 2s
maximal_backoff_time = 4s
queue_run_delay = 2s
smtp_destination_concurrency_failed_cohort_limit = 0
`
}

function services(port: number): string {
  const lines = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    ...['bounce', 'defer', 'trace'].map(name => `${name} unix - - n - 0 bounce`),
    'proxymap unix - - n - - proxymap',
    ...['smtp', 'relay'].map(name => `${name} unix - - n - - smtp`),
    ...['error', 'retry'].map(name => `${name} unix - - n - - error`),
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
  ]
  return `${lines.join('\n')}\n`
}

/** The folders of a queue with the owners that Postfix insists on. */
function makeQueue(home: string): void {
  const owner = machineUser('postfix')
  const drop = Number(/^postdrop:[^:]*:(\d+)/m.exec(fs.readFileSync('/etc/group', 'utf8'))?.[1])
  if (!owner) throw new Error('There is no user postfix.')
  const make = (name: string, mode: number, gid: number) => {
    const folder = path.join(home, name)
    fs.mkdirSync(folder, { recursive: true })
    fs.chownSync(folder, owner.uid, gid)
    fs.chmodSync(folder, mode)
  }
  fs.mkdirSync(path.join(home, 'spool', 'pid'), { recursive: true })
  const queues = [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ]
  for (const name of queues) make(`spool/${name}`, 0o700, owner.gid)
  make('spool/maildrop', 0o1730, drop)
  make('spool/public', 0o2710, drop)
  make('data', 0o700, owner.gid)
}
