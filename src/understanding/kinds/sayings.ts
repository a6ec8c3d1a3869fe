import type { Reading } from '../types.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'

/** Words that say a request, in one sentence. */
export interface Saying {
  words: RegExp
  /** How sure the words make us: 0 to 1. */
  weight: number
  /** Said as well in the same sentence: then it is something else. */
  unless?: RegExp
  /** The sentence must also ask for something, unless it is the subject. */
  asking?: boolean
  in?: Sentence['place']
}

export interface Said<Kind extends Saying = Saying> {
  saying: Kind
  sentence: Sentence
  /** The words. */
  span: Span
}

/** A sentence that asks or tells something to be done, in four languages. */
export const ASKING =
  /\?|(?<!\p{L})(?:graag|gaarne|heb|hebt|heeft|hebben|have you|do you have|got|haben sie|habt ihr|hast du|avez|kunt|kun|kan|kunnen|wilt|willen|wil|zou(?:den)?|mag|mogen|weten|weet|horen|hoor|aangeven|doorgeven|laat|laten|benieuwd|nodig|verzoek\w*|vraag|vraagt|vragen|asks|vernemen|svp|aub|a\.u\.b|gelieve|wat is|wat zijn|welke|please|kindly|could|can|would|may|know|need|tell|advise|let|any idea|asking|what|which|like|bitte\w*|könn\w*|kann|m[öo]cht\w*|nennen|mitteil\w*|wissen|benötig\w*|brauch\w*|fehlt|welche\w*|teilen|merci|pourri\w*|pouvez|peux|veuillez|souhait\w*|voudri\w*|aimeri\w*|besoin|savoir|indiquer|quel\w*|nog (?:steeds )?geen|still no|not yet|don't have|do not have|have no|noch kein\w*|pas encore|toujours pas|n'avons pas)(?!\p{L})/iu

/** Every saying that a sentence of the mail has, in the order of the mail. */
export function saidIn<Kind extends Saying>(reading: Reading, sayings: readonly Kind[]): Said<Kind>[] {
  const said: Said<Kind>[] = []
  for (const sentence of sentencesOf(reading))
    for (const saying of sayings) {
      if (saying.in && saying.in !== sentence.place) continue
      const match = saying.words.exec(sentence.flat)
      if (!match || saying.unless?.test(sentence.flat)) continue
      if (saying.asking && sentence.place !== 'subject' && !ASKING.test(sentence.flat)) continue
      said.push({ saying, sentence, span: part(sentence.span, match.index, match.index + match[0].length) })
    }
  return said
}

const REPLY = /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|sv|betr)\s*:/i
/** So many words say something themselves: then the subject of a reply is that of an older mail. */
const OWN_WORDS = 4

/** Words are never all there is to a request; several requests that are said plainly are as sure as each other. */
const MOST = 0.96

/** How sure all that is said makes us: every sentence takes its share of the doubt that is left. */
export function sureness(reading: Reading, said: readonly Said[]): number {
  const old = isReply(reading) && ownWords(reading) >= OWN_WORDS
  const best = new Map<Saying, number>()
  for (const { saying, sentence } of said) {
    const weight = sentence.place === 'subject' && old ? saying.weight * 0.4 : saying.weight
    best.set(saying, Math.max(best.get(saying) ?? 0, weight))
  }
  let doubt = 1
  for (const weight of best.values()) doubt *= 1 - weight
  return Math.min(MOST, Math.round((1 - doubt) * 1000) / 1000)
}

export const isReply = (reading: Reading) => REPLY.test(reading.message.subject)

export const ownWords = (reading: Reading) =>
  sentencesOf(reading)
    .filter(({ place }) => place !== 'subject')
    .reduce((sum, { flat }) => sum + flat.split(/\s+/).length, 0)
