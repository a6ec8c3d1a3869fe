import { domainToUnicode } from 'node:url'
import { distance } from 'fastest-levenshtein'
import { parse } from 'tldts'
import unhomoglyph from 'unhomoglyph'

/** Domains that we know, with what they look like, computed once. */
export interface KnownDomains {
  domains: Set<string>
  shapes: { domain: string; name: string; shape: string }[]
}

export function knownDomains(domains: string[]): KnownDomains {
  const own = [...new Set(domains.map(registered))]
  return { domains: new Set(own), shapes: own.map(domain => ({ domain, name: nameOf(domain), shape: shape(domain) })) }
}

/**
 * The known domain that a stranger's domain could be taken for: other characters of the same shape, at most two letters
 * apart, the same name under another ending or with a word attached. Undefined for a known domain itself.
 */
export function looksLike(domain: string, known: KnownDomains): string | undefined {
  const own = registered(domain)
  if (!own || known.domains.has(own)) return undefined
  const name = nameOf(own)
  const seen = shape(own)
  const words = shape(name).split('-')
  return known.shapes.find(
    it =>
      it.shape === seen ||
      shape(it.name) === shape(name) ||
      (it.name.length >= 4 && words.includes(shape(it.name))) ||
      distance(it.shape, seen) <= slack(it.name),
  )?.domain
}

/** Short names are often two letters apart by chance. */
const slack = (name: string) => (name.length >= 7 ? 2 : name.length >= 5 ? 1 : 0)

/** What a person sees: characters of the same shape made one. Lower case; 'rn' reads as 'm', 'vv' as 'w'. */
const shape = (text: string) =>
  unhomoglyph(readable(text).normalize('NFD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('l', 'i')
    .replaceAll('1', 'i')
    .replaceAll('0', 'o')

/** xn--… as the characters it stands for. */
export const readable = (domain: string) => domainToUnicode(domain) || domain

/** The part that was registered: 'mail.klant.nl' -> 'klant.nl'; the last two labels where no registry is known. */
export function registered(domain: string): string {
  const lower = domain.toLowerCase().replace(/\.$/, '')
  return parse(lower).domain ?? lower.split('.').slice(-2).join('.')
}

const nameOf = (domain: string) => readable(domain).split('.')[0] ?? ''
