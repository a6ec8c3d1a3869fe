import type { Document } from '../types.ts'
import { pageDocument } from './docx.ts'
import { UnreadFile } from './opened.ts'
import { PageText } from './page-text.ts'
import { walkXml } from './walk-xml.ts'
import { unzip } from './zip-entries.ts'

const MAX_XML = 15 * 1024 * 1024
/** Not on the page: remarks, what was deleted, texts for screen readers. */
const SILENT = new Set(['annotation', 'tracked-changes', 'forms', 'desc', 'title'])

/** A text of OpenDocument (ODF 1.3) that the zip check has let through: its words and tables. */
export async function readOdt(source: string, content: Buffer): Promise<Document & { truncated: boolean }> {
  const [part] = await unzip(content, name => name === 'content.xml')
  if (!part || part.content.length > MAX_XML) throw new UnreadFile('it is too long to be read')
  const page = new PageText()
  write(part.content.toString('utf8'), page)
  return pageDocument(source, page)
}

function write(xml: string, page: PageText): void {
  let silent = 0
  let paragraphs = 0
  walkXml(xml, {
    get full() {
      return page.full
    },
    open(name, attributes) {
      if (silent > 0 || SILENT.has(name)) silent += 1
      else if (name === 'p' || name === 'h') paragraphs += 1
      else if (name === 'table') page.openTable()
      else if (name === 'table-row') page.openRow()
      else if (name === 'table-cell') page.openCell(spanned(attributes, 'columns'), spanned(attributes, 'rows'))
      else if (name === 'tab') page.write('\t')
      else if (name === 's') page.write(' ')
      else if (name === 'line-break') page.write('\n')
    },
    close(name) {
      if (silent > 0) silent -= 1
      else if (name === 'p' || name === 'h') {
        paragraphs -= 1
        page.endParagraph()
      } else if (name === 'table') page.closeTable()
      else if (name === 'table-row') page.closeRow()
      else if (name === 'table-cell') page.closeCell()
    },
    text(text) {
      if (silent === 0 && paragraphs > 0) page.write(text.replace(/\s+/g, ' '))
    },
  })
}

const spanned = (attributes: Record<string, string>, of: string) =>
  Number(attributes[`table:number-${of}-spanned`] ?? 1)
