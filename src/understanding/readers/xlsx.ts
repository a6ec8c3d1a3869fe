import readXlsxFile from 'read-excel-file/node'
import { numberText, sheetDocument } from './sheet-text.ts'
import type { SheetRow, Workbook } from './sheet-text.ts'

const MAX_SHEETS = 20
const MAX_ROWS = 20_000
const MAX_COLUMNS = 200

/**
 * A workbook that the zip check has let through. Throws where the workbook itself is broken.
 * @param hiddenSheets names of sheets, and `hiddenRows` numbers of rows by sheet, that are counted and not read
 */
export async function readXlsx(
  source: string,
  content: Buffer,
  hiddenSheets: ReadonlySet<string>,
  hiddenRows: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<Workbook> {
  const sheets = await readXlsxFile(content)
  const shown = sheets.filter(({ sheet }) => !hiddenSheets.has(sheet))
  let truncated = shown.length > MAX_SHEETS
  let left = 0
  const read = shown.slice(0, MAX_SHEETS).map(({ sheet, data }) => {
    truncated ||= data.length > MAX_ROWS
    const rows = data
      .slice(0, MAX_ROWS)
      .map((row, index): SheetRow => ({ number: index + 1, cells: row.slice(0, MAX_COLUMNS).map(readCell) }))
    const hidden = hiddenRows.get(sheet)
    const visible = hidden?.size ? rows.filter(({ number }) => !hidden.has(number)) : rows
    left += rows.length - visible.length
    return { name: sheet, rows: visible }
  })
  const document = sheetDocument(source, 'xlsx', read)
  return {
    document: { ...document, truncated: truncated || document.truncated },
    hiddenSheets: sheets.length - shown.length,
    hiddenRows: left,
  }
}

/** A time of day without a day is counted from the end of 1899. */
function momentText(value: Date): string {
  const iso = value.toISOString()
  return value.getUTCFullYear() < 1900 ? iso.slice(11, 16) : iso.slice(0, 10)
}

function readCell(value: unknown): SheetRow['cells'][number] {
  if (value === null || value === undefined) return { text: '' }
  if (value instanceof Date) return { text: Number.isNaN(value.getTime()) ? '' : momentText(value) }
  if (typeof value === 'number') return { text: numberText(value), value }
  if (typeof value === 'boolean') return { text: value ? 'true' : 'false', value }
  return typeof value === 'string' ? { text: value } : { text: '' }
}
