import type { Reading } from './types.ts'
import { wordsOf } from './cues.ts'
import { namedReferences } from './references.ts'
import { OFFERS, WORDINGS } from './spam-words.ts'

/** What such a mail offers weighs more than how it is worded: people are polite and in haste too. */
const OFFER = 2
const WORDING = 1
const SURE = 4
const DOUBTFUL = 3
/** Who sells to everybody writes a page at most; a long mail holds some of these words by chance. */
const MAX_WORDS = 700
/** Words of business with us. Who uses one of them may be a customer. */
const OURS =
  /\b(?:(?:our|your|my|the|this|onze|uw|jullie|mijn|unsere|ihre|notre|votre|ma) (?:purchase )?(?:orders?|bestelling(?:en)?|bestellung(?:en)?|commandes?|factu(?:u)?r(?:en)?|facture|rechnung|offerte|angebot|devis)|(?:bestellen|nachbestellen|order number|ordernummer|bestelnummer|bestellnummer|factuurnummer|serienummer|serial number|seriennummer|retourneren|levertijd|lieferzeit|order ?portal|customer portal|klantportaal|klantenportaal))\b/i

/**
 * How sure it is that nobody asked for this mail: what is offered and how it is worded together. Never in a conversation, with a
 * number of ours or of the customer, or with words of an order: in doubt it is a question.
 */
export function spamScore(reading: Reading): number {
  if (!isOfAStranger(reading)) return 0
  const { subject, body } = wordsOf(reading)
  const text = `${subject} ${body}`
  const offers = OFFERS.filter(words => words.test(text)).length
  if (offers === 0) return 0
  const loud = /^[^a-z]{12,}$/.test(subject) || /!{2,}|\${2,}/.test(text) ? WORDING : 0
  const marks = offers * OFFER + WORDINGS.filter(words => words.test(text)).length * WORDING + loud
  return marks >= SURE + 1 ? 0.95 : marks >= SURE ? 0.88 : marks === DOUBTFUL ? 0.6 : 0
}

/** No conversation, no number and no word of business with us: else it is no mail that nobody asked for. */
export function isOfAStranger(reading: Reading): boolean {
  const { message } = reading
  if (message.inReplyTo || message.references.length > 0 || reading.forwarded || namedReferences(reading).length > 0)
    return false
  const { subject, body } = wordsOf(reading)
  const text = `${subject} ${body}`
  return !OURS.test(text) && text.split(' ').length <= MAX_WORDS
}
