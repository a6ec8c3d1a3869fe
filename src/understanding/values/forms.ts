import { looksLikeCode } from './codes.ts'
import { FIRST_DATE } from './dates.ts'
import { rules } from './rules.ts'

/** What a value is by the look of it: enough to tell which of two things an unknown label beside it can mean. */
export type Form = 'date' | 'currency' | 'carrier' | 'yesNo' | 'person' | 'code' | 'company'

const CURRENCY =
  /^(?:EUR|USD|GBP|CHF|euro'?s?|US dollars?|dollars?|pounds?(?: sterling)?|€|£|\$)(?: ?[(/-] ?[\p{L}€£$]+\)?)?$/iu
/** Who carries goods, and the ways in which they come, as they stand on orders. */
const CARRIERS =
  /\b(?:ups|dhl|dpd|postnl|post ?nl|gls|fedex|fed ex|tnt|dsv|schenker|db schenker|dachser|trans-?o-?flex|hermes|chronopost|colissimo|bpost|b-post|geodis|kuehne|k[üu]hne|rhenus|raben|hellmann|royal mail|parcelforce|evri|yodel|an post|la poste|deutsche post|budbee|trunkrs|cycloon|mondial relay|heppner|xpo|van der heijden|mainfreight|rederij|koerier|courier|kurier|coursier|spedition|afhalen|afgehaald|wordt afgehaald|zelf afhalen|collect(?:ion)?|will call|abholung|selbstabholer?|enl[èe]vement|retrait|eigen (?:vervoer|chauffeur|transport)|own transport)\b/i
const YES_NO =
  /^[jny]$|^(?:ja|nee|neen|yes|no|oui|non|nein|(?:niet |not |nicht |non |un)?(?:toegestaan|akkoord|allowed|permitted|accepted|zul[äa]ssig|erlaubt|gestattet|m[öo]glich|mogelijk|autoris[ée]e?s?|accept[ée]e?s?|refus[ée]e?s?|gestattet|permitted|mag niet|mag))\b.{0,30}$/iu
const PARTICLE = String.raw`(?:van|de|der|den|von|vom|zu|zum|zur|la|le|les|du|des|ter|ten|te|t|'t|'s|el|al|bin|ben|ibn|da|do|dos|das|di|del|della|y|e|av|af|op|in|het|of|st\.?|mc|mac)`
const GIVEN = String.raw`(?:\p{Lu}[\p{L}.'’]*(?:-\p{Lu}?[\p{L}.'’]+)*)`
/** The name of a person at the head of a text: words with a capital, and small ones between them. */
export const PERSON = new RegExp(
  String.raw`^((?:(?:de heer|dhr|mevr|mevrouw|mw|mr|mrs|ms|herr|frau|hr|fr|m|mme|mlle|dr|ing|ir|drs)\.?\s)?${GIVEN}(?:\s${PARTICLE}){0,3}(?:\s${GIVEN}){0,3}(?:\s${PARTICLE}){0,2}(?:\s${GIVEN}){0,2})(?=$|[\s,;(<|/–-])`,
  'u',
)
const COMPANY =
  /(?:^|[\s,])(?:b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|ltd\.?|limited|plc|llc|l\.l\.c\.?|inc\.?|corp\.?|gmbh|mbh|ag|kg|ohg|ug|e\.?k\.?|e\.?v\.?|se|sarl|s\.?a\.?r\.?l\.?|sas|s\.?a\.?s\.?|sasu|eurl|s\.?a\.?|bvba|srl|sprl|sc|scrl|stichting|vereniging|co[öo]peratie|gemeente|universiteit|university|school|college|ministerie|hospital|ziekenhuis|klinikum|stadtwerke|group|groep|groupe|gruppe|holding|company|& co|international|associ[ée]s|partners|services|solutions|systems|technics?|techniek|logistics?)(?=$|[\s,)(.])/i
const NO_PERSON =
  /\d|[@:]|\b(?:afdeling|department|abteilung|service|team|inkoop|purchasing|einkauf|achats|magazijn|warehouse|lager|zie|see|siehe|voir)\b/i

/** "Hoekstra & De Wit": two names are a firm. */
const OF_TWO = /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)* & \p{Lu}/u

export const isCompany = (text: string) => COMPANY.test(text) || OF_TWO.test(text)

export function isPerson(text: string): boolean {
  return (
    text.length <= 60 &&
    text.includes(' ') &&
    PERSON.exec(text)?.[1]?.length === text.length &&
    !NO_PERSON.test(text) &&
    !isCompany(text)
  )
}

/** The form of a whole value; undefined where it could be anything. */
export function formOf(text: string): Form | undefined {
  if (text === '' || text.length > 90) return undefined
  const date = FIRST_DATE.exec(text)
  if (date && date.index <= 14 && date[0].length * 3 >= text.length) return 'date'
  if (CURRENCY.test(text)) return 'currency'
  if (YES_NO.test(text)) return 'yesNo'
  if (rules.money(text) === undefined && /^#?\S{3,40}$/.test(text) && /\d/.test(text) && looksLikeNumber(text))
    return 'code'
  if (text.length <= 60 && CARRIERS.test(text)) return 'carrier'
  if (isPerson(text)) return 'person'
  return isCompany(text) ? 'company' : undefined
}

/** A number of a paper: figures, or letters and figures with dashes and slashes. */
const looksLikeNumber = (text: string) =>
  /^#?\d{3,14}$/.test(text) ||
  /^\d{2,6}[-/.]\d{3,8}(?:[-/.]\d{1,6})?$/.test(text) ||
  looksLikeCode(text.replace(/[^\p{L}\d]/gu, '-'))
