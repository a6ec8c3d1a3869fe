import { plain } from './fold.ts'
import { readIban, readVat } from './identifiers.ts'

/** How the papers of an application are called, in file names and at their heads; compared without accents and capitals. */
const DOCUMENTS = [
  [
    'application-form',
    String.raw`(?:klant|account|aan(?:vraag|meld(?:ings)?)|inschrijf|inschrijvings|registratie|debiteur(?:en)?|relatie|kredietaanvraag)[ _-]?formulier|klantaanvraag|formulier (?:nieuwe klant|klant worden)|nieuwe[ _-]klant(?:en)?[ _-]?formulier|(?:application|registration|account|customer|sign[ _-]?up|onboarding|credit)[ _-](?:application[ _-]|opening[ _-]|registration[ _-])?form|(?:customer|account|credit)[ _-]application|application for (?:an )?account|antragsformular|(?:neu)?kunden(?:antrag|formular|stammblatt)|kontoantrag|anmeldeformular|registrierungsformular|aufnahmeantrag|formulaire(?:[ _-](?:de|d')?[ _-]?(?:demande|inscription|ouverture|client))?|demande d'?[ _-]?ouverture(?: de compte)?|fiche[ _-]client`,
  ],
  [
    'signed-terms',
    String.raw`(?:algemene|leverings?|verkoop|betalings)[ _-]?(?:leverings?|verkoop)?[ _-]?voorwaarden|voorwaarden|terms(?:[ _-](?:and|&|en|n)[ _-]conditions|[ _-]of[ _-](?:sale|business|delivery|trade))?|t&c|conditions[ _-]of[ _-]sale|agbs?|geschaftsbedingungen|allgemeine[ _-]geschaftsbedingungen|(?:liefer|verkaufs)bedingungen|conditions[ _-]generales(?:[ _-]de[ _-]vente)?|cgv`,
  ],
  [
    'vat-statement',
    String.raw`hoedanigheids[ _-]?verklaring(?:en)?|(?:btw|omzetbelasting|verleggings)[ _-]?(?:verleggings)?[ _-]?(?:verklaring|formulier|opgave)|verklaring (?:btw|omzetbelasting|hoedanigheid)|verklaring[ _-](?:btw|hoedanigheid)|vat[ _-](?:statement|declaration|certificate|form|registration(?:[ _-]certificate)?)|reverse[ _-]charge[ _-](?:statement|declaration|form)|(?:ust|umsatzsteuer|mwst|unternehmer)[ _-]?(?:bescheinigung|erklarung|nachweis|bestatigung)|attestation[ _-](?:de[ _-])?tva|declaration[ _-](?:de[ _-])?tva|certificat[ _-](?:de[ _-])?tva`,
  ],
  [
    'kvk-extract',
    String.raw`(?:uittreksel|extract|afschrift|inschrijving|bewijs)[ _-](?:van[ _-])?(?:de[ _-])?(?:inschrijving[ _-])?(?:kvk|k\.v\.k\.?|kamer[ _-]van[ _-]koophandel|handelsregister|chamber[ _-]of[ _-]commerce|coc|trade[ _-]register)|(?:kvk|handelsregister|kamer[ _-]van[ _-]koophandel)[ _-]?(?:uittreksel|extract|inschrijving)?|uittreksel|(?:chamber[ _-]of[ _-]commerce|coc|company[ _-]registration|trade[ _-]register)(?:[ _-](?:extract|excerpt|certificate|registration))?|certificate[ _-]of[ _-]incorporation|handelsregister[ _-]?aus(?:zug|druck)|gewerbe(?:schein|anmeldung)|extrait[ _-](?:de[ _-])?(?:k[ _-]?bis|registre|rcs|bce)|k[ _-]?bis`,
  ],
  [
    'letterhead',
    String.raw`brief(?:papier|hoofd|kop|kopf|bogen)|letter[ _-]?head(?:ed)?(?:[ _-]paper)?|company[ _-]stationery|(?:papier[ _-]a[ _-])?en[ _-]?tete|papier[ _-]entete`,
  ],
] as const

export type ApplicationDocument = (typeof DOCUMENTS)[number][0]
export const APPLICATION_DOCUMENTS: readonly ApplicationDocument[] = DOCUMENTS.map(([type]) => type)

const named = (words: string) => new RegExp(String.raw`(?<![a-z])(?:${words})(?![a-z])`, 'i')
const BY_NAME = DOCUMENTS.map(([type, words]) => ({ type, words: named(words) }))

/** Which paper of an application some words name: the first one that they do. */
export const readApplicationDocument = (text: string): ApplicationDocument | undefined =>
  BY_NAME.find(({ words }) => words.test(plain(text)))?.type

/** Where in a text each paper is named; `plain` changes no length of composed letters. */
export function applicationDocumentsIn(text: string): { type: ApplicationDocument; from: number; to: number }[] {
  const bare = plain(text)
  if (bare.length !== text.length) return []
  return BY_NAME.flatMap(({ type, words }) => {
    const match = words.exec(bare)
    return match ? [{ type, from: match.index, to: match.index + match[0].length }] : []
  })
}

