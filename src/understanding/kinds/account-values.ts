import { paragraphs } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import type { AccountField } from '../values/account-words.ts'
import { EMAIL } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import { numbersIn } from './company-numbers.ts'
import { PERSON, TITLE } from './people.ts'

/** A value that a detail of an account could have. */
export interface AccountValue {
  field: AccountField
  value: Found
}

const MAX_VALUES = 40
const CITY = String.raw`\p{Lu}[\p{L}'’-]{1,30}(?:[ -](?:aan|am|an|den|der|de|le|la|les|sur|op|\p{Lu}[\p{L}'’-]{1,20})){0,3}`
const STREET = String.raw`(?:\p{Lu}|'t |’t |\d{1,2}e )[\p{L} .'’-]{2,45}\s\d{1,5}(?:\s?[a-zA-Z](?![\p{L}]))?(?:\s?[-/]\s?\d{0,4}[a-zA-Z]{0,2}(?![\p{L}\d]))?`
const PLACE = String.raw`(?:(?:NL-?\s?)?[1-9]\d{3}\s?[A-Z]{2}(?![\p{L}])|(?:[A-Z]{1,2}-)?\d{4,5}(?!\d)),?\s{1,2}${CITY}`
const COUNTRY = String.raw`(?:,?\s(?:Nederland|België|Belgie|Duitsland|Frankrijk|The Netherlands|Netherlands|Belgium|Germany|France|Deutschland|Belgien|Niederlande|Belgique|Allemagne|Pays-Bas|Luxemburg|Luxembourg))?`
const ADDRESSES = [
  new RegExp(
    String.raw`${STREET}\s{0,2}(?:[,;|-]|\bin\b|\bte\b)?\s{0,2}(?:postbus \d{1,6},?\s)?${PLACE}${COUNTRY}`,
    'gu',
  ),
  new RegExp(
    String.raw`\d{1,4}(?: bis| ter)?,?\s(?:rue|avenue|av\.|boulevard|bd|place|chemin|quai|all[ée]e|impasse|route|cours|square|parc|zone)\s[^,\n;]{2,50}[,\s]{1,3}(?:[A-Z]-)?\d{4,5}\s${CITY}${COUNTRY}`,
    'giu',
  ),
  new RegExp(String.raw`[Pp]ostbus \d{1,6}[,\s]{1,3}${PLACE}`, 'gu'),
  new RegExp(
    String.raw`\d{1,4}[a-z]?,? \p{Lu}[\p{L}'’ ]{2,40}(?:, \p{Lu}[\p{L}'’ -]{2,30}){1,3},? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}`,
    'gu',
  ),
]
/** Without a postal code: a street by its last syllable, perhaps with its town. */
const STREET_ONLY = new RegExp(
  String.raw`(?<![\p{L}])\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}(?:straat|weg|laan|plein|kade|singel|gracht|dijk|hof|pad|park|steeg|dreef|lei|markt|haven|stra(?:ß|ss)e|str\.|platz|allee|ring|gasse|damm|ufer| Street| Road| Lane| Avenue| Square| Drive| Park| Way)\s\d{1,5}[a-zA-Z]?(?:-\d{1,4})?(?:,?\s(?:in |te |à )?${CITY})?`,
  'gu',
)
const FRENCH_STREET = new RegExp(
  String.raw`\d{1,4}(?: bis| ter)?,?\s(?:rue|avenue|boulevard|place|chemin|quai|all[ée]e|impasse|route)\s(?:(?:de|du|des|la|le|les|l['’])\s?){0,3}\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}(?:,?\s(?:[àa] )?${CITY})?`,
  'gu',
)
const EMAILS = new RegExp(EMAIL.source, 'g')
const LEGAL = String.raw`(?:B\.?\s?V\.?|N\.?\s?V\.?|V\.?O\.?F\.?|GmbH(?: & Co\.? KG)?|AG|KG|UG|e\.K\.|SARL|S\.A\.R\.L\.|SAS|SASU|SA|SRL|BVBA|Ltd\.?|Limited|LLP|LLC|Inc\.?|PLC)(?![\p{L}])`
const NAME = String.raw`\p{Lu}[\p{L}\p{N}&.'’+-]*(?:\s(?:\p{Lu}[\p{L}\p{N}&.'’+-]*|\p{N}+|&|\+|en|and|und|et|van|de|der|den|het|du|of|for|für)){0,6}?`
const COMPANIES = [
  new RegExp(String.raw`(?<![\p{L}])${NAME}\s${LEGAL}`, 'gu'),
  new RegExp(
    String.raw`(?:(?:onder de|nieuwe|de) naam(?: is| luidt| wordt|:)?|heten (?:voortaan|vanaf nu|wij|we|nu|sinds kort)?|heet (?:voortaan|vanaf nu|nu)?|verder als|(?:new|company|trading) name(?: is| will be|:)?|(?:now |be )?(?:called|known as|trading as|renamed(?: to)?|rebranded(?: to| as)?)|(?:neue[rn]?|dem) (?:firmen)?name[n]?(?: ist| lautet|:)?|firmieren? .{0,25}als|hei[ßs]+en .{0,12}|umbenannt in|(?:nouveau nom|nouvelle (?:d[ée]nomination|raison sociale)(?: sociale)?)(?: est|:)?|s'appelle(?:ra)? (?:d[ée]sormais )?|(?:devient|devenue?) )\s?["'“‘«]?\s?(\p{Lu}[\p{L}\p{N}&.'’+-]*(?:\s(?:\p{Lu}[\p{L}\p{N}&.'’+-]*|\p{N}+|&)){0,5})`,
    'gu',
  ),
]
const CONTACT_WORD = String.raw`(?:contactpersoon|contact person|contact|aanspreekpunt|beheerder|administrator|admin|administrateur|administratrice|inkoper|buyer|[Aa]nsprechpartner(?:in)?|[Kk]ontaktperson|interlocut(?:eur|rice)|personne de contact|opvolger|opvolgster|successor|[Nn]achfolger(?:in)?|successeur|acheteur|hoofdgebruiker)`
const PEOPLE = [
  new RegExp(
    String.raw`${CONTACT_WORD}\b[^.!?\n]{0,90}?\s(?:naar|to|into|auf|zu|par|door|by)\s${TITLE}(${PERSON})`,
    'gu',
  ),
  new RegExp(String.raw`${CONTACT_WORD}\b[^.!?\n\p{Lu}]{0,50}?(?:\s|:\s?)${TITLE}(${PERSON})`, 'gu'),
  new RegExp(String.raw`${TITLE}(${PERSON})(?:[^.!?\p{Lu}]|\.(?=\S)){0,110}?\b${CONTACT_WORD}(?![\p{L}])`, 'gu'),
  new RegExp(
    String.raw`${TITLE}(${PERSON}),? (?:is (?:helaas )?(?:uit dienst|vertrokken|niet meer|gestopt|met pensioen)|werkt (?:hier |bij ons )?niet (?:meer|langer)|heeft (?:ons|het bedrijf|onze)|(?:has )?left|(?:no longer|is leaving|is retiring)|hat (?:uns|das|unser)|arbeitet nicht mehr|ist nicht mehr|ist ausgeschieden|a quitt[ée]|ne travaille plus|n'est plus|gaat (?:ons |het bedrijf )?(?:verlaten|met pensioen))`,
    'gu',
  ),
  new RegExp(
    String.raw`(?:vervangt|vervangen door|opgevolgd door|replaces|replaced by|succeeded by|takes? over from|taking over from|in plaats van|instead of|ersetzt(?: durch)?|abgel[öo]st durch|anstelle von|statt|remplace|remplac[ée]e? par|au lieu de|[àa] la place de|neemt (?:het )?over van|overgenomen door|opvolger van)\s${TITLE}(${PERSON})`,
    'gu',
  ),
  new RegExp(
    String.raw`${TITLE}(${PERSON})\s(?:vervangt|replaces|takes over|taking over|neemt|ersetzt|[üu]bernimmt|remplace|reprend|volgt|succeeds)`,
    'gu',
  ),
]
const NO_PERSON =
  /^(?:Customer|Portal|Klant\w*|Kunden\w*|Graag|Met|De|Het|The|Our|Onze|Please|Kunt|Bitte|Unser\w*|Notre|Beste|Dear|Geachte|Hallo|Hello|Sehr|Bonjour|Per|Vanaf|From|Ab|Nieuwe?|New|Neue\w*|Nouve\w*)\b|\b(?:B\.?V\.?|N\.?V\.?|GmbH|Ltd|SARL|Portal|Portaal)\b/

