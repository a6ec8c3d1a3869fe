import { z } from 'zod'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { ANOTHER_ADMIN, REPLACED_ADMIN } from './account-change-cues.ts'
import { adminName } from './admin-name.ts'
import { companyName } from './company-name.ts'
import { weigh } from '../cues.ts'
import type { Cue } from '../cues.ts'
import { matchesOf } from '../matches.ts'
import { attachmentsOf, bodyOf, labelled, paragraphs, subjectOf } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { found, foundIn, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { EMAIL } from '../values/codes.ts'
import { part } from '../values/span.ts'

const fields = z.strictObject({
  companyName: z.string().optional(),
  adminEmail: z.email().optional(),
  adminName: z.string().optional(),
})

const PORTAL = String.raw`(?:customer ?portal|klanten?portaal|klantenportal|web ?portal|portaal|portal|portail(?: client)?|kundenportal|kunden-portal|(?:klant|bestel|online|web|inlog)[ -]?omgeving|(?:online|digitale?) (?:bestel\w+|order(?:ing)?\w*|account|shop|system\w*|platform|catalogus)|bestel(?:systeem|site|platform|website)|ordering (?:system|site|platform|tool)|order ?(?:site|system|desk online)|online-?shop|bestellplattform|bestellsystem|h[äa]ndlerportal|espace client|boutique en ligne|plate-?forme(?: de commande)?|extranet|partner ?portal|web ?shop|bestelportaal|orderportal)`
const ACCESS = String.raw`(?:toegang|inloggegevens|inlogaccount|credentials|login (?:details|data)|log ?in for|zugangsdaten|anmeldedaten|identifiants?|rechten|uitnodig\w+|invit\w+|einlad\w+|einricht\w+|onboard\w*|aansluiten|toegangs?\w*|access|zugang|zugriff|acc[èe]s|accounts?|log-?in|inlog\w*|registr\w+|aanmelden|aanmelding|aanmaken|activ(?:atie|eren|eer|ate|ation|ierung|er)\w*|sign ?up|freischalt\w+|konto|compte|gebruiker|user|profiel|profile|toevoegen|beheerder\w*|administrator\w*|admin)`

const CUES: Cue[] = [
  {
    words: new RegExp(String.raw`\b${ACCESS}\b.{0,80}\b${PORTAL}\b|\b${PORTAL}\b.{0,80}\b${ACCESS}\b`, 'i'),
    weight: 0.8,
  },
  {
    words:
      /\b(?:graag|willen|wil|zou(?:den)?|kunt u|kun je|verzoek|vraag|aanvra\w+|would like|please|request|could you|kindly|need|bitte|m[öo]chten?|beantragen|souhait\w+|voudri\w+|pourriez|demand\w+)\b.{0,60}\b(?:toegang|access|zugang|acc[èe]s|inloggegevens|inlogaccount|login details|credentials|zugangsdaten|identifiants)(?!\p{L})/iu,
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
  {
    words:
      /\b(?:account|toegang|access|konto|zugang|compte|acc[èe]s)\b.{0,30}\b(?:geblokkeerd|vergrendeld|locked|blocked|disabled|gesperrt|bloqu[ée]e?)(?![\p{L}])/iu,
    weight: -0.7,
  },
  // who asks how it is done, or cannot get in, has access
  {
    words:
      /\b(?:wie \p{L}+ (?:ich|wir|man)|hoe (?:voeg|kan|kunnen|moet) (?:ik|wij|we)|how (?:do|can) (?:i|we)|comment (?:puis|peut|faire|ajouter))\b|(?<!\p{L})(?:kommen?|kom(?:en|t)?|can.t get|cannot get)(?: \p{L}+){0,2} (?:niet|nicht|not)?(?: meer| mehr)? ?(?:in|ins|into)(?: het| das| the)? ?(?:portal|portaal|kundenportal)/iu,
    weight: -0.55,
  },
  // where somebody is administrator already, it is a detail of the account that changes
  { ...ANOTHER_ADMIN, weight: -0.7 },
  { ...REPLACED_ADMIN, weight: -0.6 },
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
  return matchesOf(EMAILS, flat).flatMap(match => {
    const text = match[0].replace(/[.'-]+$/, '')
    const value = found(part(span, match.index, match.index + text.length), 'email', 0.88)
    return value ? [{ value, before: flat.slice(0, match.index), after: flat.slice(match.index + text.length) }] : []
  })
}
