import { missingChecks, senderChecks, type Asks } from '../checks.ts'
import { customerCheck } from '../customer-choice.ts'
import type { Case, Check, Request } from '../define.ts'
import { amountChecks } from './check-amounts.ts'
import { dateChecks } from './check-dates.ts'
import { learntChecks } from './check-learnt.ts'
import { foundCheck, lineChecks } from './check-lines.ts'
import { duplicateChecks, orderChecks } from './check-order.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import { readPurchaseOrder } from './fields.ts'

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
    ...learntChecks(facts, po),
    ...duplicateChecks(facts, po),
    ...dateChecks(po, request, facts.today),
    ...orderChecks(facts, po),
    ...amountChecks(facts, po),
    ...facts.lines.flatMap((line, n) => lineChecks(line, n)),
    ...foundCheck(facts.lines),
  ]
  const order = ['error', 'warning', 'info', 'ok']
  return all.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}
