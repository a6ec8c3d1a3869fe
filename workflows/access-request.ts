import { z } from 'zod'
import { administratorsOf, inviteAdministrator, lockAccess, newLink, secondsLeft } from '../src/domain/access.ts'
import type { Flow } from '../src/engine/define.ts'
import { accessRequest } from '../src/understanding/kinds/access-request.ts'
import { ASKS, needsCall, strangers } from '../src/workflow/access-request/checks.ts'
import { type AccessFacts, lookUp } from '../src/workflow/access-request/facts.ts'
import {
  activatedMail,
  activationMail,
  anotherAdministratorMail,
  answerAccess,
  reviewAccess,
  TITLE,
} from '../src/workflow/access-request/review.ts'
import { CHANGED, decideAgain } from '../src/workflow/again.ts'
import { conversationPlan, converse, type Decided, type Story } from '../src/workflow/conversation.ts'
import { type Check, defineWorkflow } from '../src/workflow/define.ts'
import { textAt } from '../src/workflow/edits.ts'
import { rememberCustomer } from '../src/workflow/run-customer.ts'

/**
 * A company asks for access to the Customer Portal and names its administrator. A colleague approves, the profile is made, and
 * that person, never whoever asked, gets a link to choose a password. (faq: customer-portal, toegang)
 */
const plan = {
  ...conversationPlan,
  profile: { nl: 'Klantprofiel aangemaakt', en: 'Profile made' },
  told: { nl: 'Huidige beheerder geïnformeerd', en: 'Present administrator told' },
  activation: { nl: 'Activeringslink verstuurd', en: 'Activation link sent' },
  'time-left': { nl: 'Geldigheid van de link bekeken', en: 'Validity of the link looked at' },
  activated: { nl: 'Wachten op activering', en: 'Waiting for activation' },
  'fresh-link': { nl: 'Nieuwe link gemaakt', en: 'New link made' },
  'activation-reminder': { nl: 'Herinnering met nieuwe link verstuurd', en: 'Reminder with a new link sent' },
  welcome: { nl: 'Bevestiging van activering verstuurd', en: 'Activation confirmed' },
  refused: { nl: 'Afwijzing verstuurd', en: 'Refusal sent' },
} as const

const story: Story<AccessFacts> = {
  name: 'access-request',
  title: TITLE,
  request: accessRequest,
  assess: lookUp,
  review: reviewAccess,
  answer: answerAccess,
}

export default defineWorkflow<AccessFacts, typeof plan>({
  ...story,
  version: 1,
  department: 'order-management',
  plan,

  async run(flow, request) {
    let decided = await converse(flow, story, request, { asks: ASKS })
    for (let round = 1; decided.outcome === 'approve'; round++) {
      const approved = decided
      const given = await flow.step(round === 1 ? 'profile' : `profile:${round}`, tx =>
        giveAccess(tx, approved, flow.runId),
      )
      if (given && 'userId' in given) return invite(flow, approved, given)
      decided = await decideAgain(flow, story, approved, given ? whyNot(given) : TAKEN, round)
    }
    const answer = answerAccess(decided.outcome, decided, decided.reason)
    if (answer) await flow.reply('refused', answer.mail)
    return 'refused'
  },
})

type AccessFlow = Flow<typeof plan>
type Approved = Decided<AccessFacts>
type Work = Parameters<AccessFlow['step']>[1]

const DAY = 86_400
const activation = z.object({ at: z.string() })

/**
 * Profile and link in one commit, by the facts of that moment: of two requests that were approved side by side, the second finds
 * the administrator whom the first one made. Null when the address got access for another customer in the meantime.
 */
async function giveAccess(
  tx: Parameters<Work>[0],
  approved: Approved,
  runId: number,
): Promise<Made | Unforeseen | null> {
  const { request, facts, who } = approved
  if (!facts.customer) return null
  await lockAccess(tx, facts.customer.id)
  const now = await lookUp(tx, request)
  const unforeseen = strangers(approved, now)
  if (unforeseen.length) return { unforeseen }
  const called = textAt(request.fields, 'phoneCheck') !== undefined
  if (now.customer?.id !== facts.customer.id || (needsCall({ request, facts: now }) && !called)) return { unforeseen }

  const email = textAt(request.fields, 'adminEmail') ?? ''
  const before = await administratorsOf(tx, facts.customer.id)
  const made = await inviteAdministrator(tx, {
    customerId: facts.customer.id,
    email,
    name: textAt(request.fields, 'adminName') ?? '',
    language: request.language,
    askedBy: request.sender.address,
    by: who,
  })
  const others = before.filter(it => it.email !== email.toLowerCase())
  if (made) await rememberCustomer(tx, runId, facts.customer.id)
  return made && { ...made, others: others.map(it => ({ name: it.name, email: it.email })) }
}

/** Not what the colleague approved: administrators whom he did not see, or other facts where there are none. */
type Unforeseen = { unforeseen: string[] }

type Made = { userId: number; linkId: number; others: { name: string; email: string }[] }

async function invite(flow: AccessFlow, approved: Approved, { userId, linkId, others }: Made): Promise<string> {
  for (const [index, other] of others.entries())
    await flow.reply(`told:${index + 1}`, anotherAdministratorMail(approved, other))
  await flow.reply('activation', activationMail('activation', approved, linkId))

  let done = await activated(flow, userId, 'first', DAY)
  if (!done) {
    const askedBy = approved.request.sender.address
    const fresh = await flow.step('fresh-link', tx => newLink(tx, userId, 'activation', askedBy))
    await flow.reply('activation-reminder', activationMail('activation-reminder', approved, fresh))
    done = await activated(flow, userId, 'last', 0)
  }
  if (!done) return 'expired'
  await flow.reply('welcome', activatedMail(approved, done.at))
  return 'activated'
}

/** Wait until `before` seconds ahead of the moment the link expires. That moment is known once the mail has left, so look again. */
async function activated(flow: AccessFlow, userId: number, part: string, before: number) {
  for (let look = 1; look <= 50; look++) {
    const left = await flow.step(`time-left:${part}-${look}`, tx => secondsLeft(tx, userId))
    if (left <= before && look > 1) return undefined
    const seconds = Math.max(1, left - before)
    const wanted = { topic: `activated:${userId}`, schema: activation, within: { seconds } }
    const done = await flow.event(`activated:${part}-${look}`, wanted)
    if (done) return done
  }
  return undefined
}

function whyNot({ unforeseen }: Unforeseen): Check {
  if (!unforeseen.length) return CHANGED
  const names = unforeseen.join(', ')
  return {
    level: 'warning',
    text: {
      nl: `Intussen is ${names} beheerder van de portal voor dit bedrijf. Er is niemand toegang gegeven en niets verstuurd: beslis opnieuw.`,
      en: `Meanwhile ${names} administers the portal for this company. Nobody was given access and nothing was sent: decide again.`,
    },
  }
}

const TAKEN: Check = {
  level: 'warning',
  text: {
    nl: 'Intussen heeft dit adres toegang gekregen voor een andere klant. Er is niets verstuurd: beslis opnieuw.',
    en: 'Meanwhile this address was given access for another customer. Nothing was sent: decide again.',
  },
}
