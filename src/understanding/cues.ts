import type { Reading } from './types.ts'
import { bodyOf, subjectOf } from './layout/fields.ts'
import { once } from './once.ts'

/** Words that speak for (weight above 0) or against (below 0) a request. */
export interface Cue {
  words: RegExp
  weight: number
  in?: 'subject' | 'body'
}

const MAX_TEXT = 20_000

/** Subject and body as one line each, for cues. */
export const wordsOf = once((reading: Reading) => ({
  subject: onOneLine(subjectOf(reading)),
  body: onOneLine([...bodyOf(reading), ...enclosedMails(reading)]),
}))

const onOneLine = (documents: Reading['documents']) =>
  documents
    .map(({ text }) => text.slice(0, MAX_TEXT * 2))
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_TEXT)

/** A mail that was enclosed as a file is somebody's words too. */
const enclosedMails = (reading: Reading) =>
  reading.documents.filter(({ source }) => /^attachment:.*\.eml$/i.test(source))

/** True where the words of a cue stand in the mail. */
export function isSaid(reading: Reading, cue: Cue): boolean {
  const { subject, body } = wordsOf(reading)
  return (cue.in !== 'body' && cue.words.test(subject)) || (cue.in !== 'subject' && cue.words.test(body))
}

/** How sure the words make us, 0..1: every cue for takes its share of the doubt that is left, every cue against of the certainty. */
export function weigh(reading: Reading, cues: readonly Cue[], start = 0): number {
  let doubt = 1 - start
  for (const cue of cues) if (cue.weight > 0 && isSaid(reading, cue)) doubt *= 1 - cue.weight
  // where nothing speaks for it, nothing needs to speak against it
  if (doubt === 1) return 0
  let kept = 1
  for (const cue of cues) if (cue.weight < 0 && isSaid(reading, cue)) kept *= 1 + cue.weight
  return Math.round((1 - doubt) * kept * 1000) / 1000
}
