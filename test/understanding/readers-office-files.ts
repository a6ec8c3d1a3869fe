import { CFB, utils, write } from '@e965/xlsx'
import type { CellObject } from '@e965/xlsx'
import type { Attachment } from '../../src/mail/message.ts'
import { readAttachments } from '../../src/understanding/readers/attachments.ts'
import type { Document } from '../../src/understanding/types.ts'
import { zip } from '../support/zip.ts'
import type { File } from './mail.ts'

/** A file as a mail program sends what it knows nothing of. */
export const file = (name: string, content: Buffer | string, type = 'application/octet-stream'): File => ({
  name,
  type,
  content: Buffer.from(content),
})

export const attachment = ({ name, type, content }: File): Attachment => ({
  name,
  type,
  size: content.length,
  content,
  inline: false,
  contentId: null,
})

export interface Read {
  documents: Document[]
  warnings: string[]
  mail: { name: string; address: string } | null
  scans: number
}

export async function read(...files: File[]): Promise<Read> {
  const warnings: string[] = []
  const { documents, mail, scans } = await readAttachments(files.map(attachment), warnings)
  return { documents, warnings, mail, scans: scans.length }
}

/** The only document of a file, which must be read without a word. */
export async function only(of: File): Promise<Document> {
  const { documents, warnings } = await read(of)
  if (warnings.length > 0 || documents.length !== 1)
    throw new Error(`${documents.length} documents; ${warnings.join()}`)
  return documents[0]!
}

export const cells = ({ tables }: Document) => tables.map(({ rows }) => rows.map(row => row.map(cell => cell.text)))

