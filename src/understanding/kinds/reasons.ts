import { matchesOf } from '../matches.ts'
import { words } from '../values/order-words.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Sentence } from './sentences.ts'

/** What people tell when they do not want what they ordered: of whom, of money, of a mistake, of time, of another choice. */
const WHY_NOT_WANTED = words(
  String.raw`(?:eind|end)?(?:klant\w*|kunden?\w*|customers?|clients?|users?)|eindgebruiker\w*|opdrachtgever\w*|auftraggeber\w*|baas|directie|chef|boss|board|management|school|gemeente|budget\w*|geld|money|bezuinig\w*|sparma\w*|cuts?|project\w*|projekt\w*|projet|failliet\w*|faillissement|bankrupt\w*|insol\w*|pleite|administration|dubbel\w*|dubbelop|twee keer|tweemaal|double|duplicate|twice|two times|doppelt|zweimal|deux fois|en double|ongeluk|per abuis|vergissing|vergist|foutje|foutieve?|verkeerde?|mistake\w*|accident\w*|wrong|error|failure|typo|oops|oeps|versehentlich|versehen|irrt[üu]mlich|falsch\w*|verklickt|vertippt|erreur|tromp[ée]\w*|elders|elsewhere|woanders|anderswo|anderen hersteller|ailleurs|te laat|too late|zu sp[äa]t|trop tard|(?:te |too |zu |trop )?(?:lang|long|lange)|weken|weeks|wochen|semaines|levertijd|lead time|lieferzeit|d[ée]lai|vertraging|delay\w*|verz[öo]ger\w*|retard|duur|expensive|teuer|cher|price rise|prijsverhoging|preiserh[öo]hung|behoefte|bedarf|besoin|requirement|besloten|decided|entschieden|umentschieden|d[ée]cid[ée]\w*|bedacht|change of mind|changed (?:our|my|his|her|their) mind|gevonden|found|gefunden|trouv[ée]\w*|voorraad gevonden|past niet|passen (?:nooit|niet)|compatib\w*|kompatib\w*|fuseert|fusie|sluit|schlie(?:ß|ss)\w*|closing|closed|policy|beleid|test\w*|proef\w*|geplatzt|fell through|afgeblazen|stopgezet|gestopt|van de baan|ingetrokken|afgewezen|geweigerd|rejected|refused|refus[ée]\w*|not approved|niet goedgekeurd|nicht genehmigt|nicht freigegeben|abgelehnt|heeft .{0,30}? (?:al|nog)|already|bereits|schon|d[ée]j[àa]`,
)
/** Words of the request itself, of thanks, and of what is still wanted. */
const NO_REASON = words(
  String.raw`annul\w*|ge?annul\w*|cancel\w*|storn\w*|graag|gelieve|verzoek\w*|please|pls|kindly|bitte|merci|bedankt|dank\w*|thank\w*|thanks|sorry|excuses|groet\w*|regards|gr[üu](?:ß|ss)e?|(?:kunt|kun|kan|wilt|wil|zou) (?:u|je|jij|jullie)|(?:could|can|would|will) you|(?:k[öo]nnen|k[öo]nnten) sie|k[öo]nnt ihr|pourri\w*|pouvez|veuillez|bevestig\w*|confirm\w*|best[äa]tig\w*|rest|overige|remaining|[üu]brige\w*|reste|wel|still|instead|stattdessen|in plaats|factuur|invoice|rechnung|facture|retour\w*|return\w*|rma|offerte|quote|angebot|devis`,
)
const CUT =
  /(?:,|;|:|\s[-–]|[()])\s*(?:en |and |und |et |maar |but |aber |mais )?(?:dus |so |also |thus |hence |therefore |daarom |deshalb |donc |somit |dann |dan )?|\s(?:dus|zodat|so|therefore|daarom|deshalb|donc|somit|kunt u|could you|can you|bitte|please|graag)\s/giu
const MIN_WORDS = 3
const MAX_WORDS = 28

/** The clause that tells why, of sentences that do not say so with a word like "because"; the request itself is none. */
export function toldReason(sentences: readonly Sentence[]): Found | undefined {
  for (const sentence of sentences) {
    if (sentence.flat.trimEnd().endsWith('?') && !sentence.flat.includes(',')) continue
    for (const [from, to] of clausesOf(sentence.flat)) {
      const span = part(sentence.span, from, to)
      const count = span.text.split(/\s+/).length
      if (count < MIN_WORDS || count > MAX_WORDS || /[\n?]/.test(span.text)) continue
      if (WHY_NOT_WANTED.test(span.text) && !NO_REASON.test(span.text)) return found(span, 'text', 0.62)
    }
  }
  return undefined
}

function clausesOf(flat: string): [from: number, to: number][] {
  const clauses: [number, number][] = []
  let from = 0
  for (const cut of matchesOf(CUT, flat)) {
    clauses.push([from, cut.index])
    from = cut.index + cut[0].length
  }
  clauses.push([from, flat.replace(/[\s.!]+$/, '').length])
  return clauses.filter(([start, end]) => start < end)
}
