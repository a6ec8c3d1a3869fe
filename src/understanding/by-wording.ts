import { leaningOf, leaningOfText, type Leaning } from './classifier/classifier.ts'
import { nearest, saidMost } from './classifier/sureness.ts'
import { wordsOf } from './cues.ts'
import { linesOf } from './kinds/order-documents.ts'
import { sentencesOf } from './kinds/sentences.ts'
import { knownWords } from './language.ts'
import { attachmentsOf, bodyOf } from './layout/fields.ts'
import type { Scored } from './of-one-order.ts'
import { once } from './once.ts'
import { isOfAStranger } from './spam.ts'
import type { Kind, Reading, RequestKind } from './types.ts'

/** Rules are asked of the kinds that the words lean to most, and of all that they do not speak against. */
const NEAREST = 4
const SPOKEN_AGAINST = 0.006
/** Words alone say a kind where they are right more often than not. */
const SAID = 0.5
/** The same where the mail does not name what such a request is about. */
const SAID_OF_NOTHING = 0.65
/** Words must leave little doubt of what lets goods leave, and of an order in a file or table of which no line was seen. */
const SAID_PLAINLY = 0.8
/** The same for what files and tables can say without words. */
const UNLIKELY_IN_DOCUMENTS = 0.003
const IN_DOCUMENTS: Kind[] = ['supplier-eta', 'account-application']
/** Their papers are told by what stands in them, whatever the mail says. */
const BY_DOCUMENTS: Kind[] = ['purchase-order', 'return-request']

/** The kinds that the classifier knows and whose rules need not be asked: most are out of the question for a mail, and all rules cost time. */
export const outOfTheQuestion = once((reading: Reading): ReadonlySet<Kind> => {
  const leaning = byLeaning(reading)
  const far = leaning.slice(NEAREST).filter(([, likely]) => likely < SPOKEN_AGAINST)
  const out = new Set(far.map(([kind]) => kind))
  if (hasDocuments(reading)) {
    for (const kind of BY_DOCUMENTS) out.delete(kind)
    for (const [kind, likely] of far)
      if (IN_DOCUMENTS.includes(kind) && likely >= UNLIKELY_IN_DOCUMENTS) out.delete(kind)
    for (const [kind] of nearest(leaningOfLetter(reading)).slice(0, NEAREST)) out.delete(kind)
  }
  return out
})

/** What a letter says that a short text only points at: "please see attached". */
function leaningOfLetter(reading: Reading): Leaning {
  if (wordsOf(reading).body.length > ONLY_POINTS) return new Map()
  const letter = sentencesOf(reading).filter(({ place }) => place === 'letter')
  return letter.length > 0 ? leaningOfText(letter.map(({ flat }) => flat).join(' ')) : new Map()
}
const ONLY_POINTS = 100

const hasDocuments = (reading: Reading) =>
  attachmentsOf(reading).length > 0 || bodyOf(reading).some(({ tables }) => tables.length > 0)

const byLeaning = once((reading: Reading) => nearest(leaningOf(reading)))

const saidByWords = once((reading: Reading) => saidMost(leaningOf(reading)))

/** The kind that the words lean to where no rule of a kind has seen it: nobody foresees all ways to say a thing. */
export function saidByWording(reading: Reading, kinds: readonly RequestKind[]): Scored | undefined {
  const { said, sure } = saidByWords(reading)
  const likely = sure * sense(reading)
  // whoever has seen the lines of an order in a paper and took it for none knows better
  const listed = said === 'purchase-order' ? reading.documents.filter(it => linesOf(it).lines.length > 0) : []
  if (listed.some(({ source }) => source !== 'body')) return undefined
  const plainly =
    listed.length === 0 && (said === 'order-acceptance' || (said === 'purchase-order' && hasDocuments(reading)))
  const enough = plainly ? SAID_PLAINLY : SAID
  const kind = likely >= enough ? kinds.find(it => it.kind === said) : undefined
  if (!kind || (likely < SAID_OF_NOTHING && !isWhole(reading, kind))) return undefined
  return { kind, score: likely }
}

/** Everything that such a request needs stands in the mail: who only talks about returns names no article. */
const isWhole = (reading: Reading, kind: RequestKind) =>
  kind.extract(reading).some(({ fields }) => kind.missing(fields).length === 0)

/** What rules see in part and words say plainly outweighs what other rules see in words that do not say it. */
export function withWording(reading: Reading, kind: Kind, score: number): number {
  const { said, sure } = saidByWords(reading)
  // a further administrator is asked for as the first is, and is a change of the account
  if (sure < PLAINLY_SAID || score === 0 || said !== kind || kind === 'access-request') return score
  return Math.max(score, Math.min(OUTWEIGHS, 1 - (1 - score) * (1 - sure * BELIEVED)))
}
const PLAINLY_SAID = 0.85
const OUTWEIGHS = 0.9

/** How sure a kind that its rules have seen is: with the wording, which knows nothing of them, surer than without. */
export function agreed(reading: Reading, kind: Kind, certainty: number): number {
  const { said, sure } = saidByWords(reading)
  if (said !== kind) return certainty
  return Math.min(MOST, 1 - (1 - certainty) * (1 - sure * BELIEVED))
}
const BELIEVED = 0.7
/** Words are never all there is to a request. */
const MOST = 0.99

/** How sure the words make us that nobody asked for this mail. */
export function spamByWording(reading: Reading): number {
  const { said, sure } = saidByWords(reading)
  return said === 'spam' && isOfAStranger(reading) ? sure : 0
}

/** How much a mail is anything that a person asks: an empty one and one of letters at random hardly are. */
export const sense = once((reading: Reading) => {
  const { subject, body } = wordsOf(reading)
  return Math.min(1, 0.1 + 0.25 * knownWords(`${subject.slice(0, 100)} ${body}`))
})