/** Every cell and line stands in the text where it says. */
export function misplaced({ text, lines, tables }: Document): string[] {
  const parts = [
    ...lines.map(line => ({ ...line, end: line.start + line.text.length })),
    ...tables.flatMap(it => it.rows).flat(),
  ]
  return parts.filter(({ start, end, text: words }) => text.slice(start, end) !== words).map(({ text: words }) => words)
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word document of the given body; `parts` are other files in it, such as headers. */
export const docx = (name: string, body: string, parts: { [name: string]: string } = {}): File =>
  file(
    name,
    zip([
      { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
      {
        name: 'word/document.xml',
        content: Buffer.from(`<?xml version="1.0"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`),
      },
      ...Object.entries(parts).map(([part, xml]) => ({
        name: part,
        content: Buffer.from(xml.replace('>', ` ${WORD}>`)),
      })),
    ]),
  )

export const p = (...runs: string[]) => `<w:p>${runs.map(run => (run.startsWith('<') ? run : r(run))).join('')}</w:p>`
export const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
export const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
export const tbl = (...rows: string[][]) =>
  `<w:tbl>${rows.map(row => `<w:tr>${row.map(cell => (cell.startsWith('<w:tc') ? cell : tc(cell))).join('')}</w:tr>`).join('')}</w:tbl>`

type Value = string | number | boolean | Date | CellObject

/** A workbook as Excel 97 to 2003 wrote it, or in another form that the library writes. */
export function book(
  name: string,
  sheets: { [name: string]: Value[][] },
  form: 'biff8' | 'biff5' | 'xlsb' | 'ods' | 'xlml' | 'xlsx' = 'biff8',
  hidden: string[] = [],
): File {
  const made = utils.book_new()
  for (const [title, rows] of Object.entries(sheets)) utils.book_append_sheet(made, utils.aoa_to_sheet(rows), title)
  made.Workbook = { Sheets: made.SheetNames.map(title => ({ Hidden: hidden.includes(title) ? 1 : 0 })) }
  const content: unknown = write(made, { type: 'buffer', bookType: form })
  if (!Buffer.isBuffer(content)) throw new Error('no bytes')
  return file(name, content)
}

/** A container of Office 97 with the given streams. */
export function ole(streams: { [path: string]: Buffer }): Buffer {
  const container: unknown = CFB.utils.cfb_new()
  for (const [path, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${path}`, content)
  const bytes: unknown = CFB.write(container, { type: 'buffer' })
  if (!Buffer.isBuffer(bytes)) throw new Error('no bytes')
  return bytes
}

export interface OutlookMail {
  subject: string
  from: { name: string; address: string }
  text?: string
  html?: string
  /** Compressed, or uncompressed in its envelope. */
  rtf?: Buffer
  files?: File[]
}

const unicode = (text: string) => Buffer.from(text, 'utf16le')

/** A mail as Outlook saves it: MS-OXMSG. */
export function msg(name: string, { subject, from, text, html, rtf, files = [] }: OutlookMail): File {
  const streams: { [path: string]: Buffer } = {
    '__properties_version1.0': Buffer.alloc(32),
    '__nameid_version1.0/__substg1.0_00020102': Buffer.alloc(0),
    '__substg1.0_001A001F': unicode('IPM.Note'),
    '__substg1.0_0037001F': unicode(subject),
    '__substg1.0_0C1A001F': unicode(from.name),
    '__substg1.0_5D01001F': unicode(from.address),
  }
  if (text !== undefined) streams['__substg1.0_1000001F'] = unicode(text)
  if (html !== undefined) streams['__substg1.0_10130102'] = Buffer.from(html)
  if (rtf !== undefined) streams['__substg1.0_10090102'] = rtf
  for (const [index, { name: called, content }] of files.entries()) {
    const folder = `__attach_version1.0_#${index.toString(16).toUpperCase().padStart(8, '0')}`
    streams[`${folder}/__properties_version1.0`] = Buffer.alloc(8)
    streams[`${folder}/__substg1.0_3707001F`] = unicode(called)
    streams[`${folder}/__substg1.0_37010102`] = content
  }
  return file(name, ole(streams))
}

/** RTF in the envelope of Outlook, not compressed: MS-OXRTFCP s. 2.1.3.1. */
export function envelope(rtf: string): Buffer {
  const content = Buffer.from(rtf, 'latin1')
  const head = Buffer.alloc(16)
  head.writeUInt32LE(content.length + 12, 0)
  head.writeUInt32LE(content.length, 4)
  head.write('MELA', 8, 'latin1')
  return Buffer.concat([head, content])
}

/** "winmail.dat": MS-OXTNEF. */
export function tnef({ subject, from, text, html, rtf, files = [] }: OutlookMail): File {
  const attribute = (level: number, id: number, data: Buffer) => {
    const head = Buffer.alloc(9)
    head[0] = level
    head.writeUInt32LE(id, 1)
    head.writeUInt32LE(data.length, 5)
    const sum = Buffer.alloc(2)
    sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0))
    return Buffer.concat([head, data, sum])
  }
  const property = (id: number, type: number, data: Buffer) => {
    const head = Buffer.alloc(12)
    head.writeUInt16LE(type, 0)
    head.writeUInt16LE(id, 2)
    head.writeUInt32LE(1, 4)
    head.writeUInt32LE(data.length, 8)
    return Buffer.concat([head, data, Buffer.alloc((4 - (data.length % 4)) % 4)])
  }
  const properties = (...list: Buffer[]) => {
    const count = Buffer.alloc(4)
    count.writeUInt32LE(list.length)
    return Buffer.concat([count, ...list])
  }
  const page = Buffer.alloc(8)
  page.writeUInt32LE(1252)
  return file(
    'winmail.dat',
    Buffer.concat([
      Buffer.from('789f3e220100', 'hex'),
      attribute(1, 0x00069007, page),
      attribute(1, 0x00018004, Buffer.from(`${subject}\0`, 'latin1')),
      attribute(
        1,
        0x00069003,
        properties(
          property(0x0c1a, 0x1f, unicode(`${from.name}\0`)),
          property(0x5d01, 0x1f, unicode(`${from.address}\0`)),
          ...(text === undefined ? [] : [property(0x1000, 0x1f, unicode(`${text}\0`))]),
          ...(html === undefined ? [] : [property(0x1013, 0x102, Buffer.from(html))]),
          ...(rtf === undefined ? [] : [property(0x1009, 0x102, rtf)]),
        ),
      ),
      ...files.flatMap(({ name, content }) => [
        attribute(2, 0x00069002, Buffer.alloc(14)),
        attribute(2, 0x00018010, Buffer.from('KORT~1.DAT\0', 'latin1')),
        attribute(2, 0x0006800f, content),
        attribute(2, 0x00069005, properties(property(0x3707, 0x1f, unicode(`${name}\0`)))),
      ]),
    ]),
    'application/ms-tnef',
  )
}

/** A PDF of the given objects, the first of which is its catalogue. */
export function rawPdf(name: string, objects: string[], trailer = ''): File {
  let out = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = out.length
    out += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${out.length}\n%%EOF\n`
  return file(name, Buffer.from(out, 'latin1'))
}
