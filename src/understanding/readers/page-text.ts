import type { Table } from '../types.ts'
import { HtmlTables } from './html-tables.ts'
import { printable } from './printable.ts'

const MAX_TEXT = 400_000
const MAX_BREAKS = 3

/** Text that is written paragraph by paragraph, with the tables in it: a tab between cells, a line for each row. */
export class PageText {
  private readonly pieces: string[] = []
  private readonly tables = new HtmlTables()
  private length = 0
  private breaks = 0

  get full(): boolean {
    return this.length > MAX_TEXT || this.tables.full
  }

  result(): { text: string; tables: Table[] } {
    const text = this.pieces.join('')
    return { text, tables: this.tables.read(text) }
  }

  write(words: string): void {
    const text = printable(words)
    if (text === '' || this.full) return
    // empty paragraphs at the edge of a cell mean nothing
    if (this.tables.beginsCell(this.length)) this.breaks = 0
    this.flush()
    this.push(text)
  }

  /** A paragraph ends: after an empty one stands an empty line. */
  endParagraph(): void {
    this.breaks += 1
  }

  /** What follows begins a line. */
  block(lines = 1): void {
    this.breaks = Math.max(this.breaks, lines)
  }

  openTable(): void {
    this.block()
    this.tables.open()
  }

  openRow(): void {
    this.tables.openRow()
  }

  openCell(columns: number, rows: number): void {
    if (!this.tables.isOpen) return
    if (this.tables.hasCellsBefore()) {
      this.breaks = 0
      this.push('\t')
    } else this.flush()
    this.tables.openCell(this.length, { colspan: String(columns), rowspan: String(rows) })
  }

  closeCell(): void {
    if (this.tables.closeCell(this.length)) this.breaks = 0
  }

  closeRow(): void {
    if (this.tables.closeRow()) this.block()
  }

  closeTable(): void {
    this.tables.close()
    this.block(2)
  }

  private flush(): void {
    if (this.breaks > 0 && this.length > 0) this.push('\n'.repeat(Math.min(this.breaks, MAX_BREAKS)))
    this.breaks = 0
  }

  private push(text: string): void {
    this.pieces.push(text)
    this.length += text.length
  }
}
