import { loadPolicy, neededTrust } from '../domain/policy.ts'
import type { Flow, Json, JsonObject } from '../engine/define.ts'
import type { Asks } from './checks.ts'
import { type ConversationPlan, conversationPlan } from './conversation-plan.ts'
import type { Answer, Case, Check, Request, RequestWorkflow, Review, ReviewSummary } from './define.ts'
import { type Change, withEdits } from './edits.ts'
import { hear, topicOf } from './hear.ts'
import { missingLetter, receiptLetter, replyReceipt, type Understood } from './letters.ts'
import { notCarriedOut, wroteMeanwhile } from './meanwhile.ts'
import { mergeReply, type Reply, replySchema } from './reply.ts'
import { MAY_BE_ANOTHER, mayBeAnother } from './unsure.ts'

export { conversationPlan }

export interface Conversation {
  /** What the customer is asked for where a field is missing. */
  asks?: Asks
  /** What the receipt says was understood, in numbers only. */
  understood?: (request: Request) => Understood[]
  /** Working days before the first reminder, the second, and giving up. */
  patience?: number[]
  /** The input of the run, where the story added to it before the conversation: a number that it reserved. */
  input?: Request
}
const PATIENCE = [2, 3, 3]

/** How a conversation ended: the outcome that a colleague chose, and the request as it then stood. */
export interface Decided<Facts> extends Case<Facts> {
  outcome: string
  who: string
  reason?: string
  /** All that the colleague filled in. */
  values: JsonObject
}

/** The parts of a workflow that a conversation needs. */
export type Story<Facts> = Pick<RequestWorkflow<Facts>, 'name' | 'title' | 'request' | 'assess' | 'review' | 'answer'>

interface Standing<Facts> extends Case<Facts> {
  changes: Change[]
  mails: number[]
  notes: Check[]
}

/**
 * What all requests share: a receipt or a request for missing data at once, where the policy lets it leave; then a colleague
 * reviews, may ask the customer, and sees the reply in the same item, also one that came before the decision took effect. Ends
 * with any other outcome. (mission.md, decision 8)
 */
export async function converse<Facts>(
  flow: Flow<ConversationPlan>,
  story: Story<Facts>,
  request: Request,
  { asks = {}, understood = () => [], patience = PATIENCE, input = request }: Conversation = {},
): Promise<Decided<Facts>> {
  const { needed, facts } = await open(flow, story, request)
  const answerable = request.origin === 'mail' && !request.silent
  const may = (what: keyof Needed) => answerable && enough(needed[what], request.trust)
  const unsure = story.request !== null && mayBeAnother(request)
  const notes = unsure ? [MAY_BE_ANOTHER] : []
  let it: Standing<Facts> = { request, facts, changes: [], notes, mails: request.mailId ? [request.mailId] : [] }

  if (request.missing.length && !unsure && may('missing-data')) {
    const letter = missingLetter(request, story.title, asks)
    const sent = await flow.reply('missing', letter)
    if ('outbox' in sent) it = await question('missing', letter.data['questions'])
  } else if (may('receipt')) {
    await flow.reply('receipt', receiptLetter(request, story.title, understood(request)))
  }

  /** What the next decision must know, however many replies come before it. */
  let above: Check[] = []

  for (let round = 1; ; round++) {
    const shown = { ...it, notes: [...above, ...it.notes] }
    const decision = await flow.approval(`review:${round}`, reviewQuestion(story, shown, input), {
      topic: topicOf(flow),
    })
    if (decision.by === 'event') it = await heard(round, replySchema.parse(decision.value))
    if (decision.by !== 'colleague') continue

    const { outcome, who, reason, values } = decision
    const wrote = await wroteMeanwhile(flow, `${round}`)
    const request = Object.keys(values).length ? withEdits(story, it.request, values) : it.request
    if (decision.facts !== undefined) it = { ...it, request, facts: decision.facts as Facts }
    else if (request !== it.request) it = await standing(request, `edited-${round}`)
    if (wrote) {
      above = [notCarriedOut(story, it, decision)]
      it = await heard(round, replySchema.parse(wrote))
      continue
    }
    above = []
    if (outcome !== 'ask') return { outcome, who, ...(reason !== undefined && { reason }), values, ...pick(it) }

    const answer = answerAt(story, `review:${round}`, outcome, it, reason)
    if (answer) await flow.reply(`question:${round}`, answer.mail)
    it = await question(round, answer?.mail.data['questions'])
  }

  async function question(round: string | number, questions: unknown): Promise<Standing<Facts>> {
    const asked = { round, questions: texts(questions), remind: may('reminder'), patience }
    const reply = await hear(flow, story.title, it.request, asked)
    return reply ? heard(round, reply) : { ...it, changes: [], notes: [NOBODY_ANSWERED] }
  }

  /** The same item again, with what the reply changed. */
  async function heard(round: string | number, reply: Reply): Promise<Standing<Facts>> {
    if (!reply.silent && enough(needed.receipt, reply.trust))
      await flow.reply(`receipt:${round}`, replyReceipt(request, story.title, reply))
    const { request: merged, changes, notes } = mergeReply(story, it.request, reply)
    const more = { changes, notes, mails: [...it.mails, reply.mailId] }
    if (!changes.length) return { ...it, ...more, request: merged }
    return { ...(await standing(merged, `reply-${round}`)), ...more }
  }

  async function standing(request: Request, name: string): Promise<Standing<Facts>> {
    const facts = await remembered<Facts>(flow, `assess:${name}`, tx => story.assess(tx, request))
    return { ...it, request, facts }
  }
}

