import type { Automated } from '../understanding/types.ts'
import {
  AUTO_REPLY_SUBJECT,
  BOUNCE_SUBJECT,
  MACHINE_TEXT,
  READ_RECEIPT_SUBJECT,
  readsAsAbsence,
} from './guard-words.ts'
import type { Message } from './message.ts'

export interface GuardSettings {
  /** Domains of the desk itself, lower case: a group address of ours in front of a mailbox is no mailing list. */
  ourDomains?: readonly string[]
  /** How our own Message-IDs end, e.g. '.desk@example.com>': such a mail is ours coming back. */
  ourMessageIdSuffix?: string
}

export interface Guarded {
  /** null: a person wrote this. */
  automated: Automated | null
  /** Why, in one plain phrase; '' for a person. */
  reason: string
  /** True for everything automated, and where a person's mail asks for no automatic answer. */
  noAutomaticAnswer: boolean
}

/** Who must never be answered automatically. Pure; looks at headers first, at wording last. RFC 3834, mission decision 11 */
export function automatedBy(message: Message, settings: GuardSettings = {}): Guarded {
  const mail = facts(message)
  const [automated, reason] = loop(mail, settings) ??
    bounce(mail) ??
    calendar(mail) ??
    autoReply(mail) ??
    list(mail, settings) ??
    machine(mail) ?? [null, '']
  const suppressed = /(^|[\s,;])(all|autoreply)([\s,;]|$)/i.test(mail.first('x-auto-response-suppress'))
  return {
    automated,
    reason,
    noAutomaticAnswer: automated !== null || suppressed || message.from.every(from => !from.address),
  }
}

type Verdict = [Automated, string] | null

interface Facts {
  message: Message
  first: (header: string) => string
  has: (header: string) => boolean
  contentType: string
  senderLocalParts: string[]
  /** The beginning of what was written, without quoted lines. */
  opening: string
}

function facts(message: Message): Facts {
  const headers = new Map<string, string>()
  for (const [name, value] of message.headers) if (!headers.has(name)) headers.set(name, value)
  const senders = [...message.from, ...(message.sender ? [message.sender] : [])]
  return {
    message,
    first: header => headers.get(header) ?? '',
    has: header => headers.has(header),
    contentType: (headers.get('content-type') ?? '').toLowerCase(),
    senderLocalParts: senders.map(({ address }) => address.split('@')[0] ?? ''),
    opening: opening(message),
  }
}

function opening({ text, html }: Message): string {
  const source =
    text.trim() ||
    (html ?? '')
      .slice(0, 8000)
      .replace(/<style[\s\S]{0,4000}?<\/style>/gi, ' ')
      .replace(/<[^<>]{0,2000}>/g, ' ')
  const lines = source.slice(0, 4000).split('\n').slice(0, 60)
  return lines
    .filter(line => !line.startsWith('>'))
    .join(' ')
    .replace(/\s+/g, ' ')
}

function loop({ message, has }: Facts, { ourMessageIdSuffix }: GuardSettings): Verdict {
  if (has('x-postbode-run')) return ['loop', 'it carries the mark of a mail that we sent']
  if (ourMessageIdSuffix && message.messageId?.endsWith(ourMessageIdSuffix))
    return ['loop', 'its Message-ID is one of ours']
  return null
}

const POST_OFFICE =
  /^(mailer[-_.]?daemon|postmaster|mail[-_.]?delivery(-sub)?[-_.]?system|mdaemon|bounces?|mailsystem|mmdf|majordomo-owner)([+=\-_.\d].*)?$/

function bounce(mail: Facts): Verdict {
  const { message, has, contentType, first } = mail
  if (/multipart\/report/.test(contentType)) {
    if (/disposition-notification/.test(contentType)) return ['auto-reply', 'it is a read receipt']
    return ['bounce', 'it is a delivery report']
  }
  if (message.attachments.some(({ type }) => type === 'message/delivery-status' || type === 'message/feedback-report'))
    return ['bounce', 'it holds a delivery report']
  if (COMPLAINT.test(message.subject) && message.attachments.some(({ type }) => type === 'message/rfc822'))
    return ['bounce', 'it is a complaint about a mail, with that mail']
  if (has('x-failed-recipients')) return ['bounce', 'its X-Failed-Recipients header names addresses that failed']
  if (mail.senderLocalParts.some(local => POST_OFFICE.test(local))) return ['bounce', 'it comes from a mail system']
  const undelivered = BOUNCE_SUBJECT.test(message.subject)
  if (undelivered && AS_A_REPORT.test(mail.opening)) return ['bounce', 'it says that a mail was not delivered']
  const vacation = AUTO_REPLY_SUBJECT.test(message.subject) || /auto-replied/i.test(first('auto-submitted'))
  if (message.returnPath === '' && !vacation) return ['bounce', 'its return path is empty']
  return null
}

