import { describe, it } from 'vitest'
import { expectRead, text } from './understood.ts'
import type { Kind } from '../../../src/understanding/types.ts'

type Case = [name: string, subject: string, body: string, fields: { [name: string]: string[] }]

const ASKED: Case[] = [
  ['once more', 'Factuur 2026118', 'Kunt u mij factuur 2026118 nog eens toesturen?', { invoiceNumbers: ['2026118'] }],
  ['a copy', 'Kopie', 'Graag een kopie van factuur VF-20991.', { invoiceNumbers: ['VF-20991'] }],
  [
    'several that are missing',
    'Facturen oktober',
    'Wij missen facturen 20260011, 20260012 en 20260013 in onze administratie. Graag alsnog toesturen.',
    { invoiceNumbers: ['20260011', '20260012', '20260013'] },
  ],
  ['of an order', 'SO-7712', 'Van order SO-7712 hebben wij geen factuur ontvangen.', { orderReferences: ['SO-7712'] }],
  [
    'of an invoice and its order',
    'Factuur',
    'Wilt u factuur 20261188 bij order PO-3312 opnieuw sturen?',
    { invoiceNumbers: ['20261188'], orderReferences: ['PO-3312'] },
  ],
  ['english', 'Invoice', 'Could you send me a copy of invoice INV-88120, please?', { invoiceNumbers: ['INV-88120'] }],
  [
    'english, of orders',
    'Invoice copies',
    'Could we get copies of the invoices for orders SO-1001 and SO-1002 please?',
    { orderReferences: ['SO-1001', 'SO-1002'] },
  ],
  ['english, never received', 'Missing', 'We never received invoice 20261190.', { invoiceNumbers: ['20261190'] }],
  [
    'german, a copy',
    'Rechnungskopie',
    'Guten Tag, bitte eine Kopie der Rechnung RE-77120 senden.',
    { invoiceNumbers: ['RE-77120'] },
  ],
  [
    'german, missing',
    'Rechnung fehlt',
    'Guten Tag,\n\nzu unserer Bestellung PO-8812 haben wir noch keine Rechnung erhalten. Bitte um Zusendung.',
    { orderReferences: ['PO-8812'] },
  ],
  [
    'french, duplicate',
    'Duplicata',
    'Bonjour, merci de nous envoyer un duplicata de la facture 20263321.',
    { invoiceNumbers: ['20263321'] },
  ],
  [
    'french, never received',
    'Facture manquante',
    "Bonjour, nous n'avons jamais reçu la facture relative à la commande PO-3321. Merci de nous l'envoyer.",
    { orderReferences: ['PO-3321'] },
  ],
  [
    'for the accountant',
    'Factuurvraag',
    'Onze accountant vraagt om de factuur bij order SO-8812. Kun je die doorsturen?',
    { orderReferences: ['SO-8812'] },
  ],
  [
    'to be able to pay it',
    'Facture',
    'Bonjour, notre service comptable a besoin de la facture de la commande PO-9912 pour pouvoir la régler.',
    { orderReferences: ['PO-9912'] },
  ],
  ['subject only', 'kopie factuur 20264499 aub', '', { invoiceNumbers: ['20264499'] }],
]

const NEIGHBOURS: [name: string, subject: string, body: string, kind: Kind][] = [
  [
    'a price that is wrong',
    'Invoice INV-2291',
    'The price on invoice INV-2291 is wrong, we agreed on 410. Please send a new invoice.',
    'question',
  ],
  [
    'an invoice that is not right',
    'Factuur 20261188 klopt niet',
    'Op factuur 20261188 staat een te hoge prijs. Kunt u een gecorrigeerde factuur sturen?',
    'question',
  ],
  ['a reminder of ours', 'Betaling', 'Wij hebben nog geen betaling ontvangen van factuur 2026-55.', 'question'],
  [
    'where invoices go',
    'Facturatie',
    'Factuur graag sturen naar facturen@klant.example onder vermelding van PO-2231.',
    'question',
  ],
  [
    'goods that did not come',
    'SO-7712',
    'Order SO-7712 hebben wij nog niet ontvangen. De rekening is er wel.',
    'order-status',
  ],
  [
    'an invoice of somebody else',
    'Factuur 2026-77',
    'Hierbij onze factuur 2026-77 voor de geleverde diensten.',
    'question',
  ],
]

describe('copy of an invoice', () => {
  it.each(ASKED)('is read: %s', async (_, subject, body, fields) => {
    await expectRead({ mail: text(subject, body), kind: 'invoice-copy', fields, missing: [] })
  })

  it('asks for the number where none is named', async () => {
    await expectRead({
      mail: text('Factuur', 'Beste, wij zijn de factuur van vorige maand kwijt. Kunt u die nogmaals sturen?'),
      kind: 'invoice-copy',
      fields: {},
      missing: ['invoiceNumbers'],
    })
  })

  it('stands beside another request in the same mail', async () => {
    await expectRead({
      mail: text(
        'Twee vragen',
        'Hoi,\n\n1. Wanneer wordt order SO-4412 geleverd?\n2. Graag een kopie van factuur 20267712.',
      ),
      kind: 'order-status',
      fields: { orderReferences: ['SO-4412'], asks: ['eta'] },
      also: ['invoice-copy'],
    })
  })

  it.each(NEIGHBOURS)('is told from its neighbours: %s', async (_, subject, body, kind) => {
    await expectRead({ mail: text(subject, body), kind })
  })
})
