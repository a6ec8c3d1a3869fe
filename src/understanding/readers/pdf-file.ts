import type { Attachment } from '../../mail/message.ts'
import { fileInside } from './opened.ts'
import type { Opened } from './opened.ts'
import { readPdf } from './pdf.ts'
import { openEmbedded } from '../structured/embedded.ts'
import { isData } from '../structured/structured.ts'

/** A PDF with its filled-in fields, and the files that stand in it. Throws where nothing of it can be read. */
export async function openPdf({ name, content }: Attachment, source: string): Promise<Opened> {
  const { truncated, textless, onlyAdobe, files, document } = await readPdf(source, content)
  const embedded = await openEmbedded(
    { name, source, page: document },
    files.map(file => fileInside(file.name, file.content, file.type)),
  )
  const hasText = document.lines.length > 0
  const notes: string[] = [...embedded.notes]
  if (truncated) notes.push(`${name} is very long: only its first pages were read.`)
  if (onlyAdobe) notes.push(`${name} is a form that only Adobe shows in full: open it to see what was filled in.`)
  const scan =
    textless.length > 0 && !isData(document)
      ? { format: 'pdf' as const, pages: textless, text: hasText ? document : undefined }
      : undefined
  return {
    documents: [...(hasText ? [document] : []), ...embedded.documents],
    inside: embedded.rest,
    notes,
    ...(scan && { scan }),
  }
}
