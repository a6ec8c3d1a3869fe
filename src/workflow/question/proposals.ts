import type { Request, Text } from '../define.ts'
import { textAt } from '../edits.ts'

/** An answer that the desk's own rules settle. A colleague always reads it before it leaves (mission.md, row 17 and decision 8). */
export interface Proposal {
  name: string
  about: Text
  /** Words that make a question one about this; every one of them is needed. */
  words: RegExp[]
  answer: Text
}

const PROPOSALS: Proposal[] = [
  {
    // faq: ordering-and-returns, minimum
    name: 'minimum',
    about: { nl: 'minimale bestelling', en: 'minimum order' },
    words: [/\b(minimum|minimale?|minstens)\b/i, /\b(order\w*|bestel\w*|afname|aantal|hoeveelheid|quantity)\b/i],
    answer: {
      nl: 'U kunt bij ons elk aantal bestellen. Wij kennen geen minimum.',
      en: 'You can order any quantity from us. There is no minimum.',
    },
  },
  {
    // faq: customer-portal, eta
    name: 'eta',
    about: { nl: 'wat de ETA betekent', en: 'what the ETA means' },
    words: [/\beta'?s?\b/i, /\b(beteken\w*|wat is|klopt|gewijzigd|verander\w*|mean\w*|what is|change\w*)\b/i],
    answer: {
      nl: 'De ETA is de dag waarop wij het artikel in ons magazijn verwachten. De leverancier geeft die dag op, en hij kan nog wijzigen.\n\nHardware willen wij binnen 2 dagen na aankomst versturen. Staat er … in plaats van een datum? Dan heeft de leverancier nog geen datum gegeven.',
      en: 'The ETA is the day on which we expect the article in our warehouse. The supplier gives us that day, and it can still change.\n\nWe aim to ship hardware within 2 days of its arrival. Do you see … instead of a date? Then the supplier has not given one yet.',
    },
  },
  {
    // faq: customer-portal, verzenddatum
    name: 'shipped-on',
    about: { nl: 'wat de verzenddatum betekent', en: 'what the date of shipping means' },
    words: [/\b(verzenddatum|shipping date|ship date)\b/i, /\b(beteken\w*|wat is|mean\w*|what is)\b/i],
    answer: {
      nl: 'De verzenddatum is de dag waarop de zending ons magazijn verliet.',
      en: 'The date of shipping is the day on which the shipment left our warehouse.',
    },
  },
  {
    // faq: ordering-and-returns, retour beleid
    name: 'returns',
    about: { nl: 'hoe lang retourneren kan', en: 'how long goods can be returned' },
    words: [
      /\b(retour\w*|terugsturen|return\w*|send back)\b/i,
      /\b(hoe lang|termijn|binnen|dagen|beleid|policy|how long|days|period)\b/i,
    ],
    answer: {
      nl: 'Werkt een product niet bij ontvangst? Dan kunt u het tot en met 45 dagen na ontvangst bij ons melden. U krijgt dan een vervangend toestel of een creditnota.\n\nGaat een product later stuk, maar nog binnen de garantie? Dan helpt een geautoriseerd servicecenter u verder. Uw accountmanager geeft u de gegevens.',
      en: 'Is a product dead on arrival? Then you can report it to us up to and including 45 days after you received it. You will get a replacement or a credit note.\n\nDoes a product fail later, but still within its warranty? Then an authorised service centre will help you. Your account manager can give you the details.',
    },
  },
  {
    // faq: ordering-and-returns, annuleren
    name: 'cancelling',
    about: { nl: 'tot wanneer annuleren kan', en: 'until when an order can be cancelled' },
    words: [/\b(annul\w*|cancel\w*)\b/i, /\b(kan|kunnen|tot wanneer|mogelijk|hoe|can|until|possible|how)\b/i],
    answer: {
      nl: 'U kunt een order annuleren zolang wij hem niet hebben gefactureerd. Laat ons het ordernummer weten, dan regelen wij het met uw accountmanager.',
      en: 'You can cancel an order as long as we have not invoiced it. Tell us the order number, and we will arrange it with your account manager.',
    },
  },
  {
    // faq: ordering-and-returns, leveringsopties and verzendkosten
    name: 'shipping',
    about: { nl: 'levering en verzendkosten', en: 'delivery and shipping cost' },
    words: [/\b(verzendkosten|verzendingskosten|shipping costs?|leveringsopties|delivery options|hoe lever\w*)\b/i],
    answer: {
      nl: 'Meestal gaat een order mee met een pakketdienst, zoals UPS. De kosten hangen af van de grootte en de manier van verzenden.\n\nUw accountmanager spreekt ze met u af als u bestelt. Wilt u een andere manier van leveren? Bespreek dat dan ook met hem.',
      en: 'As a rule an order goes with a parcel carrier, such as UPS. The cost depends on the size and the way of shipping.\n\nYour account manager agrees it with you when you order. Would you like another way of delivery? Discuss that with your account manager as well.',
    },
  },
  {
    // faq: ordering-and-returns, klant worden
    name: 'customer',
    about: { nl: 'klant worden', en: 'becoming a customer' },
    words: [
      /\b(klant worden|account openen|rekening openen|become a customer|open an account|partner worden|become a reseller)\b/i,
    ],
    answer: {
      nl: 'Om klant te worden stuurt u ons:\n- het ingevulde aanmeldingsformulier\n- onze algemene voorwaarden, getekend\n- een hoedanigheidsverklaring (btw)\n- een uittreksel van de Kamer van Koophandel\n- uw briefpapier met uw contact- en bankgegevens\n\nVerkoop controleert de stukken. Daarna openen wij uw account en hoort u wie uw accountmanager is.',
      en: 'To become a customer, please send us:\n- the application form, filled in\n- our general terms, signed\n- a VAT statement\n- an extract of the Chamber of Commerce\n- your letterhead with your contact and bank details\n\nSales will check the documents. Then we open your account, and you will hear who your account manager is.',
    },
  },
  {
    // faq: customer-portal, voordelen and toegang
    name: 'portal',
    about: { nl: 'toegang tot de Customer Portal', en: 'access to the Customer Portal' },
    words: [
      /\b(customer portal|klantenportaal|portaal|portal)\b/i,
      /\b(toegang|inloggen|account|access|log ?in|wat kan|what can|voordelen)\b/i,
    ],
    answer: {
      nl: 'In de Customer Portal ziet u uw orders, de verwachte data, de zendingen en de serienummers.\n\nVoor toegang mailt u ons de volledige bedrijfsnaam en het e-mailadres van de persoon die beheerder wordt. Die persoon krijgt een link om een eigen wachtwoord te kiezen.',
      en: 'In the Customer Portal you see your orders, the expected dates, the shipments and the serial numbers.\n\nFor access, send us the full company name and the e-mail address of the person who will be the administrator. That person will get a link to choose a password.',
    },
  },
  {
    // faq: ordering-and-returns, accountgegevens
    name: 'details',
    about: { nl: 'accountgegevens wijzigen', en: 'changing account details' },
    words: [
      /\b(accountgegevens|bedrijfsgegevens|adresgegevens|account details|company details)\b/i,
      /\b(wijzig\w*|aanpass\w*|verander\w*|chang\w*|updat\w*)\b/i,
    ],
    answer: {
      nl: 'Belt u uw accountmanager, en bevestig de wijziging ook schriftelijk. Zo weten wij zeker dat u het bent. Pas daarna wijzigen wij uw gegevens.',
      en: 'Please call your account manager, and confirm the change in writing as well. That is how we know that it is you. Only then do we change your details.',
    },
  },
]

// only the question itself is looked at; it is short, and the words above have no nested repetition
const MAX = 400

/** The answer that the rules settle, where exactly one subject fits the question; undefined where a person must think. */
export function proposalFor(request: Request): Proposal | undefined {
  const asked = `${request.subject} ${textAt(request.fields, 'topic') ?? ''}`.slice(0, MAX)
  const found = PROPOSALS.filter(it => it.words.every(words => words.test(asked)))
  return found.length === 1 ? found[0] : undefined
}
