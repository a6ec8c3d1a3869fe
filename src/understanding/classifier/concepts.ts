import { readFileSync } from 'node:fs'
import path from 'node:path'
import { folded, FORMS } from './words.ts'

/**
 * What a word means, whatever the language: `concepts.tsv` has a concept a line and the words for it in Dutch, English, German
 * and French, the beginning of a word with a `*`. Thanks to them an example in one language teaches something about the other three.
 */
const FILE = path.join(import.meta.dirname, 'concepts.tsv')
/** Shorter beginnings mean too many things. */
const SHORTEST = 2
/** More than there are lines in the file: what a number looks like is a concept as well. */
const MOST = 1000

interface Lexicon {
  whole: Map<string, number[]>
  beginnings: Map<string, number[]>
  longest: number
}

let loaded: Lexicon | undefined
const NONE: number[] = []

/** The concepts of a word of `wordsIn`, as numbers from 1: those of the word as it is, and of the longest beginning that is known. */
export function conceptsOf(word: string): readonly number[] {
  const known = KNOWN.get(word)
  if (known) return known
  const concepts = lookUp(word)
  if (KNOWN.size < MOST_KEPT && word.length <= LONGEST_KEPT) KNOWN.set(word, concepts)
  return concepts
}

/** The same words come again and again. */
const KNOWN = new Map<string, readonly number[]>()
const MOST_KEPT = 10_000
const LONGEST_KEPT = 24

function lookUp(word: string): readonly number[] {
  const { whole, beginnings, longest } = (loaded ??= read())
  const own = whole.get(word) ?? NONE
  for (let length = Math.min(word.length, longest); length >= SHORTEST; length--) {
    const begun = beginnings.get(word.slice(0, length))
    if (begun) return own.length > 0 ? [...new Set([...own, ...begun])] : begun
  }
  return own
}

function read(): Lexicon {
  const lexicon: Lexicon = { whole: new Map(), beginnings: new Map(), longest: 0 }
  for (const [index, form] of FORMS.entries()) lexicon.whole.set(form, [MOST + index])
  for (const [index, line] of readFileSync(FILE, 'utf8').trimEnd().split('\n').entries()) {
    const [, words = ''] = line.split('\t')
    for (const word of folded(words).split(' ')) {
      const begins = word.endsWith('*')
      const key = begins ? word.slice(0, -1) : word
      const into = begins ? lexicon.beginnings : lexicon.whole
      into.set(key, [...(into.get(key) ?? []), index + 1])
      if (begins) lexicon.longest = Math.max(lexicon.longest, key.length)
    }
  }
  return lexicon
}
