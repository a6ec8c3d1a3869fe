import { labelKey, labelKeys, plain } from '../values/fold.ts'

/** What a line of an order holds, in the order of the contract. */
export const ORDER_LINE_COLUMNS = [
  'lineNumber',
  'sku',
  'manufacturerPartNumber',
  'ean',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'lineTotal',
  'requestedDate',
] as const
/** With what only a line of a return says, or what is taken up into the order as a whole. */
export const LINE_COLUMNS = [
  ...ORDER_LINE_COLUMNS,
  'serialNumber',
  'reason',
  'currency',
  'orderReference',
  'deadOnArrival',
] as const
/** `ignored`: known, and no value of ours (discount, VAT). */
const COLUMNS = [...LINE_COLUMNS, 'ignored'] as const

export type OrderLineColumn = (typeof ORDER_LINE_COLUMNS)[number]
export type LineColumn = (typeof LINE_COLUMNS)[number]
/** What a column of an order or return table can hold; `ownSku`: the article as the customer calls it. */
export type Column = (typeof COLUMNS)[number] | 'ownSku'

const HEADINGS: Record<(typeof COLUMNS)[number], ReadonlySet<string>> = {
  lineNumber: labelKeys(`
    regel, regelnummer, regelnr, line, line no, line number, line item, pos, positie, position, pos nr,
    positionsnummer, item no position, nr, no, lfd nr, ligne, n°, #, line #, row, rij, volgnr, orderregel,
    po line, ln`),
  sku: labelKeys(`
    artikel, artikelnummer, artikelcode, art nr, artnr, art, artikel id, art code, item, item number,
    item no, item code, itemcode, item id, sku, sku id, sku code, sku nr, product, productcode, product code,
    productnummer, product number, product no, product id, prod code, part, part number, part no, part nr,
    partnumber, p/n, pn, part #, code, bestelcode, bestelnummer artikel, order code, ordercode, material,
    materiaal, materiaalnummer, material number, materialnummer, artikelnr leverancier,
    artikelnummer leverancier, leverancierscode, leverancier artikelnummer, leverancier artikel,
    supplier part number, supplier part, supplier item, supplier sku, supplier code, supplier article,
    supplier item number, vendor item, vendor sku, vendor item number, vendor part, vendor part number,
    uw artikelnummer, uw artikel, uw artikelcode, uw code, uw art nr, uw sku, your item, your item number,
    your part, your part number, your sku, your article, your article number, your code, your item code,
    ihre artikelnummer, ihre art nr, ihre artikel nr, votre référence, votre article, artikel nr,
    artikelbezeichnung nr, bestellnummer artikel, article, article number, article no, article code,
    référence, reference, référence article, réf, ref, code article, référence produit, réf article,
    code produit, referentie artikel, model, modelnummer, model number, type, typenummer,
    lieferanten artikelnummer, lieferantenartikelnummer, lieferanten art nr, artikel nr lieferant,
    stock code, stockcode, catalogue number, catalog number, productnr, artikel code, sachnummer, item #,
    sku #, product/sku, artikel/sku, sku/artikel, distributor sku, disti sku, artikelnummer distributeur`),
  manufacturerPartNumber: labelKeys(`
    mpn, manufacturer part number, manufacturer part, manufacturer part no, mfr part, mfr part number,
    mfr part no, mfg part, mfg part number, mfr, mfpn, mfr #, mfg #, manufacturer number, manufacturer sku,
    manufacturer code, oem part number, oem number, oem part, fabrikantcode, fabrikant code,
    fabrikant artikelnummer, fabrikantnummer, artikelnummer fabrikant, fabrikant art nr,
    artikelcode fabrikant, fabrikant partnummer, partnummer fabrikant, part number fabrikant,
    fabrikant part number, fabrikant part, fabrieksnummer, fabriekscode, producentcode, herstellernummer,
    hersteller nr, hersteller artikelnummer, herstellerartikelnummer, hersteller teilenummer,
    herstellerteilenummer, hersteller art nr, hst art nr, référence fabricant, réf fabricant,
    référence constructeur, réf constructeur, code fabricant, partnummer, partnr, teilenummer`),
  ean: labelKeys(`
    ean, ean code, ean13, ean nummer, ean nr, gtin, gtin13, gtin code, upc, barcode, ean/upc, ean/gtin,
    gtin/ean, code ean, code barre`),
  description: labelKeys(`
    omschrijving, artikelomschrijving, productomschrijving, beschrijving, description, item description,
    product description, article description, descr, desc, oms, product name, productnaam,
    artikelnaam, item name, bezeichnung, artikelbezeichnung, produktbezeichnung, beschreibung, désignation,
    libellé, description article, dénomination, details, specificatie, benaming, artikel omschrijving,
    product omschrijving, produkt, produit, omschrijving artikel, goods, goods description, item details,
    descrizione, article désignation, designation`),
  quantity: labelKeys(`
    aantal, aantal stuks, aant, hoeveelheid, besteld, besteld aantal, bestelaantal, bestelde hoeveelheid,
    aantal besteld, st, stuks, quantity, qty, qty ordered, order qty, order quantity, ordered, ordered qty,
    quantity ordered, qnty, quant, qté, quantité, quantité commandée, menge, anzahl, bestellmenge, stk,
    stück, stückzahl, pcs, pieces, units, hvh, nombre, aantal eenheden, requested qty, qty.,
    quantity requested, number of units, aantal retour, retour aantal, return qty, te retourneren,
    qty to return, return quantity, aantal/st, no of units, amount of units, cant`),
  unit: labelKeys(
    `eenheid, eenh, eh, unit, uom, u/m, um, unit of measure, einheit, eht, me, unité, unite, verpakking, per`,
  ),
  unitPrice: labelKeys(`
    prijs, prijs per stuk, stukprijs, stuksprijs, eenheidsprijs, prijs per eenheid, prijs p st, prijs st,
    prijs/st, prijs/stuk, p/st, prijs excl, prijs excl btw, prijs ex btw, prijs eur, prijs €, netto prijs,
    nettoprijs, netto, inkoopprijs, inkoop, tarief, price, unit price, unit price excl vat, price per unit,
    price each, price/unit, unit cost, cost, cost price, net price, net unit price, price eur,
    unit price eur, rate, each, unit net price, price ex vat, preis, einzelpreis, stückpreis, e preis, ep,
    nettopreis, preis pro stück, preis je einheit, prix, prix unitaire, pu, prix unitaire ht, pu ht, prix ht,
    prix net, eenheidsprijs excl btw, stukprijs excl btw, stukprijs eur, prijs ps, buy price, purchase price,
    verkoopprijs, your price, uw prijs, prijs per st, einzelpreis eur, unit price usd, unit price gbp,
    price usd, prix unit`),
  lineTotal: labelKeys(`
    totaal, regeltotaal, totaalprijs, totaal prijs, totaal excl, totaal excl btw, totaal ex btw, totaal eur,
    totaalbedrag, bedrag, bedrag excl btw, regelbedrag, waarde, subtotaal, nettobedrag, netto bedrag, total,
    line total, total price, total amount, amount, line amount, extended, extended price, ext price, ext,
    net amount, net total, total excl vat, total eur, amount eur, value, total net, total ex vat, gesamt,
    nettowert, gesamtwert, gesamtpreis, betrag, gesamtbetrag, summe, gp, nettobetrag, gesamt eur, gesamtpreis eur, betrag eur,
    montant, montant ht, total ht, prix total, total ligne, total line, extended amount, ext amount,
    total usd, amount usd, totaal regel, total cost, sum, prix total ht`),
  requestedDate: labelKeys(`
    leverdatum, gewenste leverdatum, gewenste datum, gewenst, gevraagde leverdatum, leverdatum gewenst,
    levering, leverweek, requested date, delivery date, requested delivery date, required date, required by,
    need by, need by date, due date, due, ship date, date required, date needed, required delivery date,
    requested delivery, liefertermin, lieferdatum, wunschtermin, wunschliefertermin, termin,
    date de livraison, date livraison, livraison, date souhaitée, date de livraison souhaitée, delivery,
    datum levering, eta gewenst, req date, date req, req delivery date`),
  serialNumber: labelKeys(`
    serienummer, serienr, serienummers, s/n, sn, serial, serial number, serial no, serial numbers, serials,
    seriennummer, seriennr, numéro de série, n° de série, no de série, serial #, serial nr, snr, sn nummer,
    numero serie, serie nummer, n° série`),
  reason: labelKeys(`
    reden, reden retour, reden van retour, retourreden, reden van retourneren, reden retourzending, klacht,
    omschrijving klacht, foutomschrijving, defect, probleem, storing, klachtomschrijving,
    omschrijving defect, omschrijving probleem, probleemomschrijving, reason, return reason,
    reason for return, reason of return, fault, fault description, problem, problem description, issue,
    defect description, description of fault, description of problem, grund, rückgabegrund, retourengrund,
    reklamationsgrund, fehler, fehlerbeschreibung, grund der rücksendung, grund der retoure, motif, raison,
    motif du retour, raison du retour, description du défaut, panne, complaint, opmerking, toelichting,
    remark, symptom, grund für rücksendung`),
  currency: labelKeys(`valuta, munt, currency, curr, cur, währung, devise, muntsoort`),
  orderReference: labelKeys(`
    order, ordernummer, bestelling, bestelnummer, order number, order no, po, po nummer, po number, factuur,
    factuurnummer, invoice, invoice number, auftrag, auftragsnummer, rechnung, rechnungsnummer, commande,
    facture`),
  deadOnArrival: labelKeys(`doa, dead on arrival, doa ja nee, doa?, doa j n, doa yes no, doa y n, is doa`),
  ignored: labelKeys(`
    korting, korting %, discount, disc, disc %, rabatt, remise, btw, btw %, vat, vat %, tax, mwst, mwst %,
    tva, tva %, taux tva, bruto, adviesprijs, list price, bruto prijs, brutoprijs, listprice, msrp,
    opmerkingen, remarks, notes, kostenplaats, cost center, project, gl account, eindklant, end customer,
    end user, merk, brand, fabrikant, manufacturer, vendor, hersteller, fabricant, locatie, location,
    gewicht, weight, voorraad, stock, geleverd, delivered, backorder, openstaand, status, discount %,
    btw code, leverancier, supplier, klantnummer, customer, jaar, looptijd, term, duration, kleur, colour,
    color`),
}

