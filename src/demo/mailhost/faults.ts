/** Where in an SMTP conversation a fault strikes; `dot`: after the final dot, not accepted; `accepted`: accepted, without the 250. */
export type SmtpPhase = 'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'accepted'

export interface SmtpFault {
  phase: SmtpPhase
  /** `drop` ends the connection, `hang` keeps it open and says nothing any more. */
  how: 'drop' | 'hang'
  /** How often; 1 unless given. */
  times?: number
}

export interface SmtpRefusal {
  /** 451: try again later; 550: never. */
  code: 451 | 550
  /** Only this recipient. */
  address?: string
  /** Share of the matching mails, 0 to 1; all unless given. Spread evenly: 0.25 is every fourth. */
  share?: number
}

interface Refusal extends SmtpRefusal {
  seen: number
}

/** What is broken on purpose at this moment, for tests and the demo's page. */
export class Faults {
  #faults: { phase: SmtpPhase; how: 'drop' | 'hang'; left: number }[] = []
  #refusals: Refusal[] = []
  /** IMAP connections stay open and get no byte any more, new ones not even a greeting. */
  imapSilent = false
  /** Every IMAP login is refused. */
  imapLoginRefused = false

  breakSmtp({ phase, how, times = 1 }: SmtpFault): void {
    this.#faults.push({ phase, how, left: times })
  }

  refuse(refusal: SmtpRefusal): void {
    this.#refusals.push({ ...refusal, seen: 0 })
  }

  clear(): void {
    this.#faults = []
    this.#refusals = []
    this.imapSilent = false
    this.imapLoginRefused = false
  }

  /** Uses up one fault of this phase, if there is one. */
  strike(phase: SmtpPhase): 'drop' | 'hang' | undefined {
    const fault = this.#faults.find(one => one.phase === phase && one.left > 0)
    if (!fault) return undefined
    fault.left -= 1
    return fault.how
  }

  /** The code to refuse this recipient with, if he is to be refused. */
  refusal(recipient: string): 451 | 550 | undefined {
    for (const one of this.#refusals) {
      if (one.address !== undefined && one.address.toLowerCase() !== recipient.toLowerCase()) continue
      const share = one.share ?? 1
      one.seen += 1
      if (Math.floor(one.seen * share) > Math.floor((one.seen - 1) * share)) return one.code
    }
    return undefined
  }
}
