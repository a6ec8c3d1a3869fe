import { BRITISH, readAddress } from './addresses.ts'
import type { AddressFound } from './addresses.ts'
import { part } from './span.ts'
import type { Span } from './span.ts'

const STREET_NAME = String.raw`\p{Lu}[\p{L}.'’-]{2,30}(?: [\p{L}.'’-]{2,25}){0,4}`
const NUMBERED = String.raw`(?:${STREET_NAME} \d{1,5}(?:[a-zA-Z]|[-/]\w{1,4})?|\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|bd|place|quai|chemin|all[ée]e|impasse|route|\p{Lu}\p{L}+)(?: [\p{L}.'’-]{1,25}){0,5})`
const TOWN = String.raw`\p{Lu}[\p{L}'’-]{1,30}(?: (?:aan|an|am|de|den|le|la|sur|op|upon|der|bei) (?:\p{L}{1,6} )?\p{Lu}[\p{L}'’-]{1,20}| \p{Lu}[\p{L}'’-]{1,20}){0,2}`
const IN_PROSE = new RegExp(
  String.raw`${NUMBERED},? (?:(?:[1-9]\d{3} ?[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,5}),? ${TOWN}|${TOWN},? ${BRITISH})`,
  'u',
)
/** Words before the name of a street: "Afleveren op Lingewal 15". */
const BEFORE_STREET =
  /^(?:.{0,60}\s)?(?:op|aan|naar|bij|adres|to|at|address|an|nach|in|à|au|chez|adresse)\s(?:(?:het|ons|our|the|unsere?|notre)\s(?:\p{L}+\s){0,2})?(?=\p{Lu}|\d)/u

/** The first address in a line of prose: "Industrieweg 12, 1234 AB Zaandam", "12 rue du Port, 59140 Dunkerque". */
export function addressIn(line: Span, confidence: number): AddressFound | undefined {
  const match = IN_PROSE.exec(line.text.slice(0, 1000).replace(/[\n\t]/g, ' '))
  if (!match) return undefined
  const lead = BEFORE_STREET.exec(match[0])?.[0].length ?? 0
  return readAddress([part(line, match.index + lead, match.index + match[0].length)], confidence)
}
