import { MailParser } from 'mailparser'
import type { AttachmentStream, MailParserOptions, MessageText } from 'mailparser'
import addressparser from 'nodemailer/lib/addressparser'
import { attachmentName } from './attachment-name.ts'
import { fingerprint } from './fingerprint.ts'
import { decodeWords, readHeaders, splitMessage, withoutControls } from './headers.ts'
import type { RawHeader } from './headers.ts'
import type { Address, Attachment, Message } from './message.ts'

const MAX_RECIPIENTS = 200
const MAX_ATTACHMENTS = 200
const MAX_TEXT = 1_000_000
const MAX_HTML = 3_000_000
const MAX_ADDRESS_HEADER = 64 * 1024
/** RFC 5322 s. 2.1.1, in bytes: no line is longer, so a longer Message-ID is no Message-ID. */
const MAX_MESSAGE_ID = 998

/** The conversions of the parser fail or crawl on deeply nested HTML: texts are taken as they are. */
const OPTIONS: MailParserOptions & { ignoreEmbedded: boolean } = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  ignoreEmbedded: true,
}

interface Parts {
  text: string
  html: string | null
  attachments: Attachment[]
}

/**
 * Raw bytes to a Message. Never rejects: where the body can't be read the headers still are, and `warnings` says so.
 * @param raw the mail as it came from the server
 */
export async function parseMail(raw: Buffer): Promise<Message> {
  const { head, body } = splitMessage(raw)
  const headers = readHeaders(head)
  const warnings: string[] = []
  const parts = await readParts(headers, body, warnings)
  return {
    ...readEnvelope(headers, warnings),
    headers: headers.map(({ name, value }) => [name, value]),
    ...parts,
    warnings,
    fingerprint: fingerprint(headers, body),
  }
}

type Envelope = Omit<Message, 'headers' | 'text' | 'html' | 'attachments' | 'warnings' | 'fingerprint'>

function readEnvelope(headers: RawHeader[], warnings: string[]): Envelope {
  const byName = Map.groupBy(headers, header => header.name)
  const values = (name: string) => byName.get(name)?.map(header => header.value) ?? []
  const addresses = (name: string) => readAddresses(values(name), name, warnings)
  for (const name of ['from', 'subject', 'date']) {
    if (values(name).length > 1) warnings.push(`The mail has ${values(name).length} ${name} headers.`)
  }
  const date = new Date(values('date')[0] ?? '')
  const returnPath = values('return-path')[0]
  return {
    messageId: readMessageId(values('message-id'), warnings),
    inReplyTo: messageIds(values('in-reply-to'))[0] ?? null,
    references: messageIds(values('references')).slice(-100),
    from: addresses('from'),
    sender: addresses('sender')[0] ?? null,
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    returnPath: returnPath === undefined ? null : bareAddress(returnPath),
    subject: decodeWords(values('subject')[0] ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 2000),
    date: Number.isNaN(date.getTime()) ? null : date.toISOString(),
  }
}

function readMessageId(values: string[], warnings: string[]): string | null {
  const ids = new Set(values.map(value => messageIds([value])[0] ?? bracketed(value)).filter(id => id !== ''))
  const [id] = ids
  const tooLong = id !== undefined && Buffer.byteLength(id) > MAX_MESSAGE_ID
  if (ids.size > 1) warnings.push('The mail has several Message-IDs: none is used.')
  if (tooLong) warnings.push('The Message-ID is too long to be used.')
  return id === undefined || ids.size > 1 || tooLong ? null : id
}

const bracketed = (value: string) => {
  const bare = value.replace(/[<>\s]/g, '')
  return bare && `<${bare}>`
}

function messageIds(values: string[]): string[] {
  return values.flatMap(value => value.match(/<[^<>\s]{1,998}>/g) ?? [])
}

function bareAddress(value: string): string {
  return value
    .replace(/[<>\s]/g, '')
    .toLowerCase()
    .slice(0, 320)
}

