import { found } from './found.ts'
import type { Found } from './found.ts'
import { readCountry } from './countries.ts'
import { part } from './span.ts'
import type { Span } from './span.ts'

export interface AddressFound {
  name?: Found
  street?: Found
  postalCode?: Found
  city?: Found
  country?: Found
}

const CITY = String.raw`([\p{L}'’][\p{L}'’ ./-]{1,40}?)`
const COUNTRY_TAIL = String.raw`(?:\s*(?:,|\(|-\s|–)\s*([\p{L} .-]{2,40})\)?)?`
const PLACES = [
  // 1234 AB Zaandam; NL-1234 AB Zaandam, Nederland
  new RegExp(String.raw`^(?:NL-?\s?)?([1-9]\d{3}\s?[A-Z]{2})[\s,]+${CITY}${COUNTRY_TAIL}$`, 'u'),
  // 80331 München; B-2000 Antwerpen; 75002 Paris, France
  new RegExp(String.raw`^((?:[A-Z]{1,2}-)?\d{4,5})[\s,]+${CITY}${COUNTRY_TAIL}$`, 'u'),
  // London SW1A 1AA
  new RegExp(String.raw`^${CITY},?\s+([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})${COUNTRY_TAIL}$`, 'u'),
  // Zaandam 1234 AB; München 80331
  new RegExp(String.raw`^${CITY},?\s+\(?([1-9]\d{3}\s?[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{5})\)?${COUNTRY_TAIL}$`, 'u'),
  // Austin, TX 78701
  new RegExp(String.raw`^${CITY},\s?[A-Z]{2}\s(\d{5}(?:-\d{4})?)${COUNTRY_TAIL}$`, 'u'),
]
const CITY_FIRST = [false, false, true, true, true]
export const BRITISH = String.raw`[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}`
/** Routing key and four signs. eircode.ie, "What is Eircode" */
const IRISH = String.raw`(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}`
/** SW1A 1AA or T12 X8N6 on a line of its own, or before the city; the form itself says which country. */
const ISLES = new RegExp(String.raw`^(?:(${BRITISH})|(${IRISH}))(?:[\s,]+${CITY}${COUNTRY_TAIL})?$`, 'u')
const ISLES_BEHIND = new RegExp(String.raw`^${CITY},?\s+(${IRISH})${COUNTRY_TAIL}$`, 'u')
/** 2000 or 75002 alone on a line, the city on the one below or above. */
const ALONE = /^(?:[A-Z]{1,2}-?\s?)?(?:\d{4,5}|[1-9]\d{3}\s?[A-Z]{2})$/
const NO_STREET =
  /^(?:unit|suite|floor|building|dock|gate|hal|halle|poort|gebouw|verdieping|etage|[ée]tage|deur|bay|tor|rampe|ramp|quai|t[üu]r|eingang|ebene|stock|b[âa]timent|b[âa]t|porte|warehouse|werk|werf)\b/i
/** No "3817" in a place called "BX". */
const DUTCH = /^[1-9]\d{3}\s?[A-Z]{2}$/
/** A door of a building, and nothing else. */
const DOOR = new RegExp(String.raw`${NO_STREET.source}\.?\s?[\w-]{1,4}$`, 'i')
/** A number before the name of a street is no postal code: "1200 Harbor Blvd". */
const NUMBER_FIRST =
  /^\d{1,5}[a-z]?,?\s.*\b(?:blvd|boulevard|ave|avenue|st|street|rd|road|ln|lane|dr|drive|way|court|ct|square|sq|park|parkway|pkwy|highway|hwy|quay|docks?|row|close|crescent|terrace|hill|rue|place|chemin|all[ée]e|impasse|route|quai)\b\.?/i
