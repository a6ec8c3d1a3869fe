import type { MailHost } from './mailhost/host.ts'

export const MAILBOXES = [
  { name: 'orderportal', address: 'orderportal@lindehout.example' },
  { name: 'info', address: 'info@lindehout.example' },
]
export const AUTHSERV_ID = 'mx.lindehout.example'

/** What a production would have in its environment. The undo window is short here, so that a newcomer sees the mail leave. */
export function demoEnvironment(it: {
  databaseUrl: string
  host: MailHost
  dataDir: string
  port: number
  secretKey: string
  logLevel: string
}): { [name: string]: string } {
  const boxes = MAILBOXES.map(({ name, address }) => [`IMAP_${name.toUpperCase()}_URL`, it.host.imapUrl(address)])
  return {
    DATABASE_URL: it.databaseUrl,
    DATA_DIR: it.dataDir,
    MAILBOXES: MAILBOXES.map(({ name }) => name).join(','),
    ...Object.fromEntries(boxes),
    SMTP_URL: it.host.smtpUrl(),
    AUTHSERV_ID,
    FIRST_SYNC: 'now',
    PUBLIC_URL: `http://localhost:${it.port}`,
    HOST: '127.0.0.1',
    PORT: String(it.port),
    UNDO_SECONDS: '10',
    SECRET_KEY: it.secretKey,
    LOG_LEVEL: it.logLevel,
  }
}