/** Everything in a document that could be the old or the new value of a detail, in order of the text. */
export function accountValues(document: Document, language: string): AccountValue[] {
  const values: AccountValue[] = []
  const add = (field: AccountField, value: Found | undefined) => {
    const taken = values.some(
      other => value && other.value.span.start < value.span.end && value.span.start < other.value.span.end,
    )
    if (value && !taken && values.length < MAX_VALUES) values.push({ field, value })
  }
  for (const [type, field] of [
    ['iban', 'iban'],
    ['vat', 'vat-number'],
  ] as const)
    for (const { value } of numbersIn(document, type, language)) add(field, value)
  const prose = paragraphs(document)
  for (const { span, flat } of prose) {
    for (const match of matchesOf(EMAILS, flat)) {
      const text = match[0].replace(/[.'-]+$/, '')
      add('email', found(part(span, match.index, match.index + text.length), 'email', 0.88))
    }
  }
  for (const { value } of addressesIn(document)) add('address', value)
  for (const { value } of numbersIn(document, 'phone', language)) add('phone', value)
  for (const pattern of COMPANIES) each(prose, pattern, 'text', value => add('company-name', value), trimName)
  for (const pattern of PEOPLE)
    each(prose, pattern, 'text', value => (NO_PERSON.test(String(value.value)) ? undefined : add('contact', value)))
  return values.toSorted((a, b) => a.value.span.start - b.value.span.start)
}

/** Addresses as they are written: with their postal code, else a street with its number. */
export function addressesIn(document: Document): AccountValue[] {
  const values: AccountValue[] = []
  for (const pattern of [...ADDRESSES, STREET_ONLY, FRENCH_STREET])
    each(paragraphs(document), pattern, 'text', value => values.push({ field: 'address', value }), trimStreet)
  return values.slice(0, MAX_VALUES)
}

function each(
  prose: readonly Paragraph[],
  pattern: RegExp,
  rule: 'text',
  take: (value: Found) => unknown,
  lead: (text: string) => number = () => 0,
): void {
  for (const { span, flat } of prose) {
    for (const match of matchesOf(pattern, flat)) {
      const text = match[1] ?? match[0]
      const from = match.index + match[0].lastIndexOf(text)
      const skip = lead(text)
      const tail =
        /\s(?:Ihre?[rn]?|Unsere?[rn]?|Sie|Onze|Uw|Our|Your|Notre|Votre|Is|Wordt)$/.exec(text)?.[0].length ?? 0
      const stop = endsSentence(text, flat.slice(match.index + match[0].length)) ? 1 : tail
      const value = found(part(span, from + skip, from + text.length - stop), rule, 0.84)
      if (value) take(value)
    }
  }
}

/** "Brightline Ltd." at the end of a sentence loses its full stop; "Delta B.V." keeps it. */
const endsSentence = (text: string, after: string) =>
  text.endsWith('.') && !/\.\S{0,3}\.$/.test(text) && /^\s*(?:$|\p{Lu})/u.test(after)

/** A capital at the head of a sentence is no part of the street: "Wij verhuizen naar Parkweg 1". */
const trimStreet = (text: string) =>
  /^.*(?:\s(?:naar|to|nach|op|at|is|wordt|in|adres|address|vers|am|an der|von|van de|from)\s(?=\p{Lu}))/u.exec(
    text,
  )?.[0].length ??
  /^(?:Adres|Address|Anschrift|Adresse|Naar|Wij|We|Van|Per|Vanaf)\s/u.exec(text)?.[0].length ??
  0
const trimName = (text: string) =>
  /^(?:(?:Wij|We|Van|Naar|Per|Vanaf|Onze|Ons|Our|From|The|De|Het|Die|Der|Das|Wir|Unsere?|Nous|La|Le|Notre|Firma|Bedrijf|Company|Société|Graag|Beste|Dear)\s)+/u.exec(
    text,
  )?.[0].length ?? 0