const ATTENTION =
  /^(?:t\.?a\.?v\.?|attn?\.?|ter attentie van|attention|z\.?\s?hd\.?|z\.h\.v\.|c\/o|à l'attention de|contact)\b|@|^(?:tel|telefoon|phone|fax|kvk|btw|vat|e-?mail)\b/i
const STREET =
  /\p{L}{2}.*\s\d+[\w/-]{0,6}(?:\s?[\w-]{1,6})?(?:\s?\([^()]{1,20}\))?$|^\d+[a-z]?(?:\s?(?:bis|ter))?,?\s\p{L}{2}/iu

/** An address in one line or a few: name, street, postal code and city, country; only what is recognised by its form. */
export function readAddress(block: readonly Span[], confidence: number): AddressFound | undefined {
  const pieces = block
    .flatMap(line => split(line))
    .filter(piece => piece.text !== '')
    .slice(0, 12)
  const at = placeIn(pieces)
  if (!at) return withoutPlace(pieces, confidence)
  const { postalCode, city, country } = at
  const before = pieces.slice(0, at.first).filter(piece => !ATTENTION.test(piece.text) && !DOOR.test(piece.text))
  const streetAt = before.findLastIndex(piece => STREET.test(piece.text))
  const street = streetAt >= 0 ? before[streetAt] : before.length > 1 ? before.at(-1) : undefined
  const name =
    before.slice(0, streetAt >= 0 ? streetAt : Math.max(0, before.length - 1))[0] ?? (street ? undefined : before[0])
  const next = pieces[at.last + 1]
  return present({
    name: found(name, 'text', confidence - 0.05),
    street: found(street, 'text', confidence),
    postalCode: found(postalCode, 'postalCode', confidence),
    city: found(city, 'text', confidence),
    country: found(country, 'country', confidence) ?? found(next, 'country', confidence),
  })
}

/** Without postal code: only a street with a number is certain enough to be one. */
function withoutPlace(pieces: Span[], confidence: number): AddressFound | undefined {
  const at = pieces.findIndex(
    piece =>
      STREET.test(piece.text) && piece.text.length <= 80 && !ATTENTION.test(piece.text) && !NO_STREET.test(piece.text),
  )
  if (at === -1) return undefined
  const city = pieces[at + 1]
  const isCity = city && /^\p{Lu}[\p{L}'’ .-]{1,40}$/u.test(city.text) && readCountry(city.text) === undefined
  return present({
    name: at > 0 ? found(pieces[0], 'text', confidence - 0.1) : undefined,
    street: found(pieces[at], 'text', confidence - 0.1),
    city: isCity ? found(city, 'text', confidence - 0.15) : undefined,
    country: found(pieces[at + (isCity ? 2 : 1)], 'country', confidence),
  })
}

function present({
  name,
  street,
  postalCode,
  city,
  country,
}: { [Name in keyof AddressFound]: Found | undefined }): AddressFound {
  return {
    ...(name ? { name } : {}),
    ...(street ? { street } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...(city ? { city } : {}),
    ...(country ? { country } : {}),
  }
}

/** Pieces between commas, semicolons, pipes and line ends; "Zaandam, NL" stays together for its place. */
function split(line: Span): Span[] {
  const cuts = [...line.text.matchAll(/\s*[;|\n·•]\s*|,\s+(?!NL\b|BE\b|DE\b|[A-Z]{2}\s\d{5})|\s+[-–]\s+/g)]
  const pieces: Span[] = []
  let from = 0
  for (const cut of cuts) {
    pieces.push(part(line, from, cut.index))
    from = cut.index + cut[0].length
  }
  pieces.push(part(line, from, line.text.length))
  return pieces.map(piece => part(piece, 0, piece.text.replace(/[,\s]+$|(?<=\p{Ll}{3})\.$/u, '').length))
}

interface Place {
  postalCode: Span
  city?: Span
  country?: Span
}

/** Postal code and city, in one piece or in two, and which pieces they take. */
function placeIn(pieces: readonly Span[]): (Place & { first: number; last: number }) | undefined {
  for (const [index, piece] of pieces.entries()) {
    const here = place(piece)
    if (here?.city) return { ...here, first: index, last: index }
    const code = here?.postalCode ?? (ALONE.test(piece.text) ? piece : undefined)
    if (!code) continue
    const [above, below] = [pieces[index - 1], pieces[index + 1]]
    if (above && isCity(above)) return { postalCode: code, city: above, first: index - 1, last: index }
    if (below && isCity(below)) return { postalCode: code, city: below, first: index, last: index + 1 }
    if (here) return { postalCode: code, first: index, last: index }
  }
  return undefined
}

/** The name of a place: words without figures, no country, no company. */
const isCity = ({ text }: Span) =>
  /^\p{Lu}[\p{L}'’ .-]{1,40}$/u.test(text) && readCountry(text) === undefined && !COMPANY.test(text)
const COMPANY = /\b(?:b\.?v|n\.?v|ltd|limited|gmbh|ag|kg|sarl|sas|s\.?a|inc|llc|plc|vof|v\.o\.f|bvba)\b\.?$/i

function place(piece: Span): Place | undefined {
  if (NUMBER_FIRST.test(piece.text)) return undefined
  if (DUTCH.test(piece.text)) return { postalCode: piece }
  const isles = ISLES.exec(piece.text)
  if (isles) {
    const code = isles[1] ?? isles[2] ?? ''
    const postalCode = within(piece, code, 0)
    const city = isles[3] ? within(piece, isles[3], code.length) : undefined
    const country = isles[4] ? within(piece, isles[4], code.length + isles[3]!.length) : undefined
    return { postalCode, ...(city ? { city } : {}), ...(country && readCountry(country.text) ? { country } : {}) }
  }
  const behind = ISLES_BEHIND.exec(piece.text)
  if (behind) return { city: within(piece, behind[1]!, 0), postalCode: within(piece, behind[2]!, behind[1]!.length) }
  for (const [index, pattern] of PLACES.entries()) {
    const match = pattern.exec(piece.text)
    if (!match) continue
    const [, first = '', second = '', third] = match
    const firstSpan = within(piece, first, 0)
    const secondSpan = within(piece, second, firstSpan.end - piece.start)
    const country = third ? within(piece, third, secondSpan.end - piece.start) : undefined
    const named = CITY_FIRST[index]
      ? { city: firstSpan, postalCode: secondSpan }
      : { postalCode: firstSpan, city: secondSpan }
    return country && readCountry(country.text) ? { ...named, country } : named
  }
  return undefined
}

function within(piece: Span, text: string, from: number): Span {
  const at = piece.text.indexOf(text, from)
  return part(piece, at, at + text.length)
}

/** True for a postal code without a city. */
export const isPostalCode = (text: string) => ALONE.test(text)

/** True for a line with a postal code and a city. */
export const isPlace = (text: string) =>
  text.length <= 90 &&
  !NUMBER_FIRST.test(text) &&
  (PLACES.some(pattern => pattern.test(text)) || ISLES.test(text) || ISLES_BEHIND.test(text))
