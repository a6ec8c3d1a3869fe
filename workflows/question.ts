import { conversationPlan, converse, type Story } from '../src/workflow/conversation.ts'
import { defineWorkflow } from '../src/workflow/define.ts'
import { isKindName } from '../src/workflow/kind-names.ts'
import { lookUp, type QuestionFacts } from '../src/workflow/question/facts.ts'
import {
  answerMail,
  answerQuestion,
  otherKind,
  reviewQuestion,
  TITLE,
  withProposal,
} from '../src/workflow/question/review.ts'

/** Whatever no other workflow takes: a person reads it, answers it, or says what it is. Nobody's mail is left lying. */
const plan = {
  ...conversationPlan,
  answered: { nl: 'Antwoord verstuurd', en: 'Answer sent' },
} as const

const story: Story<QuestionFacts> = {
  name: 'question',
  title: TITLE,
  request: null,
  assess: lookUp,
  review: reviewQuestion,
  answer: answerQuestion,
}

export default defineWorkflow<QuestionFacts, typeof plan>({
  ...story,
  version: 1,
  department: 'order-management',
  plan,

  async run(flow, request) {
    const { outcome, ...it } = await converse(flow, story, withProposal(request), { input: request })
    if (outcome === 'close') return 'closed'
    if (outcome === 'other-kind') {
      // without a kind it comes back as it was: a question that nobody answered is never lost
      const kind = otherKind(it.request)
      return `restart-as:${isKindName(kind) ? kind : 'question'}`
    }
    // a caller without an address is answered by telephone
    if (it.request.sender.address) await flow.reply('answered', answerMail(it.request))
    return 'answered'
  },
})
