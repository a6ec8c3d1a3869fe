import writeXlsxFile from 'write-excel-file/node'

export interface File {
  name: string
  type: string
  content: Buffer
}

export interface Mail {
  from?: string
  to?: string
  subject: string
  text?: string
  html?: string
  files?: (() => Promise<File> | File)[]
  headers?: string[]
}

const b64 = (content: Buffer | string) => Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')
const word = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

const leaf = (type: string, body: string) =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${b64(body)}\r\n`
const multi = (kind: string, boundary: string, parts: string[]) =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map(part => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`

/** A mail as bytes, as a mail program would send it. */
export async function mailOf({
  from = 'Sanne Bakker <sanne.bakker@vanderlinden-ict.example>',
  to = 'orderportal@desk.example',
  subject,
  text,
  html,
  files = [],
  headers = [],
}: Mail): Promise<Buffer> {
  const head = [
    'Return-Path: <bounce@vanderlinden-ict.example>',
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${word(subject)}`,
    'Date: Mon, 02 Nov 2026 09:12:00 +0100',
    `Message-ID: <${Buffer.from(subject).toString('hex').slice(0, 24)}@mail.vanderlinden-ict.example>`,
    'MIME-Version: 1.0',
    ...headers,
  ]
  const texts = [
    ...(text === undefined ? [] : [leaf('text/plain', text)]),
    ...(html === undefined ? [] : [leaf('text/html', html)]),
  ]
  const content = texts.length === 1 ? texts[0]! : multi('alternative', 'alt', texts)
  const made = await Promise.all(files.map(async file => file()))
  const attached = made.map(
    ({ name, type, content: bytes }) =>
      `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${b64(bytes)}\r\n`,
  )
  const body = attached.length === 0 ? content : multi('mixed', 'mix', [content, ...attached])
  return Buffer.from(`${head.join('\r\n')}\r\n${body}`)
}

export const csv = (name: string, content: string | Buffer) => (): File => ({
  name,
  type: 'text/csv',
  content: Buffer.from(content),
})

export const textFile = (name: string, content: string) => (): File => ({
  name,
  type: 'text/plain',
  content: Buffer.from(content),
})

type Value = string | number | boolean | Date | null

export const xlsx =
  (name: string, rows: Value[][], sheet = 'Blad1') =>
  async (): Promise<File> => {
    const cells = rows.map(row =>
      row.map(value => (value === null ? null : { value, ...(value instanceof Date ? { format: 'dd-mm-yyyy' } : {}) })),
    )
    const content = await writeXlsxFile(cells, { sheet, dateFormat: 'dd-mm-yyyy' }).toBuffer()
    return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content }
  }

/** Text at positions in points from the top left: [x, y, text] or [x, y, text, 'right'] where x is the right edge. */
export type Placed = [x: number, y: number, text: string, align?: 'right' | 'bold']

export const pdf =
  (name: string, pages: Placed[][], size = 9) =>
  (): File => ({ name, type: 'application/pdf', content: pdfBytes(pages, size) })

/** A PDF by hand: one text operator for every placed text, as most order systems write them. */
function pdfBytes(pages: Placed[][], size: number): Buffer {
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const content = page.map(([x, y, text, align]) => placedText(x, y, text, align, size)).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + index * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let out = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = out.length
    out += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

function placedText(x: number, y: number, text: string, align: Placed[3], size: number): string {
  const left = align === 'right' ? x - widthOf(text, size) : x
  const escaped = text.replaceAll('€', '\x80').replace(/[\\()]/g, '\\$&')
  return `BT /${align === 'bold' ? 'F2' : 'F1'} ${size} Tf ${left.toFixed(1)} ${(842 - y - size).toFixed(1)} Td (${escaped}) Tj ET`
}

/** About the width in Helvetica. */
function widthOf(text: string, size: number): number {
  return (
    [...text.matchAll(/[\d€]|[.,: ]|[^\d€.,: ]/g)].reduce(
      (sum, [sign]) => sum + (/[\d€]/.test(sign) ? 0.556 : /[.,: ]/.test(sign) ? 0.278 : 0.52),
      0,
    ) * size
  )
}

/** Rows of a table under their headings; columns with 'right' end at x. */
export function grid(y: number, columns: [x: number, align?: 'right'][], rows: string[][], height = 16): Placed[] {
  return rows.flatMap((row, index) =>
    row.flatMap((text, column): Placed[] => {
      const [x, align] = columns[column]!
      return text === '' ? [] : [align ? [x, y + index * height, text, align] : [x, y + index * height, text]]
    }),
  )
}
