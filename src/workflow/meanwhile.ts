import type { Tx } from '../db/pool.ts'
import type { Flow, JsonObject } from '../engine/define.ts'
import type { ConversationPlan } from './conversation-plan.ts'
import type { Case, Check, RequestWorkflow } from './define.ts'
import { topicOf } from './hear.ts'

/**
 * A reply of the customer that came between a decision and the moment it takes effect: nobody has read it, so the decision does
 * not count and its mail is forgotten. Null when there is none. Ask right after the approval `review`, before anything is done.
 */
export function wroteMeanwhile(flow: Flow<ConversationPlan>, review: string): Promise<JsonObject | null> {
  return flow.step(`assess:meanwhile-${review}`, async tx => {
    const { rows } = await tx.query<{ value: JsonObject }>({
      name: 'reply-meanwhile',
      // a review that is remembered took effect before: what came since then is for what the run waits for now
      text: `update workflow_event set taken_by = $1 where id = (
               select min(id) from workflow_event where topic = $2 and taken_by is null
                 and not exists (select from workflow_step where run_id = $1 and name = $3))
             returning value`,
      values: [flow.runId, topicOf(flow), `review:${review}`],
    })
    if (!rows[0]) return null
    await forgetApproved(tx, flow.runId)
    return rows[0].value
  })
}

/** The mail of a decision that is not carried out: it is no longer about to leave. */
export async function forgetApproved(tx: Tx, runId: number): Promise<void> {
  await tx.query(`delete from outbox where run_id = $1 and state = 'frozen'`, [runId])
}

/** Says in the item which decision was not carried out, with the reason that was written; other values stand in the item. */
export function notCarriedOut<Facts>(
  story: Pick<RequestWorkflow<Facts>, 'review'>,
  it: Case<Facts>,
  { outcome, who, reason }: { outcome: string; who: string; reason?: string },
): Check {
  const label = story.review(it).outcomes.find(found => found.name === outcome)?.label ?? { nl: outcome, en: outcome }
  return {
    level: 'warning',
    text: {
      nl: `De klant schreef voordat ‘${label.nl}’ van ${who} inging. Er is niets uitgevoerd of verstuurd: lees het antwoord en beslis opnieuw.${reason ? ` Geschreven was: ${reason}` : ''}`,
      en: `The customer wrote before ‘${label.en}’ by ${who} took effect. Nothing was done or sent: read the reply and decide again.${reason ? ` Written was: ${reason}` : ''}`,
    },
  }
}
