import { z } from 'zod'
import { isSaid, weigh } from '../cues.ts'
import type { Cue } from '../cues.ts'
import { attachmentsOf, bodyOf, inProse, labelledValue, subjectOf } from '../layout/fields.ts'
import { readFreeLines } from '../layout/free-lines.ts'
import { readLineTable } from '../layout/order-lines.ts'
import { namedReferences } from '../references.ts'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { UNIT } from '../values/codes.ts'
import { Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { articlesIn } from './articles.ts'

const fields = z.strictObject({
  skus: z.array(z.string()).optional(),
  quantity: z.number().positive().optional(),
  backOrder: z.boolean().optional(),
})

const BACK_ORDER: Cue = {
  words: /\b(?:back-? ?order|nabestell\w+|nalever\w+|nachliefer\w+|r[üu]ckstand|vormerk\w*|reliquat)\b/i,
  weight: 0.6,
}
const ASKS: Cue[] = [
  {
    words:
      /\b(?:op|uit|in) voorraad\b|\b(?:voorraad(?:status|stand|informatie|positie)?|vrije voorraad)\b|\b(?:in stock|stock (?:level|status|position|availability|on hand)|your stock)\b|\b(?:auf lager|lagerbestand|vorr[äa]tig|am lager|lagernd)\b|\b(?:en stock|du stock|stock (?:disponible|actuel))\b/i,
    weight: 0.7,
  },
  {
    words:
      /\b(?:leverbaar(?:heid)?|beschikbaar(?:heid)?|verkrijgbaar|uitverkocht|availab(?:le|ility)|sold out|out of stock|obtainable|verf[üu]gbar(?:keit)?|lieferbar(?:keit)?|ausverkauft|disponib(?:le|les|ilit[ée]s?)|[ée]puis[ée]e?s?|rupture)\b/i,
    weight: 0.55,
  },
  {
    words:
      /\b(?:levertijd(?:en)?|lead ?times?|delivery times?|lieferzeit(?:en)?|lieferfrist|d[ée]lai(?:s)? (?:de livraison|d.approvisionnement)|wann (?:k[öo]nnen|k[öo]nnten) sie .{0,40}liefern|hoe snel .{0,40}leveren|how (?:soon|fast|quickly))\b/i,
    weight: 0.6,
  },
  {
    words:
      /\b(?:wat (?:kost|kosten|is (?:de|uw|jullie) (?:\w+ )?prijs)|prijs(?:opgave|aanvraag|indicatie)?\b.{0,20}\b(?:van|voor|per)\b|prijs en (?:levertijd|voorraad|beschikbaarheid)|prijsopgave|prijsaanvraag|offerte (?:voor|van|aanvra\w+)|what (?:is|are|would be) (?:the |your )?(?:\w+ )?prices?|how much (?:is|are|for|do)|(?:please|kindly|can you|could you) quote\b|quote (?:us )?(?:for )?\d|(?:price|pricing|quote|quotation) (?:for|on|of)|prices? and (?:availability|lead|stock|delivery)|preis(?:e|anfrage)? (?:f[üu]r|von|und)|was kostet|was kosten|angebot (?:f[üu]r|[üu]ber)|quel(?:s)? (?:est|sont|serait) (?:le|les|votre|vos) (?:prix|tarif)s?|prix (?:et|de|du|pour)|tarif (?:et|de|du|pour)|combien co[ûu]te|devis pour)\b/i,
    weight: 0.55,
  },
  BACK_ORDER,
  {
    words:
      /\bqua prijs\b|\bof (?:jullie|u) (?:ze|die|deze|het|er|hem) (?:nog )?(?:hebben|heeft|hebt|kunnen|kunt)\b|\bwhether you (?:have|stock)\b|\bob sie .{0,30}(?:haben|liefern)\b/i,
    weight: 0.55,
  },
  {
    words:
      /\b(?:qua prijs|wat doe[nt]|wanneer|when|wann|quand)\b.{0,40}\b(?:weer|opnieuw|again|back|wieder|de nouveau|[àa] nouveau|binnen|binnenkomt|verwacht\w*|expect\w*|erwartet|attend\w+)\b|\b(?:kunt u|kunnen jullie|heeft u|hebben jullie|can you|could you|do you have|do you stock|haben sie|k[öo]nnen sie|avez-vous|pouvez-vous)\b.{0,50}\b(?:leveren|liggen|supply|deliver|liefern|da|livrer|fournir)\b/i,
    weight: 0.4,
  },
]
const AGAINST: Cue[] = [
  {
    words:
      /\b(?:hierbij|below|herewith|anbei|ci-dessous|attached)\b.{0,30}\b(?:actuele|nieuwe|latest|current|new|aktuellen?|neuen?|nouve\w+)\b.{0,20}\b(?:levertijd|leverdat|lead time|delivery|liefer|d[ée]lais|dates)/i,
    weight: -0.7,
  },
  {
    words:
      /\b(?:retour(?:neren|sturen)|terugsturen|rma|factuur|invoice|rechnung|facture|verzendkosten|shipping costs?|versandkosten|frais de (?:port|livraison|transport)|track ?(?:&|and|en)? ?trace|tracking|sendungsverfolgung|suivi)\b/i,
    weight: -0.35,
  },
  {
    words:
      /\b(?:afspraak|appointment|termin vereinbaren|rendez-vous|demo|training|inloggen|log ?in|wachtwoord|password)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\b(?:hierbij|bijgaand|bijgevoegd|in de bijlage)\b.{0,50}\b(?:order|bestelling|inkooporder)\b|\b(?:hereby|attached|enclosed|please find)\b.{0,50}\b(?:purchase order|our order|po)\b|\b(?:anbei|hiermit)\b.{0,50}\bbestell|\bci-joint\b.{0,50}\bcommande|\b(?:bestellen wij|wij bestellen|we bestellen|we order|we would like to order|wir bestellen|nous commandons|graag bestellen|purchase order|inkooporder)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\b(?:nieuwe|gewijzigde|new|revised|updated|neue[rs]?|ge[äa]nderte[rs]?|nouvelle|r[ée]vis[ée]e)s? (?:verwachte )?(?:lever(?:datum|data|termijn)|eta|delivery dates?|liefertermine?|dates? de livraison)\b/i,
    weight: -0.7,
  },
]
/** Where an order of theirs is spoken of, its goods are on their way: that is its status. */
const OF_AN_ORDER: Cue = {
  words:
    /\b(?:mijn|onze|de|uw|deze|my|our|the|this|meine[rn]?|unsere[rn]?|die|ma|notre|la)\s(?:\w+ )?(?:order|bestelling|bestellung|auftrag|commande)\b|\b(?:besteld(?:e)?|hebben .{0,30}besteld|ordered|bestellt|command[ée]e?s?)\b/i,
  weight: -0.45,
}

/** Stock, price or delivery time of a product, or a back order; nothing is ordered yet. faq: ordering-and-returns, uitverkocht */
export const availability: RequestKind<typeof fields> = {
  kind: 'availability',
  fields,
  recognise,
  missing: (given: JsonObject) => (given['skus'] === undefined ? ['skus'] : []),
  extract: reading => [extract(reading)],
}

function recognise(reading: Reading): number {
  if (weigh(reading, ASKS) === 0) return 0 // the words first: what else is looked up costs more
  const ordered = namedReferences(reading).some(({ type, value }) => type === 'order' && !isArticle(reading, value))
  const named = [...bodyOf(reading), ...subjectOf(reading)].some(document => articlesIn(document).length > 0)
  const score = weigh(reading, [...ASKS, ...AGAINST, ...(ordered ? [OF_AN_ORDER] : [])], 0)
  if (score === 0) return 0
  // a question about an order that has a number is its status, but for what they want on back order
  const asked = ordered && !isSaid(reading, BACK_ORDER) ? score * 0.6 : score
  return named ? Math.min(0.97, asked + (1 - asked) * 0.35) : asked * 0.85
}

const isArticle = (reading: Reading, value: Found) =>
  [...bodyOf(reading), ...subjectOf(reading)].some(document =>
    articlesIn(document).some(({ span }) => span.text === value.span.text),
  )

const COUNT = new RegExp(String.raw`(?<![\w.,/€$£-])(\d{1,5})\s?(?:(?:x|×)(?=[\s\p{L}\d])|${UNIT})`, 'iu')
const COUNTED = new RegExp(
  String.raw`\b(?:aantal|hoeveelheid|qty|quantity|menge|anzahl|quantit[ée]|qt[ée]|need|nodig|zet er|zet ons voor|doe er|put|ben[öo]tigen|brauchen|besoin de)\s?(?:van|of|[:=]|ist|is)?\s?(?:er |about |circa |ca\.? |ongeveer |environ |etwa )?(\d{1,5})(?![\w.,/-]*\d)`,
  'iu',
)
const WISH =
  /((?:\b(?:geen|niet|zonder|no|not|don't|without|kein(?:e[nr]?)?|nicht|ohne|pas(?: de)?|sans)\s(?:\p{L}+\s){0,3}?)?\b(?:back-? ?orders?|nabestelling|nabestellen|naleveren|nachliefern|nachlieferung|r[üu]ckstand|vormerken|reliquat)(?:\s(?:zetten|plaatsen|houden|nemen|place|put))?)/iu

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const written = [...bodyOf(reading), ...subjectOf(reading)]
  const own = first(written)
  const skus = own.length > 0 ? own : first(attachmentsOf(reading))
  for (const [index, sku] of skus.entries()) gathered.put(`/skus/${index}`, sku)
  gathered.put('/quantity', quantityOf(written, skus))
  if (!backOrderSentence(written).includes('?') || wantsBackOrder(written))
    gathered.put('/backOrder', inProse(written, WISH, 'backOrder', 0.85))
  return gathered
}

function first(documents: readonly Document[]): Found[] {
  const seen = new Set<unknown>()
  return documents.flatMap(document => articlesIn(document)).filter(({ value }) => !seen.has(value) && seen.add(value))
}

/** How many of the goods that are named; where each has its own number there is none for all. */
function quantityOf(documents: readonly Document[], skus: readonly Found[]): Found | undefined {
  const lines = documents.flatMap(document => [
    ...document.tables.flatMap(table => readLineTable(document, table)?.lines ?? []),
    ...readFreeLines(document, new Set()),
  ])
  const counted = lines.flatMap(({ sku, quantity }) =>
    sku && quantity && skus.some(({ value }) => value === sku.value) ? [quantity] : [],
  )
  const values = new Set(counted.map(({ value }) => value))
  if (values.size > 0) return values.size === 1 ? counted[0] : undefined
  const prose = documents.filter(({ source }) => source !== 'subject')
  return (
    labelledValue(prose, 'quantity', 'quantity', 0.9) ??
    inProse(documents, COUNT, 'quantity', 0.85) ??
    inProse(documents, COUNTED, 'quantity', 0.8)
  )
}

const backOrderSentence = (documents: readonly Document[]) =>
  documents.flatMap(({ text }) => text.split(/(?<=[.!?\n])\s/)).find(sentence => BACK_ORDER.words.test(sentence)) ?? ''

const wantsBackOrder = (documents: readonly Document[]) =>
  /\b(?:zet|zetten|plaats|plaatsen|graag|mag|mogen|neem|noteer|houd|houden|put|place|please|keep|add|bitte|setzen|nehmen|gern|veuillez|merci|mettre|mettez)\b/i.test(
    backOrderSentence(documents),
  )
