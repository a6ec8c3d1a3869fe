import fs from 'node:fs'
import os from 'node:os'
import nodemailer from 'nodemailer'
import { INFO, ORDERPORTAL } from './mailhost.ts'

/** The two watched mailboxes, with their passwords, as every real IMAP server of the tests has them. */
export const USERS: Record<string, string> = { [ORDERPORTAL]: 'secret-1', [INFO]: 'secret-2' }

/** An IMAP server of the machine, private to one test, on loopback. */
export interface ImapServer extends AsyncDisposable {
  /** imap://…/INBOX of one of the users. */
  url(user: string): string
  deliver(raw: string | Buffer, envelope: { from: string; to: string | string[] }): Promise<void>
  stop(): Promise<void>
}

/** An SMTP server of the machine, private to one test, on loopback. It keeps what it accepts. */
export interface SmtpServer extends AsyncDisposable {
  /** smtp://… */
  url(): string
  deliver(raw: string | Buffer, envelope: { from: string; to: string | string[] }): Promise<void>
  /** What it has delivered to an address so far, oldest first. */
  mails(address: string): Promise<Buffer[]>
  stop(): Promise<void>
}

export interface ServerKind<Server> {
  name: string
  /** Why tests that need it are skipped here; undefined: it is installed and can run. */
  missing: string | undefined
  start(): Promise<Server>
}

/** First of these files that exists, or undefined: Debian's places, whatever the PATH says. */
export function program(...places: string[]): string | undefined {
  return places.find(place => fs.existsSync(place))
}

export function imapUrl(user: string, port: number): string {
  const password = USERS[user]
  if (password === undefined) throw new Error(`${user} has no mailbox on this server.`)
  return `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`
}

/** Hands a mail over by LMTP or SMTP, one connection per mail. */
export async function handOver(
  port: number,
  protocol: 'lmtp' | 'smtp',
  raw: string | Buffer,
  envelope: { from: string; to: string | string[] },
): Promise<void> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    lmtp: protocol === 'lmtp',
    ignoreTLS: true,
    name: 'localhost',
  })
  const { rejected } = await transport.sendMail({ envelope, raw })
  if (rejected.length > 0) throw new Error(`Refused for ${rejected.join(', ')}`)
}

/** User and group number of one of the machine's users; undefined when there is none. */
export function machineUser(name: string): { uid: number; gid: number } | undefined {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(line => line.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Name of the user who runs the tests. */
export function ownName(): string {
  return os.userInfo().username
}
