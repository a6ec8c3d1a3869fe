import { expect, test, vi } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'
import { freePort } from '../src/demo/port.ts'
import { Daemon } from './journeys/daemon.ts'
import { temporaryFolder } from './support/folder.ts'
import { testDatabase } from './support/postgres.ts'
import { withClient, withDatabase } from './support/sql.ts'

vi.setConfig({ testTimeout: 90_000 })

const KEY = 'a key that is only for tests, 32 long'
const GOOD = {
  IMAP_ORDERPORTAL_URL: 'imaps://orderportal%40desk.example:secret@mail.desk.example/INBOX',
  IMAP_INFO_URL: 'imaps://info%40desk.example:secret@mail.desk.example',
  SMTP_URL: 'smtps://desk:secret@mail.desk.example:465',
  SECRET_KEY: KEY,
}

function problemsOf(environment: { [name: string]: string }): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('what is not said has the value of the contract', () => {
  expect(readConfig(GOOD)).toEqual({
    databaseUrl: undefined,
    dataDir: '.postbode',
    mailboxes: [
      {
        name: 'orderportal',
        address: 'orderportal@desk.example',
        host: 'mail.desk.example',
        port: 993,
        secure: true,
        user: 'orderportal@desk.example',
        password: 'secret',
        folder: 'INBOX',
      },
      expect.objectContaining({ name: 'info', address: 'info@desk.example', folder: 'INBOX' }),
    ],
    smtpUrl: GOOD.SMTP_URL,
    authServId: undefined,
    authServBelowReceived: false,
    firstSync: 'now',
    publicUrl: 'http://localhost:8080',
    host: '127.0.0.1',
    port: 8080,
    roles: ['intake', 'worker', 'sender', 'web', 'scheduler'],
    answerLimits: { perAddress: 3, perDomain: 10, inAll: 200 },
    undoSeconds: 60,
    uncertainResendSeconds: 600,
    deskAdmin: undefined,
    secretKey: KEY,
    logLevel: 'info',
    parserSocket: undefined,
  })
})

test('an empty value is as good as none', () => {
  expect(readConfig({ ...GOOD, PORT: '', DATABASE_URL: '', AUTHSERV_ID: '' })).toEqual(readConfig(GOOD))
})

test('user, password and folder may hold any sign, percent-encoded', () => {
  const { mailboxes } = readConfig({
    ...GOOD,
    MAILBOXES: 'order-desk',
    IMAP_ORDER_DESK_URL: 'imap://desk%2Forders:p%40ss%3A%25%2F@[::1]:1143/Inbox%2FDesk%20one',
    MAIL_ORDER_DESK_ADDRESS: 'Orders@Desk.example',
  })
  expect(mailboxes).toEqual([
    {
      name: 'order-desk',
      address: 'orders@desk.example',
      host: '::1',
      port: 1143,
      secure: false,
      user: 'desk/orders',
      password: 'p@ss:%/',
      folder: 'Inbox/Desk one',
    },
  ])
})

test('every mistake is named at once, in plain words', () => {
  const problems = problemsOf({
    DATABASE_URL: 'mysql://x',
    MAILBOXES: 'info,sales',
    IMAP_INFO_URL: 'imaps://100%:x@host',
    MAIL_SALES_ADDRESS: 'nobody',
    IMAP_SALES_URL: 'imaps://sales@host',
    SMTP_URL: 'http://mail.desk.example',
    FIRST_SYNC: 'maybe',
    PUBLIC_URL: 'desk.example',
    PORT: '99999',
    ROLES: 'web,cook',
    ANSWER_LIMITS: 'many',
    UNDO_SECONDS: '-1',
    UNCERTAIN_RESEND_SECONDS: '1.5',
    DESK_ADMIN_EMAIL: 'sanne',
    SECRET_KEY: 'short',
    LOG_LEVEL: 'loud',
  })
  for (const named of [
    'DATABASE_URL must begin',
    'IMAP_INFO_URL holds a % that is no percent-encoding',
    'MAIL_SALES_ADDRESS is no e-mail address',
    'IMAP_SALES_URL holds no password',
    'SMTP_URL cannot be read',
    'FIRST_SYNC must be',
    'PUBLIC_URL must be',
    'PORT must be at most',
    'ROLES may hold',
    'ANSWER_LIMITS must be',
    'UNDO_SECONDS must be',
    'UNCERTAIN_RESEND_SECONDS must be',
    'DESK_ADMIN_EMAIL is no e-mail address',
    'DESK_ADMIN_EMAIL and DESK_ADMIN_PASSWORD go together',
    'SECRET_KEY must have',
    'LOG_LEVEL must be',
  ])
    expect(problems, named).toContainEqual(expect.stringContaining(named))
  expect(problems).toHaveLength(16)
  expect(problems.join('\n')).not.toMatch(/invalid|undefined|expected|zod/i)
})

