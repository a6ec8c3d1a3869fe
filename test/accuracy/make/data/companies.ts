import type { Random } from '../random.ts'
import type { Tongue } from './articles.ts'
import { iban, kvk, vat } from './numbers.ts'

export interface Address {
  name?: string
  street: string
  postalCode: string
  city: string
  country: string
}
export interface Company {
  name: string
  domain: string
  tongue: Tongue
  address: Address & { name: string }
  /** Another place of the same company. */
  depot: Address & { name: string }
  kvk: string
  vat: string
  iban: string
}
export interface Person {
  name: string
  first: string
  role: string
  email: string
  /** E.164 and as written. */
  phone: string
  phoneWritten: string
}

type Place = [street: string, postalCode: string, city: string]
type Row = [name: string, domain: string, country: string, here: Place, depot: [string, ...Place]]

const COMPANIES: { [tongue in Tongue]: Row[] } = {
  nl: [
    [
      'Zandvoortse Kantoortechniek B.V.',
      'zktechniek.example',
      'NL',
      ['Kamerlingh Onnesweg 22', '2041 BA', 'Zandvoort'],
      ['Magazijn Noord', 'Energieweg 7', '1949 EV', 'Wijk aan Zee'],
    ],
    [
      'Hoekstra & De Wit ICT',
      'hoekstradewit.example',
      'NL',
      ['Trompstraat 118-b', '9190 AC', 'Drachten'],
      ['H&W logistiek', 'De Roef 31', '9206 AK', 'Drachten'],
    ],
    [
      'Stichting Rivierzorg',
      'rivierzorg.example',
      'NL',
      ['Waalbandijk 4', '6541 AJ', 'Nijmegen'],
      ['Locatie De Linge', 'Lingewal 15', '6661 DV', 'Elst'],
    ],
    [
      'Van Aalst Installaties VOF',
      'vanaalst.example',
      'NL',
      ['Industrieweg 301', '3044 AS', 'Rotterdam'],
      ['Bouwplaats Kade 9', 'Waalhaven Z.z. 19', '3089 JH', 'Rotterdam'],
    ],
    [
      'Gemeente Lauwerdal',
      'lauwerdal.example',
      'NL',
      ['Raadhuisplein 1', '9801 LK', 'Zuidhorn'],
      ['Werf Oost', 'Hooiweg 88', '9771 AA', 'Sauwerd'],
    ],
    [
      'Kempen Datacenter Services N.V.',
      'kempendcs.example',
      'BE',
      ['Antwerpseweg 77', '2340', 'Beerse'],
      ['Datazaal 2', 'Nijverheidsstraat 12', '2260', 'Westerlo'],
    ],
  ],
  en: [
    [
      'Harrow & Finch Solutions Ltd',
      'harrowfinch.example',
      'GB',
      ['14 Canal Wharf', 'LS11 5PS', 'Leeds'],
      ['Unit 6 Depot', '6 Tideway Estate', 'HU3 4AE', 'Hull'],
    ],
    [
      'Meridian Classrooms',
      'meridianclass.example',
      'NL',
      ['Prinsessegracht 30', '2514 AP', 'The Hague'],
      ['Meridian Store', 'Binckhorstlaan 36', '2516 BE', 'The Hague'],
    ],
    [
      'Corkside Engineering Limited',
      'corkside.example',
      'IE',
      ['3 Albert Quay', 'T12 X8N6', 'Cork'],
      ['Goods Inwards', '18 Tivoli Docks', 'T23 YY09', 'Cork'],
    ],
    [
      'Polderview International B.V.',
      'polderview.example',
      'NL',
      ['Zuidplein 126', '1077 XV', 'Amsterdam'],
      ['Polderview Warehouse', 'Shannonweg 41', '3197 LG', 'Rotterdam'],
    ],
  ],
  de: [
    [
      'Bergmann Systemhaus GmbH',
      'bergmann-systemhaus.example',
      'DE',
      ['Lindenallee 48', '45127', 'Essen'],
      ['Lager West', 'Hafenstraße 9', '47119', 'Duisburg'],
    ],
    [
      'Krüger & Söhne KG',
      'krueger-soehne.example',
      'DE',
      ['Marktplatz 3', '48143', 'Münster'],
      ['Außenlager', 'Am Mittelhafen 20', '48155', 'Münster'],
    ],
    [
      'Alpenblick Hotelbetriebs AG',
      'alpenblick.example',
      'DE',
      ['Seestraße 110', '83684', 'Tegernsee'],
      ['Wareneingang Süd', 'Bahnhofstraße 2', '83703', 'Gmund'],
    ],
    [
      'Stadtwerke Nordheide',
      'sw-nordheide.example',
      'DE',
      ['Wasserturmweg 5', '21244', 'Buchholz'],
      ['Betriebshof', 'Trelder Weg 61', '21244', 'Buchholz'],
    ],
  ],
  fr: [
    [
      'Ateliers Beaumont SARL',
      'ateliers-beaumont.example',
      'FR',
      ['12 rue des Tanneurs', '59000', 'Lille'],
      ['Entrepôt Nord', '45 avenue du Port', '59140', 'Dunkerque'],
    ],
    [
      'Cabinet Lefèvre & Associés',
      'cabinet-lefevre.example',
      'BE',
      ['Rue du Marché 28', '4500', 'Huy'],
      ['Bureau de Namur', 'Chaussée de Dinant 301', '5000', 'Namur'],
    ],
    [
      'Réseaux du Littoral SAS',
      'reseaux-littoral.example',
      'FR',
      ['8 quai de la Marne', '76600', 'Le Havre'],
      ['Dépôt Graville', '27 rue Montmirail', '76600', 'Le Havre'],
    ],
  ],
}

