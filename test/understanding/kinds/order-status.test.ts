import { describe, it } from 'vitest'
import { expectRead, text } from './understood.ts'
import type { Expected } from './understood.ts'

type Case = [name: string, subject: string, body: string, orders: string[], asks: string[]]

const ASKED: Case[] = [
  ['where it stays', 'Vraag', 'Beste,\n\nWaar blijft onze order 4500881?\n\nGroet, Jan', ['4500881'], ['eta']],
  ['when it comes', 'Order', 'Hoi, wanneer kunnen we PO-33810 verwachten?', ['PO-33810'], ['eta']],
  [
    'the day of delivery by its name',
    'PO-5512',
    'Goedemorgen,\n\nKunt u de leverdatum van PO-5512 doorgeven?\n\nGroet',
    ['PO-5512'],
    ['eta'],
  ],
  [
    'a complaint of a late delivery',
    'Te laat',
    'Order SO-7781 zou vorige week al geleverd worden en wij hebben nog niets ontvangen!',
    ['SO-7781'],
    ['eta'],
  ],
  [
    'it was expected already',
    'Order 4500123',
    'Wij hebben de levering van 4500123 vrijdag al verwacht. Kunnen jullie nagaan waar het pakket gebleven is?',
    ['4500123'],
    ['eta'],
  ],
  [
    'the rest of a delivery',
    'Nazending',
    'Van SO-5512 zijn 2 van de 5 switches niet meegekomen. Wanneer volgt de rest?',
    ['SO-5512'],
    ['eta'],
  ],
  ['track and trace', 'PO-7710', 'Graag ontvang ik de track & trace van PO-7710.', ['PO-7710'], ['tracking']],
  [
    'day and tracking',
    'PO-7710',
    'Wanneer wordt PO-7710 geleverd? En heeft u een trackingnummer?',
    ['PO-7710'],
    ['eta', 'tracking'],
  ],
  [
    'not to be seen in the portal',
    'Portal',
    'Ik kan order SO-99120 nergens terugvinden in de portal. Is die wel verwerkt?',
    ['SO-99120'],
    ['visibility'],
  ],
  [
    'serial numbers wanted',
    'Serienummers',
    'Kunt u ons de serienummers sturen van order SO-22981?',
    ['SO-22981'],
    ['serial-numbers'],
  ],
  ['the word itself', 'SO-1204', 'Wat is de status van SO-1204?', ['SO-1204'], ['status']],
  ['a loose question', 'SO-12044', 'Hoe staat het met bestelling SO-12044?', ['SO-12044'], ['status']],
  [
    'no confirmation yet',
    'PO-2231',
    'Wij hebben voor PO-2231 nog geen orderbevestiging ontvangen. Kunt u die sturen?',
    ['PO-2231'],
    ['status'],
  ],
  [
    'english, where',
    'Our stuff',
    'Hi, order SO-44120 was promised for last Tuesday. Still nothing here. Can you check?',
    ['SO-44120'],
    ['eta'],
  ],
  [
    'english, the rest',
    'Delivery SO-5512',
    'We received only 3 of the 5 units on SO-5512. When will the remaining two be shipped?',
    ['SO-5512'],
    ['eta'],
  ],
  [
    'english, shipped yet',
    'PO-90012',
    'Could you tell me whether PO-90012 has been shipped, and share the tracking number?',
    ['PO-90012'],
    ['tracking', 'status'],
  ],
  [
    'english, portal',
    'Portal',
    'Our order SO-66120 does not show up in the customer portal.',
    ['SO-66120'],
    ['visibility'],
  ],
  [
    'german, overdue',
    'Bestellung 778812',
    'Guten Tag,\n\nunsere Bestellung 778812 ist seit zwei Wochen überfällig. Wann ist mit der Ware zu rechnen? Bitte auch die Sendungsnummer mitteilen.',
    ['778812'],
    ['eta', 'tracking'],
  ],
  ['german, where it stays', 'Auftrag 99120', 'Wo bleibt unser Auftrag 99120?', ['99120'], ['eta']],
  [
    'german, serial numbers',
    'Seriennummern',
    'Hallo, für die Garantie brauchen wir die Seriennummern aus Auftrag SO-22981.',
    ['SO-22981'],
    ['serial-numbers'],
  ],
  [
    'french, when',
    'Commande CMD-2026-118',
    "Bonjour, pourriez-vous m'indiquer quand la commande CMD-2026-118 sera livrée ? Avez-vous un numéro de suivi ?",
    ['CMD-2026-118'],
    ['eta', 'tracking'],
  ],
  [
    'french, not received',
    'Commande 88120',
    "Bonjour,\n\nnous n'avons toujours pas reçu notre commande 88120.",
    ['88120'],
    ['eta'],
  ],
  ['french, portal', 'Portail', "La commande SO-77120 n'est pas visible sur le portail.", ['SO-77120'], ['visibility']],
  ['on a telephone', 'order', 'hi wheres my order 4500221? supposed 2 b here mon', ['4500221'], ['eta']],
  ['with a slip of the finger', 'levering', 'wanner komt 4500771 nou? klant belt elke dag', ['4500771'], ['eta']],
  ['french, has it left', 'Colis', 'La commande 4500223 est-elle partie ?', ['4500223'], ['status']],
  ['subject only', 'Wanneer wordt PO-88123 geleverd?', '', ['PO-88123'], ['eta']],
  ['subject only, two words', 'levering PO-88123?', '', ['PO-88123'], ['eta']],
  ['a number that nothing names', 'Vraag', 'Wanneer komt BST-2026-0881 binnen?', ['BST-2026-0881'], ['eta']],
  [
    'a list of orders',
    'Openstaande orders',
    'Hallo,\n\nGraag een update van onderstaande orders:\n\n- 4500011111\n- 4500011112\n- 4500011113\n\nMet vriendelijke groet,\nKarin',
    ['4500011111', '4500011112', '4500011113'],
    ['status'],
  ],
  [
    'two orders in a sentence',
    'Levering',
    'Wanneer worden de orders SO-10001 en SO-10002 geleverd?',
    ['SO-10001', 'SO-10002'],
    ['eta'],
  ],
  [
    'the order in the subject of a thread',
    'Re: Order SO-1234',
    'Dank! En wanneer wordt de rest geleverd?\n\nGroet, Ruud\n\nOp 2 november 2026 schreef Desk <orderportal@desk.example>:\n> Order SO-9999 is geannuleerd.',
    ['SO-1234'],
    ['eta'],
  ],
]

