import type { Json } from '../../engine/define.ts'
import { senderChecks } from '../checks.ts'
import type { Answer, Case, Check, Field, Mail, Outcome, Request, Review, Text } from '../define.ts'
import { shown, textAt } from '../edits.ts'
import { isKindName, KIND_NAMES } from '../kind-names.ts'
import { questionLetter } from '../letters.ts'
import { ask, close } from '../outcomes.ts'
import type { QuestionFacts } from './facts.ts'
import { fieldName } from './field-names.ts'
import { proposalFor } from './proposals.ts'

export const TITLE = { nl: 'Vraag', en: 'Question' }

const OWN_FIELDS = new Set(['answer', 'otherKind'])
const MAX_FACTS = 20

export function reviewQuestion(it: Case<QuestionFacts>): Review {
  const { request, facts } = it
  const topic = textAt(request.fields, 'topic') ?? request.subject
  return {
    title: [request.subject.slice(0, 80), request.customer?.name ?? request.sender.address].filter(Boolean).join(' · '),
    summary: { nl: topic.slice(0, 120), en: topic.slice(0, 120) },
    facts: [
      ...facts.candidates.map(({ number, name, why }) => ({
        label: { nl: 'Misschien van', en: 'Perhaps from' },
        value: { nl: `${name} (${number}): ${why.nl}`, en: `${name} (${number}): ${why.en}` },
      })),
      ...understood(request),
    ],
    checks: [...checksOf(it), ...senderChecks(request)],
    form: FORM,
    outcomes: outcomesFor(request),
  }
}

function checksOf({ request, facts }: Case<QuestionFacts>): Check[] {
  const checks: Check[] = []
  if (facts.readAs) {
    const { nl, en } = readAs(facts)
    checks.push({
      level: 'info',
      text: {
        nl: `Gelezen als: ${nl}. Daarvoor is nog geen eigen behandeling.`,
        en: `Read as: ${en}. There is no handling of its own for that yet.`,
      },
    })
  }
  const proposal = proposalFor(request)
  if (proposal && textAt(request.fields, 'answer') === proposal.answer[request.language])
    checks.push({
      level: 'warning',
      pointer: '/answer',
      text: {
        nl: `Voorgesteld antwoord over ${proposal.about.nl}. Lees de mail: past het?`,
        en: `Proposed answer about ${proposal.about.en}. Read the mail: does it fit?`,
      },
    })
  if (!textAt(request.fields, 'answer') && !otherKind(request))
    checks.push({
      level: 'error',
      pointer: '/answer',
      text: {
        nl: 'Schrijf een antwoord, of kies wat voor mail dit is.',
        en: 'Write an answer, or choose what sort of mail this is.',
      },
    })
  return checks
}

const FORM: Field[] = [
  { pointer: '/answer', label: { nl: 'Antwoord aan de klant', en: 'Answer to the customer' }, type: 'long-text' },
  {
    pointer: '/otherKind',
    label: {
      nl: 'Is het iets anders? Dan wordt de mail opnieuw gelezen als…',
      en: 'Is it something else? Then the mail is read again as…',
    },
    type: 'choice',
    choices: Object.entries(KIND_NAMES)
      .filter(([kind]) => kind !== 'question')
      .map(([value, label]) => ({ value, label })),
  },
]

function outcomesFor({ mailId }: Request): Outcome[] {
  const answer: Outcome = {
    name: 'answer',
    label: { nl: 'Verstuur antwoord', en: 'Send the answer' },
    tone: 'primary',
    key: 'a',
    needsNoErrors: true,
  }
  const other: Outcome = {
    name: 'other-kind',
    label: { nl: 'Hoort ergens anders', en: 'Belongs elsewhere' },
    tone: 'secondary',
    key: 'o',
    needsNoErrors: true,
  }
  const end = close([
    { nl: 'Er hoeft niets te gebeuren.', en: 'Nothing needs to be done.' },
    { nl: 'Ongevraagde reclame.', en: 'Unsolicited advertising.' },
  ])
  return [answer, ask(), ...(mailId === undefined ? [] : [other]), end]
}

/** What was read from the mail, for the eye: the colleague decides, so nothing of it is edited here. */
function understood({ fields }: Request): Review['facts'] {
  const simple = Object.entries(fields).filter(([name, value]) => !OWN_FIELDS.has(name) && isSimple(value))
  return simple.slice(0, MAX_FACTS).map(([name, value]) => {
    const text = shown(value)
    return { label: fieldName(name), value: yesNo(value) ?? { nl: text, en: text } }
  })
}

const yesNo = (value: Json | undefined): Text | null =>
  typeof value === 'boolean' ? (value ? { nl: 'ja', en: 'yes' } : { nl: 'nee', en: 'no' }) : null

const isSimple = (value: Json | undefined) => value !== null && value !== undefined && typeof value !== 'object'

/** The exact mail of each outcome; none when the mail is read again or the item is closed. */
export function answerQuestion(outcome: string, { request }: Case<QuestionFacts>, reason?: string): Answer | null {
  if (!request.sender.address) return null
  if (outcome === 'answer') return { step: 'answered', mail: answerMail(request) }
  if (outcome === 'ask') return { step: 'question', mail: questionLetter(request, TITLE, {}, reason) }
  return null
}

/** The request with the answer that the rules settle already filled in, for a colleague to read and to change. */
export function withProposal(request: Request): Request {
  const proposal = proposalFor(request)
  // a person reads it before anything is asked: what a kind without a story of its own lacks, nobody asks by himself
  if (!proposal) return request.missing.length ? { ...request, missing: [] } : request
  return { ...request, missing: [], fields: { ...request.fields, answer: proposal.answer[request.language] } }
}

/** What the colleague wrote, paragraph by paragraph; an empty answer cannot be sent. */
export function answerMail({ language, sender, mailId, fields }: Request): Mail {
  const written = textAt(fields, 'answer') ?? ''
  const paragraphs = written
    .split(/\n\s*\n|\n/)
    .map(it => it.trim())
    .filter(Boolean)
  const data = { name: sender.name.trim(), paragraphs }
  return {
    template: 'question/answer',
    language,
    to: sender,
    data,
    why: 'answer',
    ...(mailId !== undefined && { answers: mailId }),
  }
}

export const otherKind = ({ fields }: Request) => textAt(fields, 'otherKind')

const readAs = ({ readAs }: QuestionFacts): Text => (isKindName(readAs) ? KIND_NAMES[readAs] : TITLE)
