import { Parser } from 'htmlparser2'
import type { Cell, Table } from '../types.ts'
import type { Range } from './reply.ts'

const MAX_TAGS = 200_000
const MAX_TEXT = 400_000
const MAX_SPAN = 100

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
const QUOTE_CLASS =
  /\b(?:gmail_quote(?!_container_none)|moz-cite-prefix|yahoo_quoted|protonmail_quote|tutanota_quote)\b/

export interface HtmlText {
  text: string
  tables: Table[]
  /** What the mail program marked as quoted. */
  quotes: Range[]
  truncated: boolean
}

interface OpenTable {
  rows: Cell[][]
  row: Cell[] | null
  /** Cells of earlier rows that reach into this one (rowspan): column -> cell and rows left. */
  reaching: Map<number, { cell: Cell; left: number }>
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
  for (let at = 0; at < html.length && !walker.full; at += 65_536) parser.write(html.slice(at, at + 65_536))
  parser.end()
  return walker.result()
}

class Walker {
  full = false
  private text = ''
  private tags = 0
  private breaks = 0
  private space = ''
  private pre = 0
  private hidden: { name: string; depth: number } | null = null
  private readonly open_: OpenTable[] = []
  private readonly tables: Table[] = []
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
    if (name === 'br') this.breaks = Math.max(this.breaks + 1, 1)
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
    const text = raw.replace(/[\u00a0\u2007\u202f]/g, ' ').replace(/[\u200b-\u200d\u2060\ufeff\u00ad\u034f]/g, '')
    if (this.pre > 0) return this.append(text)
    for (const piece of text.split(/(\s+)/)) {
      if (piece === '') continue
      if (piece.trim() !== '') this.append(piece)
      else if (!this.space || piece === '\t') this.space = piece.includes('\t') && !/[\n\r]/.test(piece) ? '\t' : ' '
    }
  }

  result(): HtmlText {
    while (this.open_.length > 0) this.closeTable()
    if (this.quote) this.quotes.push({ start: this.quote.start, end: this.text.length })
    return { text: this.text, tables: this.tables, quotes: this.quotes, truncated: this.full }
  }

  private append(text: string): void {
    const atLineStart = this.text === '' || this.text.endsWith('\n')
    if (this.breaks > 0 && this.text !== '') this.text += '\n'.repeat(Math.min(this.breaks, 3))
    else if (this.space && !atLineStart) this.text += this.space
    this.breaks = 0
    this.space = ''
    this.text += text
    if (this.text.length > MAX_TEXT) this.full = true
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

  private openCell(attributes: Record<string, string>): void {
    const table = this.open_.at(-1)
    if (!table) return this.block(1)
    if (table.cell) this.closeCell()
    table.row ??= []
    this.fillReaching(table)
    // a tab stands between the cells of a row, and block tags inside a cell don't break the line at its edges
    if (table.row.length > 0) {
      this.breaks = 0
      this.space = '\t'
      this.text += '\t'
      this.space = ''
    }
    const flushed = table.row.length === 0 && this.breaks > 0 && this.text !== ''
    if (flushed) this.text += '\n'.repeat(Math.min(this.breaks, 3))
    this.breaks = 0
    this.space = ''
    table.cell = { start: this.text.length, columns: span(attributes['colspan']), rows: span(attributes['rowspan']) }
  }

  private closeCell(): void {
    const table = this.open_.at(-1)
    if (!table?.cell || !table.row) return
    this.breaks = 0
    this.space = ''
    const { start, columns, rows } = table.cell
    const raw = this.text.slice(start)
    const from = start + raw.length - raw.trimStart().length
    const text = raw.trim()
    const cell = {
      text,
      start: from,
      end: from + text.length,
      ref: `r${table.rows.length + 1}c${table.row.length + 1}`,
    }
    for (let column = 0; column < columns; column += 1) {
      const here =
        column === 0
          ? cell
          : { ...cell, text: '', end: cell.start, ref: `r${table.rows.length + 1}c${table.row.length + 1}` }
      if (rows > 1) table.reaching.set(table.row.length, { cell: here, left: rows - 1 })
      table.row.push(here)
    }
    table.cell = null
  }

  /** A block or text at the edge of a cell would break the line: only breaks between texts inside it count. */
  private closeRow(): void {
    const table = this.open_.at(-1)
    if (!table?.row) return
    if (table.cell) this.closeCell()
    this.fillReaching(table)
    if (table.row.length > 0) table.rows.push(table.row)
    table.row = null
    this.block(1)
  }

  private fillReaching(table: OpenTable): void {
    for (let at = table.reaching.get(table.row!.length); at; at = table.reaching.get(table.row!.length)) {
      const column = table.row!.length
      table.row!.push(at.cell)
      at.left -= 1
      if (at.left <= 0) table.reaching.delete(column)
    }
  }

  private closeTable(): void {
    this.closeRow()
    const table = this.open_.pop()
    if (!table) return
    const isData = !table.hasTable && table.rows.some(row => row.filter(cell => cell.text !== '').length > 1)
    if (isData) this.tables.push({ page: 1, rows: table.rows })
  }

  private openQuote(name: string, attributes: Record<string, string>): void {
    if (this.quote) {
      if (name === this.quote.name) this.quote.depth += 1
      return
    }
    const cited =
      name === 'blockquote' && (attributes['type'] === 'cite' || QUOTE_CLASS.test(attributes['class'] ?? ''))
    const yahoo =
      name === 'div' && /\b(?:yahoo_quoted|protonmail_quote|tutanota_quote)\b/.test(attributes['class'] ?? '')
    if (cited || yahoo) this.quote = { name, depth: 1, start: this.text.length }
  }

  private closeQuote(name: string): void {
    if (this.quote?.name !== name) return
    this.quote.depth -= 1
    if (this.quote.depth > 0) return
    this.quotes.push({ start: this.quote.start, end: this.text.length })
    this.quote = null
  }
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
