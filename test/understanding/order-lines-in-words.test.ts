import { expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { allKinds } from '../../src/understanding/kinds/all.ts'
import { mailOf } from './mail.ts'

const kinds = allKinds([])
const SUBJECTS = { nl: 'Bestelling', en: 'Order', de: 'Bestellung', fr: 'Commande' }

/** The same two articles as people write them down: count first or last, in rows, in sentences, in blocks. */
const WAYS: [keyof typeof SUBJECTS, string, [sku: string, quantity: number][]][] = [
  [
    'nl',
    'Wij willen graag het volgende bestellen:\n\nArtikel 104.2290 aantal 4\nArtikel 135.5050 aantal 12',
    [
      ['104.2290', 4],
      ['135.5050', 12],
    ],
  ],
  [
    'nl',
    'Graag bestellen:\n1) HP-2230K - 4 st\n2) LX-990 - 12 st',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Kunnen jullie 4 van de HP-2230K en 12 van de LX-990 opsturen? PO 4471200',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Bestelling:\n\nAantal  Artikelcode   Omschrijving\n4       HP-2230K      Toetsenbord\n12      LX-990        Muis',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Art: HP-2230K\nAantal: 4\n\nArt: LX-990\nAantal: 12',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Wil je voor ons inkopen:\n* Toetsenbord (HP-2230K), 4 stuks à 39,95\n* Muis (LX-990), 12 stuks à 12,50',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Graag ontvang ik:\nHP-2230K Toetsenbord zwart ..... 4\nLX-990 Muis draadloos ..... 12',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Bestelregel 1: 4x HP-2230K (toetsenbord)\nBestelregel 2: 12x LX-990 (muis)',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Wij bestellen hierbij vier stuks HP-2230K en twaalf stuks LX-990.',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Te leveren:\n4 | HP-2230K | Toetsenbord | 39,95\n12 | LX-990 | Muis | 12,50',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'HP-2230K\tToetsenbord\t4\nLX-990\tMuis\t12\n\ngraag leveren, PO 4471200',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Please process the following:\n\nQty 4 - HP-2230K - Keyboard\nQty 12 - LX-990 - Mouse',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'We would like to buy:\nHP-2230K Keyboard @ 39.95 each, qty 4\nLX-990 Mouse @ 12.50 each, qty 12',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Order as follows: HP-2230K x4, LX-990 x12. Our PO is 4471200.',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Line 1: Part HP-2230K, Quantity 4, Unit price 39.95\nLine 2: Part LX-990, Quantity 12, Unit price 12.50',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Please supply:\n  4 no. HP-2230K\n  12 no. LX-990',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Item: HP-2230K   Qty: 4 ea\nItem: LX-990   Qty: 12 ea\nplease ship',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Can I get:\nHP-2230K (4)\nLX-990 (12)\nPO 4471200',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Could you put through 4 units of HP-2230K plus 12 units of LX-990 please',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'de',
    'Wir bestellen:\nPos. 1: 4 Stk. HP-2230K Tastatur\nPos. 2: 12 Stk. LX-990 Maus',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'de',
    'Bitte liefern Sie uns Art.-Nr. HP-2230K, Menge 4, sowie Art.-Nr. LX-990, Menge 12.',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'de',
    'Bestellung:\nHP-2230K ... 4 Stück\nLX-990 ... 12 Stück',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'de',
    'Wir benötigen dringend:\n- Tastatur HP-2230K (4 Stück)\n- Maus LX-990 (12 Stück)',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'fr',
    'Veuillez nous livrer :\n- réf. HP-2230K : 4 pièces\n- réf. LX-990 : 12 pièces',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'fr',
    'Nous commandons 4 claviers HP-2230K et 12 souris LX-990.',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'fr',
    'Commande :\nHP-2230K, quantité 4, prix 39,95 €\nLX-990, quantité 12, prix 12,50 €',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Hoi, de eerste bestelling van deze maand: HP-2230K (4 stuks), LX-990 (12 stuks). Ref: ZUID-7',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Zou u 4 stuks van artikel HP-2230K willen leveren? Ook graag 12 stuks van artikel LX-990.',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Nodig: HP-2230K (toetsenbord) 4x en LX-990 (muis) 12x',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Ik wil graag 4 HP-2230K bestellen, plus 12 LX-990 voor het magazijn.',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'Bestelling voor vestiging Noord\n\nHP-2230K\n4 stuks\n\nLX-990\n12 stuks',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'en',
    'Purchase:\n\nHP-2230K\nKeyboard, black\nQuantity: 4\nPrice: 39.95\n\nLX-990\nMouse\nQuantity: 12\nPrice: 12.50',
    [
      ['HP-2230K', 4],
      ['LX-990', 12],
    ],
  ],
  [
    'nl',
    'FortiGate 60F (FG-60F) 4x\nFortiGate 100F (FG-100F) 12x',
    [
      ['FG-60F', 4],
      ['FG-100F', 12],
    ],
  ],
  [
    'en',
    '- 104.2290, 4 off\n- 135.5050, 12 off',
    [
      ['104.2290', 4],
      ['135.5050', 12],
    ],
  ],
  [
    'nl',
    '104.2290: 4\n135.5050: 12',
    [
      ['104.2290', 4],
      ['135.5050', 12],
    ],
  ],
]

it.each(WAYS)('articles are read with their own counts, in %s: %s', async (language, text, lines) => {
  const mail = await mailOf({ subject: SUBJECTS[language], text: `Hallo,\n\n${text}\n\nGroet` })
  const { understanding } = await readMail(mail, kinds)
  expect(understanding.kind).toBe('purchase-order')
  expect(understanding.fields['lines']).toMatchObject(lines.map(([sku, quantity]) => ({ sku, quantity })))
  expect(understanding.fields['lines']).toHaveLength(lines.length)
})
