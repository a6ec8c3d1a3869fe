import { readFileSync } from 'node:fs'
import path from 'node:path'
import { rules } from '../../../src/understanding/values/rules.ts'
import type { Rule } from '../../../src/understanding/values/rules.ts'
import { readMail } from '../../../src/read-mail.ts'
import type { ReadMail } from '../../../src/read-mail.ts'
import type { Asked } from '../../../src/understanding/types.ts'
import { mailOf } from '../mail.ts'
import type { File, Mail } from '../mail.ts'
import { flat, kinds } from '../score.ts'

/** Orders written for these tests. */
export const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'files', name), 'utf8')

export const file = (name: string, content: string | Buffer, type = 'application/octet-stream'): File => ({
  name,
  type,
  content: Buffer.from(content),
})

/** A mail with these files, read as the desk reads it. */
export const readFiles = async (files: File[], mail: Partial<Mail> = {}): Promise<ReadMail> =>
  readMail(
    await mailOf({ subject: 'Document', text: 'Beste, zie de bijlage.', ...mail, files: files.map(it => () => it) }),
    kinds,
  )

export const ordersOf = ({ understanding }: ReadMail): Asked[] =>
  [understanding, ...(understanding.others ?? [])].filter(({ kind }) => kind === 'purchase-order')

/** Values without evidence, evidence that does not stand at its place, evidence whose words do not give the value. */
export function unproven(read: ReadMail): string[] {
  return ordersOf(read).flatMap(({ fields, evidence }) => {
    const values = flat(fields)
    const faults = Object.keys(evidence).filter(pointer => !values.has(pointer))
    for (const [pointer, value] of values) {
      const { source, start, end, text = '', rule } = evidence[pointer] ?? {}
      const document = read.reading.documents.find(candidate => candidate.source === source)
      if (start === undefined || document?.text.slice(start, end) !== text) faults.push(`${pointer}: not at its place`)
      else if (!rule || !isRule(rule) || rules[rule](text) !== value)
        faults.push(`${pointer}: ${rule}(${text}) is not ${String(value)}`)
    }
    return faults
  })
}

const isRule = (name: string): name is Rule => Object.hasOwn(rules, name)

/** The PDF with a file in it, as an incremental update (ISO 32000-1 s. 7.5.6). */
export function withFile(pdf: Buffer, name: string, content: string): Buffer {
  const before = pdf.toString('latin1')
  const size = Number(/\/Size (\d+)/.exec(before)?.[1])
  const previous = /startxref\n(\d+)/.exec(before)?.[1]
  const data = Buffer.from(content).toString('latin1')
  const objects: [number: number, object: string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(${name}) ${size} 0 R] >> >> >>`],
    [size, `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${size + 1} 0 R >> >>`],
    [size + 1, `<< /Type /EmbeddedFile /Length ${data.length} >>\nstream\n${data}\nendstream`],
  ]
  let out = before
  let table = ''
  for (const [number, object] of objects) {
    table += `${number} 1\n${String(out.length + 1).padStart(10, '0')} 00000 n \n`
    out += `\n${number} 0 obj\n${object}\nendobj`
  }
  const trailer = `<< /Size ${size + 2} /Root 1 0 R /Prev ${previous} >>`
  return Buffer.from(`${out}\nxref\n${table}trailer ${trailer}\nstartxref\n${out.length + 1}\n%%EOF\n`, 'latin1')
}
