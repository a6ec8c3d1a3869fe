import { paragraphs } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import { isPerson } from '../values/forms.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'

const ON_THE_SPOT = String.raw`(?: (?:ter plaatse|op locatie|on site|vor [Oo]rt|sur place))?`
/** What is to be done with the person: asked, called, met; with the word that leads to the name. */
const TO_TURN_TO = [
  String.raw`(?:[Bb]ellen|[Oo]verleg\p{L}*|[Aa]fstemmen|[Cc]ontact(?: opnemen)?|[Bb]el|[Vv]raag|[Vv]ragen|[Tt]erecht)(?: (?:bij|over) \p{L}{3,15})? (?:met|aan|naar|bij)`,
  String.raw`(?:[Cc]ontactpersoon|[Cc]ontact|[Aa]anspreekpunt|[Aa]nsprechpartner(?:in)?|[Ii]nterlocuteur)${ON_THE_SPOT}(?: (?:is|ist|est|wordt))?(?:\s?:)?`,
  String.raw`(?:[Bb]esteld door|[Bb]estellt (?:von|durch)|[Oo]rdered by|[Cc]ommandé par)`,
  String.raw`(?:[Qq]uestions?|[Qq]ueries|[Ee]nquiries) (?:please )?(?:to|go to)|(?:[Aa]sk for|[Cc]all|[Ss]peak to|[Ll]iaise with|[Gg]et in touch with)`,
  String.raw`(?:[Rr]ückfragen|[Ff]ragen)(?: bitte)? an|(?:[Ww]enden [Ss]ie sich(?: bitte)? an|[Mm]elden (?:[Ss]ie sich )?bei)`,
  String.raw`(?:[Cc]ontacter|[Aa]ppeler|[Ss]['’]adresser à|[Dd]emander|[Vv]oir avec|[Qq]uestions à)`,
]
const TITLE = String.raw`(?:(?:[Dd]e heer|[Dd]hr\.?|[Mm]evr(?:ouw|\.)?|Mw\.|Herrn?|Frau|M\.|Mme|Mr\.?|Mrs\.?|Ms\.?) )?`
const GIVEN = String.raw`\p{Lu}[\p{L}'’-]{1,24}`
const NAME = String.raw`(${GIVEN}(?: (?:van|de|der|den|von|zu|le|la|du|el|al|ter|ten|'t)){0,3} ${GIVEN}(?: ${GIVEN})?)`
const SAID = new RegExp(String.raw`(?<![\p{L}\d])(?:${TO_TURN_TO.join('|')}) ${TITLE}${NAME}(?![\p{L}\d])`, 'gu')

/** Whom the mail says to turn to, in a sentence: "Bellen met Ahmed Kaya", "any questions to Helen Ward". */
export function contactSaid(documents: readonly Document[]): Found | undefined {
  for (const { span, flat } of documents.filter(({ source }) => source === 'body').flatMap(paragraphs)) {
    for (const match of matchesOf(SAID, flat)) {
      const name = match[1]!
      const from = match.index + match[0].length - name.length
      if (isPerson(name)) return found(part(span, from, from + name.length), 'text', 0.8)
    }
  }
  return undefined
}
