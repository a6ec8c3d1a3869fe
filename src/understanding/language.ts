import { LANGUAGE_WORDS } from './language-words.ts'
import type { Document } from './types.ts'

const LANGUAGES = Object.keys(LANGUAGE_WORDS)
/** The languages that a word stands in, by their place in the list. */
const KNOWN = new Map<string, number[]>()
for (const [language, words] of Object.values(LANGUAGE_WORDS).entries())
  for (const word of words) KNOWN.set(word, [...(KNOWN.get(word) ?? []), language])
/** Enough to be sure; what comes after costs time and says nothing new. */
const MAX_SAMPLE = 400
const TOO_SHORT = 12
/** So many more words of one language than of any other, and twice as many, leave no doubt. */
const MORE_WORDS = 2

/** Language of what the person wrote: nl, en, de or fr. Tables and codes say nothing of it; Dutch where nothing does. */
export async function languageOf(body: Document | undefined, subject: string): Promise<string> {
  const sample = sampleOf(body, subject)
  if (sample === '') return 'nl'
  return byWords(sample) ?? (await byLetters(sample)) ?? 'nl'
}

/** How many words of a text are words of one of the languages, each counted once. */
export const knownWords = (text: string): number =>
  [
    ...new Set(
      text
        .slice(0, MAX_SAMPLE)
        .toLowerCase()
        .match(/[\p{L}-]+/gu),
    ),
  ].filter(word => KNOWN.has(word)).length

/** What is sentences; else all there is. Codes and addresses are left out. */
function sampleOf(body: Document | undefined, subject: string): string {
  const lines = (body?.lines ?? []).map(({ text }) => text.trim())
  const sentences = wordsOf(lines.filter(line => /\p{Ll}{2,} \p{L}{2,} \p{L}{2,}/u.test(line)))
  if (sentences.length >= TOO_SHORT) return sentences
  const all = wordsOf([subject, ...lines])
  return all.length >= TOO_SHORT ? all : ''
}

const wordsOf = (lines: string[]) =>
  lines
    .join(' ')
    .slice(0, MAX_SAMPLE)
    .replace(/\S*\d\S*|\S+@\S+|https?:\S+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** By the words that stand in every letter; undefined where they do not settle it. */
function byWords(sample: string): string | undefined {
  const counts = LANGUAGES.map(() => 0)
  for (const word of new Set(sample.toLowerCase().match(/[\p{L}-]+/gu)))
    for (const language of KNOWN.get(word) ?? []) counts[language]! += 1
  const [most = 0, next = 0] = counts.toSorted((a, b) => b - a)
  return most - next >= MORE_WORDS && most >= 2 * next ? LANGUAGES[counts.indexOf(most)] : undefined
}

/** By groups of letters, for a few words of which none is known. Its tables take 90 MB: they come with the first such mail. */
async function byLetters(sample: string): Promise<string | undefined> {
  const { eld } = await import('eld/extrasmall')
  eld.setLanguageSubset(LANGUAGES)
  const { language } = eld.detect(sample)
  return LANGUAGES.includes(language) ? language : undefined
}
