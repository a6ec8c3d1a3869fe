import { articles as goods, type Good } from '../world.ts'
import type { OrderLine } from './documents.ts'

export { sold } from '../world.ts'

/** The people and things of the invented world (src/demo/world.ts) that the sample mails speak of. */

export interface Person {
  name: string
  address: string
  company: string
  phone: string
  /** Street, postal code, city, as on paper. */
  place: string[]
}

export const ORDERS = 'orderportal@lindehout.example'
export const INFO = 'info@lindehout.example'

const at = (company: string, phone: string, ...place: string[]) => ({ company, phone, place })
const voorbeeld = at('Voorbeeld ICT B.V.', '030 555 01 10', 'Kanaalweg 12', '3526 KL Utrecht')
const noordzee = at('Noordzee Netwerken B.V.', '0223 555 02 20', 'Het Nieuwe Diep 34', '1781 AD Den Helder')
const harbourline = at(
  'Harbourline Systems Ltd',
  '+44 1632 960100',
  '4 Quay Street',
  'Ipswich IP4 1BX',
  'United Kingdom',
)
const veldkamp = at('Gebroeders Veldkamp Automatisering V.O.F.', '0546 55 04 40', 'Marktstraat 3', '7607 HC Almelo')
const onderwijsnet = at('Stichting Onderwijsnet Zuid', '040 555 05 50', 'Schoolstraat 41', '5611 BN Eindhoven')
const bosveld = at('Bosveld & Zn. B.V.', '0570 55 06 60', 'Bosweg 7', '7411 GM Deventer')

/** Known contacts of customers. None writes more than the two mails an hour that may be answered without a person and leave one over. */
export const jan: Person = { name: 'Jan de Vries', address: 'inkoop@voorbeeld-ict.example', ...voorbeeld }
export const karim: Person = { name: 'Karim El Amrani', address: 'servicedesk@voorbeeld-ict.example', ...voorbeeld }
export const petra: Person = { name: 'Petra Jansen', address: 'petra.jansen@noordzee-netwerken.example', ...noordzee }
export const emily: Person = { name: 'Emily Harper', address: 'procurement@harbourline.example', ...harbourline }
export const oliver: Person = { name: 'Oliver Grant', address: 'oliver.grant@harbourline.example', ...harbourline }
export const gerrit: Person = {
  name: 'Gerrit Veldkamp',
  address: 'bestellen@veldkamp-automatisering.example',
  ...veldkamp,
}
export const mieke: Person = { name: 'Mieke Peeters', address: 'ict@onderwijsnet-zuid.example', ...onderwijsnet }
export const bart: Person = { name: 'Bart Hendriks', address: 'inkoop@onderwijsnet-zuid.example', ...onderwijsnet }
export const els: Person = { name: 'Els Jansen', address: 'inkoop@bosveld.example', ...bosveld }
/** No customer. */
export const stranger: Person = {
  name: 'Sophie Mertens',
  address: 'sophie@duinrand-it.example',
  company: 'Duinrand IT',
  phone: '06 555 03 30',
  place: ['Strandslag 5', '2586 GA Den Haag'],
}
/** Somebody whom nobody knows. */
export const passer: Person = {
  name: 'Wouter Blom',
  address: 'wouter@blomwerk.example',
  company: '',
  phone: '',
  place: [],
}
/** A colleague of the desk. */
export const noor: Person = {
  name: 'Noor de Wit',
  address: 'noor.dewit@lindehout.example',
  company: 'Lindehout Distributie B.V.',
  phone: '030 555 00 12',
  place: [],
}

type Article = Omit<OrderLine, 'quantity'>
const named = ({ sku, description, price }: Good): Article => ({ sku, description, unitPrice: Number(price) })

export const articles = {
  firewall: named(goods.firewall),
  licence: named(goods.licence),
  switch24: named(goods.switch24),
  switch48: named(goods.switch48),
  accessPoint: named(goods.accessPoint),
  transceiver: named(goods.transceiver),
  cable: named(goods.cable),
  monitor: named(goods.monitor),
}
export const line = (it: Article, quantity: number, unitPrice = it.unitPrice): OrderLine => ({
  ...it,
  quantity,
  unitPrice,
})
