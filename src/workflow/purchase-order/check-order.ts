import { date } from '../../format.ts'
import type { Address } from '../../domain/customers.ts'
import { oneLine } from '../../domain/learnt.ts'
import { ORDER_STATUS } from '../../domain/words.ts'
import type { Check } from '../define.ts'
import { differenceText } from './differences.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import type { PurchaseOrder } from './fields.ts'
import { error, info, ok, warning } from './say.ts'

/** Seen before, or under review in another item. */
export function duplicateChecks(
  { seen, inReview, customer }: PurchaseOrderFacts,
  { poNumber }: PurchaseOrder,
): Check[] {
  const checks: Check[] = []
  if (customer && poNumber && !seen && !inReview)
    checks.push(
      ok({
        nl: 'Dit PO-nummer is van deze klant niet eerder gezien.',
        en: 'This PO number was not seen before from this customer.',
      }),
    )
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

/** Where it goes, in what it is paid, and what is still to be recorded. */
export function orderChecks(facts: PurchaseOrderFacts, po: PurchaseOrder): Check[] {
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
  else if (facts.customer)
    checks.push(facts.address.known ? KNOWN_ADDRESS : newAddress(facts.customer.phone, facts.address.like))
  if (po.currency !== 'EUR')
    checks.push(
      warning({
        nl: `De PO is in ${po.currency}; wij boeken in EUR. De prijzen zijn niet vergeleken.`,
        en: `The PO is in ${po.currency}; we book in EUR. The prices were not compared.`,
      }),
    )
  const open = taken.filter(line => line.source === null).length
  if (open)
    checks.push(
      info({
        nl: `Van ${open} ${open === 1 ? 'regel' : 'regels'} is nog niet vastgelegd waar het vandaan komt. De bevestiging gaat weg zodra dat is gebeurd, met de ETA’s die dan zijn vastgelegd.`,
        en: `For ${open} ${open === 1 ? 'line' : 'lines'} it is not recorded yet where it comes from. The confirmation leaves as soon as it is, with the ETAs recorded by then.`,
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

const KNOWN_ADDRESS = ok({
  nl: 'Het afleveradres staat op het dossier van de klant.',
  en: 'The delivery address is on file for this customer.',
})

/** The number on file: whoever wrote the mail may have written another one in it (mission.md, decision 2). */
function newAddress(phone: string | null, like: Address | undefined): Check {
  const [nl, en] = phone ? [` Bel bij twijfel ${phone}.`, ` If in doubt call ${phone}.`] : ['', '']
  return warning(
    {
      nl: `Nieuw afleveradres voor deze klant.${like ? ` Het lijkt op ${oneLine(like)}: een schrijffout?` : ''}${nl}`,
      en: `New delivery address for this customer.${like ? ` It looks like ${oneLine(like)}: a slip of the pen?` : ''}${en}`,
    },
    '/deliveryAddress/street',
  )
}
