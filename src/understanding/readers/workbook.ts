import type { Attachment } from '../../mail/message.ts'
import { decodeText } from './csv.ts'
import { opened, UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'
import type { Workbook } from './sheet-text.ts'
import { aboutWorkbook } from './workbook-about.ts'
import { unzip } from './zip-entries.ts'

/** The reader that knows formats of cells holds all of the XML at once, or a cell for every six bytes of a binary file. */
const MAX_WITH_FORMATS = 15 * 1024 * 1024
const MAX_BINARY = 8 * 1024 * 1024
/** The quick reader makes a cell of every place between the first and the last. */
const MAX_PLACES = 1_500_000
/** The other one does so within the rows that are there. */
const MAX_FILLED = 10_000_000

/** An XLSX that the zip check has let through. */
export async function openXlsx(file: Attachment, source: string): Promise<Opened> {
  const { hiddenSheets, hiddenRows, leadingZeros, size, places, filled } = await aboutWorkbook(file.content)
  const fits = size <= MAX_WITH_FORMATS
  if (places <= MAX_PLACES && !(leadingZeros && fits)) {
    const { readXlsx } = await import('./xlsx.ts')
    try {
      return noted(file, await readXlsx(source, file.content, hiddenSheets, hiddenRows))
    } catch (error) {
      // some programs write a workbook that only the more lenient reader understands
      if (!fits) throw error
    }
  }
  if (!fits || filled > MAX_FILLED) throw new UnreadFile('it is too long to be read')
  return noted(file, (await import('./xls.ts')).readXls(source, file.content))
}

/** A workbook in binary form, of Excel 97 or as XLSB, or in the XML of Excel 2003. `size`: unpacked. */
export async function openXls(file: Attachment, source: string, size = file.content.length): Promise<Opened> {
  if (isXml(file.content)) {
    if (size > MAX_WITH_FORMATS) throw new UnreadFile('it is too long to be read')
    return noted(file, (await import('./sheet-xml.ts')).readSheetXml(source, decodeText(file.content)))
  }
  if (size > MAX_BINARY) throw new UnreadFile('it is too long to be read')
  return noted(file, (await import('./xls.ts')).readXls(source, file.content))
}

/** A workbook of OpenDocument that the zip check has let through. */
export async function openOds(file: Attachment, source: string): Promise<Opened> {
  const [part] = await unzip(file.content, name => name === 'content.xml')
  if (!part || part.content.length > MAX_WITH_FORMATS) throw new UnreadFile('it is too long to be read')
  return noted(file, (await import('./sheet-xml.ts')).readSheetXml(source, part.content.toString('utf8')))
}

/** After a mark of its encoding or none stands the first tag. */
const isXml = (content: Buffer) => /^[^\w\t]{0,6}</.test(content.toString('latin1', 0, 8).replaceAll('\0', ''))

function noted(file: Attachment, { document, hiddenSheets, hiddenRows }: Workbook): Opened {
  const { documents = [], notes = [] } = opened(file, document)
  if (hiddenSheets > 0) notes.push(`${file.name} has hidden sheets (${hiddenSheets}), which were not read.`)
  if (hiddenRows > 0) notes.push(`${file.name} has hidden rows (${hiddenRows}), which were not read.`)
  return { documents, notes }
}
