import type { Document } from '../types.ts'
import { pairsOf, paragraphs } from '../layout/fields.ts'
import { columnOf } from '../layout/columns.ts'
import type { Pair } from '../layout/label-marks.ts'
import type { OrderLine } from '../layout/line-cells.ts'
import { matchesOf } from '../matches.ts'
import { once } from '../once.ts'
import { labelKey } from '../values/fold.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { cellSpan, part } from '../values/span.ts'
import { goodsIn } from './goods-named.ts'

const ONE = String.raw`(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{3,30}`
const SERIAL = new RegExp(
  String.raw`(?<!\p{L})(?:serie(?:n)?(?:[- ]?(?:nummer|nr\.?))?s?|serial(?:s| numbers?| nos?\.?| nrs?\.?)?|s\/?n|sn|seriennummern?|service ?-?tags?|tag(?=\s?:)|num[ée]ros? de s[ée]rie|n[°º]s? de s[ée]rie|snr)\s?(?:is|zijn|are|lautet|lauten|est|sont|[:=.#])?\s{0,3}(${ONE}(?:(?:\s?[,;&+/]\s?|\s(?:en|and|und|et)\s)(?:s\/?n\s?)?${ONE}){0,30})(?![\w-])`,
  'giu',
)
const EACH = new RegExp(String.raw`(?<![\w-])${ONE}(?![\w-])`, 'giu')

/** Serial numbers that are called so, in the order of the documents. */
export const serials = (documents: readonly Document[]): Found[] => documents.flatMap(document => serialsOf(document))

const serialsOf = once((document: Document): Found[] =>
  paragraphs(document).flatMap(({ span, flat }) =>
    matchesOf(SERIAL, flat).flatMap(match => {
      const list = match[1] ?? ''
      const from = match.index + match[0].length - list.length
      return matchesOf(EACH, list).flatMap(
        each => found(part(span, from + each.index, from + each.index + each[0].length), 'compact', 0.93) ?? [],
      )
    }),
  ),
)

/** What a number of a company or a person stands behind: never goods. */
const OF_A_COMPANY =
  /(?<!\p{L})(?:k\.?v\.?k|btw|vat|tva|ust|ustid|ust-id|iban|bic|swift|tel|t[ée]l|telefoon|phone|telefon|fax|mob\w*|gsm|m|t|coc|hrb|siren|siret|rcs|bank|rek(?:ening)?|postbus|po box|debiteur\w*|klant\w*|kunden\w*|customer)[-. ]{0,2}(?:nummer|number|nr|no|id|n[°º])?\.?\s?[:.#]?\s{0,2}$/iu
/** A VAT number or an account of a bank, whatever stands before it. */
const REGISTERED =
  /^(?:NL\d{9}B\d{2}|(?:BE|DE|FR|LU|GB|AT|IT|ES|DK|PL|SE|IE)[0O]?\d{8,12}|FR[A-Z0-9]{2}\d{9}|[A-Z]{2}\d{2}[A-Z]{4}\d{8,18}|[A-Z]{2}\d{14,22})$/i

/** Articles that are named in sentences, each once; what numbers a serial, a company or a page of the web is none. */
export const goodsInProse = once((document: Document): Found[] => {
  const taken = serials([document]).map(({ span }) => span)
  const seen = new Set<unknown>()
  return paragraphs(document)
    .flatMap(({ span, flat }, paragraph) => goodsIn({ document, span, flat, place: 'body', paragraph }))
    .filter(({ value, span }) => {
      if (taken.some(other => other.start < span.end && span.start < other.end)) return false
      const before = document.text.slice(Math.max(0, span.start - 24), span.start).replace(/[\n\t]/g, ' ')
      if (REGISTERED.test(span.text) || OF_A_COMPANY.test(before) || /@\S*$|https?:\S*$|www\.\S*$/i.test(before))
        return false
      return !seen.has(value) && seen.add(value)
    })
})

/** How far behind its article a serial number stands. */
const NEAR = 200

/** Each article gets the serial number that stands behind it, where it has none and is one piece. */
export function giveSerials(lines: readonly OrderLine[], named: readonly Found[]): void {
  if (lines.length < 2) return
  const given = new Set(lines.flatMap(({ serialNumber }) => serialNumber?.value ?? []))
  for (const serial of named) {
    if (given.has(serial.value)) continue
    const [closest] = lines
      .filter(({ sku }) => sku?.span.document === serial.span.document)
      .map(line => ({ line, distance: serial.span.start - (line.sku?.span.end ?? 0) }))
      .filter(({ distance }) => distance >= 0 && distance < NEAR)
      .toSorted((a, b) => a.distance - b.distance)
    if (!closest || closest.line.serialNumber || Number(closest.line.quantity?.value ?? 1) !== 1) continue
    closest.line.serialNumber = serial
    given.add(serial.value)
  }
}

/** Labels of a form: those that the whole document has, and on a page the cells that stand side by side in pairs. */
export function formOf(document: Document): Pair[] {
  const pairs = pairsOf(document)
  const starts = new Set(pairs.map(({ value }) => value.start))
  const beside = document.lines.flatMap((line): Pair[] => {
    const [label, cell, more] = line.cells ?? []
    if (!label || !cell || more || starts.has(cell.start)) return []
    const words = label.text.replace(/\s*[:=]\s*$/, '')
    if (!columnOf(words) || columnOf(cell.text)) return []
    const value = cellSpan(document, cell, line.page)
    return [{ label: labelKey(words), words, value, block: [value], certainty: 0.95 }]
  })
  return [...pairs, ...beside]
}
