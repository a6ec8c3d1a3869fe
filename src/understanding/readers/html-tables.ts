import type { Cell, Table } from '../types.ts'

const MAX_CELLS = 60_000
const MAX_SPAN = 50
/** A quantity or an amount, as a cell holds it. */
const FIGURE = /^(?:€|EUR)?\s?\d{1,4}(?:[.,]\d{1,3}){0,3}\s?(?:x|st\.?|stuks?|pcs\.?)?$/i

/** A cell before the text is whole: a range, maybe with blanks at its edges. */
interface RawCell {
  start: number
  end: number
}

interface OpenTable {
  rows: RawCell[][]
  row: RawCell[] | null
  /** Cells of earlier rows that reach into this one (rowspan): column -> cell and rows left. */
  reaching: Map<number, { cell: RawCell; left: number }>
  cell: { start: number; columns: number; rows: number } | null
  hasTable: boolean
}

/** The innermost tables of a page, as ranges of the text that is being written. */
export class HtmlTables {
  full = false
  private cells = 0
  private readonly opened: OpenTable[] = []
  private readonly done: RawCell[][][] = []

  get isOpen(): boolean {
    return this.opened.length > 0
  }

  /** True where a cell begins at this place of the text. */
  beginsCell(at: number): boolean {
    return this.opened.at(-1)?.cell?.start === at
  }

  open(): void {
    const outer = this.opened.at(-1)
    if (outer) outer.hasTable = true
    this.opened.push({ rows: [], row: null, reaching: new Map(), cell: null, hasTable: false })
  }

  openRow(): void {
    const table = this.opened.at(-1)
    if (table) table.row = []
  }

  /** True where a cell stands in this row already, be it one that reaches into it from above. */
  hasCellsBefore(): boolean {
    const table = this.opened.at(-1)
    if (!table) return false
    table.row ??= []
    this.fillReaching(table, table.row)
    return table.row.length > 0
  }

  openCell(at: number, attributes: Record<string, string>): void {
    const table = this.opened.at(-1)
    if (table) table.cell = { start: at, columns: span(attributes['colspan']), rows: span(attributes['rowspan']) }
  }

  /** False where none is open. */
  closeCell(at: number): boolean {
    const table = this.opened.at(-1)
    if (!table?.cell || !table.row) return false
    const { start, columns, rows } = table.cell
    for (let column = 0; column < columns; column += 1) {
      const cell = column === 0 ? { start, end: at } : { start, end: start }
      if (rows > 1) table.reaching.set(table.row.length, { cell, left: rows - 1 })
      this.place(table.row, cell)
    }
    table.cell = null
    return true
  }

  /** False where none is open. */
  closeRow(): boolean {
    const table = this.opened.at(-1)
    if (!table?.row) return false
    this.fillReaching(table, table.row)
    if (table.row.length > 0) table.rows.push(table.row)
    table.row = null
    return true
  }

  close(): void {
    const table = this.opened.pop()
    if (table && !table.hasTable && table.rows.length > 0) this.done.push(table.rows)
  }

  /** The tables that hold data: more than one cell beside each other. */
  read(text: string): Table[] {
    const tables = this.done.map(rows => ({
      page: 1,
      rows: rows.map((row, at) => readRow(text, row, rows[at - 1], at)),
    }))
    return tables.filter(({ rows }) => rows.some(row => row.filter(cell => cell.text !== '').length > 1))
  }

  private place(row: RawCell[], cell: RawCell): void {
    row.push(cell)
    this.cells += 1
    if (this.cells > MAX_CELLS) this.full = true
  }

  private fillReaching(table: OpenTable, row: RawCell[]): void {
    for (let at = table.reaching.get(row.length); at; at = table.reaching.get(row.length)) {
      const column = row.length
      this.place(row, at.cell)
      at.left -= 1
      if (at.left <= 0) table.reaching.delete(column)
    }
  }
}

/**
 * A cell that reaches down from the row above is repeated: the article of several deliveries. Where a figure reaches down and
 * the row has none of its own, the row goes on with the one above and repeats nothing: else it would be ordered twice.
 */
function readRow(text: string, row: RawCell[], above: RawCell[] | undefined, at: number): Cell[] {
  const cells = row.map((cell, column) => readCell(text, cell, at, column))
  const reaches = row.map((cell, column) => cell === above?.[column])
  const hasFigure = (reaching: boolean) =>
    cells.some((cell, column) => reaches[column] === reaching && FIGURE.test(cell.text))
  if (!hasFigure(true) || hasFigure(false)) return cells
  return cells.map((cell, column) => (reaches[column] ? { ...cell, text: '', end: cell.start } : cell))
}

function readCell(text: string, { start, end }: RawCell, row: number, column: number): Cell {
  const raw = text.slice(start, end)
  const words = raw.trim()
  const from = start + raw.length - raw.trimStart().length
  return { text: words, start: from, end: from + words.length, ref: `r${row + 1}c${column + 1}` }
}

function span(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10)
  return number > 1 ? Math.min(number, MAX_SPAN) : 1
}
