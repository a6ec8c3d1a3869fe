import { readHtml } from './html.ts'
import { splitLines } from './lines.ts'
import { UnreadFile } from './opened.ts'
import type { Document } from '../types.ts'
import { unzip } from './zip-entries.ts'

/** The library holds each element of the text several times: more would not fit into the memory of a reader. */
const MAX_XML = 12 * 1024 * 1024

/** A Word document that the zip check has let through: its words and tables, without pictures. Throws where it is broken. */
export async function readDocx(source: string, content: Buffer): Promise<Document & { truncated: boolean }> {
  const parts = await unzip(content, name => /^word\/[^/]+\.xml$/i.test(name))
  if (parts.reduce((sum, part) => sum + part.content.length, 0) > MAX_XML)
    throw new UnreadFile('it is too long to be read')
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: content },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    )
    const { text, tables, truncated } = readHtml(value)
    if (text.trim() === '') throw new UnreadFile('it holds no text')
    return { source, format: 'docx', text, lines: splitLines(text), tables, truncated }
  } catch (error) {
    throw error instanceof UnreadFile ? error : new UnreadFile('it is no valid Word document')
  }
}
