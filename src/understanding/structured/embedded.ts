import type { Attachment } from '../../mail/message.ts'
import type { Document } from '../types.ts'
import { UnreadFile } from '../readers/opened.ts'
import { dataFormatOf } from './format.ts'
import { openData } from './open.ts'
import { structuredIn, withStructured } from './structured.ts'

export interface Embedded {
  documents: Document[]
  notes: string[]
  /** Files that hold no business document. */
  rest: Attachment[]
}

/**
 * Business documents that stand in a PDF as XML (Order-X, Factur-X): they say what its pages show, so the pages are not
 * read for the same values again. An XML that can't be read leaves the pages what they were.
 * @param page the text of the PDF, if it has any
 */
export async function openEmbedded(
  pdf: { name: string; source: string; page: Document },
  files: Attachment[],
): Promise<Embedded> {
  const read: Embedded = { documents: [], notes: [], rest: [] }
  for (const file of files) {
    if (dataFormatOf(file.content, file.name, file.type) !== 'xml') {
      read.rest.push(file)
      continue
    }
    const named = { ...file, name: `${pdf.name} (${file.name})` }
    try {
      const { documents = [], notes = [] } = await openData(named, `${pdf.source} (${file.name})`)
      read.documents.push(...documents)
      read.notes.push(...notes)
    } catch (error) {
      if (!(error instanceof UnreadFile)) throw error
      read.notes.push(`${named.name} was not read: ${error.message}.`)
    }
  }
  if (read.documents.some(document => structuredIn(document).length > 0)) withStructured(pdf.page, [])
  return read
}
