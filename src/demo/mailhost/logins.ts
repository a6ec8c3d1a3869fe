import { randomBytes } from 'node:crypto'
import type { SmtpUser } from './smtp.ts'
import type { Verdict } from './stamp.ts'
import { mailboxKey } from './store.ts'

const VERDICTS: readonly Verdict[] = ['pass', 'fail', 'none']

/** Who may log in: the users of mailboxes, and whoever knows this host's secret, to choose a verdict for his mails. */
export class Logins {
  readonly #passwords: Map<string, string>
  readonly #secret = randomBytes(18).toString('base64url')

  constructor(users: Record<string, string>) {
    this.#passwords = new Map(Object.entries(users).map(([address, password]) => [mailboxKey(address), password]))
  }

  /** Address of the mailbox; undefined: wrong name or password. */
  mailbox(user: string, password: string): string | undefined {
    const address = mailboxKey(user)
    return this.#passwords.has(address) && this.#passwords.get(address) === password ? address : undefined
  }

  smtp(user: string, password: string): SmtpUser | undefined {
    const verdict = VERDICTS.find(one => user === verdictUser(one))
    if (verdict) return password === this.#secret ? { verdict } : undefined
    const address = this.mailbox(user, password)
    return address === undefined ? undefined : { address }
  }

  imapUrl(address: string, port: number): string {
    const password = this.#passwords.get(mailboxKey(address))
    if (password === undefined) throw new Error(`${address} has no login on the demo's mail host.`)
    return `imap://${encodeURIComponent(mailboxKey(address))}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`
  }

  smtpUrl(port: number, verdict?: Verdict): string {
    return `smtp://${verdict ? `${verdictUser(verdict)}:${this.#secret}@` : ''}127.0.0.1:${port}`
  }
}

function verdictUser(verdict: Verdict): string {
  return `verdict-${verdict}`
}
