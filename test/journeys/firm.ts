import { skipTime } from '../../src/clock.ts'
import { createPool, type Pool } from '../../src/db/pool.ts'
import { type MailHost, startMailHost } from '../../src/demo/mailhost/host.ts'
import { freePort } from '../../src/demo/port.ts'
import { buyers, seedWorld } from '../../src/demo/world.ts'
import { temporaryFolder } from '../support/folder.ts'
import { testDatabase } from '../support/postgres.ts'
import { Browser } from './browser.ts'
import { Daemon, eventually } from './daemon.ts'
import { addressOf, letter, type Letter, opened, type Received } from './letter.ts'
import { overSmtp } from './mail-servers.ts'

export const ORDERPORTAL = 'orderportal@lindehout.example'
export const INFO = 'info@lindehout.example'
const AUTHSERV_ID = 'mx.lindehout.example'
const ADMIN = { email: 'sanne.bakker@lindehout.example', password: 'een lang wachtwoord' }
const PASSWORD = 'secret-1'

/** The invented distributor with its customers, a daemon that serves it, and a colleague at the desk. */
export interface Firm extends AsyncDisposable {
  /** For looking at what is booked. */
  pool: Pool
  daemon: Daemon
  url: string
  environment: { [name: string]: string }
  host: MailHost
  /** A customer sends a mail over SMTP; returns its Message-ID. */
  send(mail: Letter): Promise<string>
  sendRaw(raw: string, from: string, ...to: string[]): Promise<void>
  /** What an address got from us, oldest first. */
  mails(address: string): Promise<Received[]>
  /** The n-th mail that an address got from us, once it is there. */
  mail(address: string, n?: number): Promise<Received>
  /** The run that a mail of ours belongs to. */
  runOf(mail: Received): string
  /** Move the clock of the desk and of the mail host; whoever was signed in at the desk signs in again after half a day. */
  skip(by: Parameters<typeof skipTime>[1]): Promise<void>
  /** Signed in as the first administrator. */
  desk(): Promise<Browser>
}

/** `more`: FIRST_SYNC and the like; `before`: what lies in the mailboxes before the daemon looks for the first time. */
export async function startFirm(
  more: { [name: string]: string } = {},
  before: (host: MailHost) => void = () => {},
): Promise<Firm> {
  await using stack = new AsyncDisposableStack()
  const [database, folder] = [stack.use(await testDatabase()), stack.use(temporaryFolder())]
  const pool = stack.adopt(createPool(database.url, { max: 2, onError: () => {} }), it => it.end())
  await seedWorld(pool)
  let shiftMs = 0
  const host = await startMailHost({
    now: () => new Date(Date.now() + shiftMs),
    users: { [ORDERPORTAL]: PASSWORD, [INFO]: PASSWORD },
    authServId: AUTHSERV_ID,
    domains: ['lindehout.example', ...buyers.flatMap(it => it.domains)],
  })
  stack.defer(() => host.stop())
  before(host)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = {
    DATABASE_URL: database.url,
    IMAP_ORDERPORTAL_URL: host.imapUrl(ORDERPORTAL),
    IMAP_INFO_URL: host.imapUrl(INFO),
    SMTP_URL: host.smtpUrl(),
    AUTHSERV_ID,
    PUBLIC_URL: url,
    PORT: String(port),
    UNDO_SECONDS: '0',
    ANSWER_LIMITS: '100/200/1000',
    SECRET_KEY: 'a key that is only for tests, 32 long',
    DESK_ADMIN_EMAIL: ADMIN.email,
    DESK_ADMIN_PASSWORD: ADMIN.password,
    ...more,
  }
  const daemon = stack.use(new Daemon(folder.path, environment))
  await daemon.says('Postbode is ready')
  await eventually('readiness', async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined))
  const owned = stack.move()

  const sendRaw = (raw: string, from: string, ...to: string[]) => overSmtp(host.smtpUrl(), raw, from, to)
  const mails = (address: string) => Promise.all(host.mailbox(address).map(it => opened(it.raw)))
  return {
    pool,
    daemon,
    url,
    environment,
    host,
    async send(mail) {
      const { id, raw } = letter(mail)
      await sendRaw(raw, addressOf(mail.from), addressOf(mail.to))
      return id
    },
    sendRaw,
    mails,
    async mail(address, n = 1) {
      const found = await eventually(`mail ${n} for ${address}`, () => host.mailbox(address)[n - 1]).catch(
        (error: unknown) => {
          throw new Error(`${String(error)}\n${daemon.stdout}`, { cause: error })
        },
      )
      return opened(found.raw)
    },
    runOf: mail => mail.header('x-postbode-run') ?? '',
    async skip(by) {
      await skipTime(pool, by)
      const { rows } = await pool.query<{ ms: number }>(
        'select (extract(epoch from shift) * 1000)::float as ms from clock',
      )
      shiftMs = rows[0]?.ms ?? 0
    },
    async desk() {
      const browser = new Browser(url)
      const page = await browser.submit(await browser.get('/desk/sign-in'), /sign-in/, ADMIN)
      if (!page.path.startsWith('/desk/queue')) throw new Error(`Not signed in: ${page.status} ${page.path}`)
      return browser
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
