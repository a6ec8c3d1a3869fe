import { z } from 'zod'
import { weigh } from '../cues.ts'
import { attachmentsOf, bodyOf, labelled, paragraphs, subjectOf } from '../layout/fields.ts'
import type { Paragraph } from '../layout/fields.ts'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { readAddress } from '../values/addresses.ts'
import type { AddressFound } from '../values/addresses.ts'
import { APPLICATION_DOCUMENTS } from '../values/account-words.ts'
import { EMAIL } from '../values/codes.ts'
import { found, foundIn, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import { addressesIn } from './account-values.ts'
import { BECOMES_CUSTOMER } from './application-cues.ts'
import { applicationDocuments } from './application-documents.ts'
import { companyName } from './company-name.ts'
import { failures, numbersIn } from './company-numbers.ts'
import type { NumberType } from './company-numbers.ts'
import { PERSON, personIn, personUnder, TITLE } from './people.ts'

const fields = z.strictObject({
  companyName: z.string().optional(),
  kvkNumber: z.string().length(8).optional(),
  vatNumber: z.string().optional(),
  iban: z.string().optional(),
  contactName: z.string().optional(),
  contactEmail: z.email().optional(),
  phone: z.string().optional(),
  address: z
    .strictObject({
      name: z.string().optional(),
      street: z.string().optional(),
      postalCode: z.string().optional(),
      city: z.string().optional(),
      country: z.string().length(2).optional(),
    })
    .optional(),
  documents: z.array(z.enum(APPLICATION_DOCUMENTS)).optional(),
})

/** A company wants to become a customer. faq: ordering-and-returns, klant worden */
export const accountApplication: RequestKind<typeof fields> = {
  kind: 'account-application',
  fields,
  recognise(reading) {
    const papers = applicationDocuments(reading).length
    return weigh(reading, BECOMES_CUSTOMER, papers >= 3 ? 0.75 : papers === 2 ? 0.6 : papers === 1 ? 0.3 : 0)
  },
  missing: (given: JsonObject) =>
    ['companyName', 'kvkNumber', 'vatNumber', 'documents'].filter(name => given[name] === undefined),
  extract: reading => [extract(reading)],
}

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const documents = [...bodyOf(reading), ...attachmentsOf(reading), ...subjectOf(reading)]
  const prose = documents.flatMap(document => paragraphs(document))
  gathered.put('/companyName', applicant(documents, prose))
  const numbers = (type: NumberType) => {
    const all = documents.flatMap(document => numbersIn(document, type, reading.language))
    gathered.warnings.push(...failures(all))
    return all.find(({ value }) => value)?.value
  }
  gathered.put('/kvkNumber', numbers('kvk'))
  gathered.put('/vatNumber', numbers('vat'))
  gathered.put('/iban', numbers('iban'))
  gathered.put('/contactName', personUnder(documents, 'contactName') ?? personIn(prose, CONTACT, 0.85))
  gathered.put('/contactEmail', contactEmail(reading, documents, prose))
  gathered.put('/phone', numbers('phone'))
  const address = addressOf(documents)
  if (address) gathered.putAll('/address', { ...address })
  for (const [index, paper] of applicationDocuments(reading).entries()) gathered.put(`/documents/${index}`, paper)
  return gathered
}

const NAME = String.raw`(\p{Lu}[\p{L}\p{N}&.'’+-]*(?:\s(?:\p{Lu}[\p{L}\p{N}&.'’+-]*|\p{N}+|&|\+|en|and|und|et|van|de|der|den|het|du|of|for|für|voor)){0,6})`
const NAME_END = String.raw`(?=\s*(?:[.,;:!?()"”'’–-]|$)|\s(?:uit|in|te|is|zijn|wil(?:t|len)?|zou(?:den)?|graag|en\s(?:wil|zou|wij)|would|wish(?:es)?|and\s(?:would|we)|from|based|aus|mit|m[öo]chten?|und\s(?:m[öo]|wir)|w[üu]rde|souhait\w+|d[ée]sire|et\s(?:souhait|nous)|bas[ée]e?|als|as|bij|at|bei|chez)(?!\p{L}))`
/** A company that presents itself. */
const PRESENTED = [
  String.raw`(?:[Ww]ij zijn|[Ww]e zijn|[Nn]amens|[Ww]e are|[Oo]n behalf of|[Ww]ir sind|[Ii]m [Nn]amen (?:von|der)|[Nn]ous sommes|[Aa]u nom de|[Ii]k vertegenwoordig|[Ii] represent|[Mm]ijn bedrijf|[Oo]ns bedrijf|[Oo]ur company|[Uu]nsere? (?:[Ff]irma|[Uu]nternehmen)|[Nn]otre (?:soci[ée]t[ée]|entreprise)),?\s(?:is |heet |ist |hei[ßs]t |est |s'appelle )?(?:de |het |the |die |das |der |la |le |l['’])?${NAME}${NAME_END}`,
  String.raw`(?:[Ww]ir, |[Nn]ous, |[Ww]ij, |[Ww]e, |[Dd]ie |[Ll]a soci[ée]t[ée] |[Ff]irma |[Bb]ij |[Vv]oor |[Ff]or |[Ff]ür |[Pp]our )(?:de |het |the |die |das |der |la |le )?${NAME}${NAME_END}`,
  String.raw`^${NAME}\s(?:wil|zou|would|wishes|m[öo]chte|souhaite|is (?:een|a)\b|ist\s|est\s)`,
].map(pattern => new RegExp(pattern, 'u'))
const IN_SUBJECT = new RegExp(String.raw`\s?(?:[-–:|]|voor|for|f[üu]r|pour|van|of|von|de)\s${NAME}\s*$`, 'u')
/** In German any noun has a capital: only two of them may be a name. */
const GERMAN_NOUN = /^(?:für|wir|die|der|das|den|unser)/i
const NO_COMPANY =
  /^(?:Klant|Kunden?|Customer|Client|Account|Portal|Nieuwe?|New|Neu\w*|Nouveau|Geachte|Beste|Dear|Sehr|Bonjour|Sales|Aanvraag|Aanmelding|Antrag|Application|Demande|Bijlage\w*|KvK|BTW|IBAN|Wij|We|Ik|Wir|Nous|I|Dank|Bedankt)\b/