const PEOPLE: { [tongue in Tongue]: [name: string, role: string][] } = {
  nl: [
    ['Sanne Kuipers', 'Medewerker inkoop'],
    ['Dirk-Jan ter Horst', 'Hoofd ICT'],
    ['Fatima el Amrani', 'Office manager'],
    ['Wouter Zijlstra', 'Inkoper'],
    ['Marijke Dekkers', 'Administratie'],
    ['Bas Noordam', 'Projectleider'],
  ],
  en: [
    ['Oliver Penhaligon', 'Procurement Manager'],
    ['Aisha Rahman', 'Buyer'],
    ['Siobhan Keane', 'Accounts Payable'],
    ['Marcus Whitlow', 'IT Manager'],
  ],
  de: [
    ['Annika Reuter', 'Einkauf'],
    ['Jörg Sattler', 'Leiter Beschaffung'],
    ['Miriam Vogt', 'Buchhaltung'],
    ['Uwe Brandstätter', 'IT-Leitung'],
  ],
  fr: [
    ['Hélène Garnier', 'Service achats'],
    ['Mathieu Deschamps', 'Responsable informatique'],
    ['Nadia Benkirane', 'Comptabilité'],
    ['Luc Vandermeersch', 'Acheteur'],
  ],
}

export function company(random: Random, tongue: Tongue): Company {
  const [name, domain, country, here, [depotName, ...there]] = random.pick(COMPANIES[tongue])
  const place = ([street, postalCode, city]: Place) => ({ street, postalCode, city, country })
  const address = { name, ...place(here) }
  const numbers = { kvk: kvk(random), vat: vat(random, country), iban: iban(random, country) }
  return { name, domain, tongue, address, depot: { name: depotName, ...place(there) }, ...numbers }
}

const PHONES: { [country: string]: [prefix: string, trunk: string, areas: string[], length: number] } = {
  NL: ['+31', '0', ['23', '24', '50', '10', '20', '30'], 7],
  BE: ['+32', '0', ['14', '81', '85'], 6],
  GB: ['+44', '0', ['113', '161', '151'], 7],
  IE: ['+353', '0', ['21'], 7],
  DE: ['+49', '0', ['201', '251', '8022'], 6],
  FR: ['+33', '0', ['3', '2'], 8],
}

export function person(random: Random, company: Company): Person {
  const [name, role] = random.pick(PEOPLE[company.tongue])
  const [first = name] = name.split(' ')
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z-]/g, '')
      .toLowerCase()
  const email = `${plain(first)}.${plain(name.split(' ').at(-1)!)}@${company.domain}`
  const { phone, written } = telephone(random, company.address.country)
  return { name, first, role, email, phone, phoneWritten: written }
}

export function telephone(random: Random, country: string): { phone: string; written: string } {
  const [prefix, trunk, areas, length] = PHONES[country] ?? PHONES.NL!
  const area = random.pick(areas)
  const rest = random.pick(['2', '3', '5', '6', '7']) + random.digits(length - 1)
  const phone = `${prefix}${area.replace(' ', '')}${rest}`
  const split = `${rest.slice(0, 3)} ${rest.slice(3)}`
  const written = random.pick([
    `${prefix} (0)${area} ${split}`,
    `${prefix} ${area} ${split}`,
    `${trunk}${area}-${rest}`,
  ])
  return { phone, written }
}

const COUNTRIES: { [code: string]: { [tongue in Tongue]: string } } = {
  NL: { nl: 'Nederland', en: 'The Netherlands', de: 'Niederlande', fr: 'Pays-Bas' },
  BE: { nl: 'België', en: 'Belgium', de: 'Belgien', fr: 'Belgique' },
  GB: { nl: 'Verenigd Koninkrijk', en: 'United Kingdom', de: 'Großbritannien', fr: 'Royaume-Uni' },
  IE: { nl: 'Ierland', en: 'Ireland', de: 'Irland', fr: 'Irlande' },
  DE: { nl: 'Duitsland', en: 'Germany', de: 'Deutschland', fr: 'Allemagne' },
  FR: { nl: 'Frankrijk', en: 'France', de: 'Frankreich', fr: 'France' },
}
const land = (code: string, tongue: Tongue) => COUNTRIES[code]?.[tongue] ?? code

/** As on an envelope: in Britain and Ireland the city stands before the postal code. */
export function envelope(address: Address, tongue: Tongue, withCountry = true): string[] {
  const { name, street, postalCode, city, country } = address
  const place = country === 'GB' || country === 'IE' ? [city, postalCode] : [`${postalCode} ${city}`]
  return [...(name ? [name] : []), street, ...place, ...(withCountry ? [land(country, tongue)] : [])]
}
