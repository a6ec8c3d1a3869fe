import type { FormWords } from '../paper.ts'

/**
 * The words of one form, written one after the other: position, sku, mpn, ean, description, quantity, unit, price, per,
 * discount, net, total, date | number, ordered on, wanted on, contact, shipping, partial, end customer, currency | deliver to,
 * invoice to, piece, yes, no, subtotal, tax, total.
 */
function words(title: string, columns: string, facts: string, rest: string): FormWords {
  const [position, sku, mpn, ean, description, quantity, unit, price, per, discount, net, sum, date] = parts(
    columns,
    13,
  )
  const [poNumber, orderDate, requestedDate, contact, shipping, partial, endCustomer, currency] = parts(facts, 8)
  const [deliverTo, invoiceTo, piece, yes, no, subtotal, tax, total] = parts(rest, 8)
  return {
    title,
    columns: {
      position: position!,
      sku: sku!,
      mpn: mpn!,
      ean: ean!,
      description: description!,
      quantity: quantity!,
      unit: unit!,
      price: price!,
      per: per!,
      discount: discount!,
      net: net!,
      total: sum!,
      date: date!,
    },
    facts: {
      poNumber: poNumber!,
      orderDate: orderDate!,
      requestedDate: requestedDate!,
      contact: contact!,
      shipping: shipping!,
      partial: partial!,
      endCustomer: endCustomer!,
      currency: currency!,
    },
    deliverTo: deliverTo!,
    invoiceTo: invoiceTo!,
    piece: piece!,
    yes: yes!,
    no: no!,
    subtotal: subtotal!,
    tax: tax!,
    total: total!,
  }
}

function parts(list: string, count: number): string[] {
  const all = list.split(' | ')
  if (all.length !== count) throw new Error(`${all.length} words for ${count}: ${list}`)
  return all
}