/** As for access to the portal; else the company that presents itself as who wants to be a customer. */
function applicant(documents: readonly Document[], prose: readonly Paragraph[]): Found | undefined {
  const named = companyName(documents, prose)
  if (named) return named
  const subject = prose.filter(({ span }) => span.document.source === 'subject')
  const written = prose.filter(({ span }) => span.document.source === 'body')
  for (const pattern of PRESENTED) {
    const value = firstName(written, pattern, 0.78)
    if (value) return value
  }
  return firstName(subject, IN_SUBJECT, 0.7)
}

function firstName(prose: readonly Paragraph[], pattern: RegExp, confidence: number): Found | undefined {
  for (const { span, flat } of prose) {
    const match = pattern.exec(flat)
    const name = match?.[1]
    if (!match || !name || NO_COMPANY.test(name) || (GERMAN_NOUN.test(match[0]) && !name.includes(' '))) continue
    const from = match.index + match[0].indexOf(name)
    return found(part(span, from, from + name.replace(/[.']$/, '').length), 'text', confidence)
  }
  return undefined
}

const CONTACT = [
  new RegExp(
    String.raw`(?:[Cc]ontactpersoon|[Aa]anspreekpunt|[Cc]ontact person|[Pp]oint of contact|[Cc]ontact|[Aa]nsprechpartner(?:in)?|[Ii]nterlocut(?:eur|rice)|[Pp]ersonne de contact)\b[^.!?\p{Lu}]{0,40}?(?:is|:|wordt|will be|ist|est|sera|=)\s${TITLE}(${PERSON})`,
    'u',
  ),
  new RegExp(
    String.raw`${TITLE}(${PERSON}),? (?:is|wordt|zal|will be|ist|wird|est|sera)\b[^.!?]{0,40}(?:contactpersoon|aanspreekpunt|contact|[Aa]nsprechpartner|interlocut)`,
    'u',
  ),
]

const EMAILS = new RegExp(EMAIL.source, 'g')

/** The address under its label; else the only one that is named and is not the desk's. */
function contactEmail(
  reading: Reading,
  documents: readonly Document[],
  prose: readonly Paragraph[],
): Found | undefined {
  const ours = new Set([...reading.message.to, ...reading.message.cc].map(({ address }) => address))
  for (const label of ['contactEmail', 'anyEmail', 'contactName'] as const) {
    for (const pair of labelled(documents, label)) {
      const value = foundIn(pair.value, EMAIL, 'email', (label === 'contactEmail' ? 0.96 : 0.88) * pair.certainty)
      if (value && !ours.has(String(value.value))) return value
    }
  }
  const all = prose.flatMap(({ span, flat }) =>
    [...flat.matchAll(EMAILS)].slice(0, 20).flatMap(match => {
      const text = match[0].replace(/[.'-]+$/, '')
      const value = found(part(span, match.index, match.index + text.length), 'email', 0.85)
      return value && !ours.has(String(value.value)) ? [value] : []
    }),
  )
  return new Set(all.map(({ value }) => value)).size === 1 ? all[0] : undefined
}

/** Under its label, where street and place may have labels of their own; else one that stands in a sentence. */
function addressOf(documents: readonly Document[]): AddressFound | undefined {
  for (const pair of labelled(documents, 'companyAddress')) {
    const address = readAddress(pair.block, 0.92 * pair.certainty)
    if (!address) continue
    const beside = [pair.value.document]
    const [place] = labelled(beside, 'postalPlace')
    const rest = place ? readPlace(place.value, 0.92) : {}
    const city = labelled(beside, 'city')[0]
    const country = labelled(beside, 'country')[0]
    return {
      ...(city ? optional('city', found(city.value, 'text', 0.92)) : {}),
      ...(country ? optional('country', found(country.value, 'country', 0.95)) : {}),
      ...rest,
      ...address,
    }
  }
  for (const { value } of documents.flatMap(document => addressesIn(document))) {
    const address = readAddress([value.span], 0.85)
    if (address?.postalCode) return address
  }
  return undefined
}

function readPlace(value: Parameters<typeof found>[0], confidence: number): AddressFound {
  const whole = value ? readAddress([value], confidence) : undefined
  return whole ?? optional('postalCode', found(value, 'postalCode', confidence))
}

const optional = (name: keyof AddressFound, value: Found | undefined): AddressFound => (value ? { [name]: value } : {})
