import type { Saying } from './sayings.ts'
import { words } from '../values/order-words.ts'

const INVOICE = String.raw`(?:(?:verkoop|verzamel|inkoop)?(?:factu(?:u)?r(?:en)?|factuur\w*|faktu+r\w*)|(?<!\p{L})nota['’]?s?|rekening(?:en)?|invoices?|inv|bills?|rechnung(?:en)?|rechnungs\w*|beleg|factures?)`
const AGAIN = String.raw`(?:kopie\w*|ko?pietje|copie|pdf|digita\w+|exempla\w+|alsnog|afschrift\w*|duplicaat|duplicaten|opnieuw|nogmaals|nog een keer|nog eens|copy|copies|duplicates?|reprint\w*|second copy|pdf|re-?send|re-?issue|again|once more|kopien?|duplikat\w*|zweitschrift\w*|zweitausfertigung|abschrift|nochmals?|noch einmal|erneut|copies?|duplicatas?|doubles?|exemplaires?|renvo(?:yer|i|yez)|r[ée][ée]mettre|[àa] nouveau|de nouveau)`
const NOT_HERE = String.raw`(?:niet (?:meer )?(?:ontvangen|gekregen|binnen\w*|vinden|terugvinden|gezien|hebben|gevonden)|nooit|nog geen|geen|kwijt\w*|ontbre\w*|mis(?:sen|t)|niet (?:bij ons )?(?:terug\w*|aangekomen|binnengekomen|verwerkt|doorgekomen)|nergens|niet in (?:ons|onze|de|het)|verloren|zoek\w*|never|not (?:yet )?(?:been )?(?:received|found|got|arrived|come through)|nowhere|n['’]t|cannot|missing|lost|mislaid|misplaced|unable|no|nicht|nie|keine?|fehl\w*|verloren|pas|jamais|manqu\w*|[ée]gar[ée]\w*|perdu\w*|introuvable)`
const SENDING = String.raw`(?:stu(?:ur|ren)\w*|gestuurd|toestu\w*|toezend\w*|mailen|mail|zenden|aanlever\w*|doorstu\w*|nodig|vraagt om|asking for|asks for|need\w*|require\w*|ben[öo]tig\w*|brauch\w*|besoin|ontvangen|krijgen|hebben|downloaden|send|forward|provide|email|e-mail|get|have|receive|senden|schick\w*|zusenden|zuschick\w*|mailen|zukommen|übermitteln|bekommen|erhalten|envoy\w*|transmettre|faire parvenir|recevoir|fournir|avoir)`

/** Of an invoice is said something else: it was paid, it comes with this mail, it goes to an address. */
const SOMETHING_ELSE = words(
  String.raw`(?:is|zijn|hebben|heeft|has|have|been|wurde|a [ée]t[ée]) .{0,20}?(?:betaald|paid|bezahlt|pay[ée]e?s?)|(?:geen|niet|no|not|keine?|nicht|aucun|pas) .{0,20}?(?:betaling|betaald|payment|paid|zahlung|bezahlt|paiement|pay[ée]e?)|betalingsherinnering|herinnering|aanmaning|openstaande|overdue|payment reminder|reminder|mahnung|zahlungserinnerung|relance|(?:hierbij|bijgaand|bijgevoegd|attached|enclosed|herewith|anbei|beigef[üu]gt|im anhang|ci-joint)\w* .{0,20}?(?:onze|our|unsere?|notre|de|the|die|la)? ?(?:factuur|nota|invoices?|rechnung|facture)|(?:factuur|invoice|rechnung|facture) .{0,20}?(?:bijgevoegd|in de bijlage|attached|enclosed|anbei|im anhang|ci-joint\w*)|pro-?forma\w*|offerte|factuuradres|invoice address|rechnungsadresse`,
)
/** What is wrong on an invoice is for a person: another one does not settle it. */
export const DISPUTED = words(
  String.raw`klopt niet|kloppen niet|niet juist|onjuist\w*|foutie?\w*|foutief|verkeerd\w*|te ho(?:og|ge)|te veel|teveel|dubbel (?:gefactureerd|berekend)|niet eens|betwist\w*|bezwaar|gecorrigeerd\w*|correctie|incorrect|wrong|disput\w*|overcharged|query|corrected|too (?:high|much)|falsch\w*|fehlerhaft\w*|stimmt nicht|stimmen nicht|nicht korrekt|korrigiert\w*|zu hoch|reklamier\w*|erreur|erron[ée]\w*|contest\w*|rectifi\w*|trop [ée]lev[ée]\w*`,
)
/** Where invoices are to go is no request for one. */
const TO_ADDRESS =
  /(?<!\p{L})(?:naar|aan|to|an|[àa])\s+\S+@|(?<!\p{L})(?:vermeld\w*|onder vermelding|state|mention|quote|angeben|mentionner|mentioned)(?!\p{L})/iu

const either = (...patterns: RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'), 'iu')

export const ASKS_FOR_INVOICE: Saying[] = [
  {
    words: words(
      String.raw`${AGAIN} .{0,60}?${INVOICE}|${INVOICE} .{0,80}?${AGAIN}|(?:factuur|rechnungs)-?(?:kopie\w*|duplica\w*|duplikat\w*)|invoice (?:copy|copies|duplicate)|rechnungskopien?`,
    ),
    weight: 0.9,
    unless: either(SOMETHING_ELSE, /(?:kopie|copy) (?:aan|to|naar)|with (?:a )?copy|cc/iu),
  },
  {
    words: words(String.raw`${NOT_HERE} .{0,50}?${INVOICE}|${INVOICE} .{0,80}?${NOT_HERE}`),
    weight: 0.85,
    unless: SOMETHING_ELSE,
  },
  {
    words: words(String.raw`${SENDING} .{0,60}?${INVOICE}|${INVOICE} .{0,80}?${SENDING}`),
    weight: 0.75,
    asking: true,
    unless: either(SOMETHING_ELSE, TO_ADDRESS),
  },
]
