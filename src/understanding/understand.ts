import type { Asked, Automated, JsonObject, Kind, Reading, RequestKind, Understanding } from './types.ts'
import { agreed, outOfTheQuestion, saidByWording, sense, spamByWording, withWording } from './by-wording.ts'
import type { Scored } from './of-one-order.ts'
import { question } from './kinds/question.ts'
import { askedOutright, severalIn, type Point } from './several.ts'
import { sureOfQuestion } from './kinds/question-sureness.ts'
import { namedReferences } from './references.ts'
import { withoutRivals } from './of-one-order.ts'
import { spamScore } from './spam.ts'

/** Below this a kind is not said to be asked. */
const ASKED = 0.5
/** A further request in the same mail must be said plainly. */
const ALSO_ASKED = 0.7
/** Kinds this close are as strong as each other: then what is said first counts. */
const NEARLY = 0.1
const SPAM = 0.85
const SPAM_BY_WORDING = 0.8
const NONE: ReadonlySet<Kind> = new Set()
const MAX_ASKED = 20
/** A system orders and announces; it asks nothing. */
const ASKED_BY_PEOPLE = new Set<Kind>(['order-status', 'availability', 'shipping-quote', 'portal-support'])

/**
 * What a mail asks: the strongest kind first, others behind it, everything with its evidence. Pure: the same reading and
 * kinds give the same answer.
 * @param automated what the guard said; null for a person's mail
 * @param kinds the requests that the desk knows, as the workflow files declare them
 * @param evidence false where nobody will look at where the values stand: then it may be left out
 */
export function understand(
  reading: Reading,
  automated: Automated | null,
  kinds: readonly RequestKind[],
  evidence = true,
): Understanding {
  const common = {
    language: reading.language,
    automated,
    references: namedReferences(reading).map(({ value }) => String(value.value)),
  }
  const warnings = reading.warnings ?? []
  if (automated && automated !== 'machine') return { ...common, ...nothing('automated', 0.98, warnings) }
  // where a colleague has named the kind, there is no question of others
  const out = kinds.length > 1 ? outOfTheQuestion(reading) : NONE
  const possible = kinds.filter(
    ({ kind }) => kind !== 'question' && !(automated && ASKED_BY_PEOPLE.has(kind)) && !out.has(kind),
  )
  const ofOrder = namedReferences(reading).some(({ type }) => type === 'order')
  const scored = withoutRivals(
    reading,
    possible
      .map(kind => ({ kind, score: Math.min(1, Math.max(0, kind.recognise(reading))) }))
      .map(({ kind, score }) => ({
        kind,
        score: kinds.length > 1 ? withWording(reading, kind.kind, score) : score,
        seen: score,
      }))
      .toSorted((a, b) => b.score - a.score),
  ).filter(
    ({ kind }, _, all) =>
      ofOrder || !all.some(other => other.score >= ALSO_ASKED && sharesWords(other.kind.kind, kind.kind)),
  )
  const outright = askedOutright(
    reading,
    scored.filter(({ score }) => score >= ASKED),
  )
  const [best = scored[0], second = scored.find(it => it !== best)] = outright
  const spam = spamScore(reading)
  // who lures with a password speaks of the portal as customers do
  if (spam >= SPAM && ((best?.score ?? 0) < ALSO_ASKED || spam > best!.score + NEARLY))
    return { ...common, ...nothing('spam', spam, warnings) }
  const ruled = best && best.score >= ASKED ? best : undefined
  const said = ruled ?? saidByWording(reading, possible)
  if (automated && !said) return { ...common, ...nothing('automated', 0.8, warnings) }
  const unasked = said ? 0 : spamByWording(reading)
  if (unasked >= SPAM_BY_WORDING) return { ...common, ...nothing('spam', unasked, warnings) }
  if (!said) {
    const [asked] = readAll(
      { kind: question, score: Math.min(sureOfQuestion(reading, best?.score ?? 0, spam), sense(reading)) },
      reading,
      evidence,
    )
    return { ...common, ...asked!, warnings: [...warnings, ...asked!.warnings] }
  }
  const points =
    kinds.length > 1 && !automated
      ? severalIn(
          reading,
          kinds,
          said,
          outright.filter(({ score }) => score >= ALSO_ASKED),
        )
      : undefined
  if (points) {
    const [first, ...others] = points.flatMap(point => readPoint(point, reading)).slice(0, MAX_ASKED)
    return wholeOf(common, warnings, first!, others)
  }
  const further = outright.filter(it => it !== best && (it.seen ?? it.score) >= ALSO_ASKED)
  const certain = certainty(said.score, second?.score ?? 0)
  const score = ruled ? agreed(reading, ruled.kind.kind, certain) : certain
  const requests = [{ ...said, score }, ...further].map(asked =>
    // several requests are told apart by where they stand
    readAll(asked, reading, evidence || further.length > 0),
  )
  const near = requests.filter((_, index) => index === 0 || further[index - 1]!.score >= said.score - NEARLY)
  const strongest = near.toSorted((a, b) => firstPlace(a) - firstPlace(b))[0]!
  const ordered = [
    ...strongest,
    ...requests
      .filter(request => request !== strongest)
      .flatMap(others => others.filter(other => !sameGoods(other, strongest) && !isPlacedHere(other, strongest))),
  ]
  const [first, ...others] = ordered.slice(0, MAX_ASKED)
  return wholeOf(common, warnings, first!, others)
}

