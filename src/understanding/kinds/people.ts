import { labelled } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import type { Label } from '../layout/labels.ts'
import type { Document } from '../types.ts'
import { found, foundIn } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'

const PARTICLE = String.raw`(?:van|de|der|den|von|zu|la|le|du|ter|ten|'t|el|al|da|di)`
const CAPITAL = String.raw`\p{Lu}[\p{L}'’.-]*`
/** A name of two words and more, with what stands between them in Dutch, German and French names. */
export const PERSON = String.raw`(?:${CAPITAL}(?: ${PARTICLE}){0,3}(?: ${CAPITAL}){1,3}|${CAPITAL}(?: ${PARTICLE}){1,3} ${CAPITAL})`
export const TITLE = String.raw`(?:(?:[Dd]e heer|[Mm]evrouw|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?|[Hh]errn?|[Ff]rau|M\.|[Mm]me|[Mm]onsieur|[Mm]adame)\s)?`

const HEAD = new RegExp(String.raw`^${TITLE}(${PERSON}|${CAPITAL})(?=$|[\s]*[,;(<|/–-])`, 'u')
const NO_PERSON =
  /\b(?:portal|portaal|customer|bedrijf|company|b\.?v\.?|n\.?v\.?|gmbh|ltd|sales|info|team|e-?mail|tel|phone|straat|weg|nummer|afdeling|department)\b/i

/** A person under a label; the address or the telephone number beside the name is left off. */
export function personUnder(documents: readonly Document[], label: Label): Found | undefined {
  for (const pair of labelled(documents, label)) {
    const value = foundIn(pair.value, HEAD, 'text', 0.92 * pair.certainty)
    if (value && !NO_PERSON.test(String(value.value))) return value
  }
  return undefined
}

/** The person that group 1 of a pattern finds. */
export function personIn(
  prose: readonly Paragraph[],
  patterns: readonly RegExp[],
  confidence: number,
): Found | undefined {
  for (const pattern of patterns) {
    for (const { span, flat } of prose) {
      const match = pattern.exec(flat)
      const name = match?.[1]
      if (!match || !name || NO_PERSON.test(name)) continue
      const from = match.index + match[0].lastIndexOf(name)
      return found(part(span, from, from + name.replace(/\.$/, '').length), 'text', confidence)
    }
  }
  return undefined
}
