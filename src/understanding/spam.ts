import type { Reading } from './types.ts'
import { wordsOf } from './cues.ts'
import { namedReferences } from './references.ts'

const OFFERS = [
  /\b(?:seo|search engine optimi[sz]ation|backlinks?|guest post|domain authority|link building|rank (?:higher|#?1|on google)|google ranking)\b/i,
  /\b(?:bitcoin|crypto(?:currency)?|forex|binary options|trading bot|investment opportunity|double your)\b/i,
  /\b(?:lottery|jackpot|you have won|u heeft gewonnen|inheritance|next of kin|beneficiary|million (?:usd|dollars|euro)|unclaimed funds)\b/i,
  /\b(?:viagra|cialis|casino|online betting|adult dating|weight loss|cbd oil|enlargement)\b/i,
  /\b(?:web ?design (?:services|company)|mobile app development|outsourc\w+ (?:services|partner|team)|lead generation|e-?mail (?:list|database)s?|verified leads|appointment setting)\b/i,
  /\b(?:wire transfer|western union|gift cards?|money transfer|loan offer|business loan|quick loan)\b/i,
  /\b(?:unsubscribe|opt[- ]?out|click here|limited time offer|act now|100% free|risk[- ]free|no obligation|special promotion|klik hier|uitschrijven|afmelden)\b/i,
  /\b(?:dear (?:friend|sir\/madam|business owner|webmaster|beneficiary)|greetings of the day|hope this (?:e-?mail|message) finds you well)\b/i,
]

/** Unsolicited mail: at least three marks, never in a conversation and never with a number of ours or of the customer. Conservative. */
export function spamScore(reading: Reading): number {
  const { message } = reading
  if (message.inReplyTo || message.references.length > 0 || reading.forwarded || namedReferences(reading).length > 0)
    return 0
  const { subject, body } = wordsOf(reading)
  const text = `${subject} ${body}`
  const marks = OFFERS.filter(words => words.test(text)).length
  const selling = OFFERS.slice(0, 6).filter(words => words.test(text)).length
  if (selling === 0) return 0
  return marks >= 3 ? 0.9 : marks === 2 ? 0.6 : 0
}
