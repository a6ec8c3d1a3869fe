import { say } from '../view.ts'
import type { Language } from '../../engine/define.ts'
import { common } from './words/common.ts'
import { people } from './words/people.ts'
import { queue } from './words/queue.ts'
import { review } from './words/review.ts'

/** Every label of the desk, in both languages. */
export const words = { ...common, ...people, ...queue, ...review }
export type Word = keyof typeof words

export type Say = (word: Word, values?: { [place: string]: unknown }) => string

/** The words of one language. */
export function speak(language: Language): Say {
  return (word, values) => say(words, language, word, values)
}
