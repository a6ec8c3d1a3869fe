import { createHash } from 'node:crypto'
import { oncePerTransaction, tellTransaction, type Tx } from '../db/pool.ts'
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

  /** Why this mail is withheld, in one sentence; null: it may leave. Ask last, then insert: its domain waits for the commit. */
  async function refusal(tx: Tx, mail: Candidate): Promise<string | null> {
    const { address } = mail
    if (mail.automatic && NO_ANSWER.test(address.split('@')[0]!)) return `${address} takes no answers.`
    const domain = domainOf(address)
    const count = mail.automatic && (far.get(domain) ?? 0) < performance.now()
    if (count) await takeTurns(tx, domain)
    else if (mail.why === 'receipt' && mail.thread) await takeTurns(tx, mail.thread)
    const found = await look(tx, mail, domain, count)
    if (found.suppressed) return `${address} is suspended, because mail to it came back: ${found.suppressed}`
    if (found.receipt) return 'This conversation had a receipt in the last 24 hours.'
    if (count && found.address >= perAddress)
      return `${address} had ${found.address} automatic mails in the last hour, and ${perAddress} is the limit.`
    if (count && found.domain >= perDomain)
      return `${domain} had ${found.domain} automatic mails in the last hour, and ${perDomain} is the limit.`
    if (count && found.domain + MARGIN < Math.min(perAddress, perDomain)) remember(domain)
    return null
  }

  function remember(domain: string): void {
    if (far.size > 10_000) far.clear()
    far.set(domain, performance.now() + FAR_MS)
  }

  return { refusal }
}

/** Held until the end of the transaction. One mail's transaction writes to one sender; two that cross are a deadlock, and are repeated. */
function takeTurns(tx: Tx, what: string): Promise<unknown> {
  return oncePerTransaction(tx, turn(what), () => lock(tx, [what]))
}

/**
 * A batch that will answer these conversations takes its turns for all of them at once, in one order, so that two batches never
 * wait for each other in a circle.
 */
export async function takeTurnsAhead(tx: Tx, threads: string[]): Promise<void> {
  if (!threads.length) return
  await lock(tx, threads)
  for (const thread of threads) tellTransaction(tx, turn(thread), undefined)
}

const turn = (what: string) => `outbox turn ${what}`

async function lock(tx: Tx, whats: string[]): Promise<void> {
  const keys = whats.map(what => createHash('sha256').update(`outbox ${what}`).digest().readBigInt64BE())
  await tx.query({
    name: 'outbox-turns',
    text: 'select pg_advisory_xact_lock(key) from unnest($1::bigint[]) as key',
    values: [keys.toSorted((x, y) => (x < y ? -1 : 1)).map(String)],
  })
}

interface Found {
  suppressed: string | null
  receipt: boolean
  domain: number
  address: number
}

/** A statement of its own: it must see what was committed while the lock was waited for. */
async function look(tx: Tx, mail: Candidate, domain: string, count: boolean): Promise<Found> {
  const { rows } = await tx.query<Found>({
    name: count ? 'outbox-limits' : 'outbox-look',
    text: `select (select reason from suppression where address = $1) as suppressed,
                  $3 and exists (select from outbox where thread = $2 and why = 'receipt' and state <> 'withdrawn'
                                 and created_at > desk_now() - interval '24 hours') as receipt,
                  ${
                    count
                      ? `hour.* from (select count(*) as domain, count(*) filter (where to_address = $1) as address from outbox
                         where automatic and to_domain = $4 and created_at > desk_now() - interval '1 hour') hour`
                      : `0 as domain, 0 as address where $4::text is not null`
                  }`,
    values: [mail.address, mail.thread, mail.why === 'receipt', domain],
  })
  return rows[0]!
}
