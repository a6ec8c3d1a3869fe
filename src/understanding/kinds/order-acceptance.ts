import { z } from 'zod'
import type { JsonObject, Reading, RequestKind } from '../types.ts'
import { attachmentsOf, subjectOf } from '../layout/fields.ts'
import { AGREED, REFUSED } from '../values/acceptance-words.ts'
import { words } from '../values/order-words.ts'
import { found, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { ORDER_WORD, ordersNamed, ordersOf } from './named-orders.ts'
import { orderAnswered } from './orders-boldly.ts'
import { orderQuoted, quotesConfirmation } from './quoted.ts'
import { isReply, ownWords } from './sayings.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'

const fields = z.strictObject({
  orderReference: z.string().optional(),
  accepted: z.boolean().optional(),
  remark: z.string().optional(),
})

/** A customer agrees to our order confirmation, or does not. faq: ordering-and-returns, verwerkt */
export const orderAcceptance: RequestKind<typeof fields> = {
  kind: 'order-acceptance',
  fields,
  recognise,
  missing: (given: JsonObject) => ['orderReference', 'accepted'].filter(name => given[name] === undefined),
  extract: reading => [extract(reading)],
}

const CONFIRMATION = words(
  String.raw`order-?\s?bevestiging\w*|bevestiging\w*|opdrachtbevestiging\w*|order ?confirmations?|confirmations?|order acknowledge?ment|acknowledge?ment|auftragsbestätigung\w*|bestellbestätigung\w*|auftragsbestaetigung\w*|confirmation (?:de )?(?:la |votre |notre )?commande|accus[ée] de (?:r[ée]ception|commande)`,
)
/** Something else is agreed to, or is to be agreed to by us, or is only asked. */
const OTHER_MATTER = words(
  String.raw`offerte\w*|aanbod|aanbieding\w*|offer|quot(?:e|ation)s?|angebot\w*|devis|prijsopgave|voorwaarden|terms|bedingungen|conditions|retour\w*|rma|returns?|factuur\w*|invoices?|rechnung\w*|factures?|creditnota|deel-?(?:levering|zending)\w*|partial|teillieferung\w*|livraisons? partielles?|afspraak|appointment|termin|meeting|vervanging|replacement|annulering|cancellation|stornierung|wijziging|garantie|adres|address`,
)
const ASKS_US = words(
  String.raw`graag (?:uw |jullie |een |de )?(?:akkoord|bevestig\w*|orderbevestiging|goedkeuring)|(?:kunt|kun|kan|wilt|zou) (?:u|je|jullie) .{0,60}?(?:bevestig\w*|akkoord)|(?:please|kindly|could you|can you) .{0,40}?(?:confirm|approve|acknowledge|agree|sign)|bitte .{0,40}?(?:best[äa]tig\w*|freig\w*)|(?:k[öo]nnen|k[öo]nnten) sie .{0,40}?best[äa]tig\w*|(?:merci de|pouvez-vous|veuillez|pourriez-vous) .{0,40}?(?:confirmer|valider)|(?:verwacht|ontvangen|ontvang|zien|receive|await\w*|expect|erwarten|erhalten|attend\w*) .{0,40}?(?:bevestiging|confirmation|best[äa]tigung)|als (?:u|jullie|je) akkoord|if you agree|zodra .{0,40}?akkoord`,
)
/** A short yes may be nothing but "prima" or "ok"; in a longer mail those are politeness. */
const FIRM = words(
  String.raw`ak?k+oord(?: bevonden)?|ac+oord(?: bevonden)?|goedgekeurd|goedkeuring|(?:u|jullie|je) (?:kunt|kunnen|mag) .{0,40}?(?:verwerken|leveren|uitleveren|verzenden|doorzetten)|confirmed|bevestigd|best[äa]tigt|confirm[ée]e?s?|you (?:can|may) .{0,30}?(?:process|ship|deliver|release)|sie k[öo]nnen .{0,40}?(?:liefern|bearbeiten|versenden)|vous pouvez .{0,40}?(?:livrer|exp[ée]dier|traiter)|parfait|in orde|klopt|eens|bevestig\w*|accepte\w*|approved?|agreed?|accepted|confirm|go ahead|proceed|all good|einverstanden|freigabe|freigegeben|genehmigt|best[äa]tig\w*|akzeptieren|in ordnung|d['’]accord|bon pour accord|accord|approuv\w*|valid\w*|acceptons|confirmons|conformes?|getekend\w*|ondertekend\w*|signed|unterschrieben\w*|sign[ée]e?s?`,
)
const SHORT_ANSWER = 14

function recognise(reading: Reading): number {
  const answer = answerIn(reading)
  if (!answer) return 0
  const ofConfirmation = CONFIRMATION.test(answer.sentence.flat)
  const inSubject = subjectOf(reading).some(({ text }) => CONFIRMATION.test(text))
  const inText = sentencesOf(reading).some(({ flat }) => CONFIRMATION.test(flat))
  const replies = isReply(reading)
  const quoted = quotesConfirmation(reading)
  const short = ownWords(reading) <= SHORT_ANSWER
  const firm = !answer.accepted || FIRM.test(answer.words.span.text)
  if (ofConfirmation) return firm ? 0.95 : 0.75
  if (inSubject || signedConfirmation(reading)) return firm ? 0.92 : short ? 0.88 : 0.6
  if (replies && quoted && !subjectOf(reading).some(({ text }) => OTHER_MATTER.test(text)))
    return firm ? (short ? 0.88 : 0.72) : short ? 0.72 : 0.3
  if (inText) return firm ? 0.75 : 0.3
  if (subjectOf(reading).some(({ text }) => OTHER_MATTER.test(text))) return 0.2
  const ordered = ORDER_WORD.test(answer.sentence.flat) || ordersOf(reading, [answer.sentence]).length > 0
  const plain =
    firm &&
    answer.accepted &&
    /ak?k+oord|ac+oord|approv|agree|einverstanden|accord|freigabe/iu.test(answer.words.span.text)
  if (plain && ordered) return replies ? 0.8 : 0.7
  return plain && short && replies ? 0.6 : 0.2
}

interface Answer {
  sentence: Sentence
  words: Found
  accepted: boolean
}

/** The sentence that agrees or refuses; a refusal anywhere is stronger than politeness before it. */
function answerIn(reading: Reading): Answer | undefined {
  const about = sentencesOf(reading).filter(
    ({ flat, place }) =>
      (place !== 'letter' || CONFIRMATION.test(flat)) &&
      !(place === 'subject' && isReply(reading)) &&
      !ASKS_US.test(flat),
  )
  const at = (pattern: RegExp, accepted: boolean) => {
    for (const sentence of about) {
      const match = pattern.exec(sentence.flat)
      if (!match || (accepted && !agreesToOrder(sentence))) continue
      const span = part(sentence.span, match.index, match.index + match[0].length)
      const value = found(span, 'acceptance', FIRM.test(match[0]) || !accepted ? 0.92 : 0.8)
      if (value?.value === accepted) return { sentence, words: value, accepted }
    }
    return undefined
  }
  return at(REFUSED, false) ?? at(FIRM_AGREED, true) ?? at(AGREED, true)
}

/** A question agrees to nothing, and an offer or a date for coffee is no order. */
const agreesToOrder = ({ flat }: Sentence) =>
  !flat.trimEnd().endsWith('?') &&
  (!OTHER_MATTER.test(flat) || CONFIRMATION.test(flat)) &&
  !(NEGATED.test(flat) && !NOTHING_AGAINST.test(flat))

/** Who says no to something in the same breath has not plainly agreed. */
const NEGATED = words(
  String.raw`niet|geen|nooit|not|no|n['’]t|cannot|can['’]t|don['’]t|never|nicht|kein\w*|ned|nie|pas|jamais|wrong|fout|falsch`,
)
/** "Geen opmerkingen", "nothing to add": no that agrees. */
const NOTHING_AGAINST = words(
  String.raw`(?:geen|no|keine\w*|aucune?|pas d[e'’]|zonder|without|ohne|sans) .{0,20}?(?:opmerking\w*|bezwa\w*|aanmerking\w*|wijziging\w*|vragen|probleem|problem\w*|punt\w*|remarks?|objections?|comments?|changes?|issues?|questions?|complaints?|einw[äa]nde?\w*|[äa]nderung\w*|anmerkung\w*|beanstandung\w*|remarques?|objections?|modifications?|wenn|aber)|(?:niets|nothing|nichts|rien) .{0,20}?(?:op|aan|toe|to|against|add|auszusetzen|einzuwenden|hinzuzuf\w*|[àa]|mis)|no need|niet nodig|no longer|hoeft niet|not (?:an? )?(?:issue|problem)|geen punt`,
)

const FIRM_AGREED = new RegExp(`(?=${FIRM.source})(?:${AGREED.source})`, 'iu')

/** Our confirmation comes back as a file; that it is signed is said in the text or the name of the file. */
function signedConfirmation(reading: Reading): boolean {
  return (
    reading.message.attachments.some(({ name }) => /bevestiging|confirmation|best[äa]tigung/iu.test(name ?? '')) ||
    attachmentsOf(reading).some(({ lines }) => lines.slice(0, 12).some(({ text }) => CONFIRMATION.test(text)))
  )
}

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const answer = answerIn(reading)
  gathered.put('/orderReference', orderOf(reading, answer?.sentence))
  // who agrees on a condition has not agreed yet: a colleague asks
  const condition = answer?.accepted && conditionIn(reading)
  gathered.put('/accepted', condition ? undefined : answer?.words)
  gathered.put('/remark', condition ? found(condition, 'text', 0.65) : undefined)
  gathered.put('/remark', answer && remark(reading, answer))
  return gathered
}

