import { read, SSF } from '@e965/xlsx'
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { UnreadFile } from './opened.ts'
import { numberText, sheetDocument } from './sheet-text.ts'
import type { Sheet, SheetRow, Workbook } from './sheet-text.ts'

const MAX_SHEETS = 20
const MAX_ROWS = 20_000
const MAX_COLUMNS = 200

/**
 * Workbooks in the forms that came before XLSX and beside it: BIFF, XML of Excel 2003, binary workbook, OpenDocument.
 * What its maker has hidden is counted, not read. Throws where it is broken or protected.
 */
export function readXls(source: string, content: Buffer): Workbook {
  const book = parse(content)
  const sheets: Sheet[] = []
  let hiddenSheets = 0
  let hiddenRows = 0
  let truncated = book.SheetNames.length > MAX_SHEETS
  for (const [index, name] of book.SheetNames.slice(0, MAX_SHEETS).entries()) {
    const sheet = book.Sheets[name]
    if (!sheet) continue
    if (book.Workbook?.Sheets?.[index]?.Hidden) {
      hiddenSheets += 1
      continue
    }
    const rows = rowsOf(sheet, book.Workbook?.WBProps?.date1904 ?? false)
    const shown = rows.filter(({ number }) => !sheet['!rows']?.[number - 1]?.hidden)
    hiddenRows += rows.length - shown.length
    truncated ||= rows.length > MAX_ROWS
    sheets.push({ name, rows: shown.slice(0, MAX_ROWS) })
  }
  const document = sheetDocument(source, 'xlsx', sheets)
  return { document: { ...document, truncated: truncated || document.truncated }, hiddenSheets, hiddenRows }
}

function parse(content: Buffer): WorkBook {
  try {
    return read(content, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellStyles: true,
      sheetRows: MAX_ROWS + 1,
    })
  } catch (error) {
    const protectedBy = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new UnreadFile(protectedBy ? 'it is protected with a password' : 'it is no valid workbook')
  }
}

function rowsOf(sheet: WorkSheet, since1904: boolean): SheetRow[] {
  const data: (CellObject[] | undefined)[] = sheet['!data'] ?? []
  const rows: SheetRow[] = []
  for (let at = 0; at < Math.min(data.length, MAX_ROWS + 1); at += 1) {
    const row = (data[at] ?? []).slice(0, MAX_COLUMNS)
    rows.push({ number: at + 1, cells: Array.from(row, cell => (cell ? readCell(cell, since1904) : { text: '' })) })
  }
  return rows
}

function readCell({ t, v, w, z }: CellObject, since1904: boolean): SheetRow['cells'][number] {
  if (v instanceof Date) return { text: v.toISOString().slice(0, 10) }
  if (typeof v === 'string') return { text: t === 'e' ? '' : v }
  if (typeof v === 'boolean') return { text: String(v), value: v }
  if (typeof v !== 'number' || t === 'e') return { text: '' }
  const format = String(z ?? '')
  if (SSF.is_date(format)) return { text: dayOf(v, since1904) }
  // a number that is shown with leading zeros is an article number
  if (/^0{2,}$/.test(format) && w) return { text: w }
  return { text: numberText(v), value: v }
}

function dayOf(days: number, since1904: boolean): string {
  const date = SSF.parse_date_code(days, { date1904: since1904 })
  if (!date) return ''
  const two = (value: number) => String(value).padStart(2, '0')
  const day = date.y > 1900 ? `${date.y}-${two(date.m)}-${two(date.d)}` : ''
  return day || `${two(date.H)}:${two(date.M)}`
}
