import { paragraphs } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import { DATE_IN_TEXT, writesMonthFirst } from '../values/dates.ts'
import { addressesIn } from './account-values.ts'
import { COUNT_WORD } from '../values/change-words.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part, through } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import type { Sentence } from './sentences.ts'

const NUMBER = String.raw`(?<![\p{L}\d.,/-])(\d{1,6}|${COUNT_WORD})(?!(?!x(?![\p{L}\d]))[\p{L}\d]|[.,/:-]\d|\s?%|\s?(?:€|eur))`
const UNIT = String.raw`\s?(?:x|×|stuks?|st\.?|stk\.?|st[üu]ck|pcs\.?|pieces?|units?|pi[èe]ces?|ex\.|exempla\w+|licenti?es?|licen[cs]es?|lizenzen|dozen|boxes)?`
const INSTEAD = String.raw`(?:in plaats van|i\.?p\.?v\.?|instead of|in (?:place|stead) of|rather than|(?:an)?statt|anstelle von|au lieu d(?:e |['’]))`
const ANY_COUNT = new RegExp(NUMBER, 'iu')
/** How the new count is told, the surest way first. */
const NEW_COUNT: [RegExp, number][] = [
  [
    new RegExp(
      String.raw`(?:van|from|von|de)\s${NUMBER}${UNIT}\s(?:\p{L}+\s){0,2}?(?:naar|to|auf|[àa])\s(?:\p{L}+\s){0,2}?${NUMBER}`,
      'iu',
    ),
    0.92,
  ],
  [new RegExp(String.raw`${NUMBER}${UNIT}[^.?!\d]{0,60}?${INSTEAD}`, 'iu'), 0.9],
  [new RegExp(String.raw`${INSTEAD}\s?(?:de |the |die |les )?${NUMBER}${UNIT}[^.?!\d]{0,80}?${NUMBER}`, 'iu'), 0.88],
  [
    new RegExp(
      String.raw`(?:(?<!\p{L})(?:naar|to|auf|op|tot|[àa]|into|van maken|maken van)|=|->|→)\s?(?:\p{L}+\s){0,2}?${NUMBER}`,
      'iu',
    ),
    0.88,
  ],
  [new RegExp(String.raw`${NUMBER}\s(?:machen|maken|draus|daraus|ervan maken)(?!\p{L})`, 'iu'), 0.82],
  [
    new RegExp(
      String.raw`(?<!\p{L})(?:moet(?:en)?|moest(?:en)?|should|must|muss|m[üu]ssen|soll\w*|doit|doivent|wordt|worden|becomes?|maak|make|maken|machen)\s[^.?!\d]{0,40}?${NUMBER}`,
      'iu',
    ),
    0.82,
  ],
  [ANY_COUNT, 0.72],
]

/**
 * The count that is wanted: the second of "from 5 to 8", the first of "5 instead of 3". Codes and dates must be blanked.
 * @param plainly only where words say that it is the new one
 */
export function newCount(span: Span, blanked: string, plainly = false): Found | undefined {
  for (const [pattern, confidence] of plainly ? NEW_COUNT.slice(0, -1) : NEW_COUNT) {
    const match = pattern.exec(blanked)
    const text = match?.slice(1).findLast(group => group !== undefined)
    if (!match || !text || (pattern === ANY_COUNT && /^\d{4}/.test(text))) continue
    const from = match.index + match[0].lastIndexOf(text)
    return count(part(span, from, from + text.length), confidence)
  }
  return undefined
}

const count = (span: Span, confidence: number) =>
  /\d/.test(span.text) ? found(span, 'quantity', confidence) : found(span, 'countInWords', confidence)

const BEFORE = new RegExp(
  String.raw`${NUMBER}${UNIT}\s?(?:van |of |von |de |d['’])?(?:(?:de |het |la |the |der |das )?(?:art\w*\.?|r[ée]f[ée]rences?|items?|produ\w+|extra|meer|additional|weitere)\s?(?:nr\.?|nummer|number)?\s?){0,2}[("']?$`,
  'iu',
)
const AFTER = new RegExp(
  String.raw`^["')]?\s?(?:[,:(–-]\s?)?(?:aantal|qty|quantity|menge|quantit[ée])?\s?[:=]?\s?(?:x\s?)?${NUMBER}`,
  'iu',
)