test.each<[string, { [name: string]: string }, string]>([
  ['a user name that is no address', { IMAP_INFO_URL: 'imaps://desk:x@host' }, 'MAIL_INFO_ADDRESS is missing'],
  ['two mailboxes with the same variables', { MAILBOXES: 'info,INFO' }, 'names a mailbox twice'],
  ['no mailbox', { MAILBOXES: ' , ' }, 'names no mailbox'],
  ['a password of SMTP that cannot be decoded', { SMTP_URL: 'smtps://a:50%@host' }, 'SMTP_URL cannot be read'],
  ['a password of the database that cannot be decoded', { DATABASE_URL: 'postgres://a:50%@host/x' }, 'DATABASE_URL'],
  ['a choice that is neither yes nor no', { AUTHSERV_ID: 'mx', AUTHSERV_BELOW_RECEIVED: 'ja' }, 'must be 0 or 1'],
  ['where a header stands whose name is not said', { AUTHSERV_BELOW_RECEIVED: '1' }, 'set AUTHSERV_ID as well'],
  ['a parser beside other roles', { ROLES: 'parser,web', PARSER_SOCKET: '/run/x' }, 'parser is a process of its own'],
  ['a short password of the first administrator', { DESK_ADMIN_EMAIL: 'a@b.example', DESK_ADMIN_PASSWORD: 'x' }, '12'],
])('%s is refused', (_, more, named) => {
  expect(problemsOf({ ...GOOD, ...more })).toContainEqual(expect.stringContaining(named))
})

test('a password goes unencrypted to this machine only, unless that is asked for', () => {
  const remote = { ...GOOD, IMAP_INFO_URL: 'imap://info%40desk.example:x@mail.desk.example' }
  expect(problemsOf(remote)).toEqual([expect.stringContaining('IMAP_INFO_URL would send the password unencrypted')])
  expect(problemsOf({ ...remote, ALLOW_PLAINTEXT: '1' })).toEqual([])
  for (const host of ['127.0.0.1', 'localhost', '[::1]'])
    expect(problemsOf({ ...GOOD, IMAP_INFO_URL: `imap://info%40desk.example:x@${host}` })).toEqual([])
  expect(problemsOf({ ...GOOD, IMAP_INFO_URL: 'imap://info%40desk.example:x@127.0.0.1.evil.example' })).toHaveLength(1)
  const port25 = { ...GOOD, SMTP_URL: 'smtp://desk:x@mail.desk.example:25' }
  expect(problemsOf(port25)).toEqual([expect.stringContaining('SMTP_URL would send the password to port 25')])
  expect(problemsOf({ ...port25, ALLOW_PLAINTEXT: '1' })).toEqual([])
  expect(problemsOf({ ...GOOD, SMTP_URL: 'smtp://mail.desk.example:25' })).toEqual([])
})

test('a parser needs its socket and nothing else', () => {
  expect(problemsOf({ ROLES: 'parser' })).toEqual([expect.stringContaining('PARSER_SOCKET is missing')])
  expect(readConfig({ ROLES: 'parser', PARSER_SOCKET: '/run/parser' })).toMatchObject({
    roles: ['parser'],
    mailboxes: [],
    parserSocket: '/run/parser',
  })
})

/** Outside addresses at which nobody listens. */
const nobody = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  IMAP_ORDERPORTAL_URL: 'imap://orderportal%40desk.example:x@127.0.0.1:1',
  IMAP_INFO_URL: 'imap://info%40desk.example:x@127.0.0.1:1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  SECRET_KEY: KEY,
  PORT: '0',
})

