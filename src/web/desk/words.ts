import type { Language } from '../../engine/define.ts'
import { say } from '../view.ts'
import { common } from './words/common.ts'
import { failed } from './words/failed.ts'
import { learnt } from './words/learnt.ts'
import { mail } from './words/mail.ts'
import { orders } from './words/orders.ts'
import { outgoing } from './words/outgoing.ts'
import { people } from './words/people.ts'
import { queue } from './words/queue.ts'
import { review } from './words/review.ts'
import { runs } from './words/runs.ts'

/** Every label of the desk, in both languages. */
export const words = {
  ...common,
  ...people,
  ...queue,
  ...review,
  ...outgoing,
  ...runs,
  ...failed,
  ...mail,
  ...orders,
  ...learnt,
}
export type Word = keyof typeof words

export type Say = (word: Word, values?: { [place: string]: unknown }) => string

/** The words of one language. */
export function speak(language: Language): Say {
  return (word, values) => say(words, language, word, values)
}
