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

/** True where a document calls itself an order. */
export function isOrderForm(document: Document): boolean {
  const head = document.lines
    .slice(0, 25)
    .map(({ text }) => text)
    .join('\n')
  return /(?:^|\s{2,}|\n)\s*(?:purchase order|inkooporder|inkoopopdracht|bestelling|bestelbon|bestelformulier|bestelorder|order ?form|bestellung|bestellschein|bestellformular|bon de commande|commande|p\.?o\.? (?:number|nummer|nr)|order(?:nummer| number))\b/i.test(
    head,
  )
}
