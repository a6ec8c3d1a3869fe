import { translate } from '../sentences/translate.ts'
import type { Check, Request, Text } from './define.ts'

/** What the customer is asked for, by path of the field; '*' stands for the number of a line: { 'lines/*\/sku': … '{n}' }. */
export type Asks = { [path: string]: Text }

/** Who sent it and how far to believe it, and what the reader of the mail was not sure of. */
export function senderChecks(request: Request): Check[] {
  const { sender, forwardedBy, trust, customer, origin } = request
  const checks: Check[] = []
  if (forwardedBy)
    checks.push({
      level: 'warning',
      text: {
        nl: `Doorgestuurd door ${forwardedBy.address}. Dat ${sender.address} dit schreef, is niet vast te stellen.`,
        en: `Forwarded by ${forwardedBy.address}. Whether ${sender.address} wrote this cannot be verified.`,
      },
    })
  else if (trust < 1 && origin === 'mail')
    checks.push({
      level: 'warning',
      text: {
        nl: `Het adres ${sender.address} is niet vastgesteld: de afzender kan vervalst zijn.`,
        en: `Nobody vouches for the address ${sender.address}: the sender may be forged.`,
      },
    })
  if (customer)
    checks.push({
      level: 'ok',
      text: {
        nl: `Contactpersoon van ${customer.name} (${customer.number}).`,
        en: `Contact of ${customer.name} (${customer.number}).`,
      },
    })
  else
    checks.push({
      level: 'warning',
      text: {
        nl: `Onbekende afzender: ${sender.address} staat bij geen klant.`,
        en: `Unknown sender: ${sender.address} belongs to no customer.`,
      },
    })
  return [...checks, ...request.warnings.map(warning => ({ level: 'warning' as const, text: translate(warning) }))]
}

/** An error for each field that is required and absent; it goes away when a colleague fills it in. */
export function missingChecks(request: Request, asks: Asks): Check[] {
  return request.missing.map(path => {
    const { nl, en } = asked(path, asks)
    return { level: 'error', pointer: `/${path}`, text: { nl: `Ontbreekt: ${nl}.`, en: `Missing: ${en}.` } }
  })
}

/** What to ask for where `path` is missing, in the customer's words. */
export function asked(path: string, asks: Asks): Text {
  const exact = asks[path]
  if (exact) return exact
  const numbers = path.match(/(?<=\/)\d+(?=\/|$)/g) ?? []
  const general = asks[path.replace(/\/\d+(?=\/|$)/g, '/*')]
  if (!general) return { nl: 'een gegeven dat ontbreekt', en: 'a detail that is missing' }
  const number = String(Number(numbers[0] ?? 0) + 1)
  return { nl: general.nl.replaceAll('{n}', number), en: general.en.replaceAll('{n}', number) }
}