function readAddresses(values: string[], name: string, warnings: string[]): Address[] {
  const found: Address[] = []
  for (const value of values) {
    for (const entry of addressparser(value.slice(0, MAX_ADDRESS_HEADER), { flatten: true })) {
      if (found.length === MAX_RECIPIENTS) {
        warnings.push(`The ${name} header has more than ${MAX_RECIPIENTS} addresses: the rest was left out.`)
        return found
      }
      const address = (entry.address ?? '').toLowerCase()
      const usable = /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address) && !address.includes('=?')
      const shown = decodeWords(entry.name ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 300)
      if (usable || shown) found.push({ name: shown, address: usable ? address : '' })
    }
  }
  return found
}

/** Only the MIME headers go to the parser: it need not chew on 240,000 recipients, and two of a kind can't mislead it. */
async function readParts(headers: RawHeader[], body: Buffer, warnings: string[]): Promise<Parts> {
  const mime = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id', 'mime-version']
  const lines = mime.flatMap(name => {
    const header = headers.find(candidate => candidate.name === name)
    return header ? [`${name}: ${header.value.slice(0, 8000)}\r\n`] : []
  })
  const read = (extra = '') => runParser(Buffer.from(`${lines.join('')}${extra}\r\n`), body, warnings)
  const parts = await read()
  // 8-bit text without a charset is read as UTF-8 by the parser; in practice it is windows-1252
  const bare = !headers.some(header => header.name === 'content-type')
  return bare && parts.text.includes('\ufffd') ? read('content-type: text/plain; charset=windows-1252\r\n') : parts
}

function runParser(head: Buffer, body: Buffer, warnings: string[]): Promise<Parts> {
  const { promise, resolve } = Promise.withResolvers<Parts>()
  const parser = new MailParser(OPTIONS)
  const parts: Parts = { text: '', html: null, attachments: [] }
  const taken = new Set<string>()
  let left = 0
  const finish = () => {
    if (left > 0) warnings.push(`The mail has more than ${MAX_ATTACHMENTS} attachments: ${left} were left out.`)
    resolve({ ...parts, ...readTexts(parts, warnings) })
  }
  parser.on('data', (data: AttachmentStream | MessageText) => {
    if (data.type === 'text') {
      parts.text = data.text ?? ''
      parts.html = typeof data.html === 'string' ? data.html : null
    } else if (parts.attachments.length < MAX_ATTACHMENTS) {
      keepAttachment(data, parts.attachments, taken)
    } else {
      left += 1
      data.content.on('data', () => {})
      data.content.on('end', () => data.release())
    }
  })
  parser.on('error', (error: unknown) => {
    warnings.push(`The body of the mail could not be read in full: ${reason(error)}.`)
    finish()
  })
  parser.on('end', finish)
  parser.write(head)
  parser.end(body)
  return promise
}

function keepAttachment(data: AttachmentStream, attachments: Attachment[], taken: Set<string>): void {
  const chunks: Buffer[] = []
  data.content.on('data', (chunk: Buffer) => chunks.push(chunk))
  data.content.on('end', () => {
    const content = Buffer.concat(chunks)
    attachments.push({
      name: attachmentName(data.filename, attachments.length + 1, taken),
      type: (data.contentType || 'application/octet-stream').toLowerCase(),
      size: content.length,
      content,
      inline: data.related || data.contentDisposition === 'inline',
      contentId: data.cid ?? null,
    })
    data.release()
  })
}

function readTexts({ text, html }: Parts, warnings: string[]): Pick<Parts, 'text' | 'html'> {
  if (text.length > MAX_TEXT)
    warnings.push('The text of the mail is very long: only its first million characters are read.')
  if (html && html.length > MAX_HTML) warnings.push('The HTML of the mail is very long: only its first part is read.')
  return { text: clean(text.slice(0, MAX_TEXT)), html: html === null ? null : clean(html.slice(0, MAX_HTML)) }
}

/** PostgreSQL refuses NUL and lone surrogates; other control characters mean nothing in a mail. */
const clean = (text: string) => withoutControls(text.replace(/\r\n?/g, '\n')).toWellFormed()

function reason(error: unknown): string {
  return error instanceof Error && error.message ? error.message.split('\n')[0]!.slice(0, 200) : 'unknown fault'
}