/** As the feedback loops of mail providers call themselves that send no report a machine can read. RFC 5965 came later. */
const COMPLAINT =
  /^\s*(?:complaint about message from\s+[\da-f.:]{3,45}\s*$|e-?mail (?:feedback|abuse) report for ip\b)/i

/** A person may well write "undeliverable" in a subject; a report also speaks of hosts, codes or permanent errors. */
const AS_A_REPORT =
  /\b[245]\.\d{1,3}\.\d{1,3}\b|\b(4[25]\d|55\d)[ -]|<[^<>@\s]+@[^<>\s]+>|permanent|mail system|mail server|could ?n[o']t be delivered|unknown user|user unknown|mailbox|recipient|ontvanger|empf[äa]nger|destinataire/i

function calendar({ message, contentType, first }: Facts): Verdict {
  const invitations = message.attachments.filter(({ type }) => type === 'text/calendar' || type === 'application/ics')
  const method = /method="?(reply|request|cancel|counter|refresh)\b/.exec(contentType)?.[1]
  const said = invitations.map(
    ({ content }) =>
      /^METHOD:(REPLY|REQUEST|CANCEL|COUNTER|REFRESH)\b/im.exec(content.toString('latin1', 0, 4000))?.[1],
  )
  const word = method ?? said.find(value => value !== undefined)
  if (word) return ['calendar', `it is a calendar ${word.toLowerCase()}`]
  if (/^ipm\.schedule\.meeting/i.test(first('content-class')) || /calendarmessage/i.test(first('content-class')))
    return ['calendar', 'it is a calendar message']
  return null
}

function autoReply({ message, first, has, opening }: Facts): Verdict {
  const submitted = first('auto-submitted').toLowerCase()
  if (submitted.startsWith('auto-replied')) return ['auto-reply', 'its Auto-Submitted header says auto-replied']
  const header = [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-auto-reply',
    'x-autoreply-from',
    'x-mail-autoreply',
  ].find(has)
  if (header && !/^(no|false|0)$/i.test(first(header))) return ['auto-reply', `it carries ${header}`]
  if (/auto_?reply/i.test(first('precedence'))) return ['auto-reply', 'its Precedence header says so']
  if (/autoreply|vacation/i.test(first('x-precedence') + first('delivered-to-autoresponder')))
    return ['auto-reply', 'its headers say so']
  if (AUTO_REPLY_SUBJECT.test(message.subject)) return ['auto-reply', 'its subject is that of an automatic answer']
  if (READ_RECEIPT_SUBJECT.test(message.subject) && submitted.startsWith('auto-'))
    return ['auto-reply', 'it is a read receipt']
  if (readsAsAbsence(opening.slice(0, 400))) return ['auto-reply', 'it reads as an absence message']
  return null
}

function list({ first, has }: Facts, { ourDomains = [] }: GuardSettings): Verdict {
  const id = /<?([^<>\s]+)>?\s*$/.exec(first('list-id'))?.[1]?.toLowerCase() ?? ''
  const ours = ourDomains.some(domain => id === domain || id.endsWith(`.${domain}`) || id.endsWith(`@${domain}`))
  if (ours) return null
  if (id) return ['list', 'it comes through a mailing list']
  const precedence = first('precedence').toLowerCase()
  if (/^(bulk|list|junk)/.test(precedence)) return ['list', `its Precedence header says ${precedence.slice(0, 10)}`]
  const header = ['list-unsubscribe', 'list-post', 'list-help', 'mailing-list', 'x-mailinglist'].find(has)
  if (header && !ourDomains.some(domain => first(header).toLowerCase().includes(`@${domain}`)))
    return ['list', `it carries ${header}`]
  return null
}

const NO_REPLY =
  /^(no|not|do-?not|dont|never|niet|geen|keine?|ne-?pas)[-_. ]?(reply|antwoord(en)?|beantwoorden|antworten?|repondre)|^noreply|^donotreply/

function machine({ first, senderLocalParts, opening }: Facts): Verdict {
  const submitted = first('auto-submitted').toLowerCase()
  if (submitted.startsWith('auto-')) return ['machine', `its Auto-Submitted header says ${submitted.slice(0, 20)}`]
  if (senderLocalParts.some(local => NO_REPLY.test(local))) return ['machine', 'its sender takes no answers']
  if (MACHINE_TEXT.test(opening)) return ['machine', 'it says that a system sent it']
  return null
}
