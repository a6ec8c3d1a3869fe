import type { Message } from '../../mail/message.ts'
import { parseMail } from '../../mail/parse.ts'
import { readBody } from './body.ts'
import type { Opened } from './opened.ts'

/** A mail that is enclosed as a file, and a web page that was saved in the same form (MHTML). */
export async function openMail(content: Buffer, source: string): Promise<Opened> {
  return openMessage(await parseMail(content), source)
}

type Enclosed = Pick<Message, 'from' | 'subject' | 'text' | 'html' | 'attachments'>

export function openMessage(message: Enclosed, source: string): Opened {
  const { body } = readBody(message)
  const [from] = message.from
  return {
    documents: [{ ...body, source }],
    inside: message.attachments,
    ...(from ? { mail: { name: from.name, address: from.address } } : {}),
  }
}