/** Named in the answer or the subject, in the confirmation that comes back, or by the quoted mail where that names one. */
function orderOf(reading: Reading, sentence: Sentence | undefined): Found | undefined {
  const [own, ...more] = ordersOf(reading, sentence ? [sentence] : [])
  if (own && more.length === 0) return own
  const attached = attachmentsOf(reading)
    .filter(({ lines }) => lines.slice(0, 12).some(({ text }) => CONFIRMATION.test(text)))
    .flatMap(document => ordersNamed(document))[0]
  return own ?? (attached && { ...attached, confidence: 0.85 }) ?? orderQuoted(reading) ?? orderAnswered(reading)
}

const ON_CONDITION = words(
  String.raw`mits|onder voorbehoud|op voorwaarde|voor de rest|voor het overige|verder(?= (?:ak?k+oord|ac+oord|ok|prima|goed|klopt))|behalve|met uitzondering|provided|on condition|subject to|other than that|apart from|except|otherwise|sofern|vorausgesetzt|unter (?:der )?(?:bedingung|vorbehalt)|ansonsten|abgesehen|sous r[ée]serve|[àa] condition|(?:and |dan |dann |und |en )?(?:then|dan|dann) (?:it['’]?s|it is|is het|zijn we|passt|ist es|sind wir) .{0,12}?(?:agreed?|ok|okay|fine|ak?k+oord|goed|in ordnung|einverstanden)|before (?:we|i) (?:sign|agree|approve|accept)|voordat (?:we|wij|ik) .{0,20}?(?:teken\w*|ak?k+oord)|bevor (?:wir|ich)|avant (?:de|que)|pour le reste|sauf|hormis`,
)

