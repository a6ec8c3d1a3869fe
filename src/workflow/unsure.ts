import type { Check, Request } from './define.ts'

/** Below this a kind is right too seldom to ask the sender for what a mail of that kind lacks (docs/accuracy.md, Confidence). */
const SURE_OF_KIND = 0.7

/** A mail that may ask something else: nobody is asked for missing data by itself, and the colleague is told. */
export const mayBeAnother = ({ origin, confidence }: Request) => origin === 'mail' && confidence < SURE_OF_KIND

export const MAY_BE_ANOTHER: Check = {
  level: 'warning',
  text: {
    nl: 'Het is niet zeker dat deze mail dit vraagt. Lees de mail, en kies een ander soort verzoek als dat beter past.',
    en: 'It is not certain that this mail asks this. Read the mail, and name another kind of request where that fits better.',
  },
}
