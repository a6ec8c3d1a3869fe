import type { Document } from '../types.ts'
import { labelled } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import { EMAIL } from '../values/codes.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'

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

/** A company under its label; else a name with its legal form; else one that a sentence announces. */
export function companyName(documents: readonly Document[], prose: readonly Paragraph[]): Found | undefined {
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
  // "Gemeente Voorbeeld de bestellingen": what joins names ends none
  const name = match?.[1]?.replace(/(?:\s(?:&|\+|en|and|und|et|van|de|der|den|het|du))+$/u, '')
  if (!match || !name) return undefined
  const from = match.index + match[0].indexOf(name)
  const opensSentence = /(?:^|[.!?:,]\s{0,3})$/.test(flat.slice(0, from))
  const lead = (opensSentence ? SENTENCE_START : NO_NAME).exec(name)?.[0].length ?? 0
  const text = withoutStop(name.slice(lead), flat.slice(from + name.length))
  return found(part(span, from + lead, from + lead + text.length), 'text', confidence)
}
