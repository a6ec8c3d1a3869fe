import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { freePort, tryPort } from '../port.ts'
import { Faults, type SmtpFault, type SmtpRefusal } from './faults.ts'
import { listenImap } from './imap/listen.ts'
import { Logins } from './logins.ts'
import { type Delivery, PostOffice } from './post-office.ts'
import type { SmtpDesk } from './smtp.ts'
import type { Verdict } from './stamp.ts'
import { MailStore } from './store.ts'

export interface MailHostOptions {
  /** Where the mailboxes are kept; without it in a folder that goes with the host. */
  dir?: string
  /** Mailboxes with a login: address -> password. Every other address gets a mailbox with its first mail. */
  users: Record<string, string>
  /** Loopback ports; without them those used last time, else free ones. */
  imapPort?: number
  smtpPort?: number
  /** Name of the host in `Authentication-Results`, the desk's AUTHSERV_ID. */
  authServId: string
  /** Domains whose mails are authenticated; all others publish no policy (`none`). */
  domains: string[]
  /** Time of INTERNALDATE and Received. */
  now?: () => Date
}

/** A mail as it lies in a mailbox. */
interface MailboxMail {
  uid: number
  /** All bytes, the host's own trace headers on top; read from disk when asked for. */
  readonly raw: Buffer
  internalDate: Date
  flags: string[]
}

interface DeliveryEnvelope {
  /** Reverse-path; '' is the null sender. */
  from: string
  to: string | string[]
  /** Overrides what the domain alone would give; true is `pass`, false is `none`. */
  authenticated?: boolean | Verdict
}

export interface MailHost {
  imapPort: number
  smtpPort: number
  /** imap://…/INBOX of a user. */
  imapUrl(address: string): string
  /** smtp://… for anybody; with a verdict: mails sent there get it, whoever they are from. Its password is this host's secret. */
  smtpUrl(verdict?: Verdict): string
  /** As if it came by SMTP. Says where it lies now. */
  deliver(raw: Buffer | string, envelope: DeliveryEnvelope): Delivery[]
  /** What lies in the INBOX of an address, oldest first; empty for an address that never got a mail. */
  mailbox(address: string): MailboxMail[]
  /** Every address that has a mailbox. */
  addresses(): string[]
  /** Called at once for every mail that has been stored; gives the way to stop that. */
  onDelivery(callback: (delivery: Delivery) => void): () => void
  /** Whether a mail with this Message-ID was ever accepted: the proof for a mail whose 250 got lost. */
  has(messageId: string): boolean
  chaos: MailHostChaos
  stop(): Promise<void>
}

interface MailHostChaos {
  breakSmtp(fault: SmtpFault): void
  refuseSmtp(refusal: SmtpRefusal): void
  /** Cuts all IMAP connections. */
  dropImap(): void
  /** The connections stay open and nobody answers, as behind a dead firewall; false: new connections work again. */
  silenceImap(silent: boolean): void
  refuseImapLogin(refused: boolean): void
  /** A new UIDVALIDITY and UIDs from 1; the mails stay unless told otherwise. Sessions that had it open are ended. */
  recreate(address: string, options?: { keepMails: boolean }): void
  /** Everything works again, for new connections. */
  clear(): void
}

/**
 * A mail host on 127.0.0.1: IMAP and SMTP over the same mailboxes, in this process. Nothing leaves the machine.
 * Throws one plain sentence when a port is taken or the SMTP package is not installed.
 */
export async function startMailHost(options: MailHostOptions): Promise<MailHost> {
  const { authServId, now = () => new Date() } = options
  const dir = options.dir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'postbode-mail-'))
  const store = new MailStore(path.join(dir, 'mailboxes'))
  for (const address of Object.keys(options.users)) store.folder(address)
  const faults = new Faults()
  const logins = new Logins(options.users)
  const office = new PostOffice(store, authServId, options.domains, now)

  const { listenSmtp } = await loadSmtp()
  const ports = await choosePorts(path.join(dir, 'ports.json'), options)
  const login = (user: string, password: string) => logins.mailbox(user, password)
  const imap = await listenImap({ store, faults, name: authServId, now, login }, ports.imap)
  const smtp = await listenSmtp(smtpDesk(authServId, faults, logins, office), ports.smtp)

  return {
    imapPort: imap.port,
    smtpPort: smtp.port,
    imapUrl: address => logins.imapUrl(address, imap.port),
    smtpUrl: verdict => logins.smtpUrl(smtp.port, verdict),
    deliver(raw, { from, to, authenticated }) {
      const verdict = authenticated === true ? 'pass' : authenticated === false ? 'none' : authenticated
      const envelope = { from, to: typeof to === 'string' ? [to] : to }
      return office.take({ raw: Buffer.from(raw), envelope, helo: 'localhost', ...(verdict && { verdict }) })
    },
    mailbox: address => (store.has(address) ? listMails(store.folder(address)) : []),
    addresses: () => store.addresses(),
    onDelivery: callback => office.listen(callback),
    has: messageId => store.hasAccepted(messageId),
    chaos: chaos(faults, store, () => imap.dropAll()),
    async stop() {
      imap.close()
      smtp.close()
      if (!options.dir) fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

function smtpDesk(name: string, faults: Faults, logins: Logins, office: PostOffice): SmtpDesk {
  return {
    faults,
    name,
    login: (user, password) => logins.smtp(user, password),
    accept(raw, envelope, helo, user) {
      const judged =
        user && ('verdict' in user ? user : { ownDomain: user.address.slice(user.address.indexOf('@') + 1) })
      const deliveries = office.take({ raw, envelope, helo, ...judged })
      return `OK: stored as ${deliveries.map(delivery => delivery.uid).join(',')}`
    },
  }
}

function listMails(folder: ReturnType<MailStore['folder']>): MailboxMail[] {
  return folder.mails.map(mail => ({
    uid: mail.uid,
    internalDate: mail.internalDate,
    flags: mail.flags,
    get raw() {
      return folder.raw(mail)
    },
  }))
}

function chaos(faults: Faults, store: MailStore, dropImap: () => void): MailHostChaos {
  return {
    breakSmtp: fault => faults.breakSmtp(fault),
    refuseSmtp: refusal => faults.refuse(refusal),
    dropImap,
    silenceImap: silent => void (faults.imapSilent = silent),
    refuseImapLogin: refused => void (faults.imapLoginRefused = refused),
    recreate: (address, { keepMails } = { keepMails: true }) => store.folder(address).recreate(keepMails),
    clear: () => faults.clear(),
  }
}

async function loadSmtp() {
  try {
    return await import('./smtp.ts')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
    throw new Error("The demo's mail host needs the package smtp-server. Run `npm ci` without --omit=optional.", {
      cause: error,
    })
  }
}

const rememberedPorts = z.object({ imap: z.number(), smtp: z.number() })

async function choosePorts(note: string, { imapPort, smtpPort }: MailHostOptions) {
  const last = fs.existsSync(note)
    ? rememberedPorts.parse(JSON.parse(fs.readFileSync(note, 'utf8')))
    : { imap: 0, smtp: 0 }
  const imap = imapPort ? await wantedPort(imapPort) : await freePort(last.imap)
  const smtp = smtpPort ? await wantedPort(smtpPort) : await freePort(last.smtp)
  fs.writeFileSync(note, JSON.stringify({ imap, smtp }))
  return { imap, smtp }
}

async function wantedPort(port: number): Promise<number> {
  if (await tryPort(port)) return port
  throw new Error(`Port ${port} for the demo's mail host is taken by another program. Choose another port.`)
}
