import type { Document } from '../types.ts'
import { Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { EdifactValues, readInterchange } from './edifact.ts'
import { edifactOrder } from './edifact-order.ts'
import { decodeEdifact } from './edifact-text.ts'
import { byCodes, EDIFACT } from './kinds.ts'
import type { DocumentKind } from './kinds.ts'
import { gather } from './order.ts'
import type { OrderData } from './order.ts'
import { withStructured } from './structured.ts'
import type { Structured } from './structured.ts'
import { documentsIn } from './xml-documents.ts'
import { XmlValues } from './xml-values.ts'
import { confirm, readXml } from './xml.ts'

const MAX_SIZE = 10 * 1024 * 1024
const MAX_MESSAGES = 200
/** So many messages that are no orders are named one by one. */
const MAX_NAMED = 5

export interface DataRead {
  document: Document
  /** What is no order, by what it is; what an interchange says of itself: sentences that follow the name of the file. */
  warnings: string[]
}

/**
 * A file of a data format as a document that has no layout: its text, and in `structured` every order and other business
 * document in it. Throws an Error with one plain reason where it can't be read.
 */
export async function readData(
  source: string,
  content: Buffer,
  format: 'xml' | 'edifact' | 'tradacoms',
): Promise<DataRead> {
  if (format === 'tradacoms') throw new Error('this format is not read (TRADACOMS)')
  return format === 'xml' ? readXmlData(source, content) : readEdifact(source, content)
}

async function readXmlData(source: string, content: Buffer): Promise<DataRead> {
  const xml = readXml(content)
  const document: Document = { source, format: 'xml', text: xml.text, lines: [], tables: [] }
  const documents = documentsIn(xml.root, document).slice(0, MAX_MESSAGES)
  if (documents.length === 0) throw new Error(`this kind of XML is not read (${xml.root.name.slice(0, 60)})`)
  await confirm(xml)
  const values = new XmlValues(document)
  const structured = documents.map(({ format, name, kind, order, read }) =>
    structuredOf({ format, name, kind }, () => read?.(values), values.words(order)),
  )
  return dataOf(document, structured, [])
}

function readEdifact(source: string, content: Buffer): DataRead {
  if (content.length > MAX_SIZE) throw new Error('it is larger than 10 MB')
  const { text, messages, warnings } = readInterchange(decodeEdifact(content))
  const document: Document = { source, format: 'edifact', text, lines: [], tables: [] }
  const values = new EdifactValues(document)
  if (messages.length > MAX_MESSAGES) warnings.push(`only the first ${MAX_MESSAGES} messages were read`)
  const structured = messages.slice(0, MAX_MESSAGES).map(({ type, segments }) => {
    const named = (tag: string, code?: string) =>
      segments.find(it => it.tag === tag && (!code || values.literal(it, 1) === code))
    const bgm = named('BGM')
    const kind = EDIFACT.get(type) ?? { is: 'other', words: 'another document' }
    return structuredOf(
      { format: 'EDIFACT', name: type, kind: byCodes(kind, values.literal(bgm, 1), values.literal(bgm, 3)) },
      () => edifactOrder(segments, values),
      values.words(named('RFF', 'ON'), 1, 1) ?? values.words(bgm, 2),
    )
  })
  return dataOf(document, structured, [...new Set(warnings)])
}

function structuredOf(
  { format, name, kind }: { format: string; name: string; kind: DocumentKind },
  read: () => OrderData | undefined,
  order: Found | undefined,
): Structured {
  const data = kind.is === 'other' ? undefined : read()
  const gathered = data && kind.is !== 'order-cancellation' ? gather(data) : new Gathered()
  if (kind.is === 'order-change' || kind.is === 'order-cancellation')
    gathered.put('/orderReference', order ?? data?.poNumber)
  return { is: kind.is, format, name, words: kind.words, asked: gathered }
}

function dataOf(document: Document, structured: Structured[], warnings: string[]): DataRead {
  const others = structured.filter(({ is }) => is !== 'order')
  const sentences = others.map(({ words, format, name }) => {
    const called = `${format} ${name.slice(0, 60)}`.trim()
    return `it is ${words} (${called}), no new order`
  })
  return {
    document: withStructured(document, structured),
    warnings: [...[...new Set(sentences)].slice(0, MAX_NAMED), ...warnings],
  }
}
