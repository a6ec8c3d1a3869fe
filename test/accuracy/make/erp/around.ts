import type { Tongue } from '../data/articles.ts'
import type { Order } from '../order.ts'
import type { Around } from './pages.ts'

/** What stands around the order in each language. */
export const AROUND: { [tongue in Tongue]: (order: Order) => Around } = {
  nl: ({ buyer }) => ({
    supplier: {
      heading: 'Leverancier',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'Nederland'],
    },
    more: [
      ['Ons debiteurnummer bij u', '104482'],
      ['Betalingsconditie', '30 dagen netto'],
      ['Uw offerte', 'Q26-00871 d.d. 01-09-2026'],
    ],
    foot: [
      `KvK ${buyer.kvk}   Btw ${buyer.vat}   IBAN ${buyer.iban}`,
      'Pagina 1 van 1   Afgedrukt op 28-11-2026 om 10:12',
    ],
  }),
  en: ({ buyer }) => ({
    supplier: {
      heading: 'Supplier',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'The Netherlands'],
    },
    more: [
      ['Our account no.', 'WZ-104482'],
      ['Payment terms', '30 days net'],
      ['Your quotation', 'Q26-00871 of 1 September 2026'],
    ],
    foot: [`VAT ${buyer.vat}   Bank ${buyer.iban}`, 'Page 1 of 1   Printed 28/11/2026 10:12'],
  }),
  de: ({ buyer }) => ({
    supplier: {
      heading: 'Lieferant',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'Niederlande'],
    },
    more: [
      ['Unsere Kundennummer', '104482'],
      ['Zahlungsbedingung', '30 Tage netto'],
      ['Ihr Angebot', 'Q26-00871 vom 01.09.2026'],
    ],
    foot: [`USt-IdNr. ${buyer.vat}   IBAN ${buyer.iban}`, 'Seite 1 von 1   Gedruckt am 28.11.2026'],
  }),
  fr: ({ buyer }) => ({
    supplier: {
      heading: 'Fournisseur',
      lines: ['Waalzicht Distributie B.V.', 'Waalkade 14', '6511 XR Nijmegen', 'Pays-Bas'],
    },
    more: [
      ['Notre n° client', '104482'],
      ['Conditions de règlement', '30 jours net'],
      ['Votre offre', 'Q26-00871 du 01/09/2026'],
    ],
    foot: [`TVA ${buyer.vat}   IBAN ${buyer.iban}`, 'Page 1/1   Imprimé le 28/11/2026'],
  }),
}
