import type { Tongue } from '../data/articles.ts'

/** What people write above an order that stands in a file, and above one that stands in the mail. */
export const COVERS: { [tongue in Tongue]: { attached: string[]; here: string[]; subject: string[] } } = {
  nl: {
    attached: [
      'Bijgaand onze inkooporder, graag verwerken.',
      'In de bijlage vindt u onze bestelling. Graag een bevestiging met levertijd.',
      'Hierbij een nieuwe bestelling, zie bijlage.',
    ],
    here: [
      'Graag bestellen wij het volgende:',
      'Hierbij onze bestelling:',
      'Wij willen onderstaande artikelen bestellen.',
    ],
    subject: ['Bestelling {po}', 'Inkooporder {po}', 'Nieuwe order'],
  },
  en: {
    attached: [
      'Please find our purchase order attached.',
      'PO attached, please confirm receipt and delivery date.',
      'Attached is a new order for processing.',
    ],
    here: ['We would like to order the following:', 'Please supply:', 'Kindly process this order:'],
    subject: ['Purchase order {po}', 'PO {po}', 'New order'],
  },
  de: {
    attached: [
      'anbei erhalten Sie unsere Bestellung.',
      'im Anhang finden Sie unsere Bestellung mit der Bitte um Auftragsbestätigung.',
    ],
    here: ['hiermit bestellen wir folgende Artikel:', 'bitte liefern Sie uns:'],
    subject: ['Bestellung {po}', 'Unsere Bestellung {po}', 'Neue Bestellung'],
  },
  fr: {
    attached: [
      'Veuillez trouver ci-joint notre bon de commande.',
      'Ci-joint notre commande, merci de confirmer le délai.',
    ],
    here: ['Nous souhaitons commander les articles suivants :', 'Merci de nous livrer :'],
    subject: ['Commande {po}', 'Bon de commande {po}', 'Nouvelle commande'],
  },
}
