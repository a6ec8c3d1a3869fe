import { readHead, withoutHeaders } from '../headers.ts'
import { Bad } from './values.ts'

/** A section of a mail: all of it, its header, some of its headers, or its text (RFC 3501 s. 6.4.5). */
export function section(raw: Buffer, name: string): Buffer {
  const upper = name.toUpperCase()
  if (upper === '') return raw
  const { fields, bodyStart } = readHead(raw)
  const textStart = afterEmptyLine(raw, bodyStart)
  if (upper === 'HEADER') return raw.subarray(0, textStart)
  if (upper === 'TEXT') return raw.subarray(textStart)
  const match = /^HEADER\.FIELDS(\.NOT)? \(([^()]*)\)$/i.exec(name)
  if (!match) throw new Bad(`The section ${upper.slice(0, 50)} is not known here`)
  const listed = (match[2] ?? '')
    .toLowerCase()
    .split(' ')
    .map(field => field.replaceAll('"', ''))
  const dropped = match[1] ? listed : fields.map(field => field.name).filter(field => !listed.includes(field))
  return withoutHeaders(raw.subarray(0, textStart), dropped)
}

function afterEmptyLine(raw: Buffer, bodyStart: number): number {
  if (raw[bodyStart] === 0x0d) return bodyStart + 2
  return Math.min(bodyStart + 1, raw.length)
}
