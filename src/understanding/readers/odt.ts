import { Parser } from 'htmlparser2'
import { readHtml } from './html.ts'
import { splitLines } from './lines.ts'
import { UnreadFile } from './opened.ts'
import type { Document } from '../types.ts'
import { unzip } from './zip-entries.ts'

const MAX_XML = 12 * 1024 * 1024
/** Elements of ODF 1.3 that a page shows, as those of HTML; the others give only their text. */
const ELEMENTS: Record<string, string> = {
  'text:p': 'p',
  'text:h': 'p',
  'text:list-item': 'div',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
}
const SILENT = new Set(['office:annotation', 'text:tracked-changes', 'office:forms', 'svg:desc', 'svg:title'])

/** A text of OpenDocument that the zip check has let through: its words and tables. */
export async function readOdt(source: string, content: Buffer): Promise<Document & { truncated: boolean }> {
  const [part] = await unzip(content, name => name === 'content.xml')
  if (!part || part.content.length > MAX_XML) throw new UnreadFile('it is too long to be read')
  const { text, tables, truncated } = readHtml(toHtml(part.content.toString('utf8')))
  if (text.trim() === '') throw new UnreadFile('it holds no text')
  return { source, format: 'docx', text, lines: splitLines(text), tables, truncated }
}

function toHtml(xml: string): string {
  const out: string[] = []
  let silent = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (SILENT.has(name)) silent += 1
        const element = ELEMENTS[name]
        if (element === 'td') out.push(`<td${span(attributes, 'col', 'columns')}${span(attributes, 'row', 'rows')}>`)
        else if (element) out.push(`<${element}>`)
        else if (name === 'text:tab') out.push('\t')
        else if (name === 'text:s') out.push(' ')
        else if (name === 'text:line-break') out.push('<br>')
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent -= 1
        if (ELEMENTS[name]) out.push(`</${ELEMENTS[name]}>`)
      },
      ontext(text) {
        if (silent === 0) out.push(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return out.join('')
}

function span(attributes: Record<string, string>, name: string, of: string): string {
  const count = Number(attributes[`table:number-${of}-spanned`] ?? 1)
  return count > 1 ? ` ${name}span="${Math.min(count, 50)}"` : ''
}
