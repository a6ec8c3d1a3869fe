import { numberText, sheetDocument } from './sheet-text.ts'
import type { Sheet, SheetRow, Workbook } from './sheet-text.ts'
import { walkXml } from './walk-xml.ts'

// OpenDocument: ODF 1.3 part 3 s. 9; XML of Excel 2003: XML Spreadsheet Reference

const MAX_SHEETS = 20
const MAX_ROWS = 20_000
const MAX_COLUMNS = 200
const MAX_CELLS = 600_000
/** A row that stands this often below itself was drawn, not written. */
const MAX_REPEATED = 100
const CELL = new Set(['table-cell', 'covered-table-cell', 'Cell'])

type Attributes = Record<string, string>

/** Workbooks that are one XML, of OpenDocument (its content.xml) and of Excel 2003. Linear, whatever counts they claim. */
export function readSheetXml(source: string, xml: string): Workbook {
  const walker = new SheetWalker()
  walkXml(xml, walker)
  const document = sheetDocument(source, 'xlsx', walker.sheets)
  const { hiddenSheets, hiddenRows, truncated } = walker
  return { document: { ...document, truncated: truncated || document.truncated }, hiddenSheets, hiddenRows }
}

const get = (attributes: Attributes, ...names: string[]) =>
  names.map(name => attributes[name] ?? attributes[name.slice(name.indexOf(':') + 1)]).find(it => it !== undefined)

const count = (value: string | undefined) => Math.max(1, Number.parseInt(value ?? '1', 10) || 1)

class SheetWalker {
  readonly sheets: Sheet[] = []
  hiddenSheets = 0
  hiddenRows = 0
  truncated = false
  private sheet: (Sheet & { name: string; next: number; hidden: boolean }) | undefined
  private row: { cells: SheetRow['cells']; next: number; times: number; hidden: boolean } | undefined
  private cell: { attributes: Attributes; words: string; type: string | undefined } | undefined
  private words = 0
  private remarks = 0
  private cells = 0
  /** Styles by name: sheets that are not shown, numbers with leading zeros. */
  private style = ''
  private readonly unseen = new Set<string>()
  private readonly digits = new Map<string, number>()