/** As the programs print them, or nearly so: each has its own idea of what an order is called. */
export const ERP_WORDS = {
  exact: words(
    'Inkooporder',
    'Nr. | Artikel | Fabr. artikelnr. | EAN/GTIN | Omschrijving | Aantal | Eenheid | Brutoprijs | Prijs per | Kort.% | Nettoprijs | Bedrag | Aflevering',
    'Ordernr. | Datum | Afleverdatum | Onze inkoper | Leveringswijze | Deelleveringen | Bestemd voor eindklant | Valutacode',
    'Afleveren op | Factuur aan | stuk | Toegestaan | Niet toegestaan | Nettobedrag | BTW-bedrag | Totaal EUR',
  ),
  afas: words(
    'Bestelling',
    'Rgl | Itemcode | Item fabrikant | Barcode | Itemomschrijving | Best. aantal | Ehd. | Prijs excl. | Per | Korting | Netto excl. | Regelbedrag | Gew. leverdatum',
    'Bestelling nr. | Besteldatum | Te leveren uiterlijk | Aanvrager | Verzenden met | Nalevering | Project/eindklant | Muntsoort',
    'Aflevergegevens | Factuurgegevens | ST | J | N | Totaal exclusief btw | Btw-bedrag | Totaal inclusief btw',
  ),
  multivers: words(
    'Bestelopdracht leverancier',
    'Reg | Bestelcode | Typenr. | EAN13 | Benaming | Hvh | Vpk | Stukprijs | Per | Krt% | Netto st. | Waarde | Lev. week',
    'Opdracht | Opgemaakt op | Goederen in huis vóór | Behandelend medewerker | Franco / vervoer | Gedeeltelijke uitlevering | Uiteindelijke afnemer | Munt',
    'Goederenontvangst | Crediteurenadministratie | st. | ja, mag | nee, s.v.p. compleet | Goederenbedrag | Omzetbelasting | Opdrachtsom',
  ),
  sapDe: words(
    'Bestellung',
    'Pos. | Material | Herstellerteilenr. | GTIN | Bezeichnung | Bestellmenge | ME | Bruttopreis | Preiseinh. | Rab. | Preis pro Einheit | Nettowert | Lieferdatum',
    'Bestellnummer/Datum | Belegdatum | Liefertermin | Ansprechpartner/in | Versandbedingung | Teillieferung | Endkunde | Währung',
    'Bitte liefern Sie an: | Rechnung bitte an: | ST | erlaubt | nicht erlaubt | Gesamtnettowert ohne MwSt | Mehrwertsteuer | Gesamtwert brutto',
  ),
  sapEn: words(
    'Purchase order',
    'Item | Material | Mfr Part No. | GTIN | Description | Order qty. | Unit | Gross price | Per | Disc. | Price per unit | Net value | Delivery date',
    'PO number/date | Document date | Delivery date | Contact person/Telephone | Shipping instr. | Part delivery | End customer | Currency',
    'Please deliver to: | Invoice address: | PC | allowed | not allowed | Total net value excl. tax | Tax | Total gross value',
  ),
  navision: words(
    'Purchase - Order',
    'Line | Vendor Item No. | Manufacturer Item | GTIN | Description | Quantity | Unit of Measure | List Cost | Per | Line Disc. % | Direct Unit Cost | Line Amount | Expected Receipt Date',
    'Order No. | Order Date | Requested Receipt Date | Purchaser | Shipment Method | Part deliveries | End Customer Name | Currency Code',
    'Ship-to Address | Pay-to Address | PCS | Yes | No | Total Excl. VAT | VAT Amount | Total Incl. VAT',
  ),
  navisionDe: words(
    'Einkauf - Bestellung',
    'Zeile | Kred.-Artikelnr. | Hersteller-Artikelnr. | EAN | Beschreibung | Menge | Einheit | Listenpr. | Preis je | Zeilenrabatt % | EK-Preis | Zeilenbetrag | Erw. Wareneingangsdat.',
    'Bestellnr. | Bestelldatum | Gewünschtes Wareneingangsdatum | Einkäufer | Lieferbedingung/Zusteller | Teillieferungen | Kunde (Endabnehmer) | Währungscode',
    'Lief. an Adresse | Rech. an Adresse | STÜCK | Ja | Nein | Summe ohne MwSt. | MwSt.-Betrag | Summe inkl. MwSt.',
  ),
  odoo: words(
    'Purchase Order',
    'Seq | Internal ref. | Vendor code | Barcode | Product | Qty | UoM | Unit Price | Per | Disc.% | Net Unit | Amount | Date Req.',
    'Purchase Order # | Order Date | Expected Arrival | Buyer | Delivery via | Partial receipts | For customer | Currency',
    'Shipping address | Billing address | Units | Yes | No | Untaxed Amount | VAT 21% | Total',
  ),
  odooNl: words(
    'Inkoopopdracht',
    'Vlg | Ref. leverancier | Fabr.ref. | Streepjescode | Product | Hoeveelheid | Maateenheid | Stukprijs | Per | Korting % | Netto eenheidsprijs | Bedrag | Datum nodig',
    'Inkoopopdracht # | Datum opdracht | Verwachte aankomst | Inkoopverantwoordelijke | Geleverd via | Deelontvangsten | Voor klant | Valuta',
    'Verzendadres | Facturatieadres | Stuks | Ja | Nee | Bedrag excl. belasting | Belastingen | Totaal',
  ),
  sageUk: words(
    'PURCHASE ORDER',
    'No. | Stock Code | Mfr Code | EAN | Details | Qty Req. | Unit | List | Per | Disc % | Unit Price | Net Amt | Reqd by',
    'Order No. | Order Date | Date Required | Ordered by | Carriage | Part shipments | End-user | Currency',
    'DELIVER TO | INVOICE TO | Each | OK | No | Total Net Amount | Total VAT Amount | Order Total',
  ),
  sage100: words(
    'BON DE COMMANDE',
    'N° | Référence | Réf. constructeur | Gencod | Désignation | Qté | Unité | P.U. HT | Par | % Rem. | P.U. net | Montant HT | Date liv.',
    'Numéro | Date | Livraison prévue le | Acheteur(se) | Mode d’expédition | Livraison partielle | Client final | Devise',
    'Adresse de livraison | Adresse de facturation | U | acceptée | refusée | Total HT | TVA | Total TTC',
  ),
  ciel: words(
    'Commande fournisseur',
    'Lg | Code art. | Réf. fabr. | EAN | Libellé article | Quantité | Cond. | Tarif HT | Base | Remise | PU HT | Total HT | Dt livr.',
    'Commande N° | Établie le | À livrer pour le | Suivi par | Transport par | Reliquat | Pour le client | Monnaie',
    'Lieu de réception | Facture à adresser à | pce | oui | non | Montant total HT | Montant TVA | Net TTC',
  ),
  datev: words(
    'Bestellung',
    'Pos | Best.-Nr. | Typ | EAN | Text | Anz. | Einh. | E-Preis | PE | Rab.% | E-Preis netto | G-Preis | Lief.-Dat.',
    'Beleg-Nr. | Datum | Lieferung erbeten zum | Bearbeiter | Versand | Teillieferung | Kommission Kunde | Whrg.',
    'Lieferanschrift | Rechnungsanschrift | Stk. | gestattet | nicht gestattet | Nettosumme | USt. | Bestellsumme',
  ),
  lexware: words(
    'Lieferantenbestellung',
    'Nr. | Artikelnummer | Herst.-Nr. | Barcode | Artikel | Stück | Mengeneinh. | Listenpr. | je | Nachl. | Einzelpr. | Gesamtpr. | bis wann',
    'Bestellung | Bestelldatum | spätestens bei uns | Sachbearbeitung | Versandart | Teilmengen ok? | für Projektkunde | EUR/USD',
    'Anlieferstelle | Rechnungsstelle | St | ja | nein | Summe netto | zzgl. USt | Summe brutto',
  ),
  netsuite: words(
    'PO',
    '# | Item | MPN | UPC | Description | Ordered | Units | List Rate | Per | Disc | Rate | Ext. Amount | Need By',
    'PO # | PO Date | Receive By | Requestor | Ship Via | Split shipment | End User | Ccy',
    'Ship To | Bill To | EA | Allowed | Not allowed | Subtotal | Tax Total | PO Total',
  ),
  handNl: words(
    'Bestellijst',
    'nr | artnr | type | ean | wat | hoeveel | per stuk/doos | stukprijs | per | korting | prijs | samen | wanneer nodig',
    'ons bestelnr | datum vandaag | graag binnen voor | besteld door | verzenden met | in delen? | eindklant | munt',
    'bezorgen bij | rekening naar | stuk | mag | mag niet | samen excl | btw | samen incl',
  ),
  handEn: words(
    'Order sheet',
    'no | code | model | barcode | what | how many | unit | price ea | per | less | net ea | line | want by',
    'our order | dated | please have it here by | from | courier | part deliveries | for our client | currency',
    'deliver here | send the bill to | ea | fine | no | goods | VAT | all in',
  ),
  coupa: words(
    'Purchase Order',
    'Line | Supplier Part Num | Manufacturer Part Num | GTIN | Item | Qty | UOM | List Price | Price Qty | Disc | Price | Line Total | Need By Date',
    'PO Num | Created | Need By | Requester | Shipping Term Carrier | Partial receipts | On behalf of | Currency',
    'Ship-To Location | Bill-To Location | Each | permitted | not permitted | Net Total | Tax Amount | Grand Total',
  ),
}
export type ErpName = keyof typeof ERP_WORDS
