import { isUtf8 } from 'node:buffer'

/** Character sets by the first component of UNB. ISO 9735-1 annex; UNOA and UNOB are letters that all of them have. */
const SETS: { [level: string]: string } = {
  UNOC: 'iso-8859-1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'windows-1254',
  UNOX: 'iso-2022-jp',
}

/**
 * The text of an interchange. UTF-8 wherever the bytes are that, as programs write it under any name; else what UNB
 * says; else what old programs mean by nothing.
 */
export function decodeEdifact(content: Buffer): string {
  const level = /UNB.(UNO[A-Z])/.exec(content.toString('latin1', 0, 500))?.[1] ?? ''
  const isJapanese = level === 'UNOX' && content.includes(0x1b)
  const set = !isJapanese && isUtf8(content) ? 'utf-8' : (SETS[level] ?? 'windows-1252')
  return new TextDecoder(set).decode(content).replaceAll('\0', '').trimStart()
}

/** The signs that part an interchange. */
export interface Signs {
  component: string
  element: string
  /** '' where none is used. */
  release: string
  end: string
}

const STANDARD: Signs = { component: ':', element: '+', release: '?', end: "'" }
/** Level B, where the signs are no letters. ISO 9735 s. 5 */
const LEVEL_B: Signs = { component: '\x1f', element: '\x1d', release: '', end: '\x1c' }
/** UNA and its six signs. */
const ADVICE = 9

/** The signs that an interchange names itself, and where it begins. */
export function signsOf(text: string): { signs: Signs; from: number } {
  if (!text.startsWith('UNA')) return { signs: text.startsWith('UNB\x1d') ? LEVEL_B : STANDARD, from: 0 }
  const [component = '', element = '', , release = '', , end = ''] = text.slice(3, ADVICE)
  return { signs: { component, element, release: release.trim(), end }, from: ADVICE }
}

/** A stretch of the text between two signs. */
interface Component {
  start: number
  end: number
}

export interface Segment {
  tag: string
  /** elements[2][0]: the first component of the second element behind the tag is elements[1][0]. */
  elements: Component[][]
  start: number
}

const MAX_PARTS = 300_000
const TAG = /^[A-Z][A-Z0-9]{2}$/

/** The segments of an interchange; white space around them means nothing. Linear. */
export function segmentsOf(text: string, { signs, from }: { signs: Signs; from: number }): Segment[] {
  const segments: Segment[] = []
  let left = MAX_PARTS
  let at = from
  while (at < text.length) {
    while (at < text.length && /\s/.test(text[at]!)) at += 1
    if (at >= text.length) break
    const segment = readSegment(text, at, signs, left)
    if (!TAG.test(segment.tag)) throw new Error('it is no valid EDIFACT')
    segments.push(segment)
    left -= segment.parts
    at = segment.next
  }
  return segments
}

function readSegment(text: string, start: number, { component, element, release, end }: Signs, most: number) {
  const all: Component[][] = [[]]
  let begin = start
  let at = start
  let parts = 0
  const put = () => {
    parts += 1
    if (parts > most) throw new Error(`it has more than ${MAX_PARTS} parts`)
    all.at(-1)!.push({ start: begin, end: at })
  }
  for (; at < text.length; at += 1) {
    const sign = text[at]!
    if (sign === release) at += 1
    else if (sign === end) break
    else if (sign === component || sign === element) {
      put()
      begin = at + 1
      if (sign === element) all.push([])
    }
  }
  at = Math.min(at, text.length)
  put()
  const [tag, ...elements] = all
  const [name] = tag ?? []
  return { tag: name ? text.slice(name.start, name.end) : '', elements, start, parts, next: at + 1 }
}

/** The same interchange in the standard signs, one segment on a line, so that a rule need not know its signs. */
export function inStandardSigns(text: string): string {
  const { signs, from } = signsOf(text)
  const { component, element, release, end } = signs
  if (component === ':' && element === '+' && release === '?' && end === "'") return text
  const freed = ({ start, end }: Component) => {
    let bare = ''
    for (let at = start; at < end; at += 1) {
      if (text[at] === release) at += 1
      bare += text[at] ?? ''
    }
    return bare.trimEnd().replace(/[:+?']/g, '?$&')
  }
  return segmentsOf(text, { signs, from })
    .map(({ tag, elements }) => [tag, ...elements.map(parts => parts.map(freed).join(':'))].join('+') + "'")
    .join('\n')
}
