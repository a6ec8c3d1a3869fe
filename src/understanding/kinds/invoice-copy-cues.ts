import type { Saying } from './sayings.ts'
import { words } from '../values/order-words.ts'

const INVOICE = String.raw`(?:verkoop|verzamel)?(?:factu(?:u)?r(?:en)?|factuur\w*|invoices?|rechnung(?:en)?|factures?)`
const AGAIN = String.raw`(?:kopie\w*|copie|afschrift\w*|duplicaat|duplicaten|opnieuw|nogmaals|nog een keer|nog eens|copy|copies|duplicates?|re-?send|re-?issue|again|once more|kopien?|duplikat\w*|zweitschrift\w*|nochmals?|noch einmal|erneut|copies?|duplicatas?|renvoyer|r[ée][ée]mettre|[àa] nouveau|de nouveau)`
const NOT_HERE = String.raw`(?:niet (?:meer )?(?:ontvangen|gekregen|binnen\w*|vinden|terugvinden|gezien|hebben|gevonden)|nooit|nog geen|geen|kwijt\w*|ontbre\w*|mis(?:sen|t)|niet terug\w*|verloren|zoek|never|not (?:yet )?(?:received|found|got)|n['’]t|cannot|missing|lost|mislaid|misplaced|unable|no|nicht|nie|keine?|fehl\w*|verloren|pas|jamais|manqu\w*|[ée]gar[ée]\w*|perdu\w*|introuvable)`
const SENDING = String.raw`(?:stu(?:ur|ren)\w*|gestuurd|toestu\w*|toezend\w*|mailen|mail|zenden|aanlever\w*|ontvangen|krijgen|hebben|downloaden|send|forward|provide|email|e-mail|get|have|receive|senden|schick\w*|zusenden|zuschick\w*|mailen|zukommen|übermitteln|bekommen|erhalten|envoy\w*|transmettre|faire parvenir|recevoir|fournir|avoir)`

/** Of an invoice is said something else: it was paid, it comes with this mail, it goes to an address. */
const SOMETHING_ELSE = words(
  String.raw`betaald|betaling\w*|betalen|herinnering|aanmaning|paid|payment|pay|overdue|reminder|bezahlt|zahlung\w*|mahnung|pay[ée]e?|paiement|relance|hierbij|bijgaand\w*|bijgevoegd\w*|in de bijlage|attached|enclosed|herewith|anbei|beigef[üu]gt\w*|im anhang|ci-joint\w*|pro-?forma\w*|offerte|factuuradres|invoice address|rechnungsadresse`,
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
