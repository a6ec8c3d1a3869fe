import type { Outcome } from '../../../workflow/define.ts'
import type { Say } from '../words.ts'
import { type Case, open } from './assemble.ts'

/** Why this outcome cannot be taken now, in one sentence. */
export function objection(
  outcome: Outcome,
  it: Case,
  seenWarnings: number,
  say: Say,
  language: 'nl' | 'en',
): string | null {
  const label = outcome.label[language]
  if (outcome.message && !it.values(outcome)['message']) return say('problem.message')
  if (!outcome.needsNoErrors) return null
  if (open(it.review, 'error').length) return say('problem.errors', { label })
  // the button named a number of warnings: more than that nobody has seen
  return open(it.review, 'warning').length > seenWarnings ? say('problem.more-warnings') : null
}
