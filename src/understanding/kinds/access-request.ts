import { z } from 'zod'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { weigh } from '../cues.ts'
import type { Cue } from '../cues.ts'
import { attachmentsOf, bodyOf, labelled, paragraphs, subjectOf } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { found, foundIn, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'

const fields = z.strictObject({
  companyName: z.string().optional(),
  adminEmail: z.email().optional(),
  adminName: z.string().optional(),
})

const PORTAL = String.raw`(?:customer ?portal|klanten?portaal|klantenportal|web ?portal|portaal|portal|portail(?: client)?|kundenportal|kunden-portal|klantomgeving|extranet|partner ?portal|web ?shop|bestelportaal|orderportal)`
const ACCESS = String.raw`(?:toegang|toegangs?\w*|access|zugang|zugriff|acc[èe]s|accounts?|log-?in|inlog\w*|registr\w+|aanmelden|aanmelding|aanmaken|activ(?:atie|eren|eer|ate|ation|ierung|er)\w*|sign ?up|freischalt\w+|konto|compte|gebruiker|user|profiel|profile|toevoegen|beheerder\w*|administrator\w*|admin)`

const CUES: Cue[] = [
  {
    words: new RegExp(String.raw`\b${ACCESS}\b.{0,80}\b${PORTAL}\b|\b${PORTAL}\b.{0,80}\b${ACCESS}\b`, 'i'),
    weight: 0.8,
  },
  {
    words:
      /\b(?:graag|willen|wil|zou(?:den)?|kunt u|kun je|verzoek|vraag|aanvra\w+|would like|please|request|could you|kindly|need|bitte|m[öo]chten?|beantragen|souhait\w+|voudri\w+|pourriez|demand\w+)\b.{0,60}\b(?:toegang|access|zugang|acc[èe]s)\b/i,
    weight: 0.6,
  },
  {
    words:
      /\b(?:beheerders?(?:rechten|account)?|portalbeheerder|administrator|beheerrechten|admin(?:istrator)?[- ]?(?:rights|rechte|rechten|account|user)|administrateur)\b/i,
    weight: 0.35,
  },
  { words: /\b(?:activ(?:atie|ering)s?link|activation link|aktivierungslink|lien d.activation)\b/i, weight: 0.3 },
  {
    words:
      /\b(?:lukt niet|kan niet inloggen|niet inloggen|kunnen niet inloggen|werkt niet|foutmelding|wachtwoord (?:vergeten|kwijt|reset)|can(?:no|')t log ?in|unable to log ?in|cannot log ?in|not working|forgot(?:ten)? (?:my |the )?password|password reset|passwort vergessen|mot de passe oubli[ée]|error message|fehlermeldung)\b/i,
    weight: -0.75,
  },
  {
    words:
      /\b(?:begeleiding|uitleg|training|demo(?:nstratie)?|afspraak|rondleiding|guidance|walk ?through|appointment|schulung|termin vereinbaren|formation|rendez-vous)\b/i,
    weight: -0.5,
  },
  {
    words:
      /\b(?:niet|nog niet|not|nicht|pas)\b.{0,30}\b(?:zichtbaar|visible|sichtbar|te zien|terug te vinden|showing)\b/i,
    weight: -0.7,
  },
  {
    words:
      /\b(?:wijzig(?:en|ing)?|vervangen|change|replace|[äa]ndern|remplacer)\b.{0,40}\b(?:beheerder|administrator|admin|administrateur)\b/i,
    weight: -0.4,
  },
  {
    words: new RegExp(
      String.raw`\b(?:zie|zien|vind|vinden|see|find|sehe|finde|vois|trouve)\b.{0,80}\b(?:niet|not|nicht|pas|nergens)\b.{0,40}\b${PORTAL}\b`,
      'i',
    ),
    weight: -0.7,
  },
]

/** Access to the Customer Portal: the company, and who becomes its administrator. faq: customer-portal, toegang */
export const accessRequest: RequestKind<typeof fields> = {
  kind: 'access-request',
  fields,
  recognise(reading) {
    const both =
      labelled(reading.documents, 'adminEmail').length > 0 && labelled(reading.documents, 'companyName').length > 0
    return weigh(reading, CUES, both ? 0.6 : 0)
  },
  missing: (given: JsonObject) => ['companyName', 'adminEmail'].filter(name => given[name] === undefined),
  extract: reading => [extract(reading)],
}

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const documents = [...bodyOf(reading), ...attachmentsOf(reading), ...subjectOf(reading)]
  const prose = documents.flatMap(document => paragraphs(document))
  const email = adminEmail(reading, documents, prose)
  gathered.put('/companyName', companyName(documents, prose))
  gathered.put('/adminEmail', email)
  gathered.put('/adminName', adminName(documents, prose, email))
  return gathered
}

const EMAIL = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/
const EMAILS = new RegExp(EMAIL.source, 'g')

/** The address under its label; else the one in a sentence about the administrator; else the only one in the text. */
function adminEmail(reading: Reading, documents: readonly Document[], prose: readonly Paragraph[]): Found | undefined {
  for (const name of ['adminEmail', 'adminName', 'anyEmail'] as const) {
    for (const pair of labelled(documents, name)) {
      for (const span of pair.block.slice(0, 2)) {
        const value = foundIn(span, EMAIL, 'email', (name === 'anyEmail' ? 0.85 : 0.97) * pair.certainty)
        if (value && !isOurs(reading, value)) return value
      }
    }
  }
  const all = prose.flatMap(paragraph => emailsIn(paragraph)).filter(({ value }) => !isOurs(reading, value))
  const near = all.filter(
    ({ before, after }) => ABOUT_ADMIN.test(before.slice(-160)) || ABOUT_ADMIN.test(after.slice(0, 80)),
  )
  if (near.length > 0) return near[0]!.value
  const distinct = new Set(all.map(({ value }) => value.value))
  return distinct.size === 1 ? { ...all[0]!.value, confidence: 0.75 } : undefined
}

const ABOUT_ADMIN =
  /beheer|administrat|\badmin\b|activ|aktivier|hoofdgebruiker|toegang (?:voor|geven|krijgt)|access (?:for|to)|zugang (?:f[üu]r)|acc[èe]s (?:pour|à)|gebruiker|\buser\b|benutzer|utilisateur/i

/** The desk's own addresses are where the mail was sent to. */
function isOurs(reading: Reading, { value }: Found): boolean {
  return [...reading.message.to, ...reading.message.cc].some(
    ({ address }) => address === value && !address.endsWith(`@${domainOf(reading.sender.address)}`),
  )
}

const domainOf = (address: string) => address.split('@')[1] ?? ''

function emailsIn({ span, flat }: Paragraph): { value: Found; before: string; after: string }[] {
  return [...flat.matchAll(EMAILS)].flatMap(match => {
    const text = match[0].replace(/[.'-]+$/, '')
    const value = found(part(span, match.index, match.index + text.length), 'email', 0.88)
    return value ? [{ value, before: flat.slice(0, match.index), after: flat.slice(match.index + text.length) }] : []
  })
}

const LEGAL = String.raw`(?:B\.?\s?V\.?(?![\p{L}])|N\.?\s?V\.?(?![\p{L}])|V\.?O\.?F\.?(?![\p{L}])|C\.V\.|GmbH(?: & Co\.? KGa?A?)?|AG(?![\p{L}])|KG(?![\p{L}])|UG(?![\p{L}])|e\.K\.|S\.?A\.?R\.?L\.?(?![\p{L}])|S\.?A\.?S\.?(?![\p{L}])|S\.?A\.?(?![\p{L}])|SRL(?![\p{L}])|SPRL|Ltd\.?(?![\p{L}])|Limited|LLP|LLC|Inc\.?(?![\p{L}])|PLC|plc|Stichting|Coöperatie U\.A\.|BVBA|CVBA)`
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}\p{N}&.'’+-]*|\p{N}[\p{L}\p{N}&.'’+-]*|&|\+|en|and|und|et|van|de|der|den|het|du)`
/** A name that ends in its legal form: "Voorbeeld ICT B.V.". */
const COMPANY = new RegExp(
  String.raw`((?:\p{Lu}[\p{L}\p{N}&.'’+-]*|\p{N}+\p{Lu}[\p{L}\p{N}]*)(?:\s${NAME_WORD}){0,6}?\s${LEGAL})`,
  'u',
)
const FOUNDATION = new RegExp(String.raw`((?:Stichting|Gemeente|Coöperatie|Vereniging)(?:\s${NAME_WORD}){1,6})`, 'u')
/** "voor ons bedrijf Voorbeeld ICT", "company is called ...": a name that is announced. */
const ANNOUNCED = new RegExp(
  String.raw`(?:bedrijf|onderneming|organisatie|firma|company|organisation|organization|unternehmen|soci[ée]t[ée]|entreprise|bedrijfsnaam|company name|firmenname)(?:\s(?:is|heet|luidt|genaamd|called|named|name is|lautet|hei[ßs]t|est|s'appelle|naam is))?[\s:,"“'‘]{1,3}(\p{Lu}[\p{L}\p{N}&.'’+-]*(?:\s${NAME_WORD}){0,5})(?=[\s]*(?:[.,;:!?)"”'’]|$|\s(?:is|wil|zou|graag|heeft|toegang|would|has|als|and our|en onze)))`,
  'u',
)

/** "Northwind Ltd." at the end of a sentence loses its full stop; "Voorbeeld B.V." keeps it. */
function withoutStop(name: string, after: string): string {
  const ends = name.endsWith('.') && !/\.\S{0,3}\.$/.test(name) && /^\s*(?:$|\p{Lu})/u.test(after)
  return ends ? name.slice(0, -1) : name
}

function companyName(documents: readonly Document[], prose: readonly Paragraph[]): Found | undefined {
  for (const pair of labelled(documents, 'companyName')) {
    const value = found(pair.value, 'text', 0.97 * pair.certainty)
    if (value && pair.value.text.length <= 120 && !EMAIL.test(pair.value.text)) return value
  }
  for (const [pattern, confidence] of [
    [COMPANY, 0.88],
    [FOUNDATION, 0.82],
    [ANNOUNCED, 0.78],
  ] as const) {
    for (const paragraph of prose) {
      const value = companyIn(paragraph, pattern, confidence)
      if (value) return value
    }
  }
  return undefined
}

/** Nouns with a capital before a name; at the head of a sentence any word has one: "Graag ontvangt Voorbeeld ICT B.V.". */
const NOUNS =
  'Firma|Bedrijf|Company|Unternehmen|Gesellschaft|Société|Entreprise|Organisatie|Klant|Customer|Portal|Klantenportaal|Kundenportal'
const NO_NAME = new RegExp(`^(?:(?:${NOUNS})\\s)+`, 'u')
const SENTENCE_START = new RegExp(
  `^(?:(?:Wij|We|Ik|Graag|Namens|Voor|Van|Bij|Onze|Ons|Our|For|From|At|I|Please|Für|Bei|Wir|Pour|Chez|Nous|Beste|Dear|Hallo|Het|De|The|Die|Das|La|Le|${NOUNS})\\s)+`,
  'u',
)

function companyIn({ span, flat }: Paragraph, pattern: RegExp, confidence: number): Found | undefined {
  const match = pattern.exec(flat)
  const name = match?.[1]
  if (!match || !name) return undefined
  const from = match.index + match[0].indexOf(name)
  const opensSentence = /(?:^|[.!?:,]\s{0,3})$/.test(flat.slice(0, from))
  const lead = (opensSentence ? SENTENCE_START : NO_NAME).exec(name)?.[0].length ?? 0
  const text = withoutStop(name.slice(lead), flat.slice(from + name.length))
  return found(part(span, from + lead, from + lead + text.length), 'text', confidence)
}

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
function adminName(
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
  const match = new RegExp(
    String.raw`${PERSON}\s?(?:[(<[,:–-]|\s|met (?:als )?(?:e-?mail)?(?:adres)?|via|op|with|mit|avec){1,3}\s?(?:(?:e-?mail(?:adres|address)?|mail)\s?:?\s?)?$`,
    'u',
  ).exec(before)
  const name = match?.[1]
  if (!match || !name || NO_PERSON.test(name)) return undefined
  const from = match.index + match[0].indexOf(name)
  return found(part(span, from, from + name.length), 'text', 0.85)
}
