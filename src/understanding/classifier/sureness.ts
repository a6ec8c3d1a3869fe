import type { Kind } from '../types.ts'
import type { Leaning } from './classifier.ts'

/** What words say most. */
export interface Said {
  said: Kind
  /** How often this is right of mails that nobody learnt from: 0 to 1. */
  sure: number
}

/** Fitted to mails that were left out of the learning in turn; `npm run train -- --check` prints what they should be. */
export const FITTED = [0.15, 0.24, 0.48] as const

/** The kind that the words lean to most; sure by how far they lean, and by how far the next kind is from it. */
export function saidMost(leaning: Leaning): Said {
  const ahead = signals(leaning)
  const odds = FITTED.reduce((sum, weight, index) => sum + weight * ahead[index]!, 0)
  return { said: nearest(leaning)[0]![0], sure: logistic(odds) }
}

/** 1, how far the words lean to the first kind, and how far beyond the second: log odds. */
export function signals(leaning: Leaning): [number, number, number] {
  const [[, first], [, second]] = nearest(leaning) as [[Kind, number], [Kind, number]]
  return [1, logit(first), logit(first) - logit(second)]
}

export const nearest = (leaning: Leaning) => [...leaning].toSorted((a, b) => b[1] - a[1])

export const logistic = (odds: number) => 1 / (1 + Math.exp(-odds))
/** Kept from the ends, where a chance is no more than rounding. */
const logit = (chance: number) => Math.log(Math.max(chance, 1e-9) / Math.max(1 - chance, 1e-9))
