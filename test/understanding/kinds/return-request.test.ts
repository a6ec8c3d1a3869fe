import { describe, expect, it } from 'vitest'
import { expectRead, text, understood } from './understood.ts'

describe('a return in sentences', () => {
  it('three articles, each with its serial number; last week is no date', () =>
    expectRead({
      mail: text(
        'Retour',
        'Goedemiddag,\n\nVan pakbon bij order IN-20441 willen wij drie stuks terugsturen: de DS-2CD2143 (serienummer K81123456), de DS-2CD2343 (s/n K81123999) en de NVR-108MH (s/n C55120001). Sinds vorige week dinsdag hier, en ze deden het nooit.\n\nGraag omruilen.\n\nGroet,\nPiet',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: 'IN-20441',
        lines: [
          { sku: 'DS-2CD2143', serialNumber: 'K81123456', deadOnArrival: true },
          { sku: 'DS-2CD2343', serialNumber: 'K81123999', deadOnArrival: true },
          { sku: 'NVR-108MH', serialNumber: 'C55120001', deadOnArrival: true },
        ],
        resolution: 'replacement',
      },
    }))
  it('a VAT number, a number of the Chamber of Commerce or a telephone under the name is no article', () =>
    expectRead({
      mail: text(
        'RMA aanvraag',
        'Hallo,\n\nDe switch met serienummer FOC2233X0AB uit bestelling 7700123 start niet meer op. Het is een C9200L-24T-4G. We kregen hem op 3 november 2026 binnen. Kunnen jullie hem vervangen?\n\nMet vriendelijke groet,\nMaartje Smit\nBTW NL123456782B90\nKvK 12345678\nT 030-1234567',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: '7700123',
        lines: [{ sku: 'C9200L-24T-4G', serialNumber: 'FOC2233X0AB', reason: 'start niet meer op' }],
        receivedOn: '2026-11-03',
        resolution: 'replacement',
      },
    }))
  it('too many were ordered', () =>
    expectRead({
      mail: text(
        'verkeerd besteld',
        'Dag,\n\nwij hebben per ongeluk 2 stuks te veel besteld van de 920-008694 op order PO-2026-118. Mogen die retour? Ongeopend in doos. Graag creditnota.\n\nBas',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: 'PO-2026-118',
        lines: [{ sku: '920-008694', quantity: 2, reason: 'te veel besteld' }],
        resolution: 'credit',
      },
    }))
  it('it never powered on; yesterday is no date', () =>
    expectRead({
      mail: text(
        'DOA monitor',
        'Dear all,\n\nThe U2723QE you delivered yesterday never powered on (S/N CN0ABC123). Invoice 20261188. Can it be exchanged?\n\nTom Reed\nTel +44 20 7946 0123',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        invoiceNumber: '20261188',
        lines: [{ sku: 'U2723QE', serialNumber: 'CN0ABC123', deadOnArrival: true }],
        resolution: 'replacement',
      },
    }))
  it('what broke later was not dead on arrival', () =>
    expectRead({
      mail: text(
        'Faulty dock',
        'Hello, our WD19TBS dock stopped working after three months. Order number 9911223. Please repair or advise.\n\nJo',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: '9911223',
        lines: [{ sku: 'WD19TBS', reason: 'our WD19TBS dock stopped working after three months' }],
        resolution: 'repair',
      },
    }))
  it('German, with a reason', () =>
    expectRead({
      mail: text(
        'Rücksendung',
        'Guten Tag,\n\nwir möchten 3 Stück der TL-SG108E aus der Bestellung B-4471 zurückschicken, weil falsch bestellt wurde. Bitte um Gutschrift.\n\nMit freundlichen Grüßen\nJens Vogt\nUSt-IdNr. DE123456789',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: 'B-4471',
        lines: [{ sku: 'TL-SG108E', quantity: 3, reason: 'falsch bestellt wurde' }],
        resolution: 'credit',
      },
    }))
  it('German, defective when it came', () =>
    expectRead({
      mail: text(
        'Reklamation',
        'Sehr geehrte Damen und Herren,\n\ndas Netzteil EVO-750W (Seriennummer 8842QQ11) kam defekt an. Auftrag 100442. Erhalten am 4. November 2026. Wir bitten um Ersatz.\n\nGrüße\nU. Lang',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: '100442',
        lines: [{ sku: 'EVO-750W', serialNumber: '8842QQ11', deadOnArrival: true }],
        receivedOn: '2026-11-04',
        resolution: 'replacement',
      },
    }))
  it('French, never worked', () =>
    expectRead({
      mail: text(
        'Retour produit',
        "Bonjour,\n\nL'imprimante HL-L5210DN (n° de série E81234A5N) de la commande 4455661 n'a jamais fonctionné. Nous l'avons reçue le 6 novembre 2026. Merci de nous la remplacer.\n\nCordialement,\nLuc\nTVA FR40303265045",
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: '4455661',
        lines: [{ sku: 'HL-L5210DN', serialNumber: 'E81234A5N', deadOnArrival: true }],
        receivedOn: '2026-11-06',
        resolution: 'replacement',
      },
    }))
  it('French, an article is no reference', () =>
    expectRead({
      mail: text(
        'Demande de retour',
        'Bonjour, nous souhaitons renvoyer 4 câbles réf. CAB-6A-10M, commande BC-7781, commandés par erreur. Un avoir nous conviendrait.\n\nMerci',
      ),
      kind: 'return-request',
      missing: [],
      fields: {
        orderReference: 'BC-7781',
        lines: [{ sku: 'CAB-6A-10M', quantity: 4, reason: 'commandés par erreur' }],
        resolution: 'credit',
      },
    }))

  it('an order that only its form tells is one behind "from"', () =>
    expectRead({
      mail: text('Retour', 'Hallo,\n\nWij sturen uit 4500088123 graag 2x KB-2200 terug: dubbel besteld.\n\nGroet, Ank'),
      kind: 'return-request',
      fields: { orderReference: '4500088123', lines: [{ sku: 'KB-2200', quantity: 2, reason: 'dubbel besteld' }] },
    }))

  it('not dead on arrival is said as well', async () => {
    const { understanding } = await understood(
      text('Retour', 'Wij willen 1x KB-2200 van order PO-77120 retour sturen, verkeerd besteld, geen DOA.'),
    )
    expect(understanding.fields).toMatchObject({ lines: [{ sku: 'KB-2200', deadOnArrival: false }] })
  })
})

describe('references', () => {
  it.each([
    ['Combien de pièces de la référence 152.3301 avez-vous en stock ?', []],
    ["Notre référence 4500012, merci d'en tenir compte.", ['4500012']],
    [
      'Ons kenmerk INK-20118, uw order VO2600012, factuur F2026-881 en zaak 551202.',
      ['INK-20118', 'VO2600012', 'F2026-881', '551202'],
    ],
    ['N° TVA : BE0793037257', []],
    ['Order PO-88120 en nogmaals PO-88120.', ['PO-88120']],
  ])('%s', async (words, references) => {
    expect((await understood(text('Vraag', words))).understanding.references).toEqual(references)
  })
})
