import EmailForwardParser from 'email-forward-parser'
import { folded } from '../values/fold.ts'
import { FORWARD_SUBJECT } from './reply-words.ts'
import type { Parts } from './reply.ts'

/** The library is quadratic in empty lines and spaces: it gets a short text without long runs of them. */
const MAX_LIBRARY_TEXT = 20_000

const library = new EmailForwardParser()

/**
 * Original sender of a forwarded mail; null when it is no forward or shows no address. The address is a claim of the
 * one who forwarded: it says who asks, never how far to trust (mission.md, decision 11).
 */
export function readForward(
  text: string,
  subject: string,
  found: Parts['forward'],
): { name: string; address: string; subject: string } | null {
  const own = found && readSender(found.from)
  if (found && own) return { ...own, subject: found.subject }
  if (!FORWARD_SUBJECT.test(subject)) return null
  const short = text
    .slice(0, MAX_LIBRARY_TEXT)
    .replace(/\n\s*\n(?:\s*\n)+/g, '\n\n')
    .replace(/[ \t]{20,}/g, ' ')
  const { forwarded, email } = library.read(short, subject)
  if (!forwarded || !email.from.address) return null
  return {
    name: folded(email.from.name ?? ''),
    address: email.from.address.toLowerCase(),
    subject: email.subject ?? '',
  }
}

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
