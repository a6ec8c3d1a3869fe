import addressparser from 'nodemailer/lib/addressparser'
import { type Head, headerValue } from '../headers.ts'
import { quote } from './values.ts'

const MAX_VALUE = 10_000

/** ENVELOPE as the server writes it, header values as they stand (RFC 3501 s. 7.4.2). */
export function envelope(head: Head): string {
  const text = (name: string) => quote(headerValue(head, name)?.slice(0, MAX_VALUE) ?? null)
  const from = addresses(head, 'from')
  const parts = [
    text('date'),
    text('subject'),
    from,
    addresses(head, 'sender', from),
    addresses(head, 'reply-to', from),
    addresses(head, 'to'),
    addresses(head, 'cc'),
    addresses(head, 'bcc'),
    text('in-reply-to'),
    text('message-id'),
  ]
  return `(${parts.join(' ')})`
}

function addresses(head: Head, name: string, otherwise = 'NIL'): string {
  const value = headerValue(head, name)
  const parsed = value ? addressparser(value.slice(0, MAX_VALUE), { flatten: true }) : []
  if (parsed.length === 0) return otherwise
  const written = parsed.map(({ name, address }) => {
    const at = address.lastIndexOf('@')
    const [local, domain] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
    return `(${quote(name || null)} NIL ${quote(local)} ${quote(domain)})`
  })
  return `(${written.join('')})`
}
