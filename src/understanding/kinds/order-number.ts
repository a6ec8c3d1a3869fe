import { labelled, pairsOf } from '../layout/fields.ts'
import { columnOf } from '../layout/columns.ts'
import type { Column } from '../layout/columns.ts'
import { LABELS } from '../layout/labels.ts'
import { numberUnder, referenceAt, referencesIn } from '../references.ts'
import type { Document } from '../types.ts'
import { meaningOf } from '../layout/label-meaning.ts'
import { stems } from '../values/stems.ts'
import { labelKeys } from '../values/fold.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { isOrderForm } from './order-papers.ts'
import { numberSaid } from './order-prose.ts'

const STRONG = labelKeys(`
    po, po nummer, po nr, po no, po ref, po referentie, po number, purchase order, purchase order number,
    purchase order no, inkooporder, inkoopordernummer, inkoopopdracht, inkoopnummer, bestelbon,
    bestelbonnummer, customer po, bon de commande, bestellnummer, bestelnummer, p.o. number,
    inkoopopdrachtnummer, einkaufsbestellung, your po, our po, purchase order nr`)
const ARTICLE = new Set<Column | undefined>(['sku', 'manufacturerPartNumber', 'ean'])
const WEAK = labelKeys(`
    referentie, reference, ref, referentienummer, reference number, uw referentie, your reference, kenmerk,
    referenz, référence, document number, documentnummer, ons kenmerk, onze referentie, our reference`)

/** "Opdrachtnr", "Bestell-Nr.", "N° de commande": an order and a number in one word. */
const STRONG_WORDS = stems(
  '^inkoop ^purchase ^bestel ^opdracht ^po ^cde ^bdc ^boncommande ^einkauf ^beschaff ^achat ^ordreachat ^calloff ^abruf ^afroep',
)
const OF_NUMBER = stems('nr$ nr[a-z]{0,4}$ id$ code$ ref$')
const isStrong = (label: string) =>
  STRONG.has(label) || (STRONG_WORDS.test(label) && OF_NUMBER.test(label) && meaningOf(label) === 'poNumber')

/** The customer's own number of the order: under a label, else by name in the text. */
export function poNumberIn(documents: readonly Document[]): Found | undefined {
  const pairs = labelled(documents, 'poNumber')
  const of = (wanted: (label: string) => boolean, confidence: number) => {
    for (const pair of pairs.filter(({ label }) => wanted(label))) {
      if (!LABELS.poNumber.has(pair.label) && ARTICLE.has(columnOf(pair.words))) continue
      const value =
        (WEAK.has(pair.label) ? referenceAt(pair.value, confidence * pair.certainty) : numberUnder(pair, confidence)) ??
        (isStrong(pair.label) && pair.certainty >= 0.95 ? wordNumber(pair.value) : undefined)
      if (value) return value
    }
    return undefined
  }
  const strong = of(isStrong, 0.98)
  if (strong) return strong
  const plain = of(label => LABELS.poNumber.has(label) && !WEAK.has(label), 0.93)
  if (plain) return plain
  const meant = of(label => !WEAK.has(label), 0.9)
  if (meant) return meant
  const form = documents
    .filter(isOrderForm)
    .flatMap(document => pairsOf(document))
    .find(({ label }) => label === 'nr')
  const ofForm = form && referenceAt(form.value, 0.85 * form.certainty)
  if (ofForm) return ofForm
  const named = documents
    .flatMap(document => referencesIn(document))
    .filter(({ type, value }) => type === 'order' && !OLDER.test(before(value)))
  const own = named.find(({ value }) => OWN.test(before(value)))
  const ofSubject = named.find(({ value }) => value.span.document.source === 'subject')
  const best =
    own ?? ofSubject ?? named.find(({ value }) => /^(?:PO|IO|INK|BST|P)/.test(String(value.value))) ?? named[0]
  return best?.value ?? ofTheSubject(documents) ?? numberSaid(documents) ?? of(label => WEAK.has(label), 0.7)
}

/** A number of the subject that the order itself gives as a value: whatever its label. */
function ofTheSubject(documents: readonly Document[]): Found | undefined {
  const subject = documents.find(({ source }) => source === 'subject')
  const tokens = new Set(subject?.text.match(/[\p{L}\d][\p{L}\d./_-]{2,33}/gu)?.filter(token => /\d{3}/.test(token)))
  if (tokens.size === 0) return undefined
  for (const pair of documents.filter(it => it !== subject).flatMap(document => pairsOf(document))) {
    if (!tokens.has(pair.value.text) || NOT_ITS_OWN.test(pair.label)) continue
    const value = referenceAt(pair.value, 0.88 * pair.certainty)
    if (value) return value
  }
  return undefined
}
const NOT_ITS_OWN = stems(
  'factu invoic rechnung offert quot angebot devis project projekt klant customer kunde client tel phone fax contract artikel article item',
)

const before = ({ span }: Found) => span.document.text.slice(Math.max(0, span.start - 40), span.start)
/** An order of before, or a paper of somebody else: not the number of the order that is placed. */
const OLDER =
  /(?:vorige|eerdere|laatste|oude|lopende|openstaande|previous|earlier|last|older|former|open|outstanding|vorherige[nr]?|fr[üu]here[nr]?|letzte[nr]?|pr[ée]c[ée]dente?|derni[èe]re|ancienne|offerte|aanbieding|quote(?! (?:our|the|this))|quotation|offer|angebot|devis|offre)(?:\s\p{L}+){0,2}\s?(?:nr\.?|no\.?|nummer|number)?[\s:#]*$/iu
const OWN =
  /(?:onder|under|unter|sous)\s(?:(?:ons|onze|our|unserer?|notre|het|the|der|le)\s)?(?:\p{L}+[\s.]){0,2}[:#]?\s?$|(?:ons|onze|our|unsere?|notre)\s(?:\p{L}+[\s.-]?){1,2}\s?(?:nr\.?|no\.?|nummer|number|is|ist|est)?[\s:#]*$/iu

/** True where a document gives a purchase order number under a label that can mean nothing else. */
export const declaresNumber = (documents: readonly Document[]) =>
  labelled(documents, 'poNumber').some(pair => isStrong(pair.label) && numberUnder(pair, 1) !== undefined)

/** True where a document gives its number under any label of one. */
export const ordersNumber = (document: Document) =>
  labelled([document], 'poNumber').some(pair => numberUnder(pair, 1) !== undefined)

/** "PO: JANSEN-MAART": a code of letters only, where the label leaves no doubt. */
function wordNumber(span: Found['span']): Found | undefined {
  return /^[A-Z][A-Z0-9._/-]{2,34}$/.test(span.text) ? found(span, 'code', 0.8) : undefined
}
