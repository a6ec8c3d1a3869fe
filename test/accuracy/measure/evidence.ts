import type { Asked, Json, Understanding } from '../../../src/understanding/types.ts'
import { folded } from './compare.ts'

export interface Unproven {
  path: string
  value: Json
  /** null: there is no evidence at all. */
  text: string | null
}

/**
 * Values of a mail whose evidence does not hold them. Numbers are looked for as numbers in any notation, dates by day
 * and year, texts once folded. A truth value or a word of a fixed list (in `chosen`) only needs some evidence.
 */
export function unproven(read: Understanding): { total: number; without: Unproven[] } {
  const all = [read, ...(read.others ?? [])].flatMap(asked => leaves(asked))
  return { total: all.length, without: all.filter(it => it.text === null || !proves(it.path, it.value, it.text)) }
}

const CHOSEN =
  /\/(asks|documents)\/\d+$|\/(action|field|resolution|accepted|deadOnArrival|partialDelivery|backOrder|currency|country|lineNumber|topic)$/

function leaves(asked: Asked): Unproven[] {
  const walk = (value: Json | undefined, path: string): Unproven[] => {
    if (value === undefined || value === null) return []
    if (typeof value === 'object') return Object.entries(value).flatMap(([key, inner]) => walk(inner, `${path}/${key}`))
    return [{ path, value, text: asked.evidence[path]?.text ?? null }]
  }
  return walk(asked.fields, '')
}

function proves(path: string, value: Json, text: string): boolean {
  if (CHOSEN.test(path)) return text.length > 0
  if (typeof value === 'boolean') return text.length > 0
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const tight = (it: string) => folded(it).replace(/[^\p{L}\p{N}]/gu, '')
  if (/^\d{4}-\d\d-\d\d$/.test(written)) {
    const [year = '', , day = ''] = written.split('-')
    return /\d/.test(text)
      ? text.includes(String(Number(day))) && (text.includes(year.slice(2)) || !/\d{2,4}\D*$/.test(text))
      : true
  }
  if (/^-?\d+(\.\d+)?$/.test(written) && /(quantity|unitPrice|lineTotal|subtotal|tax|total)$/.test(path))
    return provesNumber(path, Number(written), numbersIn(text))
  if (/^\+\d+$/.test(written)) return tight(text).endsWith(written.slice(-7))
  return tight(text).includes(tight(written)) || written.split(/\s+/).every(word => tight(text).includes(tight(word)))
}

/** The number itself, or the price of one where the text gives the price of so many and how many that is. */
function provesNumber(path: string, value: number, numbers: number[]): boolean {
  const near = (it: number) => Math.abs(it - value) < 0.00006
  return (
    numbers.some(near) ||
    (path.endsWith('unitPrice') && numbers.some(price => numbers.some(base => base > 1 && near(price / base))))
  )
}

const COUNT: { [word: string]: number } = {
  een: 1,
  één: 1,
  one: 1,
  ein: 1,
  eine: 1,
  un: 1,
  une: 1,
  twee: 2,
  two: 2,
  zwei: 2,
  deux: 2,
  drie: 3,
  three: 3,
  drei: 3,
  trois: 3,
  vier: 4,
  four: 4,
  quatre: 4,
  vijf: 5,
  five: 5,
  fünf: 5,
  cinq: 5,
  zes: 6,
  six: 6,
  sechs: 6,
  zeven: 7,
  seven: 7,
  sieben: 7,
  sept: 7,
  acht: 8,
  eight: 8,
  huit: 8,
  negen: 9,
  nine: 9,
  neun: 9,
  neuf: 9,
  tien: 10,
  ten: 10,
  zehn: 10,
  dix: 10,
  twaalf: 12,
  twelve: 12,
  zwölf: 12,
  douze: 12,
}

/** Every number that a text can mean, under each convention for thousands and decimals. */
function numbersIn(text: string): number[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .flatMap(word => COUNT[word] ?? [])
  const found = text.match(/\d[\d.,' \u00a0\u202f]*/g) ?? []
  return [...words, ...found.flatMap(piece => readings(piece.trim().replace(/[.,']+$/, '')))]
}

function readings(piece: string): number[] {
  const plain = piece.replace(/[' \u00a0\u202f]/g, '')
  const all = [
    plain.replaceAll(',', ''),
    plain.replaceAll('.', '').replace(',', '.'),
    plain.replace(',', '.'),
    plain.replace(/[.,]/g, ''),
  ]
  return [...all, ...piece.split(/[' \u00a0\u202f]/)].map(Number).filter(it => !Number.isNaN(it))
}
