import { unzip } from './zip-entries.ts'

/** What a workbook (ISO/IEC 29500-1 s. 18) says of itself beside its cells. */
export interface About {
  hiddenSheets: Set<string>
  /** Numbers of hidden rows by the name of their sheet. */
  hiddenRows: Map<string, Set<number>>
  /** Some cells may show numbers with leading zeros. */
  leadingZeros: boolean
  /** Bytes of XML in its sheets. */
  size: number
  /** Rows times columns of its largest sheet, empty ones too. */
  places: number
  /** The same, of the rows that are there. */
  filled: number
}

const LEADING_ZEROS = /formatCode="0{2,}"/

export async function aboutWorkbook(content: Buffer): Promise<About> {
  const about: About = {
    hiddenSheets: new Set(),
    hiddenRows: new Map(),
    leadingZeros: false,
    size: 0,
    places: 0,
    filled: 0,
  }
  const parts = await unzip(content, name =>
    /^xl\/(?:workbook|styles|_rels\/workbook\.xml|worksheets\/[^/]+)\.(?:xml|rels)$/i.test(name),
  )
  const text = (name: string) => parts.find(part => part.name.toLowerCase() === name)?.content.toString('utf8') ?? ''
  about.size = parts.reduce((sum, part) => sum + part.content.length, 0)
  about.leadingZeros = LEADING_ZEROS.test(text('xl/styles.xml'))
  const targets = new Map(
    tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map(tag => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  for (const tag of tags(text('xl/workbook.xml'), 'sheet')) {
    const name = attribute(tag, 'name')
    if (/hidden/i.test(attribute(tag, 'state'))) about.hiddenSheets.add(name)
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    const xml = text(`xl/${target.replace(/^\/?(?:xl\/)?/, '')}`.toLowerCase())
    const rows = tags(xml, 'row')
    const last = farthest(xml)
    about.places = Math.max(about.places, last.row * last.column)
    about.filled = Math.max(about.filled, rows.length * last.column)
    const hidden = rows.filter(row => /\shidden="(?:1|true)"/.test(row)).map(row => Number(attribute(row, 'r')))
    about.hiddenRows.set(name, new Set(hidden))
  }
  return about
}

/** The numbers of the lowest row and of the column farthest to the right that a cell names. */
function farthest(xml: string): { row: number; column: number } {
  const last = { row: 0, column: 0 }
  for (const [, letters = '', row] of xml.matchAll(/\sr="([A-Z]{0,3})(\d{1,7})"/g)) {
    let column = 0
    for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64
    last.column = Math.max(last.column, column)
    last.row = Math.max(last.row, Number(row))
  }
  return last
}

/** Opening tags of this name, with or without a prefix. Linear: a tag is cut where it is longer than any of Excel. */
function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w{1,10}:)?${name}\\s[^<>]{0,2000}>`, 'g')) ?? []
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]{0,500})"`).exec(tag)?.[1] ?? ''
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
