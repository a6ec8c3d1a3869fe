import { zip } from '../../../support/zip.ts'
import type { Paper } from '../paper.ts'
import { escaped } from './html.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Text, a number, a date ('2026-01-31' as { date }), or nothing. */
export type Value = string | number | { date: string } | null
export interface Sheet {
  name: string
  rows: Value[][]
}

/** A workbook with shared strings and real dates, as spreadsheet programs save it. */
export function workbook(sheets: Sheet[]): Buffer {
  const strings: string[] = []
  const cell = (value: Value, at: string) => {
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    if (typeof value === 'object') return `<c r="${at}" s="1"><v>${serial(value.date)}</v></c>`
    return `<c r="${at}" t="s"><v>${strings.push(value) - 1}</v></c>`
  }
  const pages = sheets.map(({ rows }) => {
    const lines = rows.map((row, y) => {
      const cells = row.map((value, x) => cell(value, `${String.fromCodePoint(65 + x)}${y + 1}`))
      return `<row r="${y + 1}">${cells.join('')}</row>`
    })
    return `${HEAD}<worksheet xmlns="${SHEET}"><sheetData>${lines.join('')}</sheetData></worksheet>`
  })
  const ids = sheets.map((_, i) => i + 1)
  const tabs = sheets.map((it, i) => `<sheet name="${escaped(it.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const related = [
    ...ids.map(i => relation(`rId${i}`, `${OFFICE}/worksheet`, `worksheets/sheet${i}.xml`)),
    relation('rId90', `${OFFICE}/sharedStrings`, 'sharedStrings.xml'),
    relation('rId91', `${OFFICE}/styles`, 'styles.xml'),
  ]
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return packed({
    '[Content_Types].xml': types([
      ['/xl/workbook.xml', `${type}.sheet.main+xml`],
      ...ids.map(i => [`/xl/worksheets/sheet${i}.xml`, `${type}.worksheet+xml`] as [string, string]),
      ['/xl/sharedStrings.xml', `${type}.sharedStrings+xml`],
      ['/xl/styles.xml', `${type}.styles+xml`],
    ]),
    '_rels/.rels': relations([relation('rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml')]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(related),
    ...Object.fromEntries(pages.map((page, i) => [`xl/worksheets/sheet${i + 1}.xml`, page])),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${SHEET}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  })
}

/** Days since the last of 1899, as spreadsheets count. */
const serial = (iso: string) => Math.round(Date.parse(iso) / 86_400_000) + 25_569

/** A text document: paragraphs, then the table of the form, then more paragraphs. */
export function document(before: string[], paper: Paper, after: string[]): Buffer {
  const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
  const row = (cells: string[]) =>
    `<w:tr>${cells.map(cell => `<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`
  const table = `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>${paper.columns.map(() => '<w:gridCol w:w="1500"/>').join('')}</w:tblGrid>${[paper.headings, ...paper.rows.map(it => it.cells)].map(row).join('')}</w:tbl>`
  const body = [...before.map(paragraph), table, ...after.map(paragraph)].join('')
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  return packed({
    '[Content_Types].xml': types([['/word/document.xml', type]]),
    '_rels/.rels': relations([relation('rId1', `${OFFICE}/officeDocument`, 'word/document.xml')]),
    'word/document.xml': `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${body}<w:sectPr/></w:body></w:document>`,
  })
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const relations = (list: string[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
const types = (parts: [name: string, type: string][]) =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`
const packed = (files: { [name: string]: string }) =>
  zip(Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })))
