import type { Outcome } from '../../../workflow/define.ts'
import type { Say } from '../words.ts'
import type { Draft } from './draft.ts'

interface OutcomeContext {
  warnings: number
  errors: number
  draft: Draft
  refused: Set<string | undefined>
  message: string
  customer: 'nl' | 'en'
  language: 'nl' | 'en'
  say: Say
}

/** Keys that mean the same in every item; no button can have them. */
const RESERVED = new Set(['j', 'k', 'e', 'n', 'g', 'z'])

/** Buttons, and what is to be written beside them. A reason goes into the mail, so it is kept in the customer's language. */
export function outcomesOf(outcomes: Outcome[], context: OutcomeContext) {
  const { warnings, errors, draft, refused, message, customer, language, say } = context
  const shown = outcomes.map(({ name, label, tone, key, needsNoErrors, reason, message: asks }) => {
    const plain = label[language]
    const word = warnings === 1 ? 'review.with-warnings.one' : 'review.with-warnings.many'
    const given = draft.reasons[name] ?? ''
    const listed = reason?.suggestions.some(it => it[customer] === given) ?? false
    return {
      name,
      tone,
      key: key && !RESERVED.has(key) ? key : null,
      label: needsNoErrors && warnings && tone === 'primary' ? say(word, { label: plain, n: warnings }) : plain,
      blocked: (needsNoErrors ?? false) && errors > 0,
      reason: reason
        ? {
            label: reason.label[language],
            suggestions: reason.suggestions.map(it => ({
              value: it[customer],
              label: it[language],
              chosen: it[customer] === given,
            })),
            own: listed ? '' : given,
            open: refused.has(name),
          }
        : null,
      message: asks ? { label: asks.label[language], text: draft.messages[name] ?? message } : null,
    }
  })
  return { outcomes: shown, messages: shown.filter(it => it.message) }
}

/** Where to mend what was wrong with an outcome: its reason, its answer, or the button itself. */
export function placeOf(outcomes: Outcome[], name: string): string {
  const outcome = outcomes.find(it => it.name === name)
  if (outcome?.reason?.suggestions.length) return `reason-${name}`
  if (outcome?.reason) return `reason-text-${name}`
  return outcome?.message ? `message-${name}` : `outcome-${name}`
}
