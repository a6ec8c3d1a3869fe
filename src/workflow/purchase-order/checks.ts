import { date, money, number } from '../../format.ts'
import { compare, isMoney, sum, times } from '../../domain/money.ts'
import { priceDifference } from '../../domain/pricing.ts'
import { ORDER_STATUS, PARKED } from '../../domain/words.ts'
import { missingChecks, senderChecks, type Asks } from '../checks.ts'
import { customerCheck } from '../customer-choice.ts'
import type { Case, Check, Request, Text } from '../define.ts'
import { differenceText } from './differences.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import { readPurchaseOrder, type PurchaseOrder } from './fields.ts'
import type { LineFacts } from './lines.ts'

/** What the customer is asked for where a field is missing. */
export const ASKS: Asks = {
  poNumber: { nl: 'uw ordernummer (PO-nummer)', en: 'your order number (PO number)' },
  lines: {
    nl: 'de artikelen die u wilt bestellen: artikelnummer en aantal',
    en: 'the articles that you want to order: article number and quantity',
  },
  'lines/*/sku': { nl: 'het artikelnummer van regel {n}', en: 'the article number of line {n}' },
  'lines/*/quantity': { nl: 'het aantal van regel {n}', en: 'the quantity of line {n}' },
}

/** Required and absent, without which nothing can be booked. A single line never holds up the others (mission.md, decision 9). */
export function essentialMissing(request: Request): string[] {
  const lines = readPurchaseOrder(request.fields).lines
  const whole = lines.filter((_, n) => !request.missing.some(path => path.startsWith(`lines/${n}/`)))
  return whole.length ? request.missing.filter(path => !path.startsWith('lines/')) : request.missing
}

