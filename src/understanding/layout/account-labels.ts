import { labelKeys } from '../values/fold.ts'

/** How the details of a company are called on forms and letters: Dutch, English, German, French. */
export const ACCOUNT_LABELS = {
  kvkNumber: labelKeys(`
    kvk, kvk nummer, kvk nr, k.v.k., kvk-nummer, kvknr, kamer van koophandel, nummer kamer van koophandel, kvk inschrijving,
    inschrijfnummer kvk, inschrijvingsnummer kvk, handelsregister, handelsregisternummer, nummer handelsregister,
    chamber of commerce, chamber of commerce number, chamber of commerce no, coc, coc number, coc no, coc nr,
    trade register, trade register number, company registration number, registration number, kvk number, kvk no,
    dossiernummer kvk, handelskammer, handelskammernummer, handelskammer nummer, kvk numéro, numéro kvk, n° kvk,
    chambre de commerce, ondernemingsnummer`),
  vatNumber: labelKeys(`
    btw nummer, btw nr, btw-id, btw id, btw identificatienummer, btw-identificatienummer, btwnr, omzetbelastingnummer,
    vat number, vat no, vat nr, vat id, vat registration number, vat registration, vat reg no, vat-id, eu vat number, tax id,
    btw, vat, ust-idnr, ust-id, ust id nr, ust-identifikationsnummer, umsatzsteuer-id, umsatzsteuer-identifikationsnummer,
    ustid, ust-id-nr, numéro de tva, n° tva, n° de tva, tva, tva intracommunautaire, numéro tva,
    numéro de tva intracommunautaire, n° tva intracommunautaire, btw-nummer (eu), identifiant tva`),
  iban: labelKeys(`
    iban, iban nummer, iban number, iban nr, iban-nummer, bankrekening, bankrekeningnummer, rekeningnummer, rekening,
    bank account, bank account number, account number, iban/bankrekening, bank (iban), bank, bankverbindung, kontonummer,
    bankkonto, compte bancaire, numéro de compte, coordonnées bancaires, rib, rekeningnr, bankgegevens, bank details`),
  phone: labelKeys(`
    telefoon, telefoonnummer, telefoon nr, tel, tel nr, telnr, mobiel, mobiel nummer, mobiele nummer, gsm, phone,
    phone number, phone no, telephone, telephone number, mobile, mobile number, direct line, telefon, telefonnummer,
    tel.-nr., mobil, handy, rufnummer, téléphone, numéro de téléphone, portable, mob, t, telefoon contactpersoon,
    telefoonnummer contactpersoon, tel contactpersoon, phone contact, rückrufnummer, terugbelnummer, bereikbaar op,
    direct number, doorkiesnummer, call back number`),
  contactEmail: labelKeys(`
    e-mail contactpersoon, email contactpersoon, e-mailadres contactpersoon, emailadres contactpersoon, contact e-mail,
    contact email, contact e-mail address, contact email address, e-mail contact, email contact, e-mail of contact,
    e-mail ansprechpartner, e-mail des ansprechpartners, e-mail du contact, algemeen e-mailadres,
    e-mailadres facturatie, e-mail address contact person`),
  companyAddress: labelKeys(`
    adres, bezoekadres, vestigingsadres, bedrijfsadres, kantooradres, postadres, adres bedrijf, adresgegevens,
    straat en huisnummer, straat, address, company address, visiting address, business address, registered address,
    office address, postal address, street address, street, anschrift, adresse, firmenanschrift, firmenadresse,
    geschäftsadresse, geschäftsanschrift, postanschrift, straße, strasse, adresse de la société, siège social, siège,
    adresse postale, rue, adresse du siège, hauptsitz, registered office`),
  postalPlace: labelKeys(`
    postcode, postcode en plaats, postcode/plaats, postcode plaats, postal code, postal code and city, zip, zip code,
    zip/city, plz, plz ort, plz/ort, plz und ort, code postal, code postal et ville, postcode + plaats, postcode & plaats,
    postcode en woonplaats, postcode/woonplaats, code postal/ville, code postal ville`),
  quantity: labelKeys(`aantal, aantal stuks, hoeveelheid, quantity, qty, menge, anzahl, stückzahl, quantité, qté`),
  destination: labelKeys(
    `bestemming, destination, eindbestemming, plaats van bestemming, zielort, bestimmungsort, lieu de destination, ziel`,
  ),
  city: labelKeys(`plaats, stad, woonplaats, vestigingsplaats, city, town, ort, stadt, ville, localité`),
  country: labelKeys(`land, country, pays`),
} as const satisfies Record<string, ReadonlySet<string>>
