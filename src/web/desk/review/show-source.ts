import type { Document, Table } from '../../../understanding/types.ts'
import type { Person } from '../deps.ts'
import type { SourceMail } from '../queries/mails.ts'
import { clockTime } from '../time.ts'
import { type Say, type Word } from '../words.ts'
import { type Evidences, type Found, lineAt, spanIn } from './evidence.ts'
import { cut, type Segment, type Span, visible } from './segments.ts'

const MAX_SHEET_ROWS = 2_000

interface SourceTab {
  id: string
  label: string
  mail?: {
    id: number
    from: string
    address: string
    to: string
    subject: Segment[]
    received: string
    trust: string
    known: boolean
  }
  text?: Segment[]
  /** A text whose columns stand below each other. */
  columns?: boolean
  sheets?: { name: string; rows: { text: string; ids: string[]; begins: string[] }[][]; cut: boolean }[]
}

/** Where a value was read, in words and literally: what stands under its field. */
export interface Origin {
  where: string
  line: string
}

export interface Sources {
  tabs: SourceTab[]
  origin(found: Found): Origin | null
}

/** The left side of the review: every mail and attachment as it was read, with the places of the fields marked. */
export function showSources(
  mails: SourceMail[],
  evidences: Evidences,
  context: { say: Say; language: Person['language']; now: Date },
): Sources {
  const { say, language, now } = context
  const spans = new Map<Document, Span[]>()
  const places = new Map<Found, { document: Document; start: number }>()
  for (const found of evidences.all) {
    const document = mails.find(it => it.id === found.mail)?.documents.find(it => it.source === found.source)
    const span = document && spanIn(document, found.evidence)
    if (!document || !span) continue
    spans.set(document, [...(spans.get(document) ?? []), { ...span, id: found.id }])
    places.set(found, { document, start: span.start })
  }
  const segments = (document: Document | undefined) => (document ? cut(document.text, spans.get(document) ?? []) : [])

  const tabs = mails.flatMap((mail, index) => {
    const named = (source: string) => mail.documents.find(it => it.source === source)
    const label =
      index === 0
        ? say('review.tab.mail')
        : say('review.tab.later', { time: clockTime(mail.receivedAt, now, language) })
    const subject = segments(named('subject'))
    const first: Omit<SourceTab, 'id'> = {
      label,
      mail: {
        id: mail.id,
        from: mail.fromName ?? '',
        address: mail.fromAddress ?? '',
        to: mail.mailbox,
        subject: subject.length ? subject : [{ text: visible(mail.subject ?? ''), ids: [], begins: [] }],
        received: clockTime(mail.receivedAt, now, language),
        trust: say(`review.trust.${mail.trust ?? 0}` as Word),
        known: (mail.trust ?? 0) >= 2,
      },
      text: segments(named('body')),
    }
    const attachments = mail.documents.filter(it => it.source.startsWith('attachment:'))
    return [first, ...attachments.map(document => attachmentTab(document, spans.get(document) ?? []))]
  })
  return {
    tabs: tabs.map((tab, index) => ({ ...tab, id: `source-${index + 1}` })),
    origin(found) {
      const place = places.get(found)
      return place ? originOf(found, place, say) : null
    },
  }
}

function attachmentTab(document: Document, spans: Span[]): Omit<SourceTab, 'id'> {
  const label = visible(document.source.slice('attachment:'.length))
  const sheet = /^(xlsx|csv)$/.test(document.format) && document.tables.length > 0
  if (!sheet)
    return { label, text: cut(document.text, spans), columns: document.format !== 'html' && document.format !== 'docx' }
  return { label, sheets: document.tables.map(table => sheetOf(table, spans)) }
}

function sheetOf(table: Table, spans: Span[]) {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  const rows = table.rows.slice(0, MAX_SHEET_ROWS).map(row =>
    row.map(cell => {
      const ids = within(sorted, cell.start, cell.end)
      return { text: visible(cell.text), ids, begins: ids }
    }),
  )
  return { name: table.sheet ?? '', rows, cut: table.rows.length > MAX_SHEET_ROWS }
}

/** Ids of the spans that begin inside a cell, by binary search: a sheet has many cells. */
function within(sorted: Span[], start: number, end: number): string[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.start < start) low = middle + 1
    else high = middle
  }
  const ids: string[] = []
  for (; low < sorted.length && sorted[low]!.start < end; low++) ids.push(sorted[low]!.id)
  return ids
}

function originOf(found: Found, { document, start }: { document: Document; start: number }, say: Say): Origin {
  const { source, evidence } = found
  const name = source.startsWith('attachment:')
    ? visible(source.slice('attachment:'.length))
    : source === 'subject' || source === 'from'
      ? say(`source.${source}`)
      : say('source.body')
  const line = lineAt(document, start)
  const where =
    evidence.cell && evidence.sheet !== undefined
      ? say('field.source.cell', { document: name, cell: evidence.cell })
      : source === 'subject' || !line
        ? name
        : say('field.source.line', { document: name, line: line.number })
  return { where, line: visible((line?.line.text ?? evidence.text).trim().slice(0, 300)) }
}
