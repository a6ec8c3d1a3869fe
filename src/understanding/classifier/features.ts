/** What a text looks like to the classifier: numbers of buckets, and how much stands in each; the whole has length 1. */
export interface Features {
  buckets: Uint32Array
  weights: Float32Array
}

/** Words, pairs of words and parts of words share these; what falls together by chance is outweighed by what does not. */
export const BUCKETS = 1 << 16
/** What a mail asks stands in its first lines; what is longer says nothing new. */
const MAX_TEXT = 4000
const WORD = /[\p{L}']+|\d[\p{L}\d./,:-]*\d|\d|[?!€@]/gu
const PREFIXES = [4, 5, 6, 7]
const GRAM = 4
const START = 0x811c9dc5

/** Of a subject and a text, whatever the language. Cost: linear in their length, of which 4,000 characters count. */
export function featuresOf(subject: string, text: string): Features {
  const counts = new Map<number, number>()
  const head = wordsIn(subject)
  count(head, START, counts)
  count(wordsIn(text), START, counts)
  // what stands in the subject says more
  count(head, START ^ 0x55, counts)
  const buckets = new Uint32Array(counts.size)
  const weights = new Float32Array(counts.size)
  let index = 0
  let squares = 0
  for (const [bucket, times] of counts) {
    const weight = 1 + Math.log(times)
    buckets[index] = bucket
    weights[index++] = weight
    squares += weight * weight
  }
  const length = Math.sqrt(squares || 1)
  return { buckets, weights: weights.map(weight => weight / length) }
}

function wordsIn(text: string): string[] {
  const folded = text
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
  return (folded.replaceAll('ß', 'ss').replaceAll('’', "'").match(WORD) ?? []).map(word =>
    word.charCodeAt(0) < 58 && word.charCodeAt(0) > 47 ? formOf(word) : word,
  )
}

/** Which number it is says nothing; that it is a date, an amount or an article does. */
function formOf(number: string): string {
  if (/^\d{1,2}$/.test(number)) return '#count'
  if (/^\d{1,2}[-/.:]\d{1,2}/.test(number)) return '#date'
  if (/^\d+[.,]\d{2}$/.test(number)) return '#amount'
  if (/^\d+$/.test(number)) return number.length > 5 ? '#long' : '#number'
  return '#code'
}

/** FNV-1a, one step. */
const mix = (hash: number, value: number) => Math.imul(hash ^ value, 0x01000193)

function count(words: readonly string[], start: number, counts: Map<number, number>): void {
  const add = (hash: number) => {
    const stirred = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    const bucket = (stirred ^ (stirred >>> 12)) & (BUCKETS - 1)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  let before = start
  for (const word of words) {
    let hash = start
    for (let index = 0; index < word.length; index++) {
      hash = mix(hash, word.charCodeAt(index))
      if (word.length > index + 1 && PREFIXES.includes(index + 1)) add(mix(hash, 1))
    }
    add(hash)
    for (let from = 1; from + GRAM <= word.length; from++) {
      let gram = start ^ 7
      for (let index = from; index < from + GRAM; index++) gram = mix(gram, word.charCodeAt(index))
      add(gram)
    }
    add(mix(Math.imul(before, 31), hash))
    before = hash
  }
}
