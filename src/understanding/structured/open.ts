import type { Attachment } from '../../mail/message.ts'
import { UnreadFile } from '../readers/opened.ts'
import type { Opened } from '../readers/opened.ts'
import { dataFormatOf } from './format.ts'
import { readData } from './read.ts'

/** A file of a data format, with a sentence for what in it is no order. Throws an UnreadFile where it can't be read. */
export async function openData({ name, type, content }: Attachment, source: string): Promise<Opened> {
  const format = dataFormatOf(content, name, type)
  if (!format) throw new UnreadFile('this format is not read (XML)')
  const { document, warnings } = await readData(source, content, format).catch((error: unknown) => {
    throw new UnreadFile(error instanceof Error ? error.message : 'unknown fault')
  })
  return { documents: [document], notes: warnings.map(warning => `${name}: ${warning}.`) }
}
