import type { Contact } from '../domain/customers.ts'
import { trustOf } from '../domain/policy.ts'
import type { Authenticated } from '../mail/auth.ts'
import type { MailRead } from '../mail/read-result.ts'
import type { Language } from '../engine/define.ts'
import type { Request } from './define.ts'
import type { ReceiveOptions, StoredMail } from './incoming.ts'

export interface Sender {
  address: string
  trust: 0 | 1 | 2 | 3
  /** The customer whose contact this address is. */
  customer?: { id: number; number: string; name: string; accountManager: string | null }
  language: Language
  /** What a colleague should know about who sent it, one sentence each. */
  warnings: string[]
}

/** Who asks, how far to trust it, and in which language to answer (mission.md, decisions 7, 8 and 11). */
export function senderOf(read: MailRead, auth: Authenticated, contacts: Map<string, Contact>): Sender {
  const contact = contacts.get(read.sender.address)
  const { language } = read.understanding
  // a forward gives the original sender's identity, never his trust
  const authenticated = auth.authenticated && !read.forwarded
  return {
    address: read.sender.address,
    trust: trustOf({ authenticated, knownContact: contact !== undefined }),
    ...(contact && { customer: contact.customer }),
    language: contact?.language ?? (language === 'nl' || !language ? 'nl' : 'en'),
    warnings: auth.warnings,
  }
}

/** Why nothing about this mail may be answered without a person; undefined when it may. */
export function silenceOf(mail: StoredMail, read: MailRead, options: ReceiveOptions): Request['silent'] {
  if (mail.history) return 'history'
  if (mail.late) return 'late'
  if (options.again || options.as) return 'by-colleague'
  if (read.guard.automated === 'machine') return 'machine'
  if (read.guard.noAutomaticAnswer) return 'asked-not-to'
  if (read.head.from.length !== 1) return 'no-single-sender'
  return undefined
}
