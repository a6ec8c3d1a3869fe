import { gunzipSync } from 'node:zlib'
import type { Attachment } from '../../mail/message.ts'
import { fileInside, opened, UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'
import { openOds, openXls, openXlsx } from './workbook.ts'
import { checkZip } from './zip.ts'
import { unzip } from './zip-entries.ts'

const MAX_UNPACKED = 25 * 1024 * 1024
/** What a Mac or Windows puts beside the files of a folder. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i

/** A zip by what is in it: an office document, or an archive of files that are read in their turn. */
export async function openZip(file: Attachment, source: string): Promise<Opened> {
  const verdict = await checkZip(file.content)
  if (!verdict.ok) throw new UnreadFile(verdict.reason)
  const has = (name: RegExp) => verdict.names.some(entry => name.test(entry))
  if (has(/^xl\/workbook[^/]*\.xml$/i)) return openXlsx(file, source)
  if (has(/^xl\/workbook\.bin$/i)) return openXls(file, source, verdict.unpacked)
  if (has(/^word\/document[^/]*\.xml$/i))
    return opened(file, await (await import('./docx.ts')).readDocx(source, file.content))
  if (has(/^ppt\/presentation\.xml$/i)) throw new UnreadFile('this format is not read (presentation)')
  if (verdict.names.includes('mimetype') && has(/^content\.xml$/)) return openDocument(file, source)
  const files = await unzip(file.content, name => !name.endsWith('/') && !LITTER.test(name))
  if (files.length === 0) throw new UnreadFile('it is empty')
  return { inside: files.map(({ name, content }) => fileInside(name, content)) }
}

/** One packed file: "order.csv.gz". */
export function openGzip({ name, content }: Attachment): Opened {
  try {
    const inner = gunzipSync(content, { maxOutputLength: MAX_UNPACKED })
    return { inside: [fileInside(name.replace(/\.gz$/i, ''), inner)] }
  } catch (error) {
    const large = error instanceof RangeError
    throw new UnreadFile(large ? 'it unpacks to more than 25 MB' : 'it is packed in a way that is not read')
  }
}

/** OpenDocument (ODF 1.3): a sheet as other sheets are read, a text by its words and tables. */
async function openDocument(file: Attachment, source: string): Promise<Opened> {
  const [mimetype] = await unzip(file.content, name => name === 'mimetype')
  const kind = mimetype?.content.toString('latin1') ?? ''
  if (kind.includes('opendocument.spreadsheet')) return openOds(file, source)
  if (kind.includes('opendocument.text'))
    return opened(file, await (await import('./odt.ts')).readOdt(source, file.content))
  throw new UnreadFile('this format is not read (OpenDocument)')
}
