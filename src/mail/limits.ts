import { createHash } from 'node:crypto'
import { knows, tellTransaction, type Tx } from '../db/pool.ts'
import type { Mail } from '../engine/define.ts'
import { domainOf } from './outbox-address.ts'

/** Automatic answers an hour (contract: ANSWER_LIMITS). */
export interface AnswerLimits {
  perAddress: number
  perDomain: number
  inAll: number
}

export interface Candidate {
  address: string
  why: Mail['why']
  automatic: boolean
  thread: string | null
}

/** No desk sends this many automatic answers to one domain in a second: so far below its limit nothing needs counting. */
const MARGIN = 2000
const FAR_MS = 1000

const NO_ANSWER =
  /^(mailer-daemon|postmaster|bounces?|majordomo|listserv|no-?reply|(do-?not|dont|never|niet|geen|nicht|ne-?pas)[-_.]?(reply|answer|antwoord|antwoorden|beantwoorden|antworten|repondre))([+\-_.=\d].*)?$/

/**
 * What keeps a mail back that leaves without a person. Counted in the database, in the transaction that writes the mail, one
 * transaction at a time per domain: many workers together never pass a limit. (reliability.md section 3; mission.md, decision 8)
 */
export function createLimits({ perAddress, perDomain }: AnswerLimits) {
  const far = new Map<string, number>()

  /**
   * Why each mail is withheld, in one sentence, or null: it may leave. A mail counts for those after it. Ask last, then insert:
   * their domains wait for the commit.
   */
  async function refusals(tx: Tx, mails: Candidate[]): Promise<(string | null)[]> {
    if (!mails.length) return []
    const asked = mails.map(mail => ({ mail, domain: domainOf(mail.address), counts: counts(mail) }))
    await takeTurns(tx, asked.flatMap(turnsOf))
    const found = await look(tx, asked)
    const before = new Tally()
    return asked.map(({ mail, domain, counts }, at) => {
      const reason = refusal(mail, domain, counts, before.with(mail, domain, found[at]!))
      if (reason === null) before.add(mail, domain)
      return reason
    })
  }

  function refusal(mail: Candidate, domain: string, counts: boolean, found: Found): string | null {
    const { address } = mail
    if (mail.automatic && NO_ANSWER.test(address.split('@')[0]!)) return `${address} takes no answers.`
    if (found.suppressed) return `${address} is suspended, because mail to it came back: ${found.suppressed}`
    if (found.receipt) return 'This conversation had a receipt in the last 24 hours.'
    if (counts && found.address >= perAddress)
      return `${address} had ${found.address} automatic mails in the last hour, and ${perAddress} is the limit.`
    if (counts && found.domain >= perDomain)
      return `${domain} had ${found.domain} automatic mails in the last hour, and ${perDomain} is the limit.`
    if (counts && found.domain + MARGIN < Math.min(perAddress, perDomain)) remember(domain)
    return null
  }

  const counts = ({ automatic, address }: Pick<Candidate, 'automatic' | 'address'>) =>
    automatic && (far.get(domainOf(address)) ?? 0) < performance.now()

  /**
   * A batch takes its turns for all that it may answer at once, in one order, so that two batches never wait for each other in a
   * circle.
   */
  async function takeTurnsAhead(tx: Tx, mails: { address: string; thread: string | null }[]): Promise<void> {
    const ahead = mails.map(it => ({ ...it, automatic: true, why: 'receipt' as const }))
    await takeTurns(
      tx,
      ahead.flatMap(mail => turnsOf({ mail, domain: domainOf(mail.address), counts: counts(mail) })),
    )
  }

  function remember(domain: string): void {
    if (far.size > 10_000) far.clear()
    far.set(domain, performance.now() + FAR_MS)
  }

  return { refusals, takeTurnsAhead }
}

interface Asked {
  mail: Candidate
  domain: string
  counts: boolean
}

interface Found {
  suppressed: string | null
  receipt: boolean
  domain: number
  address: number
}

/** What leaves in one statement does not see itself in the database. */
class Tally {
  #leaves = new Map<string, number>()

  add({ address, automatic, thread, why }: Candidate, domain: string): void {
    if (thread && why === 'receipt') this.#one(`receipt ${thread}`)
    if (automatic) for (const key of [`address ${address}`, `domain ${domain}`]) this.#one(key)
  }

  with({ address, thread, why }: Candidate, domain: string, found: Found): Found {
    const many = (key: string) => this.#leaves.get(key) ?? 0
    return {
      ...found,
      receipt: found.receipt || (why === 'receipt' && thread !== null && many(`receipt ${thread}`) > 0),
      domain: found.domain + many(`domain ${domain}`),
      address: found.address + many(`address ${address}`),
    }
  }

  #one(key: string): void {
    this.#leaves.set(key, (this.#leaves.get(key) ?? 0) + 1)
  }
}

const turnsOf = ({ mail: { why, thread }, domain, counts }: Asked): string[] => [
  ...(counts ? [domain] : []),
  ...(why === 'receipt' && thread ? [thread] : []),
]

/** Held until the end of the transaction. Two transactions that cross are a deadlock, and are repeated. */
async function takeTurns(tx: Tx, whats: string[]): Promise<void> {
  const open = [...new Set(whats)].filter(what => !knows(tx, turn(what)))
  if (!open.length) return
  const keys = open.map(what => createHash('sha256').update(`outbox ${what}`).digest().readBigInt64BE())
  await tx.query({
    name: 'outbox-turns',
    text: 'select pg_advisory_xact_lock(key) from unnest($1::bigint[]) as key',
    values: [keys.toSorted((x, y) => (x < y ? -1 : 1)).map(String)],
  })
  for (const what of open) tellTransaction(tx, turn(what), undefined)
}

const turn = (what: string) => `outbox turn ${what}`

/** A statement of its own: it must see what was committed while the lock was waited for. */
async function look(tx: Tx, asked: Asked[]): Promise<Found[]> {
  const { rows } = await tx.query<Found>({
    name: 'outbox-look',
    text: `select (select reason from suppression where address = a.address) as suppressed,
                  a.thread is not null and exists (
                    select from outbox where thread = a.thread and why = 'receipt' and state <> 'withdrawn'
                    and created_at > desk_now() - interval '24 hours') as receipt,
                  coalesce(hour.domain, 0) as domain, coalesce(hour.address, 0) as address
           from unnest($1::text[], $2::text[], $3::text[]) with ordinality as a (address, thread, domain, n)
           left join lateral (
             select count(*) as domain, count(*) filter (where to_address = a.address) as address from outbox
             where automatic and to_domain = a.domain and created_at > desk_now() - interval '1 hour') hour on a.domain is not null
           order by n`,
    values: [
      asked.map(it => it.mail.address),
      asked.map(({ mail }) => (mail.why === 'receipt' ? mail.thread : null)),
      asked.map(({ domain, counts }) => (counts ? domain : null)),
    ],
  })
  return rows
}
