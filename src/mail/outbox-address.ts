import type { Address } from './message.ts'

/** RFC 5321 s. 4.5.3.1 */
const MAX_LOCAL = 64
const MAX_ADDRESS = 254

const ATOMS = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i

/**
 * Why no mail can go to this address, in one sentence; null for a plain `local@domain.tld`. Strict on purpose: mail
 * libraries repair odd addresses, and a repaired address can be somebody else's (GHSA-mm7p-fcc7-pg87).
 */
export function addressProblem(address: string): string | null {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const labels = address.slice(at + 1).split('.')
  const plain =
    at > 0 &&
    address.length <= MAX_ADDRESS &&
    local.length <= MAX_LOCAL &&
    ATOMS.test(local) &&
    labels.length >= 2 &&
    labels.every(label => label.length <= 63 && LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1)!)
  if (plain) return null
  const shown = oneLine(address).slice(0, 80)
  return `The address "${shown}" is no plain e-mail address, so nothing is sent to it; check it and enter it again.`
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** A name for a header that people read: one line, no characters that hide or turn text, not endless. */
export function safeName({ name }: Address): string {
  return oneLine(name).slice(0, 120).trim()
}

/** Text for a header: line ends, control and bidirectional characters become nothing or a space. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim()
}
