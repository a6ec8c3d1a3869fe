import readXlsxFile from 'read-excel-file/node'
import type { Document } from '../types.ts'
import { sheetDocument } from './sheet-text.ts'
import type { SheetRow } from './sheet-text.ts'

const MAX_SHEETS = 20
const MAX_ROWS = 20_000
const MAX_COLUMNS = 200

/** A workbook that the zip check has let through. Throws where the workbook itself is broken. */
export async function readXlsx(source: string, content: Buffer): Promise<Document & { truncated: boolean }> {
  const sheets = await readXlsxFile(content)
  let truncated = sheets.length > MAX_SHEETS
  const read = sheets.slice(0, MAX_SHEETS).map(({ sheet, data }) => {
    truncated ||= data.length > MAX_ROWS
    const rows = data
      .slice(0, MAX_ROWS)
      .map((row, index): SheetRow => ({ number: index + 1, cells: row.slice(0, MAX_COLUMNS).map(readCell) }))
    return { name: sheet, rows }
  })
  const document = sheetDocument(source, 'xlsx', read)
  return { ...document, truncated: truncated || document.truncated }
}

function readCell(value: unknown): SheetRow['cells'][number] {
  if (value === null || value === undefined) return { text: '' }
  if (value instanceof Date) return { text: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) }
  if (typeof value === 'number') return { text: numberText(value), value }
  if (typeof value === 'boolean') return { text: value ? 'true' : 'false', value }
  return typeof value === 'string' ? { text: value } : { text: '' }
}

/** As a sheet shows it, without the noise of binary fractions; three decimals get a fourth, else they read as thousands. */
function numberText(value: number): string {
  const text = Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toFixed(6)))
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}
