/** A label for people. */
export interface Text {
  nl: string
  en: string
}

/** Status of an order, in the FAQ's words (faq: customer-portal, terminologie); 'placed' and 'cancelled' are ours. */
export const ORDER_STATUS = {
  placed: { nl: 'In behandeling', en: 'In progress' },
  confirmed: { nl: 'Bevestigd', en: 'Confirmed' },
  'partially-fulfilled': { nl: 'Gedeeltelijk vervuld', en: 'Partially fulfilled' },
  fulfilled: { nl: 'Vervuld', en: 'Fulfilled' },
  cancelled: { nl: 'Geannuleerd', en: 'Cancelled' },
} as const satisfies { [status: string]: Text }
export type OrderStatus = keyof typeof ORDER_STATUS

export const LINE_FULFILMENT = {
  parked: { nl: 'Niet opgenomen', en: 'Not included' },
  open: { nl: 'Open', en: 'Open' },
  'back-order': { nl: 'Backorder', en: 'Back order' },
  shipped: { nl: 'Verzonden', en: 'Shipped' },
  delivered: { nl: 'Geleverd', en: 'Delivered' },
  cancelled: { nl: 'Geannuleerd', en: 'Cancelled' },
} as const satisfies { [fulfilment: string]: Text }
export type LineFulfilment = keyof typeof LINE_FULFILMENT

export const SOURCES = {
  stock: { nl: 'Uit voorraad', en: 'From stock' },
  supplier: { nl: 'Besteld bij leverancier', en: 'Ordered at the supplier' },
} as const satisfies { [source: string]: Text }
export type Source = keyof typeof SOURCES

/** Why a line was left out of an order that went on without it (mission.md, decision 9). */
export const PARKED = {
  'unknown-article': { nl: 'artikelnummer staat niet in ons assortiment', en: 'article number is not in our range' },
  'several-articles': {
    nl: 'artikelnummer past bij meer dan één artikel',
    en: 'article number fits more than one article',
  },
  ended: { nl: 'artikel is uitverkocht en wordt niet meer verwacht', en: 'article is sold out and no longer expected' },
  quantity: { nl: 'aantal is geen heel getal boven nul', en: 'quantity is not a whole number above zero' },
  price: { nl: 'prijs is nog niet overeengekomen', en: 'price has not been agreed yet' },
  'by-colleague': { nl: 'wij nemen hierover contact met u op', en: 'we will contact you about this' },
} as const satisfies { [reason: string]: Text }
export type ParkedReason = keyof typeof PARKED
