import type { Kind } from '../understanding/types.ts'
import type { Text } from './define.ts'

/** What a person can ask, in people's words: for the choice of another kind. */
export const KIND_NAMES: { [kind in Exclude<Kind, 'automated' | 'spam'>]: Text } = {
  'purchase-order': { nl: 'Inkooporder', en: 'Purchase order' },
  'order-acceptance': { nl: 'Akkoord op een order', en: 'Acceptance of an order' },
  'order-change': { nl: 'Wijziging van een order', en: 'Change of an order' },
  'order-cancellation': { nl: 'Annulering van een order', en: 'Cancellation of an order' },
  'order-status': { nl: 'Waar is mijn order', en: 'Where is my order' },
  'return-request': { nl: 'Retour', en: 'Return' },
  'access-request': { nl: 'Toegang tot de Customer Portal', en: 'Access to the Customer Portal' },
  'portal-support': { nl: 'Begeleiding in de Customer Portal', en: 'Guidance in the Customer Portal' },
  'account-application': { nl: 'Klant worden', en: 'Become a customer' },
  'account-change': { nl: 'Wijziging van accountgegevens', en: 'Change of account details' },
  'invoice-copy': { nl: 'Kopie van een factuur', en: 'Copy of an invoice' },
  availability: { nl: 'Beschikbaarheid van een artikel', en: 'Availability of an article' },
  'shipping-quote': { nl: 'Andere levering of verzendkosten', en: 'Other delivery or shipping cost' },
  'supplier-eta': { nl: 'Levertijden van een leverancier', en: 'Delivery dates of a supplier' },
  question: { nl: 'Vraag', en: 'Question' },
}

export const isKindName = (kind: unknown): kind is keyof typeof KIND_NAMES =>
  typeof kind === 'string' && Object.hasOwn(KIND_NAMES, kind)
