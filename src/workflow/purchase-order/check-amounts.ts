import { date, money } from '../../format.ts'
import { compare, isMoney, percentage, subtract, sum, times, type Money } from '../../domain/money.ts'
import { VAT_RATE } from '../../domain/orders.ts'
import type { Check } from '../define.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import type { PurchaseOrder } from './fields.ts'
import type { LineFacts } from './lines.ts'
import { info, ok, warning } from './say.ts'

/** What the amounts of the order ask of a colleague: credit, VAT, the customer's own sum. */
export function amountChecks(facts: PurchaseOrderFacts, po: PurchaseOrder): Check[] {
  const taken = facts.lines.filter(line => !line.parked)
  return [...creditChecks(facts), ...vatChecks(taken, facts), ...totalChecks(taken, po)]
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
  const all = po.lines.every(line => line.unitPrice && line.quantity !== undefined && Number.isInteger(line.quantity))
  if (!taken.length || !all) return []
  const added = sum(po.lines.map(line => times(line.unitPrice ?? '0', line.quantity ?? 0)))
  const stated = isMoney(po.subtotal) ? po.subtotal : isMoney(po.total) ? po.total : undefined
  if (stated === undefined) return []
  const fits = isMoney(po.subtotal) ? compare(stated, added) === 0 : fitsTotal(stated, added, po)
  return [
    fits
      ? ok({
          nl: `De regels tellen op tot het bedrag in de PO: ${money(stated, 'nl')}.`,
          en: `The lines add up to the amount in the PO: ${money(stated, 'en')}.`,
        })
      : warning(
          {
            nl: `De PO telt op tot ${money(stated, 'nl')}, de gelezen regels tot ${money(added, 'nl')}.`,
            en: `The PO adds up to ${money(stated, 'en')}, the lines as read to ${money(added, 'en')}.`,
          },
          '/lines',
        ),
  ]
}

/** A total alone may be with VAT or without, with discounts that only the totals of the lines show, and each line is rounded. */
function fitsTotal(total: Money, added: Money, { lines, tax, shippingCost }: PurchaseOrder): boolean {
  const stated = lines.map(line => line.lineTotal)
  const nets = [added, ...(stated.every(isMoney) ? [sum(stated)] : [])].map(net => sum([net, shippingCost ?? '0']))
  const amounts = nets.flatMap(net => [
    net,
    sum([net, percentage(net, VAT_RATE)]),
    ...(isMoney(tax) ? [sum([net, tax])] : []),
  ])
  return amounts.some(amount => Math.abs(Number(subtract(total, amount))) <= 0.01 * lines.length + 0.001)
}
