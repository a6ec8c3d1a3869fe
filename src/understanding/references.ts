import type { Document, Reading } from './types.ts'
import { paragraphs, pairsOf } from './layout/fields.ts'
import type { Pair } from './layout/label-marks.ts'
import { LABELS } from './layout/labels.ts'
import { matchesOf } from './matches.ts'
import { once } from './once.ts'
import { readDate } from './values/dates.ts'
import { found, foundIn } from './values/found.ts'
import type { Found } from './values/found.ts'
import { part } from './values/span.ts'

type ReferenceType = 'order' | 'invoice' | 'return' | 'case'

export interface Reference {
  type: ReferenceType
  value: Found
}

const NUMBER_WORD = String.raw`(?:[ -]{0,2}(?:nummers?|numbers?|nrs?\b|no\b|num[ée]ro|id\b|ref(?:erentie|erence)?\b|n[°º]))?`
const TOKEN = String.raw`[A-Za-z0-9](?:[A-Za-z0-9_/.-]{0,33}[A-Za-z0-9])?`
const TOKENS = new RegExp(TOKEN, 'g')
const TOKEN_AT_HEAD = new RegExp(`^#?\\s?(${TOKEN})(?=$|[\\s,;()\\]/])`)
const WORDS: [ReferenceType, string][] = [
  ['invoice', String.raw`(?:factu(?:u)?r(?:en)?|invoices?|rechnung(?:en)?|facture?s?|inv)`],
  ['return', String.raw`(?:rma|ra|retour|return|r[üu]cksendung|retoure)`],
  ['case', String.raw`(?:cases?|tickets?|zaak|melding|meldingsnummer|incident|dossier|vorgang|sr)`],
  [
    'order',
    String.raw`(?:p\.?o\.?|s\.?o\.?|(?:purchase|sales|inkoop|verkoop|bestel|back)?[ ]?orders?|inkoop|purchase order|inkoopopdracht|bestelling(?:en)?|bestelbon|opdracht|afroep(?:order)?|call-?off|works order|abruf|bestellung(?:en)?|(?:einkaufs)?auftrag|auftr[äa]ge|commandes?|cde|cmd|bdc|ordre(?: d['’]achat)?|bon de commande|(?:onze |our |unsere? |notre |uw |your )?(?:referentie|reference|referenz|r[ée]f[ée]rence|kenmerk|ref\b))`,
  ],
]
const NAMED = WORDS.map(
  ([type, words]) =>
    [
      type,
      new RegExp(
        String.raw`(?<![\p{L}\d-])${words}${NUMBER_WORD}(?:[ ]?[.:#=]{1,2})?(?:[ ](?:is|was|met|van|with|of|mit|war|lautet|luidt|ist|est le|est|n[°º]|nr\.?|no\.?|#))?[ ]{0,3}#?(${TOKEN}(?:(?:[ ]?[,;&+][ ]?|[ ](?:en|and|und|et|of|or)\s)${TOKEN}){0,20})`,
        'giu',
      ),
    ] as const,
)
const COMPOUND =
  /(?<![\p{L}\d])(?:(bestel-?(?:nummer|nr)|order-?(?:nummer|nr)|inkooporder-?(?:nummer|nr)|inkoop-?(?:nummer|nr)|opdracht-?(?:nummer|nr)|referentienummer|bestell-?(?:nummer|nr)|auftrags-?(?:nummer|nr)|einkaufs(?:nummer|nr))|(factuurnummer|factuurnr|rechnungsnummer|rechnungsnr)|(retournummer|ra-nummer|rma-nummer|ranummer|rmanummer)|(zaaknummer|ticketnummer|casenummer|dossiernummer))(?:[ ]?[.:#=]{1,2})?(?:[ ](?:is|luidt|lautet|ist))?[ ]{0,3}#?([A-Za-z0-9](?:[A-Za-z0-9_/.-]{0,33}[A-Za-z0-9])?)/giu
const PREFIXED =
  /(?<![\p{L}\d/_.@-])(?:(PO|SO|IO|ORD|ORDER|BST|VO|BO|INK|BE|BESTELLUNG)|(INV|FACT|FAC|FCT|VF|SINV|RE|RG)|(RMA|RA|RET)|(CASE|TICKET|TKT|CS|INC|SR))[-_/]?\d[A-Za-z0-9_/-]{2,30}(?![\p{L}\d@])/gu
/** "Réf. 294142/A" is all that some subjects say. */
const OF_SUBJECT = new RegExp(
  String.raw`^(?:[\p{L}]{2,4}\s?:\s?){0,3}(?:notre |our |unsere? |ons |onze )?r[ée]f\.?\s?[:#]?\s?(${TOKEN})`,
  'iu',
)
const TYPES: ReferenceType[] = ['order', 'invoice', 'return', 'case']

/** Every order, invoice, return or case number that a document names, in order of the text, as written. */
export const referencesIn = once(read)

function read(document: Document): Reference[] {
  const all: Reference[] = []
  const add = (type: ReferenceType, value: Found | undefined) => {
    if (value && !all.some(other => other.value.span.start < value.span.end && value.span.start < other.value.span.end))
      all.push({ type, value })
  }
  for (const { span } of paragraphs(document)) {
    if (!/\d/.test(span.text)) continue
    // a number on the next line is not taken for the number of a word at the end of this one
    const flat = span.text.replaceAll('\t', ' ')
    const at = (text: string, from: number, confidence: number) =>
      found(part(span, from, from + text.length), 'code', confidence)
    for (const match of matchesOf(PREFIXED, flat))
      if (!isVat(match[0], flat.slice(Math.max(0, match.index - 16), match.index)))
        add(
          TYPES[match.slice(1, 5).findIndex(group => group !== undefined)] ?? 'order',
          at(match[0], match.index, 0.93),
        )
    for (const match of matchesOf(COMPOUND, flat)) {
      const type = TYPES[match.slice(1, 5).findIndex(group => group !== undefined)] ?? 'order'
      const token = match[5] ?? ''
      if (isReference(token) || (type === 'order' && SHORT.test(token)))
        add(type, at(token, match.index + match[0].length - token.length, 0.93))
    }
    const headed = document.source === 'subject' ? OF_SUBJECT.exec(flat) : null
    if (headed && isReference(headed[1]!))
      add('order', at(headed[1]!, headed.index + headed[0].length - headed[1]!.length, 0.85))
    for (const [type, pattern] of NAMED) {
      for (const match of matchesOf(pattern, flat)) {
        if (type === 'order' && isOfGoods(flat, match)) continue
        const list = match[1] ?? ''
        const from = match.index + match[0].length - list.length
        for (const token of matchesOf(TOKENS, list)) {
          if (/^(?:en|and|und|et|of|or)$/i.test(token[0])) continue
          const end = from + token.index + token[0].length
          if (
            !isReference(token[0]) &&
            !(type === 'order' && isShortNumber(document, flat, match.index, from + token.index, end))
          )
            break
          add(type, at(token[0], from + token.index, 0.9))
        }
      }
    }
  }
  return all.toSorted((a, b) => a.value.span.start - b.value.span.start)
}

/** The VAT number of a Belgian or Romanian firm begins as some order numbers do. */
const isVat = (token: string, before: string) =>
  /^BE(?:[01]\d{9}|\d{14})$/.test(token) || /(?:btw|vat|tva|ust|mwst|iban)[\p{L}. -]{0,8}[:.]?\s{0,2}$/iu.test(before)

const REFERENCE_WORD = /^(?:referen(?:tie|z|ce)|r[ée]f[ée]rence|ref\b|kenmerk)/iu
const GOODS_BEFORE =
  /(?:art(?:ikel|icle|\.)?s?|(?:pi[èe]ces?|stuks|stück|units|exemplaires?|pcs|\d\s?x)(?: de| van| of| mit)?(?: la| de| the| der)?|produ(?:c|k|i)ts?|mod[èe]les?|model(?:s|len)?|sku|le|la|les|l.|the|de|het)\s?(?:de |met |mit |with |avec )?(?:(?:la|de|le|der|the) )?$/iu
/** Figures with a point number articles; orders are numbered without. */
const FIGURES_OF_GOODS = /^\d{2,6}(?:\.\d{3,6})+$/

/** "2 pièces de la référence 152.3301" names goods, "notre référence 4500012" an order. */
function isOfGoods(flat: string, match: RegExpExecArray): boolean {
  if (!REFERENCE_WORD.test(match[0])) return false
  const said = flat.slice(Math.max(0, match.index - 40), match.index)
  const [first = ''] = (match[1] ?? '').split(/[\s,;&+]/)
  return (
    FIGURES_OF_GOODS.test(first) ||
    (GOODS_BEFORE.test(said) && !/(?:commande|order|bestell\w+|bestelling)\s?$/iu.test(said))
  )
}

/** A number that identifies something: with a digit, no date, no year, no amount, no count. */
function isReference(token: string): boolean {
  if (!/\d/.test(token) || token.length < 3 || /^\d{1,3}$/.test(token) || /^(?:19|20)\d\d$/.test(token)) return false
  if (readDate(token) !== undefined && !/^\d+$/.test(token)) return false
  if (/^\d+[.,]\d{1,2}$/.test(token) || /^\d{1,3}(?:[.,]\d{3})+$/.test(token)) return false
  return !/^\d+(?:x|st|stuks?|pcs|e|de|ste|th|uur|jaar|gb|tb|w|v)$/i.test(token)
}

const SHORT = /^\d{3}$/
/** Words that say as well what the person does: "we order 100". */
const ALSO_VERB = /^(?:orders?|commandes?)\s+$/i

/** Three figures after the word for an order are its number where nothing follows that they could count. */
function isShortNumber({ source }: Document, flat: string, word: number, from: number, to: number): boolean {
  if (!SHORT.test(flat.slice(from, to)) || !/^(?:[^\S\n]*(?:\n|$)|[.,:;!?)\]](?!\d))/.test(flat.slice(to, to + 20)))
    return false
  return source === 'subject' || !ALSO_VERB.test(flat.slice(word, from))
}

