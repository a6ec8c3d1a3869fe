import type { RawHeader } from './headers.ts'
import { registered } from './look-alike.ts'

export interface ServerVerdict {
  /** 'pass', 'fail', 'none', ... as our server wrote it; undefined when it says nothing of DMARC. */
  dmarc: string | undefined
  /** The domain that the verdict is about, in lower case. */
  from: string | undefined
}

const MAX_LENGTH = 8000

/**
 * What our own mail server says about the sender: its topmost Authentication-Results, and only when no other server
 * touched the mail after it (RFC 8601 s. 5). Undefined when there is none to believe. Headers in order of the message.
 */
export function serverVerdict(headers: RawHeader[], authServId: string): ServerVerdict | undefined {
  const ours = authServId.toLowerCase()
  for (const [place, { name, value }] of headers.entries()) {
    if (name === 'received' && !isOwnHop(value, ours, isTopmost(headers, place))) return undefined
    if (name !== 'authentication-results') continue
    const [id = '', ...results] = withoutComments(value.slice(0, MAX_LENGTH)).split(';')
    if (id.trim().split(/\s/)[0]?.toLowerCase() !== ours) continue
    return verdict(results)
  }
  return undefined
}

function verdict(results: string[]): ServerVerdict {
  const dmarc = results.map(it => it.trim()).find(it => /^dmarc\s*=/i.test(it))
  if (dmarc === undefined) return { dmarc: undefined, from: undefined }
  return {
    dmarc: /^dmarc\s*=\s*"?([a-z]+)/i.exec(dmarc)?.[1]?.toLowerCase(),
    from: /\bheader\.from\s*=\s*"?(?:[^\s;"@]*@)?([^\s;"]+)/i.exec(dmarc)?.[1]?.toLowerCase(),
  }
}

/** A hop within our own house: taken in by our server or a neighbour of the same domain, or put down by our delivery agent, which comes last. */
function isOwnHop(received: string, ours: string, topmost: boolean): boolean {
  const text = withoutComments(received.slice(0, MAX_LENGTH))
  if (topmost && /\bwith\s+LMTPS?A?\b/i.test(text)) return true
  const by = /\bby\s+([^\s;]+)/i.exec(text)?.[1]?.toLowerCase().replace(/\.$/, '') ?? ''
  return by === ours || (by.includes('.') && registered(by) === registered(ours))
}

const isTopmost = (headers: RawHeader[], place: number) =>
  headers.findIndex(({ name }) => name === 'received') === place

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
