import { Resolver } from 'node:dns/promises'
import { authenticate, type DNSResolver } from 'mailauth'

export type { DNSResolver }

/** DNS did not answer: nothing is known of the sender yet. Its code makes it a fault that passes. */
export class DnsAwayError extends Error {
  code = 'ETIMEDOUT'
}

const MAX_SIGNATURES = 10

/**
 * Verify DKIM and DMARC ourselves: 'pass' when the domain in From signed this mail, all of it, and publishes a policy.
 * Rejects with a DnsAwayError when the answer cannot be known now.
 */
export async function verifyDkim(
  raw: Buffer,
  signatures: number,
  resolver: DNSResolver,
): Promise<'pass' | 'fail' | 'none'> {
  if (signatures === 0 || signatures > MAX_SIGNATURES) return 'none'
  const { dkim, dmarc } = await authenticate(raw, {
    resolver,
    mta: 'postbode',
    disableArc: true,
    disableBimi: true,
    minBitLength: 1024,
  })
  const result = dmarc ? dmarc.status.result : 'fail'
  if (result === 'pass') {
    // l= signs only the beginning: whatever stands behind it may be anybody's
    const whole = dkim.results?.some(it => it.status.result === 'pass' && it.status.aligned && !it.status.underSized)
    return whole ? 'pass' : 'none'
  }
  const unknown = result === 'temperror' || dkim.results?.some(it => it.status.result === 'temperror')
  if (unknown) throw new DnsAwayError('DNS did not answer while a sender was checked.')
  return result === 'fail' ? 'fail' : 'none'
}

/** DNS with a deadline. mailauth asks for TXT, A, AAAA and MX. */
export function systemResolver(): DNSResolver {
  const resolver = new Resolver({ timeout: 2500, tries: 2 })
  return async (name, type) => {
    const found: unknown = await resolver.resolve(name, type)
    return Array.isArray(found) ? found : []
  }
}
