import { createTransport } from 'nodemailer'
import { cyrus } from '../support/cyrus.ts'
import { dovecot } from '../support/dovecot.ts'
import { imapClient } from '../support/imap.ts'
import { AUTHSERV_ID, testMailHost } from '../support/mailhost.ts'
import { postfix } from '../support/postfix.ts'
import type { ImapServer, ServerKind } from '../support/real-server.ts'

/** The mail servers around one daemon: where customers' mails arrive, and where ours go. */
export interface MailServers extends AsyncDisposable {
  imapUrl(user: string): string
  smtpUrl: string
  /** A customer's mail, authenticated by our own server, into one or more watched mailboxes. */
  deliver(raw: string, from: string, ...to: string[]): Promise<void>
  /** What a customer got from us so far. */
  mails(address: string): Promise<Buffer[]>
  /** What lies in a watched mailbox, with the flags that a person sees. */
  inbox(user: string): Promise<{ uid: number; flags: string[] }[]>
}

export interface Setting {
  name: string
  /** Why it is skipped here. */
  missing: string | undefined
  start(): Promise<MailServers>
}

export const embedded: Setting = {
  name: 'embedded IMAP and SMTP',
  missing: undefined,
  async start() {
    const host = await testMailHost()
    return {
      imapUrl: host.imapUrl,
      smtpUrl: host.smtpUrl(),
      deliver: (raw, from, ...to) => overSmtp(host.smtpUrl(), raw, from, to),
      mails: async address => host.mailbox(address).map(it => it.raw),
      inbox: user => look(host.imapUrl(user)),
      [Symbol.asyncDispose]: () => host.stop(),
    }
  },
}

export const dovecotAndPostfix = beside('Dovecot and Postfix', dovecot, 'postfix')
export const cyrusAndEmbedded = beside('Cyrus, and embedded SMTP', cyrus, 'embedded')

function beside(name: string, imap: ServerKind<ImapServer>, smtp: 'postfix' | 'embedded'): Setting {
  return {
    name,
    missing: imap.missing ?? (smtp === 'postfix' ? postfix.missing : undefined),
    async start() {
      await using stack = new AsyncDisposableStack()
      const incoming = stack.use(await imap.start())
      const relay = smtp === 'postfix' ? stack.use(await postfix.start()) : undefined
      const host = relay?.behind ?? stack.use(await testMailHost())
      const started = stack.move()
      return {
        imapUrl: user => incoming.url(user),
        smtpUrl: relay ? relay.url() : host.smtpUrl(),
        deliver: (raw, from, ...to) => incoming.deliver(`${stamp(from)}\r\n${raw}`, { from, to }),
        mails: async address => host.mailbox(address).map(it => it.raw),
        inbox: user => look(incoming.url(user)),
        [Symbol.asyncDispose]: () => started.disposeAsync(),
      }
    },
  }
}

/** What the mail server in front of such a mailbox writes on top. */
const stamp = (from: string) =>
  `Authentication-Results: ${AUTHSERV_ID}; dmarc=pass header.from=${from.slice(from.indexOf('@') + 1)}`

export async function overSmtp(url: string, raw: string, from: string, to: string[]): Promise<void> {
  const transport = createTransport(url)
  try {
    await transport.sendMail({ envelope: { from, to }, raw })
  } finally {
    transport.close()
  }
}

async function look(url: string): Promise<{ uid: number; flags: string[] }[]> {
  await using client = await imapClient(url)
  await client.mailboxOpen('INBOX', { readOnly: true })
  const found = await client.fetchAll('1:*', { flags: true })
  return found.map(({ uid, flags }) => ({ uid, flags: [...(flags ?? [])].filter(it => it !== '\\Recent') }))
}
