import type { PageText } from './page-text.ts'
import { walkXml } from './walk-xml.ts'
import { wordSpans } from './word-spans.ts'

// WordprocessingML: ISO/IEC 29500-1 s. 17; Fallback: 29500-3 s. 7.6

/** What a page does not show: what was moved away, and the same again for older programs. */
const SILENT = new Set(['moveFrom', 'Fallback', 'instrText', 'rt'])
/** Boxes of a form in Wingdings and its kin, by the last two digits. */
const SYMBOLS: Record<string, string> = {
  FE: '☒',
  FD: '☒',
  '52': '☒',
  '53': '☒',
  '6F': '☐',
  A8: '☐',
  A3: '☐',
  '71': '☐',
}

/** Writes what one part of a Word document shows. Linear; a broken part gives what stands before the fault. */
export function writeWord(xml: string, page: PageText): void {
  walkXml(xml, new WordWalker(page, wordSpans(xml)))
}

function valueOf(attributes: Record<string, string>, name = 'val'): string | undefined {
  return attributes[`w:${name}`] ?? attributes[name] ?? attributes[`w14:${name}`]
}

class WordWalker {
  private readonly page: PageText
  private readonly spans: { columns: number; rows: number }[]
  private cell = 0
  /** Elements within what is not shown. */
  private silent = 0
  private words = 0
  private hiddenRun = false
  private inRun = 0
  private placeholder = false
  private box: '☒' | '☐' | undefined
  private choice = 0
  private choices: string[] | undefined

  constructor(page: PageText, spans: { columns: number; rows: number }[]) {
    this.page = page
    this.spans = spans
  }

  get full(): boolean {
    return this.page.full
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.silent > 0 || SILENT.has(name)) {
      this.silent += 1
      return
    }
    if (name === 't') this.words += 1
    else if (name === 'r') {
      this.inRun += 1
      this.hiddenRun = false
    } else if (name === 'vanish') this.hiddenRun = this.inRun > 0 && !isOff(valueOf(attributes))
    else if (name === 'tab' && this.inRun > 0) this.write('\t')
    else if (name === 'br' || name === 'cr') this.write('\n')
    else if (name === 'noBreakHyphen') this.write('-')
    else if (name === 'sym') this.write(SYMBOLS[(valueOf(attributes, 'char') ?? '').slice(-2).toUpperCase()] ?? '')
    else if (name === 'txbxContent') this.page.block()
    else if (name === 'tbl') this.page.openTable()
    else if (name === 'tr') this.page.openRow()
    else if (name === 'tc') this.openCell()
    else if (name === 'showingPlcHdr') this.placeholder = !isOff(valueOf(attributes))
    else if (name === 'sdtContent' && this.placeholder) {
      // "click here to type": nobody did
      this.placeholder = false
      this.silent = 1
    } else this.openField(name, attributes)
  }

  close(name: string): void {
    if (this.silent > 0) {
      this.silent -= 1
      return
    }
    if (name === 't') this.words -= 1
    else if (name === 'r') this.inRun -= 1
    else if (name === 'p') this.page.endParagraph()
    else if (name === 'txbxContent') this.page.block()
    else if (name === 'tbl') this.page.closeTable()
    else if (name === 'tr') this.page.closeRow()
    else if (name === 'tc') this.page.closeCell()
    else if (name === 'sdtPr') return
    else this.closeField(name)
  }

  text(text: string): void {
    if (this.words > 0) this.write(text)
  }

  private write(text: string): void {
    if (this.silent === 0 && !this.hiddenRun) this.page.write(text)
  }

  private openCell(): void {
    const span = this.spans[this.cell]
    this.cell += 1
    if (span && span.rows === 0) this.silent = 1
    else this.page.openCell(span?.columns ?? 1, span?.rows ?? 1)
  }

  /** The fields of the forms of Word 97: s. 17.16. */
  private openField(name: string, attributes: Record<string, string>): void {
    if (name === 'checkBox') this.box = '☐'
    else if (this.box && (name === 'checked' || name === 'default')) this.box = isOff(valueOf(attributes)) ? '☐' : '☒'
    else if (name === 'ddList') this.choices = []
    else if (this.choices && name === 'result') this.choice = Number(valueOf(attributes) ?? 0)
    else if (this.choices && name === 'listEntry') this.choices.push(valueOf(attributes) ?? '')
  }

  private closeField(name: string): void {
    if (name === 'checkBox' && this.box) {
      this.write(this.box)
      this.box = undefined
    } else if (name === 'ddList') {
      this.write(this.choices?.[this.choice] ?? '')
      this.choices = undefined
      this.choice = 0
    }
  }
}

const isOff = (value: string | undefined) => /^(?:0|false|off)$/.test(value ?? '')
