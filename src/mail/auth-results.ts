import type { RawHeader } from './headers.ts'

export interface ServerVerdict {
  /** 'pass', 'fail', 'none', ... as our server wrote it; undefined when it says nothing of DMARC. */
  dmarc: string | undefined
  /** The domain that the verdict is about, in lower case. */
  from: string | undefined
}

const MAX_LENGTH = 8000

/** How our own mail server writes its verdict. */
export interface OurServer {
  /** AUTHSERV_ID: the first word of its header. */
  authServId: string
  /** AUTHSERV_BELOW_RECEIVED: it writes the header right below its own Received, as a milter of Postfix does. */
  belowReceived?: boolean | undefined
}

/**
 * What our own mail server says about the sender: its Authentication-Results above the first Received. What stands below a Received
 * was in the mail when a server took it in, so anybody may have written it (RFC 8601 s. 5). Only our delivery agent, which comes
 * last, may have put its Received on top. Of several the topmost counts that says something of DMARC. Undefined when there is none
 * to believe. Headers in order of the message.
 */
export function serverVerdict(
  headers: RawHeader[],
  { authServId, belowReceived }: OurServer,
): ServerVerdict | undefined {
  const top = firstHop(headers)
  return (
    verdictIn(headers.slice(0, top), authServId) ?? (belowReceived ? verdictBelow(headers, top, authServId) : undefined)
  )
}

/** True where our own server seems to write its verdict right below its Received, and nowhere above. */
export function isOnlyBelow(headers: RawHeader[], authServId: string): boolean {
  const top = firstHop(headers)
  return !verdictIn(headers.slice(0, top), authServId) && verdictBelow(headers, top, authServId) !== undefined
}

/** Where the mail as it came from outside begins: the first Received that is not our delivery agent's. */
function firstHop(headers: RawHeader[]): number {
  let hops = 0
  const at = headers.findIndex(({ name, value }) => name === 'received' && (hops++ > 0 || !isDelivery(value)))
  return at < 0 ? headers.length : at
}

/** What filters of a receiving server write; any other header came with the mail, and what stands below it as well. */
const OF_A_FILTER =
  /^(?:authentication-results|received-spf|dkim-filter|dmarc-filter|arc-[a-z-]+|x-(?:rspamd|spamd?|virus)(?:-[a-z-]+)?)$/

/**
 * The verdict right below the first Received, where that one was written by the very host that the id names. A host under or above
 * that name is not enough: at a provider those may be other customers' machines.
 */
function verdictBelow(headers: RawHeader[], top: number, authServId: string): ServerVerdict | undefined {
  const hop = headers[top]
  if (!hop || writtenBy(hop.value) !== authServId.toLowerCase()) return undefined
  const below = headers.slice(top + 1)
  const end = below.findIndex(({ name }) => !OF_A_FILTER.test(name))
  return verdictIn(end < 0 ? below : below.slice(0, end), authServId)
}

/** The host after "by", RFC 5321 s. 4.4; undefined where there are several, for the other side names itself in the same line. */
function writtenBy(received: string): string | undefined {
  const hosts = [...traceOf(received).matchAll(/(?:^|\s)by\s+([^\s;]+)/gi)]
  return hosts.length === 1 ? hosts[0]![1]!.replace(/\.$/, '').toLowerCase() : undefined
}

function verdictIn(headers: RawHeader[], authServId: string): ServerVerdict | undefined {
  const ours = authServId.toLowerCase()
  let found: ServerVerdict | undefined
  for (const { name, value } of headers) {
    if (name !== 'authentication-results') continue
    const [id = '', ...results] = withoutComments(value.slice(0, MAX_LENGTH)).split(';')
    if (id.trim().split(/\s/)[0]?.toLowerCase() !== ours) continue
    found = verdict(results)
    if (found.dmarc !== undefined) break
  }
  return found
}

function verdict(results: string[]): ServerVerdict {
  const dmarc = results.map(it => it.trim()).find(it => /^dmarc\s*=/i.test(it))
  if (dmarc === undefined) return { dmarc: undefined, from: undefined }
  return {
    dmarc: /^dmarc\s*=\s*"?([a-z]+)/i.exec(dmarc)?.[1]?.toLowerCase(),
    from: /\bheader\.from\s*=\s*"?(?:[^\s;"@]*@)?([^\s;"]+)/i.exec(dmarc)?.[1]?.toLowerCase(),
  }
}

/** Put down by our delivery agent (RFC 2033)? The name that the other side gave itself comes first, so the last protocol counts. */
function isDelivery(received: string): boolean {
  const protocols = traceOf(received).match(/\swith\s+\S+/gi) ?? []
  return /\sLMTPS?A?$/i.test(protocols.at(-1) ?? '')
}

/** A Received without its date, its comments and what is quoted. */
const traceOf = (received: string) =>
  withoutComments(received.slice(0, MAX_LENGTH))
    .replace(/"[^"]*"/g, '')
    .split(';')[0]!

/** Comments and quoted words may hold anything, also what looks like a result. RFC 5322 s. 3.2.2; nested ones are taken out from the inside. */
function withoutComments(value: string): string {
  let out = ''
  let depth = 0
  let quoted = false
  for (let i = 0; i < value.length; i++) {
    const char = value[i]!
    if (char === '\\') {
      if (depth === 0) out += value.slice(i, i + 2)
      i++
    } else if (depth === 0 && char === '"') {
      quoted = !quoted
      out += char
    } else if (!quoted && char === '(') depth++
    else if (!quoted && char === ')' && depth > 0) depth--
    else if (depth === 0) out += quoted && char === ';' ? ' ' : char
  }
  return out
}
