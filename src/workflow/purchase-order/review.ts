import { money, plural } from '../../format.ts'
import type { Answer, Case, Outcome, Review } from '../define.ts'
import { questionLetter } from '../letters.ts'
import { approve, ask, close, refuse } from '../outcomes.ts'
import { ASKS, checksOf } from './checks.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import { readPurchaseOrder } from './fields.ts'
import { formOf, wanted } from './form.ts'
import { asChange, confirmation, refused, repeated } from './mails.ts'

export const TITLE = { nl: 'Inkooporder', en: 'Purchase order' }

export function reviewOrder(it: Case<PurchaseOrderFacts>): Review {
  const { request, facts } = it
  const po = readPurchaseOrder(request.fields)
  const summary = (language: 'nl' | 'en') => {
    const lines = plural(
      po.lines.length,
      language === 'nl' ? 'regel' : 'line',
      language === 'nl' ? 'regels' : 'lines',
      language,
    )
    return `${lines} · ${money(facts.totals.subtotal, language)}${wanted(po.requestedDate, language)}`
  }
  return {
    title: `PO ${po.poNumber ?? '–'} · ${facts.customer?.name ?? request.sender.address}`,
    summary: { nl: summary('nl'), en: summary('en') },
    facts: factsOf(facts),
    checks: checksOf(it),
    form: formOf(it),
    kept: [{ of: '/deliveryAddress', under: '/addressAsWritten' }],
    outcomes: outcomesOf(facts),
  }
}

function factsOf(facts: PurchaseOrderFacts): Review['facts'] {
  const { customer, totals } = facts
  return [
    ...(customer
      ? [{ label: { nl: 'Klant', en: 'Customer' }, value: same(`${customer.name} (${customer.number})`) }]
      : []),
    ...(customer?.accountManager
      ? [{ label: { nl: 'Accountmanager', en: 'Account manager' }, value: same(customer.accountManager.name) }]
      : []),
    { label: { nl: 'Totaal exclusief btw', en: 'Total excluding VAT' }, value: amount(totals.subtotal) },
    { label: { nl: 'Btw', en: 'VAT' }, value: amount(totals.vat) },
    { label: { nl: 'Totaal', en: 'Total' }, value: amount(totals.total) },
  ]
}

const same = (text: string) => ({ nl: text, en: text })
const amount = (value: string) => ({ nl: money(value, 'nl'), en: money(value, 'en') })

/** A PO that was seen before is repeated or handled as a change; booking it again is a colleague's explicit choice. */
function outcomesOf({ seen }: PurchaseOrderFacts): Outcome[] {
  const rest = [
    ask([{ nl: 'Welk artikel bedoelt u?', en: 'Which article do you mean?' }]),
    refuse([
      { nl: 'Wij kunnen dit artikel niet leveren.', en: 'We cannot supply this article.' },
      {
        nl: 'Wij leveren alleen aan klanten met een account bij ons.',
        en: 'We only supply customers with an account with us.',
      },
    ]),
    close([{ nl: 'Dubbel ontvangen', en: 'Received twice' }]),
  ]
  if (!seen) return [approve({ nl: 'Keur goed en boek', en: 'Approve and book' }), ...rest]
  const anew: Outcome = {
    ...approve({ nl: 'Boek als nieuwe order', en: 'Book as a new order' }),
    name: 'book-anew',
    tone: 'secondary',
    key: 'b',
  }
  const first: Outcome = seen.differences.length
    ? {
        name: 'change',
        label: { nl: 'Vraag de klant of dit een wijziging is', en: 'Ask the customer whether this is a change' },
        tone: 'primary',
        key: 'a',
      }
    : {
        name: 'repeat',
        label: { nl: 'Herhaal de bevestiging', en: 'Repeat the confirmation' },
        tone: 'primary',
        key: 'a',
      }
  return [first, anew, ...rest]
}

/** The mail of an outcome; pure, so what the desk shows is what leaves. */
export function answerOrder(outcome: string, it: Case<PurchaseOrderFacts>, reason?: string): Answer | null {
  switch (outcome) {
    case 'approve':
    case 'book-anew':
      return { step: 'confirm', mail: confirmation(it) }
    case 'repeat':
      return { step: 'repeat', mail: repeated(it) }
    case 'change':
      return { step: 'change', mail: asChange(it) }
    case 'ask':
      return { step: 'question', mail: questionLetter(it.request, TITLE, ASKS, reason || openQuestions(it)) }
    case 'refuse':
      return { step: 'refuse', mail: refused(it, reason ?? '') }
    default:
      return null
  }
}

/** What to ask when a colleague wrote nothing: what is missing, and which article a line means. */
function openQuestions({ request, facts }: Case<PurchaseOrderFacts>): string | undefined {
  if (request.missing.length) return undefined
  const nl = request.language === 'nl'
  const unclear = facts.lines.flatMap((line, n) =>
    line.parked === 'unknown-article' || line.parked === 'several-articles' ? [{ n: n + 1, asked: line.asked }] : [],
  )
  return unclear
    .map(({ n, asked }) =>
      nl
        ? `Welk artikel bedoelt u op regel ${n} met ‘${asked}’?`
        : `Which article do you mean on line ${n} by ‘${asked}’?`,
    )
    .join('\n')
}
