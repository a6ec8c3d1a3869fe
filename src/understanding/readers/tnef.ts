import type { Attachment } from '../../mail/message.ts'
import { decodePage } from './code-page.ts'
import { openMapi } from './mapi.ts'
import { fileInside, UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'
import { readProperties } from './tnef-properties.ts'
import type { Property } from './tnef-properties.ts'

// MS-OXTNEF s. 2.1.3.3
const ATTRIBUTE = {
  subject: 0x00018004,
  body: 0x0002800c,
  codePage: 0x00069007,
  message: 0x00069003,
  attachmentBegins: 0x00069002,
  attachmentName: 0x00018010,
  attachmentData: 0x0006800f,
  attachment: 0x00069005,
} as const
// MS-OXPROPS, by number
const PROPERTY = {
  subject: 0x0037,
  text: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  senderSmtp: 0x5d01,
  codePageOfHtml: 0x3fde,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  type: 0x370e,
  contentId: 0x3712,
} as const
const START = 6
const MAX_ATTACHMENTS = 50
/** An object begins with what kind of object it is. */
const OBJECT = 0x0d
const OBJECT_ID = 16

interface Part {
  name: string
  data: Buffer
  properties: Map<number, Property>
}

/** "winmail.dat": a mail of Outlook with its attachments, as Exchange packs it for other Outlooks. */
export function openTnef({ content }: Attachment, source: string): Opened {
  if (content.length < START) throw new UnreadFile('it is no valid Outlook message')
  let codePage = 1252
  let subject = ''
  let text = ''
  let properties = new Map<number, Property>()
  const parts: Part[] = []
  for (const { id, data } of attributes(content)) {
    if (id === ATTRIBUTE.codePage && data.length >= 4) codePage = data.readUInt32LE(0)
    else if (id === ATTRIBUTE.subject) subject = decoded(data, codePage)
    else if (id === ATTRIBUTE.body) text = decoded(data, codePage)
    else if (id === ATTRIBUTE.message) properties = readProperties(data)
    else if (id === ATTRIBUTE.attachmentBegins) {
      if (parts.length === MAX_ATTACHMENTS) break
      parts.push({ name: '', data: Buffer.alloc(0), properties: new Map() })
    }
    const part = parts.at(-1)
    if (!part) continue
    if (id === ATTRIBUTE.attachmentName) part.name = decoded(data, codePage)
    else if (id === ATTRIBUTE.attachmentData) part.data = data
    else if (id === ATTRIBUTE.attachment) part.properties = readProperties(data)
  }
  const words = (number: number) => stringOf(properties.get(number), codePage)
  const address = [words(PROPERTY.senderSmtp), words(PROPERTY.senderAddress)].find(it => it.includes('@')) ?? ''
  const html = properties.get(PROPERTY.html)
  const ofHtml = properties.get(PROPERTY.codePageOfHtml)?.data
  return openMapi(
    {
      subject: words(PROPERTY.subject) || subject,
      from: { name: words(PROPERTY.senderName), address: address.toLowerCase() },
      text: words(PROPERTY.text) || text,
      html: html?.type === 0x102 ? html.data : html ? stringOf(html, codePage) : null,
      rtf: properties.get(PROPERTY.rtf)?.data ?? null,
      codePage: ofHtml && ofHtml.length >= 4 ? ofHtml.readUInt32LE(0) : codePage,
      attachments: parts.map((part, index) => toFile(part, index, codePage)),
    },
    source,
  )
}

function* attributes(content: Buffer): Generator<{ id: number; data: Buffer }> {
  for (let at = START; at + 9 <= content.length;) {
    const length = content.readUInt32LE(at + 5)
    const end = at + 9 + length
    if (end > content.length) return
    yield { id: content.readUInt32LE(at + 1), data: content.subarray(at + 9, end) }
    at = end + 2
  }
}

function toFile({ name, data, properties }: Part, index: number, codePage: number): Attachment {
  const words = (number: number) => stringOf(properties.get(number), codePage)
  const object = properties.get(PROPERTY.data)
  const content = data.length > 0 || !object ? data : object.data.subarray(object.type === OBJECT ? OBJECT_ID : 0)
  const called = words(PROPERTY.longName) || name || words(PROPERTY.shortName) || `bijlage-${index + 1}`
  const file = fileInside(called, content, words(PROPERTY.type).toLowerCase() || undefined)
  return { ...file, contentId: words(PROPERTY.contentId) || null }
}

function stringOf(property: Property | undefined, codePage: number): string {
  if (property?.type === 0x1f) return withoutEnd(property.data.toString('utf16le'))
  return property?.type === 0x1e ? decoded(property.data, codePage) : ''
}

const decoded = (data: Buffer, codePage: number) => withoutEnd(decodePage(data, codePage))

const withoutEnd = (text: string) => text.replace(/\0+$/, '')
