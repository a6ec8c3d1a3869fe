import type { Attachment } from '../../mail/message.ts'
import { opened } from './opened.ts'
import type { Opened } from './opened.ts'
import type { Workbook } from './sheet-text.ts'
import { aboutWorkbook } from './workbook-about.ts'

/** The reader that knows formats of cells holds all of the XML at once. */
const MAX_WITH_FORMATS = 15 * 1024 * 1024

/** An XLSX that the zip check has let through. */
export async function openXlsx(file: Attachment, source: string): Promise<Opened> {
  const { hiddenSheets, hiddenRows, leadingZeros, size } = await aboutWorkbook(file.content)
  if (!leadingZeros || size > MAX_WITH_FORMATS) {
    const { readXlsx } = await import('./xlsx.ts')
    try {
      return noted(file, await readXlsx(source, file.content, hiddenSheets, hiddenRows))
    } catch (error) {
      // some programs write a workbook that only the more lenient reader understands
      if (size > MAX_WITH_FORMATS) throw error
    }
  }
  return openXls(file, source)
}

/** The forms that came before XLSX and beside it. */
export async function openXls(file: Attachment, source: string): Promise<Opened> {
  return noted(file, (await import('./xls.ts')).readXls(source, file.content))
}

function noted(file: Attachment, { document, hiddenSheets, hiddenRows }: Workbook): Opened {
  const { documents = [], notes = [] } = opened(file, document)
  if (hiddenSheets > 0) notes.push(`${file.name} has hidden sheets (${hiddenSheets}), which were not read.`)
  if (hiddenRows > 0) notes.push(`${file.name} has hidden rows (${hiddenRows}), which were not read.`)
  return { documents, notes }
}