/** Everything a colleague should know, what blocks first. */
export function checksOf({ request, facts }: Case<PurchaseOrderFacts>): Check[] {
  const po = readPurchaseOrder(request.fields)
  const all = [
    ...senderChecks(request),
    ...customerCheck(request, facts.customer),
    ...missingChecks({ ...request, missing: essentialMissing(request) }, ASKS),
    ...duplicateChecks(facts),
    ...orderChecks(facts, po),
    ...facts.lines.flatMap((line, n) => lineChecks(line, n)),
  ]
  const order = ['error', 'warning', 'info', 'ok']
  return all.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

function duplicateChecks({ seen, inReview }: PurchaseOrderFacts): Check[] {
  const checks: Check[] = []
  if (seen) {
    const status = ORDER_STATUS[seen.status]
    const [nl, en] = [date(seen.placedOn, 'nl'), date(seen.placedOn, 'en')]
    checks.push(
      warning(
        seen.differences.length
          ? {
              nl: `Wijziging: deze PO is op ${nl} al geboekt als order ${seen.number} (${status.nl}), met ${seen.differences.length} × iets anders.`,
              en: `Change: this PO was booked as order ${seen.number} (${status.en}) on ${en}, with ${seen.differences.length} × something else.`,
            }
          : {
              nl: `Dubbel: deze PO is op ${nl} al geboekt als order ${seen.number} (${status.nl}), met dezelfde inhoud.`,
              en: `Duplicate: this PO was booked as order ${seen.number} (${status.en}) on ${en}, with the same content.`,
            },
        '/poNumber',
      ),
      ...seen.differences.slice(0, 50).map(it => ({ level: 'info' as const, text: differenceText(it) })),
    )
  }
  if (inReview)
    checks.push(
      warning(
        {
          nl: `Dezelfde PO ligt ook in een ander item ter beoordeling, sinds ${date(inReview.since, 'nl')} (ordernummer ${inReview.number}).`,
          en: `The same PO is also under review in another item, since ${date(inReview.since, 'en')} (order number ${inReview.number}).`,
        },
        '/poNumber',
      ),
    )
  return checks
}

function orderChecks(facts: PurchaseOrderFacts, po: PurchaseOrder): Check[] {
  const checks: Check[] = []
  const taken = facts.lines.filter(line => !line.parked)
  if (facts.lines.length && !taken.length)
    checks.push(
      error({ nl: 'Geen enkele regel kan zo worden opgenomen.', en: 'No line can be taken as it stands.' }, '/lines'),
    )
  if (!facts.address)
    checks.push(
      error({ nl: 'Er is geen afleveradres.', en: 'There is no delivery address.' }, '/deliveryAddress/street'),
    )
  else if (!facts.address.known && facts.customer)
    checks.push(
      warning(
        { nl: 'Nieuw afleveradres voor deze klant.', en: 'New delivery address for this customer.' },
        '/deliveryAddress/street',
      ),
    )
  if (po.currency !== 'EUR')
    checks.push(
      warning({
        nl: `De PO is in ${po.currency}; wij boeken in EUR. De prijzen zijn niet vergeleken.`,
        en: `The PO is in ${po.currency}; we book in EUR. The prices were not compared.`,
      }),
    )
  checks.push(...creditChecks(facts), ...vatChecks(taken, facts), ...totalChecks(taken, po))
  const open = taken.filter(line => line.source === null).length
  if (open)
    checks.push(
      info({
        nl: `Van ${open} ${open === 1 ? 'regel' : 'regels'} is nog niet vastgelegd waar het vandaan komt. De bevestiging gaat weg zodra dat is gebeurd.`,
        en: `For ${open} ${open === 1 ? 'line' : 'lines'} it is not recorded yet where it comes from. The confirmation leaves as soon as it is.`,
      }),
    )
  if (facts.payment === 'payment-first' && po.shippingCost === undefined)
    checks.push(
      info(
        {
          nl: 'De verzendkosten zijn nog niet ingevuld: het bedrag dat de klant betaalt is zonder verzendkosten.',
          en: 'The shipping cost has not been filled in yet: the amount that the customer pays is without it.',
        },
        '/shippingCost',
      ),
    )
  if (facts.payment === 'payment-first' && !facts.paymentAccount)
    checks.push(
      error(
        { nl: 'Ons rekeningnummer voor de mail ontbreekt.', en: 'Our account number for the mail is missing.' },
        '/paymentAccount',
      ),
    )
  return checks
}

function creditChecks({ credit, customer, payment }: PurchaseOrderFacts): Check[] {
  if (!customer) return []
  if (!credit)
    return payment === 'payment-first'
      ? [
          info({
            nl: 'Geen kredietlimiet: eerst betaling, dan verzending.',
            en: 'No credit limit: payment first, then shipping.',
          }),
        ]
      : [
          warning(
            {
              nl: 'Geen kredietlimiet, en toch zonder betaling vooraf.',
              en: 'No credit limit, and yet without payment first.',
            },
            '/paymentProcedure',
          ),
        ]
  const say = (language: 'nl' | 'en') => money(credit.after, language)
  if (credit.beyond)
    return [
      warning(
        {
          nl: `Kredietlimiet van ${money(credit.limit, 'nl')} wordt met ${money(credit.beyond, 'nl')} overschreden (openstaand met deze order: ${say('nl')}).`,
          en: `Credit limit of ${money(credit.limit, 'en')} is exceeded by ${money(credit.beyond, 'en')} (outstanding with this order: ${say('en')}).`,
        },
        '/paymentProcedure',
      ),
    ]
  return [
    ok({
      nl: `Binnen de kredietlimiet: ${say('nl')} van ${money(credit.limit, 'nl')}.`,
      en: `Within the credit limit: ${say('en')} of ${money(credit.limit, 'en')}.`,
    }),
  ]
}

/** Facts for a decision that is never the desk's own (mission.md, decision 16). */
function vatChecks(taken: LineFacts[], { customer }: PurchaseOrderFacts): Check[] {
  const goods = taken.filter(line => line.reverseCharge)
  if (!goods.length) return []
  const amount = sum(goods.map(line => times(line.price ?? '0', line.quantity ?? 0)))
  const on = customer?.vatStatementOn
  return [
    info(
      {
        nl: `Goederen waarvoor btw verlegd kan zijn: ${money(amount, 'nl')} (vanaf ${money('10000.00', 'nl')} per soort). Hoedanigheidsverklaring: ${on ? `van ${date(on, 'nl')}` : 'niet op dossier'}.`,
        en: `Goods for which reverse charge may apply: ${money(amount, 'en')} (from ${money('10000.00', 'en')} per kind). VAT statement: ${on ? `of ${date(on, 'en')}` : 'not on file'}.`,
      },
      '/vatTreatment',
    ),
  ]
}

/** The customer's own sum beside that of his lines: a line may have been left out when it was read. */
function totalChecks(taken: LineFacts[], po: PurchaseOrder): Check[] {
  const stated = po.subtotal
  const all = po.lines.every(line => line.unitPrice && line.quantity !== undefined && Number.isInteger(line.quantity))
  if (!isMoney(stated) || !taken.length || !all) return []
  const added = sum(po.lines.map(line => times(line.unitPrice ?? '0', line.quantity ?? 0)))
  if (compare(stated, added) === 0) return []
  return [
    warning(
      {
        nl: `De PO telt op tot ${money(stated, 'nl')}, de gelezen regels tot ${money(added, 'nl')}.`,
        en: `The PO adds up to ${money(stated, 'en')}, the lines as read to ${money(added, 'en')}.`,
      },
      '/lines',
    ),
  ]
}

function lineChecks(line: LineFacts, n: number): Check[] {
  const [nl, en] = [`Regel ${n + 1}, ${line.asked}`, `Line ${n + 1}, ${line.asked}`]
  if (line.parked) {
    const proposals = line.proposals.join(', ')
    return [
      warning(
        {
          nl: `${nl}: ${PARKED[line.parked].nl}. De regel blijft buiten de order.${proposals && ` Misschien: ${proposals}.`}`,
          en: `${en}: ${PARKED[line.parked].en}. The line stays out of the order.${proposals && ` Perhaps: ${proposals}.`}`,
        },
        `/lines/${n}/${line.parked === 'quantity' ? 'quantity' : 'sku'}`,
      ),
    ]
  }
  return [...priceChecks(line, n, nl, en), ...stockChecks(line, n, nl, en)]
}

function priceChecks(line: LineFacts, n: number, nl: string, en: string): Check[] {
  const off = line.theirs && line.ours ? priceDifference(line.theirs, line.ours) : undefined
  if (!off) return bookedChecks(line, n, nl, en)
  const size = off.amount.replace('-', '')
  const share = (language: 'nl' | 'en') =>
    off.percent ? `${number(off.percent.replace('-', ''), language)}%` : money(size, language)
  const lower = off.amount.startsWith('-')
  return [
    warning(
      {
        nl: `Prijs wijkt ${share('nl')} af. ${nl}: ${money(off.theirs, 'nl')} in de PO, ${money(off.ours, 'nl')} bij ons (${money(size, 'nl')} ${lower ? 'lager' : 'hoger'}).`,
        en: `Price is ${share('en')} off. ${en}: ${money(off.theirs, 'en')} in the PO, ${money(off.ours, 'en')} with us (${money(size, 'en')} ${lower ? 'lower' : 'higher'}).`,
      },
      `/lines/${n}/price`,
    ),
  ]
}

/** A colleague's price, or one that stayed behind when the article changed. */
function bookedChecks(line: LineFacts, n: number, nl: string, en: string): Check[] {
  if (!line.price || !line.ours || compare(line.price, line.ours) === 0) return []
  return [
    warning(
      {
        nl: `${nl}: wij boeken ${money(line.price, 'nl')}, onze prijs is ${money(line.ours, 'nl')}.`,
        en: `${en}: we book ${money(line.price, 'en')}, our price is ${money(line.ours, 'en')}.`,
      },
      `/lines/${n}/price`,
    ),
  ]
}

function stockChecks(line: LineFacts, n: number, nl: string, en: string): Check[] {
  const wanted = line.quantity ?? 0
  if (line.stock >= wanted) return []
  const eta = (language: 'nl' | 'en') =>
    line.eta ? `ETA ${date(line.eta, language)}` : language === 'nl' ? 'ETA onbekend' : 'ETA unknown'
  const text = {
    nl: `${nl}: ${line.stock} van ${wanted} op voorraad, ${eta('nl')}.`,
    en: `${en}: ${line.stock} of ${wanted} in stock, ${eta('en')}.`,
  }
  const pointer = `/lines/${n}/source`
  // what is not there cannot have been taken from stock
  return [line.source === 'stock' ? error(text, pointer) : info(text, pointer)]
}

const error = (text: Text, pointer?: string): Check => ({ level: 'error', text, ...(pointer && { pointer }) })
const warning = (text: Text, pointer?: string): Check => ({ level: 'warning', text, ...(pointer && { pointer }) })
const info = (text: Text, pointer?: string): Check => ({ level: 'info', text, ...(pointer && { pointer }) })
const ok = (text: Text): Check => ({ level: 'ok', text })
