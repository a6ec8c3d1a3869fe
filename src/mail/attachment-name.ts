import { decodeWords } from './headers.ts'

const MAX_NAME = 300
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * Name of an attachment that may be shown and stored: no path, no control or bidirectional characters, at most 300
 * characters with the extension kept, unique among `taken` (which it joins). 'bijlage-2' where the sender gave none.
 */
export function attachmentName(given: string | undefined, number: number, taken: Set<string>): string {
  const last =
    decodeWords(given ?? '')
      .normalize('NFC')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const clean = last
    .replace(/[\r\n\t<>:"|?*]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const safe = RESERVED.test(clean) ? `_${clean}` : clean
  const name = shortened(safe || `bijlage-${number}`)
  for (let copy = 1; ; copy += 1) {
    const unique = copy === 1 ? name : numbered(name, copy)
    if (!taken.has(unique.toLowerCase())) {
      taken.add(unique.toLowerCase())
      return unique
    }
  }
}

function shortened(name: string): string {
  if (name.length <= MAX_NAME) return name
  const { stem, extension } = parts(name)
  return stem.slice(0, MAX_NAME - extension.length) + extension
}

function numbered(name: string, copy: number): string {
  const { stem, extension } = parts(name)
  return `${stem.slice(0, MAX_NAME - 10)} (${copy})${extension}`
}

function parts(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  if (dot < 1 || name.length - dot > 12) return { stem: name, extension: '' }
  return { stem: name.slice(0, dot), extension: name.slice(dot) }
}
