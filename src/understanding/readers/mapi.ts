import type { Attachment } from '../../mail/message.ts'
import { decodePage } from './code-page.ts'
import { openMessage } from './mail-file.ts'
import type { Opened } from './opened.ts'
import { printable } from './printable.ts'
import { readRtf } from './rtf.ts'
import { unpackRtf } from './rtf-packed.ts'

/** A mail as Outlook keeps it (MS-OXCMSG): its text in up to three forms. */
export interface MapiMessage {
  subject: string
  from: { name: string; address: string } | null
  text: string
  html: Uint8Array | string | null
  /** Compressed. */
  rtf: Uint8Array | null
  codePage: number
  attachments: Attachment[]
}

/** A mail of Outlook as a mail: of the forms of its text those that other mail programs send too. */
export function openMapi(
  { rtf, html, text, from, subject, attachments, codePage }: MapiMessage,
  source: string,
): Opened {
  const rich = rtf && !html ? readRtf(unpackRtf(rtf)) : null
  const page = typeof html === 'string' ? html : html ? decodeHtml(html, codePage) : rich?.isHtml ? rich.text : null
  const plain = text.trim() === '' && rich && !rich.isHtml ? rich.text : text
  const senders = from && (from.name || from.address) ? [from] : []
  return openMessage(
    {
      from: senders,
      subject,
      text: printable(plain.replace(/\r\n?/g, '\n')),
      html: page && printable(page),
      attachments,
    },
    source,
  )
}

function decodeHtml(html: Uint8Array, codePage: number): string {
  const head = Buffer.from(html.subarray(0, 2000)).toString('latin1')
  const said = /charset=["']?([\w-]{1,40})/i.exec(head)?.[1]
  try {
    if (said) return new TextDecoder(said).decode(html)
  } catch {
    // a name that nobody knows
  }
  return decodePage(html, codePage)
}