type Common = Pick<Understanding, 'language' | 'automated' | 'references'>

const wholeOf = (common: Common, warnings: string[], first: Asked, others: Asked[]): Understanding => ({
  ...common,
  references: withNumbers(common.references, [first, ...others]),
  ...first,
  warnings: [...warnings, ...first.warnings],
  ...(others.length > 0 ? { alsoAsks: [...new Set(others.map(({ kind }) => kind))], others } : {}),
})

/** A request in its own part of the mail; in the whole mail where something is missing there that the whole has. */
function readPoint(point: Point, whole: Reading): Asked[] {
  const own = readAll(point, point.reading, true)
  if (own.every(({ missing }) => missing.length === 0)) return own
  const all = readAll(point, whole, true)
  const missed = (asked: Asked[]) => asked.reduce((sum, { missing }) => sum + missing.length, 0)
  return missed(all) < missed(own) ? all : own
}

/** The numbers that are only known for what they are by what is asked are named as well. */
function withNumbers(named: string[], requests: readonly Asked[]): string[] {
  const asked = requests.flatMap(({ fields }) =>
    [fields['poNumber'], fields['orderReference'], fields['orderReferences'], fields['invoiceNumbers']].flat(),
  )
  return [...new Set([...named, ...asked.filter(number => typeof number === 'string')])]
}

/** Words that two kinds share are of the one that needs no order, where none is named. */
const sharesWords = (kind: Kind, other: Kind) =>
  (kind === 'account-change' && other === 'order-change') ||
  (kind === 'portal-support' && (other === 'order-status' || other === 'invoice-copy')) ||
  (kind === 'availability' && (other === 'order-status' || other === 'order-change'))

/** Where in the mail a request is first spoken of: subject before text before attachments. */
function firstPlace(requests: Asked[]): number {
  const places = requests
    .flatMap(({ evidence }) => Object.values(evidence))
    .map(({ source, start = 0 }) => start + (source === 'subject' ? 0 : source === 'body' ? 1e6 : 1e9))
  return Math.min(...places, Number.MAX_SAFE_INTEGER)
}

/** The same words that name goods are not asked for twice: what goes back is not ordered. */
function sameGoods(other: Asked, requests: Asked[]): boolean {
  const goods = ({ evidence }: Asked) =>
    Object.entries(evidence)
      .filter(([pointer]) => /^\/(?:(?:lines|changes)\/\d+\/sku|skus\/\d+)$/.test(pointer))
      .map(([, { source, start, text }]) => `${source} ${start} ${text}`)
  const taken = new Set(requests.flatMap(goods))
  const own = goods(other)
  return own.length > 0 && own.every(place => taken.has(place))
}

/** Nobody asks where an order is that the same mail places: it is sent again, or there are words about the way it is sent. */
function isPlacedHere({ kind, fields }: Asked, requests: Asked[]): boolean {
  if (kind === 'purchase-order') return false
  const placed = requests.flatMap(it => (it.kind === 'purchase-order' ? (it.fields['poNumber'] ?? []) : []))
  const about = [fields['orderReference'] ?? [], fields['orderReferences'] ?? []].flat()
  return about.length > 0 && about.every(reference => placed.includes(reference))
}

function readAll({ kind, score }: Scored, reading: Reading, evidence: boolean): Asked[] {
  const read = kind.extract(reading)
  const requests = read.length > 0 ? read : [{ fields: {}, evidence: {}, warnings: [] }]
  return requests.map(request => ({
    kind: kind.kind,
    confidence: Math.round(score * 100) / 100,
    fields: request.fields,
    missing: kind.missing(request.fields),
    evidence: evidence ? request.evidence : {},
    warnings: request.warnings,
  }))
}

function nothing(kind: Kind, confidence: number, warnings: string[]): Asked {
  const fields: JsonObject = {}
  return { kind, confidence, fields, missing: [], evidence: {}, warnings }
}

/** A second kind that is nearly as likely takes from the certainty of the first. */
const certainty = (best: number, second: number) => Math.max(ASKED, best - 0.4 * Math.max(0, second - 0.4))
