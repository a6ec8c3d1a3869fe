import type { OwnDetails } from '../../domain/own-details.ts'

/** The invented distributor, and who buys from it. */

export const ownDetails: OwnDetails = {
  paymentAccount: 'NL20 INGB 0001 2345 67, Lindehout Distributie B.V.',
  returnAddress: {
    name: 'Lindehout Distributie B.V., afdeling Retouren',
    street: 'Stelling 14',
    postalCode: '3542 AB',
    city: 'Utrecht',
    country: 'NL',
  },
}

export const accountManagers = [
  { email: 'sanne.bakker@lindehout.example', name: 'Sanne Bakker', phone: '+31 30 555 00 10' },
  { email: 'tim.visser@lindehout.example', name: 'Tim Visser', phone: '+31 30 555 00 11' },
  { email: 'noor.dewit@lindehout.example', name: 'Noor de Wit', phone: '+31 30 555 00 12' },
]

export interface Buyer {
  number: string
  name: string
  kvkNumber?: string
  vatNumber: string
  vatStatementOn?: string
  creditLimit?: string
  accountManager: string
  language?: 'nl' | 'en'
  phone: string
  domains: string[]
  contacts: { email: string; name: string; role: string; language?: 'nl' | 'en' }[]
  delivery: { name?: string; street: string; postalCode: string; city: string; country?: string }[]
  /** The customer's own article numbers: theirs -> ours. */
  ownNumbers?: { [theirs: string]: string }
  /** What the desk learnt from a correction: what they write -> ours. */
  learnt?: { [theirs: string]: string }
  /** Agreed prices: article -> price. */
  prices?: { [sku: string]: string }
}

export const buyers: Buyer[] = [
  {
    number: '20001',
    name: 'Voorbeeld ICT B.V.',
    kvkNumber: '69500011',
    vatNumber: 'NL004495445B01',
    vatStatementOn: '2024-03-01',
    creditLimit: '60000.00',
    accountManager: 'sanne.bakker@lindehout.example',
    language: 'nl',
    phone: '+31 30 555 01 10',
    domains: ['voorbeeld-ict.example'],
    contacts: [
      { email: 'inkoop@voorbeeld-ict.example', name: 'Jan de Vries', role: 'Inkoop' },
      { email: 'servicedesk@voorbeeld-ict.example', name: 'Karim El Amrani', role: 'Servicedesk' },
    ],
    delivery: [
      { street: 'Kanaalweg 12', postalCode: '3526 KL', city: 'Utrecht' },
      { name: 'Voorbeeld ICT B.V., magazijn', street: 'Havenkade 8', postalCode: '3433 PA', city: 'Nieuwegein' },
    ],
    ownNumbers: { 'VB-1001': 'LH-FW60', 'VB-1002': 'LH-SW24', 'VB-2001': 'LH-CAT6-3' },
    prices: { 'LH-CAT6-3': '3.95' },
  },
  {
    number: '20002',
    name: 'Noordzee Netwerken B.V.',
    kvkNumber: '69500022',
    vatNumber: 'NL002455799B11',
    accountManager: 'tim.visser@lindehout.example',
    language: 'nl',
    phone: '+31 223 555 02 20',
    domains: ['noordzee-netwerken.example'],
    contacts: [{ email: 'petra.jansen@noordzee-netwerken.example', name: 'Petra Jansen', role: 'Projecten' }],
    delivery: [{ street: 'Het Nieuwe Diep 34', postalCode: '1781 AD', city: 'Den Helder' }],
    learnt: { 'NZN-40127': 'LH-CAT6-3' },
  },
  {
    number: '20003',
    name: 'Harbourline Systems Ltd',
    vatNumber: 'GB000000000',
    creditLimit: '40000.00',
    accountManager: 'noor.dewit@lindehout.example',
    language: 'en',
    phone: '+44 1632 960100',
    domains: ['harbourline.example'],
    contacts: [
      { email: 'procurement@harbourline.example', name: 'Emily Harper', role: 'Procurement', language: 'en' },
      { email: 'oliver.grant@harbourline.example', name: 'Oliver Grant', role: 'IT manager', language: 'en' },
    ],
    delivery: [{ street: '4 Quay Street', postalCode: 'IP4 1BX', city: 'Ipswich', country: 'GB' }],
  },
  {
    number: '20004',
    name: 'Gebroeders Veldkamp Automatisering V.O.F.',
    kvkNumber: '69500044',
    vatNumber: 'NL000099998B57',
    creditLimit: '7500.00',
    accountManager: 'sanne.bakker@lindehout.example',
    phone: '+31 54 655 04 40',
    domains: ['veldkamp-automatisering.example'],
    contacts: [{ email: 'bestellen@veldkamp-automatisering.example', name: 'Gerrit Veldkamp', role: 'Eigenaar' }],
    delivery: [{ street: 'Marktstraat 3', postalCode: '7607 HC', city: 'Almelo' }],
  },
  {
    number: '20005',
    name: 'Stichting Onderwijsnet Zuid',
    kvkNumber: '69500055',
    vatNumber: 'NL004495445B02',
    creditLimit: '150000.00',
    accountManager: 'noor.dewit@lindehout.example',
    language: 'nl',
    phone: '+31 40 555 05 50',
    domains: ['onderwijsnet-zuid.example', 'scholen-zuid.example'],
    contacts: [
      { email: 'ict@onderwijsnet-zuid.example', name: 'Mieke Peeters', role: 'ICT-coördinator' },
      { email: 'inkoop@onderwijsnet-zuid.example', name: 'Bart Hendriks', role: 'Inkoop' },
    ],
    delivery: [
      { street: 'Schoolstraat 41', postalCode: '5611 BN', city: 'Eindhoven' },
      { name: 'Onderwijsnet Zuid, locatie Weert', street: 'Parklaan 9', postalCode: '6006 NT', city: 'Weert' },
    ],
  },
  {
    number: '20006',
    name: 'Bosveld & Zn. B.V.',
    kvkNumber: '69500066',
    vatNumber: 'NL002455799B12',
    accountManager: 'tim.visser@lindehout.example',
    language: 'nl',
    phone: '+31 570 55 06 60',
    domains: ['bosveld.example'],
    contacts: [{ email: 'inkoop@bosveld.example', name: 'Els Jansen', role: 'Inkoop' }],
    delivery: [{ street: 'Bosweg 7', postalCode: '7411 GM', city: 'Deventer' }],
  },
]
