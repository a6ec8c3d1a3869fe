import type { Attachment } from '../../mail/message.ts'
import type { Document, ScanFile } from '../types.ts'

/** What a reader gives of one file. A file that cannot be read is thrown as an UnreadFile. */
export interface Opened {
  documents?: Document[]
  /** Files that stand inside this one (zip, enclosed mail, PDF): read in their turn, with the same limits. */
  inside?: Attachment[]
  /** Who wrote the mail that this file is. */
  mail?: { name: string; address: string }
  /** Pages of it that are pictures: `text` is the document that its other pages make. */
  scan?: Pick<ScanFile, 'format' | 'pages'> & { text?: Document | undefined }
  /** What a person has to know of it, whole sentences. */
  notes?: string[]
}

/** Why a file is not read, as the second half of "order.pdf was not read: ...". */
export class UnreadFile extends Error {}

/** A document that may have been cut, with the sentence that says so. */
export function opened({ name }: Attachment, { truncated, ...document }: Document & { truncated: boolean }): Opened {
  return { documents: [document], notes: truncated ? [`${name} is very long: only its first part was read.`] : [] }
}

/** A file inside another, as if it were attached. */
export function fileInside(name: string, content: Buffer, type = 'application/octet-stream'): Attachment {
  return { name: plainName(name), type, size: content.length, content, inline: false, contentId: null }
}

/** The last part of a path, without what no file name holds. */
function plainName(name: string): string {
  const last = name.slice(-1000).split(/[\\/]/).at(-1) ?? ''
  return last
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(-150)
}
