import type { Document, Reading } from '../types.ts'
import { applicationDocumentsIn, APPLICATION_DOCUMENTS } from '../values/account-words.ts'
import type { ApplicationDocument } from '../values/account-words.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { lineSpan, part } from '../values/span.ts'

/** A paper says at its head what it is; further down it speaks of others. */
const HEAD_LINES = 6
const MAX_TITLE = 70
const MAX_FILES = 40
const WITHOUT_TITLE = /^(?:csv|xlsx|html)$/

/** The papers of an application that are attached: by the name of the file, and by what stands at the head of its pages. */
export function applicationDocuments(reading: Reading): Found[] {
  const papers = new Map<ApplicationDocument, Found>()
  const add = (type: ApplicationDocument, value: Found | undefined) => {
    if (value && value.value === type && !papers.has(type)) papers.set(type, value)
  }
  for (const name of fileNames(reading)) {
    const text = name.replace(/\.[A-Za-z0-9]{1,5}$/, '')
    const document: Document = { source: `attachment:${name}`, format: 'name', text: name, lines: [], tables: [] }
    for (const { type, from, to } of applicationDocumentsIn(text)) {
      const span = { document, text: text.slice(from, to), start: from, end: to, scattered: true }
      add(type, found(span, 'applicationDocument', 0.93))
    }
  }
  for (const document of reading.documents) {
    if (!document.source.startsWith('attachment:') || WITHOUT_TITLE.test(document.format)) continue
    for (const line of titles(document)) {
      const span = lineSpan(document, line)
      for (const { type, from, to } of applicationDocumentsIn(span.text))
        add(type, found(part(span, from, to), 'applicationDocument', 0.85))
    }
  }
  return APPLICATION_DOCUMENTS.flatMap(type => papers.get(type) ?? [])
}

/** Also of files inside files, and of those that nobody can read. A picture in the text is no paper. */
function fileNames({ message, documents }: Reading): string[] {
  const attached = message.attachments.filter(({ inline, type }) => !(inline && type.startsWith('image/')))
  const read = documents.flatMap(({ source }) => (source.startsWith('attachment:') ? source.slice(11) : []))
  return [...new Set([...attached.map(({ name }) => name), ...read])].slice(0, MAX_FILES)
}

/** Short lines at the head of each page: "Uittreksel Handelsregister Kamer van Koophandel". */
function titles({ lines }: Document): Document['lines'] {
  const seen = new Map<number, number>()
  return lines.filter(({ page, text }) => {
    const before = seen.get(page) ?? 0
    seen.set(page, before + 1)
    const title = text.trim()
    return before < HEAD_LINES && title.length <= MAX_TITLE && !/[.?!:]\s?\S|\d{6}/.test(title)
  })
}
