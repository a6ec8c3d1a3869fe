import { date } from '../../format.ts'
import { DOA_DAYS, type Entitlement, type Ground } from '../../domain/entitlement.ts'
import { missingChecks, senderChecks, type Asks } from '../checks.ts'
import { customerCheck } from '../customer-choice.ts'
import type { Case, Check, Text } from '../define.ts'
import type { ReturnFacts, ReturnLineFacts } from './facts.ts'

export const ASKS: Asks = {
  orderReference: {
    nl: 'het nummer van de order of de factuur waarop u het product hebt gekocht',
    en: 'the number of the order or the invoice on which you bought the product',
  },
  lines: {
    nl: 'welk product u wilt retourneren: artikelnummer en serienummer',
    en: 'which product you want to return: article number and serial number',
  },
  'lines/*/sku': { nl: 'het artikelnummer van product {n}', en: 'the article number of product {n}' },
}

export function checksOf({ request, facts }: Case<ReturnFacts>): Check[] {
  const all = [
    ...facts.lines.flatMap((line, n) => lineChecks(line, n, facts)),
    ...customerCheck(request, facts.customer),
    ...missingChecks({ ...request, missing: stillMissing(request.missing, facts) }, ASKS),
    ...addressCheck(facts),
    ...senderChecks(request),
  ]
  const order = ['error', 'warning', 'info', 'ok']
  return all.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

/** A serial number that we delivered says which article and which order it is. */
function stillMissing(missing: string[], { lines }: ReturnFacts): string[] {
  const known = (n: number) => lines[n]?.delivered?.by === 'serial'
  return missing.filter(path => {
    const n = /^lines\/(\d+)\/sku$/.exec(path)?.[1]
    if (n !== undefined) return !known(Number(n))
    return path !== 'orderReference' || !lines.length || !lines.every((_, index) => known(index))
  })
}

function lineChecks(line: ReturnLineFacts, n: number, facts: ReturnFacts): Check[] {
  const { asked, delivered, entitlement: it, decision } = line
  const name = asked.serialNumber ? `${asked.sku ?? '?'} ${asked.serialNumber}` : (asked.sku ?? '?')
  const add = (text: Text): Text => ({
    nl: `${text.nl} (product ${n + 1}, ${name})`,
    en: `${text.en} (product ${n + 1}, ${name})`,
  })
  const pointer = `/lines/${n}/decision`
  const checks: Check[] = [{ level: levelOf(line), pointer, text: add(groundText(it, delivered?.underway ?? null)) }]
  if (it.receivedFrom === 'customer' && it.receivedOn)
    checks.push({
      level: 'warning',
      pointer: '/receivedOn',
      text: add({
        nl: `De vervoerder meldt geen bezorging. De klant zegt: ontvangen op ${date(it.receivedOn, 'nl')}`,
        en: `The carrier reports no delivery. The customer says: received on ${date(it.receivedOn, 'en')}`,
      }),
    })
  if (delivered && delivered.by === 'article' && asked.serialNumber)
    checks.push({
      level: 'warning',
      pointer: `/lines/${n}/serialNumber`,
      text: add({
        nl: 'Dit serienummer hebben wij niet aan deze klant geleverd',
        en: 'We did not deliver this serial number to this customer',
      }),
    })
  if (delivered && asked.quantity > delivered.quantity)
    checks.push({
      level: 'warning',
      pointer: `/lines/${n}/quantity`,
      text: add({
        nl: `${asked.quantity} aangemeld, ${delivered.quantity} geleverd`,
        en: `${asked.quantity} announced, ${delivered.quantity} delivered`,
      }),
    })
  if (decision === 'service-centre' && !centreOf(line, facts))
    checks.push({
      level: 'error',
      pointer: '/serviceCentre',
      text: add({
        nl: 'Er is geen servicecenter bekend voor dit merk',
        en: 'No service centre is known for this make',
      }),
    })
  return checks
}

/** What only a colleague can settle blocks until a colleague has said what is done with the line. */
function levelOf({ asked, entitlement: it, decision }: ReturnLineFacts): Check['level'] {
  if (it.outcome === 'undecided') return asked.decision ? 'warning' : 'error'
  if (it.ground === 'doa') return 'ok'
  return it.ground === 'warranty' && decision === 'service-centre' ? 'info' : 'warning'
}

/** Details of the service centre, one a line. */
export const centreOf = (line: ReturnLineFacts, { centres }: ReturnFacts): string[] | undefined =>
  line.delivered ? centres[line.delivered.manufacturer] : undefined

function addressCheck({ lines, returnAddress }: ReturnFacts): Check[] {
  if (returnAddress || !lines.some(line => line.decision === 'ra')) return []
  return [
    {
      level: 'error',
      pointer: '/returnAddress',
      text: { nl: 'Het adres voor retouren ontbreekt.', en: 'The address for returns is missing.' },
    },
  ]
}

/** 'DOA dag 46 van 45': what the desk shows before anything else. */
export function groundText(it: Entitlement, underway: string | null): Text {
  const day = it.day ?? 0
  const until = (language: 'nl' | 'en') => (it.warrantyUntil ? date(it.warrantyUntil, language) : '–')
  const texts: { [ground in Ground]: Text } = {
    doa: { nl: `DOA dag ${day} van ${DOA_DAYS}`, en: `DOA day ${day} of ${DOA_DAYS}` },
    'doa-expired': {
      nl: `DOA dag ${day} van ${DOA_DAYS}, garantie tot ${until('nl')}`,
      en: `DOA day ${day} of ${DOA_DAYS}, warranty until ${until('en')}`,
    },
    warranty: { nl: `Defect, garantie tot ${until('nl')}`, en: `Defect, warranty until ${until('en')}` },
    'out-of-warranty': { nl: `Garantie verlopen op ${until('nl')}`, en: `Warranty ended on ${until('en')}` },
    'not-bought': {
      nl: 'Niet gevonden bij de leveringen aan deze klant',
      en: 'Not found among the deliveries to this customer',
    },
    software: {
      nl: 'Software: de retourregels zeggen hier niets over',
      en: 'Software: the return rules say nothing about it',
    },
    'no-date': { nl: 'Dag van ontvangst onbekend', en: 'Day of receipt unknown' },
    'future-date': { nl: 'Dag van ontvangst ligt na de aanvraag', en: 'Day of receipt lies after the request' },
    'doa-unknown': {
      nl: `Klant zegt niet of het bij ontvangst al defect was (dag ${day})`,
      en: `Customer does not say whether it was defective on arrival (day ${day})`,
    },
    underway: { nl: `Al aangemeld onder ${underway ?? '–'}`, en: `Announced already under ${underway ?? '–'}` },
  }
  return texts[it.ground]
}
