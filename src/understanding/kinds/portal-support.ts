import { z } from 'zod'
import { weigh } from '../cues.ts'
import type { Cue } from '../cues.ts'
import { bodyOf, inProse, subjectOf } from '../layout/fields.ts'
import type { Reading, RequestKind } from '../types.ts'
import { foundIn, Gathered } from '../values/found.ts'
import { lineSpan } from '../values/span.ts'
import { failures, numbersIn } from './company-numbers.ts'
import { preferredTimes } from './preferred-times.ts'

const fields = z.strictObject({
  topic: z.string().optional(),
  preferredTimes: z.array(z.string()).optional(),
  phone: z.string().optional(),
})

const PORTAL = String.raw`(?:customer ?portal|klanten?portaal|klantportaal|web ?portal|portaal|portal|portail(?: client)?|kundenportal|kunden-portal|klantomgeving|extranet|web ?shop|bestelportaal|bestelomgeving|orderportal|online ?shop|espace client)`
const HELP = String.raw`(?:begeleid\w*|uitleg\w*|toelicht\w*|train(?:ing)?s?|demo(?:nstratie)?|rondleiding|instructie\w*|workshop|cursus|hulp|help(?:en|t)?|ondersteun\w*|wegwijs|afspraak|meekijk\w*|guid(?:ance|ed|e)|walk ?-?through|onboarding|explain\w*|explanation|appointment|tutorial|assist\w*|support|session|show (?:us|me)|schulung\w*|einweisung|einf[üu]hrung|anleitung|hilfe|helfen|unterst[üu]tz\w+|termin|erkl[äa]r\w+|zeigen|formation|accompagn\w+|d[ée]mo(?:nstration)?|prise en main|rendez-vous|aide(?:r)?|expliquer|explication\w*|assistance)`

const STUCK = String.raw`(?:kom(?:en)? er niet uit|door de bomen|wegwijs|loodsen|op weg|lopen vast|loop vast|snap(?:pen)?|begrijp(?:en)?|weet(?:en)? niet|lukt (?:het )?(?:ons |mij )?niet|bellen|problemen|struggl\w+|stuck|don.t understand|not sure how|trouble|problems?|difficult\w*|kommen? .{0,20}nicht (?:zurecht|weiter|klar)|verstehen? .{0,20}nicht|probleme?n?|n.arriv\w+ pas|ne compren\w+ pas|difficult[ée]s?|probl[èe]mes?)`

