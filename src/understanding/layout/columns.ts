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
  'discount',
  'orderReference',
  'deadOnArrival',
] as const
/** `priceBase`: how many pieces the price is for. `grossPrice`: before discount. `ignored`: known, and no value of ours (VAT). */
const COLUMNS = [...LINE_COLUMNS, 'priceBase', 'grossPrice', 'ignored'] as const

export type OrderLineColumn = (typeof ORDER_LINE_COLUMNS)[number]
export type LineColumn = (typeof LINE_COLUMNS)[number]
/** What a column of an order or return table can hold; `ownSku`: the article as the customer calls it. */
export type Column = (typeof COLUMNS)[number] | 'ownSku'

const HEADINGS: Record<(typeof COLUMNS)[number], ReadonlySet<string>> = {
  lineNumber: labelKeys(`
    regel, regelnummer, regelnr, line, line no, line number, line item, pos, positie, position, pos nr,
    positionsnummer, item no position, nr, no, lfd nr, ligne, n°, #, line #, row, rij, volgnr, orderregel,
    po line, ln,
    zeile, zeilennummer, zeilen nr, posnr, pos no, item pos, regel nr, lijn, lijnnummer, lijn nr, line id, lgn, no ligne, numéro de ligne, poste, volgnummer, orderregelnummer, position nr, rang, lfd, lfdnr`),
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
    sku #, product/sku, artikel/sku, sku/artikel, distributor sku, disti sku, artikelnummer distributeur,
    artikelkode, art kode, artcode, artikelref, artikelreferentie, art ref, artref, art n°, artnum, artno, catalogusnummer, cat no, cat nr,
    katalognummer, kat nr, bestell nr artikel, artikelbestellnummer, product ref, productref, produktnummer, produktcode, produkt nr,
    ihre art nr, ihre artikelnr, ihre artikelkennung, ihre nummer, ihre teilenummer, ihr artikel, votre code, votre code article, vos références, votre réf,
    votre référence article, référence fournisseur, réf fournisseur, code fournisseur, article fournisseur, your ref, your product code, your code no,
    uw artikelnr, uw bestelnummer, uw referentie artikel, uw productcode, uw ref, uw artikelref, uw item, stock number, stock no, item ref,
    item reference, artikelnummer lief, lief art nr, matnr, mat nr, mat no, materialnr, matériel, catalogue no, catalogue ref, catalogue code, code art, no article,
    num article, numéro article, numéro d'article, numéro de référence, artikelid, product sku, item sku`),
  manufacturerPartNumber: labelKeys(`
    mpn, manufacturer part number, manufacturer part, manufacturer part no, mfr part, mfr part number,
    mfr part no, mfg part, mfg part number, mfr, mfpn, mfr #, mfg #, manufacturer number, manufacturer sku,
    manufacturer code, oem part number, oem number, oem part, fabrikantcode, fabrikant code,
    fabrikant artikelnummer, fabrikantnummer, artikelnummer fabrikant, fabrikant art nr,
    artikelcode fabrikant, fabrikant partnummer, partnummer fabrikant, part number fabrikant,
    fabrikant part number, fabrikant part, fabrieksnummer, fabriekscode, producentcode, herstellernummer,
    hersteller nr, hersteller artikelnummer, herstellerartikelnummer, hersteller teilenummer,
    herstellerteilenummer, hersteller art nr, hst art nr, référence fabricant, réf fabricant,
    référence constructeur, réf constructeur, code fabricant, partnummer, partnr, teilenummer,
    mfr code, mfg code, maker part number, maker's part number, maker code, part number manufacturer, fabr nr, fabr code, fabrikantsnummer,
    fabrikantscode, fabrikantreferentie, partnr fabrikant, partno fabrikant, artikelnummer producent, producent nr, typenummer fabrikant,
    herst nr, herst art nr, herst teilenr, herstellernr, hersteller code, herstellerreferenz, référence constr, réf constr, réf fab, référence marque, code constructeur,
    vendor part no mfr, original part number, oem nr, oem no`),
  ean: labelKeys(`
    ean, ean code, ean13, ean nummer, ean nr, gtin, gtin13, gtin code, upc, barcode, ean/upc, ean/gtin,
    gtin/ean, code ean, code barre,
    ean gtin, barkode, streepjescode, strichcode, code à barres, codebarres, codebarre, upc ean, gtin nr, gtin nummer, ean nr`),
  description: labelKeys(`
    omschrijving, artikelomschrijving, productomschrijving, beschrijving, description, item description,
    product description, article description, descr, desc, oms, product name, productnaam,
    artikelnaam, item name, bezeichnung, artikelbezeichnung, produktbezeichnung, beschreibung, désignation,
    libellé, description article, dénomination, details, specificatie, benaming, artikel omschrijving,
    product omschrijving, produkt, produit, omschrijving artikel, goods, goods description, item details,
    descrizione, article désignation, designation,
    art omschr, omschr, omschr artikel, artikel omschr, productomschr, artikelbeschrijving, productbeschrijving, item desc, prod desc, product desc, article desc, artikeltext, kurztext,
    warenbezeichnung, bez, bezeichn, beschr, artikelbeschreibung, produktbeschreibung, produktname, produktbez, libellé article, libellé produit, désignation article, désignation produit, désign,
    intitulé, nom du produit, nom produit, omschrijving product, benoeming, goederen, product details, material description, materiaalomschrijving, materialbezeichnung, name of product, naam artikel, naam product`),
  quantity: labelKeys(`
    aantal, aantal stuks, aant, hoeveelheid, besteld, besteld aantal, bestelaantal, bestelde hoeveelheid,
    aantal besteld, st, stuks, quantity, qty, qty ordered, order qty, order quantity, ordered, ordered qty,
    quantity ordered, qnty, quant, qté, quantité, quantité commandée, menge, anzahl, bestellmenge, stk,
    stück, stückzahl, pcs, pieces, units, hvh, nombre, aantal eenheden, requested qty, qty.,
    quantity requested, number of units, aantal retour, retour aantal, return qty, te retourneren,
    qty to return, return quantity, aantal/st, no of units, amount of units, cant,
    anz, mg, bestelhoeveelheid, bestelh, besteld aant, aantal besteld, hoev, hoeveelh, hoeveelh besteld, qty req, qty required, required qty, requested quantity, qty needed, quantity required,
    quantity needed, req qty, req quantity, order amount, number, count, pcs ordered, no of pieces, no of pcs, number of pieces, stck, bestellte menge, bestellmg, auftragsmenge, liefermenge, benötigt, nb, nbre, nbr, qtés, qtt, qtité,
    qté commandée, quantité demandée, nombre d unités, nombre de pièces, how many, hoeveel, ordered quantity, aantal te leveren, aantal stuk, gewenst aantal, nodig, besteld st, qty pcs, qty ea, menge stk`),
  unit: labelKeys(
    `eenheid, eenh, eh, unit, uom, u/m, um, unit of measure, einheit, eht, me, unité, unite, verpakking,
    ehd, einh, mengeneinheit, mengeneinh, meng einh, bestelleenheid, bestel eenheid, besteleenheid, verkoopeenheid, ve, unité de mesure, un, unit measure, order unit, bestelleinheit, sales unit, u m, meeteenheid, hoeveelheidseenheid, pack, packaging, conditionnement, uté`,
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
    price usd, prix unit,
    net, nett, net each, nett price, netto stuk, netto p st, netto per stuk, netto stukprijs, netto eenheidsprijs, nettostukprijs, stuk prijs, prijs netto, prijs p stuk, prijs eenheid, prijs/eenheid, prijs/eenh, eenh prijs, eenheidspr, st prijs,
    stprijs, st prijs netto, pr st, prijs stuk, inkoopprijs netto, inkoopprijs p st, afgesproken prijs, kostprijs, unit pr, unit cost price, unit value, u price, uprice, price ea, price per piece, price per item, price pc, price pce, piece price, agreed price,
    net unit cost, nett unit price, your net price, contract price, price unit net, preis st, preis stk, preis/stk, preis/st, preis stück, preis/einheit, preis/me, preis je einheit, preis je stk, preis pro einheit, preis einheit, e preis netto,
    einzel, einzelpr, einheitspreis, stk preis, stkpreis, stückpreis netto, nettoeinzelpreis, nettostückpreis, netto preis, netto einzelpreis, netto ep, vk, ek, ek preis, einkaufspreis, ihr preis, vereinbarter preis, p u, p u ht, pu net, pu net ht, prix net ht, prix u,
    prix/u, prix unit ht, prix unitaire net, prix à l'unité, prix unité, prix pièce, prix par pièce, tarif unitaire, tarif ht, prix d'achat, puht, net ht`),
  lineTotal: labelKeys(`
    totaal, regeltotaal, totaalprijs, totaal prijs, totaal excl, totaal excl btw, totaal ex btw, totaal eur,
    totaalbedrag, bedrag, bedrag excl btw, regelbedrag, waarde, subtotaal, nettobedrag, netto bedrag, total,
    line total, total price, total amount, amount, line amount, extended, extended price, ext price, ext,
    net amount, net total, total excl vat, total eur, amount eur, value, total net, total ex vat, gesamt,
    nettowert, gesamtwert, gesamtpreis, betrag, gesamtbetrag, summe, gp, nettobetrag, gesamt eur, gesamtpreis eur, betrag eur,
    montant, montant ht, total ht, prix total, total ligne, total line, extended amount, ext amount,
    total usd, amount usd, totaal regel, total cost, sum, prix total ht,
    regelprijs, regel totaal, totaal netto, netto totaal, tot, tot bedrag, totaalprijs excl, totale prijs, bedrag netto, bedr, som, line value, line price, line cost, line net, net value, net line total, nett amount, nett total, total value, order value, ext cost, extended cost, extension,
    total price net, zeilensumme, zeilenbetrag, positionswert, positionsbetrag, positionssumme, positionspreis, gesamtnetto, gesamt netto, netto gesamt, nettosumme, ges preis, gespreis, ges betrag, gesamtpr, gesamtpreis netto, gesamtwert netto, warenwert, wert, endpreis,
    total net ht, montant net, montant net ht, mt ht, mnt, mnt ht, mt, total article, montant total, montant ligne, valeur, total h t, somme`),
  requestedDate: labelKeys(`
    leverdatum, gewenste leverdatum, gewenste datum, gewenst, gevraagde leverdatum, leverdatum gewenst,
    levering, leverweek, requested date, delivery date, requested delivery date, required date, required by,
    need by, need by date, due date, due, ship date, date required, date needed, required delivery date,
    requested delivery, liefertermin, lieferdatum, wunschtermin, wunschliefertermin, termin,
    date de livraison, date livraison, livraison, date souhaitée, date de livraison souhaitée, delivery,
    datum levering, eta gewenst, req date, date req, req delivery date,
    gewenst op, gevraagde datum, gevraagd, gewenste levering, leveren op, leveren voor, lever datum, levertijd gewenst, uiterste datum, uiterlijk, uiterste leverdatum, nodig op, wanted by, wanted, deliver by, deliver on, delivery by, date wanted, needed by, needed on, date requested,
    requested, required, required on, rqd date, dlv date, del date, deliv date, despatch date, dispatch date, lief datum, liefertag, lieferung, lieferung am, lieferung bis, gewünscht, wunschdatum, bis wann, benötigt am, bedarfsdatum, bedarfstermin, liefdatum, date souhaitée livraison,
    livraison le, livraison souhaitée, livrer le, livrer avant, date demandée, délai, délai souhaité, date liv, date voulue, échéance`),
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
  discount: labelKeys(`
    korting, korting %, kort, krt, krt %, kort %, korting perc, kortingspercentage, discount, discount %, disc, disc %, rabatt, rabatt %, rab, rab %,
    nachlass, remise, remise %, rem, rem %, réduction, rabais, % korting, % disc, % remise, % rabatt`),
  priceBase: labelKeys(`
    per, pe, p e, prijs per aantal, prijseenheid, prijs eenheid aantal, preiseinheit, preis einh, preisbasis, preis je, preis pro, je, pro, price base, price basis, price per, price quantity, price qty,
    pricing unit, price unit, per qty, per quantity, per unit qty, prix par, prix pour, base prix, base de prix, unité de prix, par, prijsbasis, prijs voor, basis, base, per st, per aantal`),
  grossPrice: labelKeys(`
    bruto, bruto prijs, brutoprijs, bruto stukprijs, bruto eenheidsprijs, bruto p st, gross, gross price, gross unit price, list price, listprice, list, catalogusprijs, lijstprijs, bruttopreis,
    brutto, brutto preis, listenpreis, prix brut, pu brut, prix catalogue, prix tarif, tarif brut, standard price`),
  ignored: labelKeys(`
    btw, btw %, vat, vat %, tax, mwst, mwst %,
    tva, tva %, taux tva, adviesprijs, msrp, vpe, ve menge, ust, ust %, code tva, taux, steuer, ohb, levertijd, lead time, lieferzeit,
    opmerkingen, remarks, notes, kostenplaats, cost center, project, gl account, eindklant, end customer,
    end user, merk, brand, fabrikant, manufacturer, vendor, hersteller, fabricant, locatie, location,
    gewicht, weight, voorraad, stock, geleverd, delivered, backorder, openstaand, status,
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

/** "Prijs per 100 stuks": what the price is for is no part of the name. */
const PER_SO_MANY =
  /(?:\b(?:per|pro|je|par|pour|for)\s?|\/\s?)10{0,5}\b(?:\s?(?:st|stk|stuks?|pcs?|pieces|st[üu]ck|pi[èe]ces|ea)\b\.?)?/gi

/** "Aantal / Qty", "Prijs (EUR)", "Unit price EUR excl. VAT": known once the currency, tax and translation are off. */
function byParts(heading: string): Column | undefined {
  const bare = heading
    .replace(
      /\b(?:in )?(?:EUR|USD|GBP|euro)\b|[€$£]|\b(?:excl|ex|exkl|zonder|zzgl|incl|inkl)\.?\s?(?:btw|vat|tax|mwst|tva)?\b\.?/gi,
      ' ',
    )
    .replace(PER_SO_MANY, ' ')
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
