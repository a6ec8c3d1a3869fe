import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { z } from 'zod'

const MAX_FILES = 20
const MAX_BYTES = 25 * 1024 * 1024

export interface PdfFile {
  name: string
  type: string
  content: Buffer
}

const attached = z.object({ fileId: z.string(), file: z.object({ filename: z.string() }) })

/** Files that stand in a PDF: its list of files (also that of a portfolio), and those pinned to a page. */
export async function embeddedFiles(pdf: PDFDocumentProxy, annotations: unknown[]): Promise<PdfFile[]> {
  const named = new Map<string, string>()
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) named.set(id, filename)
  for (const annotation of annotations) {
    const { data } = attached.safeParse(annotation)
    if (data) named.set(data.fileId, data.file.filename)
  }
  const files: PdfFile[] = []
  let bytes = 0
  for (const [id, name] of [...named].slice(0, MAX_FILES)) {
    const content: unknown = await pdf.getAttachmentContent(id)
    if (!(content instanceof Uint8Array) || content.length === 0) continue
    bytes += content.length
    if (bytes > MAX_BYTES) break
    const type = /\.xml$/i.test(name) ? 'application/xml' : 'application/octet-stream'
    files.push({ name, type, content: Buffer.from(content) })
  }
  return files
}
