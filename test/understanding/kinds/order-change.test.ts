import { describe, it } from 'vitest'
import { expectRead, text } from './understood.ts'
import type { Kind } from '../../../src/understanding/types.ts'

interface Change {
  action: string
  sku?: string
  quantity?: number
  value?: string
}
type Case = [name: string, subject: string, body: string, order: string, changes: Change[]]

const COUNTS: Case[] = [
  [
    'instead of',
    'PO-2231',
    'Goedemiddag, graag 5 in plaats van 3 stuks van de FG-60F op PO-2231.',
    'PO-2231',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 5 }],
  ],
  [
    'from and to',
    'Wijziging',
    'Kunt u in order PO-9912 het aantal FG-60F wijzigen van 5 naar 8 stuks?',
    'PO-9912',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 8 }],
  ],
  [
    'in words, the article behind it',
    'PO-3312',
    'Kun je er vijf van maken ipv drie bij PO-3312? Het gaat om de FG-60F.',
    'PO-3312',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 5 }],
  ],
  [
    'english',
    'PO-4471',
    'Please change the quantity of FG-60F on PO-4471 from 10 to 4.',
    'PO-4471',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 4 }],
  ],
  [
    'german',
    'Bestellung PO-5512',
    'Bitte reduzieren Sie die Menge von FG-60F in Bestellung PO-5512 auf 2 Stück.',
    'PO-5512',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 2 }],
  ],
  [
    'french',
    'Commande PO-9912',
    'Bonjour, merci de modifier la commande PO-9912 : 4 pièces de FG-60F au lieu de 6.',
    'PO-9912',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 4 }],
  ],
]

const LINES: Case[] = [
  [
    'added',
    'SO-4401',
    'Graag nog 2 x FAP-231F toevoegen aan order SO-4401.',
    'SO-4401',
    [{ action: 'add', sku: 'FAP-231F', quantity: 2 }],
  ],
  [
    'added, english',
    'SO-4402',
    'Could you add 3 x SFP-10G-SR to order SO-4402?',
    'SO-4402',
    [{ action: 'add', sku: 'SFP-10G-SR', quantity: 3 }],
  ],
  [
    'added, german',
    'SO-4403',
    'Bitte fügen Sie der Bestellung SO-4403 noch 2 Stück FAP-231F hinzu.',
    'SO-4403',
    [{ action: 'add', sku: 'FAP-231F', quantity: 2 }],
  ],
  [
    'removed by its number',
    'PO-2231',
    'Op PO-2231 mag regel 2 vervallen.',
    'PO-2231',
    [{ action: 'remove', value: 'regel 2' }],
  ],
  [
    'removed, english',
    'PO-2232',
    'Please remove FG-60F from order PO-2232.',
    'PO-2232',
    [{ action: 'remove', sku: 'FG-60F' }],
  ],
  [
    'one added, one removed',
    'PO-5938',
    'Graag op PO-5938 nog 3 x FAP-231F toevoegen en de FG-60F laten vervallen.',
    'PO-5938',
    [
      { action: 'add', sku: 'FAP-231F', quantity: 3 },
      { action: 'remove', sku: 'FG-60F' },
    ],
  ],
  [
    'a list',
    'PO 88123',
    'Hi, could you please amend PO 88123 as follows:\n- FG-60F: 8 instead of 5\n- FAP-231F: remove\n- add 3 x SFP-10G-SR\nThanks',
    '88123',
    [
      { action: 'quantity', sku: 'FG-60F', quantity: 8 },
      { action: 'remove', sku: 'FAP-231F' },
      { action: 'add', sku: 'SFP-10G-SR', quantity: 3 },
    ],
  ],
]

const REST: Case[] = [
  [
    'another address',
    'PO-4471',
    'Kunnen jullie PO-4471 op een ander adres afleveren? Het moet naar Keizersgracht 100, 1015 AA Amsterdam.',
    'PO-4471',
    [{ action: 'address', value: 'Keizersgracht 100, 1015 AA Amsterdam' }],
  ],
  [
    'an address below',
    'Ander afleveradres PO-4472',
    'Graag order PO-4472 op een ander afleveradres leveren:\n\nBakker Techniek\nHavenkade 12\n1775 BA Middenmeer',
    'PO-4472',
    [{ action: 'address', value: 'Bakker Techniek Havenkade 12 1775 BA Middenmeer' }],
  ],
  [
    'english address',
    'PO-4473',
    'Please ship PO-4473 to 12 Station Road, CB1 2JB Cambridge instead.',
    'PO-4473',
    [{ action: 'address', value: '12 Station Road, CB1 2JB Cambridge' }],
  ],
  [
    'another day',
    'PO-7712',
    'Please change the delivery date of PO-7712 to 15 January 2027.',
    'PO-7712',
    [{ action: 'date', value: '2027-01-15' }],
  ],
  [
    'a week',
    'SO-8812',
    'Kan order SO-8812 een week later geleverd worden? Dus in week 50.',
    'SO-8812',
    [{ action: 'date', value: 'week 50' }],
  ],
  [
    'german day',
    'SO-8813',
    'Bitte verschieben Sie die Lieferung von Auftrag SO-8813 auf den 12.01.2027.',
    'SO-8813',
    [{ action: 'date', value: '2027-01-12' }],
  ],
  [
    'french day',
    'PO-8814',
    'Bonjour, pouvez-vous reporter la livraison de la commande PO-8814 au 20 janvier 2027 ?',
    'PO-8814',
    [{ action: 'date', value: '2027-01-20' }],
  ],
  [
    'put off, no day',
    'PO-1881',
    'Wij willen order PO-1881 uitstellen tot nader bericht.',
    'PO-1881',
    [{ action: 'date' }],
  ],
  [
    'a reference',
    'SO-6612',
    'Kunnen jullie op order SO-6612 onze referentie wijzigen in PRJ-Noord?',
    'SO-6612',
    [{ action: 'other', value: 'Kunnen jullie op order SO-6612 onze referentie wijzigen in PRJ-Noord' }],
  ],
  [
    'another article',
    'PO-5561',
    'De FG-60F op PO-5561 graag vervangen door FG-70F.',
    'PO-5561',
    [{ action: 'other', sku: 'FG-60F', value: 'De FG-60F op PO-5561 graag vervangen door FG-70F' }],
  ],
]

