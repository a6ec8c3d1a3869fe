import type { Db } from '../../../db/pool.ts'
import type { Language } from '../../../engine/define.ts'
import type { Outcome } from '../../../workflow/define.ts'
import type { DeskDeps } from '../deps.ts'
import type { Say } from '../words.ts'
import type { Case } from './assemble.ts'

export interface ShownAnswer {
  outcome: string
  heading: string
  /** Instead of a mail: why there is none, or none yet. */
  note: string | null
  mail: { from: string; to: string; subject: string; text: string; frame: string } | null
}

/** The mail of every outcome, written by the hand that sends it: what is shown is what leaves. */
export async function showAnswers(
  deps: DeskDeps,
  db: Db,
  it: Case,
  context: { run: number; say: Say; language: Language },
): Promise<ShownAnswer[]> {
  const shown: ShownAnswer[] = []
  for (const outcome of it.review.outcomes) shown.push(await showAnswer(deps, db, it, outcome, context))
  return shown
}

async function showAnswer(
  deps: DeskDeps,
  db: Db,
  it: Case,
  outcome: Outcome,
  { run, say, language }: { run: number; say: Say; language: Language },
): Promise<ShownAnswer> {
  const label = outcome.label[language]
  const base = { outcome: outcome.name, heading: say('answer.of', { label }), mail: null }
  try {
    const answer = it.answer(outcome)
    if (!answer) return { ...base, heading: label, note: say('answer.none', { label }) }
    const { from, to, subject, text } = await deps.outbox.preview(answer.mail, db)
    const frame = `/desk/items/${run}/answer/${outcome.name}`
    return { ...base, note: null, mail: { from: person(from), to: person(to), subject, text, frame } }
  } catch (error) {
    if (isBroken(error)) throw error
    const waits = outcome.reason && !it.reason(outcome)
    return { ...base, note: say(waits ? 'answer.needs-reason' : 'answer.not-yet') }
  }
}

/** A fault of the database is no gap in the mail. */
export const isBroken = (error: unknown): boolean => typeof (error as { code?: unknown }).code === 'string'

const person = ({ name, address }: { name: string; address: string }) => (name ? `${name} <${address}>` : address)
