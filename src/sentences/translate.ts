import type { Text } from '../engine/define.ts'
import { aboutMailboxes } from './about-mailboxes.ts'
import { aboutReading } from './about-reading.ts'
import { aboutSenders } from './about-senders.ts'
import { aboutSending } from './about-sending.ts'

/**
 * Why something was not sent, not read or put aside is stored as one English sentence: the log, the command line and /readyz
 * say it as it stands, and it is the key to its translation, as in gettext. '{places}' hold what differs from case to case.
 */
const SENTENCES = [...aboutSending, ...aboutReading, ...aboutSenders, ...aboutMailboxes]

const MAX_LENGTH = 4000
/** A sentence may hold a sentence, such as what came back in why an address is suspended. */
const MAX_DEPTH = 3

/** What is stored, for the pages of the desk. What no list has (words of a mail server, a fault of a library) stays as it is. */
export function translate(stored: string): Text {
  return { nl: inDutch(stored, 0), en: stored }
}

interface Pattern {
  /** The literal parts; a place lies between each two. */
  parts: string[]
  places: string[]
  nl: string
}

const PATTERNS: Pattern[] = SENTENCES.map(({ en, nl }) => ({
  parts: en.split(/\{\w+\}/),
  places: [...en.matchAll(/\{(\w+)\}/g)].map(match => match[1]!),
  nl,
})).toSorted((a, b) => ending(b) - ending(a) || literal(b) - literal(a))

/** A sentence that follows another one is taken off first; then the one that says most in its own words fits best. */
function ending({ parts }: Pattern): number {
  return parts.at(-1)!.length
}

function literal({ parts }: Pattern): number {
  return parts.join('').length
}

function inDutch(stored: string, depth: number): string {
  if (depth > MAX_DEPTH || stored.length > MAX_LENGTH) return stored
  for (const pattern of PATTERNS) {
    const values = match(stored, pattern)
    if (!values) continue
    const words = new Map(pattern.places.map((place, index) => [place, inDutch(values[index]!, depth + 1)]))
    return pattern.nl.replaceAll(/\{(\w+)\}/g, (place, name: string) => words.get(name) ?? place)
  }
  return stored
}

/** What stands in the places, or null. Each part is looked for once, from left to right, so this takes linear time. */
function match(text: string, { parts }: Pattern): string[] | null {
  if (parts.length === 1) return text === parts[0] ? [] : null
  const first = parts[0]!
  const last = parts.at(-1)!
  const end = text.length - last.length
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return null
  const values: string[] = []
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > end) return null
    values.push(text.slice(at, found))
    at = found + part.length
  }
  return [...values, text.slice(at, end)]
}