/** The count that stands right before or behind an article. Other codes must be blanked. */
export function countBeside(span: Span, blanked: string, from: number, to: number): Found | undefined {
  const before = BEFORE.exec(blanked.slice(0, from))
  if (before?.[1]) {
    const at = before.index + before[0].indexOf(before[1])
    return count(part(span, at, at + before[1].length), 0.9)
  }
  const after = AFTER.exec(blanked.slice(to, to + 40))
  if (!after?.[1]) return undefined
  const at = to + after.index + after[0].lastIndexOf(after[1])
  return count(part(span, at, at + after[1].length), 0.8)
}

const MONTH =
  'jan(?:uari|uary|uar|vier)?|feb(?:ruari|ruary|ruar)?|f[ée]vrier|maart|mrt|mar(?:ch|s)?|m[äa]rz|apr(?:il)?|avril|mei|may|mai|juni?|june|juin|juli?|july|juillet|aug(?:ustus|ust)?|ao[ûu]t|sep(?:t|tember|tembre)?|okt(?:ober)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|dez(?:ember)?|d[ée]cembre'
const PERIOD = String.raw`(?:een|één|twee|drie|vier|\d{1,2}|an?|one|two|three|four|ein(?:e|en)?|zwei|drei|vier|une?|deux|trois|quatre) (?:week|weken|dag|dagen|maand|maanden|weeks?|days?|months?|wochen?|tage?|monate?|semaines?|jours?|mois)(?: (?:later|eerder|vroeger|earlier|sooner|sp[äa]ter|fr[üu]her|plus t[ôo]t|plus tard|apr[èe]s|nach hinten|nach vorne?|naar achteren|naar voren))?`
const LOOSE_DATE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:deze|this|diese[rnms]?|cette) (?:week|woche|semaine)|(?:week|wk|kw|cw|semaine|kalenderwoche)\.? ?\d{1,2}(?: ?(?:van )?20\d\d)?|\d{1,2}(?:e|ste|de|st|nd|rd|th|er|\.)? ?(?:of )?(?:${MONTH})\.?(?![\p{L}])|(?:${MONTH}) \d{1,2}(?:st|nd|rd|th)?(?!\d)|\d{1,2}[-/.]\d{1,2}(?![-/.\d])|(?:begin|eind|half|midden|early|mid|late|end of|anfang|mitte|ende|d[ée]but|mi|fin) (?:${MONTH})|(?:volgende|komende|next|n[äa]chste[rnms]?|kommende[rnms]?) (?:week|maand|month|woche|monat|maandag|dinsdag|woensdag|donderdag|vrijdag|monday|tuesday|wednesday|thursday|friday|montag|dienstag|mittwoch|donnerstag|freitag)|(?:la semaine|le mois|lundi|mardi|mercredi|jeudi|vendredi) prochaine?|(?:after|na|nach|apr[èe]s|vanaf|from|ab) (?:\d{1,2} )?(?:${MONTH})|(?:maan|dins|woens|donder|vrij|zater)dag|(?:mon|tues|wednes|thurs|fri|satur)day|(?:mon|diens|donners|frei|sams)tag|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di)(?![\p{L}\d])`,
  'giu',
)
const NOT_THE_NEW =
  /(?:in plaats van|i\.?p\.?v\.?|instead of|in (?:place|stead) of|rather than|(?:an)?statt|au lieu d[eu]|van|from|vom|von|du|was|not|niet|dan|than|als|nicht|pas)\s(?:de |the |dem |den |le |op |on |am |w\/c |week |kw )?$/iu

/** The day that is wanted: as a date where the year stands there, else in the person's words. */
export function newDate(sentence: Sentence): Found | undefined {
  const { span, flat, document } = sentence
  const rule = writesMonthFirst(document.text) ? 'dateMonthFirst' : 'date'
  const full = matchesOf(DATE_IN_TEXT, flat)
  const from = full.length > 0 ? full : matchesOf(LOOSE_DATE, flat)
  const wanted = from.filter(({ index }) => !NOT_THE_NEW.test(flat.slice(Math.max(0, index - 24), index)))
  const [chosen] = wanted.length > 0 ? wanted.slice(-1) : from
  if (!chosen) return undefined
  const words = part(span, chosen.index, chosen.index + chosen[0].length)
  return full.length > 0 ? found(words, rule, 0.9) : found(words, 'text', 0.75)
}

/** Days and spells of time as people say them: none of their figures counts anything. */
export const DAYS = new RegExp(`${LOOSE_DATE.source}|${PERIOD}`, 'giu')
const SPELL = new RegExp(String.raw`(?<![\p{L}\d])${PERIOD}(?![\p{L}\d])`, 'iu')

/** "A week later": no day, but all that is said of one. */
export function spellNamed({ span, flat }: Sentence): Found | undefined {
  const match = SPELL.exec(flat)
  return match ? found(part(span, match.index, match.index + match[0].length), 'text', 0.7) : undefined
}

const PLACE =
  /(?<![\p{L}\d])(?:(?:NL-?\s?)?[1-9]\d{3}\s?[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})[\s,]{1,2}\p{Lu}[\p{L}'’-]+(?:[\s-](?:\p{Lu}|aan den|aan de|a\/d|an der|am|sur|le|la|den|op)[\p{L}'’-]*){0,3}/u
/** The English way: the town before its code. */
const TOWN_FIRST = /(?<![\p{L}\d])\p{Lu}[\p{L}'’-]+[\s,]{1,2}[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\d])/u
const LEADS =
  /(?<!\p{L})(?:naar|to|at|an|nach|op|aan|is|wordt|worden|zijn|lautet|ist|wird|est|sera|devient|bij|[àa]|adres|address|adresse|in|nu|now|jetzt)\s*:?\s+(?=[\p{Lu}\d"“])|:\s+/gu
const STREET =
  /(?:naar|to|at|an|nach|op|aan|is|wordt|lautet|ist|est|bij|[àa]|:)\s+(?:(?:de|het|the|die|der|la|le|our|onze)\s)?(\p{Lu}[\p{L}.'’-]+(?:\s[\p{L}.'’-]+){0,3}\s\d{1,4}\s?[a-zA-Z]?(?:(?:,\s?|\s(?:in|te|[àa])\s)\p{Lu}[\p{L}'’-]+)?|\d{1,4}(?:bis)?,?\s(?:\p{L}+[.'’-]?\s){1,4}(?:street|road|lane|avenue|way|close|drive|park))(?![\p{L}\d])/u
const SITE =
  /(?:naar|to|nach|[àa]|bij|op|at)\s+((?:onze|ons|our|unser\w*|notre|nos|het|de|the|der|die|das|la|le)\s(?!same|zelfde|selbe|m[êe]me)(?:\p{L}+\s){0,3}?(?:vestiging|kantoor|magazijn|filiaal|locatie|depot|warehouse|office|branch|site|hoofdkantoor|lager|filiale|niederlassung|b[üu]ro|entrep[ôo]t|bureau|agence|eindklant|klant|customer|end customer|endkunden)(?:(?:\s(?:in|te|[àa]|of|at))?\s(?-i:\p{Lu})[\p{L}'’-]+)?)/iu

/** Where the goods are to go: street and place in one piece, as written. */
export function newAddress({ document, span, flat }: Sentence): Found | undefined {
  const place = PLACE.exec(flat) ?? TOWN_FIRST.exec(flat)
  if (place) {
    const before = flat.slice(0, place.index)
    const lead = matchesOf(LEADS, before).at(-1)
    const from = lead ? lead.index + lead[0].length : 0
    if (place.index - from <= MAX_ADDRESS)
      return found(part(span, from, place.index + place[0].length), 'text', lead ? 0.85 : 0.7)
  }
  const street = STREET.exec(flat)
  const within = street
    ? undefined
    : addressesIn(document).find(({ value }) => value.span.start >= span.start && value.span.end <= span.end)
  if (within) return { ...within.value, confidence: 0.75 }
  const site = street ?? SITE.exec(flat) ?? TOWN.exec(flat)
  if (!site?.[1]) return undefined
  const from = site.index + site[0].indexOf(site[1])
  return found(part(span, from, from + site[1].length), 'text', 0.75)
}

/** "Ship it to Ghent instead of Bruges": a town alone, where the words are about the way that the goods go. */
const TOWN =
  /(?:naar|to|nach|vers|[àa]|in)\s(\p{Lu}[\p{L}'’-]{2,}(?:\s(?:aan|am|an|den|der|de|sur|\p{Lu}[\p{L}'’-]+)){0,3})(?=[^.!?]{0,60}(?:instead|rather|plaats|i\.?p\.?v|statt|au lieu))/u

const MAX_ADDRESS = 140

/** Lines of an address below a sentence that announces it. */
export function addressBelow(sentence: Sentence): Found | undefined {
  const below = paragraphs(sentence.document).find(
    ({ span }) => span.start >= sentence.span.end && span.text.trim() !== '',
  )
  const place = below && (PLACE.exec(below.flat) ?? TOWN_FIRST.exec(below.flat))
  if (!below || !place || place.index > MAX_ADDRESS) return undefined
  const whole = part(below.span, 0, place.index + place[0].length)
  return found(through(whole, whole), 'text', 0.8)
}
