import { paragraphs } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { readLineTable } from '../layout/order-lines.ts'
import { NOT_GOODS } from '../layout/clauses.ts'
import { matchesOf } from '../matches.ts'
import { referencesIn } from '../references.ts'
import type { Document } from '../types.ts'
import { looksLikeCode } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'

const MAX_ARTICLES = 100
const WORD = /[A-Za-z0-9][\w./#+-]{2,40}/g
/** Three figures, a dot and four more: no thousands, no date, no amount. */
const DOTTED = /^\d{3}\.\d{4}$/
const NAMED_BEFORE =
  /(?:art(?:ikel|icle)?s?|item|product|produkt|produit|sku|p\/?n|part|type|model|mod[èe]le|material|référence|réf)\W{0,3}(?:nummers?|number|numm?er|nr|no|code|n°)?\W{0,4}$/i
const CODE_WORD = /^(?=.*\d)[A-Za-z0-9][\w./#+-]{3,40}$/

/** Article codes that a document names, in order of the text: in a table of goods, else by their form or the word before them. */
export function articlesIn(document: Document): Found[] {
  const tabled = document.tables.flatMap(
    table => readLineTable(document, table)?.lines.flatMap(({ sku }) => sku ?? []) ?? [],
  )
  if (tabled.length > 0) return unique(tabled)
  return unique(paragraphs(document).flatMap(paragraph => articlesInProse(document, paragraph)))
}

/** As `articlesIn`, for one paragraph. */
export function articlesInProse(document: Document, { span, flat }: Paragraph): Found[] {
  if (!/\d/.test(flat)) return []
  const references = new Set(referencesIn(document).map(({ value }) => value.span.start))
  return matchesOf(WORD, flat).flatMap(match => {
    const word = match[0].replace(/[.,/-]+$/, '')
    const before = flat.slice(Math.max(0, match.index - 40), match.index)
    const named = NAMED_BEFORE.test(before)
    const form = DOTTED.test(word) || (looksLikeCode(word) && /[A-Z]/.test(word) && /\p{L}/u.test(word))
    if (/@|https?:\S*$/.test(before.slice(-8)) || flat[match.index + match[0].length] === '@') return []
    if (!form && !(named && CODE_WORD.test(word) && !/^\d{1,5}$/.test(word))) return []
    if (!named && !DOTTED.test(word) && (references.has(span.start + match.index) || NOT_GOODS.test(before))) return []
    const value = found(part(span, match.index, match.index + word.length), 'code', named ? 0.93 : 0.86)
    return value ? [value] : []
  })
}

function unique(values: readonly Found[]): Found[] {
  const seen = new Set<unknown>()
  return values.filter(({ value }) => !seen.has(value) && seen.add(value)).slice(0, MAX_ARTICLES)
}
