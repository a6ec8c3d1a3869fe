import { Parser } from 'htmlparser2'
import type { Document } from '../types.ts'
import { pageDocument } from './docx.ts'
import { UnreadFile } from './opened.ts'
import { PageText } from './page-text.ts'
import { unzip } from './zip-entries.ts'

const MAX_XML = 30 * 1024 * 1024
/** Not on the page: remarks, what was deleted, texts for screen readers. */
const SILENT = new Set(['office:annotation', 'text:tracked-changes', 'office:forms', 'svg:desc', 'svg:title'])

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
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (silent > 0 || SILENT.has(name)) silent += 1
        else if (name === 'text:p' || name === 'text:h') paragraphs += 1
        else if (name === 'table:table') page.openTable()
        else if (name === 'table:table-row') page.openRow()
        else if (name === 'table:table-cell') page.openCell(spanned(attributes, 'columns'), spanned(attributes, 'rows'))
        else if (name === 'text:tab') page.write('\t')
        else if (name === 'text:s') page.write(' ')
        else if (name === 'text:line-break') page.write('\n')
      },
      onclosetag(name) {
        if (silent > 0) silent -= 1
        else if (name === 'text:p' || name === 'text:h') {
          paragraphs -= 1
          page.endParagraph()
        } else if (name === 'table:table') page.closeTable()
        else if (name === 'table:table-row') page.closeRow()
        else if (name === 'table:table-cell') page.closeCell()
      },
      ontext(text) {
        if (silent === 0 && paragraphs > 0) page.write(text.replace(/\s+/g, ' '))
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
}

const spanned = (attributes: Record<string, string>, of: string) =>
  Number(attributes[`table:number-${of}-spanned`] ?? 1)
