import { alike } from '../../domain/company.ts'
import { nameKey } from '../../domain/keys.ts'
import { type Asks, missingChecks, senderChecks } from '../checks.ts'
import type { Case, Check } from '../define.ts'
import { textAt } from '../edits.ts'
import type { AccessFacts } from './facts.ts'

// faq: customer-portal, toegang
export const ASKS: Asks = {
  companyName: { nl: 'de volledige bedrijfsnaam', en: 'the full company name' },
  adminEmail: {
    nl: 'het e-mailadres van de persoon die de beheerdersrechten krijgt',
    en: 'the e-mail address of the person who will be the administrator',
  },
}

const EMAIL = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,250}\.[a-z]{2,}$/i

export function checksOf(it: Case<AccessFacts>): Check[] {
  return [
    ...missingChecks(it.request, ASKS),
    ...companyChecks(it),
    ...addressChecks(it),
    ...phoneChecks(it),
    ...senderChecks(it.request),
  ]
}

/** Is a call needed before the link may leave? The address is not the company's, or there is an administrator (mission.md, decision 15). */
export function needsCall({ facts }: Case<AccessFacts>): boolean {
  if (!facts.customer) return false
  return facts.domain === 'other' || facts.domain === 'public' || facts.administrators.length > 0
}

/** Administrators of now whom the colleague who approved did not see: another one is a change of the account. */
export function strangers({ facts }: Case<AccessFacts>, now: AccessFacts): string[] {
  const seen = new Set(facts.administrators.map(it => it.email))
  return now.administrators.flatMap(it => (seen.has(it.email) ? [] : [it.email]))
}

function companyChecks({ request, facts }: Case<AccessFacts>): Check[] {
  const typed = textAt(request.fields, 'companyName') ?? ''
  const { customer, candidates } = facts
  const pointer = '/customerNumber'
  if (!customer)
    return [
      candidates.length
        ? error(
            pointer,
            'Kies de klant: de bedrijfsnaam is niet zeker genoeg.',
            'Choose the customer: the company name is not certain enough.',
          )
        : error(
            pointer,
            'Geen klant met deze naam. Vul het klantnummer in, of wijs de aanvraag af.',
            'No customer has this name. Fill in the customer number, or refuse the request.',
          ),
    ]
  if (typed && customer.how !== 'number' && !alike(nameKey(typed), nameKey(customer.name)))
    return [
      warning(
        '/companyName',
        `In de mail staat ‘${typed}’, de afzender hoort bij ${customer.name}.`,
        `The mail says ‘${typed}’, the sender belongs to ${customer.name}.`,
      ),
    ]
  return [ok(`Klant: ${customer.name} (${customer.number}).`, `Customer: ${customer.name} (${customer.number}).`)]
}

function addressChecks({ request, facts }: Case<AccessFacts>): Check[] {
  const email = textAt(request.fields, 'adminEmail')
  if (!email) return []
  const pointer = '/adminEmail'
  if (!EMAIL.test(email)) return [error(pointer, `${email} is geen e-mailadres.`, `${email} is no e-mail address.`)]
  const { existing } = facts
  if (existing && !existing.sameCustomer)
    return [
      error(
        pointer,
        `${email} heeft al toegang voor ${existing.company}.`,
        `${email} has access for ${existing.company} already.`,
      ),
    ]
  const checks: Check[] = []
  if (existing)
    checks.push(
      existing.active
        ? warning(
            pointer,
            `${email} heeft al toegang. Goedkeuren stuurt een nieuwe link.`,
            `${email} has access already. Approving sends a new link.`,
          )
        : info(
            pointer,
            `${email} heeft al een profiel, nog niet geactiveerd. Goedkeuren stuurt een nieuwe link.`,
            `${email} has a profile already, not yet activated. Approving sends a new link.`,
          ),
    )
  if (email.toLowerCase() !== request.sender.address.toLowerCase())
    checks.push(
      warning(
        pointer,
        `De aanvrager (${request.sender.address}) is niet de beheerder.`,
        `Who asks (${request.sender.address}) is not the administrator.`,
      ),
    )
  if (facts.domain === 'own')
    checks.push(
      ok(
        'Het adres van de beheerder hoort bij deze klant.',
        'The address of the administrator belongs to this customer.',
      ),
    )
  return checks
}

/** A call to the number on file, written down by a colleague (reliability.md section 4; mission.md, decisions 2 and 15). */
function phoneChecks(it: Case<AccessFacts>): Check[] {
  if (!needsCall(it)) return []
  const { facts, request } = it
  const called = textAt(request.fields, 'phoneCheck') !== undefined
  const number = facts.customer?.phone
  const call = {
    nl: number ? `Bel ${number} en noteer met wie.` : 'Bel het nummer van de klantkaart en noteer met wie.',
    en: number ? `Call ${number} and note with whom.` : 'Call the number on the customer card and note with whom.',
  }
  const reasons: Check[] = []
  const add = (nl: string, en: string) =>
    reasons.push(called ? warning('/phoneCheck', nl, en) : error('/phoneCheck', `${nl} ${call.nl}`, `${en} ${call.en}`))
  if (facts.domain === 'public')
    add(
      'Het adres van de beheerder is van een openbare maildienst.',
      'The address of the administrator is at a public mail service.',
    )
  if (facts.domain === 'other')
    add(
      'Het domein van de beheerder hoort niet bij deze klant.',
      'The domain of the administrator does not belong to this customer.',
    )
  if (facts.administrators.length) {
    const names = facts.administrators.map(admin => admin.email).join(', ')
    add(
      `Er is al een beheerder: ${names}. Een andere is een wijziging van het account; de huidige krijgt bericht.`,
      `There is an administrator already: ${names}. Another one is a change of the account; the present one is told.`,
    )
  }
  return reasons
}

const error = (pointer: string, nl: string, en: string): Check => ({ level: 'error', pointer, text: { nl, en } })
const warning = (pointer: string, nl: string, en: string): Check => ({ level: 'warning', pointer, text: { nl, en } })
const info = (pointer: string, nl: string, en: string): Check => ({ level: 'info', pointer, text: { nl, en } })
const ok = (nl: string, en: string): Check => ({ level: 'ok', text: { nl, en } })
