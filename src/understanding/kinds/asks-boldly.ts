import type { Reading } from '../types.ts'
import { ETA_LOOSELY, SERIALS_LOOSELY, TRACKING_LOOSELY } from '../values/order-words-loosely.ts'
import { VISIBILITY } from '../values/order-words.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { part } from '../values/span.ts'
import { ASKING } from './sayings.ts'
import { sentencesOf } from './sentences.ts'

const ASKS: [words: RegExp, rule: Rule][] = [
  [SERIALS_LOOSELY, 'serialsLoosely'],
  [TRACKING_LOOSELY, 'trackingLoosely'],
  [VISIBILITY, 'asksVisibility'],
  [ETA_LOOSELY, 'etaLoosely'],
]
const GREETS =
  /^\s*(?:beste|geachte|hallo|hoi|dag|goede\p{L}*|dear|hi|hello|good|guten|sehr|moin|bonjour|met |mvg|kind |regards|gr(?:u|ü)(?:ß|ss)e?|dank\p{L}*|merci|thanks?|bedankt)(?!\p{L})[^.!?]{0,40}$/iu

/** What a mail asks that is known to ask after an order: the first thing that one of its questions names, else how things are. */
export function asksMeant(reading: Reading): Found[] {
  const written = sentencesOf(reading).filter(({ flat }) => !GREETS.test(flat))
  const text = written.filter(({ place }) => place !== 'subject')
  const asking = text.filter(({ flat }) => ASKING.test(flat))
  for (const sentence of asking.length > 0 ? asking : [...text, ...written])
    for (const [words, rule] of ASKS) {
      const match = words.exec(sentence.flat)
      const span = match && part(sentence.span, match.index, match.index + match[0].length)
      const value = span && found(span, rule, 0.65)
      if (value) return [value]
    }
  const [plain] = [...asking, ...text, ...written]
  return plain ? [found(plain.span, 'asksAnything', 0.55) ?? []].flat() : []
}