const MORE: Case[] = [
  [
    'what it must be',
    'Aanpassing',
    'Per abuis hebben wij op order 4500819 10 stuks LH-AP6 besteld, dit moeten er 12 zijn. Kunt u dit aanpassen?',
    '4500819',
    [{ action: 'quantity', sku: 'LH-AP6', quantity: 12 }],
  ],
  [
    'a few more, in an answer',
    'RE: order 4500821',
    'Doe er nog maar 2 FG-60F bij',
    '4500821',
    [{ action: 'add', sku: 'FG-60F', quantity: 2 }],
  ],
  [
    'taken off',
    'order 4500820',
    'Kunnen jullie de 3 monitoren (U2724D) van order 4500820 halen? De docks blijven staan.',
    '4500820',
    [{ action: 'remove', sku: 'U2724D' }],
  ],
  [
    'an address with a number that is no count',
    'SO-5512',
    'Het leveradres van order SO-5512 moet worden: Tech Park 3, 5657 BX Eindhoven.',
    'SO-5512',
    [{ action: 'address', value: 'Tech Park 3, 5657 BX Eindhoven' }],
  ],
  [
    'a line by its number',
    'PO-6612',
    'Please increase line 3 of PO-6612 from 5 to 8 pcs.',
    'PO-6612',
    [{ action: 'quantity', quantity: 8, value: 'line 3' }],
  ],
]

const IDIOM: Case[] = [
  [
    'rather fewer',
    'PO-7018',
    'Bij nader inzien hebben we op PO-7018 toch liever 4 stuks FG-60F.',
    'PO-7018',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 4 }],
  ],
  [
    'french, instead of',
    'PO-7010',
    'Bonjour, sur la commande PO-7010, il faudrait 8 FG-60F au lieu de 5.',
    'PO-7010',
    [{ action: 'quantity', sku: 'FG-60F', quantity: 8 }],
  ],
  [
    'pushed on',
    'PO-7019',
    'Kunnen jullie de levering van PO-7019 opschuiven naar 20 januari 2027?',
    'PO-7019',
    [{ action: 'date', value: '2027-01-20' }],
  ],
]

const NEIGHBOURS: [name: string, subject: string, body: string, kind: Kind][] = [
  ['a whole order', 'SO-6613', 'Order SO-6613 mag komen te vervallen.', 'order-cancellation'],
  ['an article is cancelled', 'SO-9001', 'Uit order SO-9001 graag de FG-60F annuleren.', 'order-cancellation'],
  [
    'an order for another address',
    'Bestelling PO-8813',
    'Hierbij onze bestelling PO-8813, graag leveren op een ander adres.\n\n3 x FG-60F\n2 x FAP-231F',
    'purchase-order',
  ],
  [
    'broken goods replaced',
    'SO-7712',
    'De FG-60F van order SO-7712 is defect, graag vervangen door een nieuwe. Hoe kunnen wij hem retourneren?',
    'return-request',
  ],
  ['was it changed', 'SO-7713', 'Is de leverdatum van SO-7713 gewijzigd?', 'order-status'],
  [
    'it came too late',
    'SO-7714',
    'Order SO-7714 is later geleverd dan afgesproken, wanneer komt de rest?',
    'order-status',
  ],
]

describe('change of an order', () => {
  it.each([...COUNTS, ...LINES, ...REST, ...MORE, ...IDIOM])(
    'is read: %s',
    async (_, subject, body, orderReference, changes) => {
      await expectRead({
        mail: text(subject, body),
        kind: 'order-change',
        fields: { orderReference, changes },
        missing: [],
      })
    },
  )

  it('asks for what is not said', async () => {
    await expectRead({
      mail: text('Wijziging', 'Beste, wij willen graag iets wijzigen in onze bestelling.'),
      kind: 'order-change',
      fields: {},
      missing: ['orderReference', 'changes'],
    })
  })

  it('takes the counts of a table', async () => {
    const html =
      '<p>Beste, graag de aantallen van order PO-7781 aanpassen zoals hieronder.</p><table><tr><th>Artikelnummer</th><th>Aantal</th></tr><tr><td>FG-60F</td><td>4</td></tr><tr><td>FAP-231F</td><td>6</td></tr></table>'
    await expectRead({
      mail: { subject: 'Aanpassing PO-7781', html },
      kind: 'order-change',
      fields: {
        orderReference: 'PO-7781',
        changes: [
          { action: 'quantity', sku: 'FG-60F', quantity: 4 },
          { action: 'quantity', sku: 'FAP-231F', quantity: 6 },
        ],
      },
    })
  })

  it.each(NEIGHBOURS)('is told from its neighbours: %s', async (_, subject, body, kind) => {
    await expectRead({ mail: text(subject, body), kind })
  })
})
