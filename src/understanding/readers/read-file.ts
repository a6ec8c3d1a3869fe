import type { Attachment } from '../../mail/message.ts'
import { alignedTables } from '../layout/aligned.ts'
import { decodeText, readCsv } from './csv.ts'
import type { FileType } from './file-type.ts'
import { readHtml } from './html.ts'
import { splitLines, withoutLongGaps } from './lines.ts'
import { opened, UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'

const MAX_TEXT = 400_000

type Reader = (file: Attachment, source: string) => Opened | Promise<Opened>

/** The reader of each type of file; what is large is loaded with the first file that needs it. */
export const READERS: Record<FileType, Reader> = {
  pdf: async (file, source) => (await import('./pdf-file.ts')).openPdf(file, source),
  zip: async (file, source) => (await import('./archive.ts')).openZip(file, source),
  gzip: async file => (await import('./archive.ts')).openGzip(file),
  xls: async (file, source) => (await import('./workbook.ts')).openXls(file, source),
  msg: async (file, source) => (await import('./msg.ts')).openMsg(file, source),
  tnef: async (file, source) => (await import('./tnef.ts')).openTnef(file, source),
  mail: async (file, source) => (await import('./mail-file.ts')).openMail(file.content, source),
  smime: async (file, source) => (await import('./smime.ts')).openSmime(file, source),
  rtf: async (file, source) => {
    const { text, truncated } = (await import('./rtf.ts')).readRtf(file.content)
    return textFile(file, source, text, truncated)
  },
  data: async (file, source) => (await import('../structured/open.ts')).openData(file, source),
  csv: (file, source) => opened(file, readCsv(source, file.content)),
  html: (file, source) => {
    const { text, tables, truncated } = readHtml(decodeText(file.content))
    return opened(file, { source, format: 'html', text, lines: splitLines(text), tables, truncated })
  },
  text: (file, source) => textFile(file, source, decodeText(file.content)),
  picture: async file => (await import('./picture-file.ts')).openPicture(file),
  password: refuse('it is protected with a password'),
  pgp: refuse('it is encrypted with PGP'),
  program: refuse('it is a program, do not open it'),
  doc: refuse('it is in the old format of Word, ask for a PDF or a .docx'),
  ppt: refuse('this format is not read (presentation)'),
  archive: refuse('it is packed in a way that is not read'),
  other: ({ type }) => {
    throw new UnreadFile(`this format is not read (${type.slice(0, 80)})`)
  },
}

function textFile(file: Attachment, source: string, words: string, cut = false): Opened {
  const whole = withoutLongGaps(words.replace(/\r\n?/g, '\n'))
  const text = whole.slice(0, MAX_TEXT)
  const lines = splitLines(text)
  const truncated = cut || whole.length > MAX_TEXT
  return opened(file, { source, format: 'text', text, lines, tables: alignedTables(lines), truncated })
}

function refuse(why: string): Reader {
  return () => {
    throw new UnreadFile(why)
  }
}
