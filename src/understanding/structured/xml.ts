import { decodeText } from '../readers/csv.ts'
import { treeOf } from './xml-tree.ts'
import type { Element } from './xml-tree.ts'

const MAX_SIZE = 10 * 1024 * 1024
/** Formats that are as old as DTDs name theirs in every file. It is never fetched, and nothing of it is needed. */
const NAMES_ITS_DTD = /^(?:cXML|ORDER[A-Z]*|INVOICE[A-Z]*|RFQ|QUOTATION|DISPATCHNOTIFICATION|RECEIPTACKNOWLEDGEMENT)$/

export interface Xml {
  /** As it stands in the file; places count in it. */
  text: string
  /** The same, blank where a DTD was named. */
  bare: string
  root: Element
  elements: number
  words: string
}

/**
 * The text and elements of an XML file. Throws an Error with one plain reason for a file that is too large or nested too
 * deep, that declares entities, or whose character set is not known. No entity is ever expanded, nothing is fetched.
 */
export function readXml(content: Buffer): Xml {
  if (content.length > MAX_SIZE) throw new Error('it is larger than 10 MB')
  const text = decodeXml(content).replace(/\r\n?/g, '\n')
  const bare = withoutDoctype(text)
  return { text, bare, ...treeOf(bare) }
}

/**
 * Throws where libxml2 finds no XML, or another text or number of elements than was read: what two readers understand in
 * two ways is understood by neither. Loads libxml2 with the first file.
 */
export async function confirm({ bare, elements, words }: Xml): Promise<void> {
  const { XmlDocument, ParseOption } = await (loading ??= import('libxml2-wasm'))
  const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_IGNORE_ENC
  const document = parse(() => XmlDocument.fromBuffer(Buffer.from(bare), { option }))
  try {
    if (document.eval('count(//*)') !== elements || document.root.content !== words) throw new Error(INVALID)
  } finally {
    document.dispose()
  }
}

const INVALID = 'it is no valid XML'
let loading: Promise<typeof import('libxml2-wasm')> | undefined

function parse<Result>(read: () => Result): Result {
  try {
    return read()
  } catch {
    throw new Error(INVALID)
  }
}

/** Byte order mark first, then what the declaration says, then UTF-8. XML 1.0 appendix F */
function decodeXml(content: Buffer): string {
  const head = content.toString('latin1', 0, 200)
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]
  if (!declared || /^utf-?(?:8|16)/i.test(declared)) return decodeText(content).trimStart()
  try {
    return new TextDecoder(declared).decode(content).trimStart()
  } catch {
    throw new Error('its character set is not known')
  }
}

/** The text with a bare DOCTYPE blanked; throws for one that declares anything, or where none belongs. */
function withoutDoctype(text: string): string {
  const start = doctypeAt(text)
  if (start === undefined) return text
  const [doctype, name = ''] =
    /^<!DOCTYPE\s+([\w:.-]{1,60})(?:\s+(?:SYSTEM|PUBLIC))?(?:\s*(?:"[^"<>[\]]{0,500}"|'[^'<>[\]]{0,500}')){0,2}\s*>/.exec(
      text.slice(start, start + 2000),
    ) ?? []
  if (!doctype || !NAMES_ITS_DTD.test(name)) throw new Error('it declares entities or a DTD, which no order needs')
  return text.slice(0, start) + doctype.replace(/[^\n]/g, ' ') + text.slice(start + doctype.length)
}

/** Where a DOCTYPE stands before the first element: behind comments and instructions. */
function doctypeAt(text: string): number | undefined {
  let at = 0
  for (;;) {
    const sign = text.indexOf('<', at)
    const end = text.startsWith('<!--', sign) ? '-->' : text.startsWith('<?', sign) ? '?>' : undefined
    if (sign === -1 || !end) return sign !== -1 && text.startsWith('<!DOCTYPE', sign) ? sign : undefined
    const stop = text.indexOf(end, sign)
    if (stop === -1) return undefined
    at = stop + end.length
  }
}
