import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Pool } from '../../db/pool.ts'
import type { MailHost } from '../../demo/mailhost/host.ts'
import type { Postgres } from '../../demo/postgres.ts'

export const WATCHED = { orderportal: 'orderportal@lindehout.example', info: 'info@lindehout.example' }

/** The contract's environment for the product on these hosts. Limits are raised, and nothing waits: this is a load run, and it says so. */
export function productEnvironment(postgres: Postgres, host: MailHost, folder: string): NodeJS.ProcessEnv {
  mkdirSync(path.join(folder, 'data'), { recursive: true })
  return {
    PATH: [path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(path.delimiter),
    DATABASE_URL: postgres.url,
    DATA_DIR: path.join(folder, 'data'),
    MAILBOXES: 'orderportal,info',
    IMAP_ORDERPORTAL_URL: host.imapUrl(WATCHED.orderportal),
    IMAP_INFO_URL: host.imapUrl(WATCHED.info),
    SMTP_URL: host.smtpUrl(),
    AUTHSERV_ID: 'mx.lindehout.example',
    PARSER_SOCKET: path.join(folder, 'parser.sock'),
    SECRET_KEY: 'torture-torture-torture-torture-torture',
    ANSWER_LIMITS: '1000000/1000000/1000000',
    UNDO_SECONDS: '0',
    // an uncertain mail stays uncertain: it is counted, not sent again
    UNCERTAIN_RESEND_SECONDS: '999999',
    LOG_LEVEL: 'info',
  }
}

/** Mail that lies there before the first look is history, and rightly gets no answer. */
export async function swept(pool: Pool): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const { rowCount } = await pool.query('select from mailbox_state where last_sweep_at is not null')
    if (rowCount === 2) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('the mailboxes were not looked at within 30 s')
}
