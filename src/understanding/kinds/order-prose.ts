import { paragraphs } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import { referenceAt } from '../references.ts'
import type { Document } from '../types.ts'
import { DATE_IN_TEXT } from '../values/dates.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import type { Rule } from '../values/rules.ts'
import { part } from '../values/span.ts'

/** What an order says of itself in sentences, without a label: always less sure than what stands under one. */
interface Said {
  words: RegExp
  rule: Rule
  confidence: number
}

const or = (...words: string[]) => `(?:${words.join('|')})`

const NUMBER = String.raw`([A-Z0-9](?=[\w./-]{0,30}\d\d)[\w./-]{1,32}\w)`
/** "Onder vermelding van 4500031707", "against our number P26.7059", "unser Zeichen ist ...". */
const OWN_NUMBER: Said = {
  words: new RegExp(
    String.raw`(?<!\p{L})${or(
      String.raw`onder vermelding van(?: (?:ons|het|onze))?(?: \p{L}{2,20})?`,
      String.raw`(?:onder|met)(?: (?:ons|het|onze))? (?:nummer|kenmerk|referentie|nr\.?)`,
      String.raw`(?:aanvraag|requisitie|opdrachtbon|inkoopaanvraag)(?:nummer|nr\.?)?`,
      String.raw`(?:against|under|quoting) (?:our |the )?(?:number|no\.?|ref(?:erence)?\.?)`,
      String.raw`(?:ons|onze) (?:nummer|kenmerk|referentie|nr\.?)`,
      String.raw`our (?:number|no\.?|ref(?:erence)?\.?)`,
      String.raw`requisition(?: (?:number|no\.?))?`,
      String.raw`unter (?:der |unserer )?(?:nummer|nr\.?|referenz)`,
      String.raw`unser(?:e)? (?:zeichen|nummer|referenz|nr\.?)`,
      String.raw`sous (?:notre |le )?(?:num[ée]ro|n°|r[ée]f(?:[ée]rence)?\.?)`,
      String.raw`notre (?:num[ée]ro|n°|r[ée]f(?:[ée]rence)?\.?)`,
      String.raw`(?:p\.?/?o\.?|bc|bdc|klantorder|inkoop|bestelling|ref\.?)[ -]?(?:nr\.?|no\.?|nummer|number|n°)?`,
      String.raw`op (?:nr\.?|nummer)`,
    )}(?: is| ist| est)?\s{0,3}[:#]?\s{0,3}${NUMBER}(?![\p{L}\d])`,
    'iu',
  ),
  rule: 'code',
  confidence: 0.85,
}

const DAY = String.raw`(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag |(?:mon|tues|wednes|thurs|fri)day,? )?(?:${DATE_IN_TEXT.source})`
/** Days that something else is due by. */
const NOT_THE_GOODS =
  /(?:betal|paid|pay |payment|zahl|r[èé]gl|pai[ée]|geldig|valid|g[üu]ltig|offert|quot|angebot|devis|factu|invoice|rechnung)[^.!?]{0,60}$/iu