const CUES: Cue[] = [
  {
    words: new RegExp(String.raw`\b${HELP}\b.{0,90}\b${PORTAL}\b|\b${PORTAL}\b.{0,90}\b${HELP}\b`, 'i'),
    weight: 0.75,
  },
  {
    words: new RegExp(
      String.raw`\b(?:hoe (?:werkt|gebruik|kan|kun(?:nen)?|moet)|waar (?:vind|kan)|how (?:do|does|can|to)|where (?:do|can)|wie (?:funktioniert|kann|k[öo]nnen|\p{L}+ (?:ich|wir|man))|wo (?:finde|kann)|comment|o[ùu] (?:puis|peut|trouver))\b.{0,80}\b${PORTAL}\b`,
      'iu',
    ),
    weight: 0.55,
  },
  {
    words: new RegExp(String.raw`\b${PORTAL}\b.{0,60}\b${STUCK}|\b${STUCK}.{0,60}\b${PORTAL}\b`, 'i'),
    weight: 0.6,
  },
  {
    words:
      /\b(?:niet|geen|nicht|cannot|can.t|unable to|not able to|impossible de|pas|plus|fail\w*|lukt\b.{0,20})\b.{0,30}\b(?:in ?te ?loggen|in ?loggen|inloggen|aanmelden|log(?:ging)? ?in(?:to)?|sign(?:ing)? in|einloggen|anmelden|connecter|connexion)\b|\b(?:in ?loggen|inloggen|log ?in|login|einloggen|anmeldung|anmelden|connexion|connecter)\b.{0,40}\b(?:lukt niet|niet (?:meer )?gelukt|werkt niet|gaat niet|mislukt|not work\w*|doesn.t work|fail\w*|problems?|problemen|issues?|trouble|geht nicht|funktioniert nicht|probleme?|[ée]choue|ne (?:marche|fonctionne))/i,
    weight: 0.8,
  },
  {
    words:
      /\b(?:wachtwoord|password|passwort|kennwort|mot de passe)\b.{0,50}\b(?:vergeten|kwijt|verlopen|werkt niet|resett?en|reset|opnieuw|forgot\w*|lost|expired|not work\w*|vergessen|zur[üu]cksetzen|abgelaufen|oubli[ée]|r[ée]initialis\w+|perdu|expir[ée])|\b(?:vergeten|forgot(?:ten)?|reset(?:ten)?|lost|oubli[ée]|r[ée]initialis\w+)\b.{0,20}\b(?:wachtwoord|password|mot de passe)\b|\b(?:wachtwoordreset|wachtwoord-reset|passwortreset)\b/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:activ(?:atie|ering)s?link|activation link|aktivierungslink|lien d.activation)\b.{0,60}\b(?:werkt|verlopen|niet|expired|not|abgelaufen|nicht|expir[ée]|pas|invalid|ongeldig)\b|\b(?:account|konto|compte)\b.{0,25}\b(?:geblokkeerd|vergrendeld|locked|blocked|gesperrt|bloqu[ée])\b/i,
    weight: 0.75,
  },
  {
    words: new RegExp(
      String.raw`\b${PORTAL}\b.{0,60}\b(?:foutmelding|werkt niet|laadt niet|error|not work\w*|doesn.t work|fehlermeldung|funktioniert nicht|erreur|ne (?:marche|fonctionne))\b|\b(?:foutmelding|error(?: message)?|fehlermeldung|message d.erreur)\b.{0,60}\b${PORTAL}\b`,
      'i',
    ),
    weight: 0.7,
  },
  {
    words:
      /\b(?:demo(?:nstratie)?|training|rondleiding|schulung|einweisung|d[ée]monstration|walk ?-?through)\b.{0,40}\b(?:plannen|inplannen|schedule|book|afspreken|afspraak|vereinbaren|planifier|organiser|geven|verzorgen)\b|\b(?:plannen|schedule|book|afspraak|vereinbaren|planifier|organiser)\b.{0,30}\b(?:demo|training|rondleiding|schulung|einweisung|d[ée]monstration)\b/i,
    weight: 0.6,
  },
  {
    words: new RegExp(
      String.raw`(?<!\p{L})(?:kommen?|kom(?:en|t)?|can.t get|cannot get|arriv\p{L}+|gelangen?)(?: \p{L}+){0,2} (?:niet|nicht|pas|plus|not)?(?: meer| mehr)? ?(?:in|ins|into|dans|op|auf|sur|[àa])(?: het| das| the| le| de| our| ons)? ?${PORTAL}(?!\p{L})`,
      'iu',
    ),
    weight: 0.65,
  },
  // access for somebody, or an order that is not shown
  {
    words: new RegExp(
      String.raw`\b(?:toegang|access|zugang|acc[èe]s|account|registr\w+)\b.{0,30}\b(?:aanvragen|krijgen|geven|request\w*|grant\w*|give|get|beantragen|erhalten|demander|obtenir|aanmaken|create|voor (?:onze|ons|mijn))\b.{0,80}\b${PORTAL}\b|\b(?:graag|please|would like|m[öo]chten?|souhait\w+|aanvragen|request)\b.{0,20}\b(?:toegang|access|zugang|acc[èe]s)\b`,
      'i',
    ),
    weight: -0.5,
  },
  {
    words:
      /\b(?:order|bestelling|po|bestellung|commande|auftrag|facture|invoice|factuur)\b.{0,80}\b(?:niet|nog niet|not|not yet|nicht|pas)\b.{0,40}\b(?:zichtbaar|visible|sichtbar|te zien|terug|terug te vinden|shown?|showing|appear\w*|portal|portaal)\b|\b(?:zie|zien|vind|vinden|see|find|sehe|finde|vois|trouve)\b.{0,80}\b(?:order|bestelling|bestellung|commande)\b.{0,60}\b(?:niet|not|nicht|pas)\b/i,
    weight: -0.75,
  },
]

/** Guidance in the Customer Portal, an appointment, trouble with the login. faq: customer-portal, ondersteuning */
export const portalSupport: RequestKind<typeof fields> = {
  kind: 'portal-support',
  fields,
  recognise: reading => weigh(reading, CUES),
  missing: () => [],
  extract: reading => [extract(reading)],
}

const TOPIC = new RegExp(
  String.raw`\b((?:begeleiding|uitleg|training|demo(?:nstratie)?|rondleiding|instructie|workshop|guidance|walk ?-?through|introduction|explanation|schulung|einweisung|einf[üu]hrung|formation|d[ée]monstration|d[ée]mo|prise en main|accompagnement)\b[^.!?,;:\n]{0,80})`,
  'i',
)
const TROUBLE =
  /((?:[^.!?\n]{0,80})\b(?:inloggen|in te loggen|log ?in|sign in|einloggen|anmelden|connecter|wachtwoord|password|passwort|mot de passe|activatielink|activation link|aktivierungslink|lien d.activation|foutmelding|error|fehlermeldung|erreur)\b[^.!?\n]{0,80})/i

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const body = bodyOf(reading)
  const [subject] = subjectOf(reading)
  gathered.put('/topic', inProse(body, TOPIC, 'text', 0.7) ?? inProse(body, TROUBLE, 'text', 0.65))
  const line = subject?.lines[0]
  gathered.put(
    '/topic',
    subject &&
      line &&
      foundIn(lineSpan(subject, line), /^(?:(?:re|fwd?|fw|aw|wg|antw|tr|doorst)\s*:\s*)*(\S.{0,300})$/is, 'text', 0.6),
  )
  for (const [index, time] of preferredTimes([...body, ...subjectOf(reading)]).entries())
    gathered.put(`/preferredTimes/${index}`, time)
  const phones = body.flatMap(document => numbersIn(document, 'phone', reading.language))
  gathered.put('/phone', phones.find(({ value }) => value)?.value)
  gathered.warnings.push(...failures(phones))
  return gathered
}