/** The sentence that makes a condition, or that stands before "for the rest we agree". */
function conditionIn(reading: Reading): Span | undefined {
  const text = sentencesOf(reading).filter(({ place, flat }) => place !== 'subject' && !GREETING.test(flat))
  const at = text.findIndex(({ flat }) => ON_CONDITION.test(flat))
  const told = text[at]
  if (!told) return undefined
  const before = text[at - 1]
  const short = told.flat.split(/\s+/).length <= 4
  return short && before ? before.span : told.span
}

const GREETING = /^\s*(?:beste|geachte|hallo|hoi|dag|dear|hi|hello|guten|sehr|bonjour)(?!\p{L})[^.!?]{0,40},?\s*$/iu
const MAX_REMARK = 30
const SMALL_TALK = words(
  String.raw`bedankt|dank\w*|thanks?|thank you|danke|merci|beste|geachte|hallo|hoi|dag|goede\w*|hi|hello|dear|good (?:morning|afternoon)|guten (?:tag|morgen)|bonjour|hopelijk|hoop|fijn|hope|weekend|groet\w*|gr|regards|cordialement`,
)

/** Why not: the words that tell it, in the sentence of the refusal or beside it. What agrees needs no reason. */
function remark(reading: Reading, { sentence, accepted, words: answer }: Answer): Found | undefined {
  if (accepted) return undefined
  const behind =
    /(?:(?<!\p{L})(?:omdat|want|aangezien|because|since|as|weil|da|denn|car|parce que|puisque)|:)\s+(\S.{5,200}?)\s*[.!]?\s*$/iu.exec(
      sentence.flat,
    )
  if (behind?.[1] && behind.index >= answer.span.start - sentence.span.start) {
    const from = sentence.flat.lastIndexOf(behind[1])
    return found(part(sentence.span, from, from + behind[1].length), 'text', 0.75)
  }
  const told = sentencesOf(reading).find(
    other =>
      other.document === sentence.document &&
      other.place !== 'subject' &&
      Math.abs(other.paragraph - sentence.paragraph) <= 1 &&
      !SMALL_TALK.test(other.flat) &&
      other.flat.split(/\s+/).length >= 3 &&
      other.flat.split(/\s+/).length <= MAX_REMARK,
  )
  return told && found(part(told.span, 0, told.flat.replace(/[\s.!]+$/, '').length), 'text', 0.65)
}
