import { oneLine } from '../../domain/learnt.ts'
import type { Field } from '../define.ts'
import type { PurchaseOrderFacts } from './facts.ts'

/** Where it goes: as the customer wrote it, and where we deliver when he means another place by that. */
export function deliveryFields({ address }: PurchaseOrderFacts): Field[] {
  const learnt = address?.from === 'learnt' ? oneLine(address.to) : null
  const to = learnt ? undefined : address?.to
  return [
    {
      pointer: '/deliveryAddress/name',
      label: { nl: 'Leveren aan', en: 'Deliver to' },
      type: 'text',
      ...(to?.name && { value: to.name }),
    },
    {
      pointer: '/deliveryAddress/street',
      label: { nl: 'Straat en nummer', en: 'Street and number' },
      type: 'text',
      required: true,
      ...(to && { value: to.street }),
    },
    {
      pointer: '/deliveryAddress/postalCode',
      label: { nl: 'Postcode', en: 'Postal code' },
      type: 'text',
      ...(to && { value: to.postalCode }),
    },
    {
      pointer: '/deliveryAddress/city',
      label: { nl: 'Plaats', en: 'City' },
      type: 'text',
      required: true,
      ...(to && { value: to.city }),
    },
    {
      pointer: '/deliveryAddress/country',
      label: { nl: 'Land', en: 'Country' },
      type: 'text',
      ...(to && { value: to.country }),
    },
    ...(learnt
      ? [
          {
            pointer: '/deliverTo',
            label: { nl: 'Wij leveren op', en: 'We deliver to' },
            type: 'text' as const,
            readOnly: true,
            value: learnt,
          },
        ]
      : []),
  ]
}

/** Only where a correction can be remembered; a colleague who gives this customer something else once says no. */
export const rememberField = ({ lessons }: PurchaseOrderFacts): Field[] =>
  lessons?.length
    ? [
        {
          pointer: '/remember',
          label: { nl: 'Correctie onthouden voor deze klant', en: 'Remember the correction for this customer' },
          type: 'yes-no',
          value: true,
        },
      ]
    : []
