import type { Range } from './reply.ts'

const QUOTE_CLASS = /\bgmail_quote\b/
const QUOTE_DIV = /\b(?:yahoo_quoted|protonmail_quote|tutanota_quote)\b/

/** What mail programs mark as quoted, as ranges of the text that is being written. */
export class HtmlQuotes {
  private readonly done: Range[] = []
  private quote: { name: string; depth: number; start: number } | null = null

  /** @param at length of the text so far */
  open(name: string, attributes: Record<string, string>, at: number): void {
    if (this.quote) {
      if (name === this.quote.name) this.quote.depth += 1
      return
    }
    const cited =
      name === 'blockquote' && (attributes['type'] === 'cite' || QUOTE_CLASS.test(attributes['class'] ?? ''))
    const marked = name === 'div' && QUOTE_DIV.test(attributes['class'] ?? '')
    if (cited || marked) this.quote = { name, depth: 1, start: at }
  }

  close(name: string, at: number): void {
    if (this.quote?.name !== name) return
    this.quote.depth -= 1
    if (this.quote.depth > 0) return
    this.done.push({ start: this.quote.start, end: at })
    this.quote = null
  }

  /** A quote that is never closed goes on to the end. */
  all(end: number): Range[] {
    return this.quote ? [...this.done, { start: this.quote.start, end }] : this.done
  }
}
