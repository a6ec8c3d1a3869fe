import { headerValue, readHead } from './headers.ts'
import { type Envelope, stamp, type Verdict, verdictFor } from './stamp.ts'
import { mailboxKey, type MailStore } from './store.ts'

export interface Delivery {
  address: string
  uid: number
  envelope: Envelope
  /** With angle brackets, as in the header; null when there is none. */
  messageId: string | null
}

export interface Handover {
  raw: Buffer
  envelope: Envelope
  helo: string
  /** Undefined: as the domain in From deserves. */
  verdict?: Verdict
  /** Domain of a user who logged in: he may write in its name. */
  ownDomain?: string
}

/** Takes accepted mails and lays them, stamped, into the mailbox of every recipient. */
export class PostOffice {
  readonly #store: MailStore
  readonly #authServId: string
  readonly #domains: string[]
  readonly #now: () => Date
  readonly #listeners = new Set<(delivery: Delivery) => void>()

  constructor(store: MailStore, authServId: string, domains: string[], now: () => Date) {
    this.#store = store
    this.#authServId = authServId
    this.#domains = domains.map(domain => domain.toLowerCase())
    this.#now = now
  }

  take({ raw, envelope, helo, verdict, ownDomain }: Handover): Delivery[] {
    const at = this.#now()
    const messageId = headerValue(readHead(raw), 'message-id')
    const judged = verdict ?? verdictFor(raw, ownDomain ? [...this.#domains, ownDomain] : this.#domains)
    const deliveries = [...new Set(envelope.to.map(mailboxKey))].map(address => {
      const trace = {
        authServId: this.#authServId,
        envelope: { ...envelope, to: [address] },
        helo,
        verdict: judged,
        at,
      }
      const { uid } = this.#store.folder(address).add(stamp(raw, trace), at, messageId)
      return { address, uid, envelope, messageId }
    })
    this.#store.accepted(messageId)
    for (const delivery of deliveries) for (const listener of this.#listeners) listener(delivery)
    return deliveries
  }

  listen(listener: (delivery: Delivery) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