/** The number of an order under a label that names it; there three figures are enough. */
export function numberUnder(pair: Pair, confidence: number): Found | undefined {
  const certain = confidence * pair.certainty
  const short = /^#?(\d{3})(?=$|\s?[,;(]|\s(?:d\.?d\.?|van|vom|of|du)\b)/i
  return referenceAt(pair.value, certain) ?? foundIn(pair.value, short, 'code', certain - 0.05)
}

const LABELLED: [ReferenceType, ReadonlySet<string>][] = [
  ['order', LABELS.orderReference],
  ['order', LABELS.poNumber],
  ['invoice', LABELS.invoiceNumber],
]

/** The numbers that the person names: in subject and text, and under labels. */
export function namedReferences(reading: Reading): Reference[] {
  const written = reading.documents.filter(({ source }) => source === 'subject' || source === 'body')
  const all = written.flatMap(document => [...referencesIn(document), ...labelledReferences(document)])
  const seen = new Set<string>()
  return all.filter(({ value }) => !seen.has(String(value.value)) && seen.add(String(value.value)))
}

function labelledReferences(document: Document): Reference[] {
  return pairsOf(document).flatMap(pair => {
    const type = LABELLED.find(([, labels]) => labels.has(pair.label))?.[0]
    const value = type && (type === 'order' ? numberUnder(pair, 0.95) : referenceAt(pair.value, 0.95 * pair.certainty))
    return type && value ? [{ type, value }] : []
  })
}

/** The number at the head of a labelled value: "PO-2231 d.d. 3 maart". */
export function referenceAt(span: Found['span'], confidence: number): Found | undefined {
  const spaced = /^([A-Z]{1,5} \d{3,}[\w/-]*)(?=$|[\s,;(])/.exec(span.text)
  if (spaced) return found(part(span, 0, spaced[1]!.length), 'text', confidence - 0.05)
  const match = TOKEN_AT_HEAD.exec(span.text)
  const token = match?.[1]
  if (!token || !isReference(token)) return undefined
  const from = match[0].indexOf(token)
  return found(part(span, from, from + token.length), 'code', confidence)
}