const ASKED_FOR = [
  String.raw`${or(
    String.raw`uiterlijk(?: op)?`,
    'niet later dan',
    String.raw`in huis(?: (?:op|uiterlijk|v[oó]{2}r|per))?`,
    String.raw`binnen (?:op|uiterlijk|v[oó]{2}r)`,
    String.raw`(?:we|i)(?:'d| would| will)? (?:need|require|want|like)[^.!?]{0,40}? (?:by|before|on)`,
    'no later than',
    'at the latest(?: by| on)?',
    String.raw`bis (?:zum |sp[äa]testens (?:am |zum )?)?`,
    String.raw`sp[äa]testens(?: am| bis| zum)?`,
    String.raw`au plus tard(?: le)?`,
    'avant le',
  )}\s{1,3}(?:de |the |den |dem |le )?(${DAY})`,
  String.raw`(?:required|needed|wanted|nodig|(?:af|uit)?lever(?:en|ing)|deliver(?:y|ed)?|lieferung|liefern|livraison)\s?:?\s(?:op |on |am |le |by |voor |before )?(${DAY})`,
  String.raw`op (${DAY}) (?:graag )?(?:tegemoet|in huis|binnen|geleverd|nodig)`,
].map(source => new RegExp(String.raw`(?<!\p{L})${source}`, 'iu'))

const PARTIAL = new RegExp(
  String.raw`(?<!\p{L})(${or(
    String.raw`alles (?:graag )?in (?:een|één|1) (?:keer|zending|levering)`,
    String.raw`niet (?:in delen|splitsen|gesplitst|opsplitsen)`,
    String.raw`(?:mag|kan|mogen) (?:ook |gerust |eventueel )?in (?:delen|gedeelten|deelleveringen)`,
    String.raw`in (?:delen|gedeelten) (?:is |mag|kan|akkoord|prima)`,
    String.raw`part(?:ial)? (?:shipments?|deliver(?:y|ies)) (?:is|are) (?:fine|ok(?:ay)?|allowed|acceptable|welcome|not \p{L}+)`,
    String.raw`(?:please )?(?:do not|don['’]t) (?:split|part-ship)`,
    String.raw`no (?:split|part) (?:shipments?|deliver(?:y|ies))`,
    String.raw`(?:all|everything) (?:\p{L}+ )?in one (?:go|shipment|delivery)`,
    String.raw`one (?:shipment|delivery) only`,
    String.raw`une seule (?:livraison|expédition)`,
    String.raw`teillieferung(?:en)? (?:ist |sind )?(?:nicht (?:erwünscht|gewünscht|möglich|erlaubt)|erwünscht|gewünscht|in ordnung|ok(?:ay)?)`,
    String.raw`(?:alles )?in einer (?:lieferung|sendung)`,
    String.raw`(?:tout )?en une seule (?:livraison|fois|expédition)`,
    String.raw`livraisons? partielles? (?:est |sont )?(?:non |pas )?(?:acceptées?|possibles?|autorisées?|souhaitées?)`,
  )})(?!\p{L})`,
  'iu',
)

const NAME = String.raw`(\p{Lu}[^.,;:()\n?!]{1,60})`
const END_CUSTOMER: Said[] = [
  String.raw`(?:[Ee]indklant|[Ee]indgebruiker|[Ee]nd (?:client|customer|user)|[Ee]ndkunde|[Ee]ndanwender|[Cc]lient final|[Uu]tilisateur final)(?: is| ist| est)?\s?:?\s(?:de |het |the |die |der |das |la |le |l['’])?${NAME}`,
  String.raw`(?:[Vv]oor|[Ff]or|[Ff]ür|[Pp]our) ${NAME} \((?:eindklant|end (?:client|customer|user)|endkunde|client final)\)`,
  String.raw`(?:[Vv]oor onze (?:eind)?klant|[Ff]or our (?:end )?(?:client|customer)|[Ff](?:ü|ue?)r unseren (?:Kunden|Endkunden)|[Pp]our notre client)\s(?:de |het |the |die |der |la |le |l['’])?${NAME}`,
].map(source => ({ words: new RegExp(String.raw`(?<!\p{L})${source}`, 'u'), rule: 'text', confidence: 0.8 }))

const CARRIER: Said = {
  words:
    /(?<!\p{L})(?:(?:per|via|by|with|met|mit|par)\s|(?:carrier|transporteur|vervoerder|spediteur|versand(?:art)?|verzending|exp[ée]dition)\s?:\s?)((?:DHL|UPS|DPD|GLS|PostNL|FedEx|TNT|Chronopost|Dachser|Schenker)(?: (?:Express|Standard|Saver|Freight|Parcel|Economy|Overnight))?)(?![\p{L}\d])/iu,
  rule: 'text',
  confidence: 0.8,
}

/** The customer's own number in a sentence of the mail. */
export const numberSaid = (documents: readonly Document[]) =>
  first(documents, OWN_NUMBER.words, span => referenceAt(span, OWN_NUMBER.confidence))

/** By when the goods are wanted; never the day that a bill or an offer is good for. */
export function daySaid(documents: readonly Document[], rule: Rule): Found | undefined {
  for (const words of ASKED_FOR) {
    const day = first(documents, words, (span, before) =>
      NOT_THE_GOODS.test(before) ? undefined : found(span, rule, 0.82),
    )
    if (day) return day
  }
  return undefined
}

export const partialSaid = (documents: readonly Document[]) =>
  first(documents, PARTIAL, span => found(span, 'partial', 0.85))

export function endCustomerSaid(documents: readonly Document[]): Found | undefined {
  for (const { words, rule, confidence } of END_CUSTOMER) {
    const customer = first(documents, words, span => found(span, rule, confidence))
    if (customer) return customer
  }
  return undefined
}

export const carrierSaid = (documents: readonly Document[]) =>
  first(documents, CARRIER.words, span => found(span, CARRIER.rule, CARRIER.confidence))

/** The first place in the mail's own words where a pattern's group can be read. */
function first(
  documents: readonly Document[],
  words: RegExp,
  read: (span: Found['span'], before: string) => Found | undefined,
): Found | undefined {
  const global = new RegExp(words.source, `${words.flags}g`)
  for (const { span, flat } of documents.filter(({ source }) => source === 'body').flatMap(paragraphs)) {
    for (const match of matchesOf(global, flat)) {
      const value = match[1] ?? match[0]
      const from = match.index + match[0].lastIndexOf(value)
      const said = read(part(span, from, from + value.length), flat.slice(Math.max(0, match.index - 80), match.index))
      if (said) return said
    }
  }
  return undefined
}