const linesOf = (text: string) => text.trimEnd().split('\n')

test('started with nothing set: one list, exit 2, no stack trace', async () => {
  using folder = temporaryFolder()
  await using daemon = new Daemon(folder.path, {})
  expect(await daemon.ends()).toBe(2)
  expect(linesOf(daemon.stderr)).toEqual([
    'Postbode cannot start:',
    expect.stringMatching(/^ {2}- SECRET_KEY is missing/),
    expect.stringMatching(/^ {2}- IMAP_ORDERPORTAL_URL is missing/),
    expect.stringMatching(/^ {2}- IMAP_INFO_URL is missing/),
    expect.stringMatching(/^ {2}- SMTP_URL is missing/),
  ])
  expect(daemon.stdout).toBe('')
})

test('a database that is not up yet is waited for, and SIGTERM ends the waiting', async () => {
  using folder = temporaryFolder()
  const port = await freePort()
  await using daemon = new Daemon(folder.path, nobody(`postgres://desk:x@127.0.0.1:${port}/desk`))
  await daemon.says('the database does not answer yet')
  expect(daemon.hasEnded).toBe(false)
  await daemon.stop()
  expect(daemon.stderr).toBe('')
})

test.each([
  ['a database that is not there', (url: string) => withDatabase(url, 'nowhere'), /database "nowhere" does not exist/],
  [
    'a user who is not there',
    (url: string) => Object.assign(new URL(url), { username: 'nobody', password: 'wrong' }).href,
    /the database refuses us: .*"nobody"/,
  ],
])('%s: one sentence, exit 1', async (_, change, sentence) => {
  using folder = temporaryFolder()
  await using database = await testDatabase()
  await using daemon = new Daemon(folder.path, nobody(change(database.url)))
  expect(await daemon.ends()).toBe(1)
  expect(linesOf(daemon.stderr)).toEqual([expect.stringMatching(sentence)])
})

test('a database of a newer version is left alone: one sentence, exit 1', async () => {
  using folder = temporaryFolder()
  await using database = await testDatabase()
  await database.query(`insert into migration (name, run_on) values ('9999_from_the_future', now())`)
  await using daemon = new Daemon(folder.path, nobody(database.url))
  expect(await daemon.ends()).toBe(1)
  expect(linesOf(daemon.stderr)).toEqual([expect.stringMatching(/newer/)])
})

test('a port that is taken: one sentence that names it, exit 1', async () => {
  using folder = temporaryFolder()
  await using database = await testDatabase()
  const port = String(await freePort())
  const environment = { ...nobody(database.url), PORT: port, ROLES: 'web' }
  await using first = new Daemon(folder.path, environment)
  await first.says('Postbode is ready')
  await using second = new Daemon(folder.path, environment)
  expect(await second.ends()).toBe(1)
  expect(linesOf(second.stderr)).toEqual([expect.stringContaining(`port ${port} of 127.0.0.1 is taken`)])
})

test('three processes that meet an empty database at the same moment all start on it', async () => {
  using folder = temporaryFolder()
  await using database = await testDatabase()
  const name = `${database.name}_empty`
  await withClient(database.url, client => client.query(`create database ${name}`))
  const url = withDatabase(database.url, name)
  try {
    await using stack = new AsyncDisposableStack()
    const daemons = ['worker', 'sender', 'scheduler'].map(role =>
      stack.use(new Daemon(folder.path, { ...nobody(url), ROLES: role })),
    )
    await Promise.all(daemons.map(it => it.says('Postbode is ready')))
    expect(await Promise.all(daemons.map(it => it.stop()))).toEqual([0, 0, 0])
    expect(daemons.map(it => it.stderr)).toEqual(['', '', ''])
    const applied = await withClient(url, client => client.query<{ name: string }>('select name from migration'))
    const whole = await database.query<{ name: string }>('select name from migration')
    expect(applied.rows.map(it => it.name).toSorted()).toEqual(whole.map(it => it.name).toSorted())
  } finally {
    await withClient(database.url, client => client.query(`drop database if exists ${name} with (force)`))
  }
})
