import type { Asked, Automated, JsonObject, Kind, Reading, RequestKind, Understanding } from './types.ts'
import { question } from './kinds/question.ts'
import { namedReferences } from './references.ts'
import { spamScore } from './spam.ts'

/** Below this a kind is not said to be asked. */
const ASKED = 0.5
/** A further request in the same mail must be said plainly. */
const ALSO_ASKED = 0.7
const SPAM = 0.85
const MAX_ASKED = 20

interface Scored {
  kind: RequestKind
  score: number
}

/**
 * What a mail asks: the strongest kind first, others behind it, everything with its evidence. Pure: the same reading and
 * kinds give the same answer.
 * @param automated what the guard said; null for a person's mail
 * @param kinds the requests that the desk knows, as the workflow files declare them
 */
export function understand(
  reading: Reading,
  automated: Automated | null,
  kinds: readonly RequestKind[],
): Understanding {
  const common = {
    language: reading.language,
    automated,
    references: namedReferences(reading).map(({ value }) => String(value.value)),
  }
  const warnings = reading.warnings ?? []
  if (automated && automated !== 'machine') return { ...common, ...nothing('automated', 0.98, warnings) }
  const scored = kinds
    .filter(({ kind }) => kind !== 'question')
    .map(kind => ({ kind, score: Math.min(1, Math.max(0, kind.recognise(reading))) }))
    .toSorted((a, b) => b.score - a.score)
  const [best, second] = scored
  if ((best?.score ?? 0) < ALSO_ASKED && spamScore(reading) >= SPAM)
    return { ...common, ...nothing('spam', spamScore(reading), warnings) }
  if (!best || best.score < ASKED) {
    if (automated) return { ...common, ...nothing('automated', 0.8, warnings) }
    const [asked] = readAll({ kind: question, score: 1 - (best?.score ?? 0) * 0.6 }, reading)
    return { ...common, ...asked!, warnings: [...warnings, ...asked!.warnings] }
  }
  const requests = readAll({ ...best, score: certainty(best.score, second?.score ?? 0) }, reading)
  const further = scored
    .slice(1)
    .filter(({ score }) => score >= ALSO_ASKED)
    .flatMap(other => readAll(other, reading))
  const [first, ...others] = [...requests, ...further].slice(0, MAX_ASKED)
  return {
    ...common,
    ...first!,
    warnings: [...warnings, ...first!.warnings],
    ...(others.length > 0 ? { alsoAsks: [...new Set(others.map(({ kind }) => kind))], others } : {}),
  }
}

function readAll({ kind, score }: Scored, reading: Reading): Asked[] {
  const read = kind.extract(reading)
  const requests = read.length > 0 ? read : [{ fields: {}, evidence: {}, warnings: [] }]
  return requests.map(({ fields, evidence, warnings }) => ({
    kind: kind.kind,
    confidence: Math.round(score * 100) / 100,
    fields,
    missing: kind.missing(fields),
    evidence,
    warnings,
  }))
}

function nothing(kind: Kind, confidence: number, warnings: string[]): Asked {
  const fields: JsonObject = {}
  return { kind, confidence, fields, missing: [], evidence: {}, warnings }
}

/** A second kind that is nearly as likely takes from the certainty of the first. */
const certainty = (best: number, second: number) => Math.max(ASKED, best - 0.4 * Math.max(0, second - 0.4))
