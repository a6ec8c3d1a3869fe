import type { Flow, Json, JsonObject } from '../engine/define.ts'
import { type ConversationPlan } from './conversation-plan.ts'
import { reviewOf, type Decided } from './conversation.ts'
import type { AnyWorkflow, Check, Request, RequestWorkflow } from './define.ts'
import { withEdits } from './edits.ts'

type Story<Facts> = Pick<RequestWorkflow<Facts>, 'request' | 'assess' | 'review'>

/**
 * What a colleague approved could not be done, because something happened in between: show it once more with the facts of
 * now and the reason on top. `round` makes the steps of every time their own.
 */
export async function decideAgain<Facts>(
  flow: Flow<ConversationPlan>,
  story: Story<Facts>,
  before: Decided<Facts>,
  reason: Check,
  round: number,
): Promise<Decided<Facts>> {
  const facts = await lookAgain(flow, story, `again-${round}`, before.request)
  const it = { request: before.request, facts }
  const review = reviewOf(story, it, [reason])
  const withoutAsking = { ...review, outcomes: review.outcomes.filter(outcome => outcome.name !== 'ask') }
  const mails = before.request.mailId ? [before.request.mailId] : []
  const question = { ...it, review: withoutAsking, changes: [], mails, notes: [reason] } as unknown as JsonObject
  const decision = await flow.approval(`review:again-${round}`, question)
  if (decision.by !== 'colleague')
    throw new TypeError('a review without a topic or a term is ended by a colleague only')
  const { outcome, who, values, reason: why } = decision
  const decided = { outcome, who, values, ...(why !== undefined && { reason: why }) }
  if (!Object.keys(values).length) return { ...decided, ...it }
  const request = withEdits(story as Pick<AnyWorkflow, 'request'>, before.request, values)
  return { ...decided, request, facts: await lookAgain(flow, story, `edited-again-${round}`, request) }
}

/** The facts of now, remembered under a name of their own. */
export function lookAgain<Facts>(
  flow: Flow<ConversationPlan>,
  story: Pick<RequestWorkflow<Facts>, 'assess'>,
  name: string,
  request: Request,
): Promise<Facts> {
  const work = flow.step<Json>(`assess:${name}`, async tx => (await story.assess(tx, request)) as unknown as Json)
  return work as unknown as Promise<Facts>
}