/**
 * The mail that an outcome sends, with the step that will send it: what the desk shows and freezes. A question may be asked
 * more than once in a run, so its step carries the round of the review ('review:2' asks 'question:2').
 */
export function answerAt<Facts>(
  story: Pick<RequestWorkflow<Facts>, 'answer'>,
  review: string,
  outcome: string,
  it: Case<Facts>,
  reason?: string,
): Answer | null {
  const answer = story.answer(outcome, it, reason)
  if (!answer || outcome !== 'ask') return answer
  return { ...answer, step: `question:${review.split(':')[1] ?? 1}` }
}

/** What a colleague sees: the workflow's own review, with what happened in the conversation above its checks. */
export function reviewOf<Facts>(
  story: Pick<RequestWorkflow<Facts>, 'review'>,
  it: Case<Facts>,
  notes: Check[] = [],
): Review {
  const review = story.review(it)
  return { ...review, checks: [...notes, ...review.checks] }
}

/** From which trust on each sort of mail leaves by itself. */
interface Needed {
  receipt: number | null
  'missing-data': number | null
  reminder: number | null
}

/** One step for the rules and the workflow's own look-ups: a burst of mails pays for every round trip. */
function open<Facts>(flow: Flow<ConversationPlan>, story: Story<Facts>, request: Request) {
  return remembered<{ needed: Needed; facts: Facts }>(flow, 'assess', async tx => {
    const policy = await loadPolicy(tx)
    const from = (what: keyof Needed) => neededTrust(policy, what, story.name)
    const needed = { receipt: from('receipt'), 'missing-data': from('missing-data'), reminder: from('reminder') }
    return { needed, facts: await story.assess(tx, request) }
  })
}

type Work = Parameters<Flow<ConversationPlan>['step']>[1]
type Remembered<T> = (tx: Parameters<Work>[0]) => Promise<T>

/** A step whose result is plain data of a shape that only the workflow knows. */
function remembered<T>(
  flow: Flow<ConversationPlan>,
  name: 'assess' | `assess:${string}`,
  work: Remembered<T>,
): Promise<T> {
  return flow.step<Json>(name, async tx => (await work(tx)) as Json) as Promise<T>
}

/** Small on purpose: a burst of mails pays for every byte, and the review is made anew when somebody opens it. */
function reviewQuestion<Facts>(story: Story<Facts>, it: Standing<Facts>, input: Request): JsonObject {
  const { request, changes, mails, notes } = it
  const { title, summary, checks, outcomes } = reviewOf(story, it, notes)
  const open = checks.filter(check => check.level !== 'ok').slice(0, MAX_CHECKS)
  const review: ReviewSummary = { title, summary, checks: open, outcomes }
  return { review, changes, mails, notes, ...(request !== input && { request }) } as unknown as JsonObject
}

const MAX_CHECKS = 20
const enough = (needed: number | null, trust: number) => needed !== null && trust >= Math.max(1, needed)
const texts = (it: unknown): string[] => (Array.isArray(it) ? it.map(String) : [])
const pick = <Facts>({ request, facts }: Case<Facts>): Case<Facts> => ({ request, facts })

const NOBODY_ANSWERED: Check = {
  level: 'warning',
  text: {
    nl: 'De klant heeft niet geantwoord op onze vraag. Beslis zelf, of bel.',
    en: 'The customer did not answer our question. Decide yourself, or call.',
  },
}
