import { Parser } from 'htmlparser2'
import type { Cell, Table } from '../types.ts'
import type { Range } from './reply.ts'

const MAX_TAGS = 100_000
const MAX_TEXT = 400_000
const MAX_CELLS = 60_000
const MAX_SPAN = 50
const CHUNK = 16_384

const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'object',
  'svg',
  'map',
  'select',
  'textarea',
])
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul caption'.split(
    ' ',
  ),
)
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)/i
const QUOTE_CLASS = /\bgmail_quote\b/
const QUOTE_DIV = /\b(?:yahoo_quoted|protonmail_quote|tutanota_quote)\b/

export interface HtmlText {
  text: string
  tables: Table[]
  /** What the mail program marked as quoted. */
  quotes: Range[]
  truncated: boolean
}

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

/** HTML to text with the tables in it: what a reader sees, hidden text left out. Linear, without recursion. */
export function readHtml(html: string): HtmlText {
  const walker = new Walker()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => walker.open(name, attributes),
      onclosetag: name => walker.close(name),
      ontext: text => walker.write(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  for (let at = 0; at < html.length && !walker.full; at += CHUNK) parser.write(html.slice(at, at + CHUNK))
  if (!walker.full) parser.end()
  return walker.result()
}

const isData = ({ rows }: Table) => rows.some(row => row.filter(cell => cell.text !== '').length > 1)

class Walker {
  full = false
  private readonly pieces: string[] = []
  private length = 0
  private atLineStart = true
  private tags = 0
  private cells = 0
  private breaks = 0
  private space = ''
  private pre = 0
  private hidden: { name: string; depth: number } | null = null
  private readonly open_: OpenTable[] = []
  private readonly tables: RawCell[][][] = []
  private readonly quotes: Range[] = []
  private quote: { name: string; depth: number; start: number } | null = null

  open(name: string, attributes: Record<string, string>): void {
    this.tags += 1
    if (this.tags > MAX_TAGS) this.full = true
    if (this.full) return
    if (this.hidden) {
      if (name === this.hidden.name) this.hidden.depth += 1
      return
    }
    if (SKIPPED.has(name) || isHidden(attributes)) {
      if (!VOID.has(name)) this.hidden = { name, depth: 1 }
      return
    }
    this.openQuote(name, attributes)
    if (name === 'br') this.breaks += 1
    else if (name === 'td' || name === 'th') this.openCell(attributes)
    else if (BLOCKS.has(name)) this.block(name === 'p' || /^h\d$/.test(name) ? 2 : 1)
    if (name === 'li') this.write('- ')
    if (name === 'pre') this.pre += 1
    if (name === 'table') this.openTable()
    if (name === 'tr') this.openRow()
  }

  close(name: string): void {
    if (this.hidden) {
      if (name === this.hidden.name) {
        this.hidden.depth -= 1
        if (this.hidden.depth === 0) this.hidden = null
      }
      return
    }
    if (name === 'td' || name === 'th') this.closeCell()
    else if (name === 'tr') this.closeRow()
    else if (name === 'table') this.closeTable()
    if (name === 'pre') this.pre = Math.max(0, this.pre - 1)
    if (BLOCKS.has(name)) this.block(name === 'p' ? 2 : 1)
    this.closeQuote(name)
  }

  write(raw: string): void {
    if (this.hidden || this.full) return
    const text = raw.replace(/[\u00a0\u2007\u202f]/g, ' ').replace(/\u034f|[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    if (this.pre > 0) return this.append(text)
    for (const piece of text.split(/(\s+)/)) {
      if (piece === '') continue
      if (piece.trim() !== '') this.append(piece)
      else if (!this.space || piece === '\t') this.space = piece.includes('\t') && !/[\n\r]/.test(piece) ? '\t' : ' '
    }
  }

  result(): HtmlText {
    while (this.open_.length > 0) this.closeTable()
    if (this.quote) this.quotes.push({ start: this.quote.start, end: this.length })
    const text = this.pieces.join('')
    const tables = this.tables.map(rows => ({
      page: 1,
      rows: rows.map((row, at) => row.map((cell, column) => readCell(text, cell, at, column))),
    }))
    return { text, tables: tables.filter(isData), quotes: this.quotes, truncated: this.full }
  }

  private append(text: string): void {
    // block tags and blanks at the edge of a cell mean nothing
    const opensCell = this.open_.at(-1)?.cell?.start === this.length
    if (opensCell) this.breaks = 0
    if (this.breaks > 0 && this.length > 0) this.push('\n'.repeat(Math.min(this.breaks, 3)))
    else if (this.space && !this.atLineStart && !opensCell) this.push(this.space)
    this.breaks = 0
    this.space = ''
    this.push(text)
    if (this.length > MAX_TEXT) this.full = true
  }

  private push(text: string): void {
    this.pieces.push(text)
    this.length += text.length
    this.atLineStart = text.endsWith('\n')
  }

  private block(lines: number): void {
    this.breaks = Math.max(this.breaks, lines)
    this.space = ''
  }

  private openTable(): void {
    const outer = this.open_.at(-1)
    if (outer) outer.hasTable = true
    this.open_.push({ rows: [], row: null, reaching: new Map(), cell: null, hasTable: false })
  }

  private openRow(): void {
    const table = this.open_.at(-1)
    if (!table) return
    this.closeRow()
    table.row = []
  }

  /** A tab stands between the cells of a row, and block tags at the edges of a cell do not break the line. */
  private openCell(attributes: Record<string, string>): void {
    const table = this.open_.at(-1)
    if (!table) return this.block(1)
    if (table.cell) this.closeCell()
    table.row ??= []
    this.fillReaching(table, table.row)
    if (table.row.length > 0) this.push('\t')
    else if (this.breaks > 0 && this.length > 0) this.push('\n'.repeat(Math.min(this.breaks, 3)))
    this.breaks = 0
    this.space = ''
    table.cell = { start: this.length, columns: span(attributes['colspan']), rows: span(attributes['rowspan']) }
  }

  private closeCell(): void {
    const table = this.open_.at(-1)
    if (!table?.cell || !table.row) return
    this.breaks = 0
    this.space = ''
    const { start, columns, rows } = table.cell
    for (let column = 0; column < columns; column += 1) {
      const cell = column === 0 ? { start, end: this.length } : { start, end: start }
      if (rows > 1) table.reaching.set(table.row.length, { cell, left: rows - 1 })
      this.place(table.row, cell)
    }
    table.cell = null
  }

  private place(row: RawCell[], cell: RawCell): void {
    row.push(cell)
    this.cells += 1
    if (this.cells > MAX_CELLS) this.full = true
  }

  private closeRow(): void {
    const table = this.open_.at(-1)
    if (!table?.row) return
    if (table.cell) this.closeCell()
    this.fillReaching(table, table.row)
    if (table.row.length > 0) table.rows.push(table.row)
    table.row = null
    this.block(1)
  }

  private fillReaching(table: OpenTable, row: RawCell[]): void {
    for (let at = table.reaching.get(row.length); at; at = table.reaching.get(row.length)) {
      const column = row.length
      this.place(row, at.cell)
      at.left -= 1
      if (at.left <= 0) table.reaching.delete(column)
    }
  }

  private closeTable(): void {
    this.closeRow()
    const table = this.open_.pop()
    if (table && !table.hasTable && table.rows.length > 0) this.tables.push(table.rows)
  }

  private openQuote(name: string, attributes: Record<string, string>): void {
    if (this.quote) {
      if (name === this.quote.name) this.quote.depth += 1
      return
    }
    const cited =
      name === 'blockquote' && (attributes['type'] === 'cite' || QUOTE_CLASS.test(attributes['class'] ?? ''))
    const marked = name === 'div' && QUOTE_DIV.test(attributes['class'] ?? '')
    if (cited || marked) this.quote = { name, depth: 1, start: this.length }
  }

  private closeQuote(name: string): void {
    if (this.quote?.name !== name) return
    this.quote.depth -= 1
    if (this.quote.depth > 0) return
    this.quotes.push({ start: this.quote.start, end: this.length })
    this.quote = null
  }
}

function readCell(text: string, { start, end }: RawCell, row: number, column: number): Cell {
  const raw = text.slice(start, end)
  const words = raw.trim()
  const from = start + raw.length - raw.trimStart().length
  return { text: words, start: from, end: from + words.length, ref: `r${row + 1}c${column + 1}` }
}

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

function isHidden(attributes: Record<string, string>): boolean {
  return 'hidden' in attributes || HIDDEN.test((attributes['style'] ?? '').slice(0, 2000))
}

function span(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10)
  return number > 1 ? Math.min(number, MAX_SPAN) : 1
}
