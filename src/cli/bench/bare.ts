import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import pg from 'pg'

// The practical ceiling of these libraries, not a product: fetch, parse, one durable insert, one answer. No queue, no rules,
// no templates, no recovery. A program of its own, as Postbode is: node bare.ts, with the environment of the contract.

const { DATABASE_URL, SMTP_URL, IMAP_ORDERPORTAL_URL, IMAP_INFO_URL } = environment()
const db = new pg.Pool({ connectionString: DATABASE_URL, max: 8 })
await db.query(
  'create table if not exists bare_mail (id bigserial primary key, mailbox text, uid bigint, raw bytea, unique (mailbox, uid))',
)
const smtp = createTransport({
  url: SMTP_URL,
  pool: true,
  maxConnections: 4,
  maxMessages: Number.POSITIVE_INFINITY,
} as never)

async function handle(mailbox: string, uid: number, raw: Buffer): Promise<void> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  await db.query('insert into bare_mail (mailbox, uid, raw) values ($1, $2, $3) on conflict do nothing', [
    mailbox,
    uid,
    raw,
  ])
  const to = mail.from?.value[0]?.address
  if (!to || mail.headers.get('auto-submitted')) return
  await smtp.sendMail({
    from: mailbox,
    to,
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: mail.messageId,
    text: 'Wij hebben uw bericht ontvangen.',
  })
}

async function watch(url: URL): Promise<void> {
  const user = decodeURIComponent(url.username)
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port),
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
  })
  client.on('error', () => process.exit(1))
  await client.connect()
  await client.mailboxOpen('INBOX', { readOnly: true })
  let next = 1
  let news = true
  let wake = () => {}
  client.on('exists', () => {
    news = true
    wake()
  })
  const busy = new Set<Promise<void>>()
  process.send?.('ready')
  for (;;) {
    if (!news) {
      const idle = client.idle()
      await new Promise<void>(resolve => {
        wake = resolve
        if (news) resolve()
      })
      void client.noop()
      await idle
    }
    news = false
    for await (const { uid, source } of client.fetch(`${next}:*`, { uid: true, source: true }, { uid: true })) {
      if (uid < next || !source) continue
      next = uid + 1
      const done = handle(user, uid, source).finally(() => busy.delete(done))
      busy.add(done)
      if (busy.size >= 16) await Promise.race(busy)
    }
  }
}

/** The contract's names; this program stands outside the product and its configuration. */
function environment() {
  const [DATABASE_URL, SMTP_URL, IMAP_ORDERPORTAL_URL, IMAP_INFO_URL] = process.argv.slice(2) as [
    string,
    string,
    string,
    string,
  ]
  return { DATABASE_URL, SMTP_URL, IMAP_ORDERPORTAL_URL, IMAP_INFO_URL }
}

await Promise.all([watch(new URL(IMAP_ORDERPORTAL_URL)), watch(new URL(IMAP_INFO_URL))])
