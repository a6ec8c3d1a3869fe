import type { RawHeader } from './headers.ts'

export interface ServerVerdict {
  /** 'pass', 'fail', 'none', ... as our server wrote it; undefined when it says nothing of DMARC. */
  dmarc: string | undefined
  /** The domain that the verdict is about, in lower case. */
  from: string | undefined
}

const MAX_LENGTH = 8000

/**
 * What our own mail server says about the sender: its Authentication-Results above the first Received. What stands below a Received
 * was in the mail when a server took it in, so anybody may have written it (RFC 8601 s. 5). Only our delivery agent, which comes
 * last, may have put its Received on top. Of several the topmost counts that says something of DMARC. Undefined when there is none
 * to believe. Headers in order of the message.
 */
export function serverVerdict(headers: RawHeader[], authServId: string): ServerVerdict | undefined {
  const ours = authServId.toLowerCase()
  let found: ServerVerdict | undefined
  let hops = 0
  for (const { name, value } of headers) {
    if (name === 'received' && (hops++ > 0 || !isDelivery(value))) break
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
  const hop = withoutComments(received.slice(0, MAX_LENGTH)).replace(/"[^"]*"/g, '')
  const protocols = hop.split(';')[0]!.match(/\swith\s+\S+/gi) ?? []
  return /\sLMTPS?A?$/i.test(protocols.at(-1) ?? '')
}

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
