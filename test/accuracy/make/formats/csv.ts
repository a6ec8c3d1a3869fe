import { windows1252 } from '../mail.ts'

export interface CsvStyle {
  delimiter: ';' | ',' | '\t' | '|'
  encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252' | 'utf-16le'
  /** Quotes round every cell, as some programs write. */
  quoted?: boolean
}

export function csv(rows: string[][], { delimiter, encoding, quoted = false }: CsvStyle): Buffer {
  const cell = (text: string) =>
    quoted || text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const text = `${rows.map(row => row.map(cell).join(delimiter)).join('\r\n')}\r\n`
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`)
    case 'windows-1252':
      return windows1252(text)
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
  }
}
