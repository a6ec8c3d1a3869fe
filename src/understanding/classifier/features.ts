import { conceptsOf } from './concepts.ts'
import { wordsIn } from './words.ts'

/** What a text looks like to the classifier: numbers of buckets, each once. */
export type Features = Uint32Array

/** Words, parts and pairs of words and concepts share these; what falls together by chance is outweighed by what does not. */
export const BUCKETS = 1 << 17
const PREFIXES = [4, 5, 6, 7]
const GRAM = 4
/** Of a long mail the first concepts are paired with each other; pairs are many. */
const PAIRED = 24
const START = 0x811c9dc5
/** So that what stands in the subject, parts of words and concepts are not taken for each other. */
const [IN_SUBJECT, PART, CONCEPT, FOLLOWING, TOGETHER] = [0x55, 7, 11, 13, 17]

/** Of a subject and a text, whatever the language. Cost: linear in their length, of which 4,000 characters count. */
export function featuresOf(subject: string, text: string): Features {
  const found = new Set<number>()
  const head = wordsIn(subject)
  const body = wordsIn(text)
  spell(head, START, found)
  spell(body, START, found)
  // what stands in the subject says more
  spell(head, START ^ IN_SUBJECT, found)
  mean(head, found, START ^ IN_SUBJECT)
  mean(body, found)
  return Uint32Array.from(found)
}

/** FNV-1a, one step. */
const mix = (hash: number, value: number) => Math.imul(hash ^ value, 0x01000193)

function bucket(hash: number): number {
  const stirred = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (stirred ^ (stirred >>> 12)) & (BUCKETS - 1)
}

/** Words, their beginnings, their parts, and which follows which. */
function spell(words: readonly string[], start: number, found: Set<number>): void {
  let before = start
  for (const word of words) {
    const { hash, buckets } = start === START ? spelled(word) : spelling(word, start)
    for (const it of buckets) found.add(it)
    found.add(bucket(mix(Math.imul(before, 31), hash)))
    before = hash
  }
}

interface Spelling {
  hash: number
  buckets: number[]
}

/** The same words come again and again. */
const SPELLED = new Map<string, Spelling>()
const MOST_KEPT = 10_000
const LONGEST_KEPT = 24

function spelled(word: string): Spelling {
  const known = SPELLED.get(word)
  if (known) return known
  const made = spelling(word, START)
  if (SPELLED.size < MOST_KEPT && word.length <= LONGEST_KEPT) SPELLED.set(word, made)
  return made
}

function spelling(word: string, start: number): Spelling {
  const buckets: number[] = []
  let hash = start
  for (let index = 0; index < word.length; index++) {
    hash = mix(hash, word.charCodeAt(index))
    if (word.length > index + 1 && PREFIXES.includes(index + 1)) buckets.push(bucket(mix(hash, 1)))
  }
  buckets.push(bucket(hash))
  for (let from = 0; from + GRAM <= word.length; from++) {
    let gram = START ^ PART
    for (let index = from; index < from + GRAM; index++) gram = mix(gram, word.charCodeAt(index))
    buckets.push(bucket(gram))
  }
  return { hash, buckets }
}

/** Concepts, which follows which, and which stand in the same text. */
function mean(words: readonly string[], found: Set<number>, here?: number): void {
  const met = new Set<number>()
  let last: readonly number[] = [0]
  let before: readonly number[] = []
  for (const word of words) {
    const concepts = conceptsOf(word)
    if (concepts.length === 0) continue
    for (const concept of concepts) {
      met.add(concept)
      found.add(bucket(mix(START ^ CONCEPT, concept)))
      if (here !== undefined) found.add(bucket(mix(here ^ CONCEPT, concept)))
      for (const earlier of last) {
        const two = mix(mix(START ^ FOLLOWING, earlier), concept)
        found.add(bucket(two))
        for (const first of before) found.add(bucket(mix(two, first + 5000)))
      }
    }
    before = last
    last = concepts
  }
  const paired = [...met].slice(0, PAIRED).toSorted((a, b) => a - b)
  for (const [index, one] of paired.entries())
    for (const other of paired.slice(index + 1)) found.add(bucket(mix(mix(START ^ TOGETHER, one), other)))
}
