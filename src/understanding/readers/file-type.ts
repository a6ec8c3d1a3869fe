import type { Attachment } from '../../mail/message.ts'
import { dataFormatOf } from '../structured/format.ts'
import { oleKind } from './ole.ts'

export type FileType =
  | 'pdf'
  | 'zip'
  | 'xls'
  | 'password'
  | 'doc'
  | 'ppt'
  | 'msg'
  | 'tnef'
  | 'rtf'
  | 'mail'
  | 'data'
  | 'csv'
  | 'html'
  | 'text'
  | 'picture'
  | 'program'
  | 'archive'
  | 'gzip'
  | 'pgp'
  | 'smime'
  | 'other'

/** Files that begin so are what they begin with, whatever they are called. */
const MAGIC: [type: FileType, start: string][] = [
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['tnef', '\u0078\u009f\u003e\u0022'],
  ['rtf', '{\\rtf'],
  ['picture', '\u0089PNG\r\n\u001a\n'],
  ['picture', '\u00ff\u00d8\u00ff'],
  ['picture', 'II*\0'],
  ['picture', 'MM\0*'],
  ['picture', 'GIF8'],
  ['program', 'MZ'],
  ['program', '\u007fELF'],
  ['program', 'L\0\0\0\u0001\u0014\u0002\0'],
  ['archive', '7z\u00bc\u00af\u0027\u001c'],
  ['archive', 'Rar!\u001a\u0007'],
  ['gzip', '\u001f\u008b\u0008'],
  ['pgp', '-----BEGIN PGP MESSAGE-----'],
  ['xls', '\u0009\u0008\u0010\0'],
  ['xls', '\u0009\u0008\u0008\0'],
  ['xls', '\u0009\u0004\u0006\0'],
  ['xls', '\u0009\u0002\u0006\0'],
  ['xls', '\u0009\0\u0004\0'],
]
const OLE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'
const PROGRAM =
  /^(?:exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msix|jar|lnk|reg|dll|cpl|iso|img|vhd|apk|dmg|app)$/
const HTML =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*(?:<!doctype html|<(?:html|head|body|table|meta|style|div|font|title)\b)/i
const WORKBOOK_XML = /<Workbook[^>]{0,400}urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/

/** By its first bytes where these say it, else by name, else by the type that the sender gave. */
export function fileTypeOf({ name, type, content }: Attachment): FileType {
  const head = content.toString('latin1', 0, 1024)
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith(OLE)) return oleType(content, extension)
  const known = MAGIC.find(([, start]) => head.startsWith(start))
  if (known) return known[0]
  if (PROGRAM.test(extension)) return 'program'
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type) || extension === 'p7m') return 'smime'
  if (['pgp', 'gpg'].includes(extension) || type === 'application/pgp-encrypted') return 'pgp'
  if (type === 'message/rfc822' || type === 'multipart/signed' || ['eml', 'mht', 'mhtml'].includes(extension))
    return 'mail'
  const found = textTypeOf(head, extension, type, isText(content))
  return /^(?:csv|html|text|other)$/.test(found) && dataFormatOf(content, name, type) ? 'data' : found
}

/** A broken container is taken for what it is called, whose reader says that it is broken. */
function oleType(content: Buffer, extension: string): FileType {
  const kind = oleKind(content)
  if (kind !== 'other') return kind
  return (['xls', 'doc', 'ppt', 'msg'] as const).find(it => it === extension) ?? 'other'
}

/** What is written in letters: reports of order systems are called .xls and are a web page, a list or a mail with a page. */
function textTypeOf(head: string, extension: string, type: string, text: boolean): FileType {
  const start = head.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
  const sheet =
    /^(?:xls|xlsx|xlsm|xlt|xla|csv|tsv|tab)$/.test(extension) ||
    /[/.](?:csv|tab-separated-values|comma-separated-values|ms-excel)$|spreadsheetml/.test(type)
  const office = sheet || /^(?:pdf|docx?|html?|rtf)$/.test(extension) || type === 'text/html'
  if (text && office) {
    if (WORKBOOK_XML.test(start)) return 'xls'
    if (/^MIME-Version:/i.test(start)) return 'mail'
    if (HTML.test(start)) return 'html'
  }
  if (/^html?$/.test(extension) || type === 'text/html') return 'html'
  if (extension === 'pdf') return 'pdf'
  if (sheet && (text || /^(?:csv|tsv|tab)$/.test(extension))) return 'csv'
  const plain =
    extension === 'txt' || (type === 'text/plain' && !['xml', 'edi', 'json', 'ics', 'vcf', 'log'].includes(extension))
  return plain && !head.slice(0, 200).includes('\0\0') ? 'text' : 'other'
}

/** No zero bytes but those of UTF-16, and hardly a control character. */
function isText(content: Buffer): boolean {
  const head = content.subarray(0, 2000)
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const zeros = head.filter(byte => byte === 0).length
  if (zeros > 0 && !utf16 && Math.abs(zeros - head.length / 2) > head.length * 0.2) return false
  const control = head.filter(byte => byte !== 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length
  return control <= head.length * 0.01
}
