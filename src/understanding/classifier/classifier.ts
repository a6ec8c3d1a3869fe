import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { wordsOf } from '../cues.ts'
import { isReply } from '../kinds/sayings.ts'
import { bodyOf } from '../layout/fields.ts'
import { once } from '../once.ts'
import type { Kind, Reading } from '../types.ts'
import { BUCKETS, featuresOf, type Features } from './features.ts'

/**
 * How a mail is worded, compared with the mails of `examples/`: for each kind a logistic regression over words, pairs of words
 * and parts of words. It has seen thousands of ways to ask, no rule of ours has; it knows nothing of numbers, tables and files.
 */
export interface Classifier {
  kinds: Kind[]
  bias: number[]
  /** What each bucket says for each kind, kind by kind within a bucket, in units of `unit`. */
  table: Int8Array
  unit: number
}

/** For each kind that there are examples of, how likely it is that the words ask it: 0 to 1, several may be asked at once. */
export type Leaning = ReadonlyMap<Kind, number>

export const WEIGHTS = path.join(import.meta.dirname, 'weights.bin')

export const leaningOf = once((reading: Reading): Leaning => {
  const { subject } = wordsOf(reading)
  const body = spokenOf(reading)
  return classify(classifier(), featuresOf(isReply(reading) && body !== '' ? '' : subject, body))
})

/** The text without the lines that only tell how to reach somebody: a number below a name is no new number. */
function spokenOf(reading: Reading): string {
  const { body } = wordsOf(reading)
  return CONTACT_WORD.test(body)
    ? bodyOf(reading)
        .flatMap(({ lines }) => lines.map(({ text }) => text))
        .filter(line => !CONTACT.test(line))
        .join(' ')
    : body
}

/** Of a text on its own: a sentence, a paragraph. */
export const leaningOfText = (text: string): Leaning => classify(classifier(), featuresOf('', text))

const CONTACT =
  /^[\s*_|•-]{0,6}(?:(?:tel|phone|telefoon|telefon|t[ée]l[ée]phone|mob(?:iel|ile|il)?|gsm|fax|fon|direct|kvk|kamer van koophandel|btw|vat|ust|siret|tva|iban|bic)\b[\w -]{0,14}[.:)]?\s*[(+\w]|www\.|https?:)\S*/iu
const CONTACT_WORD = /\b(?:tel|phone|telefoon|telefon|mob|gsm|fax|fon|kvk|koophandel|btw|vat|iban|www)\b/i

let loaded: Classifier | undefined
const classifier = () => (loaded ??= decode(readFileSync(WEIGHTS)))

export function classify({ kinds, bias, table, unit }: Classifier, features: Features): Leaning {
  const sums = new Float64Array(kinds.length)
  let known = 0
  for (const bucket of features) {
    const row = bucket * kinds.length
    let says = 0
    for (let kind = 0; kind < kinds.length; kind++) {
      const weight = table[row + kind]!
      says |= weight
      sums[kind]! += weight
    }
    // what no example has says nothing, and the more of it the less is known
    if (says !== 0) known++
  }
  const scale = unit / Math.sqrt(known || 1)
  return new Map(kinds.map((kind, index) => [kind, 1 / (1 + Math.exp(-(sums[index]! * scale + bias[index]!)))]))
}

/** The file: the length of a JSON head in four bytes, the head, the table; compressed. */
export function encode({ table, ...head }: Classifier): Buffer {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, Buffer.from(table.buffer)])
}

function decode(file: Buffer): Classifier {
  const bytes = gunzipSync(file)
  const length = bytes.readUInt32LE()
  const head = JSON.parse(bytes.subarray(4, 4 + length).toString()) as Omit<Classifier, 'table'>
  const table = new Int8Array(bytes.buffer, bytes.byteOffset + 4 + length, BUCKETS * head.kinds.length)
  return { ...head, table }
}
