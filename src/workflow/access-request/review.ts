import type { Answer, Case, Field, Mail, Request, Review } from '../define.ts'
import { textAt } from '../edits.ts'
import { questionLetter } from '../letters.ts'
import { approve, ask, refuse } from '../outcomes.ts'
import { ASKS, checksOf, needsCall } from './checks.ts'
import type { AccessFacts } from './facts.ts'

export const TITLE = { nl: 'Toegang tot de Customer Portal', en: 'Access to the Customer Portal' }

export function reviewAccess(it: Case<AccessFacts>): Review {
  const { request, facts } = it
  const company = facts.customer?.name ?? textAt(request.fields, 'companyName') ?? request.sender.address
  const email = textAt(request.fields, 'adminEmail')
  return {
    title: `Customer Portal · ${company}`,
    summary: email
      ? { nl: `Beheerder: ${email}`, en: `Administrator: ${email}` }
      : { nl: 'Nog geen beheerder genoemd', en: 'No administrator named yet' },
    facts: factsOf(facts),
    checks: checksOf(it),
    form: formOf(it),
    outcomes: [
      approve({ nl: 'Geef toegang', en: 'Give access' }),
      ask(request.missing.map(path => ASKS[path]).filter(it => it !== undefined)),
      refuse([
        { nl: 'Uw bedrijf is nog geen klant bij ons.', en: 'Your company is not a customer of ours yet.' },
        {
          nl: 'Wij konden niet vaststellen dat de aanvraag van uw bedrijf komt.',
          en: 'We could not verify that the request comes from your company.',
        },
      ]),
    ],
  }
}

function factsOf({ customer, administrators }: AccessFacts): Review['facts'] {
  if (!customer) return []
  return [
    { label: { nl: 'Klant', en: 'Customer' }, value: both(`${customer.name} (${customer.number})`) },
    {
      label: { nl: 'Telefoon op de klantkaart', en: 'Telephone on file' },
      value: customer.phone ? both(customer.phone) : { nl: 'geen', en: 'none' },
    },
    {
      label: { nl: 'Beheerders nu', en: 'Administrators now' },
      value: administrators.length ? both(administrators.map(it => it.email).join(', ')) : { nl: 'geen', en: 'none' },
    },
  ]
}

const both = (text: string) => ({ nl: text, en: text })

function formOf(it: Case<AccessFacts>): Field[] {
  const { candidates } = it.facts
  const customer: Field = candidates.length
    ? {
        pointer: '/customerNumber',
        label: { nl: 'Klant', en: 'Customer' },
        type: 'choice',
        choices: candidates.map(({ number, name, why }) => ({
          value: number,
          label: { nl: `${name} (${number}): ${why.nl}`, en: `${name} (${number}): ${why.en}` },
        })),
      }
    : { pointer: '/customerNumber', label: { nl: 'Klantnummer', en: 'Customer number' }, type: 'text' }
  return [
    {
      pointer: '/companyName',
      label: { nl: 'Bedrijfsnaam in de mail', en: 'Company name in the mail' },
      type: 'text',
      required: true,
    },
    customer,
    {
      pointer: '/adminEmail',
      label: { nl: 'E-mailadres van de beheerder', en: 'Address of the administrator' },
      type: 'email',
      required: true,
    },
    { pointer: '/adminName', label: { nl: 'Naam van de beheerder', en: 'Name of the administrator' }, type: 'text' },
    ...(needsCall(it)
      ? [
          {
            pointer: '/phoneCheck',
            label: { nl: 'Gebeld: met wie, wanneer, welk nummer', en: 'Called: with whom, when, which number' },
            type: 'text',
          } as const,
        ]
      : []),
  ]
}

/** The exact mail of each outcome. The id of the link is known once the profile is made; until then it is 0. */
export function answerAccess(outcome: string, it: Case<AccessFacts>, reason?: string): Answer | null {
  const { request } = it
  if (outcome === 'approve') return { step: 'activation', mail: activationMail('activation', it, 0) }
  if (!request.sender.address) return null
  if (outcome === 'ask') return { step: 'question', mail: questionLetter(request, TITLE, ASKS, reason) }
  if (outcome === 'refuse') return { step: 'refused', mail: refusedMail(request, reason) }
  return null
}

/** To the administrator who was named, never to whoever asked (faq: customer-portal, toegang). */
export function activationMail(
  template: 'activation' | 'activation-reminder',
  it: Case<AccessFacts>,
  linkId: number,
): Mail {
  const { email, name } = administratorOf(it)
  const data = { name, company: companyOf(it), email, askedBy: it.request.sender.address || 'telefoon' }
  return {
    template: `access-request/${template}`,
    language: it.request.language,
    to: { name, address: email },
    why: template === 'activation' ? 'answer' : 'reminder',
    data: template === 'activation' ? data : { name, company: data.company, email },
    secret: { kind: 'activation', id: linkId },
  }
}

export function activatedMail(it: Case<AccessFacts>, activatedAt: string): Mail {
  const { email, name } = administratorOf(it)
  const data = { name, company: companyOf(it), email, activatedAt }
  return {
    template: 'access-request/activated',
    language: it.request.language,
    to: { name, address: email },
    why: 'notice',
    data,
  }
}

/** To somebody who administers the portal for this company already (mission.md, decision 15). */
export function anotherAdministratorMail(it: Case<AccessFacts>, to: { name: string; email: string }): Mail {
  const data = {
    name: to.name,
    company: companyOf(it),
    newAdministrator: administratorOf(it).email,
    askedBy: it.request.sender.address || 'telefoon',
  }
  return {
    template: 'access-request/another-administrator',
    language: it.request.language,
    to: { name: to.name, address: to.email },
    why: 'notice',
    data,
  }
}

function refusedMail(request: Request, reason = ''): Mail {
  const { language, sender, mailId } = request
  const reasons = reason
    .split('\n')
    .map(it => it.trim())
    .filter(Boolean)
  const data = { name: sender.name.trim(), reasons }
  return {
    template: 'access-request/refused',
    language,
    to: sender,
    data,
    why: 'answer',
    ...(mailId !== undefined && { answers: mailId }),
  }
}

/** Throws in plain words when nobody is named: a colleague fills it in first. */
function administratorOf({ request }: Case<AccessFacts>): { email: string; name: string } {
  return {
    email: textAt(request.fields, 'adminEmail')?.toLowerCase() ?? '',
    name: textAt(request.fields, 'adminName') ?? '',
  }
}

const companyOf = ({ request, facts }: Case<AccessFacts>) =>
  facts.customer?.name ?? textAt(request.fields, 'companyName') ?? ''
