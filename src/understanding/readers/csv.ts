import { isUtf8 } from 'node:buffer'
import Papa from 'papaparse'
import type { Document } from '../types.ts'
import { sheetDocument } from './sheet-text.ts'

const MAX_ROWS = 20_000
const MAX_COLUMNS = 200
const DELIMITERS = [';', '\t', ',', '|']

/** A CSV file in any usual encoding and with any usual delimiter. `source` as evidence names it. */
export function readCsv(source: string, content: Buffer): Document & { truncated: boolean } {
  const whole = decodeText(content)
  // Excel's own first line: "sep=;"
  const [first = '', said] = /^\s*"?sep=([^\r\n"])"?[;,\t]*\r?\n/i.exec(whole.slice(0, 100)) ?? []
  const text = whole.slice(first.length)
  const { data } = Papa.parse<string[]>(text.slice(0, 10_000_000), {
    delimiter: said && DELIMITERS.includes(said) ? said : delimiterOf(text),
    preview: MAX_ROWS + 1,
  })
  const rows = data
    .slice(0, MAX_ROWS)
    .map((cells, index) => ({ number: index + 1, cells: cells.slice(0, MAX_COLUMNS).map(cell => ({ text: cell })) }))
  const document = sheetDocument(source, 'csv', [{ rows }])
  return { ...document, truncated: document.truncated || data.length > MAX_ROWS }
}

/**
 * The sign that splits the most lines into the same number of parts. Decimal commas make a comma look frequent, so a
 * semicolon or a tab that is regular wins.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 50_000)
    .split(/\r?\n/, 400)
    .filter(line => line.trim() !== '')
    .slice(0, 40)
    .map(line => line.replace(/"[^"]{0,2000}"/g, ''))
  let best = ','
  let bestScore = 0
  for (const [rank, delimiter] of DELIMITERS.entries()) {
    const counts = lines.map(line => countOf(delimiter, line)).filter(count => count > 0)
    const common = Math.max(0, ...new Set(counts.map(count => counts.filter(other => other === count).length)))
    const score = common - rank * 0.1
    if (common > 0 && score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

function countOf(sign: string, line: string): number {
  let count = 0
  for (let at = line.indexOf(sign); at !== -1; at = line.indexOf(sign, at + 1)) count += 1
  return count
}

/** Byte order mark first, then UTF-16 by its zero bytes, then UTF-8 where valid, else windows-1252. */
export function decodeText(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content)
  const head = content.subarray(0, 2000)
  if (head.length > 4 && head.includes(0)) {
    const zeros = (odd: number) => head.filter((byte, index) => index % 2 === odd && byte === 0).length
    if (zeros(1) > head.length * 0.3) return new TextDecoder('utf-16le').decode(content)
    if (zeros(0) > head.length * 0.3) return new TextDecoder('utf-16be').decode(content)
  }
  return new TextDecoder(isUtf8(content) ? 'utf-8' : 'windows-1252').decode(content).replaceAll('\0', '')
}
