import type { Flow } from '../engine/define.ts'
import type { ConversationPlan } from './conversation-plan.ts'
import type { Request, Text } from './define.ts'
import { untilWorkingDays } from './due.ts'
import { reminderLetter } from './letters.ts'
import { type Reply, replySchema } from './reply.ts'

/** A question that was sent and not yet answered. */
export interface Asked {
  /** Names its steps: 'missing', or the round of the review. */
  round: string | number
  questions: string[]
  /** May we remind without a person? */
  remind: boolean
  /** Working days before each reminder, and before giving up. */
  patience: number[]
}

/** Replies of the customer come in under this topic. */
export const topicOf = (flow: { readonly runId: number }) => `reply:${flow.runId}`

/** Wait for the reply, remind in between; undefined: nobody answered, and a colleague takes over. */
export async function hear(
  flow: Flow<ConversationPlan>,
  title: Text,
  request: Request,
  { round, questions, remind, patience }: Asked,
): Promise<Reply | undefined> {
  const waits = await flow.step(`answer-due:${round}`, tx => untilWorkingDays(tx, patience))
  for (const [index, seconds] of waits.entries()) {
    const wanted = { topic: topicOf(flow), schema: replySchema, within: { seconds } }
    const reply = await flow.event(`answer:${round}-${index + 1}`, wanted)
    if (reply) return reply
    const reminders = waits.length - 1
    if (!remind || !questions.length || index === reminders) continue
    const letter = reminderLetter(request, title, questions, index === reminders - 1)
    await flow.reply(`reminder:${round}-${index + 1}`, letter)
  }
  return undefined
}
