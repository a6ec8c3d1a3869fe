import type { Label } from './labels.ts'

/** One line of an address that is given line by line, each under its own label. */
export type AddressPart =
  `${'deliveryAddress' | 'invoiceAddress'}/${'name' | 'street' | 'postalCode' | 'city' | 'country'}`

interface Meaning {
  label: Label | AddressPart
  /** All of these stand in the key of the label: no spaces, no accents, "nr" for every word for number. */
  all: RegExp[]
  none?: RegExp
}

const DELIVERY =
  /^lev|^del|^verz|lever|bezorg|verzend|deliver|ship|liefer|versand|livr|expedi|goederen|waren|ontvang|recei|empfang|destinat|bestemming|arriv|aankom/
const ORDERING =
  /order|best|purchase|inkoop|einkauf|auftrag|command|opdracht|achat|abruf|afroep|requisition|calloff|cde|^bst|^ord|^ink|^po|po(?:nr|ref|id)?$/
const NUMBER = /nr|ref|kenmerk|zeichen|^id|id$|code|kennung|document|beleg/
const DAY =
  /dat|termin|dag|day|tag|jour|week|woche|semaine|uiterlijk|uiterst|spatest|latest|before|avant|deadline|tijd|zeit|delai|by$|bis$|op$|on$|le$/
const PLACE =
  /adr|anschrift|locat|plaats|place|ort$|lieu|site|depot|lager|magazijn|warehouse|entrepot|aan$|to$|an$|a$|naar$|bij$|at$|chez$|ontvanger|recipient|empfanger|destinataire|consignee/
const MONEY =
  /prijs|price|preis|prix|kosten|cost|frais|totaal|total|bedrag|amount|btw|vat|tva|mwst|betal|pay|zahl|paie|terms|conditi|beding/

/** What labels say by the words that they are put together of; a label that is known as a whole needs none of this. */
const MEANINGS: Meaning[] = [
  {
    label: 'partialDelivery',
    all: [/deel|partial|^part|teil|split|partiel|fraction/, /lever|deliver|ship|liefer|livr|zend|send|expedi/],
  },
  {
    label: 'endCustomer',
    all: [/^(?:eind|end|final|ultim)|final$/, /klant|customer|user|client|gebruik|kunde|anwend|abnehm|utilisat/],
    none: DAY,
  },
  { label: 'invoiceAddress', all: [/factu|invoic|bill|rechnung|faktura/, PLACE], none: /nr|datum|date|mail/ },
  {
    label: 'requestedDate',
    all: [
      /^lev|^del|lever|bezorg|deliver|ship|lief|livr|gew|wunsch|souhait|required|needed|nodig|benotigt|expected|verwacht|aankom|arriv|anlief|receipt|recept/,
      DAY,
    ],
    none: /adres|address|anschrift|order(?:datum|date)|methode|method|wijze|mode|art$/,
  },
  {
    label: 'shippingMethod',
    all: [
      /verzend|ship|versand|expedi|transport|lever|deliver|liefer|livr|vracht|freight|fracht/,
      /wijze|method|mode|art$|via|service|carrier|vervoerder|per$|spedit|transporteur|dienst|type|optie|option/,
    ],
    none: DAY,
  },
  {
    label: 'deliveryAddress',
    all: [DELIVERY, PLACE],
    none: /nr|datum|date|termin|mail|contact|tel|person|factu|invoic/,
  },
  {
    label: 'orderDate',
    all: [
      /dat/,
      /order|best|cde|purchase|inkoop|auftrag|command|document|beleg|opgemaakt|issue|placed|ausgestellt|emis|aangemaakt|created|erstellt|bon/,
    ],
    none: /lever|deliver|liefer|livr|ship|factu|invoic|rechnung|nr/,
  },
  {
    label: 'poNumber',
    all: [ORDERING, NUMBER],
    none: /klant|customer|kunden|client|leverancier|supplier|lieferant|fourniss|factu|invoic|rechnung|offerte|quot|angebot|devis|project|projekt|artikel|article|item|product|datum|date|contract/,
  },
  {
    label: 'contactName',
    all: [
      /contact|ansprechpartner|sachbearb|inkoper|besteller|aanvrager|buyer|purchaser|requester|einkaufer|acheteur|demandeur|interlocuteur|(?:besteld|geplaatst|aangevraagd|opgemaakt|ordered|placed|requested|issued|raised|bestellt|erstellt|commande|etabli|demande)(?:door|by|von|durch|par)$/,
    ],
    none: /mail|tel|phone|fon|nr|adres|address|lever|deliver|liefer|livr|factu|invoic|ort$/,
  },
  {
    label: 'notes',
    all: [
      /opmerking|bijzonder|remark|comment|bemerkung|anmerkung|hinweis|remarque|instruct|anweisung|toelichting|notitie|mededeling|consigne/,
    ],
  },
  { label: 'currency', all: [/^(?:order|document|prijs|price|)(?:valuta|currency|wahrung|devise|monnaie|munt)/] },
]
const LONGEST = 36

const PARTS = {
  postalCode: /post(?:al)?code|zip|plz|postleitzahl|codepostal|cp$/,
  street: /stra(?:at|sse|ss)|str$|street|rue$|addressline1|adresregel1?$|line1$|voie/,
  city: /stad|city|town|ort$|ville$|(?:woon|vestigings|lever|aflever)plaats$|plaats$|commune/,
  country: /land$|country|pays/,
  name: /naam|name|nom$|firma|company|bedrijf|societe/,
}
const OF_INVOICE = /factu|invoic|bill|rechnung/
const OF_DELIVERY = /^lev|^afl|^bezorg|^verz|^del|^ship|^lief|^livr|livraison$|delivery$|lieferung$|levering$/
const OTHER_NAME = /contact|person|klant|customer|inkoper|buyer|article|artikel|product/

function addressPart(key: string): AddressPart | undefined {
  const of = OF_INVOICE.test(key) ? 'invoiceAddress' : OF_DELIVERY.test(key) ? 'deliveryAddress' : undefined
  if (!of) return undefined
  const names = ['postalCode', 'street', 'country', 'city', 'name'] as const
  const part = names.find(name => PARTS[name].test(key))
  return part === undefined || (part === 'name' && OTHER_NAME.test(key)) ? undefined : `${of}/${part}`
}

/** The field that a label names by its words; undefined for anything else. */
export function meaningOf(key: string): Label | AddressPart | undefined {
  if (key.length < 4 || key.length > LONGEST) return undefined
  const part = addressPart(key)
  if (part) return part
  return MEANINGS.find(
    ({ label, all, none }) =>
      all.every(words => words.test(key)) && !none?.test(key) && (label === 'notes' || !MONEY.test(key)),
  )?.label
}
