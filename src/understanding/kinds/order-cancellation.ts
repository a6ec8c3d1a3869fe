import { z } from 'zod'
import type { JsonObject, Reading, RequestKind } from '../types.ts'
import { matchesOf } from '../matches.ts'
import { labelledValue } from '../layout/fields.ts'
import { found, foundIn, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import { words } from '../values/order-words.ts'
import { CANCELS, OF_ONE_LINE } from './order-cancellation-cues.ts'
import { goodsIn } from './goods-named.ts'
import { ORDER_WORD, ordersByForm, ordersNamed, ordersOf, unlike } from './named-orders.ts'
import { ordersMeant } from './orders-boldly.ts'
import { toldReason } from './reasons.ts'
import { saidIn, sureness } from './sayings.ts'
import type { Said } from './sayings.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'

const fields = z.strictObject({
  orderReference: z.string().optional(),
  skus: z.array(z.string()).optional(),
  reason: z.string().optional(),
})

/** An order, or some lines of it, is not wanted any more. faq: ordering-and-returns, annuleren */
export const orderCancellation: RequestKind<typeof fields> = {
  kind: 'order-cancellation',
  fields,
  recognise(reading) {
    const said = cancelled(reading)
    if (said.length === 0) return 0
    const about = said.map(({ sentence }) => sentence)
    const ordered =
      ordersOf(reading, about).length > 0 || sentencesOf(reading).some(({ flat }) => ORDER_WORD.test(flat))
    return sureness(reading, said) * (ordered ? 1 : 0.5)
  },
  missing: (given: JsonObject) => (given['orderReference'] === undefined ? ['orderReference'] : []),
  extract,
}

/** Sentences that cancel. A line that is named by its number only is a change: no article would mean the whole order. */
function cancelled(reading: Reading): Said[] {
  return saidIn(reading, CANCELS).filter(
    ({ sentence }) =>
      !OF_ONE_LINE.test(sentence.flat) || goodsIn(sentence).length > 0 || listed(reading, sentence).length > 0,
  )
}

/** One request an order: several orders in one mail are several cancellations. */
function extract(reading: Reading): Gathered[] {
  const said = cancelled(reading)
  const text = said.filter(({ sentence }) => sentence.place !== 'subject').map(({ sentence }) => sentence)
  const spoken = sentencesOf(reading).filter(({ place }) => place !== 'subject')
  const about = text.length > 0 ? text : said.length > 0 ? said.map(({ sentence }) => sentence) : spoken
  const orders = ordersMeant(
    reading,
    text.map(sentence => clauseOf(sentence)),
  )
  const goods = unlike(
    about
      .filter(sentence => said.length > 0 || !KEEPS.test(sentence.flat))
      .flatMap(sentence => [...goodsIn(sentence), ...listed(reading, sentence)]),
  ).filter(({ value }) => !orders.some(order => order.value === value))
  const why = reason(reading, about, said.length > 0) ?? toldReason(spoken)
  const each = orders.length > 0 ? orders : [undefined]
  return each.slice(0, MAX_ORDERS).map(order => {
    const gathered = new Gathered()
    gathered.put('/orderReference', order)
    // which article belongs to which of several orders is not said
    if (each.length === 1) for (const [index, sku] of goods.entries()) gathered.put(`/skus/${index}`, sku)
    gathered.put('/reason', why)
    return gathered
  })
}

/** What is not cancelled, or ordered in its place. */
const KEEPS = words(
  String.raw`rest|overige|remaining|[üu]brige\w*|reste|blijft|blijven|keep|stays?|bleibt|bleiben|instead|in plaats|stattdessen|anstatt|statt|au lieu|nieuwe order|new order|neue bestellung`,
)

/** The part of a sentence that cancels: "SO-1 replaces SO-2, please cancel SO-2" speaks of two orders. */
function clauseOf(sentence: Sentence): Sentence {
  if (CANCELS.every(({ words: said }) => !said.test(sentence.flat))) return sentence
  let from = 0
  for (const cut of [
    ...matchesOf(/[,;]\s|\s(?:maar|but|aber|mais|en graag|and please)\s/giu, sentence.flat),
    undefined,
  ]) {
    const to = cut ? cut.index : sentence.flat.length
    const span = part(sentence.span, from, to)
    const clause = { ...sentence, span, flat: span.text.replace(/[\n\t]/g, ' ') }
    if (CANCELS.some(({ words: said }) => said.test(clause.flat)) && namesOrder(clause)) return clause
    from = cut ? to + cut[0].length : to
  }
  return sentence
}

const namesOrder = ({ document, span }: Sentence) =>
  [...ordersNamed(document), ...ordersByForm(document)].some(
    number => number.span.start >= span.start && number.span.end <= span.end,
  )

const MAX_ORDERS = 20

/** Articles in a list below a sentence that ends with a colon. */
function listed(reading: Reading, sentence: Sentence): Found[] {
  if (!/:\s*$/.test(sentence.flat)) return []
  const below = sentencesOf(reading).filter(
    other => other.document === sentence.document && other.span.start >= sentence.span.end,
  )
  const end = below.findIndex(item => goodsIn(item).length === 0)
  return below.slice(0, end === -1 ? below.length : end).flatMap(item => goodsIn(item).slice(0, 1))
}

const BECAUSE =
  /(?<!\p{L})(?:omdat|(?<!(?:not|n['’]t|to|we|you|they|who) )want(?! (?:it|to|them|the|this|any))|aangezien|doordat|wegens|vanwege|in verband met|i\.?v\.?m\.?|door(?= een)|reden\s?(?:is|:)|because|on account of|in view of|op grond van|pour(?= raisons?)|since|as(?= (?:we|the|our|it|they))|due to|owing to|reason\s?(?:is|:)|weil|denn|(?<=,\s)da|wegen|aufgrund|grund\s?(?:ist|:)|car|parce qu(?:e |['’])|puisqu(?:e |['’])|en raison d(?:e |['’]|u )|suite [àa]|motif\s?:)(?:(?<=['’])|(?!\p{L}))\s*([^.!?\n][^.!?]{3,160}?)(?=\s*(?:[.!?]|$|,? (?:zur[üu]ck\w+|stornier\w+|te annuleren|annuleren|intrekken|graag|kunt u|kun je|wilt u|zou|please|could|can|bitte|k[öo]nn\w*|m[öo]cht\w*|merci|pourri\w*|pouvez|veuillez)))/iu
const NO_REASON = words(
  String.raw`graag|bevestig\w*|confirm\w*|bestätig\w*|please|bitte|merci|bedankt|dank\w*|thanks?|thank you|kunt|kun|could|can|would|können|pourri\w*|pouvez|veuillez|sorry|excuses|apolog\w*|entschuldig\w*|d[ée]sol\w*|rest|overige|remaining|übrige\w*|reste|wel|still|hopelijk|hope|hoor|hear|weten|know|laat|let|lassen|wissen|nieuwe|new|neue\w*|groet\w*|regards|credit\w*|terugbetal\w*|refund|stattdessen|instead|in plaats|plaats|zodra|soon|if|als|falls|si|annul\w*|cancel\w*|storn\w*`,
)
const MAX_WORDS = 16

/** Under its label, behind a word like "because", else what is told right behind the cancellation. */
function reason(reading: Reading, about: readonly Sentence[], cancelling: boolean): Found | undefined {
  const label = labelledValue(reading.documents, 'reason', 'text', 0.93)
  if (label) return label
  const text = about.filter(({ place }) => place !== 'subject')
  const said = text.map(({ span }) => foundIn(span, BECAUSE, 'text', 0.85)).find(value => value !== undefined)
  if (said ?? !cancelling) return said
  return text.map(sentence => toldBehind(reading, sentence)).find(value => value !== undefined)
}

function toldBehind(reading: Reading, sentence: Sentence): Found | undefined {
  const { flat, span } = sentence
  const comma = /,\s|\s[-–]\s|;\s/u.exec(flat)
  const verb = CANCELS[0]!.words.exec(flat)
  const clause = comma && verb && comma.index > verb.index ? comma.index + comma[0].length : undefined
  if (clause !== undefined) {
    const rest = part(span, clause, flat.replace(/[\s.!?]+$/, '').length)
    return tells(rest.text) ? found(rest, 'text', 0.7) : undefined
  }
  const all = sentencesOf(reading).filter(({ document }) => document === sentence.document)
  const next = all[all.indexOf(sentence) + 1]
  if (!next || next.paragraph !== sentence.paragraph) return undefined
  const rest = part(next.span, 0, next.flat.replace(/[\s.!]+$/, '').length)
  return tells(rest.text) ? found(rest, 'text', 0.65) : undefined
}

const tells = (text: string) => {
  const count = text.split(/\s+/).length
  return count >= 3 && count <= MAX_WORDS && !text.includes('?') && !NO_REASON.test(text) && !/[:\n]/.test(text)
}
