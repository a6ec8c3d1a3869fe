import type { Document } from '../types.ts'
import { labelled } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { EMAIL } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'

const PERSON = String.raw`(\p{Lu}[\p{L}'’-]*\.?(?: (?:van|de|der|den|von|zu|la|le|du|ter|ten|'t|el|al|da|di)){0,3}(?: \p{Lu}[\p{L}'’.-]*){1,3}|\p{Lu}[\p{L}'’-]*(?: (?:van|de|der|den|von|la|le|du|ter|ten|'t|el|al|da|di)){1,3} \p{Lu}[\p{L}'’-]*)`
const TITLE = String.raw`(?:(?:(?:[Dd]e )?(?:[Hh]eer|[Mm]evrouw|dhr\.?|mevr\.?|mw\.?|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?|[Hh]errn?|[Ff]rau|M\.|[Mm]me)|collega|onze collega|my colleague|our colleague|unsere[nr]? kolleg(?:e|en|in)|notre coll[èe]gue|onze \w+|our \w+(?: \w+)?)\s)?`
const NAMED_PERSON = [
  new RegExp(
    String.raw`(?:toegang|account|beheerdersrechten|login|access|[Aa]dministrat\w*|admin|[Zz]ugang|[Aa]cc[èe]s|gebruiker|user|rechten|[Bb]eheerder)\b[^.!?]{0,50}?\s(?:voor|aan|is|wordt|for|to|f[üu]r|pour|à|be|zijn|est|sera|ist|wird|:)\s${TITLE}${PERSON}`,
    'u',
  ),
  new RegExp(
    String.raw`${TITLE}${PERSON}[^.!?\p{Lu}]{0,90}?\b(?:beheerder|beheerdersrechten|administrator|admin|administrateur|hoofdgebruiker)`,
    'u',
  ),
]

/** A person under the label; else the name beside the administrator's address; else one that a sentence makes administrator. */
export function adminName(
  documents: readonly Document[],
  prose: readonly Paragraph[],
  email: Found | undefined,
): Found | undefined {
  for (const pair of labelled(documents, 'adminName')) {
    const value = personIn(pair.value, 0.95 * pair.certainty)
    if (value) return value
  }
  const beside = email && nameBeside(email, prose)
  if (beside) return beside
  for (const pattern of NAMED_PERSON) {
    for (const { span } of prose) {
      const match = pattern.exec(span.text)
      const name = match?.[1]
      if (!match || !name || NO_PERSON.test(name)) continue
      const from = match.index + match[0].indexOf(name)
      return found(part(span, from, from + name.length), 'text', 0.8)
    }
  }
  return undefined
}

const NO_PERSON =
  /\b(?:portal|portaal|customer|bedrijf|company|b\.?v\.?|n\.?v\.?|gmbh|ltd|support|sales|info|team|beheerder|administrator|access|account|e-?mail|mail(?:adres)?|tel|phone)\b/i

function personIn(span: Span, confidence: number): Found | undefined {
  if (EMAIL.test(span.text) && span.text.indexOf('@') < 40) {
    const before = /^([^<(,;|@]{3,60}?)\s*[<(,;|–-]/.exec(span.text)?.[1]
    return before && !before.includes('@') && !/\S+@/.test(before)
      ? found(part(span, 0, before.length), 'text', confidence)
      : undefined
  }
  const name =
    /^(?:(?:dhr|mevr|mw|mr|mrs|ms|herr|frau|mme)\.?\s|de heer\s|mevrouw\s)?([\p{L}][\p{L} .'’-]{1,60})(?=$|[,;(<|–])/iu.exec(
      span.text,
    )
  if (!name?.[1] || NO_PERSON.test(name[1])) return undefined
  const from = name[0].indexOf(name[1])
  return found(part(span, from, from + name[1].length), 'text', confidence)
}

const NAME_BEFORE = new RegExp(
  String.raw`${PERSON}\s?(?:[(<[,:–-]|\s|met (?:als )?(?:[Ee]-?[Mm]ail)?(?:adres)?|via|op|with|mit|avec){1,3}\s?(?:(?:[Ee]-?[Mm]ail(?:adres|address|-Adresse)?|[Mm]ail|[Cc]ourriel)\s?:?\s?)?$`,
  'u',
)

/** "Jan de Vries (jan@voorbeeld.example)", "Jan de Vries <...>", "Jan de Vries, jan@...". */
function nameBeside(email: Found, prose: readonly Paragraph[]): Found | undefined {
  const paragraph = prose.find(
    ({ span }) =>
      span.document === email.span.document &&
      span.start <= email.span.start &&
      email.span.end <= span.start + span.text.length,
  )
  if (!paragraph) return undefined
  const { span } = paragraph
  const before = span.text.slice(0, email.span.start - span.start)
  const match = NAME_BEFORE.exec(before)
  const name = match?.[1]
  if (!match || !name || NO_PERSON.test(name)) return undefined
  const from = match.index + match[0].indexOf(name)
  return found(part(span, from, from + name.length), 'text', 0.85)
}
