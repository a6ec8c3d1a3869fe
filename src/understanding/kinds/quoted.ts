import type { Document, Reading } from '../types.ts'
import { once } from '../once.ts'
import { readHtml } from '../readers/html.ts'
import { splitLines, masked } from '../readers/lines.ts'
import { splitReply } from '../readers/reply.ts'
import { referencesIn } from '../references.ts'
import type { Found } from '../values/found.ts'
import { unlike } from './named-orders.ts'

const MAX_QUOTED = 20_000

/** What an answer quotes, without its quote marks: for what the answer speaks of, never for what it asks. */
export const quotedIn = once((reading: Reading): Document => {
  const { text, html, subject } = reading.message
  const plain = text.trim() === '' && html !== null ? readHtml(html) : { text, quotes: [] }
  const short = plain.text.slice(0, MAX_QUOTED)
  const { quoted } = splitReply(splitLines(short), subject, plain.quotes)
  const unquoted = masked(short, quoted).replace(/^[\s>]+/gm, marks => marks.replaceAll('>', ' '))
  return { source: 'body', format: 'text', text: unquoted, lines: splitLines(unquoted), tables: [] }
})

const CONFIRMATION =
  /(?:orderbevestiging|bevestiging|order ?confirmation|confirmation|acknowledge?ment|auftragsbest[äa]tigung|best[äa]tigung|confirmation de (?:votre )?commande)\s*(?:(?:van|voor|of|for|der|zu|zur|de|your|uw|ihrer|votre|order|bestelling|bestellung|commande|nr\.?|no\.?|n°|#|:)\s*){0,4}$/iu

/**
 * The one order that a quoted mail speaks of: the one that it confirms, else the only one. Nothing where it names several.
 * The quote may be an older one, so it is less sure than the answer's own words.
 */
export function orderQuoted(reading: Reading): Found | undefined {
  const document = quotedIn(reading)
  const orders = unlike(
    referencesIn(document)
      .filter(({ type }) => type === 'order')
      .map(({ value }) => value),
  )
  const confirmed = unlike(
    orders.filter(({ span }) => CONFIRMATION.test(document.text.slice(Math.max(0, span.start - 80), span.start))),
  )
  const [only] = confirmed.length === 1 ? confirmed : orders.length === 1 ? orders : []
  // its place in the mail is outside of what was written, so only its words are evidence
  return only && { ...only, confidence: 0.7, span: { ...only.span, scattered: true } }
}

/** True where an answer quotes a confirmation of ours. */
export const quotesConfirmation = (reading: Reading) => CONFIRMED.test(quotedIn(reading).text)

const CONFIRMED =
  /orderbevestiging|order confirmation|order acknowledge?ment|auftragsbest[äa]tigung|confirmation de (?:votre )?commande|bevestig(?:en|ing)|best[äa]tig|we (?:hereby )?confirm|(?:in goede orde|have) (?:ontvangen|received)|bien re[çc]u votre commande/iu
