import { randomUUID } from 'node:crypto'
import addressparser from 'nodemailer/lib/addressparser'
import MailComposer from 'nodemailer/lib/mail-composer'
import { parseMail } from '../../mail/parse.ts'

/** A mail of one's own, as the form gives it. */
export interface OwnMail {
  fromName: string
  fromAddress: string
  to: string[]
  subject: string
  text: string
  files: { name: string; content: Buffer }[]
  /** The mail of ours that it answers. */
  answers?: { messageId: string; references: string[] }
}

export interface Outgoing {
  raw: Buffer
  envelope: { from: string; to: string[] }
}

/** An address that a header can carry: one mailbox, nothing else. */
export const isAddress = (text: string) => /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\]{1,255}$/.test(text)

/** The mail as a mail program of the customer would send it. */
export async function writeMail(mail: OwnMail): Promise<Outgoing> {
  const { fromName, fromAddress, to, subject, text, files, answers } = mail
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1)
  const composer = new MailComposer({
    from: { name: fromName, address: fromAddress },
    to,
    subject,
    text,
    messageId: `<${randomUUID()}@${domain}>`,
    ...(answers && { inReplyTo: answers.messageId, references: [...answers.references, answers.messageId] }),
    attachments: files.map(({ name, content }) => ({ filename: name, content })),
  })
  return { raw: await composer.compile().build(), envelope: { from: fromAddress, to } }
}

/**
 * A mail that was pasted or uploaded whole: it goes as it is. The envelope comes from its own headers; without a known
 * recipient it goes to `otherwise`.
 */
export function takeSource(source: Buffer, watched: string[], otherwise: string): Outgoing {
  const raw = Buffer.from(source.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
  const head = raw.toString('utf8').split('\r\n\r\n', 1)[0] ?? ''
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}:(.*)$`, 'im').exec(unfolded)?.[1] ?? ''
  const to = [...all(header('To')), ...all(header('Cc'))].filter(address => watched.includes(address))
  const returnPath = /^Return-Path:\s*<([^>\s]*)>/im.exec(unfolded)?.[1]
  const from = returnPath ?? all(header('From')).find(isAddress) ?? ''
  return { raw, envelope: { from, to: to.length ? [...new Set(to)] : [otherwise] } }
}

const all = (value: string) => addressparser(value, { flatten: true }).map(it => it.address.toLowerCase())

/** What an answer to this mail of ours starts with: recipient, subject, the quoted text. */
export async function answerTo(raw: Buffer) {
  const mail = await parseMail(raw)
  const quoted = mail.text
    .trim()
    .split('\n')
    .map(line => `> ${line}`)
  return {
    messageId: mail.messageId ?? '',
    references: mail.references,
    to: (mail.replyTo[0] ?? mail.from[0])?.address ?? '',
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    quoted: `\n\n${mail.from[0]?.address ?? ''}:\n${quoted.join('\n')}\n`,
  }
}
