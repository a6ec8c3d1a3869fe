import EmailForwardParser from 'email-forward-parser'
import { folded } from '../values/fold.ts'
import { FORWARD_SUBJECT } from './reply-words.ts'
import type { Parts } from './reply.ts'

/** The library is quadratic in empty lines and spaces: it gets a short text without long runs of them. */
const MAX_LIBRARY_TEXT = 20_000

export interface Forward {
  name: string
  address: string
  subject: string
  /** Where only the library knew the form: the words with which the forwarded text begins. */
  opening: string | null
}

const library = new EmailForwardParser()

/**
 * Original sender of a forwarded mail; null when it is no forward or shows no address. The address is a claim of the
 * one who forwarded: it says who asks, never how far to trust (mission.md, decision 11).
 */
export function readForward(text: string, subject: string, found: Parts['forward']): Forward | null {
  const own = found && readSender(found.from)
  if (found && own) return { ...own, subject: found.subject, opening: null }
  if (!FORWARD_SUBJECT.test(subject)) return null
  const short = text
    .slice(0, MAX_LIBRARY_TEXT)
    .split('\n')
    .map(line => line.trimEnd().replace(/[ \t]{20,}/g, ' '))
    .filter((line, index, all) => line !== '' || all[index - 1] !== '')
    .join('\n')
  const { forwarded, email } = library.read(short, subject)
  if (!forwarded || !email.from.address) return null
  return {
    name: folded(email.from.name ?? ''),
    address: email.from.address.toLowerCase(),
    subject: email.subject ?? '',
    opening: openingOf(email.body ?? ''),
  }
}

/** First words of the forwarded text, by which it is found again in the whole. */
const openingOf = (body: string) =>
  body
    .split('\n')
    .map(line => line.replace(/^[\s>]+/, '').trim())
    .find(line => line !== '') ?? null

function readSender(text: string): { name: string; address: string } | null {
  const line = text.slice(0, 1000)
  const address = /[^\s@<>[\]"'(),;:*]{1,64}@[^\s@<>[\]"'(),;:*]{1,255}/.exec(line)?.[0]
  if (!address) return null
  const before = line.slice(0, line.indexOf(address)).replace(/mailto:/gi, '')
  const attributed = /(?:heeft|schreef|schrieb|wrote|, )\s*"?([^"<>[\]@:,\d]{2,80})"?\s*[<[(]?\s*$/i.exec(before)?.[1]
  const name = folded((attributed ?? before).replace(/[<>[\]"*]/g, ' '))
    .replace(/^'|'$|[(,;]\s*$/g, '')
    .trim()
  return { name: name.slice(0, 200), address: address.replace(/[.>]+$/, '').toLowerCase() }
}
