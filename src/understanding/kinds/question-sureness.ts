import type { Reading } from '../types.ts'
import { wordsOf } from '../cues.ts'
import { goodsIn } from './goods-named.ts'
import { namedReferences } from '../references.ts'
import { attachmentsOf } from '../layout/fields.ts'
import { sentencesOf } from './sentences.ts'

/** The highest that is given: what a colleague would call a question may still be a request in words that nobody foresaw. */
const MOST = 0.95
/** What the other kinds speak of, with what is left of the certainty that none of them is meant. */
const SPOKEN_OF: readonly [left: number, words: RegExp][] = [
  [
    0.7,
    /\b(?:orders?|bestell?\w*|nabestell\w*|inkooporder|commandes?|commander|auftr(?:ag|[äa]ge)\w*|leverin\w*|leveren|geleverd|deliver\w*|liefer\w*|livr\w+|verzend\w*|shipp(?:ed|ing|ment)|versand\w*|exp[ée]di\w+|zending\w*|track ?(?:&|and) ?trace|annuleren|cancel\w*|storn\w*|annul\w+)\b/i,
  ],
  [0.75, /\b(?:factu(?:u)?r\w*|invoices?|rechnung\w*|factures?|creditnota\w*|credit notes?|gutschrift\w*|avoirs?)\b/i],
  [
    0.7,
    /\b(?:retour\w*|return(?:s|ed|ing)?|r[üu]ck(?:sendung|gabe|schick)\w*|renvo\w+|rma|defect\w*|defekt\w*|d[ée]fectueu\w+|kapot\w*|broken|reparatie|repair\w*|omruil\w*|umtausch\w*|[ée]change)\b/i,
  ],
  [
    0.75,
    /\b(?:portaal|portal\w*|portail|inlog\w*|log ?in|einlogg\w*|anmeld\w*|connexion|wachtwoord\w*|passwor[dt]\w*|mot de passe|toegang|access|zugang\w*|acc[èe]s)\b/i,
  ],
  [
    0.7,
    /\b(?:adres(?:sen|wijziging)?|address(?:es)?|adressen?|anschrift\w*|iban|rekeningnummer|bank ?details|bankverbindung|bankgegevens|klant worden|customer account|kundenkonto|account|umzug|verhui\w*|d[ée]m[ée]nag\w*|wijzig\w*|aanpass\w*|[äa]ndern|changed?|modifi\w+)\b/i,
  ],
  [
    0.75,
    /\b(?:voorra(?:ad|den)\w*|stock|lager\w*|op voorraad|in stock|levertijd\w*|lead ?time|lieferzeit\w*|d[ée]lai\w*|prijs|prijzen|prices?|pricing|preise?|prix|tarif\w*|offerte\w*|quot(?:e|ation)s?|angebot\w*|devis|verzendkosten|eta)\b/i,
  ],
]
const WITH_NUMBER = 0.7
const WITH_GOODS = 0.6
const WITH_FILES = 0.7

/**
 * How sure it is that a mail which fits no kind asks something else: every matter of another kind that it speaks of, a number, an
 * article and a file each leave less, for then it may well be a request of that kind in words that were not recognised.
 * @param best score of the kind that fits best
 * @param spam score of the mail as one that nobody asked for
 */
export function sureOfQuestion(reading: Reading, best: number, spam: number): number {
  const { subject, body } = wordsOf(reading)
  const text = `${subject} ${body}`
  let sure = MOST * (1 - best * 0.6) * (1 - spam * 0.6)
  for (const [left, words] of SPOKEN_OF) if (words.test(text)) sure *= left
  if (namedReferences(reading).length > 0) sure *= WITH_NUMBER
  if (sentencesOf(reading).some(sentence => goodsIn(sentence).length > 0)) sure *= WITH_GOODS
  if (attachmentsOf(reading).length > 0 || (reading.warnings ?? []).length > 0) sure *= WITH_FILES
  return Math.max(0.2, sure)
}
