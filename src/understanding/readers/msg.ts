import { createRequire } from 'node:module'
import type { FieldsData } from '@kenjiuno/msgreader'
import type { Attachment } from '../../mail/message.ts'
import { encodingOf } from './code-page.ts'
import { openMapi } from './mapi.ts'
import { fileInside, UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'

// a CommonJS module, whose default export runtimes give in different ways
const { default: MsgReader }: typeof import('@kenjiuno/msgreader') = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
)
type MsgReader = InstanceType<typeof MsgReader>

const MAX_ATTACHMENTS = 50
// MS-OXPROPS 2.734 (code page of the HTML) and 2.797 (code page of the strings)
const CODE_PAGES = [0x3fde0003, 0x3ffd0003]

/** A mail that was saved or dragged out of Outlook (MS-OXMSG). */
export function openMsg({ content }: Attachment, source: string): Opened {
  const codePages = new Map<number, number>()
  const first = parse(content, 1252, (tag, value) => codePages.set(tag, value))
  const [ofHtml, ofText] = CODE_PAGES.map(tag => codePages.get(tag))
  const codePage = ofText ?? ofHtml ?? 1252
  const { reader, fields } = codePage === 1252 ? first : parse(content, codePage)
  const attachments = (fields.attachments ?? []).slice(0, MAX_ATTACHMENTS).map(attachment => {
    const { content: bytes, fileName } = reader.getAttachment(attachment)
    const mail = attachment.innerMsgContent === true
    const name = attachment.fileName || attachment.name || fileName || 'bijlage'
    const file = fileInside(mail && !/\.msg$/i.test(name) ? `${name}.msg` : name, Buffer.from(bytes))
    return {
      ...file,
      type: attachment.attachMimeTag?.toLowerCase() ?? file.type,
      contentId: attachment.pidContentId ?? null,
    }
  })
  const name = fields.senderName ?? ''
  const address = [
    fields.senderSmtpAddress,
    fields.sentRepresentingSmtpAddress,
    fields.senderEmail,
    fields.creatorSMTPAddress,
  ].find(it => it?.includes('@'))
  return openMapi(
    {
      subject: fields.subject ?? '',
      from: { name, address: address?.toLowerCase() ?? '' },
      text: fields.body ?? '',
      html: fields.bodyHtml ?? fields.html ?? null,
      rtf: fields.compressedRtf ?? null,
      codePage: ofHtml ?? codePage,
      attachments,
    },
    source,
  )
}

interface Parsed {
  reader: MsgReader
  fields: FieldsData
}

function parse(content: Buffer, codePage: number, found?: (tag: number, value: number) => void): Parsed {
  try {
    const reader = new MsgReader(new DataView(content.buffer, content.byteOffset, content.length))
    reader.parserConfig = {
      ansiEncoding: encodingOf(codePage),
      propertyObserver: (_, tag, raw) => {
        if (found && raw && raw.length >= 4 && CODE_PAGES.includes(tag)) found(tag, Buffer.from(raw).readUInt32LE(0))
      },
    }
    const fields = reader.getFileData()
    if (fields.error) throw new Error(fields.error)
    return { reader, fields }
  } catch {
    throw new UnreadFile('it is no valid Outlook message')
  }
}
