import type { Reading } from '../types.ts'
import { words } from '../values/order-words.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'

/** The day is not asked but to be another: the order is altered. */
export const TO_BE_ALTERED = words(
  String.raw`te lang|too long|zu lang|trop long|akkoord|accept\w*|einverstanden|d['’]accord|wijzig\w*|verander\w*|aanpass\w*|aangepast|verzet\w*|verplaats\w*|verschui\w*|uitstel\w*|uitgesteld|vervroeg\w*|naar voren|gewenste?|uiterlijk|change[ds]?|changing|move|postpone\w*|reschedul\w*|push(?:ed)? back|bring forward|bring .{1,30} forward|hold|requested|verschieb\w*|verschoben|vorzieh\w*|[äa]ndern|ge[äa]ndert|gew[üu]nscht\w*|sp[äa]testens|modifi\w*|reporter|report[ée]\w*|repouss\w*|d[ée]caler|avancer|souhait[ée]e`,
)

/** Other things that are waited for. */
export const NOT_OF_AN_ORDER = words(
  String.raw`factu(?:u)?r\w*|invoices?|invoiced|rechnung\w*|factures?|retour\w*|rma|ra-?nummer|credit\s?-?not[ae]\w*|creditering|gutschrift\w*|avoir|r[üu]cksendung\w*|retoure\w*|returns?|refund|betaling\w*|betaald|payment|zahlung\w*|paiement|offerte\w*|quot(?:e|ation)s?|angebot\w*|devis|prijsopgave|vacature\w*|sollicit\w*|accountmanager|activatie\w*|activation|inlog\w*|log ?in|wachtwoord|password|appointment|afspraak|openingstijd\w*|hoe (?:kan|kunnen) (?:ik|wij|we)|how (?:can|do) (?:i|we)|wie kann (?:ich|man)|wie k[öo]nnen wir|comment (?:puis-je|peut-on|faire)|opening hours`,
)

/** Stock and delivery times of goods that nobody has ordered yet. */
export const OF_GOODS = words(
  String.raw`(?:op|uit|in) voorraad|voorra+d\w*|leverbaar\w*|beschikbaar\w*|levertijd|in stock|stock|availab\w*|lead time|back in|lieferbar\w*|vorr[äa]tig|lager\w*|verf[üu]gbar\w*|lieferzeit|disponib\w*|en stock|rupture|prijs|prijzen|price|pricing|preis\w*|prix|bij afname|als (?:wij|we|ik) .{0,40}?bestel\w*|if (?:we|i) order`,
)

/** An order that we placed ourselves, in the words of who sells to us. */
const OF_OUR_OWN = words(
  String.raw`(?:uw|jullie|your|ihre[rnms]?|votre|vos) (?:\p{L}+ )?(?:inkoop|purchase )?(?:orders?|bestelling(?:en)?|bestellung(?:en)?|auftr[aä]ge?|commandes?|p\.?o\.?)`,
)

/** Something is wanted of us, without a question mark. */
const REQUESTED = words(
  String.raw`graag|gaarne|kunt u|kun je|kunnen jullie|wilt u|horen (?:wij|we|ik)|vernemen|please (?!note)|could you|can you|would like|let (?:us|me) know|bitte (?!beachten)|k[öo]nnen sie|m[öo]chten|pourriez|merci de|veuillez|souhait\w*`,
)

const WANTED = words(
  String.raw`graag|gaarne|kunt u|kun je|kunnen jullie|wilt u|could you|can you|would like|please (?:change|move|postpone|send|give|provide|confirm|advise)|bitte|k[öo]nnen sie|m[öo]chten|pourriez|merci de|veuillez|souhait\w*|willen|need`,
)

/** A new day is told, not asked. */
const NEW_DAY = words(
  String.raw`(?:revised|new|updated|nieuwe|herziene|gewijzigde|bijgewerkte|neue[rsn]?|ge[äa]nderte[rsn]?|nouvelle) .{0,20}?(?:eta|delivery|ship\w*|date|leverdat\w*|lever\w*|aankomst\w*|liefertermin\w*|termin\w*|date)|now (?:expected|scheduled|due|estimated)|(?:wordt|worden|is|zijn) nu (?:verwacht|gepland)|(?:verschoven|uitgesteld|opgeschoven) (?:naar|tot)|delayed (?:until|to)|pushed (?:back )?to|verschiebt sich|verschoben auf|voraussichtlich am|report[ée]e? au|d[ée]sormais pr[ée]vue?`,
)

/** True for what somebody who sells to us only announces: nothing is asked in the sentence or the mail. */
export function announces(reading: Reading, { flat }: Sentence): boolean {
  if (NEW_DAY.test(flat) && !flat.includes('?') && !WANTED.test(flat)) return true
  const all = sentencesOf(reading)
  return !REQUESTED.test(flat) && all.some(it => OF_OUR_OWN.test(it.flat)) && !all.some(it => it.flat.includes('?'))
}
