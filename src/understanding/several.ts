import type { Document, Kind, Reading, RequestKind } from './types.ts'
import { leaningOfText } from './classifier/classifier.ts'
import { saidMost } from './classifier/sureness.ts'
import { sentencesOf, type Sentence } from './kinds/sentences.ts'
import type { Scored } from './of-one-order.ts'
import { partOf, type Stretch } from './part.ts'

/** One of several requests: its kind, how sure, and the part of the mail that speaks of it. */
export interface Point extends Scored {
  reading: Reading
}

interface Clear {
  kind: RequestKind
  sure: number
  /** The sentence that says it, or all of a paragraph that says it as a whole. */
  sentences: Sentence[]
}

/** What a sentence says when its words leave little doubt. */
const CLEAR = 0.88
/** The same where rules see the kind in the mail as well. */
const CLEAR_WITH_RULES = 0.6
/** A sentence that says something else as much as this makes its paragraph say nothing. */
const CONTRARY = 0.6
/** Fewer words say nothing themselves: greetings, names, titles. */
const FEWEST_WORDS = 4
/** More sentences than these are a story; what is asked stands in the first. */
const MOST_SENTENCES = 20
/** Rules that see a kind in its own sentences. */
const SEEN = 0.5
/** Rules that see at least something of it. */
const HINTED = 0.3
/** "If it takes any longer we'll have to cancel": not asked, not yet. */
const CONDITION =
  /^\W{0,4}(?:als|indien|mocht(?:en)?|if|unless|should you|wenn|falls|sollten?|si|s'il)(?!\p{L})(?! (?:possible|mogelijk|het kan|m[öo]glich|vous|te|nodig|needed|n[öo]tig))/iu
/** A labelled value or how to reach somebody: no sentence. */
const DETAILS =
  /^[\s*•|_-]{0,6}(?:\p{L}[\p{L} .()/'-]{1,40}:\s|(?:tel|phone|telefoon|mob|mobile|fax|fon|kvk|btw|vat|iban|www)\b)/iu
/** A sentence is not enough: what lets goods leave, and what is told by papers. */
const NOT_BY_A_SENTENCE: Kind[] = ['purchase-order', 'supplier-eta', 'account-application', 'question']
/** Asked of an order that was placed before. */
const OF_AN_ORDER: Kind[] = ['order-status', 'order-acceptance', 'order-change', 'order-cancellation']
/** What belongs to the first of each is no request beside it: whoever wants to become a customer tells his address. */
const TOLD_WITH: [Kind, Kind[]][] = [
  ['account-application', ['account-change', 'access-request', 'portal-support']],
  ['access-request', ['account-change', 'portal-support']],
  ['purchase-order', ['availability', 'shipping-quote']],
]
/** What came with the mail is about these. */
const BY_PAPER: Kind[] = ['purchase-order', 'return-request']

/**
 * The requests of a mail whose sentences plainly ask different things, each with the part of the mail that is about it, in the
 * order of the mail; undefined for a mail that asks one thing.
 * @param said what the whole mail says most, by its rules or its wording
 * @param seen what the rules see in the whole mail
 */
export function severalIn(
  reading: Reading,
  kinds: readonly RequestKind[],
  said: Scored,
  seen: readonly Scored[],
): Point[] | undefined {
  const sentences = sentencesOf(reading).filter(({ place }) => place === 'body')
  const document = sentences[0]?.document
  if (!document || sentences.some(it => it.document !== document)) return undefined
  const clear = clearIn(sentences, kinds, new Set(seen.map(({ kind }) => kind)))
  if (clear.every(({ kind }) => kind === said.kind)) return undefined
  const rest = partOf(
    reading,
    document,
    stretches(sentences.filter(it => !clear.some(({ sentences: own }) => own.includes(it)))),
  )
  const points = pointsOf(reading, document, sentences, clear)
  const main = points.find(({ kind }) => kind === said.kind)
  if (main) main.score = Math.max(main.score, said.score)
  // what the whole says has to be said by what the others leave as well
  else if (said.kind.recognise(rest) >= SEEN) points.unshift({ ...said, reading: rest })
  const asked = points.filter(
    point =>
      (point.kind === said.kind || isConfirmed(point)) && !isToldWith(point, points) && hasItsOrder(point, points),
  )
  return asked.length > 1 ? asked : undefined
}

/** The kinds that are asked outright, where others are only thought of: "if it takes longer we'll have to cancel". */
export function askedOutright(reading: Reading, scored: Scored[]): Scored[] {
  if (scored.length < 2) return scored
  const sentences = sentencesOf(reading).filter(({ place }) => place === 'body')
  const document = sentences[0]?.document
  const plain = sentences.filter(({ flat }) => !CONDITION.test(flat.trim()))
  if (!document || plain.length === sentences.length) return scored
  const rest = partOf(reading, document, stretches(plain.filter(it => it.document === document)))
  const left = scored.filter(({ kind }) => kind.recognise(rest) >= SEEN)
  return left.length > 0 ? left : scored
}

/** The rules of the kind see something as well, or all that it needs stands there; details alone are no change of them. */
const isConfirmed = ({ kind, reading }: Point) =>
  kind.recognise(reading) >= HINTED ||
  (kind.kind !== 'account-change' && kind.extract(reading).some(({ fields }) => kind.missing(fields).length === 0))

const isToldWith = (point: Point, points: Point[]) =>
  TOLD_WITH.some(([kind, told]) => told.includes(point.kind.kind) && points.some(it => it.kind.kind === kind))

/** Who places an order and asks when it comes asks it of that order; who names no order asks nothing of one. */
function hasItsOrder({ kind, reading }: Point, points: Point[]): boolean {
  if (!OF_AN_ORDER.includes(kind.kind)) return true
  const about = named({ kind, reading }, ['orderReference', 'orderReferences'])
  const others = points.filter(point => point.kind !== kind)
  const placing = others.find(point => point.kind.kind === 'purchase-order')
  if (placing) return about.some(reference => !named(placing, ['poNumber']).includes(reference))
  if (others.some(point => OF_AN_ORDER.includes(point.kind.kind))) return true
  return about.some(reference => standsAlone(reference, reading))
}

/** The beginning of an article number is no order. */
function standsAlone(number: string, { documents }: Reading): boolean {
  const { text, at } = documents.map(({ text }) => ({ text, at: text.indexOf(number) })).find(({ at }) => at >= 0) ?? {}
  return text === undefined || !/^[-/]?[\p{L}\d]/u.test(text.slice(at! + number.length, at! + number.length + 2))
}

const named = ({ kind, reading }: Pick<Point, 'kind' | 'reading'>, names: string[]) =>
  kind
    .extract(reading)
    .flatMap(({ fields }) => names.flatMap(name => [fields[name] ?? []].flat()))
    .filter(value => typeof value === 'string')

/** The sentences that say plainly what is asked, and the paragraphs that do so as a whole where their sentences say nothing. */
function clearIn(
  sentences: readonly Sentence[],
  kinds: readonly RequestKind[],
  seen: ReadonlySet<RequestKind>,
): Clear[] {
  const isClear = ({ kind, sure }: Clear) => sure >= (seen.has(kind) ? CLEAR_WITH_RULES : CLEAR)
  const first = sentences.slice(0, MOST_SENTENCES)
  return paragraphsOf(first).flatMap(paragraph => {
    const said = paragraph.flatMap(sentence => saidBy(sentence.flat, [sentence], kinds))
    const clear = said.filter(isClear)
    if (clear.length > 0 || paragraph.length === 1) return clear
    const whole = saidBy(paragraph.map(({ flat }) => flat).join(' '), paragraph, kinds)
    return whole.filter(it => isClear(it) && said.every(({ kind, sure }) => kind === it.kind || sure < CONTRARY))
  })
}

function saidBy(text: string, sentences: Sentence[], kinds: readonly RequestKind[]): Clear[] {
  const words = text.trim()
  if (words.split(/\s+/).length < FEWEST_WORDS || CONDITION.test(words) || DETAILS.test(words)) return []
  const { said, sure } = saidMost(leaningOfText(words))
  const kind = NOT_BY_A_SENTENCE.includes(said) ? undefined : kinds.find(it => it.kind === said)
  return kind ? [{ kind, sure, sentences }] : []
}

function paragraphsOf(sentences: readonly Sentence[]): Sentence[][] {
  const paragraphs = new Map<number, Sentence[]>()
  for (const sentence of sentences)
    paragraphs.set(sentence.paragraph, [...(paragraphs.get(sentence.paragraph) ?? []), sentence])
  return [...paragraphs.values()]
}

/** Sentences that say nothing plainly go with the next one of their paragraph that does, else with the one before. */
function pointsOf(reading: Reading, document: Document, sentences: Sentence[], clear: Clear[]): Point[] {
  const own = new Map<RequestKind, { sure: number; sentences: Sentence[] }>()
  let last: Clear | undefined
  for (const sentence of sentences) {
    const here = clear.find(it => it.sentences.includes(sentence))
    const ofParagraph = clear.filter(it => it.sentences[0]!.paragraph === sentence.paragraph)
    const next = ofParagraph.find(it => it.sentences[0]!.span.start >= sentence.span.start)
    const about = here ?? (last && ofParagraph.includes(last) ? last : (next ?? last ?? clear[0]!))
    const point = own.get(about.kind) ?? { sure: about.sure, sentences: [] }
    own.set(about.kind, { sure: Math.max(point.sure, about.sure), sentences: [...point.sentences, sentence] })
    last = about
  }
  return [...own].map(([kind, { sure, sentences: part }], index) => {
    const whole = partOf(reading, document, stretches(part))
    const left = (it: Document) =>
      (index > 0 && it.source === 'subject') || (it.source.startsWith('attachment:') && !BY_PAPER.includes(kind.kind))
    return { kind, score: sure, reading: { ...whole, documents: whole.documents.filter(it => !left(it)) } }
  })
}

const stretches = (sentences: readonly Sentence[]): Stretch[] =>
  sentences.map(({ span: { start, text } }) => ({ from: start, to: start + text.length }))
