import { matchesOf } from '../matches.ts'
import { referencesIn } from '../references.ts'
import { looksLikeCode } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { ordersByForm, ordersNamed } from './named-orders.ts'
import type { Sentence } from './sentences.ts'

const WORD = /(?<![\p{L}\d@./_+#-])[A-Za-z0-9][\w./#+-]{1,40}/gu
/** Words that say that a number behind them is an article. */
const ARTICLE =
  /(?<!\p{L})(?:art(?:ikel|icle|\.|nr\.?)?(?:nummer|nr\.?|en|s)?|items?|sku|p\/?n|product(?:en|s)?|produkt\w*|produit\w*|model\w*|r[ée]f(?:[ée]rence|\.)?|referentie|part|de|het|the|der|die|das|den|la|le)\s?(?:numbers?|nummers?|nr\.?|no\.?|n°)?\s?[:#]?\s*$/iu

/** Articles that a sentence names by their code, in its order; numbers of orders and the like are none. */
export function goodsIn(sentence: Sentence): Found[] {
  const { document, span, flat } = sentence
  const article = (from: number) => ARTICLE.test(flat.slice(Math.max(0, from - 30), from))
  const isNear = (other: Span) => other.start < span.end && span.start < other.end
  const orders = [...ordersNamed(document), ...ordersByForm(document)].map(value => value.span).filter(isNear)
  const others = referencesIn(document)
    .filter(({ type }) => type !== 'order')
    .map(({ value }) => value.span)
    .filter(isNear)
  return matchesOf(WORD, flat).flatMap(match => {
    const text = match[0].replace(/[.,/-]+$/, '')
    const word = part(span, match.index, match.index + text.length)
    const taken = [...orders, ...others].some(other => other.start < word.end && word.start < other.end)
    const numbered = /^\d{2,6}(?:[.-]\d{2,6}){1,3}$/.test(text) && article(match.index)
    if (
      taken ||
      !(looksLikeCode(text) || numbered) ||
      isAmount(flat, match.index, text) ||
      (/^\d{6,}$/.test(text) && !article(match.index))
    )
      return []
    if (/^[1-9]\d{3}[A-Z]{2}$/.test(text) || COMPOUND.test(text)) return []
    return found(word, 'code', article(match.index) || /\p{L}/u.test(text) ? 0.9 : 0.8) ?? []
  })
}

/** "L3-variant", "5-Jahre-Paket": words of the language, not of a catalogue. */
const COMPOUND = /-\p{Lu}?\p{Ll}{4,}/u

const isAmount = (flat: string, from: number, text: string) =>
  /(?:€|eur|\$|£)\s?$/i.test(flat.slice(Math.max(0, from - 5), from)) ||
  /^\s?(?:€|eur\b)/i.test(flat.slice(from + text.length, from + text.length + 5))
