import { reserveRaNumber } from '../src/domain/numbers.ts'
import { returnRequest } from '../src/understanding/kinds/return-request.ts'
import { CHANGED, decideAgain } from '../src/workflow/again.ts'
import { converse, conversationPlan, type Story } from '../src/workflow/conversation.ts'
import { defineWorkflow, type Check } from '../src/workflow/define.ts'
import { authorise } from '../src/workflow/return-request/booking.ts'
import { ASKS } from '../src/workflow/return-request/checks.ts'
import { lookUpReturn, type ReturnFacts } from '../src/workflow/return-request/facts.ts'
import { readReturn } from '../src/workflow/return-request/fields.ts'
import { answerReturn, reviewReturn, TITLE } from '../src/workflow/return-request/review.ts'

/**
 * A customer wants to send goods back. Dead on arrival up to and with day 45: an RA number with instructions. Another defect
 * within warranty: the service centre. Else a refusal. A colleague decides, line by line.
 * (faq: ordering-and-returns, retourneren and retour beleid)
 */
const plan = {
  number: { nl: 'RA-nummer gereserveerd', en: 'RA number reserved' },
  ...conversationPlan,
  authorise: { nl: 'Retour vastgelegd', en: 'Return recorded' },
  ra: { nl: 'RA-nummer met instructies verstuurd', en: 'RA number with instructions sent' },
  'service-centre': { nl: 'Verwezen naar servicecenter', en: 'Referred to service centre' },
  refuse: { nl: 'Afwijzing verstuurd', en: 'Refusal sent' },
} as const

const story: Story<ReturnFacts> = {
  name: 'return-request',
  title: TITLE,
  request: returnRequest,
  assess: lookUpReturn,
  review: reviewReturn,
  answer: answerReturn,
}

export default defineWorkflow<ReturnFacts, typeof plan>({
  ...story,
  version: 1,
  department: 'returns',
  plan,

  async run(flow, received) {
    const raNumber = await flow.step('number', tx => reserveRaNumber(tx))
    const request = { ...received, fields: { ...received.fields, raNumber } }
    let decided = await converse(flow, story, request, {
      asks: ASKS,
      input: received,
      understood: it => [{ label: PRODUCTS, count: readReturn(it.fields).lines.length }],
    })

    for (let round = 1; decided.outcome === 'approve'; round++) {
      const approved = decided
      const result = await flow.step(round === 1 ? 'authorise' : `authorise:${round}`, async tx => ({
        ...(await authorise(tx, approved, flow.runId)),
      }))
      if ('authorised' in result) break
      decided = await decideAgain(flow, story, approved, 'taken' in result ? meanwhile(result.taken) : CHANGED, round)
    }

    const answer = answerReturn(decided.outcome, decided, decided.reason)
    switch (answer?.step) {
      case 'ra':
        await flow.reply('ra', answer.mail)
        return 'authorised'
      case 'service-centre':
        await flow.reply('service-centre', answer.mail)
        return 'service-centre'
      case 'refuse':
        await flow.reply('refuse', answer.mail)
        return 'refused'
      default:
        return 'closed'
    }
  },
})

const PRODUCTS = { nl: 'Producten', en: 'Products' }

const meanwhile = (serials: string[]): Check => ({
  level: 'warning',
  text: {
    nl: `Intussen is al een RA-nummer gegeven voor ${serials.join(', ')}. Er is niets dubbel vastgelegd: beslis opnieuw.`,
    en: `Meanwhile an RA number was given for ${serials.join(', ')}. Nothing was recorded twice: decide again.`,
  },
})
