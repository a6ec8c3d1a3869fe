import type { Flow, Json, JsonObject } from '../engine/define.ts'
import type { ConversationPlan } from './conversation-plan.ts'
import { answerAt, reviewOf, type Decided, type Story } from './conversation.ts'
import type { Case, Check, Request } from './define.ts'
import { type Change, withEdits } from './edits.ts'
import { topicOf } from './hear.ts'
import { forgetApproved, notCarriedOut, wroteMeanwhile } from './meanwhile.ts'
import { mergeReply, replySchema } from './reply.ts'

interface Standing<Facts> extends Case<Facts> {
  changes: Change[]
  mails: number[]
  notes: Check[]
}

/**
 * What a colleague approved could not be done, because something happened in between: show it once more with the facts of
 * now and the reason on top, as often as it takes. `round` makes the steps of every time their own.
 */
export async function decideAgain<Facts>(
  flow: Flow<ConversationPlan>,
  story: Story<Facts>,
  before: Decided<Facts>,
  reason: Check,
  round: number,
): Promise<Decided<Facts>> {
  const { request } = before
  const facts = (await flow.step<Json>(`assess:again-${round}`, async tx => {
    await forgetApproved(tx, flow.runId)
    return (await story.assess(tx, request)) as Json
  })) as Facts
  const mails = request.mailId ? [request.mailId] : []
  let it: Standing<Facts> = { request, facts, changes: [], mails, notes: [] }
  let above = [reason]
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? `again-${round}` : `again-${round}-${turn}`
    const shown = { ...it, notes: [...above, ...it.notes] }
    const decision = await flow.approval(`review:${name}`, questionOf(story, shown), { topic: topicOf(flow) })
    if (decision.by === 'event') it = await heard(name, it, decision.value)
    if (decision.by !== 'colleague') continue

    const { outcome, who, reason: why, values } = decision
    const wrote = await wroteMeanwhile(flow, name)
    const edited = Object.keys(values).length ? withEdits(story, it.request, values) : it.request
    if (decision.facts !== undefined) it = { ...it, request: edited, facts: decision.facts as Facts }
    else if (edited !== it.request) it = await looked(name, it, edited)
    if (wrote) {
      above = [notCarriedOut(story, it, decision), reason]
      it = await heard(name, it, wrote)
      continue
    }
    const { request, facts } = it
    if (outcome !== 'ask') return { outcome, who, ...(why !== undefined && { reason: why }), values, request, facts }
    const answer = answerAt(story, `review:${name}`, outcome, it, why)
    if (answer) await flow.reply(`question:${name}`, answer.mail)
    above = []
    it = { ...it, changes: [], notes: [ASKED] }
  }

  async function heard(name: string, it: Standing<Facts>, value: JsonObject): Promise<Standing<Facts>> {
    const reply = replySchema.parse(value)
    const { request, changes, notes } = mergeReply(story, it.request, reply)
    return { ...(await looked(`reply-${name}`, it, request)), changes, notes, mails: [...it.mails, reply.mailId] }
  }

  async function looked(name: string, it: Standing<Facts>, request: Request): Promise<Standing<Facts>> {
    return { ...it, request, facts: await lookAgain(flow, story, `after-${name}`, request) }
  }
}

/** The facts of now, remembered under a name of their own. */
export function lookAgain<Facts>(
  flow: Flow<ConversationPlan>,
  story: Pick<Story<Facts>, 'assess'>,
  name: string,
  request: Request,
): Promise<Facts> {
  return flow.step<Json>(`assess:${name}`, async tx => (await story.assess(tx, request)) as Json) as Promise<Facts>
}

const MAX_CHECKS = 20

/** What lists show; the review itself is made anew when somebody opens it. */
function questionOf<Facts>(story: Story<Facts>, it: Standing<Facts>): JsonObject {
  const { title, summary, checks, outcomes } = reviewOf(story, it, it.notes)
  const open = checks.filter(check => check.level !== 'ok').slice(0, MAX_CHECKS)
  const { request, changes, mails, notes } = it
  const review = { title, summary, checks: open, outcomes }
  return { request, review, changes, mails, notes } as unknown as JsonObject
}

const ASKED: Check = {
  level: 'info',
  text: {
    nl: 'De vraag is naar de klant gestuurd. Zijn antwoord verschijnt hier.',
    en: "The question was sent to the customer. The customer's answer appears here.",
  },
}

/** Why something is decided again when the facts under an approved mail are no longer so. */
export const CHANGED: Check = {
  level: 'warning',
  text: {
    nl: 'Sinds de goedkeuring zijn gegevens veranderd waar de mail van uitgaat. Er is niets vastgelegd of verstuurd: beslis opnieuw.',
    en: 'Facts that the mail relies on have changed since the approval. Nothing was recorded or sent: decide again.',
  },
}
