import type { Text } from '../define.ts'

/** Fields of the kinds that have no workflow of their own yet, in people's words. */
const NAMES: { [field: string]: Text } = {
  accepted: { nl: 'Akkoord', en: 'Accepted' },
  address: { nl: 'Adres', en: 'Address' },
  asks: { nl: 'Wat de klant wil weten', en: 'What the customer wants to know' },
  backOrder: { nl: 'In backorder', en: 'On back order' },
  changes: { nl: 'Wijzigingen', en: 'Changes' },
  companyName: { nl: 'Bedrijf', en: 'Company' },
  contactEmail: { nl: 'E-mail van de contactpersoon', en: 'E-mail of the contact' },
  contactName: { nl: 'Contactpersoon', en: 'Contact' },
  destination: { nl: 'Bestemming', en: 'Destination' },
  documents: { nl: 'Documenten', en: 'Documents' },
  iban: { nl: 'IBAN', en: 'IBAN' },
  invoiceNumbers: { nl: 'Facturen', en: 'Invoices' },
  kvkNumber: { nl: 'KvK-nummer', en: 'Chamber of Commerce number' },
  lines: { nl: 'Regels', en: 'Lines' },
  method: { nl: 'Manier van leveren', en: 'Way of delivery' },
  orderReference: { nl: 'Order', en: 'Order' },
  orderReferences: { nl: 'Orders', en: 'Orders' },
  phone: { nl: 'Telefoon', en: 'Telephone' },
  preferredTimes: { nl: 'Voorkeurstijden', en: 'Preferred times' },
  quantity: { nl: 'Aantal', en: 'Quantity' },
  reason: { nl: 'Reden', en: 'Reason' },
  remark: { nl: 'Opmerking', en: 'Remark' },
  skus: { nl: 'Artikelen', en: 'Articles' },
  supplierOrder: { nl: 'Order bij de leverancier', en: 'Order at the supplier' },
  topic: { nl: 'Waar het over gaat', en: 'What it is about' },
  vatNumber: { nl: 'Btw-nummer', en: 'VAT number' },
}

/** A field that is new here keeps its own name: shown raw rather than not at all. */
export const fieldName = (field: string): Text => NAMES[field] ?? { nl: field, en: field }