const NEIGHBOURS: [name: string, subject: string, body: string, expected: Omit<Expected, 'mail'>][] = [
  [
    'delivery time of goods that nobody ordered',
    'Levertijd',
    'Hallo, wat is de levertijd van de FG-60F? We hebben er 5 nodig.',
    { kind: 'availability' },
  ],
  [
    'an invoice that did not come',
    'Factuur',
    'Wij hebben de factuur van order SO-1234 nog niet ontvangen. Kunt u die sturen?',
    { kind: 'invoice-copy' },
  ],
  ['the status of a return', 'Retour', 'Wat is de status van onze retourzending RA-2201?', { kind: 'question' }],
  [
    'another day of delivery',
    'PO-7712',
    'Graag de leverdatum van PO-7712 wijzigen naar 15 januari 2027.',
    { kind: 'order-change' },
  ],
  [
    'an order that is placed',
    'Bestelling PO-8812',
    'Hierbij onze bestelling, wanneer kunnen wij de levering verwachten?\n\n3 x FG-60F\n2 x FAP-231F',
    { kind: 'purchase-order' },
  ],
  [
    'thanks for a delivery',
    'Re: Order SO-8871',
    'Great, thank you for the quick delivery of order SO-8871!',
    { kind: 'question' },
  ],
  [
    'a threat',
    'PO-9911',
    'Als PO-9911 niet voor vrijdag geleverd kan worden, dan annuleren wij de order. Wanneer komt hij?',
    { kind: 'order-status' },
  ],
  [
    'what a supplier announces',
    'Your order 4500011',
    'Please note that your purchase order 4500011 is delayed. The new delivery date is 12 January 2027.',
    { kind: 'supplier-eta' },
  ],
]

describe('order status', () => {
  it.each(ASKED)('is read: %s', async (_, subject, body, orderReferences, asks) => {
    await expectRead({
      mail: text(subject, body),
      kind: 'order-status',
      fields: { orderReferences, asks },
      missing: [],
    })
  })

  it('asks for the order where none is named', async () => {
    await expectRead({
      mail: text('Levering', 'Beste, wanneer wordt onze bestelling geleverd?'),
      kind: 'order-status',
      fields: { asks: ['eta'] },
      missing: ['orderReferences'],
    })
  })

  it('takes the orders of a table', async () => {
    const html =
      '<p>Beste, kunt u van deze orders de leverdatum doorgeven?</p><table><tr><th>Ordernummer</th><th>Datum</th></tr><tr><td>4500010001</td><td>1-11-2026</td></tr><tr><td>4500010002</td><td>2-11-2026</td></tr></table>'
    await expectRead({
      mail: { subject: 'Open orders', html },
      kind: 'order-status',
      fields: { orderReferences: ['4500010001', '4500010002'], asks: ['eta'] },
    })
  })

  it('is read from a mail that a colleague forwards', async () => {
    const body =
      'Kun jij dit oppakken?\n\n-------- Doorgestuurd bericht --------\nVan: Mia Smit <mia@smit.example>\nDatum: 2 november 2026\nOnderwerp: Levering\nAan: info@desk.example\n\nBeste,\n\nWaar blijft order PO-20981?\n\nGroet, Mia'
    await expectRead({
      mail: text('FW: Levering', body),
      kind: 'order-status',
      fields: { orderReferences: ['PO-20981'], asks: ['eta'] },
    })
  })

  it.each(NEIGHBOURS)('is told from its neighbours: %s', async (_, subject, body, expected) => {
    await expectRead({ mail: text(subject, body), ...expected })
  })
})