  get full(): boolean {
    return this.truncated
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'annotation' || name === 'Comment') this.remarks += 1
    if (this.remarks > 0) return
    if (name === 'style' || name === 'Style') this.style = get(attributes, 'style:name', 'ss:ID') ?? ''
    else if (name === 'table-properties' && get(attributes, 'table:display') === 'false') this.unseen.add(this.style)
    else if (name === 'NumberFormat') this.addFormat(get(attributes, 'ss:Format') ?? '')
    else if (name === 'table' || name === 'Worksheet') this.openSheet(attributes)
    else if (name === 'table-row' || name === 'Row') this.openRow(attributes)
    else if (CELL.has(name) && this.row) this.cell = { attributes, words: '', type: undefined }
    else if (this.cell && name === 'Data') {
      this.cell.type = get(attributes, 'ss:Type')
      this.words += 1
    } else if (this.cell && name === 'p') {
      if (this.cell.words !== '') this.cell.words += ' '
      this.words += 1
    } else if (this.cell && name === 's') this.cell.words += ' '
  }

  close(name: string): void {
    if (name === 'annotation' || name === 'Comment') this.remarks -= 1
    else if (this.remarks > 0) return
    else if (name === 'p' || name === 'Data') this.words = Math.max(0, this.words - 1)
    else if (CELL.has(name)) this.closeCell(name === 'Cell')
    else if (name === 'table-row' || name === 'Row') this.closeRow()
    else if (name === 'table' || name === 'Worksheet') this.closeSheet()
  }

  text(text: string): void {
    if (this.cell && this.words > 0 && this.remarks === 0) this.cell.words += text
    else if (this.sheet && /^(?:SheetHidden|SheetVeryHidden)$/.test(text.trim())) this.sheet.hidden = true
  }

  private addFormat(format: string): void {
    if (/^0{2,20}$/.test(format)) this.digits.set(this.style, format.length)
  }

  private openSheet(attributes: Attributes): void {
    // the table of Excel's own XML stands inside its sheet
    if (this.sheet) return
    const hidden = this.unseen.has(get(attributes, 'table:style-name') ?? '')
    this.sheet = { name: get(attributes, 'table:name', 'ss:Name') ?? '', rows: [], next: 1, hidden }
  }

  private openRow(attributes: Attributes): void {
    if (!this.sheet) return
    const index = get(attributes, 'ss:Index')
    if (index !== undefined) this.sheet.next = Math.max(this.sheet.next, count(index))
    const hidden =
      /^(?:collapse|filter)$/.test(get(attributes, 'table:visibility') ?? '') || get(attributes, 'ss:Hidden') === '1'
    this.row = { cells: [], next: 0, times: count(get(attributes, 'table:number-rows-repeated')), hidden }
  }

  private closeCell(excel: boolean): void {
    const { row, cell } = this
    this.cell = undefined
    if (!row || !cell) return
    const { attributes } = cell
    const index = excel ? get(attributes, 'ss:Index') : undefined
    if (index !== undefined) row.next = Math.max(row.next, count(index) - 1)
    const value = excel ? this.excelCell(cell) : odfCell(cell)
    const times = excel ? 1 : count(get(attributes, 'table:number-columns-repeated'))
    if (value.text !== '') {
      for (let column = row.cells.length; column < Math.min(row.next, MAX_COLUMNS); column += 1)
        row.cells.push({ text: '' })
      for (let at = 0; at < times && row.cells.length < MAX_COLUMNS; at += 1) row.cells.push(value)
    }
    row.next += times + (excel ? Number.parseInt(get(attributes, 'ss:MergeAcross') ?? '0', 10) || 0 : 0)
  }

  private excelCell({ words, type, attributes }: { words: string; type: string | undefined; attributes: Attributes }) {
    if (type === 'DateTime') return { text: words.slice(0, 10) }
    if (type === 'Error') return { text: '' }
    const value = Number(words)
    if (type !== 'Number' || words.trim() === '' || !Number.isFinite(value)) return { text: words }
    const digits = this.digits.get(get(attributes, 'ss:StyleID') ?? '')
    return digits ? { text: numberText(value).padStart(digits, '0') } : { text: numberText(value), value }
  }

  private closeRow(): void {
    const { sheet, row } = this
    this.row = undefined
    if (!sheet || !row) return
    const number = sheet.next
    sheet.next += row.times
    if (row.cells.length === 0) return
    if (row.hidden) {
      if (!sheet.hidden) this.hiddenRows += 1
      return
    }
    for (let at = 0; at < Math.min(row.times, MAX_REPEATED); at += 1) {
      this.cells += row.cells.length
      this.truncated ||= sheet.rows.length === MAX_ROWS || this.cells > MAX_CELLS
      if (this.truncated) return this.closeSheet()
      sheet.rows.push({ number: number + at, cells: row.cells })
    }
  }

  private closeSheet(): void {
    const { sheet } = this
    this.sheet = undefined
    if (!sheet) return
    if (sheet.hidden) this.hiddenSheets += 1
    else if (this.sheets.length < MAX_SHEETS) this.sheets.push({ name: sheet.name, rows: sheet.rows })
    else this.truncated = true
  }
}

function odfCell({ words, attributes }: { words: string; attributes: Attributes }): SheetRow['cells'][number] {
  const type = get(attributes, 'office:value-type')
  const day = get(attributes, 'office:date-value')
  if (type === 'date' && day) return { text: day.slice(0, 10) }
  const value = Number(get(attributes, 'office:value'))
  const isNumber = (type === 'float' || type === 'currency') && Number.isFinite(value)
  // a number that is shown with leading zeros is an article number
  return isNumber && !/^0\d+$/.test(words) ? { text: numberText(value), value } : { text: words }
}
