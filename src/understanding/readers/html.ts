import { Parser } from 'htmlparser2'
import type { Table } from '../types.ts'
import { HtmlQuotes } from './html-quotes.ts'
import { HtmlTables } from './html-tables.ts'
import { BLOCKS, isHidden, SKIPPED, VOID } from './html-tags.ts'
import type { Range } from './reply.ts'

const MAX_TAGS = 100_000
const MAX_TEXT = 400_000
const CHUNK = 16_384

export interface HtmlText {
  text: string
  tables: Table[]
  /** What the mail program marked as quoted. */
  quotes: Range[]
  truncated: boolean
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

class Walker {
  private textFull = false
  private readonly pieces: string[] = []
  private length = 0
  private atLineStart = true
  private tags = 0
  private breaks = 0
  private space = ''
  private pre = 0
  private hidden: { name: string; depth: number } | null = null
  private readonly tables = new HtmlTables()
  private readonly quotes = new HtmlQuotes()

  get full(): boolean {
    return this.textFull || this.tables.full
  }

  open(name: string, attributes: Record<string, string>): void {
    this.tags += 1
    if (this.tags > MAX_TAGS) this.textFull = true
    if (this.full) return
    if (this.hidden) {
      if (name === this.hidden.name) this.hidden.depth += 1
      return
    }
    if (SKIPPED.has(name) || isHidden(attributes)) {
      if (!VOID.has(name)) this.hidden = { name, depth: 1 }
      return
    }
    this.quotes.open(name, attributes, this.length)
    if (name === 'br') this.breaks += 1
    else if (name === 'td' || name === 'th') this.openCell(attributes)
    else if (BLOCKS.has(name)) this.block(name === 'p' || /^h\d$/.test(name) ? 2 : 1)
    if (name === 'li') this.write('- ')
    if (name === 'pre') this.pre += 1
    if (name === 'table') this.tables.open()
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
    this.quotes.close(name, this.length)
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
    while (this.tables.isOpen) this.closeTable()
    const text = this.pieces.join('')
    return { text, tables: this.tables.read(text), quotes: this.quotes.all(this.length), truncated: this.full }
  }

  private append(text: string): void {
    // block tags and blanks at the edge of a cell mean nothing
    const opensCell = this.tables.beginsCell(this.length)
    if (opensCell) this.breaks = 0
    if (this.breaks > 0 && this.length > 0) this.push('\n'.repeat(Math.min(this.breaks, 3)))
    else if (this.space && !this.atLineStart && !opensCell) this.push(this.space)
    this.breaks = 0
    this.space = ''
    this.push(text)
    if (this.length > MAX_TEXT) this.textFull = true
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

  private openRow(): void {
    if (!this.tables.isOpen) return
    this.closeRow()
    this.tables.openRow()
  }

  /** A tab stands between the cells of a row, and block tags at the edges of a cell do not break the line. */
  private openCell(attributes: Record<string, string>): void {
    if (!this.tables.isOpen) return this.block(1)
    this.closeCell()
    if (this.tables.hasCellsBefore()) this.push('\t')
    else if (this.breaks > 0 && this.length > 0) this.push('\n'.repeat(Math.min(this.breaks, 3)))
    this.breaks = 0
    this.space = ''
    this.tables.openCell(this.length, attributes)
  }

  private closeCell(): void {
    if (!this.tables.closeCell(this.length)) return
    this.breaks = 0
    this.space = ''
  }

  private closeRow(): void {
    this.closeCell()
    if (this.tables.closeRow()) this.block(1)
  }

  private closeTable(): void {
    this.closeRow()
    this.tables.close()
  }
}
