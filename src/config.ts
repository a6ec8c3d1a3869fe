import { existsSync } from 'node:fs'
import { z } from 'zod'

const ROLES = ['intake', 'worker', 'sender', 'web', 'scheduler', 'parser'] as const
type Role = (typeof ROLES)[number]

export interface Mailbox {
  /** As in MAILBOXES: 'orderportal'. */
  name: string
  /** Address used as From. */
  address: string
  host: string
  port: number
  secure: boolean
  user: string
  password: string
  folder: string
}

export interface Config {
  /** undefined: embedded PostgreSQL in dataDir. */
  databaseUrl?: string
  dataDir: string
  mailboxes: Mailbox[]
  smtpUrl: string
  authServId?: string
  /** Its verdict is believed as well right below its own Received. */
  authServBelowReceived?: boolean
  firstSync: 'now' | 'backfill'
  publicUrl: string
  host: string
  port: number
  roles: Role[]
  answerLimits: { perAddress: number; perDomain: number; inAll: number }
  undoSeconds: number
  uncertainResendSeconds: number
  deskAdmin?: { email: string; password: string }
  secretKey: string
  logLevel: string
  parserSocket?: string
}

/** Everything that is wrong with the environment, one plain sentence each. */
export class ConfigError extends Error {
  problems: string[]
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

const list = (value: string) =>
  value
    .split(',')
    .map(it => it.trim())
    .filter(Boolean)
/** 'order-desk' has IMAP_ORDER_DESK_URL. */
const variablesOf = (mailbox: string) => mailbox.toUpperCase().replaceAll('-', '_')
const whole = (name: string, fallback: string, min = 0) =>
  z
    .string()
    .default(fallback)
    .refine(it => /^\d{1,9}$/.test(it) && Number(it) >= min, `${name} must be a whole number of at least ${min}`)
    .transform(Number)

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or postgresql://')
    .refine(
      isReadable,
      'DATABASE_URL cannot be read: write a % in user or password as %25, and other signs percent-encoded',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('.postbode'),
  MAILBOXES: z
    .string()
    .default('orderportal,info')
    .transform(list)
    .refine(it => it.length > 0, 'MAILBOXES names no mailbox')
    .refine(
      it => new Set(it.map(variablesOf)).size === it.length,
      'MAILBOXES names a mailbox twice: each has variables of its own, and - and _ are the same there',
    )
    .refine(
      it => it.every(name => /^[a-z][a-z0-9_-]*$/i.test(name)),
      'MAILBOXES may hold names of letters, digits, - and _ only',
    ),
  AUTHSERV_ID: z.string().optional(),
  AUTHSERV_BELOW_RECEIVED: z
    .enum(['0', '1'], { error: 'AUTHSERV_BELOW_RECEIVED must be 0 or 1' })
    .default('0')
    .transform(it => it === '1'),
  FIRST_SYNC: z.enum(['now', 'backfill'], { error: 'FIRST_SYNC must be now or backfill' }).default('now'),
  PUBLIC_URL: z
    .string()
    .default('http://localhost:8080')
    .refine(
      it => URL.canParse(it) && /^https?:$/.test(new URL(it).protocol),
      'PUBLIC_URL must be a full address such as https://desk.example',
    )
    .transform(it => it.replace(/\/+$/, '')),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole('PORT', '8080').refine(it => it <= 65_535, 'PORT must be at most 65535'),
  ROLES: z
    .string()
    .default('intake,worker,sender,web,scheduler')
    .transform(list)
    .refine(it => it.length > 0 && it.every(role => ROLES.includes(role as Role)), `ROLES may hold ${ROLES.join(', ')}`)
    .transform(it => it as Role[]),
  ANSWER_LIMITS: z
    .string()
    .default('3/10/200')
    .refine(
      it => /^\d{1,9}\/\d{1,9}\/\d{1,9}$/.test(it),
      'ANSWER_LIMITS must be three numbers: per address / per domain / in all, such as 3/10/200',
    ),
  UNDO_SECONDS: whole('UNDO_SECONDS', '60'),
  UNCERTAIN_RESEND_SECONDS: whole('UNCERTAIN_RESEND_SECONDS', '600'),
  DESK_ADMIN_EMAIL: z.email('DESK_ADMIN_EMAIL is no e-mail address').optional(),
  DESK_ADMIN_PASSWORD: z.string().min(12, 'DESK_ADMIN_PASSWORD must have at least 12 characters').optional(),
  SECRET_KEY: z
    .string({ error: 'SECRET_KEY is missing: set it to a random text of at least 32 characters' })
    .min(32, 'SECRET_KEY must have at least 32 characters'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  PARSER_SOCKET: z.string().optional(),
  SMTP_URL: z.string().optional(),
  ALLOW_PLAINTEXT: z.string().optional(),
})

type Environment = { [name: string]: string | undefined }

/** Read the environment (and `.env`). Throws one ConfigError that names everything that is wrong. */
export function readConfig(environment: Environment = withDotEnv()): Config {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(env)
  const problems = parsed.success ? [] : parsed.error.issues.map(issue => issue.message)
  const roles = list(env.ROLES ?? 'intake,worker,sender,web,scheduler')
  const plaintext = env.ALLOW_PLAINTEXT === '1'
  const parserOnly = roles.length === 1 && roles[0] === 'parser'

  const mailboxes = parserOnly
    ? []
    : list(env.MAILBOXES ?? 'orderportal,info').flatMap(name => readMailbox(name, env, plaintext, problems))
  if (!parserOnly) checkSmtp(env.SMTP_URL, plaintext, problems)
  if (parserOnly && !env.PARSER_SOCKET) problems.push('PARSER_SOCKET is missing: the role parser listens on it')
  if (roles.includes('parser') && !parserOnly)
    problems.push('ROLES: parser is a process of its own, without network and database: start it apart from the others')
  if (!!env.DESK_ADMIN_EMAIL !== !!env.DESK_ADMIN_PASSWORD)
    problems.push('DESK_ADMIN_EMAIL and DESK_ADMIN_PASSWORD go together: set both or none')
  if (env.AUTHSERV_BELOW_RECEIVED === '1' && !env.AUTHSERV_ID)
    problems.push('AUTHSERV_BELOW_RECEIVED says where the header of AUTHSERV_ID stands: set AUTHSERV_ID as well')
  const relevant = parserOnly ? problems.filter(it => !it.startsWith('SECRET_KEY')) : problems
  if (relevant.length) throw new ConfigError([...new Set(relevant)])

  const it = schema.partial({ SECRET_KEY: true }).parse(env)
  const [perAddress, perDomain, inAll] = it.ANSWER_LIMITS.split('/').map(Number) as [number, number, number]
  return {
    databaseUrl: it.DATABASE_URL,
    dataDir: it.DATA_DIR,
    mailboxes,
    smtpUrl: it.SMTP_URL ?? '',
    authServId: it.AUTHSERV_ID,
    authServBelowReceived: it.AUTHSERV_BELOW_RECEIVED,
    firstSync: it.FIRST_SYNC,
    publicUrl: it.PUBLIC_URL,
    host: it.HOST,
    port: it.PORT,
    roles: it.ROLES,
    answerLimits: { perAddress, perDomain, inAll },
    undoSeconds: it.UNDO_SECONDS,
    uncertainResendSeconds: it.UNCERTAIN_RESEND_SECONDS,
    deskAdmin:
      it.DESK_ADMIN_EMAIL && it.DESK_ADMIN_PASSWORD
        ? { email: it.DESK_ADMIN_EMAIL.toLowerCase(), password: it.DESK_ADMIN_PASSWORD }
        : undefined,
    secretKey: it.SECRET_KEY ?? '',
    logLevel: it.LOG_LEVEL,
    parserSocket: it.PARSER_SOCKET,
  }
}

/** The environment as the command line sees it. */
export const environment = (): Environment => withDotEnv()

export const dataDir = (): string => withDotEnv().DATA_DIR || '.postbode'

function readMailbox(name: string, env: Environment, plaintext: boolean, problems: string[]): Mailbox[] {
  const prefix = variablesOf(name)
  const variable = `IMAP_${prefix}_URL`
  const value = env[variable]
  if (!value) {
    problems.push(
      `${variable} is missing: it says where the mailbox ${name} is, such as imaps://user:password@host:993/INBOX`,
    )
    return []
  }
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !/^imaps?:$/.test(url.protocol) || !url.hostname || !url.username) {
    problems.push(
      `${variable} cannot be read: it must look like imaps://user:password@host:993/INBOX, with user and password percent-encoded`,
    )
    return []
  }
  const secure = url.protocol === 'imaps:'
  if (!secure && !plaintext && !isLoopback(url.hostname))
    problems.push(
      `${variable} would send the password unencrypted to ${url.hostname}: use imaps://, or set ALLOW_PLAINTEXT=1`,
    )
  try {
    const user = decodeURIComponent(url.username)
    const address = (env[`MAIL_${prefix}_ADDRESS`] ?? user).toLowerCase()
    if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address))
      problems.push(
        env[`MAIL_${prefix}_ADDRESS`]
          ? `MAIL_${prefix}_ADDRESS is no e-mail address`
          : `MAIL_${prefix}_ADDRESS is missing: the IMAP user ${user} is no e-mail address, so say which address the mailbox ${name} has`,
      )
    if (!url.password) problems.push(`${variable} holds no password: imaps://user:password@host:993/INBOX`)
    return [
      {
        name,
        address,
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: Number(url.port) || (secure ? 993 : 143),
        secure,
        user,
        password: decodeURIComponent(url.password),
        folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
      },
    ]
  } catch {
    problems.push(`${variable} holds a % that is no percent-encoding: write % itself as %25`)
    return []
  }
}

function checkSmtp(value: string | undefined, plaintext: boolean, problems: string[]): void {
  if (!value)
    problems.push('SMTP_URL is missing: it says which server sends our mail, such as smtps://user:password@host:465')
  else if (!isReadable(value) || !/^smtps?:$/.test(new URL(value).protocol) || !new URL(value).hostname)
    problems.push(
      'SMTP_URL cannot be read: it must look like smtps://user:password@host:465 or smtp://host:25, with user and password percent-encoded',
    )
  else if (
    new URL(value).protocol === 'smtp:' &&
    new URL(value).password &&
    !plaintext &&
    !isLoopback(new URL(value).hostname) &&
    new URL(value).port === '25'
  )
    problems.push(
      'SMTP_URL would send the password to port 25, where encryption is not certain: use smtps://, port 587, or set ALLOW_PLAINTEXT=1',
    )
}

/** A URL whose user and password can be decoded. */
function isReadable(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { username, password } = new URL(value)
  try {
    decodeURIComponent(username)
    decodeURIComponent(password)
    return true
  } catch {
    return false
  }
}

const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host)

function withDotEnv(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
