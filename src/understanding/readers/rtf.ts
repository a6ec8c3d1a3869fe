import { decodePage } from './code-page.ts'
import { printable } from './printable.ts'
import { SILENT, SIGNS } from './rtf-words.ts'

const TOKEN = /\\([a-z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)/gi
const MAX_TEXT = 2_000_000
const MAX_DEPTH = 1000

interface Group {
  silent: boolean
  /** In an RTF made of HTML: a tag of it. */
  tag: boolean
  /** Letters to leave out after a Unicode letter: what a program without Unicode shows. */
  fallback: number
}

export interface Rtf {
  /** The words, or the HTML of which the RTF was made. */
  text: string
  isHtml: boolean
  truncated: boolean
}

/**
 * The words of a rich text (RTF 1.9.1), with a tab after each cell and a line for each row; pictures and objects are left
 * out. Where a mail program wrapped a web page in it (MS-OXRTFEX), the page. Linear.
 */
export function readRtf(content: Uint8Array): Rtf {
  const rtf = Buffer.from(content).toString('latin1')
  const isHtml = /\\fromhtml/.test(rtf.slice(0, 2000))
  const writer = new Writer(isHtml, Number(/\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 2000))?.[1] ?? 1252))
  for (const [token, word, number, hex, symbol, brace, plain] of rtf.matchAll(TOKEN)) {
    if (writer.full) break
    if (brace) writer.brace(brace)
    else if (hex) writer.byte(Number.parseInt(hex, 16))
    else if (word) writer.word(word, number)
    else if (symbol) writer.symbol(symbol)
    else writer.letters(plain ?? token)
  }
  return { text: writer.result(), isHtml, truncated: writer.full }
}

class Writer {
  private readonly pieces: string[] = []
  private length = 0
  private bytes: number[] = []
  private skip = 0
  private group: Group = { silent: false, tag: false, fallback: 1 }
  private readonly groups: Group[] = []
  /** What stands only for programs that show RTF, in an RTF made of HTML. */
  private shadow = false
  private readonly isHtml: boolean
  private readonly page: number

  constructor(isHtml: boolean, page: number) {
    this.isHtml = isHtml
    this.page = page
  }

  get full(): boolean {
    return this.length > MAX_TEXT
  }

  result(): string {
    this.flush()
    return printable(this.pieces.join(''))
  }

  brace(brace: string): void {
    this.skip = 0
    if (brace === '}') this.group = this.groups.pop() ?? { silent: false, tag: false, fallback: 1 }
    else {
      if (this.groups.length < MAX_DEPTH) this.groups.push(this.group)
      this.group = { ...this.group }
    }
  }

  byte(byte: number): void {
    if (this.skip > 0) this.skip -= 1
    else if (!this.group.silent && !this.shadow) this.bytes.push(byte)
  }

  symbol(symbol: string): void {
    if (symbol === '*') this.group.silent = true
    else if (symbol === '~') this.write('\u00a0')
    else if ('\\{}'.includes(symbol)) this.write(symbol)
    else if (symbol === '\n' || symbol === '\r') this.write('\n')
  }

  word(word: string, number: string | undefined): void {
    if (word === 'u' && number !== undefined) {
      this.write(String.fromCharCode(Number(number) & 0xffff))
      this.skip = this.group.fallback
    } else if (word === 'uc') this.group.fallback = Math.min(10, Math.max(0, Number(number ?? 1)))
    else if (word === 'htmlrtf') this.shadow = this.isHtml && number !== '0'
    else if (word === 'htmltag' && this.isHtml) this.group = { ...this.group, silent: false, tag: true }
    else if (SILENT.has(word)) this.group.silent = true
    else if (SIGNS.has(word) && !this.group.tag) this.write(SIGNS.get(word)!)
  }

  letters(letters: string): void {
    const left = Math.max(0, this.skip - letters.length)
    this.write(letters.slice(this.skip))
    this.skip = left
  }

  private write(text: string): void {
    if (this.group.silent || this.shadow) return
    this.flush()
    this.pieces.push(text)
    this.length += text.length
  }

  private flush(): void {
    if (this.bytes.length === 0) return
    const text = decodePage(Uint8Array.from(this.bytes), this.page)
    this.bytes = []
    this.pieces.push(text)
    this.length += text.length
  }
}
