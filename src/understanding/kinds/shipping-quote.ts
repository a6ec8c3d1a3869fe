import { z } from 'zod'
import { isSaid, weigh } from '../cues.ts'
import type { Cue } from '../cues.ts'
import { bodyOf, inProse, labelled, labelledValue, paragraphs, subjectOf } from '../layout/fields.ts'
import { numberUnder, referencesIn } from '../references.ts'
import type { Document, Reading, RequestKind } from '../types.ts'
import { found, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'

const fields = z.strictObject({
  orderReference: z.string().optional(),
  destination: z.string().optional(),
  method: z.string().optional(),
})

const COSTS = String.raw`(?:verzend|transport|vracht|bezorg|leverings?|lever|vervoers?|koeriers?|porto)-?kosten|verzendtarie(?:f|ven)|(?:vracht|transport|verzend|bezorg)prij(?:s|zen)|(?:shipping|freight|delivery|transport|courier|carriage|postage)[ -](?:costs?|charges?|fees?|rates?|quote|quotation|prices?|price)|(?:versand|fracht|liefer|transport|porto)-?(?:kosten|geb[üu]hren|preise?|tarife?)|frais de (?:port|livraison|transport|exp[ée]dition|d[ée]placement)|frais d.(?:exp[ée]dition|envoi)|co[ûu]ts? (?:de|du) (?:transport|livraison|port|l.envoi|l.exp[ée]dition)|tarif (?:de |d.)?(?:transport|livraison|exp[ée]dition|envoi)`
const SHIP = String.raw`(?:verzend(?:en|ing|methode|wijze)?|versturen|verstuurd|verzonden|bezorg(?:en|ing|d)?|lever(?:en|ing|wijze|methode)|geleverd|transport|vervoer\w*|zending|ship(?:ping|ped|ment)?|deliver(?:y|ed)?|send(?:ing)?|sent|freight|versand\w*|versenden|verschicken|liefer(?:n|ung)|geliefert|zustell\w+|exp[ée]di\w+|envoi|envoy\w+|(?<!d[ée]lais? de )livr(?:er|aison|[ée]e?s?)|transport)`
const WAY = String.raw`(?:(?:per |met (?:een )?|via |by |with |mit |par |en )?(?:same[ -]day(?:[ -](?:koerier|courier|delivery|kurier))?|(?:spoed|expres|express|nacht|direct)?koerier(?:sdienst)?|courier|kurier(?:dienst)?|coursier|pallet(?:zending|transport|vracht)?s?|palette[n]?|(?:UPS|DHL|FedEx|TNT|GLS|DPD|PostNL|Chronopost|DB Schenker|Schenker|DSV)(?:\s(?:Express(?: Saver| Plus)?|Standard|Saver|Expedited|Parcel|Economy|Priority|Freight|Next Day|Overnight|Classic|Domestic Express|Worldwide))*|luchtvracht|zeevracht|wegtransport|air ?freight|sea ?freight|ocean freight|road freight|luftfracht|seefracht|fret a[ée]rien|fret maritime|messagerie|spedition|spediteur|transporteur|spoed(?:levering|zending|verzending|transport)|next[ -]day(?: delivery)?|overnight(?: delivery)?|express(?:[ -]?(?:versand|lieferung|levering|delivery|shipping|zending|service|verzending))?|expres(?:levering|zending)?|brievenbuspost|aangetekend(?:e post)?|parcel|pakketpost|freight forwarder|laadklep|tail[ -]?lift|hebeb[üu]hne|hayon|(?:zelf )?(?:afhalen|ophalen|af te halen|op te halen)|selbst abholen|collect (?:it |them )?ourselves|pick-?up|selbstabholung|enl[èe]vement))`

const COSTS_NAMED: Cue = { words: new RegExp(String.raw`\b(?:${COSTS})(?![\p{L}])`, 'iu'), weight: 0.6 }
const HOW_MUCH = String.raw`(?:wat (?:kost|kosten|zijn de kosten|zou(?:den)? .{0,20}kosten|gaat .{0,15}kosten)|wat de (?:\p{L}+ )?kosten (?:zijn|bedragen)|welke (?:\p{L}+ )?kosten|welche (?:\p{L}+ )?kosten|what (?:the |are the )?(?:costs?|charges?)|hoeveel (?:kost|kosten)|hoe duur|kosten (?:voor|van)|what (?:does|do|would|will) .{0,20}cost|how much|cost (?:of|for|to)|was (?:kostet|kosten|w[üu]rde)|wie ?viel|wie (?:hoch|teuer)|combien|quel(?:s|le)? (?:est|sont|serait|seraient))`
const SHIPPING = String.raw`(?:verzending|verzenden|transport|vracht|bezorging|zending|pallets?|shipping|shipment|freight|carriage|courier|versand|fracht|transport|exp[ée]dition|envoi|${COSTS})`
const ASKS_COSTS: Cue = {
  words: new RegExp(
    String.raw`\b${HOW_MUCH}\b.{0,50}(?:\b${SHIP}|\b${WAY}|\b${COSTS})(?![\p{L}])|(?:\b${SHIP}|\b${WAY})(?![\p{L}]).{0,60}\b(?:wat (?:kost|gaat|zou) (?:dat|dit|het|zoiets)|(?:en )?wat zijn (?:dan )?de kosten|hoeveel (?:kost|is) (?:dat|dit|het)|(?:what|how much) (?:would|does|do|will) (?:that|this|it|they|these|those) cost|at what cost|was (?:kostet|w[üu]rde) (?:das|es)|combien (?:cela|[çc]a) co[ûu]te|[àa] quel (?:prix|co[ûu]t))\b|\b(?:prijs|offerte|opgave|tarie(?:f|ven)|quote|quotation|price|rates?|preis|angebot|devis|tarifs?)\b.{0,40}\b${SHIPPING}(?![\p{L}])`,
    'iu',
  ),
  weight: 0.7,
}
const OTHER_WAY: Cue = {
  words: new RegExp(
    String.raw`\b(?:ander|andere|anders|snellere?|goedkopere?|alternatieve?|other|another|different|alternative|faster|cheaper|quicker|andere[nrs]?|anderweitig\w*|schneller\w*|g[üu]nstiger\w*|autre|diff[ée]rent\w*|plus rapide|moins cher)\b.{0,35}\b(?:${SHIP}|manier|wijze|vervoerder|carrier|way|method|option\w*|spediteur|frachtf[üu]hrer|art|weg|moyen|mode|transporteur)(?![\p{L}])`,
    'iu',
  ),
  weight: 0.6,
}
const QUESTION: Cue = { words: /\?/, weight: 0 }
const CUES: Cue[] = [
  COSTS_NAMED,
  ASKS_COSTS,
  OTHER_WAY,
  {
    words: new RegExp(
      String.raw`\b(?:kan|kunnen|kunt|mogelijk|mogelijkheid|mogelijkheden|zou|can|could|possible|possibility|option|k[öo]nnen|k[öo]nnten|kann|m[öo]glich|peut|pouvez|possible|serait)\b.{0,60}\b${WAY}(?![\p{L}])|\b${WAY}(?![\p{L}]).{0,60}\b(?:mogelijk|possible|m[öo]glich|kosten|costs?|kostet|co[ûu]te)\b`,
      'iu',
    ),
    weight: 0.6,
  },
  {
    words: new RegExp(
      String.raw`\b(?:verzend|lever|leverings|bezorg)-?(?:opties|mogelijkheden|methoden?|wijzen)\b|\b(?:shipping|delivery) (?:options?|methods?)\b|\b(?:versand|liefer)(?:optionen|m[öo]glichkeiten|arten|art)\b|\b(?:options?|modes?|modalit[ée]s) (?:de|d.) ?(?:livraison|exp[ée]dition|envoi|transport)\b`,
      'iu',
    ),
    weight: 0.5,
  },
]
const AGAINST: Cue[] = [
  // who sells transport asks nothing
  {
    words:
      /\b(?:we (?:offer|provide|can offer)|our (?:freight|logistics|shipping) services|(?:competitive|best|lowest|attractive) (?:\w+ )?(?:rates|prices)|freight forwarder based|wij bieden|onze diensten|scherpe tarieven|wir bieten|unsere (?:leistungen|dienste|dienstleistungen)|nous (?:offrons|proposons)|nos services|unsubscribe|afmelden)\b/i,
    weight: -0.75,
  },
  {
    words:
      /\b(?:factuur|invoice|rechnung|facture)\b.{0,80}\b(?:verzendkosten|transportkosten|vrachtkosten|shipping|freight|versandkosten|frais)\b|\b(?:verzendkosten|transportkosten|shipping (?:costs?|charges?)|freight|versandkosten|frais de port)\b.{0,60}\b(?:factuur|invoice|in rekening gebracht|berekend|charged|rechnung|berechnet|factur[ée]\w*|facture)\b/i,
    weight: -0.55,
  },
  {
    words:
      /\b(?:hierbij|bijgaand|bijgevoegd|in de bijlage)\b.{0,50}\b(?:order|bestelling|inkooporder)\b|\b(?:hereby|attached|enclosed|please find)\b.{0,50}\b(?:purchase order|our order|po)\b|\b(?:anbei|hiermit)\b.{0,50}\bbestell|\bci-joint\b.{0,50}\bcommande|\b(?:bestellen wij|wij bestellen|we order|wir bestellen|nous commandons)\b/i,
    weight: -0.65,
  },
  {
    words:
      /\b(?:retour(?:neren|sturen|zending)?|terugsturen|rma|track ?(?:&|and|en)? ?trace|tracking|waar (?:is|blijft)|where is|wo (?:ist|bleibt)|o[ùu] est)\b/i,
    weight: -0.5,
  },
]

/** What shipping costs, or another way to ship. faq: ordering-and-returns, leveringsopties and verzendkosten */
export const shippingQuote: RequestKind<typeof fields> = {
  kind: 'shipping-quote',
  fields,
  recognise(reading) {
    const score = weigh(reading, [...CUES, ...AGAINST])
    // how an order is to be shipped is part of the order; what that costs is a question
    return isSaid(reading, COSTS_NAMED) ||
      isSaid(reading, ASKS_COSTS) ||
      isSaid(reading, OTHER_WAY) ||
      isSaid(reading, QUESTION)
      ? score
      : score * 0.75
  },
  missing: () => [],
  extract: reading => [extract(reading)],
}

const CITY = String.raw`(?:(?:Le|La|Les|Den|De|'s|St\.?|Sint|Saint|Bad|New|Aix|Los|San)[ -])?\p{Lu}[\p{L}'’-]{2,30}(?:[ -](?:aan|am|an|den|de|la|le|les|sur|op|\p{Lu}[\p{L}'’-]{1,20})){0,3}`
const DESTINATION = new RegExp(
  String.raw`\b${SHIP}[^.!?\n]{0,90}?\s(?:naar|to|in|nach|vers|[àa]|au|aux|en|op)\s(?:ons |onze |de |het |een |our |the |an? |unsere[nr]? |die |der |das |den |notre |nos |la |le |l['’])?(?:(?:\p{Ll}[\p{L}-]+\s){0,4}(?:in|te|near|bij|[àa]|bei|der|von|van|at)\s)?(${CITY})`,
  'u',
)
const GOES_TO = new RegExp(
  String.raw`\s(?:naar|to|nach|vers|bestemming|destination|destinatie|ziel|zielort)\s?(?:is |: ?|ist |est )?(?:de |het |the |die |le |la |l['’])?((?:\d{4} ?[A-Z]{2} |\d{4,5} )?${CITY})`,
  'u',
)
const COSTS_TO = new RegExp(
  String.raw`(?:[Vv]erzendkosten|[Tt]ransportkosten|[Vv]ersandkosten|[Ff]rachtkosten|[Ss]hipping costs?|[Ff]reight(?: costs?)?|[Ff]rais de port|[Ff]rais de livraison)\s?[:–-]?\s(${CITY})`,
  'u',
)
const PLACED = new RegExp(String.raw`\s(?:in|te|[àa])\s(${CITY})`, 'u')
const ADDRESS =
  /\p{Lu}[\p{L} .'’-]{2,45} \d{1,5}[\w-]{0,4}, ?(?:[1-9]\d{3} ?[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,5}),? \p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,20})?/u
const NO_PLACE =
  /^(?:UPS|DHL|FedEx|TNT|GLS|DPD|PostNL|Express|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December|January|February|March|May|June|July|August|October|Maandag|Dinsdag|Woensdag|Donderdag|Vrijdag|Monday|Tuesday|Wednesday|Thursday|Friday|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Order|Bestelling|Bestellung|Commande|PO|Customer|Portal|Spedition|Palette|Pallet|Kurier|Bezug|Rechnung|Versand\w*|Liefer\w*|Transport\w*|Fracht\w*|Sie|Ihnen|U|Frage|Anlage|Kunden\w*|Expressversand|Dank|Euro|EUR)\b/

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const written = [...bodyOf(reading), ...subjectOf(reading)]
  gathered.put('/orderReference', orderOf(written))
  gathered.put('/destination', destination(written))
  gathered.put('/method', labelledValue(written, 'shippingMethod', 'text', 0.93) ?? methodOf(written))
  return gathered
}

function orderOf(documents: readonly Document[]): Found | undefined {
  const named = documents.flatMap(document => referencesIn(document)).find(({ type }) => type === 'order')?.value
  if (named) return named
  for (const pair of labelled(documents, 'orderReference')) {
    const value = numberUnder(pair, 0.95)
    if (value) return value
  }
  return undefined
}

function destination(documents: readonly Document[]): Found | undefined {
  for (const name of ['destination', 'deliveryAddress'] as const) {
    for (const pair of labelled(documents, name)) {
      const value = found(pair.value, 'text', 0.92 * pair.certainty)
      if (value && pair.value.text.length <= 120) return value
    }
  }
  return (
    inProse(documents, ADDRESS, 'text', 0.88) ??
    place(documents, DESTINATION, 0.85) ??
    place(documents, GOES_TO, 0.8) ??
    place(documents, COSTS_TO, 0.7) ??
    place(documents, PLACED, 0.65)
  )
}

function place(documents: readonly Document[], pattern: RegExp, confidence: number): Found | undefined {
  for (const document of documents) {
    for (const { span, flat } of paragraphs(document)) {
      const match = pattern.exec(flat)
      const name = match?.[1]
      if (!match || !name || NO_PLACE.test(name)) continue
      const from = match.index + match[0].length - name.length
      return found(part(span, from, from + name.length), 'text', confidence)
    }
  }
  return undefined
}

const METHOD = new RegExp(String.raw`(?<![\p{L}])${WAY}(?![\p{L}])`, 'iu')
const LEAD = /^(?:per|met een|met|via|by|with|mit|par|en)\s/i

/** How it is to be shipped; asked for is rather what is not the usual way. */
function methodOf(documents: readonly Document[]): Found | undefined {
  for (const document of documents) {
    for (const { span, flat } of paragraphs(document)) {
      const match = METHOD.exec(flat)
      if (!match) continue
      const from = match.index + (LEAD.exec(match[0])?.[0].length ?? 0)
      return found(part(span, from, match.index + match[0].length), 'text', 0.82)
    }
  }
  return undefined
}
