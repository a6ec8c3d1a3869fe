import { oneLine } from './outbox-address.ts'

/** What became of a try to send a mail. */
export type Outcome =
  | { state: 'sent'; code: number; response: string }
  | Pending
  | { state: 'failed'; code: number | null; response: string; error: string; suppress: boolean }
  /** The final dot may have been read: nobody knows whether it was accepted. */
  | { state: 'uncertain'; code: null; response: string; error: string }

/** Not accepted, certainly. */
export interface Pending {
  state: 'pending'
  code: number | null
  response: string
  error: string
  again: Again
  /** No try was made: leaves no line among the attempts. */
  untried?: boolean
}

/**
 * `later`: after a while, for at most 48 hours; `soon`: as soon as mail goes out at all;
 * `after-login`: as soon as the mail server lets us in again.
 */
type Again = 'later' | 'soon' | 'after-login'

/** What a library's error says, as far as it matters here. */
export interface Trouble {
  message: string
  /** SMTP reply code; undefined when there was no reply. */
  code: number | undefined
  response: string
  /** 'MAIL FROM', 'RCPT TO', 'DATA', 'AUTH PLAIN', 'CONN', ... */
  command: string
  /** The connection had to prove who we are and could not. */
  auth: boolean
}

export function readTrouble(thrown: unknown): Trouble {
  const it = (thrown ?? {}) as {
    message?: string
    code?: string
    responseCode?: number
    response?: string
    command?: string
  }
  const response = oneLine(it.response ?? '').slice(0, 500)
  const code = typeof it.responseCode === 'number' && it.responseCode > 0 ? it.responseCode : undefined
  const message = oneLine(it.message ?? String(thrown)).slice(0, 300)
  return { message, code, response, command: it.command ?? '', auth: isAboutLogin(it.code, code, response, it.command) }
}

/** 530, 534, 535, 538: RFC 4954 s. 6; 5.7.30: Microsoft 365 without basic authentication. A 4xx at login passes by itself. */
function isAboutLogin(kind = '', code = 0, response: string, command = ''): boolean {
  if (code >= 400 && code < 500) return false
  if (kind === 'EAUTH' || kind === 'ENOAUTH' || command.startsWith('AUTH')) return true
  return (
    [530, 534, 535, 538].includes(code) || (code >= 500 && /\b5\.7\.(30|57)\b/.test(response) && command !== 'RCPT TO')
  )
}

/** Judge a refusal or a break. `dotSent`: the server may have read the end of the mail. */
export function judge(trouble: Trouble, dotSent: boolean): Outcome {
  const { code, response, message, auth } = trouble
  if (auth)
    return { state: 'pending', code: code ?? null, response, error: loginSentence(trouble), again: 'after-login' }
  if (code === undefined && dotSent)
    return {
      state: 'uncertain',
      code: null,
      response: message,
      error: 'The connection broke while the mail server was accepting this mail, so it may or may not have been sent.',
    }
  if (code === undefined)
    return {
      state: 'pending',
      code: null,
      response: message,
      error: `The connection to the mail server broke (${message}); this mail is tried again.`,
      again: 'later',
    }
  if (code < 500 || code === 503)
    return {
      state: 'pending',
      code,
      response,
      error: `The mail server asked to try again later: ${response}`,
      again: 'later',
    }
  const unknown = trouble.command === 'RCPT TO' && /\b5\.1\.\d{1,3}\b/.test(response)
  const error = unknown
    ? `The address does not exist, says the mail server: ${response}`
    : `The mail server refused this mail for good: ${response}`
  return { state: 'failed', code, response, error, suppress: unknown }
}

export const loginSentence = ({ response, message }: Trouble) =>
  `The mail server does not let us in (${response || message}); mail waits until the account works again.`
