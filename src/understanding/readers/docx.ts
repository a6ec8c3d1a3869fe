import { alignedTables } from '../layout/aligned.ts'
import type { Document, Line, Table } from '../types.ts'
import { decodeText } from './csv.ts'
import { splitLines } from './lines.ts'
import { UnreadFile } from './opened.ts'
import { PageText } from './page-text.ts'
import { writeWord } from './word-xml.ts'
import { unzip } from './zip-entries.ts'

/** What stands on the pages, in the order in which it is read: ISO/IEC 29500-1 s. 11.3. */
const PARTS = [
  /^word\/header\d*\.xml$/i,
  /^word\/document[^/]*\.xml$/i,
  /^word\/(?:foot|end)notes\.xml$/i,
  /^word\/footer\d*\.xml$/i,
]
const MAX_XML = 15 * 1024 * 1024

/** A Word document that the zip check has let through: words and tables of its pages, with what is typed into its fields. */
export async function readDocx(source: string, content: Buffer): Promise<Document & { truncated: boolean }> {
  const parts = await unzip(content, name => PARTS.some(part => part.test(name)))
  if (parts.reduce((sum, part) => sum + part.content.length, 0) > MAX_XML)
    throw new UnreadFile('it is too long to be read')
  const page = new PageText()
  const said = new Set<string>()
  for (const part of PARTS) {
    for (const { content: xml } of parts.filter(({ name }) => part.test(name))) {
      const words = decodeText(xml)
      // the first page, even and odd pages have headers of their own, mostly with the same words
      const alike = words.replace(/<[^>]{0,5000}>/g, '')
      if (said.has(alike)) continue
      said.add(alike)
      writeWord(words, page)
      page.block(2)
    }
  }
  return pageDocument(source, page)
}

/** The words and tables as a document of its own kind; columns that stand under each other by tabs are tables too. */
export function pageDocument(source: string, page: PageText): Document & { truncated: boolean } {
  const { text, tables } = page.result()
  if (text.trim() === '') throw new UnreadFile('it holds no text')
  const lines = splitLines(text)
  const tabbed = alignedTables(outside(lines, tables))
  return { source, format: 'docx', text, lines, tables: [...tables, ...tabbed], truncated: page.full }
}

function outside(lines: Line[], tables: Table[]): Line[] {
  const ranges = tables
    .map(({ rows }) => rows.flat())
    .map(cells => [cells[0]?.start ?? 0, cells.at(-1)?.end ?? 0] as const)
  return lines.filter(({ start, text }) => !ranges.some(([from, to]) => start < to && start + text.length > from))
}
