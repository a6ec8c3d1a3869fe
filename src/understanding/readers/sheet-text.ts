import type { Cell, Document, Line, Table } from '../types.ts'
import { printable } from './printable.ts'

export interface SheetRow {
  /** Row number in the file, from 1. */
  number: number
  cells: { text: string; value?: string | number | boolean }[]
}

export interface Sheet {
  name?: string
  rows: SheetRow[]
}

/** A workbook as it was read, and how much its maker has hidden, which is not read. */
export interface Workbook {
  document: Document & { truncated: boolean }
  hiddenSheets: number
  hiddenRows: number
}

const MAX_CHARACTERS = 3_000_000

/** Sheets of cells as a document: one line a row, a tab between cells, so that every cell has its place in the text. */
export function sheetDocument(source: string, format: string, sheets: Sheet[]): Document & { truncated: boolean } {
  const pieces: string[] = []
  const lines: Line[] = []
  const tables: Table[] = []
  let at = 0
  let truncated = false
  for (const [index, sheet] of sheets.entries()) {
    const rows: Cell[][] = []
    for (const row of sheet.rows) {
      if (at > MAX_CHARACTERS) {
        truncated = true
        break
      }
      const start = at
      const cells = row.cells.map((cell, column): Cell => {
        const text = printable(cell.text.replace(/[\t\n\r]+/g, ' ')).trim()
        const placed: Cell = {
          text,
          start: at,
          end: at + text.length,
          ref: `${columnName(column)}${row.number}`,
          ...(cell.value === undefined ? {} : { value: cell.value }),
        }
        at += text.length + 1
        return placed
      })
      const text = cells.map(cell => cell.text).join('\t')
      at = start + text.length + 1
      pieces.push(text)
      if (text.trim() !== '')
        lines.push({ text, start, page: index + 1, cells: cells.filter(cell => cell.text !== '') })
      rows.push(cells)
    }
    if (rows.length > 0)
      tables.push({ page: index + 1, ...(sheet.name === undefined ? {} : { sheet: printable(sheet.name) }), rows })
  }
  return { source, format, text: pieces.join('\n'), lines, tables, truncated }
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** As a sheet shows it, without the noise of binary fractions; three decimals get a fourth, else they read as thousands. */
export function numberText(value: number): string {
  const text = Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toFixed(6)))
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}
