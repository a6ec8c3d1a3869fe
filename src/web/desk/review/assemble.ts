import type { Tx } from '../../../db/pool.ts'
import type { Json } from '../../../engine/define.ts'
import { answerAt, reviewOf } from '../../../workflow/conversation.ts'
import type { AnyWorkflow, Answer, Outcome, Request, Review } from '../../../workflow/define.ts'
import { textAt, withEdits } from '../../../workflow/edits.ts'
import type { DeskDeps } from '../deps.ts'
import type { Item } from '../queries/item.ts'
import type { Draft } from './draft.ts'

/** An item as it stands now: with what colleagues changed, and with today's facts. */
export interface Case {
  workflow: AnyWorkflow
  request: Request
  review: Review
  /** What was looked up, for the run: it does what was approved on the strength of these, or asks again. */
  facts: Json
  /** What leaves with an outcome; null: nothing. Throws what the workflow throws when it cannot be made. */
  answer(outcome: Outcome): Answer | null
  /** What the run gets when a colleague decides. */
  values(outcome: Outcome): Draft['values']
  reason(outcome: Outcome): string | undefined
}

export async function assemble(deps: DeskDeps, tx: Tx, item: Item, draft: Draft = item.draft): Promise<Case> {
  const workflow = deps.workflows.find(it => it.name === item.workflow)
  if (!workflow) throw new Error(`there is no workflow ${item.workflow} in this program`)
  const request = withEdits(workflow, item.question.request, draft.values)
  const facts = await workflow.assess(tx, request)
  const review = reviewOf(workflow, { request, facts }, item.question.notes)
  const reason = (outcome: Outcome) => draft.reasons[outcome.name]

  function values(outcome: Outcome) {
    const message = outcome.message && (draft.messages[outcome.name] ?? textAt(request.fields, 'message'))
    return { ...draft.values, ...(message && { message }) }
  }
  function answer(outcome: Outcome) {
    const told = withEdits(workflow!, item.question.request, values(outcome))
    return answerAt(workflow!, item.wait, outcome.name, { request: told, facts }, reason(outcome))
  }
  return { workflow, request, review, facts: facts as Json, answer, values, reason }
}

/** Open points of a level: what blocks, and what must be seen. */
export const open = (review: Review, level: 'error' | 'warning') => review.checks.filter(it => it.level === level)