/** How the details of an account are called; the more special before the more general. */
const FIELDS = [
  [
    'invoice-address',
    String.raw`factu(?:u)?r(?:atie)?[ -]?adres|facturatie(?:gegevens)?adres|adres (?:voor )?(?:de )?(?:factu(?:u)?r(?:en|atie)?)|(?:invoice|invoicing|billing)[ -]address|rechnungs(?:adresse|anschrift)|adresse de facturation`,
  ],
  [
    'email',
    String.raw`e-?mail[ -]?(?:adres(?:sen)?|address(?:es)?|adressen?)?|mail[ -]?(?:adres(?:sen)?|address(?:es)?|adressen?)|adresses? (?:e-?mail|mail|electronique)|courriel`,
  ],
  [
    'iban',
    String.raw`iban|banks?|banken|banque|bank ?(?:rekening(?:nummer)?|gegevens|nummer)|rekening(?:nummer|gegevens)?|bank (?:account(?: number)?|details|number)|(?:account|remittance) (?:number|details)|payment details|bank(?:verbindung|konto|daten)|konto(?:nummer|verbindung)|(?:compte|coordonnees|references) bancaires?|rib`,
  ],
  [
    'vat-number',
    String.raw`(?:btw|vat|ust|tva|mwst)[ -]?(?:identificatie)?[ -]?(?:nummer|nr\.?|number|no\.?|id(?:-?nr\.?|-?nummer)?|identificatienummer)|omzetbelastingnummer|umsatzsteuer(?:-?id|-?identifikations)?[ -]?(?:nummer|nr\.?)?|ust-?idnr\.?|numero (?:de )?tva|n° (?:de )?tva|btw|vat|tva`,
  ],
  [
    'phone',
    String.raw`(?:telefoon|mobiel|mobiele|tel|gsm)[ -]?(?:nummers?|nr\.?)?|(?:tele)?phone(?: numbers?)?|mobile(?: numbers?)?|(?:telefon|mobil|handy|ruf)(?:nummern?)?|(?:numero de )?telephone|portable|(?:doorkies|algemeen |06[- ]?)nummer`,
  ],
  [
    'contact',
    String.raw`contact ?persoon|contactgegevens|aanspreekpunt|contact(?: person| details)?|point of contact|ansprechpartner(?:in)?|kontaktperson|interlocut(?:eur|rice)|personne de contact|(?:portal|portaal)?-?(?:beheerders?(?:account|rechten|rol)?|administrat(?:or|eur|rice)(?:en|s)?|admins?)|hoofdgebruiker|inkoper|buyer|einkaufer(?:in)?|acheteur|opvolg(?:er|ster)|vervang(?:t|er)|successor|replac\w+|takes over|taking over|nachfolger(?:in)?|successeur|rempla\w+`,
  ],
  [
    'company-name',
    String.raw`(?:bedrijfs|firma|handels|statutaire |vennootschaps)[ -]?naam(?:swijziging)?|naam(?:swijziging)?(?: van (?:ons|het|onze) (?:bedrijf|onderneming|organisatie))?|(?:company|business|legal|trading|trade|corporate) name|name (?:of (?:our|the) company|change)|change of name|(?:firmen|unternehmens|gesellschafts)name(?:n|ns)?|firmierung|umfirmierung|umbenennung|raison sociale|denomination(?: sociale)?|(?:nom|changement de nom)(?: de (?:la|notre) societe)?|heten|heet|genaamd|renamed|rebranded|called|trading as|known as|umbenannt|firmier\w+|heissen|s'appel\w+|rebaptis\w+`,
  ],
  [
    'address',
    String.raw`(?:bezoek|post|aflever|lever|vestigings|kantoor|bedrijfs|magazijn|hoofd)?[ -]?adres(?:gegevens|wijziging)?|(?:visiting|postal|delivery|shipping|office|registered|company|business) address|address(?: change)?|change of address|(?:post|liefer|firmen|geschafts|haus)?(?:adresse|anschrift)(?:nanderung)?|adresse(?: postale| de livraison)?|verhui(?:s|z)\w*|mov(?:e|ed|es|ing)|relocat\w+|umzug|umzieh\w*|umgezogen|zieh(?:en|t)|demenag\w+|changement d'adresse|kantoor|vestiging|pand|office|premises|locaux|standort|sitz`,
  ],
  [
    'other',
    String.raw`kvk(?:-?nummer)?|chamber of commerce number|betal(?:ings)?(?:termijn|conditie)s?|payment terms?|zahlungsbedingungen|zahlungsziel|conditions de paiement|rechtsvorm|legal form|website|handelsregisternummer`,
  ],
] as const

export type AccountField = (typeof FIELDS)[number][0]
export const ACCOUNT_FIELDS: readonly AccountField[] = FIELDS.map(([field]) => field)

const FIELD_WORDS = FIELDS.map(([field, words]) => ({
  field,
  words: new RegExp(String.raw`(?<![\p{L}])(?:${words})(?![\p{L}])`, 'iu'),
}))

/** Which detail of an account some words name. */
export const readAccountField = (text: string): AccountField | undefined =>
  FIELD_WORDS.find(({ words }) => words.test(plain(text)))?.field ?? fieldOfValue(text)

/** Some values say themselves what they are. */
function fieldOfValue(text: string): AccountField | undefined {
  if (/^[^\s@]{1,64}@[^\s@]{3,255}$/.test(text)) return 'email'
  if (readIban(text)) return 'iban'
  return readVat(text) ? 'vat-number' : undefined
}

/** Where in a text each detail of an account is named, the special ones before the general ones. */
export function accountFieldsIn(text: string): { field: AccountField; from: number; to: number }[] {
  const bare = plain(text)
  if (bare.length !== text.length) return []
  const all: { field: AccountField; from: number; to: number }[] = []
  for (const { field, words } of FIELD_WORDS) {
    for (const match of [...bare.matchAll(new RegExp(words.source, 'giu'))].slice(0, 20)) {
      const [from, to] = [match.index, match.index + match[0].length]
      const taken = all.some(other => other.from < to && from < other.to)
      if (!taken && readAccountField(text.slice(from, to)) === field) all.push({ field, from, to })
    }
  }
  return all
}
