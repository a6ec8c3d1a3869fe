import type { Document } from '../types.ts'

/** A document that calls itself an invoice, a quotation or a delivery note is no order. */
export function isInvoice(document: Document): boolean {
  const head = document.lines
    .slice(0, 12)
    .map(({ text }) => text)
    .join('\n')
  const invoice =
    /^\s*(?:\S+\s{2,})?(?:verkoop)?(?:factuur|invoice|tax invoice|rechnung|facture|creditnota|credit note|offerte|quotation|angebot|devis|pakbon|packing slip|delivery note|lieferschein|bon de livraison|orderbevestiging|order confirmation|auftragsbest[äa]tigung)\b(?!\s+(?:aan|naar|adres|to|address|an|senden|bitte|adresse|[àa])\b)/im.test(
      head,
    )
  return (
    invoice &&
    !/(?:purchase order|inkoop(?:order|opdracht)|bestelling|bestellung|bestellschein|bon de commande|bestel(?:bon|formulier|order)|order form)/i.test(
      head,
    )
  )
}

/** What orders call themselves, at the head of the paper. */
const TITLES = [
  'purchase order',
  'purchase requisition order',
  'works? order',
  'supply order',
  'supplier order',
  'call-?off(?: order)?',
  'blanket release',
  'order ?form',
  'order to supply',
  'procurement order',
  'buying order',
  'p\\.?o\\.? (?:number|nummer|nr|no|#)',
  'order(?:nummer| number)',
  'inkoop ?order',
  'inkoop ?opdracht',
  'inkoop ?bon',
  'inkoop ?bestelling',
  'bestelling',
  'bestel ?bon',
  'bestel ?formulier',
  'bestel ?order',
  'bestel ?opdracht',
  'opdracht tot levering',
  'leveringsopdracht',
  'afroep(?:order|opdracht|bestelling)?',
  'leveranciersorder',
  'opdracht ?bon',
  'werkopdracht',
  'bestellung',
  'bestellschein',
  'bestell ?formular',
  'bestell ?auftrag',
  'einkaufs ?(?:auftrag|bestellung|order|beleg)',
  'lieferanten ?bestellung',
  'lieferabruf',
  'abruf(?:auftrag|bestellung)?',
  'materialbestellung',
  'warenbestellung',
  'bon de commande',
  "commande(?: fournisseur| d[’']achat)?",
  "ordre d[’']achat",
  "bon d[’']achat",
  'cde fournisseur',
]
const TITLE = new RegExp(String.raw`(?:^|\s{2,}|\n|/\s)\s*(?:${TITLES.join('|')})(?![\p{L}\d])`, 'iu')

/** True where a document calls itself an order. */
export function isOrderForm(document: Document): boolean {
  const head = document.lines
    .slice(0, 25)
    .map(({ text }) => text)
    .join('\n')
  return TITLE.test(head)
}
