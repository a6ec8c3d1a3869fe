import { describe, expect, it } from 'vitest'
import { expectRead, text, understood } from './understood.ts'
import type { Kind } from '../../../src/understanding/types.ts'

type Case = [name: string, subject: string, body: string, fields: { [name: string]: unknown }]

const WHOLE: Case[] = [
  [
    'the word',
    'Annulering bestelling PO-9912',
    'Beste,\n\nGraag annuleren wij bestelling PO-9912.\n\nGroet',
    { orderReference: 'PO-9912' },
  ],
  [
    'with because',
    'Order SO-5123',
    'Hoi, graag order SO-5123 annuleren want we hebben per ongeluk dubbel besteld.',
    { orderReference: 'SO-5123', reason: 'we hebben per ongeluk dubbel besteld' },
  ],
  ['withdrawn', 'PO-8871', 'Wij willen order PO-8871 intrekken.', { orderReference: 'PO-8871' }],
  ['it lapses', 'SO-6612', 'Order SO-6612 mag komen te vervallen.', { orderReference: 'SO-6612' }],
  ['subject only', 'Graag PO-77182 annuleren', '', { orderReference: 'PO-77182' }],
  ['on a telephone', 'order', 'pls cancel PO-7781 asap', { orderReference: 'PO-7781' }],
  [
    'english, with a reason behind it',
    'PO-33120',
    'Please cancel PO-33120. The project was put on hold.',
    { orderReference: 'PO-33120', reason: 'The project was put on hold' },
  ],
  [
    'english, with because',
    'PO-33121',
    'We would like to cancel order PO-33121 because our customer withdrew.',
    { orderReference: 'PO-33121', reason: 'our customer withdrew' },
  ],
  [
    'german',
    'Stornierung',
    'Bitte stornieren Sie unsere Bestellung 4500917, da das Projekt verschoben wurde.',
    { orderReference: '4500917', reason: 'das Projekt verschoben wurde' },
  ],
  [
    'french',
    'Annulation',
    'Bonjour, veuillez annuler la commande PO-2281 car le client a renoncé.',
    { orderReference: 'PO-2281', reason: 'le client a renoncé' },
  ],
]

const MORE: Case[] = [
  [
    'one of two that a sentence names',
    'dubbel',
    'PO-8815 en PO-8816 zijn hetzelfde, graag PO-8816 annuleren.',
    { orderReference: 'PO-8816' },
  ],
  [
    'not to be delivered',
    'Foute bestelling',
    'Sorry, PO-8813 was een vergissing. Graag niet uitleveren.',
    { orderReference: 'PO-8813', reason: 'PO-8813 was een vergissing' },
  ],
  ['no longer needed', 'PO-8812', 'Hi, PO-8812 is no longer needed.', { orderReference: 'PO-8812' }],
  [
    'taken back',
    'Auftrag zurückziehen',
    'Wir müssen Bestellung 4500915 leider zurückziehen.',
    { orderReference: '4500915' },
  ],
]

const IDIOM: Case[] = [
  ['let it be', 'stop', 'Laat order SO-7020 maar zitten.', { orderReference: 'SO-7020' }],
  [
    'french, with a reason before it',
    'Annulation commande',
    'Bonjour, suite à une erreur de notre part, pourriez-vous annuler la commande CMD-7006 ?',
    { orderReference: 'CMD-7006', reason: 'une erreur de notre part' },
  ],
]

const LINES: Case[] = [
  [
    'an article',
    'SO-9001',
    'Uit order SO-9001 graag de FG-60F annuleren, de rest kan doorgaan.',
    { orderReference: 'SO-9001', skus: ['FG-60F'] },
  ],
  [
    'two articles',
    'SO-5123',
    'Annuleer aub FG-60F en FAP-231F van SO-5123. De rest graag laten staan.',
    { orderReference: 'SO-5123', skus: ['FG-60F', 'FAP-231F'] },
  ],
  [
    'a list',
    'SO-5124',
    'Please cancel these items on SO-5124:\n\n- FG-60F\n- FAP-231F',
    { orderReference: 'SO-5124', skus: ['FG-60F', 'FAP-231F'] },
  ],
]

const NEIGHBOURS: [name: string, subject: string, body: string, kind: Kind][] = [
  [
    'a line by its number would leave the whole order',
    'SO-7712',
    'Cancel line 2 of order SO-7712 please.',
    'order-change',
  ],
  ['a line that lapses', 'PO-2231', 'Op PO-2231 mag regel 2 vervallen.', 'order-change'],
  [
    'goods that go back',
    'Retour',
    'Wij willen de FG-60F van order SO-7712 retour sturen, verkeerd besteld.',
    'return-request',
  ],
  ['a threat', 'PO-9911', 'Als PO-9911 niet voor vrijdag komt, dan annuleren wij. Wanneer komt hij?', 'order-status'],
  ['why it was cancelled', 'SO-8812', 'Waarom is onze order SO-8812 geannuleerd?', 'question'],
  ['an appointment', 'Afspraak', 'Helaas moet ik de afspraak van morgen annuleren.', 'question'],
  ['the rules', 'Vraag', 'Wat zijn de voorwaarden om een bestelling te annuleren?', 'question'],
]

describe('cancellation', () => {
  it.each([...WHOLE, ...MORE, ...IDIOM])('of a whole order is read: %s', async (_, subject, body, fields) => {
    await expectRead({ mail: text(subject, body), kind: 'order-cancellation', fields, missing: [] })
  })

  it.each(LINES)('of some lines is read: %s', async (_, subject, body, fields) => {
    await expectRead({ mail: text(subject, body), kind: 'order-cancellation', fields, missing: [] })
  })

  it('of two orders is two requests', async () => {
    const { understanding } = await understood(text('Cancel', 'Please cancel orders SO-1001 and SO-1002.'))
    expect([understanding, ...(understanding.others ?? [])].map(({ kind, fields }) => [kind, fields])).toEqual([
      ['order-cancellation', { orderReference: 'SO-1001' }],
      ['order-cancellation', { orderReference: 'SO-1002' }],
    ])
  })

  it('asks for the order where none is named', async () => {
    await expectRead({
      mail: text('Annuleren', 'Beste, wij willen onze bestelling van gisteren annuleren.'),
      kind: 'order-cancellation',
      fields: {},
      missing: ['orderReference'],
    })
  })

  it('never takes the order of a quoted mail', async () => {
    const { understanding } = await understood(
      text(
        'Re: uw bestelling',
        'Graag annuleren wij deze bestelling.\n\nOp 2 november 2026 schreef Desk <info@desk.example>:\n> Bestelling SO-4411 en SO-4412 zijn verwerkt.',
      ),
    )
    expect([understanding.kind, understanding.missing]).toEqual(['order-cancellation', ['orderReference']])
  })

  it.each(NEIGHBOURS)('is told from its neighbours: %s', async (_, subject, body, kind) => {
    await expectRead({ mail: text(subject, body), kind })
  })
})
