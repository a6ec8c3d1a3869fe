import addressparser from 'nodemailer/lib/addressparser'
import { DnsAwayError, systemResolver, verifyDkim, type DNSResolver } from './auth-dkim.ts'
import { isOnlyBelow, serverVerdict, type OurServer } from './auth-results.ts'
import { readHeaders, splitMessage, type RawHeader } from './headers.ts'
import { knownDomains, looksLike, readable, registered, type KnownDomains } from './look-alike.ts'
import type { MailRead } from './read-result.ts'

/** How far we know who sent a mail. It says who, never what he may: a look-alike domain passes every check. */
export interface Authenticated {
  authenticated: boolean
  /** Who vouches: our mail server, DKIM that we verified, nobody. */
  by: 'server' | 'dkim' | 'none'
  /** Domain of the From address; '' when there is no single one. */
  domain: string
  /** Why, in one plain sentence. */
  detail: string
  /** What a colleague should know about the sender, one sentence each. */
  warnings: string[]
}

export type Authenticator = (read: Pick<MailRead, 'head'>, raw: Buffer) => Promise<Authenticated>

export interface AuthSettings {
  /** Name under which our own mail server writes Authentication-Results; without it we verify DKIM ourselves. */
  authServId?: string | undefined
  /** Believe its verdict also right below its own Received. */
  belowReceived?: boolean | undefined
  /** Told once, when the server seems to write its verdict there and that is not believed. */
  onVerdictBelow?: () => void
  /** Domains of customers and of our own that a stranger could imitate. Asked at most once a minute. */
  known: () => Promise<string[]>
  /** For tests. */
  resolver?: DNSResolver
  /** Milliseconds during which a mail waits for DNS before it counts as not authenticated. */
  patience?: number
}

const PATIENCE = 3_600_000
const KNOWN_FOR = 60_000
const MAX_WAITING = 10_000

/**
 * Judges senders. The verdict of our own server comes first; without AUTHSERV_ID the domain's signature, verified here.
 * Rejects with a DnsAwayError (it passes: try again) while DNS does not answer, for one mail an hour at most.
 */
export function createAuthenticator({
  authServId,
  belowReceived,
  onVerdictBelow,
  known,
  resolver = systemResolver(),
  patience = PATIENCE,
}: AuthSettings): Authenticator {
  const waitingSince = new Map<string, number>()
  const recall = remember(known)
  let isTold = false

  return async ({ head }, raw) => {
    const headers = readHeaders(splitMessage(raw).head)
    const domain = singleSender(headers, head.from)
    if (authServId && !belowReceived && !isTold && isOnlyBelow(headers, authServId)) {
      isTold = true
      onVerdictBelow?.()
    }
    const warnings = warningsAbout(head, domain, await recall())
    if (domain === undefined)
      return {
        ...NOBODY,
        warnings: ['The mail does not name exactly one sender: nobody vouches for it.', ...warnings],
        detail: NO_SINGLE_SENDER,
      }
    const verdict = authServId
      ? fromServer(headers, { authServId, belowReceived }, domain)
      : await ownCheck(headers, raw, domain, head.fingerprint)
    return { ...verdict, domain, warnings }
  }

  async function ownCheck(headers: RawHeader[], raw: Buffer, domain: string, mail: string) {
    try {
      const signatures = headers.filter(({ name }) => name === 'dkim-signature').length
      const result = await verifyDkim(raw, signatures, resolver)
      waitingSince.delete(mail)
      return signed(domain, result)
    } catch (error) {
      if (!(error instanceof DnsAwayError))
        return { ...NOBODY, detail: `The signature of ${domain} could not be checked.` }
      const since = waitingSince.get(mail) ?? performance.now()
      if (performance.now() - since < patience && waitingSince.size < MAX_WAITING) {
        waitingSince.set(mail, since)
        throw error
      }
      waitingSince.delete(mail)
      return { ...NOBODY, detail: `Whether ${domain} sent this is unknown: DNS did not answer.` }
    }
  }
}

const ADDRESS = /[^\s<>"'()@]{1,64}@[^\s<>"'()@]{1,255}/
const NOBODY = { authenticated: false, by: 'none' as const, domain: '' }
const NO_SINGLE_SENDER = 'The mail has no From header with exactly one address.'

function fromServer(headers: RawHeader[], server: OurServer, domain: string) {
  const verdict = serverVerdict(headers, server)
  if (!verdict) return { ...NOBODY, detail: `Our mail server ${server.authServId} says nothing about who sent this.` }
  const about = verdict.from === undefined || registered(verdict.from) === registered(domain)
  if (verdict.dmarc === 'pass' && about)
    return { authenticated: true, by: 'server' as const, detail: `Our mail server found that ${domain} sent this.` }
  const why = verdict.dmarc === 'pass' ? `its verdict is about ${verdict.from}` : `dmarc=${verdict.dmarc ?? 'missing'}`
  return { ...NOBODY, detail: `Our mail server could not tell that ${domain} sent this (${why}).` }
}

function signed(domain: string, result: 'pass' | 'fail' | 'none') {
  if (result === 'pass')
    return {
      authenticated: true,
      by: 'dkim' as const,
      detail: `${domain} signed this mail, and the signature is right.`,
    }
  return {
    ...NOBODY,
    detail:
      result === 'fail'
        ? `${domain} says that mails without its right signature are not its own, and this one has none.`
        : `Nothing proves that ${domain} sent this.`,
  }
}

/** Domain of the only From address. Undefined when there are several headers, addresses, a group, or when the two readers disagree. */
function singleSender(headers: RawHeader[], read: { address: string }[]): string | undefined {
  const from = headers.filter(({ name }) => name === 'from')
  if (from.length !== 1 || read.length !== 1) return undefined
  const found = addressparser(from[0]!.value.slice(0, 10_000))
  const address = found[0] && 'address' in found[0] ? (found[0].address ?? '').toLowerCase() : ''
  if (found.length !== 1 || address !== read[0]!.address) return undefined
  const at = address.lastIndexOf('@')
  return at > 0 ? address.slice(at + 1).replace(/\.$/, '') || undefined : undefined
}

/** Signs of deceit that no signature shows. */
function warningsAbout({ from, replyTo }: MailRead['head'], domain: string | undefined, known: KnownDomains): string[] {
  const warnings: string[] = []
  const house = registered(domain ?? '')
  const elsewhere = replyTo.find(({ address }) => address && registered(address.split('@').at(-1)!) !== house)
  if (elsewhere) warnings.push(`Answers are asked to go to ${elsewhere.address}, another domain than the sender's.`)
  for (const { name, address } of from) {
    const shown = ADDRESS.exec(name)?.[0].toLowerCase()
    if (shown && shown !== address)
      warnings.push(`The sender's name shows ${shown}, but the mail comes from ${address}.`)
  }
  if (!domain) return warnings
  const like = looksLike(domain, known)
  if (like) warnings.push(`The sender's domain ${readable(domain)} looks like ${like}, but is another one.`)
  if (/(^|\.)xn--/.test(domain))
    warnings.push(`The sender's domain ${domain} is written with other letters than it seems: ${readable(domain)}.`)
  return warnings
}

function remember(known: () => Promise<string[]>): () => Promise<KnownDomains> {
  let at = -Infinity
  let kept = knownDomains([])
  return async () => {
    if (performance.now() - at > KNOWN_FOR) {
      kept = knownDomains(await known())
      at = performance.now()
    }
    return kept
  }
}