const SUPPLIER = /\b(?:leveranciers?|suppliers?|vendors?|lieferanten?|fournisseurs?|distributeurs?|distributors?)\b/i
const OURS =
  /^(?:ons|onze|our|unsere?|notre|nos|mijn|my|intern|interne|internal|klant|customer|kunden)\b|\b(?:klant|customer|intern|afnemer|koper|buyer|besteller)\s?$/
const BY_KEY = new Map<string, Column>()
for (const column of COLUMNS) for (const key of HEADINGS[column]) if (!BY_KEY.has(key)) BY_KEY.set(key, column)

/** Which column a heading names, in Dutch, English, German or French; undefined for anything else. */
export function columnOf(heading: string): Column | undefined {
  if (heading.length > 60 || heading.length === 0) return undefined
  const key = labelKey(heading)
  // "retailer_po_number", "klant PO nr": whose it is does not matter
  const column = BY_KEY.get(key) ?? (key.endsWith('ponr') ? 'orderReference' : byParts(heading))
  if (!column && SUPPLIER.test(heading)) return columnOf(heading.replace(SUPPLIER, ' '))
  return column === 'sku' && OURS.test(plain(heading).trim()) ? 'ownSku' : column
}

/** "Aantal / Qty", "Prijs (EUR)", "Unit price EUR excl. VAT": known once the currency, tax and translation are off. */
function byParts(heading: string): Column | undefined {
  const bare = heading
    .replace(
      /\b(?:in )?(?:EUR|USD|GBP|euro)\b|[€$£]|\b(?:excl|ex|exkl|zonder|zzgl|incl|inkl)\.?\s?(?:btw|vat|tax|mwst|tva)?\b\.?/gi,
      ' ',
    )
    .trim()
  if (bare !== heading && bare !== '') {
    const column = BY_KEY.get(labelKey(bare))
    if (column) return column
  }
  const parts = heading.split(/[/|\n]/)
  if (parts.length < 2 || parts.length > 3) return undefined
  for (const part of parts) {
    const column = BY_KEY.get(labelKey(part))
    if (column) return column
  }
  return undefined
}
