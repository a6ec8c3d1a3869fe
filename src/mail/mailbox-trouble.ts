import type { Mailbox } from '../config.ts'

export interface Trouble {
  /** 'refused': the server or its owner must act, so we knock seldom. 'network': it may be over in a second. */
  kind: 'refused' | 'network' | 'database'
  /** What happened and what to do, for a person. */
  sentence: string
}

/** A fault that we found ourselves, with the words for it. */
export class MailboxError extends Error {}

/** What an error of a mailbox connection means. */
export function troubleOf(error: unknown, mailbox: Mailbox): Trouble {
  const it = errorFields(error)
  const said = it.responseText.slice(0, 200)
  const variable = `IMAP_${mailbox.name.toUpperCase().replaceAll('-', '_')}_URL`
  const mailboxName = `The mailbox ${mailbox.name}`
  const safe = 'No mail is lost: it waits in the mailbox.'
  if (error instanceof MailboxError) return { kind: 'network', sentence: `${error.message} ${safe}` }
  if (error instanceof DatabaseTrouble)
    return { kind: 'database', sentence: `The database did not answer (${it.message.slice(0, 200)}). ${safe}` }
  if (it.code === 'ETHROTTLE' || THROTTLED.test(said))
    return {
      kind: 'refused',
      sentence: `${mailboxName} is throttled by its server ("${said}"). We slow down by ourselves. ${safe}`,
    }
  if (it.authenticationFailed)
    return {
      kind: 'refused',
      sentence: `${mailbox.host} refused the sign-in of ${mailbox.user}. Check user and password in ${variable}. ${safe}`,
    }
  if (it.responseStatus === 'NO' || it.responseStatus === 'BAD')
    return it.mailboxMissing
      ? {
          kind: 'refused',
          sentence: `The folder ${mailbox.folder} of ${mailbox.name} is not there. Put it back or change it in ${variable}. ${safe}`,
        }
      : { kind: 'refused', sentence: `${mailboxName} cannot be opened, its server says "${said}". ${safe}` }
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(it.code))
    return {
      kind: 'refused',
      sentence: `The certificate of ${mailbox.host} is not trusted (${it.code}). Have it renewed. ${safe}`,
    }
  const why = WORDS[it.code] ?? (it.code || it.message.slice(0, 100))
  return {
    kind: 'network',
    sentence: `${mailbox.host}:${mailbox.port} cannot be reached (${why}). We keep trying. ${safe}`,
  }
}

/** Milliseconds to wait before try number `attempt` (from 1), with jitter so that many mailboxes do not knock together. */
export function pauseBefore(attempt: number, kind: Trouble['kind']): number {
  const [first, longest] =
    kind === 'refused' ? [30_000, 900_000] : kind === 'database' ? [500, 10_000] : [1000, 300_000]
  return Math.min(longest, first * 2 ** Math.min(attempt - 1, 20) * (1 + Math.random() / 2))
}

const THROTTLED =
  /throttl|too many|rate.?limit|authenticated but not connected|maximum number of connections|overquota|try again later/i

const WORDS: { [code: string]: string | undefined } = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name is unknown',
  EAI_AGAIN: 'its name cannot be looked up now',
  ETIMEDOUT: 'no answer',
  CONNECT_TIMEOUT: 'no answer',
  GREETING_TIMEOUT: 'no greeting',
  ECONNRESET: 'the connection was cut',
  NoConnection: 'the connection was cut',
  EConnectionClosed: 'the connection was cut',
}

/** What imapflow and the socket layer tell of an error, as text. */
function errorFields(error: unknown) {
  const it = typeof error === 'object' && error !== null ? error : {}
  const text = (name: string) => {
    const value: unknown = Reflect.get(it, name)
    return typeof value === 'string' ? value.replace(/[\r\n]+/g, ' ') : ''
  }
  return {
    code: text('code'),
    message: text('message'),
    responseText: text('responseText') || text('response'),
    responseStatus: text('responseStatus'),
    authenticationFailed: Reflect.get(it, 'authenticationFailed') === true,
    mailboxMissing: Reflect.get(it, 'mailboxMissing') === true,
  }
}

/** The database failed, not the mailbox. `code` is the SQL state where there is one. */
export class DatabaseTrouble extends Error {
  code: string
  constructor(cause: unknown) {
    super(errorFields(cause).message || 'no reason given', { cause })
    this.code = errorFields(cause).code
  }
}

/** Run database work so that its faults are known as the database's. */
export async function asDatabase<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new DatabaseTrouble(error)
  }
}
